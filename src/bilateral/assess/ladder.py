"""The ladder: the highest rung for and against, and the verdict that follows from it.

No weights. Records of the period, from A to B or of both together, are sorted by what they cost A:
words < votes < commitments < money and goods < arms < troops. The verdict is read off the two highest rungs by the
rules of ``verdict_of``, which an expert can check in a minute.
"""

from collections.abc import Iterable, Sequence
from datetime import date
from typing import get_args

from bilateral.assess.model import Confidence, LadderAgainst, LadderFor, Level, Peak, Verdict
from bilateral.record.coverage import Status
from bilateral.record.facts import Fact
from bilateral.shapes.dates import first_day, last_day
from bilateral.shapes.vocabulary import Polarity, Rung

RUNGS_DOWN = tuple(reversed(Rung))

#: Votes and commitments bind or cost; words alone do not carry an unlimited yes.
_BINDING = Rung.COMMITMENTS.height
#: Where both sides peak on one rung, four acts to one still tell which way a state leans.
_CLEAR_MAJORITY = 4
_ROBUST, _MEDIUM = 5, 2
_HIGH_AGREEMENT, _MEDIUM_AGREEMENT = 0.85, 0.6
_LEVELS: tuple[Level, ...] = get_args(Level)
_RELIABLE = "ABC"
_CREDIBLE = "123"


def known_by(fact: Fact, as_of: date) -> bool:
    """Whether a fact had happened, and had been published, by a day.

    A publication date known only to the month or year counts from its last day, or from the day on which we read it.
    """
    read_on = [date.fromisoformat(source.checked_on) for source in fact.sources]
    published = min(last_day(fact.published), *read_on)
    return first_day(fact.date) <= as_of and published <= as_of


def overlaps(fact: Fact, since: date, until: date) -> bool:
    """Whether what a fact tells touches a period."""
    end = last_day(fact.until) if fact.until else last_day(fact.date)
    return first_day(fact.date) <= until and end >= since


def of_direction(facts: Iterable[Fact], actor: str) -> list[Fact]:
    """Return the acts of one state: its own, and those of both together."""
    return [fact for fact in facts if fact.actor == actor or fact.mutual]


def attestation(fact: Fact) -> tuple[str, int]:
    """Return what sorts facts by how well they are attested, best first: the grade, then more sources before fewer."""
    return fact.grade, -len(fact.sources)


def acts(facts: Sequence[Fact]) -> list[Fact]:
    """Return the facts that are acts of their own: a row that tells more of another one here is not counted again."""
    ids = {fact.id for fact in facts}
    return [fact for fact in facts if fact.part_of not in ids]


def strongest_first(facts: Iterable[Fact], since: date = date.min) -> list[Fact]:
    """Sort facts by rung, highest first; on a rung acts of the period, then ties that stand from before it.

    Rows that tell more of an act come after it; then the best attested and the latest first. The order is total.
    """
    facts = list(facts)
    own = {fact.id for fact in acts(facts)}

    def key(fact: Fact) -> tuple[int, bool, bool, str, int, int, str]:
        height = fact.rung.height if fact.rung else -1
        stands = last_day(fact.date) < since
        return (-height, stands, fact.id not in own, *attestation(fact), -first_day(fact.date).toordinal(), fact.id)

    return sorted(facts, key=key)


def on_ladder(facts: Iterable[Fact], polarity: Polarity, since: date = date.min) -> list[Fact]:
    """Return the facts of one polarity that climb a rung, strongest first."""
    return strongest_first((fact for fact in facts if fact.polarity is polarity and fact.rung is not None), since)


def peak(facts: Sequence[Fact]) -> Peak:
    """Return the highest rung among facts, the date on which it was first reached, how many acts and which rows."""
    if not facts:
        return Peak()
    top = max(fact.rung for fact in facts if fact.rung is not None)
    rows = sorted((fact for fact in facts if fact.rung is top), key=lambda fact: (first_day(fact.date), fact.id))
    own = acts(rows)
    return Peak(rung=top, first=own[0].date, acts=len(own), rows=tuple(fact.row_id for fact in rows))


def ladder_for(within: Sequence[Fact], ever: Sequence[Fact]) -> LadderFor:
    """Return the side of the ladder that is for B; ``ever`` are the facts of all time."""
    top = peak(within)
    return LadderFor(rung=top.rung, first=top.first, acts=top.acts, rows=top.rows, ever=peak(ever))


def ladder_against(within: Sequence[Fact], ever: Sequence[Fact], searched: str) -> LadderAgainst:
    """Return the side of the ladder that is against B, with what was searched for it."""
    top = peak(within)
    return LadderAgainst(
        rung=top.rung, first=top.first, acts=top.acts, rows=top.rows, searched=searched, ever=peak(ever)
    )


def verdict_of(
    supporting: Sequence[Fact], opposing: Sequence[Fact], searched: Status, *, votes_asked: bool = False
) -> Verdict:
    """Read the verdict off the two sides of the ladder.

    Parameters
    ----------
    supporting, opposing : sequence of Fact
        Facts on the ladder, for and against.
    searched : Status
        How far the record has been searched for what was asked. Only where it is complete does finding nothing mean
        anything; where nobody has searched, words and votes alone decide nothing.
    votes_asked : bool
        Whether votes by themselves answer the question.

    Returns
    -------
    Verdict
        * nothing on either side: ``no_recorded_support`` if the search is complete, else ``not_enough_evidence``;
        * nothing above votes in a record that nobody has searched: ``not_enough_evidence``, unless votes were asked;
        * one side only: ``supports`` from commitments up (from goods up, where nobody has searched the record: a pact
          of many states says little of two), ``supports_with_limits`` below; ``opposes``;
        * both: the higher side wins, without limits only if it is at least two rungs higher and binding, with limits
          otherwise; a tie is ``mixed`` unless one side has four times the acts on that rung.
    """
    high = max((fact.rung.height for fact in supporting if fact.rung), default=-1)
    low = max((fact.rung.height for fact in opposing if fact.rung), default=-1)
    if high < 0 and low < 0:
        return Verdict.NO_RECORDED_SUPPORT if searched is Status.COMPLETE else Verdict.NOT_ENOUGH_EVIDENCE
    if searched is Status.UNSEARCHED and max(high, low) <= Rung.VOTES.height and not votes_asked:
        return Verdict.NOT_ENOUGH_EVIDENCE
    if high == low:
        return _of_tie(_count(supporting, high), _count(opposing, low))
    if high > low:
        binding = _BINDING + (searched is Status.UNSEARCHED)
        unlimited = high >= binding and high - low >= 2  # noqa: PLR2004 -- two rungs, as the docstring says
        return Verdict.SUPPORTS if unlimited else Verdict.SUPPORTS_WITH_LIMITS
    return Verdict.OPPOSES if high < 0 or low - high >= 2 else Verdict.MIXED  # noqa: PLR2004 -- the same two rungs


def _count(facts: Sequence[Fact], height: int) -> int:
    return sum(fact.rung is not None and fact.rung.height == height for fact in acts(facts))


def _of_tie(n_for: int, n_against: int) -> Verdict:
    if n_for >= _CLEAR_MAJORITY * n_against:
        return Verdict.SUPPORTS_WITH_LIMITS
    return Verdict.OPPOSES if n_against >= _CLEAR_MAJORITY * n_for else Verdict.MIXED


def confidence_of(
    verdict: Verdict, supporting: Sequence[Fact], opposing: Sequence[Fact], searched: Status = Status.COMPLETE
) -> Confidence:
    """Rate a verdict by evidence and agreement (IPCC guidance note on uncertainties, 2010).

    Evidence counts the reliable acts (Admiralty A-C, 1-3) of the side that the verdict takes, agreement is that side's
    share of all acts on the ladder. A mixed verdict takes neither: its evidence is all of them, its agreement low.
    Acts on the other side may be missing from a record that is not complete: the level is then one step lower, and two
    steps where nobody has searched it. A verdict that decides nothing has the lowest.
    """
    if verdict is Verdict.NOT_ENOUGH_EVIDENCE:
        return Confidence("very low", "none", "none")
    ours, theirs = acts(supporting), acts(opposing)
    if not ours and not theirs:
        return Confidence("very low", "none", "none")
    taken = {Verdict.OPPOSES: theirs, Verdict.MIXED: [*ours, *theirs]}.get(verdict, ours)
    reliable = sum(fact.grade[0] in _RELIABLE and fact.grade[1] in _CREDIBLE for fact in taken)
    evidence = 2 if reliable >= _ROBUST else 1 if reliable >= _MEDIUM else 0
    share = 0.0 if verdict is Verdict.MIXED else len(taken) / (len(ours) + len(theirs))
    agreement = 2 if share >= _HIGH_AGREEMENT else 1 if share >= _MEDIUM_AGREEMENT else 0
    lower = {Status.COMPLETE: 0, Status.STARTED: 1, Status.UNSEARCHED: 2}[searched]
    return Confidence(
        _LEVELS[max(0, evidence + agreement - lower)],
        ("limited", "medium", "robust")[evidence],
        ("low", "medium", "high")[agreement],
    )
