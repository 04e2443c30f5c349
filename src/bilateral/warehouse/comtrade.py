"""Asking UN Comtrade's interface, year by year and commodity by commodity, with the user's subscription key.

The key is taken from ``BILATERAL_COMTRADE_KEY``, the years from ``BILATERAL_COMTRADE_YEARS`` (``2015-2024``; else the
ten before the last one, which few have reported yet). An answer that is as long as one may be may have been cut, so the
same is asked for half of the reporters, and again for halves of these; the pieces are files of their own, kept as the
interface sent them. Answers of the last month are not asked for again.
"""

import os
import re
import time
from collections.abc import Callable, Iterator, Sequence
from http import HTTPStatus
from pathlib import Path
from typing import Final, NamedTuple

import msgspec

from bilateral.shapes.errors import BilateralError
from bilateral.sources.comtrade_requests import WITH_KEY, halves, request
from bilateral.sources.name_tables import load_names
from bilateral.sources.un_comtrade import KINDS, V1_LIMITS
from bilateral.warehouse.fetch import FetchError, Limits, fetch

KEY: Final = "BILATERAL_COMTRADE_KEY"
YEARS: Final = "BILATERAL_COMTRADE_YEARS"
FRESH_SECONDS: Final = 30 * 86_400
_SPAN: Final = re.compile(r"(\d{4})(?:-(\d{4}))?")
_TEN_YEARS: Final = 10
_REFUSED: Final = frozenset({HTTPStatus.UNAUTHORIZED, HTTPStatus.FORBIDDEN})


class Interface(NamedTuple):
    """Where to ask, as whom, for which years, and how many objects one answer may hold.

    ``reporters`` are the codes that are split where an answer for all of them is too long.
    """

    key: str
    years: Sequence[int]
    reporters: Sequence[int]
    address: str = WITH_KEY
    longest: Sequence[int] = V1_LIMITS
    commodities: Sequence[str] = tuple(KINDS)


class Answered(NamedTuple):
    """One file that was asked for: its place, or what stood in the way; ``new`` where it came now.

    ``refused`` where the interface takes no question with this key.
    """

    name: str
    path: Path | None
    new: bool
    problem: str = ""
    refused: bool = False


class _Length(msgspec.Struct):
    """What of an answer says how long it is."""

    count: int


def interface(this_year: int) -> Interface | None:
    """Return the interface as the environment sets it; None without a key.

    Raises
    ------
    BilateralError
        Where ``BILATERAL_COMTRADE_YEARS`` is no year and no span of years.
    """
    key = os.environ.get(KEY, "").strip()
    if not key:
        return None
    told = os.environ.get(YEARS, f"{this_year - 1 - _TEN_YEARS}-{this_year - 2}").strip()
    span = _SPAN.fullmatch(told)
    if span is None:
        message = f"{YEARS} is {told!r}; write a year or a span such as 2015-2024"
        raise BilateralError(message)
    years = range(int(span[1]), int(span[2] or span[1]) + 1)
    codes = sorted({int(code) for code in load_names("un_comtrade").codes() if code.isdecimal()})
    return Interface(key=key, years=years, reporters=codes)


def ask(
    place: Path, setting: Interface, limits: Limits, progress: Callable[[str, int, int], None]
) -> Iterator[Answered]:
    """Ask for every year and commodity of an interface; keep the answers in a folder.

    Parameters
    ----------
    place : Path
        Folder of the answers.
    setting : Interface
    limits : Limits
        Of each answer; ``Retry-After`` of status 429 is kept to.
    progress : callable
        As for ``download``.

    Yields
    ------
    Answered
        One for each file. After a refusal of the key nothing more is asked.
    """
    for year in setting.years:
        for commodity in setting.commodities:
            for answered in _ask(place, setting, limits, progress, (year, commodity, ())):
                yield answered
                if answered.refused:
                    return


def _ask(
    place: Path,
    setting: Interface,
    limits: Limits,
    progress: Callable[[str, int, int], None],
    wanted: tuple[int, str, Sequence[int]],
) -> Iterator[Answered]:
    year, commodity, reporters = wanted
    part = f"-{reporters[0]}-{reporters[-1]}" if reporters else ""
    name = f"comtrade-{commodity}-{year}{part}.json"
    pieces = place / f"{name}.parts"  # says that the answer for these reporters was too long
    if not pieces.exists():
        path = place / name
        if path.is_file() and time.time() - path.stat().st_mtime < FRESH_SECONDS:
            yield Answered(name, path, new=False)
            return
        asked = request(year, commodity, reporters, key=setting.key, address=setting.address)
        try:
            fetched = fetch(
                asked.url,
                place,
                limits,
                lambda count, of: progress(f"un_comtrade {name}", count, of),
                headers=asked.headers,
                name=name,
            )
        except FetchError as error:
            yield Answered(name, None, new=False, problem=str(error), refused=error.status in _REFUSED)
            return
        if _count(fetched.path) not in setting.longest:
            yield Answered(name, fetched.path, new=True)
            return
        pieces.touch()
        fetched.path.unlink()
    try:
        split = list(halves(reporters or setting.reporters))
    except ValueError as error:
        yield Answered(name, None, new=False, problem=str(error))
        return
    for half in split:
        yield from _ask(place, setting, limits, progress, (year, commodity, half))


def _count(path: Path) -> int:
    """Return how many objects an answer says it holds; 0 where it is none, which its reader will refuse."""
    try:
        return msgspec.json.decode(path.read_bytes(), type=_Length).count
    except (msgspec.DecodeError, OSError):
        return 0
