"""What ``bilateral panel`` says: which measures there are, and what a panel that was made holds."""

from collections.abc import Iterator, Sequence
from pathlib import Path

from bilateral.measures.panels import Panel, PanelError
from bilateral.measures.panels.metadata import PanelMetadata
from bilateral.measures.yearly import SHORT, SUBJECTS, YEARLY
from bilateral.render.page import Page, Paragraph, Section, Table
from bilateral.shapes.vocabulary import Absence


def period(text: str) -> tuple[int, int]:
    """Return the years of ``1946-2024`` or ``2014``.

    Raises
    ------
    PanelError
        For anything else.
    """
    first, dash, last = text.partition("-")
    if not (first.isdecimal() and (last.isdecimal() or not dash)):
        message = f"--years {text}: not a period of years; write 1946-2024"
        raise PanelError(message)
    return int(first), int(last or first)


def measures_page() -> Page:
    """Return all measures by subject, with the words for short."""
    head = ("key", "measure", "grain", "source")
    sections = []
    for module in SUBJECTS:
        rows = tuple(
            (key, one.card.label, one.card.grain, ", ".join(one.card.needs))
            for key, one in YEARLY.items()
            if one.module == module.__name__
        )
        subject = (module.__doc__ or "").partition("\n")[0].rstrip(".")
        sections.append(Section(subject, (Table(head, rows),)))
    short = "; ".join(f"{word} for {key}" for word, key in SHORT.items())
    return Page("Measures of a panel", (*sections, Section("For short", (Paragraph(short),))))


def panel_lines(panel: Panel, written: Sequence[Path]) -> Iterator[str]:
    """Yield what was written and how the cells are filled, then what was left out, and the notice."""
    told = panel.metadata
    yield f"{', '.join(map(str, written))}: {told.rows:,} rows, {len(told.columns)} columns, {told.grain}"
    yield from _fillings(told)
    yield from _missing(told)
    yield from _nothing(told)
    yield told.notice


def _missing(told: PanelMetadata) -> Iterator[str]:
    """Yield which sources the release lacks, and how to bring them."""
    lacked = {source.key for source in told.sources if not source.vintages}
    for key in sorted(lacked):
        keys = ", ".join(one.key for one in told.measures if key in one.sources)
        yield (
            f"this release has no {key}, which {keys} need{'' if ',' in keys else 's'}: "
            f"`bilateral sync` adds it, or `bilateral sync --from FOLDER` (`bilateral sources` says where it is)"
        )


def _nothing(told: PanelMetadata) -> Iterator[str]:
    """Yield, for measures without a value though the release has their sources, what they are covered by."""
    lacked = {source.key for source in told.sources if not source.vintages}
    for one in told.measures:
        if not lacked & {*one.sources} and not one.cells.keys() & {Absence.ROW, Absence.ZERO}:
            yield f"{one.key} has no value in {told.years[0]}-{told.years[1]}: {YEARLY[one.key].card.coverage}"


def _fillings(told: PanelMetadata) -> Iterator[str]:
    for one in told.measures:
        cells = ", ".join(f"{count:,} {word}" for word, count in one.cells.items())
        left = ""
        if one.of_no_state or one.off_list:
            left = (
                f"; of {one.rows:,} rows {one.of_no_state:,} have a side that is no state and {one.off_list:,} are of "
                "pairs that were not on the list together"
            )
        yield f"{one.key}: {cells}{left}"
