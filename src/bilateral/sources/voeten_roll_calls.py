"""Roll calls of the UN General Assembly in Erik Voeten's own file, absent members and all.

One row per roll call and state, for every state that was ever a member: ``vote`` is 1 yes, 2 abstain, 3 no, 8 absent, 9
not a member, which is no vote and yields no row. States are COW numbers. Two layouts: that of 2016 (frame ``x``), and
that of the editions since (frame ``completeVotes``), known from their documented header. Traps: dates as in ``voeten``;
Serbia is 345 as Yugoslavia was; united Yemen votes under 678 in the session in which it united.
"""

import re
from collections.abc import Iterator, Sequence
from datetime import date, timedelta
from typing import TYPE_CHECKING, Final, NamedTuple

from bilateral.shapes.blocks import Block
from bilateral.shapes.cards import Grain, Source
from bilateral.shapes.rows import Choice, Vote
from bilateral.shapes.vocabulary import Access, Completeness, Kind
from bilateral.sources.arrays import np
from bilateral.sources.raw import RawFile
from bilateral.sources.rda import Column, Frame, Texts
from bilateral.sources.reader import Reader
from bilateral.sources.voeten import ISSUES, VOTED_TWICE, partial_date, symbol
from bilateral.sources.whole_columns import coded, numbers_of, objects, refuse, refuse_twice, row_ids, states, words

if TYPE_CHECKING:
    from numpy.typing import NDArray

SOURCE = Source(
    key="voeten_roll_calls",
    title="United Nations General Assembly roll calls, absences included",
    publisher="Erik Voeten, Harvard Dataverse",
    url="https://doi.org/10.7910/DVN/LEJUQZ",
    cite="voeten_strezhnev_bailey2009",
    grain=Grain.STATE_ROLL_CALL,
    unit="vote",
    kinds=(Kind.VOTE,),
    years=(1946, 2015),
    licence="CC0-1.0",
    redistributable=True,
    commercial_use=True,
    access=Access.OPEN,
    steps="download UNVotes.RData from the Dataverse page; the edition of 2016 is in the folder data-raw of "
    "https://github.com/dgrtwo/unvotes",
    completeness=Completeness.CENSUS,
    checked_via="licence as stated on the Dataverse page",
    checked_on="2026-11-24",
    min_rows=700_000,
    max_rows=1_400_000,
    blind=((Kind.VETO, "it holds votes of the General Assembly only, none of the Security Council"),),
    downloads=("https://raw.githubusercontent.com/dgrtwo/unvotes/HEAD/data-raw/UNVotesPublished.RData",),
)

_ABOUT: Final = ("me", "nu", "di", "hr", "co", "ec")
COLUMNS_2016: Final = (
    "rcid", "session", "vote", "ccode", "member", "importantvote", "date", "unres", *_ABOUT, "year",
)  # fmt: skip
COLUMNS_2021: Final = (
    "rcid", "ccode", "member", "vote", "Country", "Countryname", "year", "session", "abstain", "yes", "no",
    "importantvote", "date", "unres", "amend", "para", "short", "descr", *_ABOUT, "ident", "resid",
)  # fmt: skip
IGNORED: Final = frozenset({
    "member", "importantvote", "year", "Country", "Countryname", "abstain", "yes", "no", "amend", "para", "short",
    "descr", "ident", "resid",
})  # fmt: skip
"""Columns of no shape: ``member`` repeats what 9 says, ``year`` is the session's, names and totals follow from the
rest, and the publisher's descriptions, kinds of vote and second numbering are not read. The workbook of descriptions
(``descriptions1-70latestversion.xls``) says the same of each roll call and is not read either: no shape holds it."""

LAST_YEAR: Final = 2030
"""No edition can hold a later vote; the card's years are those of the edition that is known."""

CORRECTED: Final = {4592: (60, "2006-05-08", "A/RES/60/260")}
"""Roll calls without date or resolution in the edition of 2016, as the editions since have them."""

_NOT_A_MEMBER: Final = 9
_CHOICES: Final[dict[int, Choice]] = {1: "yes", 2: "abstain", 3: "no", 8: "absent"}
_TAGGED: Final[dict[str | None, bool]] = {"0": False, "1": True, None: False, '0\\"': False}
"""Words of an issue column that was saved as text; one row of 2016 has a stray quotation mark."""
_EPOCH = date(1970, 1, 1)
_AMERICAN = re.compile(r"(?P<month>\d{1,2})/(?P<day>\d{1,2})/(?P<year>\d{4})")
_MISSING: Final = -1
_MOST: Final = 1_000_000


class _RollCalls(NamedTuple):
    """The roll calls by number, column by column, and which of them each row is about."""

    place: "NDArray[np.int64]"
    numbers: list[str]
    sessions: list[str]
    dates: list[str]
    symbols: list[str]
    issues: list[str]


def _whole(file: RawFile, frame: Frame, column: str) -> "NDArray[np.int64]":
    """Return whole numbers, ``_MISSING`` where there is none."""
    values = numbers_of(file, frame, column)
    found = np.full(len(values), _MISSING, dtype=np.int64)
    there = (np.abs(values) < _MOST) & (values == np.floor(values))
    found[there] = values[there]
    return found


def _day(published: object) -> date | None:
    """Return a day as the layouts write it: 3/27/2014, 2014-03-27, or days since 1970; None for anything else."""
    try:
        if not isinstance(published, str):
            return None if published is None else _EPOCH + timedelta(days=int(float(str(published))))
        if found := _AMERICAN.fullmatch(published):
            return date(int(found["year"]), int(found["month"]), int(found["day"]))
        return date.fromisoformat(published)
    except (ValueError, OverflowError):
        return None


def _tagged(file: RawFile, frame: Frame, rows: "NDArray[np.int64]", name: str) -> "NDArray[np.bool_]":
    """Return in which rows an issue is named."""
    column = frame.columns[name]
    if isinstance(column, Texts):
        return words(file, column, _TAGGED, rows=rows, column=name).astype(np.bool_)
    values = numbers_of(file, frame, name)
    known = (values == 0) | (values == 1) | np.isnan(values)
    refuse(file, ~known, "not 0 or 1:", rows=rows, column=name, values=column)
    return np.asarray(values == 1)


def _roll_calls(file: RawFile, frame: Frame, rows: "NDArray[np.int64]") -> _RollCalls:
    columns = frame.columns
    numbers, sessions = _whole(file, frame, "rcid"), _whole(file, frame, "session")
    refuse(file, numbers < 0, "not a roll call:", rows=rows, column="rcid", values=columns["rcid"])
    refuse(file, sessions < 0, "not a session:", rows=rows, column="session", values=columns["session"])
    distinct, first, place = np.unique(numbers, return_index=True, return_inverse=True)
    about = {name: _tagged(file, frame, rows, name) for name in _ABOUT}
    repeated = {
        "session": sessions,
        "date": _comparable(columns["date"]),
        "unres": _comparable(columns["unres"]),
        **about,
    }
    for name, values in repeated.items():
        differing = values[first][place] != values
        problem = "another value than in an earlier row of the same roll call:"
        refuse(file, differing, problem, rows=rows, column=name, values=columns[name])
    dates, symbols, written = [], [], []
    for number, row in zip(distinct.tolist(), first.tolist(), strict=True):
        session, day, unres = int(sessions[row]), _day(columns["date"][row]), columns["unres"][row]
        if number in CORRECTED and day is None:
            corrected, on, text = CORRECTED[number]
            written.append(str(corrected))
            dates.append(on)
            symbols.append(text)
            continue
        possible = day is not None and SOURCE.years[0] <= day.year <= LAST_YEAR
        problem = f"not a day of {SOURCE.years[0]}-{LAST_YEAR}:"
        refuse(file, np.array([not possible]), problem, rows=rows[[row]], column="date", values=[columns["date"][row]])
        written.append(str(session))
        dates.append(partial_date(day or _EPOCH, session))
        symbols.append(symbol(str(unres or ""), session))
    issues = [" ".join(name for name in ISSUES if about[name][row]) for row in first.tolist()]
    return _RollCalls(place, [str(number) for number in distinct.tolist()], written, dates, symbols, issues)


def _comparable(column: Column) -> "NDArray[np.float64] | NDArray[np.int32]":
    """Return a column as numbers that are equal where its values are."""
    return (
        column.codes if isinstance(column, Texts) else np.nan_to_num(np.asarray(column, dtype=np.float64), nan=_MISSING)
    )


def _read(file: RawFile, name: str, wanted: Sequence[str]) -> Iterator[Block]:
    frame = file.frame(name, wanted)
    votes, codes = _whole(file, frame, "vote"), _whole(file, frame, "ccode")
    rows = np.arange(1, len(votes) + 1)
    known = np.isin(votes, [*_CHOICES, _NOT_A_MEMBER])
    refuse(file, ~known, "not a vote (1, 2, 3, 8 or 9):", rows=rows, column="vote", values=frame.columns["vote"])
    calls = _roll_calls(file, frame, rows)
    cast = np.flatnonzero(votes != _NOT_A_MEMBER)
    file.leave_out("not a member of the United Nations on the day (9)", len(votes) - len(cast))
    place, rows = calls.place[cast], rows[cast]
    distinct, code = np.unique(codes[cast], return_inverse=True)
    numbers = Texts(code.astype(np.int32), [str(one) for one in distinct.tolist()])
    days, nameless = objects(calls.dates)[place], Texts(np.zeros(len(cast), dtype=np.int32), ("",))
    dates = coded(calls.dates).take(place)
    found = states(file, nameless, dates, rows=rows, column="ccode", codes=numbers)
    refuse_twice(file, place, found, VOTED_TWICE, rows=rows, column="ccode")
    yield Block(
        Vote,
        {
            "at": row_ids(file, rows),
            "published": days,
            "state": found,
            "roll_call": objects(calls.numbers)[place],
            "session": objects(calls.sessions)[place],
            "date": days,
            "choice": objects([_CHOICES.get(vote) for vote in range(_NOT_A_MEMBER)])[votes[cast]],
            "symbol": objects(calls.symbols)[place],
            "issues": objects(calls.issues)[place],
        },
        {"vintage": file.sha256, "body": "UNGA"},
    )


def read(file: RawFile) -> Iterator[Block]:
    """Yield one vote per row of the edition of 2016 in which the state is a member.

    Raises
    ------
    SourceFileError
        For an unknown state, column or vote, or a roll call with two dates; says which and where.
    """
    return _read(file, "x", COLUMNS_2016)


def read_2021(file: RawFile) -> Iterator[Block]:
    """Yield the same of the editions since 2021; errors as ``read``."""
    return _read(file, "completeVotes", COLUMNS_2021)


READER: Reader[Vote] = Reader(
    SOURCE, ("UNVotesPublished.RData",), read, recognise=(lambda file: file.outline == ("x", len(COLUMNS_2016)),)
)
READERS: tuple[Reader[Vote], ...] = (
    READER,
    Reader(SOURCE, ("UNVotes.RData",), read_2021, (lambda file: file.holds("completeVotes"),), "2021"),
)
