"""Put an answer together: the period, the ladder both ways, dimensions, gaps and sources."""

from collections import Counter
from collections.abc import Iterator, Sequence
from datetime import date
from typing import TYPE_CHECKING

import msgspec

from bilateral.assess.asked import asked_sentence, in_scope
from bilateral.assess.gaps import gaps_of
from bilateral.assess.ladder import (
    confidence_of,
    known_by,
    ladder_against,
    ladder_for,
    of_direction,
    on_ladder,
    overlaps,
    strongest_first,
    verdict_of,
)
from bilateral.assess.model import (
    Answer,
    Assessment,
    DimensionView,
    Ladder,
    MeasureValue,
    ReleaseUsed,
    Reverse,
    SourceUsed,
    Verdict,
)
from bilateral.assess.publishers import published
from bilateral.assess.rows import row_of
from bilateral.assess.searching import asks_for_votes, caveat, dimensions_of, search_status, searched_words
from bilateral.assess.sentences import answer_sentence, asked_shares, compares, comparison_sentence, visible_sentence
from bilateral.assess.window import stretches, window_of
from bilateral.measures.cards import ARMS_SUPPLIER_SHARE, IMPORT_SHARE, MEASURES
from bilateral.measures.shares import share
from bilateral.measures.standing import beside_likeness, standing
from bilateral.questions import Question
from bilateral.record.coverage import Coverage, Status, coverage
from bilateral.record.facts import Fact
from bilateral.shapes.vocabulary import Absence, Dimension, Kind, Polarity
from bilateral.sources import RECORD
from bilateral.warehouse import Release

if TYPE_CHECKING:
    import duckdb

RECENT_YEARS = 10
SHARES = {Kind.ARMS: Dimension.ARMS, Kind.TRADE: Dimension.ECONOMIC}
DIMENSION_OF = {
    key: {ARMS_SUPPLIER_SHARE.key: Dimension.ARMS, IMPORT_SHARE.key: Dimension.ECONOMIC}.get(key, Dimension.DIPLOMATIC)
    for key in MEASURES
}


class _Direction(msgspec.Struct, frozen=True):
    """One way of the dyad: its facts in the period and of all time, the ladder and the answer."""

    within: list[Fact]
    ladder: Ladder
    answer: Answer


def answer(question: Question, release: Release) -> Assessment:
    """Answer a question from a release.

    Parameters
    ----------
    question : Question
        As read by ``bilateral.questions``.
    release : Release
        An open release of the warehouse.

    Returns
    -------
    Assessment
        Frozen; ``to_json`` gives the contract's bytes.
    """
    as_of = date.fromisoformat(question.as_of)
    since, until = window_of(question)
    every = [fact for fact in release.facts_between(question.actor, question.target) if known_by(fact, as_of)]
    connection = release.connect(question.as_of) if release.used(question.as_of) else None
    if connection is not None:
        every += published(release, connection, question.actor, question.target)
    facts = [fact for fact in every if in_scope(question, fact)]
    searched = coverage(question.actor, question.target) if release.reads(RECORD.key) else Coverage()
    measures = (*_measures(release, question, until), *_shares(release, connection, question, until))
    visible = (visible_sentence(measures, question, until), asked_shares(measures, question, until))
    there = _direction(question, facts, (since, until), searched, visible)
    turned = msgspec.structs.replace(question, actor=question.target, target=question.actor)
    back = _direction(turned, facts, (since, until), searched, ("", ""))
    opening = _direction_answer(question, there, back, as_of)
    shown = there.within
    return Assessment(
        question=question,
        window=(since.isoformat(), until.isoformat()),
        answer=opening,
        ladder=there.ladder,
        for_=tuple(row_of(fact) for fact in on_ladder(shown, Polarity.FOR, since)),
        against=tuple(row_of(fact) for fact in on_ladder(shown, Polarity.AGAINST, since)),
        neutral=tuple(row_of(fact) for fact in _off_ladder(shown)),
        dimensions=tuple(_dimension(one, shown, measures, searched, since) for one in dimensions_of(question)),
        reverse=Reverse(back.answer, back.ladder),
        reverse_rows=tuple(row_of(fact) for fact in strongest_first(back.within, since)),
        gaps=tuple(gaps_of(question, release, searched, (since, until))),
        sources=_sources(release, [*shown, *back.within], measures),
        release=_release_used(release, as_of),
    )


def _direction(
    question: Question, facts: Sequence[Fact], window: tuple[date, date], searched: Coverage, visible: tuple[str, str]
) -> _Direction:
    """Return one way of a dyad; ``visible`` is what opens its sentence where nothing is decided, and elsewhere."""
    ever = of_direction(facts, question.actor)
    spans = stretches(question, window)
    within = [fact for fact in ever if any(overlaps(fact, *span) for span in spans)]
    supporting, opposing = (on_ladder(within, side, window[0]) for side in (Polarity.FOR, Polarity.AGAINST))
    ladder = Ladder(
        ladder_for(supporting, on_ladder(ever, Polarity.FOR)),
        ladder_against(opposing, on_ladder(ever, Polarity.AGAINST), searched_words(question, searched, within, ever)),
    )
    status = search_status(question, searched, window[0].year)
    verdict = verdict_of(supporting, opposing, status, votes_asked=asks_for_votes(question))
    rows = {fact.row_id: fact for fact in (*supporting, *opposing)}
    sentence = answer_sentence(question, verdict, ladder, rows, window)
    undecided = verdict is Verdict.NOT_ENOUGH_EVIDENCE
    told = (visible[0] if undecided else visible[1], asked_sentence(question, within, ever), sentence)
    sentence = " ".join(filter(None, (*told, "" if undecided else caveat(status))))
    return _Direction(
        within,
        ladder,
        Answer(
            verdict,
            sentence,
            confidence_of(verdict, supporting, opposing, status),
            (*ladder.for_.rows, *ladder.against.rows),
        ),
    )


def _direction_answer(question: Question, there: _Direction, back: _Direction, on: date) -> Answer:
    """Return the main answer; a question about both directions gets both into its sentence."""
    if not compares(question):
        return there.answer
    sentences = [there.answer.sentence, back.answer.sentence]
    undecided = {there.answer.verdict, back.answer.verdict} & {Verdict.NOT_ENOUGH_EVIDENCE}
    if not undecided:
        sentences.insert(0, comparison_sentence(question, there.ladder, back.ladder, on))
    rows = tuple(dict.fromkeys((*there.answer.rows, *back.answer.rows)))
    return msgspec.structs.replace(there.answer, sentence=" ".join(sentences), rows=rows)


def _off_ladder(facts: Sequence[Fact]) -> list[Fact]:
    return strongest_first(fact for fact in facts if fact.rung is None)


def _measures(release: Release, question: Question, until: date) -> tuple[MeasureValue, ...]:
    """Return measures of votes of the latest year that the release holds, up to the end of the period.

    A year more than ``RECENT_YEARS`` before the end says nothing about it: governments change.
    """
    since = until.year - RECENT_YEARS
    rows = [row for row in release.similarity(question.actor, question.target) if since <= row.year <= until.year]
    if not rows or question.dimension not in ("overall", Dimension.DIPLOMATIC):
        return ()
    latest = max(rows, key=lambda row: row.year)
    alike = (
        MeasureValue(
            id=release.measure_id(card.key, question.actor, question.target, latest.year),
            key=card.key,
            label=card.label,
            value=value,
            percentile=percentile,
            years=(latest.year, latest.year),
            n=latest.n,
        )
        for card, value, percentile in standing(release, latest)
    )
    beside = (
        MeasureValue(
            id=release.measure_id(card.key, question.actor, question.target, latest.year),
            key=card.key,
            label=card.label,
            value=result.value,
            low=result.low,
            high=result.high,
            percentile=percentile,
            years=(latest.year, latest.year),
            n=result.n,
        )
        for card, result, percentile in beside_likeness(release, question.actor, question.target, latest.year)
    )
    return (*alike, *beside)


def _shares(
    release: Release, connection: "duckdb.DuckDBPyConnection | None", question: Question, until: date
) -> Iterator[MeasureValue]:
    """Yield what part of B's arms and imports came from A, in the latest window up to the end of the period."""
    if connection is None:
        return
    for kind, dimension in SHARES.items():
        found = share(connection, kind, question.actor, question.target, until.year)
        if found is None or question.dimension not in ("overall", dimension):
            continue
        pair = f"{question.actor}/{question.target}/{found.until}"
        yield MeasureValue(
            id=f"measure/{found.card.key}/{release.name}/{pair}",
            key=found.card.key,
            label=found.card.label,
            value=found.value,
            percentile=found.percentile,
            years=(found.since, found.until),
            n=found.n,
        )


def _dimension(
    dimension: Dimension, facts: Sequence[Fact], measures: tuple[MeasureValue, ...], searched: Coverage, since: date
) -> DimensionView:
    here = [fact for fact in facts if fact.dimension is dimension]
    absence: Absence | None = None
    if here:
        absence = Absence.ROW
    elif searched.of(dimension, since.year) is not Status.COMPLETE:
        absence = Absence.UNSEARCHED
    return DimensionView(
        dimension=dimension,
        for_=tuple(fact.row_id for fact in on_ladder(here, Polarity.FOR)),
        against=tuple(fact.row_id for fact in on_ladder(here, Polarity.AGAINST)),
        neutral=tuple(fact.row_id for fact in _off_ladder(here)),
        measures=tuple(value for value in measures if DIMENSION_OF[value.key] is dimension),
        absence=absence,
    )


def _sources(release: Release, facts: Sequence[Fact], measures: Sequence[MeasureValue]) -> tuple[SourceUsed, ...]:
    counts = Counter(
        RECORD.key if fact.row_id.startswith("fact/") else fact.id.split("/")[0]
        for fact in {one.id: one for one in facts}.values()
    )
    counts.update(source for value in measures for source in MEASURES[value.key].needs)
    return tuple(
        SourceUsed(
            key=card.key,
            title=card.title,
            publisher=card.publisher,
            url=card.url,
            licence=card.licence,
            vintage=release.vintage(card.key),
            rows=counts[card.key],
        )
        for card in release.cards()
        if counts[card.key]
    )


def _release_used(release: Release, as_of: date) -> ReleaseUsed:
    published = release.published
    reconstructed = None
    if as_of.isoformat() < published:
        reconstructed = f"reconstructed from the vintage of {published}"
    return ReleaseUsed(name=release.name, sha256=release.sha256, reconstructed=reconstructed)
