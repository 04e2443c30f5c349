"""``sources``, ``cite`` and ``doctor``: what the release rests on."""

import platform
from importlib.metadata import version
from pathlib import Path
from typing import Any

import msgspec

from bilateral.measures.cards import MEASURES, Measure
from bilateral.measures.panels.metadata import read_metadata
from bilateral.measures.yearly import SHORT, YEARLY
from bilateral.record.facts import Fact
from bilateral.render.page import Page, Paragraph, Section, Table
from bilateral.shapes.cards import Source
from bilateral.shapes.errors import UnknownRowError
from bilateral.sources.references import bibtex
from bilateral.warehouse import Coverage, Release


def source_table(release: Release) -> list[dict[str, Any]]:
    """Return every source card as plain JSON values, with what the release holds of it."""
    held = {one.source: one for one in release.coverage()}
    return [_card(card, held[card.key]) for card in release.cards()]


def _card(card: Source, held: Coverage) -> dict[str, Any]:
    return {
        "key": card.key,
        "title": card.title,
        "publisher": card.publisher,
        "url": card.url,
        "licence": card.licence,
        "redistributable": card.redistributable,
        "commercial_use": card.commercial_use,
        "access": card.access,
        "steps": card.steps,
        "completeness": card.completeness,
        "years": list(card.years),
        "kinds": list(card.kinds),
        "blind": dict(card.blind),
        "in_release": held.vintage is not None,
        "vintage": held.vintage,
        "rows_read": held.rows or 0,
        "rows_refused": held.rows_refused or 0,
        "last_sync": max((file.last_sync for file in held.files if file.last_sync), default=None),
        "files": [msgspec.to_builtins(file) for file in held.files],
        "refused": [msgspec.to_builtins(one) for one in held.refused],
        "checked_via": card.checked_via,
        "checked_on": card.checked_on,
    }


def sources_page(table: list[dict[str, Any]]) -> Page:
    """Return the sources as a page: those read first, with the files that were read, then those known."""
    sections = []
    for read, title in ((True, "In this release"), (False, "Known, not in this release")):
        rows = tuple(
            (
                one["key"],
                f"{one['title']} ({one['publisher']})",
                f"{one['years'][0]}-{one['years'][1]}",
                one["completeness"],
                one["licence"],
                str(one["rows_read"]) if read else one["access"],
            )
            for one in table
            if one["in_release"] is read
        )
        head = ("key", "source", "years", "completeness", "licence", "rows read" if read else "access")
        sections.append(Section(title, (Table(head, rows),) if rows else (Paragraph("None."),)))
    files = tuple(_file(one["key"], file) for one in table for file in one["files"] if file["last_sync"])
    if files:
        columns = ("key", "file", "vintage", "published", "years", "rows read", "rows refused", "last sync")
        sections.insert(1, Section("Files", (Table(columns, files),)))
    if refused := tuple((one["key"], file["problem"]) for one in table for file in one["refused"]):
        sections.append(Section("Refused by the last sync", (Table(("key", "why"), refused),)))
    return Page("Sources", tuple(sections))


def _file(key: str, file: dict[str, Any]) -> tuple[str, ...]:
    """Return a row of the table of files."""
    years = "-".join(map(str, dict.fromkeys(file["years"]))) if file["years"] else "none"
    return (
        key, file["names"][0], file["vintage"][:12], file["published"] or "none", years, str(file["rows_read"]),
        str(file["rows_refused"]), file["last_sync"],
    )  # fmt: skip


def citations(keys: tuple[str, ...], release: Release) -> str:
    """Return BibTeX for sources, measures, rows or panels written; of all that the release rests on without a key.

    Raises
    ------
    UnknownRowError
        Where a key is no source, measure, row or file of a panel.
    PanelError
        Where a file is no panel.
    """
    cards = {card.key: card for card in release.cards()}
    wanted: list[str] = []
    entries: list[str] = []
    for key in keys or tuple(key for key in cards if release.reads(key)):
        if key in cards:
            wanted.append(cards[key].cite)
        elif (measure := _measure(key)) is not None:
            wanted += measure.cite
            wanted += [cards[source].cite for source in measure.needs if source in cards]
        elif key.startswith("measure/") and key.split("/")[1] in MEASURES:
            wanted += MEASURES[key.split("/")[1]].cite
        elif key.startswith("fact/"):
            wanted.append(cards["record"].cite)
            entries += fact_entries(release.fact(key))
        elif Path(key).is_file():
            told = read_metadata(Path(key))
            entries.append(told.origin)
            wanted += told.cite
        else:
            message = (
                f"{key!r} is no source, measure, row or file of a panel; sources: {', '.join(cards)}; "
                f"measures: {', '.join(MEASURES)}; `bilateral panel --list` has more"
            )
            raise UnknownRowError(message)
    if not keys:
        wanted += [cite for measure in MEASURES.values() for cite in measure.cite]
    used = f"% release {release.name}, sha256 {release.sha256}"
    return "\n\n".join((used, *entries, *(bibtex(cite) for cite in dict.fromkeys(wanted)))) + "\n"


def _measure(key: str) -> Measure | None:
    """Return the card of a measure; None where there is none."""
    key = SHORT.get(key, key)
    return YEARLY[key].card if key in YEARLY else MEASURES.get(key)


def fact_entries(fact: Fact) -> list[str]:
    """Return a BibTeX entry per source of a fact."""
    escape = str.maketrans({"&": r"\&", "%": r"\%", "#": r"\#", "_": r"\_", "{": "", "}": ""})
    return [
        "\n".join(
            (
                f"@misc{{{fact.id.replace('-', '')}{letter},",
                f"  title = {{{source.title.translate(escape)}}},",
                f"  howpublished = {{{source.publisher.translate(escape)}}},",
                f"  url = {{{source.url}}},",
                f"  note = {{{source.checked_via.translate(escape)}, on {source.checked_on}}},",
                "}",
            )
        )
        for letter, source in zip("abcdefgh", fact.sources, strict=False)
    ]


def doctor_lines(release: Release, files: int) -> list[str]:
    """Return what a bug report should say: versions, release, what it holds."""
    held = [
        f"{card.key}: {release.rows_read(card.key)} rows, vintage {release.vintage(card.key)[:12]}"
        for card in release.cards()
        if release.reads(card.key)
    ]
    return [
        f"bilateral {version('bilateral')}, DuckDB {version('duckdb')}",
        f"Python {platform.python_version()}, {platform.system()} {platform.machine()}",
        f"release {release.name} at {release.path}, {files} files as in the manifest",
        f"sha256 {release.sha256}",
        *held,
        f"pairs with curated facts: {release.n_pairs_with_facts()}",
        "ok",
    ]
