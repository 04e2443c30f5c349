"""A claim as a query: who, whom, what, when, how much, and the day whose record may decide it."""

import re
from datetime import date

import msgspec

from bilateral.audit.families import Family, family_of
from bilateral.audit.words import NEGATION, states_in
from bilateral.reading import Claim, Proposition
from bilateral.shapes.dates import first_day, last_day
from bilateral.shapes.vocabulary import Kind

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
_PAIR = 2
_LONGEST = 2000
_STOP = re.compile(r"[.!?][\"\u201d\u2019)]*\s|\n")


class Asked(msgspec.Struct, frozen=True, kw_only=True):
    """A claim with what a query needs.

    ``taken`` acts are told from the side that gets ("bought from"); actor and target are then already those who give
    and who get. ``sentence`` is the whole sentence that the claim is a part of. ``cut`` is the last day whose events
    may decide, ``as_of`` the last whose events may show that it is outdated.
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
    def dated(self) -> bool:
        """Whether the claim says when."""
        return bool(self.proposition.since or self.proposition.until)

    @property
    def window(self) -> tuple[date, date]:
        """The first and last day that the claim may mean; all time up to its document where it has no date."""
        told = self.proposition
        since = first_day(told.since) if told.since else date.min
        return since, last_day(told.until) if told.until else self.cut

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
    family = family_of(told.action, told.kind, told.modality)
    taken = any(_TAKES.match(rule) for rule in told.rules)
    if taken:
        actor, target = target, actor
    if any(_DEPENDS.match(rule) for rule in told.rules):
        family = Family.RELATION
    if told.kind is Kind.TROOPS and any(_SENDS.match(rule) for rule in told.rules) and not _HOSTILE.search(claim.text):
        family = Family.DELIVER
    kind = told.kind
    if family is Family.SANCTION and _TAKEN_OFF.search(claim.text):
        family, kind = Family.CONCEDE, Kind.SANCTION_RELIEF
    return Asked(
        text=claim.text,
        sentence=_sentence(document, claim.span.start, claim.span.end),
        proposition=told,
        actor=actor,
        target=target,
        mutual=_mutual(told, claim.text),
        kind=kind,
        family=family,
        taken=taken,
        negated=told.negated or bool(NEGATION.search(claim.text)),
        cut=cut,
        as_of=as_of,
    )


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
