"""What an answer looks like, before any format: titled sections of paragraphs, tables and rows of evidence.

``text``, ``markdown`` and ``html`` show the same page, so that no format says more or less than another.
"""

import msgspec

from bilateral.assess.asked import names_act
from bilateral.assess.ladder import RUNGS_DOWN
from bilateral.assess.model import Assessment, DimensionView, MeasureValue, Row
from bilateral.assess.sentences import RUNG_WORDS, SHARE_WORDS, VERDICT_WORDS, share_words
from bilateral.measures.cards import UN_IDEAL_POINT_DISTANCE, UN_VOTE_STAKE_AGREEMENT
from bilateral.shapes.dates import first_day, spoken
from bilateral.shapes.vocabulary import Absence, Polarity
from bilateral.states.articles import named
from bilateral.warehouse.results import STORED

SHOWN_ROWS = 6
SHOWN_GAPS = 6


class Paragraph(msgspec.Struct, frozen=True, tag=True):
    """Running text; ``style`` is ``verdict``, ``note`` or empty."""

    text: str
    style: str = ""


class Table(msgspec.Struct, frozen=True, tag=True):
    """A table with a header row."""

    head: tuple[str, ...]
    rows: tuple[tuple[str, ...], ...]


class Evidence(msgspec.Struct, frozen=True, tag=True):
    """One row of evidence as it is shown: date, what happened, its coding, its source and its id."""

    date: str
    text: str
    coding: str
    source: str
    url: str
    id: str


class Section(msgspec.Struct, frozen=True):
    """A titled part of a page."""

    title: str
    blocks: tuple[Paragraph | Table | Evidence, ...]


class Page(msgspec.Struct, frozen=True):
    """A whole page."""

    title: str
    sections: tuple[Section, ...]


def page_of(answer: Assessment, *, every_row: bool = False) -> Page:
    """Return the page of an answer.

    Parameters
    ----------
    answer : Assessment
    every_row : bool
        Show every row, also those on no rung; else the strongest of each side.
    """
    sections = [
        _opening(answer),
        _ladder(answer),
        _side(answer, answer.against, "Against", every_row=every_row),
        _side(answer, answer.for_, "For", every_row=every_row),
    ]
    if answer.neutral:
        sections.append(_neutral(answer, every_row=every_row))
    sections += [
        _dimensions(answer),
        _reverse(answer, every_row=every_row),
        _gaps(answer, every_row=every_row),
        _sources(answer),
    ]
    return Page(answer.question.text, tuple(sections))


def _names(answer: Assessment) -> tuple[str, str]:
    on = first_day(answer.window[1])
    return named(answer.question.actor, on), named(answer.question.target, on)


def _opening(answer: Assessment) -> Section:
    question = answer.question
    actor, target = _names(answer)
    arrow = {"actor->target": "→", "mutual": "↔", "both_compared": "⇄"}[question.direction]
    since, until = answer.window
    read_as = (
        f"Read as: {actor} ({question.actor}) {arrow} {target} ({question.target}); {question.dimension}; "
        f"{spoken(since)} to {spoken(until)}."
    )
    confidence = answer.answer.confidence
    told = f"{_badge(answer)} · confidence {confidence.level} "
    if confidence.evidence == "none":
        told += "(nothing that could decide)"
    else:
        told += f"({confidence.evidence} evidence, {confidence.agreement} agreement)"
    blocks = [Paragraph(told, "verdict"), Paragraph(answer.answer.sentence)]
    blocks += [Paragraph(text, "note") for text in (read_as, *question.notes)]
    if answer.release.reconstructed:
        blocks.append(Paragraph(f"As of {spoken(question.as_of)}: {answer.release.reconstructed}.", "note"))
    return Section("", tuple(blocks))


def _badge(answer: Assessment) -> str:
    """Return the verdict as it heads a page; it says that it is about support where something else was asked."""
    question, verdict = answer.question, VERDICT_WORDS[answer.answer.verdict]
    if question.direction != "actor->target":
        other = VERDICT_WORDS[answer.reverse.answer.verdict]
        return f"{question.actor}→{question.target}: {verdict} · {question.target}→{question.actor}: {other}"
    about_acts = names_act(question) or question.polarity == "against"
    return f"On support as a whole: {verdict}" if about_acts else verdict


def _ladder(answer: Assessment) -> Section:
    actor, target = _names(answer)
    back = answer.reverse_rows

    def count(rows: tuple[Row, ...], rung: str, polarity: Polarity) -> str:
        here = [row for row in rows if row.rung == rung and row.polarity is polarity]
        ids = {row.id for row in here}
        n = sum(row.part_of not in ids for row in here)
        return str(n) if n else "·"

    rows = tuple(
        (
            RUNG_WORDS[rung],
            count(answer.for_, rung, Polarity.FOR),
            count(answer.against, rung, Polarity.AGAINST),
            count(back, rung, Polarity.FOR),
            count(back, rung, Polarity.AGAINST),
        )
        for rung in RUNGS_DOWN
    )
    way, other = (
        f"{answer.question.actor}→{answer.question.target}",
        f"{answer.question.target}→{answer.question.actor}",
    )
    head = ("rung", f"{way} for", "against", f"{other} for", "against")
    notes = [Paragraph(text, "note") for text in (_ever(answer, actor, target),) if text]
    return Section("The ladder: acts by what they cost the actor, highest rung first", (Table(head, rows), *notes))


def _ever(answer: Assessment, actor: str, target: str) -> str:
    told = []
    for side, ladder in (("for", answer.ladder.for_), ("against", answer.ladder.against)):
        if ladder.ever.rung and ladder.ever.first:
            told.append(f"{side} it {RUNG_WORDS[ladder.ever.rung]} (first {spoken(ladder.ever.first)})")
    if not told:
        return ""
    return f"Highest rung of {actor} toward {target} in the whole record: {', '.join(told)}."


def _side(answer: Assessment, rows: tuple[Row, ...], title: str, *, every_row: bool) -> Section:
    actor, target = _names(answer)
    heading = f"{title}: {actor} toward {target}"
    if not rows:
        searched = answer.ladder.against.searched
        return Section(heading, (Paragraph(f"None found in the period. Searched: {searched}."),))
    return Section(heading, _evidence(rows, every_row=every_row))


def _evidence(rows: tuple[Row, ...], *, every_row: bool, most: int = SHOWN_ROWS) -> tuple[Paragraph | Evidence, ...]:
    shown = rows if every_row else rows[:most]
    blocks: list[Paragraph | Evidence] = [evidence_row(row) for row in shown]
    if len(shown) < len(rows):
        blocks.append(Paragraph(f"... and {len(rows) - len(shown)} more; --all shows every row.", "note"))
    return tuple(blocks)


def evidence_row(row: Row) -> Evidence:
    """Return a row of evidence as it is shown."""
    rung = RUNG_WORDS[row.rung] if row.rung else "no rung"
    both = "; act of both states" if row.mutual else ""
    both += f"; tells more of {row.part_of}" if row.part_of else ""
    return Evidence(
        date=spoken(row.date),
        text=row.text,
        coding=f"rung: {rung}; dimension: {row.dimension.replace('_', ' and ')}{both}; grade {row.grade}",
        source=f"{row.source.title} ({row.source.publisher})",
        url=row.source.url,
        id=row.id,
    )


def _neutral(answer: Assessment, *, every_row: bool) -> Section:
    blocks = _evidence(answer.neutral, every_row=every_row, most=3)
    lead = Paragraph("Trade at market price, routine talks, requests, policing: they climb no rung.", "note")
    return Section("On no rung", (lead, *blocks))


_ALIKE = "Voting alike is alignment, not support: {} direction, and none of it climbs a rung."
_GROUND = {
    UN_VOTE_STAKE_AGREEMENT.key: "such roll calls",
    UN_IDEAL_POINT_DISTANCE.key: "votes or more of each",
}


def _dimensions(answer: Assessment) -> Section:
    rows = tuple(
        (
            view.dimension.replace("_", " and "),
            str(len(view.for_)),
            str(len(view.against)),
            str(len(view.neutral)),
            _absence_words(view),
        )
        for view in answer.dimensions
    )
    measures = [value for view in answer.dimensions for value in view.measures]
    notes = [Paragraph(f"{_measured(answer, value)} [{value.id}]") for value in measures]
    if any(value.key not in SHARE_WORDS for value in measures):
        directed = any(value.key in STORED and STORED[value.key].directed for value in measures)
        said = "only what one does toward the other has a" if directed else "it has no"
        notes.append(Paragraph(_ALIKE.format(said), "note"))
    head = ("dimension", "for", "against", "no rung", "where there is none")
    return Section("By dimension", (Table(head, rows), *notes))


def _measured(answer: Assessment, value: MeasureValue) -> str:
    """Return a measure as a sentence, with its place among all pairs."""
    if value.key in SHARE_WORDS:
        told = share_words(value, answer.question, first_day(answer.window[1])).removesuffix(".")
        rank = "of all supplies of its kind"
    else:
        before = " (before the period)" if value.years[1] < first_day(answer.window[0]).year else ""
        toward = ", {} toward {},".format(*_names(answer)) if STORED[value.key].directed else ""
        ends = f" (90% interval {value.low:.2f} to {value.high:.2f})" if value.low is not None else ""
        ground = _GROUND.get(value.key, "shared roll calls")
        told = f"{value.label}{toward} in {value.years[0]}{before}: {value.value:.2f}{ends} over {value.n} {ground}"
        rank = "of all directed pairs that year" if toward else "of all pairs that year"
    return told + (f", higher than {value.percentile:.0f}% {rank}" if value.percentile is not None else "")


def _absence_words(view: DimensionView) -> str:
    if view.absence is Absence.ROW:
        return ""
    return "not searched" if view.absence is Absence.UNSEARCHED else "searched, nothing in the period"


def _reverse(answer: Assessment, *, every_row: bool) -> Section:
    actor, target = _names(answer)
    rows = tuple(row for row in answer.reverse_rows if row.rung is not None and not row.mutual)
    verdict = VERDICT_WORDS[answer.reverse.answer.verdict]
    blocks = (Paragraph(f"{verdict}. {answer.reverse.answer.sentence}"), *_evidence(rows, every_row=every_row, most=4))
    return Section(f"The other way: {target} toward {actor}", blocks)


def _gaps(answer: Assessment, *, every_row: bool) -> Section:
    """Show what is missing where a reader would look for it; sources that are not read at all share one line."""
    unread = [gap for gap in answer.gaps if gap.unread]
    told = [gap for gap in answer.gaps if not gap.unread]
    shown = told if every_row else told[:SHOWN_GAPS]
    rows = tuple((gap.absence.replace("_", " "), gap.years, f"{gap.sentence} [{gap.source}]") for gap in shown)
    blocks: list[Paragraph | Table] = [Table(("absence", "years", "what"), rows)] if rows else []
    if len(shown) < len(told):
        blocks.append(Paragraph(f"... and {len(told) - len(shown)} more; --all shows every gap.", "note"))
    if unread:
        listed = ", ".join(f"{gap.source} ({gap.years})" for gap in unread)
        blocks.append(Paragraph(f"Not read by this release: {listed}. All sources: bilateral sources.", "note"))
    return Section("What this answer cannot see", tuple(blocks) or (Paragraph("No gap is known."),))


def _sources(answer: Assessment) -> Section:
    rows = tuple(
        (used.key, f"{used.title} ({used.publisher})", used.licence, used.vintage[:12], str(used.rows))
        for used in answer.sources
    )
    release = answer.release
    last = Paragraph(
        f"Release {release.name}, sha256 {release.sha256[:12]}. Any row: bilateral explain ID. Citations: bilateral "
        f"cite.",
        "note",
    )
    if not rows:
        return Section("Sources", (Paragraph("No source in this release has a row for this pair."), last))
    return Section("Sources", (Table(("key", "source", "licence", "vintage", "rows"), rows), last))
