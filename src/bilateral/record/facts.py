"""Curated facts: their form, and reading them from the text files under ``record/pairs``.

One TOML file per pair, named with the two state ids in alphabetical order (``PRK-RUS.toml``), holds a ``[[fact]]``
table per fact in order of date. The form is that of the product's contract; ``coding`` says which rung and polarity an
act has, and ``check`` holds every file against both.
"""

import tomllib
from collections.abc import Iterator
from importlib.resources.abc import Traversable
from pathlib import Path

import msgspec

from bilateral.record.tables import files_of
from bilateral.shapes.dates import first_day
from bilateral.shapes.errors import FactError
from bilateral.shapes.vocabulary import Action, Consideration, Dimension, Kind, Polarity, Precision, Rung, SourceKind


class FactSource(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """Where a fact was read.

    ``title``, ``publisher`` and ``url`` are the publisher's own; ``checked_via`` says which text was read (the
    publisher's page, or a stored copy with its address), ``checked_on`` when.
    """

    title: str
    publisher: str
    url: str
    kind: SourceKind
    checked_via: str
    checked_on: str


class Fact(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """One act of one state toward another, or of both together (``mutual``), with its sources.

    ``date`` and ``until`` are partial dates, ``published`` the day on which a source first said it, ``grade`` an
    Admiralty grade, ``breaks`` the symbol of the embargo that a sale broke, ``disputed_by`` ids of facts that say
    otherwise or short accounts of who denies it, ``part_of`` the id of the fact of the same act, where this row only
    tells more of it (another report, a detail): it is shown, and not counted as an act of its own.
    """

    id: str
    date: str
    precision: Precision
    until: str = ""
    actor: str
    target: str
    mutual: bool = False
    kind: Kind
    action: Action
    dimension: Dimension
    rung: Rung | None = None
    polarity: Polarity
    consideration: Consideration = Consideration.UNKNOWN
    breaks: str = ""
    amount: float | None = None
    unit: str = ""
    sentence: str
    published: str
    sources: tuple[FactSource, ...]
    grade: str
    disputed_by: tuple[str, ...] = ()
    part_of: str = ""
    note: str = ""

    @property
    def row_id(self) -> str:
        """The row id: ``fact/ID``, or the id itself where a publisher's row is told as a fact.

        A publisher's row id has three parts or more (``SOURCE/VINTAGE/ROW``), that of a fact which follows from a vote
        or a treaty two (``a-res-68-262/CAN-UKR``).
        """
        return self.id if self.id.count("/") > 1 else f"fact/{self.id}"


def parse_facts(text: str, where: str) -> list[Fact]:
    """Read the facts of one pair file.

    Parameters
    ----------
    text : str
        TOML, as in ``record/pairs``.
    where : str
        Name of the file, for errors.

    Raises
    ------
    FactError
        Where the text is no TOML or a slot has a value the form does not allow.
    """
    try:
        tables = tomllib.loads(text)
    except tomllib.TOMLDecodeError as error:
        message = f"{where}: not TOML: {error}"
        raise FactError(message) from error
    facts = []
    for number, table in enumerate(tables.get("fact", []), start=1):
        try:
            facts.append(msgspec.convert(table, Fact))
        except msgspec.ValidationError as error:
            message = f"{where}: fact {number} ({table.get('id', 'no id')}): {error}"
            raise FactError(message) from error
    if unknown := sorted(set(tables) - {"fact"}):
        message = f"{where}: unknown table {unknown[0]!r}; a pair file holds [[fact]] tables only"
        raise FactError(message)
    return facts


def pair_files() -> list[Traversable]:
    """Return the pair files of the package, in order of name."""
    return files_of("pairs")


def load_facts(paths: list[Path] | None = None) -> Iterator[Fact]:
    """Yield every curated fact, pair by pair, oldest first within a pair."""
    for file in paths if paths is not None else pair_files():
        facts = parse_facts(file.read_text(encoding="utf-8"), file.name)
        yield from sorted(facts, key=lambda fact: (first_day(fact.date), fact.id))
