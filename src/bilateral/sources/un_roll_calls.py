"""Roll calls of the UN General Assembly: Erik Voeten's data in the form of the R package unvotes.

Three data frames: ``un_votes`` has a row per state and roll call (yes, abstain or no; who was absent has no row),
``un_roll_calls`` one per roll call, ``un_roll_call_issues`` one per roll call and issue, which only adds to the votes.
Traps: Namibia's code is ``NA``; three names have no code; Serbia is called Yugoslavia to the end; united Yemen votes
under the Arab Republic's name in 1990; dates as in ``voeten``.
"""

from collections import defaultdict
from collections.abc import Iterator
from datetime import date, timedelta
from typing import TYPE_CHECKING, Final, NamedTuple, get_args

from bilateral.shapes.blocks import Block
from bilateral.shapes.cards import Grain, Source
from bilateral.shapes.rows import Choice, Vote
from bilateral.shapes.vocabulary import Access, Completeness, Kind
from bilateral.sources.arrays import np
from bilateral.sources.raw import RawFile
from bilateral.sources.reader import Reader
from bilateral.sources.voeten import ISSUES, VOTED_TWICE, partial_date, symbol
from bilateral.sources.whole_columns import (
    coded,
    numbers_of,
    objects,
    refuse,
    refuse_twice,
    row_ids,
    states,
    texts_of,
    words,
)

if TYPE_CHECKING:
    from numpy.typing import NDArray

SOURCE = Source(
    key="un_roll_calls",
    title="United Nations General Assembly roll calls",
    publisher="Erik Voeten, Harvard Dataverse; as packaged by David Robinson (unvotes)",
    url="https://doi.org/10.7910/DVN/LEJUQZ",
    cite="voeten_strezhnev_bailey2009",
    grain=Grain.STATE_ROLL_CALL,
    unit="vote",
    kinds=(Kind.VOTE,),
    years=(1946, 2019),
    licence="CC0-1.0",
    redistributable=True,
    commercial_use=True,
    access=Access.OPEN,
    steps="download un_votes.rda, un_roll_calls.rda and un_roll_call_issues.rda from the folder data of "
    "https://github.com/dgrtwo/unvotes",
    completeness=Completeness.CENSUS,
    checked_via="licence as stated in the unvotes package and on the Dataverse page",
    checked_on="2026-11-24",
    min_rows=800_000,
    max_rows=1_100_000,
    blind=((Kind.VETO, "it holds votes of the General Assembly only, none of the Security Council"),),
    downloads=tuple(
        f"https://raw.githubusercontent.com/dgrtwo/unvotes/HEAD/data/{name}.rda"
        for name in ("un_votes", "un_roll_calls", "un_roll_call_issues")
    ),
)

VOTES = ("rcid", "country", "country_code", "vote")
ROLL_CALLS = ("rcid", "session", "importantvote", "date", "unres", "amend", "para", "short", "descr")
IGNORED = frozenset({"importantvote", "amend", "para", "short", "descr", "issue"})
"""Columns of no shape: what the US State Department found important, kind of vote, the publisher's descriptions, and
the long names of issues."""
ROLL_CALL_ISSUES = ("rcid", "short_name", "issue")

_EPOCH = date(1970, 1, 1)
_MOST_DAYS: Final = 100_000
_CHOICES: Final = tuple(choice for choice in get_args(Choice) if choice != "absent")


class _RollCalls(NamedTuple):
    """The roll calls in the order of their file, column by column."""

    numbers: "NDArray[np.float64]"
    sessions: list[str]
    dates: list[str]
    symbols: list[str]


def _roll_calls(file: RawFile) -> _RollCalls:
    frame = file.frame("un_roll_calls", ROLL_CALLS)
    numbers, sessions, days = (numbers_of(file, frame, name) for name in ("rcid", "session", "date"))
    rows = np.arange(1, len(numbers) + 1)
    known = np.isfinite(sessions) & (np.abs(days) < _MOST_DAYS)
    first = np.zeros(len(numbers), dtype=bool)
    first[np.unique(numbers, return_index=True)[1]] = True
    problem, remedy = "a roll call without session or date, or listed twice:", "compare with an older file"
    refuse(file, ~(known & first), problem, rows=rows, column="rcid", values=numbers.astype(int), remedy=remedy)
    calendar = [_EPOCH + timedelta(days=int(day)) for day in days]
    low, high = SOURCE.years[0], SOURCE.years[1] + 1  # a session runs into the next calendar year
    impossible = np.array([not low <= day.year <= high for day in calendar], dtype=bool)
    problem, remedy = f"a date outside {low}-{high}:", "check the file; if it has grown, the card too"
    shown = [day.isoformat() for day in calendar]
    refuse(file, impossible, problem, rows=rows, column="date", values=shown, remedy=remedy)
    whole = [int(session) for session in sessions]
    return _RollCalls(
        numbers,
        [str(session) for session in whole],
        [partial_date(day, session) for day, session in zip(calendar, whole, strict=True)],
        [symbol(unres or "", session) for unres, session in zip(texts_of(file, frame, "unres"), whole, strict=True)],
    )


def _places(file: RawFile, numbers: "NDArray[np.float64]", calls: _RollCalls, listed: str) -> "NDArray[np.int64]":
    """Return where in the list of roll calls each row's is."""
    order = np.argsort(calls.numbers)
    found = order[np.minimum(np.searchsorted(calls.numbers, numbers, sorter=order), len(order) - 1)]
    problem, remedy = f"no such roll call in {listed}:", "take all files from one version"
    rows = np.arange(1, len(numbers) + 1)
    refuse(file, calls.numbers[found] != numbers, problem, rows=rows, column="rcid", values=numbers, remedy=remedy)
    return found


def _issues(file: RawFile, calls: _RollCalls, listed: str) -> list[str]:
    """Return the issues of each roll call, as ``Vote`` has them."""
    frame = file.frame("un_roll_call_issues", ROLL_CALL_ISSUES)
    numbers, tagged = numbers_of(file, frame, "rcid"), texts_of(file, frame, "short_name")
    rows = np.arange(1, len(numbers) + 1)
    found = defaultdict[int, set[str]](set)
    codes = words(file, tagged, {code: code for code in ISSUES}, rows=rows, column="short_name")
    for place, code in zip(_places(file, numbers, calls, listed).tolist(), codes, strict=True):
        found[place].add(code)
    return [" ".join(sorted(found[place])) for place in range(len(calls.numbers))]


def texts(roll_call_file: RawFile) -> dict[str, tuple[str, str]]:
    """Return the partial date and the publisher's text of every roll call: its short form, and its description.

    Texts are the publisher's own and no record of ours: they are read to see whom they name, and kept nowhere.

    Parameters
    ----------
    roll_call_file : RawFile
        ``un_roll_calls.rda``; errors as ``read``.
    """
    calls = _roll_calls(roll_call_file)
    frame = roll_call_file.frame("un_roll_calls", ROLL_CALLS)
    told = zip(*(texts_of(roll_call_file, frame, name) for name in ("short", "descr")), strict=True)
    return {
        str(int(number)): (day, ". ".join(dict.fromkeys(filter(None, words))))
        for number, day, words in zip(calls.numbers, calls.dates, told, strict=True)
    }


def read(file: RawFile, roll_call_file: RawFile, issue_file: RawFile) -> Iterator[Block]:
    """Yield one vote per row of ``un_votes``; a state that was absent has no row and yields none.

    Parameters
    ----------
    file : RawFile
        ``un_votes.rda``.
    roll_call_file : RawFile
        ``un_roll_calls.rda``.
    issue_file : RawFile
        ``un_roll_call_issues.rda``.

    Raises
    ------
    SourceFileError
        For an unknown name, column, vote, roll call or issue; says which and where.
    """
    listed = roll_call_file.path.name
    calls = _roll_calls(roll_call_file)
    issues = _issues(issue_file, calls, listed)
    frame = file.frame("un_votes", VOTES)
    names, codes, votes = (texts_of(file, frame, name) for name in VOTES[1:])
    place = _places(file, numbers_of(file, frame, "rcid"), calls, listed)
    rows = np.arange(1, len(place) + 1)
    choices = words(file, votes, {choice: choice for choice in _CHOICES}, rows=rows, column="vote")
    found = states(file, names, coded(calls.dates).take(place), rows=rows, column="country", codes=codes)
    refuse_twice(file, place, found, VOTED_TWICE, rows=rows, column="country")
    day = objects(calls.dates)[place]
    yield Block(
        Vote,
        {
            "at": row_ids(file, rows),
            "published": day,
            "state": found,
            "roll_call": objects([str(int(number)) for number in calls.numbers])[place],
            "session": objects(calls.sessions)[place],
            "date": day,
            "choice": choices,
            "symbol": objects(calls.symbols)[place],
            "issues": objects(issues)[place],
        },
        {"vintage": file.sha256, "body": "UNGA"},
    )


READER: Reader[Vote] = Reader(
    SOURCE,
    ("un_votes.rda", "un_roll_calls.rda", "un_roll_call_issues.rda"),
    read,
    recognise=(
        lambda file: file.holds("un_votes"),
        lambda file: file.holds("un_roll_calls"),
        lambda file: file.holds("un_roll_call_issues"),
    ),
)
