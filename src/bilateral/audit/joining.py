"""Claims that only a whole sentence decides: a vote, or an agreement, and what it was about are one claim."""

import re
from collections.abc import Sequence

import msgspec

from bilateral.audit.families import Family, family_of
from bilateral.reading import Claim, Proposition, Span
from bilateral.shapes.vocabulary import Action, Kind

_VOTED = re.compile(r"\b(?:vot(?:e|es|ed|ing)|majority|abstain(?:ed)?)\b", re.IGNORECASE)
_AMONG = re.compile(
    r"\b(?:(?:among|one of)\b[\w ,-]*\b(?:states|countries|nations|members|governments|delegations)"
    r"|(?:join|vot)ed with the majority|joined the majority)$",
    re.IGNORECASE,
)
_THAT_VOTED = re.compile(r"\s(?:that|which|who|to|in)\s[^.;:\n]*", re.IGNORECASE)
_DOCUMENT = re.compile(r"\b(?:treaty|agreement|accord|pact|contract|deal|memorandum|declaration)$", re.IGNORECASE)
_OBLIGES = re.compile(r"\b(?:oblig|bind|bound|commit|requir)\w*\b[\w ]*$", re.IGNORECASE)
_TO = re.compile(r"(?:to|if)\b|it is attacked", re.IGNORECASE)
_SIGNED = re.compile(r"\b(?:signed|concluded|initialled|ratified)\b", re.IGNORECASE)
_THAT_SIGNED = re.compile(
    r"\s(?:that|which|who|to) (?:have |had )?(?:sign|conclud|found|ratif|initial|join)\w*\b[^.;:\n]*", re.IGNORECASE
)
_TOLD_OF_IT = re.compile(r"(?:that|which) (?:[\w-]+ ){0,3}\w+", re.IGNORECASE)
_SAID_OF_IT = re.compile(
    r"(?:was|were|has been|had been|took|came|entered|dates?|expired|ended|lapsed)\b", re.IGNORECASE
)
_SCENE = re.compile(r"\b(?:when|after|before|as soon as|once)\s*$", re.IGNORECASE)
_SET = re.compile(r"(?:when|after|before|as soon as|once) (?!\w+ing\b)", re.IGNORECASE)
_GERUND = re.compile(r"\w+ing\b", re.IGNORECASE)
_AWAITS = re.compile(r"\b(?:on|for|about|of|to|with|in)$", re.IGNORECASE)
_COMPLEMENT = re.compile(r"(?:to|when|as|that|which|on|against|for)\b", re.IGNORECASE)

_SHORT = 14


def joined(claims: Sequence[Claim], text: str) -> list[Claim]:
    """Return the claims with the clause that says what a vote, a veto or an agreement was about joined to it.

    Parameters
    ----------
    claims : sequence of Claim
        In the order of the text, as read.
    text : str
        The document.
    """
    found: list[Claim] = []
    whole = (_with_the_signers(_with_the_voters(_whole_word(claim, text), text), text) for claim in claims)
    for claim in whole:
        if _sets_the_scene(claim, text):
            continue
        last = found[-1] if found else None
        if last is not None and claim.span.end <= last.span.end:
            continue
        if last is not None and _is_said_of(last, claim, text):
            found[-1] = _headed(last, claim, text)
        elif last is not None and _belongs(last, claim, text):
            found[-1] = _cut(text, last.span.start, claim.span.end, last.proposition)
        else:
            found.append(claim)
    return found


def _whole_word(claim: Claim, text: str) -> Claim:
    """Return a claim that began in the middle of "Franco-German" with the whole word."""
    start = claim.span.start
    if start < 1 or text[start - 1] not in "-\u2013":
        return claim
    while start > 0 and not text[start - 1].isspace():
        start -= 1
    return _cut(text, start, claim.span.end, claim.proposition)


def _with_the_voters(claim: Claim, text: str) -> Claim:
    """Return "was among the states" with what those states voted for or against."""
    rest = _rest(_THAT_VOTED, claim, text)
    if not rest or not _VOTED.search(claim.text + rest):
        return claim
    return _cut(text, claim.span.start, claim.span.end + len(rest), claim.proposition)


def _with_the_signers(claim: Claim, text: str) -> Claim:
    """Return "were among the six states" with what those states signed, as the signing that it tells."""
    rest = _rest(_THAT_SIGNED, claim, text)
    if not rest:
        return claim
    about = rest.split(maxsplit=2)[-1]
    told = msgspec.structs.replace(claim.proposition, action=Action.AGREE, kind=Kind.TREATY, object=about)
    return _cut(text, claim.span.start, claim.span.end + len(rest), told)


def _rest(pattern: re.Pattern[str], claim: Claim, text: str) -> str:
    """Return what follows a claim that ends with a group of states, where it is of a form; else nothing."""
    found = pattern.match(text, claim.span.end) if _AMONG.search(claim.text) else None
    return found[0].rstrip() if found else ""


def _cut(text: str, start: int, end: int, told: Proposition) -> Claim:
    return Claim(Span(start, end), text[start:end], told)


def _sets_the_scene(claim: Claim, text: str) -> bool:
    """Whether a claim only says when another thing was: "..., after its troops had taken the town"."""
    if _SET.match(claim.text):
        return True
    before = text[max(0, claim.span.start - _SHORT) : claim.span.start]
    return bool(_SCENE.search(before)) and not _GERUND.match(claim.text)


def _is_said_of(relative: Claim, claim: Claim, text: str) -> bool:
    """Whether a claim goes on about the thing that a relative clause before it is about."""
    if text[relative.span.end : claim.span.start].strip(" ,") or not _TOLD_OF_IT.match(relative.text):
        return False
    return bool(_SAID_OF_IT.match(claim.text)) and claim.proposition.action is not None


def _headed(relative: Claim, claim: Claim, text: str) -> Claim:
    """Return a claim about a thing that two states have in common with the words that name it, and with them both."""
    start = max(text.rfind(stop, 0, relative.span.start) + 1 for stop in ".!?\n")
    start += len(text[start:]) - len(text[start:].lstrip())
    told, own = claim.proposition, relative.proposition
    if told.actor is None or told.actor.state_id is None:
        told = msgspec.structs.replace(told, actor=own.actor)
    if told.target is None or told.target.state_id is None:
        told = msgspec.structs.replace(told, target=own.target)
    return _cut(text, start, claim.span.end, told)


def _belongs(first: Claim, claim: Claim, text: str) -> bool:
    if text[first.span.end : claim.span.start].strip():
        return False
    told = first.proposition
    voted, agreed = told.kind in (Kind.VOTE, Kind.VETO), family_of(told.action, told.kind) is Family.PROMISE
    if voted and _COMPLEMENT.match(claim.text):
        return True
    if _OBLIGES.search(first.text) and _TO.match(claim.text):
        return True
    gerund = bool(_GERUND.match(claim.text))
    signed = (agreed or _SIGNED.search(first.text)) and _DOCUMENT.search(first.text)
    if signed and (gerund or claim.text.startswith("to ")):
        return True
    # "signed an agreement on sharing ...", and what a verb that no row knows makes of the rest
    return gerund and bool(_AWAITS.search(first.text)) and (told.action is None or voted or agreed)
