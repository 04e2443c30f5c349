"""``explain zero/...``: that a census shows nothing, checked again against its rows."""

from typing import Any

from bilateral.render.page import Page, Paragraph, Section, Table
from bilateral.shapes.errors import UnknownRowError
from bilateral.shapes.vocabulary import Absence, Kind
from bilateral.sources import card
from bilateral.sources.errors import UnknownSourceError
from bilateral.sources.references import reference
from bilateral.states.articles import named
from bilateral.warehouse import Release
from bilateral.warehouse.release import literal

_PARTS = 6


def zero(row: str, release: Release) -> dict[str, Any]:
    """Return a zero as plain JSON values: the census, what it counts and the years.

    Parameters
    ----------
    row : str
        ``zero/SOURCE/KIND/A/B/YEARS``, the years ``2010`` or ``2010-2014``.
    release : Release

    Raises
    ------
    UnknownRowError
        Where the source is no census of the kind in the years, the release does not read it, or it has a row after
        all.
    """
    message = f"no zero {row!r} in release {release.name}"
    parts = row.split("/")
    if len(parts) != _PARTS or parts[2] not in set(Kind):
        raise UnknownRowError(message)
    _, key, kind, one, other, told = parts
    first, _, last = told.partition("-")
    if not (first.isdecimal() and (last or first).isdecimal() and release.reads(key)):
        raise UnknownRowError(message)
    try:
        source = card(key)
    except UnknownSourceError as error:
        raise UnknownRowError(message) from error
    years = range(int(first), int(last or first) + 1)
    counted = all(source.absence(Kind(kind), year) is Absence.ZERO for year in years)
    if not counted or _standing(release, key, kind, (one, other), years):
        raise UnknownRowError(message)
    what = kind.replace("_", " ")
    return {
        "id": row,
        "shape": "zero",
        "release": release.name,
        "source": key,
        "kind": kind,
        "states": [one, other],
        "years": told,
        "sentence": f"{source.title} counts every {what} of {source.years[0]} to {source.years[1]} and has "
        f"none of {named(one, None)} and {named(other, None)} in {told}.",
        "vintage": release.vintage(key),
        "licence": source.licence,
        "reference": reference(source.cite),
    }


def _standing(release: Release, key: str, kind: str, pair: tuple[str, str], years: range) -> int:
    """Return how many ties of a source stood between two states in any of the years."""
    one, other = map(literal, pair)
    query = (
        f"SELECT count(*) FROM ties WHERE source = {literal(key)} AND kind = {literal(kind)} "  # noqa: S608 -- literals
        f"AND ((actor = {one} AND target = {other}) OR (actor = {other} AND target = {one})) "
        f"AND left(since, 4) <= '{years[-1]}' AND (until = '' OR left(until, 4) >= '{years[0]}')"
    )
    (count,) = release.connect(release.published).execute(query).fetchone() or (0,)
    return int(count)


def zero_page(found: dict[str, Any]) -> Page:
    """Return the page of an explained zero."""
    rows = tuple((slot, str(found[slot])) for slot in ("source", "kind", "years", "vintage", "licence", "reference"))
    return Page(found["id"], (Section("", (Paragraph(found["sentence"]), Table(("slot", "value"), rows))),))
