"""What lists of states have in common: a row is a state's time on the list, one shape for each of our states in it."""

from collections.abc import Iterator
from typing import TYPE_CHECKING, NamedTuple

from bilateral.shapes.rows import Attribute
from bilateral.sources.days import refuse_backwards
from bilateral.sources.spells import spells
from bilateral.sources.state_codes import code_names

if TYPE_CHECKING:
    from bilateral.sources.raw import RawFile

KIND = "system_member"
"""The attribute's kind: its value is the list's number of the state, its text the list's name of it."""


class Member(NamedTuple):
    """A row of a list: system and number of the state, its name, its first and last day; empty while it is on it."""

    system: str
    code: str
    name: str
    since: str
    until: str
    row: int
    column: str


def memberships(file: "RawFile", members: Iterator[Member], *, published: str, unit: str) -> Iterator[Attribute]:
    """Yield an attribute ``system_member`` for every state and time of a list.

    Parameters
    ----------
    file : RawFile
        The list.
    members : iterator of Member
        Its rows.
    published, unit : str
        When it was published, and whose number the value is.

    Raises
    ------
    SourceFileError
        For an unknown code or an interval that ends before it begins.
    """
    for system, code, name, since, until, row, column in members:
        refuse_backwards(file, since, until, row=row, column=column)
        for spell in spells(file, code_names(system), code, since, until, row=row, column=column):
            yield Attribute(
                at=spell.at,
                vintage=file.sha256,
                published=published,
                kind=KIND,
                state=spell.state,
                value=float(code),
                unit=unit,
                since=spell.since,
                until=spell.until,
                text=name,
            )
