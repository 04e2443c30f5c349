"""The Amber Ledger: shipments of raw amber between states, from a publisher that does not exist."""

from collections.abc import Iterator
from pathlib import Path

from bilateral.shapes.cards import Grain, Source
from bilateral.shapes.rows import Flow
from bilateral.shapes.vocabulary import Access, Completeness, Kind
from bilateral.sources.name_tables import NameTable, parse_names
from bilateral.sources.raw import Line, RawFile
from bilateral.sources.reader import Reader

SOURCE = Source(
    key="amber_ledger",
    title="Amber Ledger",
    publisher="Office of the Amber Ledger",
    url="https://example.org/amber",
    cite="bilateral_record",
    grain=Grain.DIRECTED_DYAD_YEAR,
    unit="tonnes",
    kinds=(Kind.TRADE,),
    years=(1980, 2015),
    licence="CC0-1.0",
    redistributable=True,
    commercial_use=True,
    access=Access.OPEN,
    steps="nothing: the file was made up for this test",
    completeness=Completeness.CENSUS,
    checked_via="written for the tests",
    checked_on="2026-11-24",
    min_rows=8,
    max_rows=8,
)

COLUMNS = ("From", "To", "Year", "Tonnes", "Remark")
PUBLISHED = "2016-03-03"
NOT_AVAILABLE = "n/a"
ESTIMATE = "*"


def _tonnes(line: Line) -> float | None:
    """Return the amount; None where the publisher has none, which is not 0."""
    return None if line.text("Tonnes") == NOT_AVAILABLE else line.number("Tonnes", low=0, mark=ESTIMATE)


def read(file: RawFile) -> Iterator[Flow]:
    """Yield one flow per line of the ledger."""
    for line in file.csv_lines(COLUMNS, delimiter=";", footer="End of ledger"):
        year = str(line.year("Year"))
        yield Flow(
            at=line.ref,
            vintage=file.sha256,
            published=PUBLISHED,
            kind=Kind.TRADE,
            actor=line.state("From", year),
            target=line.state("To", year),
            since=year,
            until=year,
            amount=_tonnes(line),
            unit="tonnes",
        )
        line.refuse_leftovers(ignore={"Remark"})


READER = Reader(SOURCE, ("amber_ledger.csv",), read)
FIXTURE = Path(__file__).with_name("amber_ledger.csv")


def names() -> NameTable:
    """Return the publisher's names."""
    where = Path(__file__).with_name("names.csv")
    return parse_names(where.read_text(encoding="utf-8"), str(where.name))
