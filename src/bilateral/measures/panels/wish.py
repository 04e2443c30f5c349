"""What a panel is to be: grain, measures, years, state system; checked before anything is read."""

from collections.abc import Sequence
from datetime import date
from typing import Final, NamedTuple

from bilateral.measures.panels.errors import PanelError
from bilateral.measures.yearly import SHORT, YEARLY, Yearly
from bilateral.shapes.cards import Grain

GRAINS: Final = (Grain.DIRECTED_DYAD_YEAR, Grain.DYAD_YEAR)
SYSTEMS: Final = ("gw", "cow")
FIRST_YEAR: Final = 1816
"""Both lists of states begin in 1816."""


class Wish(NamedTuple):
    """A panel that can be made; ``measures`` in the order asked for, none twice."""

    grain: Grain
    measures: tuple[Yearly, ...]
    years: tuple[int, int]
    system: str
    as_of: date

    @property
    def directed(self) -> bool:
        """Whether there is a row for each direction."""
        return self.grain is Grain.DIRECTED_DYAD_YEAR


def wish(measures: Sequence[str], years: tuple[int, int], grain: str, system: str, as_of: str) -> Wish:
    """Return a wish that can be met.

    Raises
    ------
    PanelError
        For a measure, grain or system that does not exist, no measure at all, a measure that is there twice, or years
        that are no period up to the day.
    """
    if grain not in GRAINS:
        message = f"--grain {grain}: no such grain; use {' or '.join(GRAINS)}"
        raise PanelError(message)
    if system not in SYSTEMS:
        message = f"--system {system}: no such list of states; use gw (Gleditsch-Ward) or cow (Correlates of War)"
        raise PanelError(message)
    day = date.fromisoformat(as_of)
    first, last = years
    if first > last:
        message = f"--years {first}-{last}: the first year comes after the last; use {last}-{first}"
        raise PanelError(message)
    if first < FIRST_YEAR or last > day.year:
        message = f"--years {first}-{last}: a panel as of {day} covers years from {FIRST_YEAR} to {day.year}"
        raise PanelError(message)
    return Wish(Grain(grain), _measures(measures), (first, last), system, day)


def _measures(keys: Sequence[str]) -> tuple[Yearly, ...]:
    found: dict[str, Yearly] = {}
    for given in keys:
        key = SHORT.get(given, given)
        if key not in YEARLY:
            message = f"--measures {given}: no such measure{_near(given)}; `bilateral panel --list` names all"
            raise PanelError(message)
        if key in found:
            message = f"--measures {given}: {key} is there twice"
            raise PanelError(message)
        found[key] = YEARLY[key]
    if not found:
        message = "--measures: name at least one; `bilateral panel --list` names all"
        raise PanelError(message)
    return tuple(found.values())


def _near(given: str) -> str:
    from difflib import get_close_matches  # noqa: PLC0415 -- errors only

    near = get_close_matches(given, (*YEARLY, *SHORT), n=3)
    return f" (near: {', '.join(near)})" if near else ""
