"""``explain ROW``: one row as it is recorded, with all of its sources."""

from typing import Any

import msgspec

from bilateral.assess.sentences import named
from bilateral.measures.cards import MEASURES
from bilateral.measures.standing import standing
from bilateral.record.facts import Fact
from bilateral.render.page import Page, Paragraph, Section, Table
from bilateral.shapes.dates import spoken
from bilateral.sources import card
from bilateral.sources.raw import ROW_ID
from bilateral.sources.references import reference
from bilateral.warehouse import Release
from bilateral.warehouse.published import line_as_published


def explained(row: str, release: Release) -> dict[str, Any]:
    """Return a row as plain JSON values.

    Parameters
    ----------
    row : str
        ``fact/ID`` (or the bare id), ``SOURCE/VINTAGE/ROW[/COLUMN]`` or ``measure/KEY/RELEASE/A/B/YEAR``.
    release : Release

    Raises
    ------
    UnknownRowError
        Where the release has no such row.
    """
    if row.startswith("measure/"):
        return _measure(row, release)
    if ROW_ID.match(row):
        return _published(row, release)
    fact = release.fact(row.removeprefix("fact/"))
    return {"id": f"fact/{fact.id}", "shape": "fact", "release": release.name, "fact": msgspec.to_builtins(fact)}


def _published(row: str, release: Release) -> dict[str, Any]:
    found = release.published_rows(row)
    one = found[0].input
    return {
        "id": row,
        "shape": found[0].table.removesuffix("s"),
        "release": release.name,
        "rows": [msgspec.to_builtins(each.row) for each in found],
        "source": one.source,
        "file": one.files[0].name,
        "vintage": one.vintage,
        "licence": one.licence,
        "as_published": line_as_published(found[0]),
        "reference": reference(card(one.source).cite),
    }


def _measure(row: str, release: Release) -> dict[str, Any]:
    found = release.resolve(row)
    if isinstance(found, Fact):  # a fact's id does not begin with "measure/"
        raise TypeError(row)
    _, key, *_ = row.split("/")
    value, percentile = next((one.value, one.percentile) for one in standing(release, found) if one.card.key == key)
    card = MEASURES[key]
    return {
        "id": row,
        "shape": "measure",
        "release": release.name,
        "measure": {
            "key": key,
            "label": card.label,
            "states": [found.a, found.b],
            "year": found.year,
            "value": value,
            "percentile": percentile,
            "roll_calls": found.n,
            "bounds": list(card.bounds),
            "computed_from": {source: release.vintage(source) for source in card.needs},
            "references": [reference(cite) for cite in card.cite],
        },
    }


def explain_page(found: dict[str, Any]) -> Page:
    """Return the page of an explained row."""
    if found["shape"] == "measure":
        return _measure_page(found)
    if found["shape"] != "fact":
        return _published_page(found)
    fact = msgspec.convert(found["fact"], Fact)
    arrow = "and" if fact.mutual else "→"
    rows = [
        ("date", f"{spoken(fact.date)} ({fact.precision})" + (f", until {fact.until}" if fact.until else "")),
        (
            "between" if fact.mutual else "actor → target",
            f"{named(fact.actor, None)} {arrow} {named(fact.target, None)}",
        ),
        ("act", f"{fact.action}, {fact.kind}; dimension {fact.dimension}"),
        ("rung", f"{fact.rung or 'none'}; {fact.polarity}; consideration {fact.consideration}"),
        ("breaks", fact.breaks),
        ("amount", f"{fact.amount:,.10g} {fact.unit}" if fact.amount is not None else ""),
        ("published", fact.published),
        ("grade", f"{fact.grade} (Admiralty: reliability A-F, credibility 1-6)"),
        ("disputed by", "; ".join(fact.disputed_by)),
        ("note", fact.note),
    ]
    slots = Table(("slot", "value"), tuple(row for row in rows if row[1]))
    sources = [
        Table(
            ("slot", "value"),
            (
                ("title", source.title),
                ("publisher", source.publisher),
                ("address", source.url),
                ("kind", source.kind),
                ("read in", f"{source.checked_via}, on {source.checked_on}"),
            ),
        )
        for source in fact.sources
    ]
    return Page(
        found["id"],
        (
            Section("", (Paragraph(fact.sentence), slots)),
            *(Section(f"Source {number}", (table,)) for number, table in enumerate(sources, start=1)),
        ),
    )


def _published_page(found: dict[str, Any]) -> Page:
    told = ("file", "vintage", "licence", "as_published", "reference")
    about = tuple((slot.replace("_", " "), found[slot]) for slot in told if found[slot])
    rows = [
        Table(("slot", "value"), tuple((slot, str(value)) for slot, value in row.items() if value not in ("", None)))
        for row in found["rows"]
    ]
    return Page(
        found["id"],
        (Section("", (Table(("slot", "value"), about),)), *(Section(row.rows[0][1], (row,)) for row in rows)),
    )


def _measure_page(found: dict[str, Any]) -> Page:
    measure = found["measure"]
    rows = (
        ("measure", measure["label"]),
        ("states", " and ".join(measure["states"])),
        ("year", str(measure["year"])),
        ("value", f"{measure['value']:.6f} (bounds {measure['bounds'][0]:g} to {measure['bounds'][1]:g})"),
        ("roll calls", str(measure["roll_calls"])),
        (
            "percentile",
            "" if measure["percentile"] is None else f"{measure['percentile']:.1f} among all pairs of the year",
        ),
        *(("computed from", f"{key}, vintage {vintage}") for key, vintage in measure["computed_from"].items()),
        *(("reference", text) for text in measure["references"]),
    )
    return Page(found["id"], (Section("", (Table(("slot", "value"), tuple(row for row in rows if row[1])),)),))
