"""A claim as a query: who, whom, what, when, how much, and the day whose record may decide it."""

import re
from datetime import date, timedelta

import msgspec

from bilateral.audit.families import Family, family_of
from bilateral.audit.holders import holders_in
from bilateral.audit.words import NEGATION, content, states_in
from bilateral.reading import Claim, Proposition
from bilateral.reading.periods import Period, periods
from bilateral.shapes.dates import first_day, last_day
from bilateral.shapes.vocabulary import Action, Kind

_TAKES = re.compile(r"cooperate\.(?:buy|purchase|import|rely|depend|receive|obtain|get|acquire)\b")
_DEPENDS = re.compile(r"cooperate\.(?:rely|depend)\b")
_SENDS = re.compile(r"mobilize\.(?:send|dispatch|deploy)\.troop")
_HOSTILE = re.compile(
    r"\b(?:border|frontier|against|into|invad\w+|attack\w*|threaten\w*|coast|waters)\b", re.IGNORECASE
)
_TAKEN_OFF = re.compile(
    r"\b(?:off|from)\b[\w ]*\b(?:(?:terror\w*|sanctions?|black) ?list|"
    r"list of (?:\w+ )?(?:sponsors|sanction|terror)\w*)",
    re.IGNORECASE,
)
"""To be taken off a list of the punished is relief; off one of the preferred, it is a punishment."""
_TOGETHER = re.compile(
    r"(?P<who>[^,;.]{3,80}? and [^,;.]{3,60}?) (?:have |had )?"
    r"(?:sign|conclud|agree|establish|settl|resum|broke|restor)\w*\b"
)
_KNOWN = ("none.", "noun.", "frame.", "modal.", "cause.", "negated.")
_NOT_UNTIL = re.compile(
    r"(?:\b(?:not|never|no|none|neither)\b|n['\u2019]t\b)[^.;]*?(?P<rest>[, ]*\b(?:until|till|before)\b.*)",
    re.IGNORECASE | re.DOTALL,
)
"""What was not done until a day: anything of the kind before that day tells against it, and nothing after it."""
_STAYED_OUT = re.compile(
    r"\b(?:stay(?:s|ed)?|kept|keeps?|remain(?:s|ed)?) (?:out of|away from|outside)\b|\bopted out of\b|"
    r"\b(?:took|takes?|had) no part in\b|\bsat out\b",
    re.IGNORECASE,
)
_NEVER_SINCE = re.compile(r"\bsince\b.*\bnever\b|\bnever\b.*\bsince\b", re.IGNORECASE | re.DOTALL)
_DOCUMENT = re.compile(
    r"(?:(?:the|an?|their|its|[A-Z][\w-]+) )?(?:[\w-]+ ){0,3}?(?:accord|agreement|treaty|pact|protocol|convention)\b",
)
"""What a document does, its parties have promised: "an accord bars both from attacking ..."."""
_PAIR = 2
_LONGEST = 2000
_STOP = re.compile(r"[.!?][\"\u201d\u2019)]*\s|\n")


class Asked(msgspec.Struct, frozen=True, kw_only=True):
    """A claim with what a query needs.

    ``taken`` acts are told from the side that gets ("bought from"); actor and target are then already those who give
    and who get. ``sentence`` is the whole sentence that the claim is a part of. ``cut`` is the last day whose events
    may decide, ``as_of`` the last whose events may show that it is outdated. ``after`` and ``before`` bound what a
    claim denies for a time ("did not ... until", "has never again ... since").
    """

    text: str
    sentence: str
    proposition: Proposition
    actor: str | None
    target: str | None
    mutual: bool
    kind: Kind | None
    family: Family
    taken: bool
    negated: bool
    cut: date
    as_of: date
    after: date | None = None
    before: date | None = None

    @property
    def pair(self) -> tuple[str, str] | None:
        """The two states, where there are two."""
        return (self.actor, self.target) if self.actor and self.target and self.actor != self.target else None

    @property
    def undirected(self) -> bool:
        """Whether one phrase names both states, and so neither as the one that acts: "the US-Israel memorandum"."""
        told = self.proposition
        return told.actor is not None and told.target is not None and told.actor.text == told.target.text

    @property
    def denies(self) -> bool:
        """Whether a claim says that something was not done, by "not" or by "stayed out of"."""
        return self.proposition.negated or self._stayed_out

    @property
    def _stayed_out(self) -> bool:
        return bool(_STAYED_OUT.search(self.text))

    @property
    def unknown(self) -> bool:
        """Whether a clause tells an act by a verb that the reader does not know."""
        told = self.proposition
        known = any(rule.startswith(_KNOWN) for rule in told.rules)
        return self._stayed_out or (told.action is None and self.family is Family.RELATION and not known)

    @property
    def dated(self) -> bool:
        """Whether the claim says when."""
        return bool(self.proposition.since or self.proposition.until or self.before or self.after)

    @property
    def window(self) -> tuple[date, date]:
        """The first and last day that the claim may mean; all time up to its document where it has no date."""
        told = self.proposition
        if self.before or self.after:
            return self.after or date.min, self.before or self.cut
        since = first_day(told.since) if told.since else date.min
        return since, last_day(told.until) if told.until else self.cut

    @property
    def calendar(self) -> range:
        """The calendar years of the days that the claim may mean."""
        since, until = self.window
        return range(since.year, until.year + 1)

    @property
    def exact_day(self) -> bool:
        """Whether the claim names one day."""
        since, until = self.window
        return self.dated and since == until

    @property
    def years(self) -> tuple[int, int] | None:
        """The first and last calendar year of the claim, where it has both."""
        told = self.proposition
        return (int(told.since[:4]), int(told.until[:4])) if told.since and told.until else None


def _sentence(text: str, start: int, end: int) -> str:
    """Return the sentence that a span stands in, as far as it is not longer than any sentence."""
    first = max(0, start - _LONGEST)
    before = max((match.end() for match in _STOP.finditer(text, first, start)), default=first)
    after = _STOP.search(text, end, end + _LONGEST)
    return text[before : after.start() if after else end + _LONGEST]


def asked(claim: Claim, document: str, cut: date, as_of: date) -> Asked:
    """Return the query that a claim makes; states that the reader left out are taken from the claim's own words."""
    told = claim.proposition
    actor = told.actor.state_id if told.actor else None
    target = told.target.state_id if told.target else None
    named = states_in(claim.text)
    if actor and not target:
        others = [one for one in named if one != actor]
        target = others[0] if len(others) == 1 else None
    if actor and (beside := _beside(claim.text)) and beside[0] == actor:
        target = beside[1]
    if not (actor and target):
        actor, target = _held(actor, target, claim.text)
    if _is_undergone(told):
        actor, target = target, actor
    family = family_of(told.action, told.kind, told.modality)
    taken = any(_TAKES.match(rule) for rule in told.rules)
    if taken:
        actor, target = target, actor
    if any(_DEPENDS.match(rule) for rule in told.rules):
        family = Family.RELATION
    if told.kind is Kind.TROOPS and any(_SENDS.match(rule) for rule in told.rules) and not _HOSTILE.search(claim.text):
        family = Family.DELIVER
    kind = told.kind
    if told.actor and _DOCUMENT.match(told.actor.text) and family is not Family.VOTE:
        family = Family.PROMISE
    if family in (Family.SANCTION, Family.CONCEDE) and _TAKEN_OFF.search(claim.text):
        family, kind = Family.CONCEDE, Kind.SANCTION_RELIEF
    negated = told.negated or bool(NEGATION.search(claim.text) or _STAYED_OUT.search(claim.text))
    sentence = _sentence(document, claim.span.start, claim.span.end)
    text, after, before = _denied_for(claim, sentence) if negated else (claim.text, None, None)
    return Asked(
        text=text,
        sentence=sentence,
        proposition=told,
        actor=actor,
        target=target,
        mutual=_mutual(told, claim.text),
        kind=kind,
        family=family,
        taken=taken,
        negated=negated,
        cut=cut,
        as_of=as_of,
        after=after,
        before=before,
    )


def _is_undergone(told: Proposition) -> bool:
    """Whether a passive names the state that was acted upon alone, and another after it: "was put on the US list"."""
    if told.action not in (Action.SANCTION, Action.CONCEDE) or told.actor is None or told.target is None:
        return False
    return told.object == told.actor.text and told.target.state_id is not None and not content(told.actor.text)


def _held(actor: str | None, target: str | None, text: str) -> tuple[str | None, str | None]:
    """Return both states, one of them by its company or place where the text names no other."""
    known = actor or target
    others = [one for one in holders_in(text) if one != known]
    if known is None or len(others) != 1 or set(states_in(text)) - {known, *others}:
        return actor, target
    return (actor, others[0]) if actor else (others[0], target)


def _denied_for(claim: Claim, sentence: str) -> tuple[str, date | None, date | None]:
    """Return what a claim denies, and the days after and before which it does so."""
    found = _NOT_UNTIL.search(claim.text)
    if found is not None:
        ends = _only(found["rest"])
        day = (ends.since or ends.until) if ends is not None else None
        if day is None:
            return claim.text, None, None
        return claim.text[: found.start("rest")], None, first_day(day) - timedelta(days=1)
    told = claim.proposition
    if _NEVER_SINCE.search(sentence) and not (told.since or told.until):
        since = _only(sentence)
        if since is not None and since.since:
            return claim.text, last_day(since.since), None
    return claim.text, None, None


def _only(text: str) -> Period | None:
    """Return the period that a text tells, where it tells one only."""
    found = periods(text, None)
    return found[0] if len(found) == 1 else None


def _beside(text: str) -> tuple[str, ...]:
    """Return the two states that sign together at the head of a claim, whoever else its treaty is about."""
    found = _TOGETHER.match(text)
    states = states_in(found["who"]) if found else ()
    return states if len(states) == _PAIR else ()


def _mutual(told: Proposition, text: str) -> bool:
    if _beside(text):
        return True
    if told.actor is None or told.target is None:
        return False
    if told.target.text in told.actor.text:  # one phrase, or "Soviet and Chinese troops fought"
        return True
    lowered = text.lower()
    first, second = told.actor.text.lower(), told.target.text.lower()
    return f"{first} and {second}" in lowered or f"{second} and {first}" in lowered
