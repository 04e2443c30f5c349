"""General Assembly votes of the UN Digital Library: the bulk file of all resolutions adopted by a recorded vote.

One row per resolution and member: Y, N, A, or X (in the description of 2024 NV) for a member that did not vote. Two
layouts, of 2024 and March 2025 and, with ``vote_note``, since July 2025, both from their documented headers. Votes on
paragraphs and on drafts that failed are not in it, so that it counts fewer roll calls than ``un_roll_calls``. Special
sessions read ``ES-10``; totals are written as ``120.0`` and follow from the rows.
"""

from collections.abc import Iterator, Sequence
from datetime import date
from itertools import islice
from typing import TYPE_CHECKING, Final, NamedTuple

from bilateral.shapes.blocks import Block
from bilateral.shapes.cards import Grain, Source
from bilateral.shapes.rows import Choice, Vote
from bilateral.shapes.vocabulary import Access, Completeness, Kind
from bilateral.sources.arrays import np
from bilateral.sources.raw import RawFile
from bilateral.sources.rda import Texts
from bilateral.sources.reader import Reader
from bilateral.sources.undl_names import member_states
from bilateral.sources.voeten import VOTED_TWICE
from bilateral.sources.whole_columns import coded, csv_rows, objects, refuse, refuse_twice, row_ids, words

if TYPE_CHECKING:
    from numpy.typing import NDArray

SOURCE = Source(
    key="undl_votes",
    title="United Nations General Assembly Voting Data",
    publisher="United Nations Dag Hammarskjöld Library",
    url="https://digitallibrary.un.org/record/4060887",
    cite="un_digital_library_votes",
    grain=Grain.STATE_ROLL_CALL,
    unit="vote",
    kinds=(Kind.VOTE,),
    years=(1946, 2026),
    licence="(c) United Nations, non-commercial use with attribution",
    redistributable=False,
    commercial_use=False,
    access=Access.OPEN,
    steps="download the newest CSV of one row per vote from https://digitallibrary.un.org/record/4060887",
    completeness=Completeness.BEST_EFFORT,
    checked_via="terms and header as described in the publisher's notes to the editions of 2024, 2025 and 2026",
    checked_on="2026-11-24",
    min_rows=850_000,
    max_rows=1_200_000,
    blind=((Kind.VETO, "it holds votes of the General Assembly only, none of the Security Council"),),
)

_BEFORE_NOTE: Final = (
    "undl_id", "ms_code", "ms_name", "ms_vote", "date", "session", "resolution", "draft", "committee_report", "meeting",
    "title", "agenda_title", "subjects",
)  # fmt: skip
_AFTER_NOTE: Final = (
    "total_yes", "total_no", "total_abstentions", "total_non_voting", "total_ms", "undl_link",
)  # fmt: skip
COLUMNS_2024: Final = (*_BEFORE_NOTE, *_AFTER_NOTE)
COLUMNS_2026: Final = (*_BEFORE_NOTE, "vote_note", *_AFTER_NOTE)
USED: Final = _BEFORE_NOTE[:7]
IGNORED: Final = frozenset(COLUMNS_2026) - frozenset(USED)
"""Documents, titles and subjects of the resolution, notes, and totals, which the rows themselves give."""

_CHOICES: Final[dict[str | None, Choice]] = {"Y": "yes", "N": "no", "A": "abstain", "X": "absent", "NV": "absent"}
_CHUNK: Final = 100_000


class _Checked(NamedTuple):
    """What is kept of a block to see, at the end, that no state votes twice: row, roll call and state."""

    rows: "NDArray[np.int64]"
    groups: "NDArray[np.int64]"
    states: "NDArray[np.object_]"


def _check(file: RawFile, column: str, texts: Texts, rows: "NDArray[np.int64]") -> None:
    """Refuse numbers of records, dates and symbols that are none."""
    refused = np.array([not _possible(column, level or "") for level in texts.levels], dtype=bool)
    problem = {
        "undl_id": "not the number of a record:",
        "date": f"not a day of {SOURCE.years[0]}-{SOURCE.years[1]}:",
        "resolution": "no symbol of a resolution:",
    }[column]
    refuse(file, refused[texts.codes], problem, rows=rows, column=column, values=texts)


def _possible(column: str, text: str) -> bool:
    if column == "undl_id":
        return text.isdecimal()
    if column == "resolution":
        return text.startswith("A/")
    try:
        return SOURCE.years[0] <= date.fromisoformat(text).year <= SOURCE.years[1]
    except ValueError:
        return False


def _read(file: RawFile, columns: Sequence[str]) -> Iterator[Block]:
    lines, records, checked = csv_rows(file, columns), dict[str, int](), list[_Checked]()
    while chunk := [(row, *cells[: len(USED)]) for row, cells in islice(lines, _CHUNK)]:
        numbers, *used = zip(*chunk, strict=True)
        rows = np.array(numbers, dtype=np.int64)
        texts = {name: coded([str(cell) for cell in cells]) for name, cells in zip(USED, used, strict=True)}
        for name in ("undl_id", "date", "resolution"):
            _check(file, name, texts[name], rows)
        found = {name: objects(one.levels)[one.codes] for name, one in texts.items()}
        state = member_states(
            file,
            texts["ms_code"],
            texts["ms_name"],
            texts["date"],
            rows=rows,
            columns=("ms_code", "ms_name"),
        )
        of_level = [records.setdefault(level or "", len(records)) for level in texts["undl_id"].levels]
        checked.append(_Checked(rows, np.array(of_level, dtype=np.int64)[texts["undl_id"].codes], state))
        yield Block(
            Vote,
            {
                "at": row_ids(file, rows),
                "published": found["date"],
                "state": state,
                "roll_call": found["undl_id"],
                "session": found["session"],
                "date": found["date"],
                "choice": words(file, texts["ms_vote"], _CHOICES, rows=rows, column="ms_vote"),
                "symbol": found["resolution"],
            },
            {"vintage": file.sha256, "body": "UNGA"},
        )
    if checked:
        rows, groups, voters = (np.concatenate(parts) for parts in zip(*checked, strict=True))
        refuse_twice(file, groups, voters, VOTED_TWICE, rows=rows, column="ms_code")


def read(file: RawFile) -> Iterator[Block]:
    """Yield one vote per row of an edition without ``vote_note``.

    Raises
    ------
    SourceFileError
        For an unknown member, column, vote, date or symbol; says which and where.
    """
    return _read(file, COLUMNS_2024)


def read_2026(file: RawFile) -> Iterator[Block]:
    """Yield the same of an edition with ``vote_note``; errors as ``read``."""
    return _read(file, COLUMNS_2026)


def _begins(file: RawFile) -> bool:
    return file.head.removeprefix(b"\xef\xbb\xbf").startswith(b"undl_id,ms_code,ms_name,ms_vote,")


def _noted(file: RawFile) -> bool:
    return b",vote_note," in file.head.partition(b"\n")[0]


READERS: tuple[Reader[Vote], ...] = (
    Reader(SOURCE, ("ga_voting.csv",), read, (lambda file: _begins(file) and not _noted(file),), "2024"),
    Reader(SOURCE, ("ga_voting.csv",), read_2026, (lambda file: _begins(file) and _noted(file),), "2026"),
)
