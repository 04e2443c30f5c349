"""The Security Council's consolidated list of persons and entities under sanctions, in its XML.

A listing is an attribute of the state that the programme is about (``bilateral.sources.listings``). Al-Qaida and the
Taliban are programmes about no state. Traps: many tags hold white space only; dates carry a time zone in a few
entries; reference numbers end in a blank in a few. The entries of Iran's programme still bear the days of 2006 to
2012, though the list ended with resolution 2231 (2015) and came back on 2025-09-28: they count from that day.

The number of a row is that of the entry in the file, persons first, from 1.
"""

import re
from collections.abc import Iterator
from typing import Final
from xml.etree import ElementTree as ET

from bilateral.shapes.cards import Grain, Source
from bilateral.shapes.dates import first_day
from bilateral.shapes.rows import Attribute
from bilateral.shapes.vocabulary import Access, Completeness, Kind
from bilateral.sources.errors import ImpossibleValueError, TruncatedFileError, UnknownColumnError
from bilateral.sources.listings import BLIND, STATELESS, listing
from bilateral.sources.raw import RawFile
from bilateral.sources.reader import Reader

SOURCE = Source(
    key="un_sanctions",
    title="United Nations Security Council Consolidated List",
    publisher="United Nations Security Council",
    url="https://main.un.org/securitycouncil/en/content/un-sc-consolidated-list",
    cite="unsc_consolidated_list",
    grain=Grain.STATE_YEAR,
    unit="listing",
    kinds=(Kind.ATTRIBUTE,),
    years=(1999, 2026),
    licence="(c) United Nations, terms of use of its web sites (to be confirmed)",
    redistributable=False,
    commercial_use=None,
    access=Access.OPEN,
    steps="download https://scsanctions.un.org/resources/xml/en/consolidated.xml",
    completeness=Completeness.BEST_EFFORT,
    checked_via="the list generated on 2026-02-27, in a public copy",
    checked_on="2026-11-24",
    min_rows=200,
    max_rows=5_000,
    blind=BLIND,
    downloads=("https://scsanctions.un.org/resources/xml/en/consolidated.xml",),
)

KIND: Final = "un_listing"
_SECTIONS: Final = {"INDIVIDUALS": ("INDIVIDUAL", "i"), "ENTITIES": ("ENTITY", "e")}
_USED: Final = frozenset({"UN_LIST_TYPE", "REFERENCE_NUMBER", "LISTED_ON"})
IGNORED: Final = frozenset({
    "DATAID", "VERSIONNUM", "FIRST_NAME", "SECOND_NAME", "THIRD_NAME", "FOURTH_NAME", "NAME_ORIGINAL_SCRIPT", "TITLE",
    "GENDER", "DESIGNATION", "NATIONALITY", "COMMENTS1", "LIST_TYPE", "LAST_DAY_UPDATED", "SORT_KEY",
    "SORT_KEY_LAST_MOD", "INDIVIDUAL_ALIAS", "INDIVIDUAL_ADDRESS", "INDIVIDUAL_DATE_OF_BIRTH",
    "INDIVIDUAL_PLACE_OF_BIRTH", "INDIVIDUAL_DOCUMENT", "ENTITY_ALIAS", "ENTITY_ADDRESS",
})  # fmt: skip
"""Tags of no shape, with all that is in them: who the listed one is, for those who must find him."""

ABOUT_NO_STATE: Final = {"QD": "Al-Qaida", "TA": "Taliban"}
RESUMED: Final = {"IR": "2025-09-28"}
"""Programmes that ended and came back with their old entries (known outliers): since when those are listed again."""

_REFERENCE = re.compile(r"([A-Z]{2})([ie])\.\d{3,4}")
_DAY = re.compile(r"(\d{4}-\d{2}-\d{2})(?:Z|[+-]\d{2}:\d{2})?")


def read(file: RawFile) -> Iterator[Attribute]:
    """Yield one attribute per person and entity listed under a programme that is about a state.

    Raises
    ------
    SourceFileError
        For a file that ends early, an unknown tag or programme, or an impossible date or reference number.
    """
    root = _root(file)
    edition = _day(file, root.attrib.get("dateGenerated", "")[:10], row=1, column="dateGenerated", last="9999")
    row = 0
    for section in root:
        tag, letter = _SECTIONS[section.tag]
        for entry in section:
            row += 1
            _check_tags(file, entry, tag, row)
            yield from _listing(file, entry, row=row, letter=letter, edition=edition)


def _root(file: RawFile) -> ET.Element:
    try:
        root = ET.fromstring(file.data)  # noqa: S314 - expat itself limits the growth of entities
    except (ET.ParseError, ValueError, LookupError) as error:
        row = error.position[0] if isinstance(error, ET.ParseError) else 1
        problem = f"not readable as XML ({error})"
        raise TruncatedFileError(file.path.name, problem, "get the file again", row=row) from error
    if root.tag != "CONSOLIDATED_LIST" or [section.tag for section in root] != list(_SECTIONS):
        problem, remedy = f"no CONSOLIDATED_LIST of {' and '.join(_SECTIONS)} but", "check that this is the list"
        raise UnknownColumnError(file.path.name, problem, remedy, row=1, value=root.tag)
    return root


def _check_tags(file: RawFile, entry: ET.Element, wanted: str, row: int) -> None:
    unknown = [child.tag for child in entry if child.tag not in _USED and child.tag not in IGNORED]
    for tag in unknown if entry.tag == wanted else [entry.tag]:
        problem, remedy = "a tag the reader does not know:", "teach the reader to use it or to ignore it"
        raise UnknownColumnError(file.path.name, problem, remedy, row=row, column=tag, value=tag)


def _listing(file: RawFile, entry: ET.Element, *, row: int, letter: str, edition: str) -> Iterator[Attribute]:
    programme = _text(entry, "UN_LIST_TYPE")
    reference = _text(entry, "REFERENCE_NUMBER")
    since = _day(file, _text(entry, "LISTED_ON"), row=row, column="LISTED_ON", last=edition)
    found = _REFERENCE.fullmatch(reference)
    if not found or found[2] != letter:
        problem, remedy = f"no reference number of an {entry.tag.lower()}:", "check the file"
        raise ImpossibleValueError(file.path.name, problem, remedy, row=row, column="REFERENCE_NUMBER", value=reference)
    code = found[1]
    if ABOUT_NO_STATE.get(code) == programme:
        file.leave_out(f"{STATELESS} ({programme})")
        return
    yield listing(
        file,
        row,
        kind=KIND,
        state=file.state(programme, since, row=row, column="UN_LIST_TYPE", code=code),
        since=max(since, RESUMED.get(code, "")),
        edition=edition,
        text=f"{entry.tag.lower()} {reference}, {programme}",
    )


def _text(entry: ET.Element, tag: str) -> str:
    return (entry.findtext(tag) or "").strip()


def _day(file: RawFile, text: str, *, row: int, column: str, last: str) -> str:
    """Return a day that is not before the source's first year nor after the edition."""
    found = _DAY.fullmatch(text)
    try:
        day = first_day(found[1]).isoformat() if found else ""
    except ValueError:
        day = ""
    if not f"{file.source.years[0]}" <= day <= last:
        problem, remedy = f"no day from {file.source.years[0]} to that of the edition:", "check the file"
        raise ImpossibleValueError(file.path.name, problem, remedy, row=row, column=column, value=text)
    return day


def _recognise(file: RawFile) -> bool:
    return b"<CONSOLIDATED_LIST" in file.head[:1000]


READER = Reader(SOURCE, ("UN_consolidated.xml",), read, (_recognise,))
