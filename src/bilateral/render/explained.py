"""``explain ROW``: one row as it is recorded, with all of its sources."""

from typing import Any

import msgspec

from bilateral.measures.cards import MEASURES, UN_IDEAL_POINT_DISTANCE, UN_VOTE_COMPANY
from bilateral.measures.shares import CARDS as SHARE_CARDS
from bilateral.measures.shares import share
from bilateral.measures.standing import standing
from bilateral.record.facts import Fact
from bilateral.render.page import Page, Paragraph, Section, Table
from bilateral.render.zeros import zero, zero_page
from bilateral.shapes.dates import spoken
from bilateral.shapes.errors import UnknownRowError
from bilateral.shapes.vocabulary import Kind
from bilateral.sources import card
from bilateral.sources.raw import ROW_ID
from bilateral.sources.references import reference
from bilateral.states.articles import named
from bilateral.warehouse import Release
from bilateral.warehouse.published import line_as_published
from bilateral.warehouse.results import STORED, Result


def explained(row: str, release: Release) -> dict[str, Any]:
    """Return a row as plain JSON values.

    Parameters
    ----------
    row : str
        ``fact/ID`` (or the bare id), ``SOURCE/VINTAGE/ROW[/COLUMN]``, ``measure/KEY/RELEASE/A/B/YEAR`` or
        ``zero/SOURCE/KIND/A/B/YEARS``.
    release : Release

    Raises
    ------
    UnknownRowError
        Where the release has no such row.
    """
    if row.startswith("measure/"):
        return _measure(row, release)
    if row.startswith("zero/"):
        return zero(row, release)
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


def _share(row: str, kind: Kind, release: Release) -> dict[str, Any]:
    """Return a share with the amounts it was made of; computed again from the newest vintage."""
    match row.split("/"):
        case [_, key, name, supplier, recipient, year] if name == release.name and year.isdecimal():
            connection = release.connect(release.published)
            found = share(connection, kind, supplier, recipient, int(year))
            if found is not None and found.until == int(year):
                return {
                    "id": row,
                    "shape": "measure",
                    "release": release.name,
                    "measure": {
                        "key": key,
                        "label": found.card.label,
                        "states": [supplier, recipient],
                        "year": found.until,
                        "since": found.since,
                        "value": found.value,
                        "percentile": found.percentile,
                        "amount": found.amount,
                        "total": found.total,
                        "unknown": found.unknown,
                        "unit": found.unit,
                        "rows": found.n,
                        "bounds": list(found.card.bounds),
                        "computed_from": {found.source: release.vintage(found.source)},
                        "references": [reference(cite) for cite in found.card.cite],
                    },
                }
    message = f"no result {row!r} in release {release.name}"
    raise UnknownRowError(message)


def _measure(row: str, release: Release) -> dict[str, Any]:
    kinds = {one.key: kind for kind, one in SHARE_CARDS.items()}
    if (key := row.split("/")[1]) in kinds:
        return _share(row, kinds[key], release)
    found = release.resolve(row)
    if isinstance(found, Fact):  # a fact's id does not begin with "measure/"
        raise TypeError(row)
    _, key, *_ = row.split("/")
    if isinstance(found, Result):
        return _result(row, found, release)
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


def _result(row: str, found: Result, release: Release) -> dict[str, Any]:
    """Return a stored result with what it was made of, as far as the release holds it."""
    card = MEASURES[found.measure]
    directed = STORED[found.measure].directed
    made_of: dict[str, Any] = {}
    if card is UN_VOTE_COMPANY and (counts := release.company_counts(found.a, found.b, found.year)):
        made_of = dict(zip(("lonely", "joined", "apart"), counts, strict=True))
    if card is UN_IDEAL_POINT_DISTANCE:
        points = [point for one in (found.a, found.b) for point in release.ideal_points(one, found.year, found.year)]
        made_of = {"points": [msgspec.to_builtins(point) for point in points]}
    return {
        "id": row,
        "shape": "measure",
        "release": release.name,
        "measure": {
            "key": card.key,
            "label": card.label,
            "states": [found.a, found.b],
            "directed": directed,
            "year": found.year,
            "value": found.value,
            "low": found.low,
            "high": found.high,
            "percentile": release.result_rank(found).percentile,
            "roll_calls": found.n,
            **made_of,
            "bounds": list(card.bounds),
            "computed_from": {source: release.vintage(source) for source in card.needs},
            "references": [reference(cite) for cite in card.cite],
        },
    }


def explain_page(found: dict[str, Any]) -> Page:
    """Return the page of an explained row."""
    if found["shape"] == "measure":
        return _measure_page(found)
    if found["shape"] == "zero":
        return zero_page(found)
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
        ("tells more of", f"fact/{fact.part_of}" if fact.part_of else ""),
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
    low, high = measure["bounds"]
    among = "all directed pairs" if measure.get("directed") else "all pairs"
    ranked = "" if measure["percentile"] is None else f"{measure['percentile']:.1f} among {among} of the year"
    directed = measure.get("directed", "amount" in measure)
    rows = (
        ("measure", measure["label"]),
        ("states", (" → " if directed else " and ").join(measure["states"])),
        ("years", f"{measure.get('since', measure['year'])} to {measure['year']}"),
        ("value", f"{measure['value']:.6f} (bounds {low:g} to {high:g})"),
        ("90% interval", f"{measure['low']:g} to {measure['high']:g}" if measure.get("low") is not None else ""),
        *_ground(measure),
        ("percentile", ranked),
        *(("computed from", f"{key}, vintage {vintage}") for key, vintage in measure["computed_from"].items()),
        *(("reference", text) for text in measure["references"]),
    )
    return Page(found["id"], (Section("", (Table(("slot", "value"), tuple(row for row in rows if row[1])),)),))


def _ground(measure: dict[str, Any]) -> tuple[tuple[str, str], ...]:
    """Return what a value was made of: roll calls, or amounts."""
    if "roll_calls" in measure:
        told = {name: measure[name] for name in ("lonely", "joined", "apart") if name in measure}
        return (
            ("votes of the one with fewer" if "points" in measure else "roll calls", str(measure["roll_calls"])),
            *((_COMPANY_WORDS[name], str(count)) for name, count in told.items()),
            *((f"ideal point of {one['state']}", _point(one)) for one in measure.get("points", ())),
        )
    unit = measure["unit"]
    return (
        ("from the supplier", f"{measure['amount']:,.6g} {unit} in {measure['rows']} rows"),
        ("from all", f"{measure['total']:,.6g} {unit}, of which from unknown suppliers {measure['unknown']:,.6g}"),
    )


_COMPANY_WORDS = {
    "lonely": "lonely votes of the second state",
    "joined": "of these, joined by the first",
    "apart": "of the others, the first itself lonely",
}


def _point(one: dict[str, Any]) -> str:
    return (
        f"{one['estimate']:.3f} (90% interval {one['low']:.3f} to {one['high']:.3f}), "
        f"of {one['n']} votes; R-hat {one['r_hat']:.3f}"
    )
