"""The sentences of an answer: plain English, each made from rows, with the period and the direction said."""

from collections.abc import Sequence
from datetime import date

from bilateral.assess.ladder import attestation
from bilateral.assess.model import Ladder, MeasureValue, Verdict
from bilateral.assess.window import sets_window
from bilateral.measures.cards import ARMS_SUPPLIER_SHARE, IMPORT_SHARE
from bilateral.questions import Direction, Question
from bilateral.record.facts import Fact
from bilateral.shapes.dates import last_day, spoken
from bilateral.shapes.vocabulary import Rung
from bilateral.states import name_on

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
_WITH_THE = (
    "United", "Soviet Union", "Netherlands", "Philippines", "Bahamas", "Gambia", "Maldives", "Comoros",
    "Central African", "Czech Republic", "Dominican Republic", "Democratic", "Republic", "Solomon",
    "Marshall", "Vatican", "Holy See", "Seychelles", "Cook Islands", "Ottoman", "Russian Empire",
)  # fmt: skip


def named(state_id: str, on: date | None) -> str:
    """Return a state's name on a day as it stands in a sentence ("the Soviet Union")."""
    name = name_on(state_id, on)
    return f"the {name}" if name.startswith(_WITH_THE) else name


def _period_words(since: date, until: date, *, asked: bool) -> str:
    """Return the period of a verdict as it opens a sentence."""
    first, last = spoken(since.isoformat()), spoken(until.isoformat())
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
    opening = _period_words(since, on, asked=sets_window(question))
    actor, target = named(question.actor, on), named(question.target, on)
    about = "" if question.dimension == "overall" else f" ({question.dimension.replace('_', ' and ')} only)"
    if verdict is Verdict.NOT_ENOUGH_EVIDENCE:
        return (
            f"{opening}{about} this release cannot tell: it holds no act of {actor} for or against {target} that "
            f"climbs the ladder, and the record of this pair has not been completed, so no rung of the ladder is "
            f"visible."
        )
    if verdict is Verdict.NO_RECORDED_SUPPORT:
        return (
            f"{opening}{about} the record shows no act of {actor} for or against {target} that climbs the ladder; "
            f"it was searched for them."
        )
    verb = {
        Verdict.SUPPORTS: "supported",
        Verdict.SUPPORTS_WITH_LIMITS: "supported, with limits,",
        Verdict.MIXED: "acted both for and against",
        Verdict.OPPOSES: "acted against",
    }[verdict]
    sentence = f"{opening}{about} {actor} {verb} {target}: "
    sides = [("for", ladder.for_.rung, ladder.for_.rows), ("against", ladder.against.rung, ladder.against.rows)]
    if question.polarity == "against" or verdict is Verdict.OPPOSES:
        sides.reverse()
    told = "; ".join(_side(side, rung, [rows[row] for row in ids], since) for side, rung, ids in sides)
    lead = next(ids for _, _, ids in sides if ids)
    best = min((rows[row] for row in lead), key=lambda fact: (*attestation(fact), fact.id))
    return f"{sentence}{told}. Best attested: {best.sentence}"


def _side(side: str, rung: Rung | None, facts: Sequence[Fact], since: date) -> str:
    if rung is None:
        return f"no act {side} it is on record"
    first = facts[0]
    count = "1 row" if len(facts) == 1 else f"{len(facts)} rows"
    begun = "since" if last_day(first.date) < since else "first"
    return f"the highest rung {side} it is {RUNG_WORDS[rung]} ({count}, {begun} {spoken(first.date)})"


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


def share_words(value: MeasureValue, question: Question, on: date) -> str:
    """Return a share as a sentence with its direction and years."""
    supplier, recipient = _capital(named(question.actor, on)), named(question.target, on)
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
    return f"{_capital(more)} goes further: {top} for {less}, compared with {other} the other way."


def _capital(text: str) -> str:
    return text[:1].upper() + text[1:]


def compares(question: Question) -> bool:
    """Whether a question asks for both directions in its answer's first sentence."""
    return question.direction is not Direction.ONE_WAY
