"""Alliances: the ATOP project's directed dyad-years, version 5.1, as obligations from one day or year to another.

The zip holds twelve tables; two are read. ``atop5_1ddyr.csv`` has a row per year and directed pair with an alliance
in force: what state A promised state B. Runs of years in which A owes B an obligation are one tie; the years say
when, since they alone know which obligations hold between which members. ``atop5_1m.csv`` has the days on which
members joined and left; a tie begins and ends on such a day where the years of both agree, otherwise in the year. An
alliance without exit (``yrexit`` 0) was in force at the end of 2018, and so is the tie: ``until`` is empty.

Five obligations are coded. Defence, non-aggression and consultation have kinds of their own; offence (to join a war
that is not defensive) and neutrality (to keep out of the other's war) are ties of the kind ``treaty``, told apart by
their ``text``, which begins with ``offense`` or ``neutral`` as the codebook calls them. All texts name the alliances
by ATOP number. Every row id ends in the obligation's column. Of the other ten tables four hold alliances, phases,
pairs and states, which say less, and six the same without alliances of non-aggression alone (``_NNA``).
"""

from collections import defaultdict
from collections.abc import Iterator
from typing import TYPE_CHECKING, Final, NamedTuple

from bilateral.shapes.cards import Grain, Source
from bilateral.shapes.dates import first_day, last_day
from bilateral.shapes.rows import Tie
from bilateral.shapes.vocabulary import Access, Completeness, Kind
from bilateral.sources.arrays import np
from bilateral.sources.cells import plain_year
from bilateral.sources.number_table import NumberTable, as_texts
from bilateral.sources.rda import Texts
from bilateral.sources.reader import Reader
from bilateral.sources.state_codes import code_names, year_end
from bilateral.sources.whole_columns import refuse, states
from bilateral.sources.zipped import ZippedFile, names_in_zip

if TYPE_CHECKING:
    from numpy.typing import NDArray

    from bilateral.sources.raw import RawFile

SOURCE = Source(
    key="atop",
    title="Alliance Treaty Obligations and Provisions 5.1",
    publisher="Brett Ashley Leeds and others, Rice University",
    url="http://www.atopdata.org/data.html",
    cite="leeds_et_al2002",
    grain=Grain.DIRECTED_DYAD_YEAR,
    unit="obligation",
    kinds=(Kind.DEFENCE_PACT, Kind.NONAGGRESSION, Kind.CONSULTATION, Kind.TREATY),
    years=(1815, 2018),
    licence="free for research with citation (to be confirmed)",
    redistributable=False,
    commercial_use=None,
    access=Access.OPEN,
    steps="download atop_5.1__.csv_.zip from the publisher's page",
    completeness=Completeness.CENSUS,
    checked_via="the files of version 5.1",
    checked_on="2026-11-24",
    partial=(Kind.TREATY,),
    min_rows=9_000,
    max_rows=15_000,
    downloads=("http://www.atopdata.org/uploads/6/9/1/3/69134503/atop_5.1__.csv_.zip",),
)

YEARLY: Final = "atop5_1ddyr.csv"
MEMBERS: Final = "atop5_1m.csv"
VERSION: Final = "5.1"
_HIGHEST_CODE, _HIGHEST_MEMBER, _HIGHEST_TREATY = 999, 9999, 99_999

OBLIGATIONS: Final = {
    "defense": Kind.DEFENCE_PACT,
    "offense": Kind.TREATY,
    "neutral": Kind.TREATY,
    "nonagg": Kind.NONAGGRESSION,
    "consul": Kind.CONSULTATION,
}
_TREATIES: Final = tuple(f"atopid{place}" for place in range(1, 10))
YEARLY_COLUMNS: Final = (
    "ddyad", "year", "atopally", *OBLIGATIONS, "shareob", "transyr", "bilatno", "multino", "number", "asymm",
    *_TREATIES, "stateA", "stateB", "version",
)  # fmt: skip
YEARLY_IGNORED: Final = frozenset(
    {"ddyad", "atopally", "shareob", "transyr", "bilatno", "multino", "number", "asymm"},
)
"""The pair again, that there is any obligation at all, and counts and marks of the alliances behind it."""

MEMBERS_COLUMNS: Final = (
    "atopid", "cowid", "cow4id", "member", "cowsys", "yrent", "moent", "dayent", "yrexit", "moexit", "dayexit",
    "ineffect", "bilat", "phase", "maxphase", "wartime", "cowwar", "estmode", "pubsecr", "secrart", "proadd",
    "futmem", "speclgth", "length", "renounce", "proren", "renewlgt", "term", "termmode", "termcaus", "defense",
    "offense", "neutral", "nonagg", "consul", "active", "conditio", "defcon", "offcon", "neucon", "concon",
    "defcoadv", "defcoloc", "defcocon", "defconum", "defcodem", "defconpr", "offcoadv", "offcoloc", "offcocon",
    "offconum", "offcodem", "neucoadv", "neucoloc", "neucocon", "neuconum", "neucodem", "neuconpr", "neucoatt",
    "concoadv", "concoloc", "concocon", "concoreq", "olimob", "asymm", "obvary", "notaiden", "dipaid", "terrres",
    "seppeace", "thirdcom", "noothall", "specthrt", "statthr1", "statthr2", "conwtin", "medarb", "milcon", "milaid",
    "intcom", "subord", "organ1", "orgpurp1", "organ2", "orgpurp2", "base", "contrib", "armred", "acqterr",
    "divgains", "demwith", "reflnun", "refothio", "natrefal", "compag", "nomicoop", "conres", "agprois", "conmen",
    "ecaid", "interv", "source", "new5", "rev5", "version",
)  # fmt: skip
_MEMBERS_USED: Final = {
    "atopid", "member", "yrent", "moent", "dayent", "yrexit", "moexit", "dayexit", "version", *OBLIGATIONS,
}  # fmt: skip
MEMBERS_IGNORED: Final = frozenset(MEMBERS_COLUMNS) - _MEMBERS_USED
"""Provisions of the treaties: conditions, institutions, aid, and how they were coded."""

_FLAGS: Final = {"0": False, "1": True}


class _Stay(NamedTuple):
    """A member's time in an alliance (or one phase of it) and what it owed; the exit is empty while it lasts."""

    entry: str
    exit: str
    owed: frozenset[str]


class _Yearly(NamedTuple):
    """The directed dyad-years: line in the file, year and states of each row, and what A owes B in it.

    ``codes`` are the publisher's numbers of the two, ``treaties`` the ids of their alliances. ``pairs`` numbers the
    pairs of states, ``order`` sorts the rows by pair and year.
    """

    rows: "NDArray[np.int64]"
    years: "NDArray[np.int64]"
    actors: "NDArray[np.object_]"
    targets: "NDArray[np.object_]"
    codes: list[list[int]]
    treaties: list[list[int]]
    owed: dict[str, "NDArray[np.bool_]"]
    pairs: "NDArray[np.int64]"
    order: "NDArray[np.int64]"


def _date(year: str, month: str, day: str) -> str:
    """Return a date from three cells, as exactly as they say; empty for zeros, ValueError where it is none.

    >>> _date("1961", "7", "6"), _date("1822", "", ""), _date("0", "0", "0")
    ('1961-07-06', '1822', '')
    """
    if (year, month, day) == ("0", "0", "0"):
        return ""
    parts = [plain_year(year, SOURCE.years), *(f"{int(cell):02d}" for cell in (month, day) if cell)]
    date = "-".join(parts)
    first_day(date)
    return date


def _stays(file: ZippedFile) -> dict[tuple[int, int], list[_Stay]]:
    """Return when each member was in each alliance."""
    found: dict[tuple[int, int], list[_Stay]] = defaultdict(list)
    for line in file.csv_lines(MEMBERS_COLUMNS):
        dates = []
        for columns in (("yrent", "moent", "dayent"), ("yrexit", "moexit", "dayexit")):
            try:
                dates.append(_date(*(line.text(column) for column in columns)))
            except ValueError as error:
                raise line.impossible(columns[0], f"no date with month and day ({error}):") from error
        entry, leaving = dates
        if not entry or (leaving and last_day(leaving) < first_day(entry)):
            raise line.impossible("yrexit" if entry else "yrent", "no entry, or an exit before it:")
        owed = frozenset(column for column in OBLIGATIONS if line.word(column, _FLAGS))
        line.word("version", {VERSION: VERSION})
        treaty = int(line.number("atopid", low=1, high=_HIGHEST_TREATY))
        member = int(line.number("member", low=1, high=_HIGHEST_MEMBER))
        found[treaty, member].append(_Stay(entry, leaving, owed))
        line.refuse_leftovers(MEMBERS_IGNORED)
    return found


def _yearly(file: ZippedFile) -> _Yearly:
    """Return the directed dyad-years, checked."""
    table = NumberTable(file, YEARLY_COLUMNS)
    table.only("version", VERSION)
    rows, years = table.rows, table.numbers("year", *SOURCE.years)
    codes = [table.numbers(column, 1, _HIGHEST_CODE) for column in ("stateA", "stateB")]
    nameless, dates = Texts(np.zeros(len(rows), dtype=np.int32), ("",)), as_texts(years, year_end)
    actors, targets = (
        states(file, nameless, dates, rows=rows, column=column, codes=as_texts(code))
        for column, code in zip(("stateA", "stateB"), codes, strict=True)
    )
    refuse(file, actors == targets, "a state allied with itself:", rows=rows, column="stateB", values=codes[1])
    numbers: dict[str, int] = {}
    sides = [[numbers.setdefault(state, len(numbers)) for state in side.tolist()] for side in (actors, targets)]
    pairs = np.array(sides[0], dtype=np.int64) * len(numbers) + np.array(sides[1], dtype=np.int64)
    treaties = [table.numbers(column, 1, _HIGHEST_TREATY, empty=0) for column in _TREATIES]
    return _Yearly(
        rows=rows,
        years=years,
        actors=actors,
        targets=targets,
        codes=np.column_stack(codes).tolist(),
        treaties=np.column_stack(treaties).tolist(),
        owed={column: table.numbers(column, 0, 1).astype(bool) for column in OBLIGATIONS},
        pairs=pairs,
        order=np.lexsort((years, pairs)),
    )


def _runs(yearly: _Yearly, owed: "NDArray[np.bool_]") -> list["NDArray[np.int64]"]:
    """Return the runs of years on end in which an obligation holds, each as its rows in the order of years.

    Two rows of one year are one where the publisher's two numbers (COW 260 and 255 in 1990) are one state.
    """
    order = yearly.order[owed[yearly.order]]
    breaks = (np.diff(yearly.pairs[order]) != 0) | (np.diff(yearly.years[order]) > 1)
    return [run for run in np.split(order, np.flatnonzero(breaks) + 1) if len(run)]


class _Alliances:
    """What the members' stays tell of runs: the days on which they begin and end, and the alliances behind them."""

    def __init__(self, yearly: _Yearly, stays: dict[tuple[int, int], list[_Stay]]) -> None:
        self._yearly, self._stays = yearly, stays

    def _both(self, row: int, obligation: str) -> Iterator[tuple[int, str, str]]:
        """Yield alliances that bind the pair of a row by an obligation: id, the later entry and the earlier exit."""
        actor, target = self._yearly.codes[row]
        for treaty in self._yearly.treaties[row]:
            for mine in self._stays.get((treaty, actor), ()):
                if obligation not in mine.owed:
                    continue
                for theirs in self._stays.get((treaty, target), ()):
                    leaving = min(filter(None, (mine.exit, theirs.exit)), default="")
                    yield treaty, max(mine.entry, theirs.entry), leaving

    def since(self, row: int, obligation: str) -> str:
        """Return the first day of a run that begins in a row, or its year."""
        year = str(self._yearly.years[row])
        return min((entry for _, entry, _ in self._both(row, obligation) if entry.startswith(year)), default=year)

    def until(self, row: int, obligation: str) -> str:
        """Return the last day of a run that ends in a row, or its year; empty where it stands when the source ends."""
        last = int(self._yearly.years[row])
        year = str(last)
        exits = [leaving for _, _, leaving in self._both(row, obligation)]
        if last == SOURCE.years[1] and "" in exits:
            return ""
        return max((leaving for leaving in exits if leaving.startswith(year)), default=year)

    def named(self, run: "NDArray[np.int64]", obligation: str) -> str:
        """Return the ids of the alliances by which the obligation holds: ``ATOP 3755, 4940``."""
        distinct = {(*self._yearly.codes[row], *self._yearly.treaties[row]): row for row in run.tolist()}
        ids = {treaty for row in distinct.values() for treaty, _, _ in self._both(row, obligation)}
        return f"ATOP {', '.join(map(str, sorted(ids)))}" if ids else ""


def read(file: "RawFile") -> Iterator[Tie]:
    """Yield a tie per run of years in which one state owes another an obligation; one tie for both where both do alike.

    Parameters
    ----------
    file : RawFile
        ``atop_5.1__.csv_.zip``. Row ids have the line in ``atop5_1ddyr.csv`` of the first year of the run.

    Raises
    ------
    SourceFileError
        For an unknown state, column or code, or a damaged zip; says which and where.
    """
    table = ZippedFile(file, YEARLY, code_names("cow"))
    yearly = _yearly(table)
    alliances = _Alliances(yearly, _stays(ZippedFile(file, MEMBERS)))
    for column, kind in OBLIGATIONS.items():
        ties: dict[tuple[str, str, str, str], NDArray[np.int64]] = {}
        for run in _runs(yearly, yearly.owed[column]):
            first, last = int(run[0]), int(run[-1])
            pair = str(yearly.actors[first]), str(yearly.targets[first])
            ties[*pair, alliances.since(first, column), alliances.until(last, column)] = run
        for (actor, target, since, until), run in ties.items():
            mutual = (target, actor, since, until) in ties
            if mutual and actor > target:
                continue  # the tie of the other direction is this one too
            words_of_it = (column if kind is Kind.TREATY else "", alliances.named(run, column))
            yield Tie(
                at=file.ref(int(yearly.rows[run[0]]), column),
                vintage=file.sha256,
                published=table.written,
                kind=kind,
                actor=actor,
                target=target,
                since=since,
                until=until,
                mutual=mutual,
                text=", ".join(filter(None, words_of_it)),
            )


def recognise(file: "RawFile") -> bool:
    """Return whether a file is the zip of ATOP 5.1 in its form of comma-separated tables."""
    return {YEARLY, MEMBERS} <= set(names_in_zip(file))


READER = Reader(SOURCE, ("atop_5.1__.csv_.zip",), read, (recognise,))
