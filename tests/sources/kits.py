"""The invented source and the first of the real ones; and every kit of the other groups.

A new source adds one ``Kit`` per layout to its group's ``kits_GROUP.py``; ``test_contract`` then holds it to what every
source must do.
"""

import gzip
from collections.abc import Callable
from pathlib import Path

from bilateral.sources import un_roll_calls
from bilateral.sources.errors import (
    ImpossibleValueError,
    TruncatedFileError,
    UnknownColumnError,
    UnknownNameError,
)
from tests.sources import kits_context, kits_flows, kits_sanctions_aid, kits_ties, kits_votes, roll_call_files
from tests.sources.invented import reader as amber
from tests.sources.kit import Fault, Kit


def _edit(old: str, new: str) -> Callable[[Path], None]:
    def harm(folder: Path) -> None:
        path = folder / "amber_ledger.csv"
        text = path.read_text(encoding="utf-8")
        assert old in text
        path.write_text(text.replace(old, new, 1), encoding="utf-8")

    return harm


def _amber(folder: Path) -> None:
    (folder / "amber_ledger.csv").write_bytes(amber.FIXTURE.read_bytes())


def _recode(folder: Path) -> None:
    (folder / "amber_ledger.csv").write_bytes(amber.FIXTURE.read_bytes().replace(b"by river", b"by r\xefver"))


def _cut(folder: Path) -> None:
    path = folder / "amber_ledger.csv"
    text = path.read_text(encoding="utf-8")
    path.write_text(text[: text.index("End of ledger")], encoding="utf-8")


AMBER = Kit(
    reader=amber.READER,
    write=_amber,
    rows=8,
    names=amber.names(),
    faults={
        "unknown name": Fault(
            _edit("Korea (Northern)", "Korea"), UnknownNameError, "amber_ledger.csv", 6, "From", "Korea"
        ),
        "name of two states in that year": Fault(
            _edit("Yugoslavia;Russia;2005", "Yugoslavia;Russia;2006"),
            UnknownNameError,
            "amber_ledger.csv",
            9,
            "From",
            "Yugoslavia",
        ),
        "name of no state in that year": Fault(
            _edit("Namibia;Russia;2014", "Namibia;Russia;1985"),
            UnknownNameError,
            "amber_ledger.csv",
            13,
            "From",
            "Namibia",
        ),
        "new column": Fault(
            _edit("Tonnes;Remark", "Tonnes;Grade;Remark"), UnknownColumnError, "amber_ledger.csv", 5, "Grade", "Grade"
        ),
        "missing column": Fault(
            _edit("Tonnes;Remark", "Tonnes"), UnknownColumnError, "amber_ledger.csv", 5, "Remark", ""
        ),
        "swapped columns": Fault(
            _edit("From;To", "From;Year;To"), UnknownColumnError, "amber_ledger.csv", 5, "To", "Year"
        ),
        "impossible year": Fault(
            _edit("Russia;2011;12.5", "Russia;2101;12.5"), ImpossibleValueError, "amber_ledger.csv", 6, "Year", 2101
        ),
        "year that is none": Fault(
            _edit("Russia;2011;12.5", "Russia;11;12.5"), ImpossibleValueError, "amber_ledger.csv", 6, "Year", "11"
        ),
        "empty number": Fault(_edit("2011;12.5;", "2011;;"), ImpossibleValueError, "amber_ledger.csv", 6, "Tonnes", ""),
        "negative number": Fault(
            _edit("2011;12.5;", "2011;-12.5;"), ImpossibleValueError, "amber_ledger.csv", 6, "Tonnes", "-12.5"
        ),
        "decimal comma": Fault(
            _edit("2011;12.5;", "2011;12,5;"), ImpossibleValueError, "amber_ledger.csv", 6, "Tonnes", "12,5"
        ),
        "truncated file": Fault(_cut, TruncatedFileError, "amber_ledger.csv", 13),
        "short line": Fault(
            _edit("Russia;2011;12.5;", "Russia;2011"),
            TruncatedFileError,
            "amber_ledger.csv",
            6,
            "",
            "Korea (Northern);Russia;2011",
        ),
        "open quote": Fault(_edit('estimated"', "estimated"), TruncatedFileError, "amber_ledger.csv", 16),
        "not the publisher's file": Fault(
            _edit("From;To", "<html>"),
            UnknownColumnError,
            "amber_ledger.csv",
            1,
            "",
            '"Amber Ledger; annual shipments of raw amber"',
        ),
        "other encoding": Fault(
            _recode,
            ImpossibleValueError,
            "amber_ledger.csv",
            8,
            "",
            b"\xef",
        ),
    },
)


def _votes(**changes: object) -> Callable[[Path], None]:
    return lambda folder: roll_call_files.write(folder, **changes)  # type: ignore[arg-type]


def _cut_votes(folder: Path) -> None:
    path = folder / "un_votes.rda"
    data = gzip.decompress(path.read_bytes())
    path.write_bytes(gzip.compress(data[: len(data) // 2], mtime=0))


UN_ROLL_CALLS = Kit(
    reader=un_roll_calls.READER,
    write=roll_call_files.write,
    rows=len(roll_call_files.VOTES),
    faults={
        "unknown name": Fault(
            _votes(name=(3, "North Corea")), UnknownNameError, "un_votes.rda", 3, "country", "KP North Corea"
        ),
        "new column": Fault(
            _votes(extra_column="weight"), UnknownColumnError, "un_votes.rda", None, "weight", "weight"
        ),
        "missing column": Fault(
            _votes(without_column="country_code"), UnknownColumnError, "un_votes.rda", None, "country_code", "vote"
        ),
        "impossible year": Fault(
            _votes(day=(2, 60_000)), ImpossibleValueError, "un_roll_calls.rda", 2, "date", "2134-04-11"
        ),
        "impossible vote": Fault(_votes(vote=(2, "maybe")), ImpossibleValueError, "un_votes.rda", 2, "vote", "maybe"),
        "unknown issue": Fault(
            _votes(issue=(2, "zz")), ImpossibleValueError, "un_roll_call_issues.rda", 2, "short_name", "zz"
        ),
        "state that votes twice": Fault(
            _votes(roll_call=(8, 101.0)), ImpossibleValueError, "un_votes.rda", 8, "country", "YEM"
        ),
        "vote without roll call": Fault(
            _votes(roll_call=(2, 99.0)), ImpossibleValueError, "un_votes.rda", 2, "rcid", 99.0
        ),
        "truncated file": Fault(_cut_votes, TruncatedFileError, "un_votes.rda"),
        "other object": Fault(_votes(frame_name="votes"), UnknownColumnError, "un_votes.rda", None, "", "votes"),
    },
)

KITS = {
    kit.key: kit
    for kit in (
        AMBER,
        UN_ROLL_CALLS,
        *kits_flows.KITS,
        *kits_context.KITS,
        *kits_votes.KITS,
        *kits_sanctions_aid.KITS,
        *kits_ties.KITS,
    )
}
