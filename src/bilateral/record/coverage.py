"""How far the curated record has been searched for a pair: ``record/coverage.toml``."""

import tomllib
from enum import StrEnum
from functools import cache
from importlib.resources import files

import msgspec

from bilateral.shapes.vocabulary import Absence, Dimension


class Status(StrEnum):
    """How far a dimension of a pair has been searched."""

    COMPLETE = "complete"
    STARTED = "started"
    UNSEARCHED = "unsearched"


class PairGap(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """What the sources of one pair cannot show, and why, in a sentence with its ground."""

    kind: str
    dimension: Dimension
    absence: Absence
    years: str
    sentence: str


class Coverage(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """What has been searched for one pair; a dimension that is not listed is unsearched.

    ``years`` are those for which the dimensions called complete are.
    """

    searched_on: str = ""
    years: tuple[int, int] | None = None
    diplomatic: Status = Status.UNSEARCHED
    military: Status = Status.UNSEARCHED
    arms: Status = Status.UNSEARCHED
    nuclear: Status = Status.UNSEARCHED
    economic: Status = Status.UNSEARCHED
    aid_debt: Status = Status.UNSEARCHED
    sanctions: Status = Status.UNSEARCHED
    science_energy: Status = Status.UNSEARCHED
    society: Status = Status.UNSEARCHED
    gaps: tuple[PairGap, ...] = ()

    def of(self, dimension: Dimension, since: int | None = None) -> Status:
        """Return the status of one dimension, for a period that begins in a year.

        What is complete is so for ``years``; for a period that begins before them the search has only begun.
        """
        status = Status(getattr(self, dimension.value))
        early = since is not None and self.years is not None and since < self.years[0]
        return Status.STARTED if early and status is Status.COMPLETE else status


def pair_key(one: str, other: str) -> str:
    """Return the key of a pair: both state ids in alphabetical order (``PRK-RUS``)."""
    return "-".join(sorted((one, other)))


@cache
def _table() -> dict[str, Coverage]:
    text = (files("bilateral.record") / "coverage.toml").read_text(encoding="utf-8")
    return {key: msgspec.convert(value, Coverage) for key, value in tomllib.loads(text).items()}


def coverage(one: str, other: str) -> Coverage:
    """Return what has been searched for a pair, in either order."""
    return _table().get(pair_key(one, other), Coverage())
