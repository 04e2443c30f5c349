"""Made-up roll calls in the layout of the unvotes package: its columns, its types, its traps."""

from pathlib import Path
from typing import NamedTuple

from tests.sources.rda_writer import NAN, factor, frame, integers, rda, reals, strings


class RollCall(NamedTuple):
    """A row of ``un_roll_calls``: number, session, days since 1970-01-01, and the publisher's symbol."""

    number: int
    session: float
    days: float
    unres: str


ROLL_CALLS = (
    RollCall(101, 45.0, 7611.0, "R/45/7"),  # published as 1990-11-03: the day is a day of the week
    RollCall(5309, 68.0, 16156.0, "R/68/262"),  # 2014-03-27
    RollCall(6170, 62.0, 13856.0, "A/RES/62/1"),  # 2007-12-09
    RollCall(900, 10.0, -5191.0, "ESS/3/1"),  # 1955-10-16: an early date that can be a day
)

VOTES = (
    (101, "Yemen Arab Republic", None, "yes"),
    (101, "Federal Republic of Germany", None, "abstain"),
    (5309, "North Korea", "KP", "no"),
    (5309, "South Korea", "KR", "yes"),
    (5309, "Namibia", "NA", "abstain"),
    (6170, "Yugoslavia", "YU", "yes"),
    (900, "Yugoslavia", "YU", "no"),
    (900, "Yemen Arab Republic", None, "abstain"),
)
"""No row for who was absent."""

ISSUES = ((5309, "co", "Colonialism"), (900, "nu", "Nuclear weapons and nuclear material"), (900, "di", None))
"""A roll call may have several issues; the long name of one is lost."""


def write(  # noqa: PLR0913 - one argument per fault
    folder: Path,
    *,
    name: tuple[int, str] = (0, ""),
    vote: tuple[int, str] = (0, ""),
    roll_call: tuple[int, float] = (0, 0.0),
    day: tuple[int, float] = (0, 0.0),
    issue: tuple[int, str] = (0, ""),
    extra_column: str = "",
    without_column: str = "",
    frame_name: str = "un_votes",
) -> None:
    """Write the three files; each fault says in which row (from 1) something else stands."""
    numbers, names, codes, choices = (list(column) for column in zip(*VOTES, strict=True))
    for (row, value), column in ((name, names), (vote, choices), (roll_call, numbers)):
        if row:
            column[row - 1] = value
    columns = {
        "rcid": reals([float(number) for number in numbers]),
        "country": strings(names),
        "country_code": strings(codes),
        "vote": factor(choices, ["yes", "abstain", "no", *sorted({*choices} - {"yes", "abstain", "no"})]),
    }
    if extra_column:
        columns[extra_column] = reals([1.0] * len(VOTES))
    columns.pop(without_column, None)
    (folder / "un_votes.rda").write_bytes(rda({frame_name: frame(columns, len(VOTES))}))
    days = [one.days for one in ROLL_CALLS]
    if day[0]:
        days[day[0] - 1] = day[1]
    count = len(ROLL_CALLS)
    calls = {
        "rcid": integers([one.number for one in ROLL_CALLS]),
        "session": reals([one.session for one in ROLL_CALLS]),
        "importantvote": integers([None] * count),
        "date": reals(days),
        "unres": strings([one.unres for one in ROLL_CALLS]),
        "amend": integers([0] * count),
        "para": integers([0] * count),
        "short": strings([None] * count),
        "descr": strings(["made up"] * count),
    }
    (folder / "un_roll_calls.rda").write_bytes(rda({"un_roll_calls": frame(calls, count)}, version=2))
    about = [one[1] for one in ISSUES]
    if issue[0]:
        about[issue[0] - 1] = issue[1]
    tagged = {
        "rcid": integers([one[0] for one in ISSUES]),
        "short_name": strings(about),
        "issue": factor([one[2] for one in ISSUES], sorted({one[2] for one in ISSUES if one[2]})),
    }
    (folder / "un_roll_call_issues.rda").write_bytes(rda({"un_roll_call_issues": frame(tagged, len(ISSUES))}))


NOT_A_DATE = NAN
