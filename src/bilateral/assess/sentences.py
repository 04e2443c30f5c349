"""The sentences of an answer: plain English, each made from rows, with the period and the direction said."""

from collections.abc import Sequence
from datetime import date

from bilateral.assess.ladder import attestation
from bilateral.assess.model import Ladder, MeasureValue, Peak, Verdict
from bilateral.assess.window import FIRST_DAY, sets_window
from bilateral.measures.cards import ARMS_SUPPLIER_SHARE, IMPORT_SHARE
from bilateral.questions import Direction, Question
from bilateral.record.facts import Fact
from bilateral.shapes.dates import last_day, spoken
from bilateral.shapes.vocabulary import Rung
from bilateral.states.articles import named, opening

RUNG_WORDS = {
    Rung.WORDS: "words",
    Rung.VOTES: "votes",
    Rung.COMMITMENTS: "commitments",
    Rung.MONEY_GOODS: "money and goods",
    Rung.ARMS: "arms",
    Rung.TROOPS: "troops",
}
SHARE_WORDS = {
    ARMS_SUPPLIER_SHARE.key: "delivered {share} of the volume of major conventional arms that {target} received",
    IMPORT_SHARE.key: "was the origin of {share} of the goods that {target} imported",
}
VERDICT_WORDS = {
    Verdict.SUPPORTS: "Supports",
    Verdict.SUPPORTS_WITH_LIMITS: "Supports, with limits",
    Verdict.MIXED: "Mixed",
    Verdict.NO_RECORDED_SUPPORT: "No recorded support",
    Verdict.OPPOSES: "Opposes",
    Verdict.NOT_ENOUGH_EVIDENCE: "Not enough evidence",
}


def _period_words(since: date, until: date, *, asked: bool) -> str:
    """Return the period of a verdict as it opens a sentence."""
    first, last = spoken(since.isoformat()), spoken(until.isoformat())
    if since == until:
        return f"On {last}"
    if since <= FIRST_DAY:
        return f"Up to {last}"
    return f"From {first} to {last}" if asked else f"In the 36 months to {last}"


def answer_sentence(
    question: Question,
    verdict: Verdict,
    ladder: Ladder,
    rows: dict[str, Fact],
    window: tuple[date, date],
) -> str:
    """Return the verdict as one or two sentences: period, direction, highest rungs, first dates, best-attested row."""
    since, on = window
    begins = _period_words(since, on, asked=sets_window(question))
    actor, target = named(question.actor, on), named(question.target, on)
    about = "" if question.dimension == "overall" else f" ({question.dimension.replace('_', ' and ')} only)"
    if verdict is Verdict.NOT_ENOUGH_EVIDENCE and (ladder.for_.rung or ladder.against.rung):
        seen = "; ".join(_side(side, peak, since) for side, peak in (("for", ladder.for_), ("against", ladder.against)))
        return (
            f"{begins}{about} this release cannot tell: nobody has searched the record of this pair, and votes or "
            f"words alone do not show what else {actor} did for or against {target}. Of what it holds, {seen}."
        )
    if verdict is Verdict.NOT_ENOUGH_EVIDENCE:
        return (
            f"{begins}{about} this release cannot tell: it holds no act of {actor} for or against {target} that "
            f"climbs the ladder, and the record of this pair has not been completed for it, so no rung of the ladder "
            f"is visible.{_outside(ladder)}"
        )
    if verdict is Verdict.NO_RECORDED_SUPPORT:
        return (
            f"{begins}{about} the record shows no act of {actor} for or against {target} that climbs the ladder; "
            f"it was searched for them.{_outside(ladder)}"
        )
    told = {
        Verdict.SUPPORTS: f"{actor} supported {target}",
        Verdict.SUPPORTS_WITH_LIMITS: f"{actor} supported {target} with limits",
        Verdict.MIXED: f"{actor} acted both for and against {target}",
        Verdict.OPPOSES: f"{actor} acted against {target}",
    }[verdict]
    sentence = f"{begins}{about} {told}: "
    sides: list[tuple[str, Peak]] = [("for", ladder.for_), ("against", ladder.against)]
    if question.polarity == "against" or verdict is Verdict.OPPOSES:
        sides.reverse()
    both = "; ".join(_side(side, peak, since) for side, peak in sides)
    lead = [rows[row] for row in next(peak.rows for _, peak in sides if peak.rows)]
    best = min(lead, key=lambda fact: (last_day(fact.date) < since, fact.part_of != "", *attestation(fact), fact.id))
    return f"{sentence}{both}. Best attested on that rung: {best.sentence}"


def _outside(ladder: Ladder) -> str:
    """Say what stands outside the period, so that nothing found in it is not taken for nothing at all."""
    told = [
        f"{side} it {RUNG_WORDS[peak.rung]} (first {spoken(peak.first)})"
        for side, peak in (("for", ladder.for_.ever), ("against", ladder.against.ever))
        if peak.rung and peak.first
    ]
    return f" Outside the period its highest rung is: {', '.join(told)}." if told else ""


def _side(side: str, peak: Peak, since: date) -> str:
    if peak.rung is None or peak.first is None:
        return f"no act {side} it is on record"
    count = "1 act" if peak.acts == 1 else f"{peak.acts} acts"
    if len(peak.rows) > peak.acts:
        count += f" in {len(peak.rows)} rows"
    begun = "since" if last_day(peak.first) < since else "first"
    return f"the highest rung {side} it is {RUNG_WORDS[peak.rung]} ({count}, {begun} {spoken(peak.first)})"


def visible_sentence(measures: Sequence[MeasureValue], question: Question, on: date) -> str:
    """Say what can be seen of a pair of which no act is recorded: shares first, then likeness."""
    told = [share_words(value, question, on) for value in measures if value.key in SHARE_WORDS]
    likeness = next((value for value in measures if value.key not in SHARE_WORDS), None)
    if likeness is not None:
        told.append(
            f"Likeness, which has no direction and decides nothing: {likeness.label} was {likeness.value:.2f} in "
            f"{likeness.years[1]} over {likeness.n} shared roll calls."
        )
    return " ".join(told) or "Nothing else in it speaks about this pair either."


def asked_shares(measures: Sequence[MeasureValue], question: Question, on: date) -> str:
    """Return the shares of arms or imports as sentences where a question is about these; empty elsewhere."""
    if question.dimension == "overall":
        return ""
    return " ".join(share_words(value, question, on) for value in measures if value.key in SHARE_WORDS)


def share_words(value: MeasureValue, question: Question, on: date) -> str:
    """Return a share as a sentence with its direction and years."""
    supplier, recipient = opening(named(question.actor, on)), named(question.target, on)
    years = f"{value.years[0]}-{value.years[1]}" if value.years[0] != value.years[1] else f"{value.years[0]}"
    return f"{supplier} {SHARE_WORDS[value.key].format(share=f'{value.value:.1%}', target=recipient)} in {years}."


def comparison_sentence(question: Question, there: Ladder, back: Ladder, on: date) -> str:
    """Return who does more for whom, by the highest rung for the other."""
    actor, target = named(question.actor, on), named(question.target, on)
    high = there.for_.rung.height if there.for_.rung else -1
    low = back.for_.rung.height if back.for_.rung else -1
    if high == low:
        if high < 0:
            return f"Neither {actor} nor {target} is on record as having acted for the other."
        rung = RUNG_WORDS[list(Rung)[high]]
        return f"Both go equally far for each other by the ladder ({rung}); the rows differ in number and kind."
    more, less = (actor, target) if high > low else (target, actor)
    top, rest = RUNG_WORDS[list(Rung)[max(high, low)]], min(high, low)
    other = RUNG_WORDS[list(Rung)[rest]] if rest >= 0 else "no rung"
    return f"{opening(more)} goes further: {top} for {less}, compared with {other} the other way."


def compares(question: Question) -> bool:
    """Whether a question asks for both directions in its answer's first sentence."""
    return question.direction is not Direction.ONE_WAY
