"""Annexes of the European Union's sanctions regulations, as OpenSanctions takes them from the Official Journal.

One file per regulation. Whoever and whatever its annexes name is an attribute of the state of the programme, from the
day the measure began for it (``bilateral.sources.listings``, rule 3), or of the edition's day alone where that is not
given. The acts of member states towards that state are in the Global Sanctions Data Base. Traps: days as ``2.3.2016``
and ``9 August 2025``; numbers of entries that start again with every annex. The edition is of the latest day in the
file.
"""

from collections.abc import Iterator
from typing import Final

from bilateral.shapes.cards import Grain, Source
from bilateral.shapes.rows import Attribute
from bilateral.shapes.vocabulary import Access, Completeness, Kind
from bilateral.sources.errors import TruncatedFileError
from bilateral.sources.listings import BLIND, listing, listing_day
from bilateral.sources.raw import RawFile
from bilateral.sources.reader import Reader

SOURCE = Source(
    key="opensanctions_eu",
    title="Annexes of EU sanctions regulations, extracted by OpenSanctions",
    publisher="OpenSanctions, from the Official Journal of the European Union",
    url="https://www.opensanctions.org/datasets/eu_journal_sanctions/",
    cite="opensanctions",
    grain=Grain.STATE_YEAR,
    unit="listing",
    kinds=(Kind.ATTRIBUTE,),
    years=(2006, 2026),
    licence="CC-BY-NC-4.0 (to be confirmed)",
    redistributable=False,
    commercial_use=False,
    access=Access.OPEN,
    steps="take the tables of the data set eu_journal_sanctions from OpenSanctions' repository",
    completeness=Completeness.BEST_EFFORT,
    checked_via="the tables of regulations 833/2014 and 2017/1509, in OpenSanctions' repository",
    checked_on="2026-11-24",
    min_rows=100,
    max_rows=50_000,
    blind=BLIND,
)

IDENTITY: Final = (
    "name", "alias", "weakAlias", "previousName", "country", "nationality", "jurisdiction", "birthDate", "birthPlace",
    "position", "passportNumber", "gender", "appearance", "ethnicity", "fatherName", "motherName", "incorporationDate",
    "legalForm", "sector", "registrationNumber", "taxNumber", "idNumber", "innCode", "ogrnCode", "kppCode", "okpoCode",
    "leiCode", "swiftBic", "ticker", "imoNumber", "mmsi", "flag", "address", "phone", "email", "website", "notes",
)  # fmt: skip
COLUMNS: Final = ("celex", "recordId", "programKey", "annex", "measure", "startDate", "reason", "schema", *IDENTITY)
IGNORED: Final = frozenset({"recordId", "reason", *IDENTITY})
"""Who and what is listed and why."""

LISTING: Final = "eu_listing"
_SCHEMATA: Final = {one: one for one in ("Asset", "LegalEntity", "Person", "Vessel")}
_MEASURES: Final = {one: one for one in (
    "Asset freeze", "Export control", "Financial restrictions", "Investment ban", "Services ban",
    "Transportation restrictions",
)}  # fmt: skip


def read(file: RawFile) -> Iterator[Attribute]:
    """Yield one attribute per entry of the annexes.

    Raises
    ------
    SourceFileError
        For an unknown column, programme or word, an impossible day, or a file in which no entry has a day.
    """
    lines = list(file.csv_lines(COLUMNS))
    edition = max((listing_day(line, "startDate") for line in lines), default="")
    if not edition:
        problem = "no entry with a day"
        raise TruncatedFileError(file.path.name, problem, "get the file again", row=len(lines) + 1)
    for line in lines:
        programme, since = line.text("programKey"), listing_day(line, "startDate") or edition
        measure, schema = line.word("measure", _MEASURES), line.word("schema", _SCHEMATA)
        yield listing(
            file,
            line.row,
            kind=LISTING,
            state=file.state(programme, since, row=line.row, column="programKey", code="programme"),
            since=since,
            edition=edition,
            text=f"{schema}, {line.text('celex')} annex {line.text('annex')}, {measure}",
        )
        line.refuse_leftovers(ignore=IGNORED)


def _recognise(file: RawFile) -> bool:
    return file.begins(COLUMNS[:6])


def _regulation(file: RawFile) -> str:
    """Return the number of the regulation, which every line bears."""
    _, _, first = file.head.partition(b"\n")
    return first.partition(b",")[0].decode("ascii", "replace")


READER = Reader(SOURCE, ("opensanctions_eu_journal.csv",), read, (_recognise,), scope=_regulation)
