"""China's public diplomacy towards 39 states of Asia and the Pacific, 2000-2018: AidData's counts by year.

A row is a state and a year. Counts become flows with the unit counted. ``government_visits`` and ``military_visits``
are visits at high level between the two (which of the two travelled is not said; China is the actor because the data
are about its diplomacy), ``total_elite_visits`` is their sum and must be. ``N/A`` is no row: visits end in 2015 in
East Asia and the Pacific. A count of 0 is no row either, since the data are what AidData's coders found, no census.
"""

from collections.abc import Iterator
from typing import TYPE_CHECKING, Final, NamedTuple

from bilateral.shapes.cards import Grain, Source
from bilateral.shapes.rows import Flow
from bilateral.shapes.vocabulary import Access, Completeness, Kind
from bilateral.sources.reader import Reader

if TYPE_CHECKING:
    from bilateral.sources.raw import Line, RawFile

SOURCE = Source(
    key="aiddata_public_diplomacy",
    title="China's Public Diplomacy Dataset",
    publisher="AidData, William & Mary",
    url="https://www.aiddata.org/datasets",
    cite="custer_et_al2018",
    grain=Grain.DIRECTED_DYAD_YEAR,
    unit="count",
    kinds=(Kind.VISIT, Kind.CULTURE),
    years=(2000, 2018),
    licence="ODC-BY-1.0 (to be confirmed)",
    redistributable=False,
    commercial_use=True,
    access=Access.OPEN,
    steps="download the data of China's public diplomacy (ChinesePublicDiplomacy.csv) from the publisher's page",
    completeness=Completeness.BEST_EFFORT,
    checked_via="a copy of the file in a public repository",
    checked_on="2026-11-24",
    min_rows=1_000,
    max_rows=5_000,
)
PUBLISHED: Final = "2019"
"""The year after the last one covered; the file does not say."""

CHINA: Final = "CHN"
NOT_AVAILABLE: Final = "N/A"
TOTAL: Final = "total_elite_visits"
VISITS: Final = ("government_visits", "military_visits")


class _Counted(NamedTuple):
    """What a column counts, and whether it goes from China to the other state."""

    kind: Kind
    unit: str
    from_china: bool = True


COUNTS: Final = {
    "confucius_institutes": _Counted(Kind.CULTURE, "Confucius Institutes"),
    "sister_cities_established": _Counted(Kind.CULTURE, "sister cities"),
    "government_visits": _Counted(Kind.VISIT, "government visits"),
    "military_visits": _Counted(Kind.VISIT, "military visits"),
    "ambassador_op_eds": _Counted(Kind.CULTURE, "articles by the ambassador"),
    "journalist_visits": _Counted(Kind.CULTURE, "visits of journalists"),
    "media_partnerships": _Counted(Kind.CULTURE, "media partnerships"),
    "outbound_chinese_students": _Counted(Kind.CULTURE, "students"),
    "inbound_students_to_china": _Counted(Kind.CULTURE, "students", from_china=False),
}
COLUMNS: Final = (
    "receiving_country", "year", "confucius_institutes", "sister_cities_established", "government_visits",
    "military_visits", "total_elite_visits", "ambassador_op_eds", "journalist_visits", "media_partnerships",
    "outbound_chinese_students", "inbound_students_to_china",
)  # fmt: skip
_MOST: Final = 1_000_000


def _count(line: "Line", column: str) -> float | None:
    """Return a count; None where the publisher has none."""
    if line.text(column) == NOT_AVAILABLE:
        return None
    count = line.number(column, low=0, high=_MOST)
    if count != int(count):
        raise line.impossible(column, "not a whole number:")
    return count


def read(file: "RawFile") -> Iterator[Flow]:
    """Yield a flow per count of a state and year that is not 0.

    Parameters
    ----------
    file : RawFile
        ``ChinesePublicDiplomacy.csv``.

    Raises
    ------
    SourceFileError
        For an unknown name, column, year or count; says which and where.
    """
    for line in file.csv_lines(COLUMNS):
        year = str(line.year("year"))
        other = line.state("receiving_country", year)
        counts = {column: _count(line, column) for column in COUNTS}
        visits = [counts[column] for column in VISITS]
        total = None if visits == [None, None] else sum(count or 0 for count in visits)
        if _count(line, TOTAL) != total:
            raise line.impossible(TOTAL, f"not the sum of {' and '.join(VISITS)}:")
        line.refuse_leftovers()
        for column, count in counts.items():
            counted = COUNTS[column]
            if count:
                yield Flow(
                    at=f"{line.ref}/{column}",
                    vintage=file.sha256,
                    published=PUBLISHED,
                    kind=counted.kind,
                    actor=CHINA if counted.from_china else other,
                    target=other if counted.from_china else CHINA,
                    since=year,
                    until=year,
                    amount=count,
                    unit=counted.unit,
                    reporter="AidData",
                )
        if not any(counts.values()):
            file.leave_out("every count is 0 or not available")


READER = Reader(SOURCE, ("ChinesePublicDiplomacy.csv",), read, (lambda file: file.begins(COLUMNS),))
