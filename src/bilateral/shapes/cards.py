"""Source cards: who publishes, under which terms, and what the source can and cannot see."""

from enum import StrEnum

import msgspec

from bilateral.shapes.vocabulary import Absence, Access, Completeness, Kind


class Grain(StrEnum):
    """What one row of a source or measure is about."""

    STATE_ROLL_CALL = "state_roll_call"
    STATE_YEAR = "state_year"
    DYAD_YEAR = "dyad_year"
    DIRECTED_DYAD_YEAR = "directed_dyad_year"
    DIRECTED_DYAD_DAY = "directed_dyad_day"


class Source(msgspec.Struct, frozen=True, kw_only=True):
    """The card of a source.

    ``kinds`` are what its rows are about, ``blind`` what it cannot see though a reader might expect it, each with a
    sentence that says why. ``years`` are the first and the last year that it covers; ``last`` may be None for a
    source that is kept up to date. ``partial`` are kinds of which a census of others shows some rows only.
    ``downloads`` are the publisher's documented addresses of the files, for ``sync`` without a folder; empty where
    ``access`` is not ``open`` or no address is documented, ``steps`` then say what to do.
    """

    key: str
    title: str
    publisher: str
    url: str
    cite: str
    grain: Grain
    unit: str
    kinds: tuple[Kind, ...]
    years: tuple[int, int]
    licence: str
    redistributable: bool
    commercial_use: bool | None
    access: Access
    steps: str
    completeness: Completeness
    checked_via: str
    checked_on: str
    min_rows: int = 1
    max_rows: int | None = None
    blind: tuple[tuple[Kind, str], ...] = ()
    suppressed: tuple[tuple[Kind, str, int, int, str], ...] = ()
    partial: tuple[Kind, ...] = ()
    downloads: tuple[str, ...] = ()

    def absence(self, kind: Kind, year: int, state: str = "") -> Absence:
        """Return what it means that this source shows no row of a kind in a year.

        Parameters
        ----------
        kind : Kind
            What was looked for.
        year : int
            Calendar year.
        state : str
            State whose own reporting the row would need; for ``suppressed``.

        Returns
        -------
        Absence
            ``zero`` only where the source is a census of that kind and covers the year.
        """
        if any(kind == blind for blind, _ in self.blind):
            return Absence.BLIND
        for held_back, by, first, last, _ in self.suppressed:
            if kind == held_back and state == by and first <= year <= last:
                return Absence.SUPPRESSED
        if kind not in self.kinds or not self.years[0] <= year <= self.years[1]:
            return Absence.NOT_COVERED
        if self.completeness is Completeness.CENSUS and kind not in self.partial:
            return Absence.ZERO
        return Absence.UNSEARCHED if self.completeness is Completeness.CURATED else Absence.NOT_COVERED
