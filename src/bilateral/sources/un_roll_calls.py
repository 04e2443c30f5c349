"""Roll calls of the UN General Assembly: Erik Voeten's data in the form of the R package unvotes.

Two data frames: ``un_votes`` has a row per state and roll call (yes, abstain or no; who was absent has no row) and
``un_roll_calls`` one per roll call. Traps: Namibia's code is ``NA``; three names have no code; Serbia is called
Yugoslavia to the end; united Yemen votes under the Arab Republic's name in 1990.

Up to session 57 most dates are wrong in the day: the publisher's conversion wrote the day of the *week* (1 Sunday to
7 Saturday) where the day of the month belongs, so that A/RES/46/10 of Tuesday 22 October 1991 reads 1991-10-03. Such
dates are given as months.
"""

import math
import re
from collections.abc import Iterator
from datetime import date, timedelta
from typing import Final, NamedTuple, get_args

from bilateral.shapes.cards import Grain, Source
from bilateral.shapes.rows import Choice, Vote
from bilateral.shapes.vocabulary import Access, Completeness, Kind
from bilateral.sources.errors import ImpossibleValueError
from bilateral.sources.raw import RawFile
from bilateral.sources.reader import Reader

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
    steps="download data/un_votes.rda and data/un_roll_calls.rda from https://github.com/dgrtwo/unvotes",
    completeness=Completeness.CENSUS,
    checked_via="licence as stated in the unvotes package and on the Dataverse page",
    checked_on="2026-11-24",
    min_rows=800_000,
    max_rows=1_100_000,
    blind=((Kind.VETO, "it holds votes of the General Assembly only, none of the Security Council"),),
)

VOTES = ("rcid", "country", "country_code", "vote")
ROLL_CALLS = ("rcid", "session", "importantvote", "date", "unres", "amend", "para", "short", "descr")
IGNORED = frozenset({"importantvote", "amend", "para", "short", "descr"})
"""Columns of no shape: what the US State Department found important, kind of vote, and the publisher's descriptions."""

FIRST_SESSION_WITH_DAYS: Final = 58
_DAYS_OF_WEEK: Final = 7
_EPOCH = date(1970, 1, 1)
_SYMBOL = re.compile(r"(?:A/RES|R)/(\d+)/(\w+)")
_EMERGENCY = re.compile(r"ESS/(\d+)/(\w+)")
_FIRST_SESSION_WITH_SLASH: Final = 31


class _RollCall(NamedTuple):
    number: str
    session: str
    date: str
    symbol: str


def symbol(published: str, session: int) -> str:
    """Return the UN document symbol for the publisher's short form, or what is published where it has none.

    Resolutions of sessions before the 31st have another form of symbol (``66 (I)``), which is left as published.

    >>> symbol("R/68/262", 68), symbol("A/RES/74/168", 74), symbol("R/1/66", 1)
    ('A/RES/68/262', 'A/RES/74/168', 'R/1/66')
    """
    if (found := _SYMBOL.fullmatch(published)) and session >= _FIRST_SESSION_WITH_SLASH:
        return f"A/RES/{found[1]}/{found[2]}"
    if found := _EMERGENCY.fullmatch(published):
        return f"A/RES/ES-{found[1]}/{found[2]}"
    return published


def partial_date(day: date, session: int) -> str:
    """Return the date as exactly as the publisher's can be believed.

    >>> partial_date(date(1991, 10, 3), 46), partial_date(date(2014, 3, 27), 68)
    ('1991-10', '2014-03-27')
    """
    if session < FIRST_SESSION_WITH_DAYS and day.day <= _DAYS_OF_WEEK:
        return f"{day:%Y-%m}"
    return day.isoformat()


def _roll_calls(file: RawFile) -> dict[float, _RollCall]:
    """Return the roll calls by the publisher's number."""
    columns = file.frame("un_roll_calls", ROLL_CALLS).columns
    found: dict[float, _RollCall] = {}
    rows = zip(*(columns[name] for name in ROLL_CALLS if name not in IGNORED), strict=True)
    for row, (number, session, days, unres) in enumerate(rows, start=1):
        if not math.isfinite(session) or not math.isfinite(days) or float(number) in found:
            problem, remedy = "a roll call without session or date, or listed twice:", "compare with an older file"
            raise ImpossibleValueError(file.path.name, problem, remedy, row=row, column="rcid", value=int(number))
        day = _EPOCH + timedelta(days=int(days))
        first, last = SOURCE.years
        if not first <= day.year <= last + 1:  # a session runs into the next calendar year
            problem, remedy = f"a date outside {first}-{last + 1}:", "check the file; if it has grown, the card too"
            raise ImpossibleValueError(file.path.name, problem, remedy, row=row, column="date", value=day.isoformat())
        found[float(number)] = _RollCall(
            str(int(number)), str(int(session)), partial_date(day, int(session)), symbol(unres or "", int(session))
        )
    return found


def read(file: RawFile, roll_call_file: RawFile) -> Iterator[Vote]:
    """Yield one vote per row of ``un_votes``; a state that was absent has no row and yields none.

    Parameters
    ----------
    file : RawFile
        ``un_votes.rda``.
    roll_call_file : RawFile
        ``un_roll_calls.rda``.

    Raises
    ------
    SourceFileError
        For an unknown name, column, vote or roll call; says which and where.
    """
    roll_calls = _roll_calls(roll_call_file)
    columns = file.frame("un_votes", VOTES).columns
    choices: dict[object, Choice] = {choice: choice for choice in get_args(Choice) if choice != "absent"}
    prefix, vintage = file.ref(1).removesuffix("1"), file.sha256
    rows = zip(*(columns[name] for name in VOTES), strict=True)
    for row, (number, name, code, vote) in enumerate(rows, start=1):
        roll_call = roll_calls.get(number)
        if roll_call is None:
            problem, remedy = f"no such roll call in {roll_call_file.path.name}:", "take both files from one version"
            raise ImpossibleValueError(file.path.name, problem, remedy, row=row, column="rcid", value=float(number))
        choice = choices.get(vote)
        if choice is None:
            problem, remedy = "not a vote (yes, abstain, no):", "check the file"
            raise ImpossibleValueError(file.path.name, problem, remedy, row=row, column="vote", value=vote)
        yield Vote(
            at=f"{prefix}{row}",
            vintage=vintage,
            published=roll_call.date,
            state=file.state(name or "", roll_call.date, row=row, column="country", code=code or ""),
            body="UNGA",
            roll_call=roll_call.number,
            session=roll_call.session,
            date=roll_call.date,
            choice=choice,
            symbol=roll_call.symbol,
        )


READER = Reader(SOURCE, ("un_votes.rda", "un_roll_calls.rda"), read)
