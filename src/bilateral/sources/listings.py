"""What a listing of a person, a firm or a ship under a sanctions list becomes; the one rule of all such lists.

1. A **sanction of a state by a state** is a ``Tie``. Only a source that codes states against states (the Global
   Sanctions Data Base) yields one; no list of names does.
2. A listing **by a state, on a day that the list gives**, is an ``Event``: SANCTION by that state on the state that
   the listed one belongs to. Many are listed on one day: a measure counts days, not rows.
3. A listing **by a body** (the Security Council, the European Union) is an act of no member: it is an ``Attribute``
   of the state that the programme is about, with the value 1, from the day of listing to the day of the edition. How
   many stand on a list on a day is the sum of the rows that hold that day. Members are not actors here, even where
   they must carry the listing out: ten of fifteen may have wanted it, and North Korea's partners voted for it too.
4. A listing **without a day** (OFAC's lists) is an ``Attribute`` too, of the day of the edition alone.

The state of a programme is the one that it is about, not the one in its name: the programmes of the United States
called UKRAINE are about Russia. A programme about no state (Al-Qaida, narcotics) yields no row; the reader counts
such entries with ``RawFile.leave_out``. A list shows who is on it, not who was: nothing in it says zero for a past day.
"""

import re
from datetime import UTC, datetime
from typing import Final

from bilateral.shapes.rows import Attribute
from bilateral.shapes.vocabulary import Kind
from bilateral.sources.raw import Line, RawFile

STATELESS: Final = "a programme that is about no state"
"""Why an entry is left out."""

BLIND: Final = ((Kind.SANCTION, "it lists persons, firms and ships; a listing is no sanction of one state by another"),)
"""What a list of names cannot see; for its card."""

_DAY = re.compile(r"(\d{1,2})\.(\d{1,2})\.(\d{4}|\d{2})")


def listing(  # noqa: PLR0913 - the fields of an attribute, and where they stand
    file: RawFile,
    row: int,
    *,
    kind: str,
    state: str,
    since: str,
    edition: str,
    text: str,
    unit: str = "listing",
    column: str = "",
) -> Attribute:
    """Return a listing by a body, or one without a day, as an attribute of the state of its programme.

    Parameters
    ----------
    file : RawFile
        The list.
    row : int
        Number of the entry in the file, from 1.
    kind : str
        Whose list it is: ``un_listing``, ``us_listing``, ``eu_listing``.
    state : str
        State of the programme.
    since : str
        Day of the listing, or of the edition where the list gives none.
    edition : str
        Day of the edition: the last on which the file knows the entry to be listed, and the day of publication.
    text : str
        What is listed and under what, in the publisher's words.
    unit : str
        What is counted.
    column : str
        Tells rows of one entry apart.
    """
    return Attribute(
        at=file.ref(row, column),
        vintage=file.sha256,
        published=edition,
        kind=kind,
        state=state,
        value=1.0,
        unit=unit,
        since=since,
        until=edition,
        text=text,
    )


def listing_day(line: Line, column: str) -> str:
    """Return the day of a listing as hands write it: ``2.3.2016``, ``22.05.24``, ``9 August 2025``; "" for none.

    Raises
    ------
    ImpossibleValueError
        Where the cell is no day, or of a year that the source does not cover.
    """
    text = line.text(column)
    found = _DAY.fullmatch(text)
    century = "20" if found and len(found[3]) == len("24") else ""
    written = f"{found[1]}.{found[2]}.{century}{found[3]}" if found else text
    if not text:
        return ""
    try:
        day = datetime.strptime(written, "%d.%m.%Y" if found else "%d %B %Y").replace(tzinfo=UTC).date()
    except ValueError as error:
        problem = "not a day:"
        raise line.impossible(column, problem) from error
    line.file.year(day.year, row=line.row, column=column)
    return day.isoformat()
