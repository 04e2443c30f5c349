"""China's countermeasures, as OpenSanctions keeps them by hand: who was listed by which ministry on which day.

Every line with a day and a country is an act of China towards that country (``bilateral.sources.listings``, rule 2).
Traps: countries stand as codes and as names, days as ``22.05.24`` and ``02.12.2019``; companies of 2024 and 2025 lack
their country, all of them American as it seems, which this reader does not decide; two lines are about bodies of the
European Union. The edition is of the latest day in the file.
"""

from collections.abc import Iterator
from typing import Final

from bilateral.shapes.cards import Grain, Source
from bilateral.shapes.rows import Event
from bilateral.shapes.vocabulary import Access, Action, Completeness, Kind
from bilateral.sources.listings import listing_day
from bilateral.sources.raw import RawFile
from bilateral.sources.reader import Reader

SOURCE = Source(
    key="opensanctions_cn",
    title="Sanctions and countermeasures of China, collected by OpenSanctions",
    publisher="OpenSanctions",
    url="https://www.opensanctions.org/datasets/cn_sanctions/",
    cite="opensanctions",
    grain=Grain.DIRECTED_DYAD_DAY,
    unit="listing",
    kinds=(Kind.SANCTION,),
    years=(2019, 2026),
    licence="CC-BY-NC-4.0 (to be confirmed)",
    redistributable=False,
    commercial_use=False,
    access=Access.OPEN,
    steps="take the table of the data set cn_sanctions from OpenSanctions' repository",
    completeness=Completeness.BEST_EFFORT,
    checked_via="the table of August 2026, in OpenSanctions' repository",
    checked_on="2026-11-24",
    min_rows=300,
    max_rows=20_000,
)

COLUMNS: Final = (
    "Type", "QID", "Name", "Alias", "Chinese name", "Country", "Topics", "Summary", "Chinese summary", "Body", "List",
    "Date", "End date", "Source URL", "Address",
)  # fmt: skip
IGNORED: Final = frozenset({
    "QID", "Name", "Alias", "Chinese name", "Summary", "Chinese summary", "List", "Source URL", "Address",
})  # fmt: skip
"""Who is listed, on which of the ministries' lists, and where that can be read."""

_TYPES: Final = {one: one for one in ("Company", "Organization", "Person")}
_TOPICS: Final = {one: one for one in ("export.control", "sanction", "sanction.counter")}
_BODIES: Final = {one: one for one in (
    "", "Ministry of Commerce", "Ministry of Foreign Affairs", "Taiwan Affairs Office of the State Council",
    "Taiwan Work Office of the CPC Central Committee",
)}  # fmt: skip


def read(file: RawFile) -> Iterator[Event]:
    """Yield one event per listing that has a day and a country.

    Raises
    ------
    SourceFileError
        For an unknown column, country or word, or an impossible day.
    """
    edition, lines = "", list(file.csv_lines(COLUMNS))
    for line in lines:
        for column in ("Date", "End date"):
            edition = max(edition, listing_day(line, column))
    for line in lines:
        for column, words in (("Type", _TYPES), ("Topics", _TOPICS), ("Body", _BODIES)):
            line.word(column, words)
        date = listing_day(line, "Date")
        if not date or not line.text("Country"):
            file.leave_out("a listing without a country" if date else "a listing without a day")
            continue
        yield Event(
            at=line.ref,
            vintage=file.sha256,
            published=edition,
            kind=Kind.SANCTION,
            action=Action.SANCTION,
            actor="CHN",
            target=line.state("Country", date),
            date=date,
            until=listing_day(line, "End date"),
        )
        line.refuse_leftovers(ignore=IGNORED)


def _recognise(file: RawFile) -> bool:
    return file.begins(COLUMNS[:7])


READER = Reader(SOURCE, ("opensanctions_cn_sanctions.csv",), read, (_recognise,))
