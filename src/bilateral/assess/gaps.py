"""What no source in use can tell: blind spots, years not covered, figures held back, dimensions not searched."""

from collections.abc import Iterable, Iterator
from datetime import date

from bilateral.assess.model import Gap
from bilateral.measures.choice import CHOSEN
from bilateral.questions import Question
from bilateral.record.coverage import Coverage, Status
from bilateral.shapes.cards import Source
from bilateral.shapes.vocabulary import Absence, Dimension, Kind
from bilateral.states import name_on
from bilateral.warehouse import Release

#: The dimension in which a reader would look for what a source counts.
KIND_DIMENSION: dict[Kind, Dimension] = {
    Kind.VOTE: Dimension.DIPLOMATIC,
    Kind.STATEMENT: Dimension.DIPLOMATIC,
    Kind.VISIT: Dimension.DIPLOMATIC,
    Kind.EMBASSY: Dimension.DIPLOMATIC,
    Kind.ARMS: Dimension.ARMS,
    Kind.MUNITIONS: Dimension.ARMS,
    Kind.TRAINING: Dimension.MILITARY,
    Kind.TROOPS: Dimension.MILITARY,
    Kind.CLASH: Dimension.MILITARY,
    Kind.DEFENCE_PACT: Dimension.MILITARY,
    Kind.NONAGGRESSION: Dimension.MILITARY,
    Kind.CONSULTATION: Dimension.MILITARY,
    Kind.TECHNOLOGY: Dimension.SCIENCE_ENERGY,
    Kind.TRADE: Dimension.ECONOMIC,
    Kind.FUEL: Dimension.ECONOMIC,
    Kind.FOOD: Dimension.ECONOMIC,
    Kind.MEDICINE: Dimension.ECONOMIC,
    Kind.AID: Dimension.AID_DEBT,
    Kind.DEBT_RELIEF: Dimension.AID_DEBT,
    Kind.NUCLEAR: Dimension.NUCLEAR,
    Kind.TRADE_AGREEMENT: Dimension.ECONOMIC,
    Kind.SANCTION: Dimension.SANCTIONS,
    Kind.SANCTION_RELIEF: Dimension.SANCTIONS,
}


def gaps_of(question: Question, release: Release, searched: Coverage, window: tuple[date, date]) -> Iterator[Gap]:
    """Yield the gaps of an answer, the record's own first.

    Parameters
    ----------
    question : Question
    release : Release
        Its cards say what each source sees, and whether the release reads it. Of sources that it does not read, those
        count that would speak for a kind (``measures/choice.py``).
    searched : Coverage
        How far the record of the pair has been searched.
    window : tuple of date
        First and last day that the verdict speaks of.
    """
    yield from _of_record(question, searched, window[0].year)
    told: set[str] = set()
    for card in sorted(release.cards(), key=lambda card: not release.reads(card.key)):
        if card.key == "record" or not (release.reads(card.key) or card.key in CHOSEN.values()):
            continue
        kinds = [kind for kind in card.kinds if _asked(question, kind)]
        yield from _blind(question, card, told)
        yield from _suppressed(question, card, kinds, window)
        yield from _not_covered(card, kinds, window, read=release.reads(card.key))


def _asked(question: Question, kind: Kind) -> bool:
    return question.dimension in ("overall", KIND_DIMENSION.get(kind))


def _of_record(question: Question, searched: Coverage, since: int) -> Iterator[Gap]:
    dimensions = list(Dimension) if question.dimension == "overall" else [Dimension(question.dimension)]
    for status, told in (
        (Status.UNSEARCHED, "nobody has searched"),
        (Status.STARTED, "the search has begun but is not complete"),
    ):
        left = [one.value.replace("_", " and ") for one in dimensions if searched.of(one, since) is status]
        if left:
            what = "every dimension" if len(left) == len(Dimension) else ", ".join(left)
            yield Gap(
                source="record",
                kind="all",
                absence=Absence.UNSEARCHED,
                years=f"1945-{question.as_of[:4]}",
                sentence=f"In the curated record of this pair {told}: {what}{_before(searched, since)}.",
            )
    for gap in searched.gaps:
        if question.dimension in ("overall", gap.dimension):
            yield Gap(source="record", kind=gap.kind, absence=gap.absence, years=gap.years, sentence=gap.sentence)


def _before(searched: Coverage, since: int) -> str:
    if searched.years is None or since >= searched.years[0]:
        return ""
    return f" (before {searched.years[0]}; from then on most are complete)"


def _blind(question: Question, card: Source, told: set[str]) -> Iterator[Gap]:
    """Yield what a source cannot see; several files of one publisher with the same blind spot say it once."""
    blind = [(kind, why) for kind, why in card.blind if _asked(question, kind)]
    reasons = "; ".join(dict.fromkeys(why for _, why in blind))
    if blind and reasons not in told:
        told.add(reasons)
        yield Gap(
            source=card.key,
            kind=", ".join(kind.value for kind, _ in blind),
            absence=Absence.BLIND,
            years=_years(card),
            sentence=f"{card.title} cannot see {_words(kind for kind, _ in blind)}: {reasons}.",
        )


def _suppressed(question: Question, card: Source, kinds: list[Kind], window: tuple[date, date]) -> Iterator[Gap]:
    told = {}
    for kind, by, first, last, why in card.suppressed:
        if (
            kind in kinds
            and by in (question.actor, question.target)
            and first <= window[1].year
            and last >= window[0].year
        ):
            told[by, why] = (first, last)
    for (by, why), (first, last) in told.items():
        yield Gap(
            source=card.key,
            kind=", ".join(kinds),
            absence=Absence.SUPPRESSED,
            years=f"{first}-{last}",
            sentence=f"{why} ({name_on(by, None)}; {card.title}).",
        )


def _not_covered(card: Source, kinds: list[Kind], window: tuple[date, date], *, read: bool) -> Iterator[Gap]:
    last = card.years[1]
    what = _words(kinds)
    if not kinds:
        return
    if not read:
        ends = f", and ends in {last}" if last < window[1].year else ""
        sentence = f"This release does not read {card.title} ({what}{ends})."
        yield Gap(
            source=card.key, kind=what, absence=Absence.NOT_COVERED, years=_years(card), sentence=sentence, unread=True
        )
    elif last < window[1].year:
        sentence = f"{card.title} ({what}) ends in {last}; later rows are only those of the curated record."
        years = f"{last + 1}-{window[1].year}"
        yield Gap(source=card.key, kind=what, absence=Absence.NOT_COVERED, years=years, sentence=sentence)


def _words(kinds: Iterable[Kind]) -> str:
    return ", ".join(kind.value.replace("_", " ") for kind in kinds)


def _years(card: Source) -> str:
    return f"{card.years[0]}-{card.years[1]}"
