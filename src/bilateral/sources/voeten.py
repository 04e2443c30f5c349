"""What every edition of Erik Voeten's roll calls has in common, whoever packaged it: symbols, dates, issues.

Up to session 57 (to mid-September 2003) most dates are wrong in the day: the publisher's conversion wrote the day of
the *week* (1 Sunday to 7 Saturday) where the day of the month belongs, so that A/RES/46/10 of Tuesday 22 October 1991
reads 1991-10-03. Such dates are given as months.
"""

import re
from datetime import date
from typing import Final

FIRST_SESSION_WITH_DAYS: Final = 58
FIRST_DAY_WITH_DAYS: Final = date(2003, 9, 16)
_DAYS_OF_WEEK: Final = 7
_SYMBOL = re.compile(r"(?:A/RES|R)/(\d+)/(\w+)")
_EMERGENCY = re.compile(r"ESS/(\d+)/(\w+)")
_FIRST_SESSION_WITH_SLASH: Final = 31

VOTED_TWICE: Final = "a second vote of one state in a roll call:"

ISSUES: Final = ("co", "di", "ec", "hr", "me", "nu")
"""Colonialism, arms control, development, human rights, Palestinian conflict, nuclear weapons."""


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


def partial_date(day: date, session: int | None = None) -> str:
    """Return the date as exactly as the publisher's can be believed; without a session, the date itself tells.

    >>> partial_date(date(1991, 10, 3), 46), partial_date(date(2014, 3, 27), 68), partial_date(date(2003, 4, 5))
    ('1991-10', '2014-03-27', '2003-04')
    """
    early = day < FIRST_DAY_WITH_DAYS if session is None else session < FIRST_SESSION_WITH_DAYS
    return f"{day:%Y-%m}" if early and day.day <= _DAYS_OF_WEEK else day.isoformat()
