"""Votes of 2025 on resolutions of the General Assembly and the Security Council, scraped from the UN Digital Library.

One row per resolution, one column per state: YES, NO, ABSTAIN, or empty. In the General Assembly an empty cell is a
member that did not vote; in the Security Council it is nearly always no member, so that nothing is read from it. Traps:
Afghanistan and Venezuela have no column, though they are counted under NO-VOTE (they lost their vote that year); the
Council's counts are padded (``012``) and its symbols lack the space before the year.
"""

import re
from collections import Counter
from collections.abc import Iterator
from datetime import date
from typing import Final

from bilateral.shapes.cards import Grain, Source
from bilateral.shapes.rows import Choice, Vote
from bilateral.shapes.vocabulary import Access, Completeness, Kind
from bilateral.sources.raw import Line, RawFile
from bilateral.sources.reader import Reader
from bilateral.sources.state_codes import code_names
from bilateral.sources.unga_matrix import STATES as MATRIX_STATES

SOURCE = Source(
    key="un_votes_2025",
    title="Votes in the General Assembly and the Security Council in 2025",
    publisher="3DL (unga-2025), from the United Nations Digital Library",
    url="https://github.com/HZloto/unga-2025",
    cite="un_digital_library_records",
    grain=Grain.STATE_ROLL_CALL,
    unit="vote",
    kinds=(Kind.VOTE,),
    years=(2025, 2025),
    licence="(c) United Nations, non-commercial use with attribution; the scrape's own terms unknown (to be confirmed)",
    redistributable=False,
    commercial_use=False,
    access=Access.OPEN,
    steps="download data/un_votes_2025_processed.csv from https://github.com/HZloto/unga-2025",
    completeness=Completeness.BEST_EFFORT,
    checked_via="a copy of the file",
    checked_on="2026-11-24",
    min_rows=36_000,
    max_rows=40_000,
    blind=((Kind.VETO, "it holds resolutions that were adopted; a draft that was vetoed is not among them"),),
    downloads=("https://raw.githubusercontent.com/HZloto/unga-2025/HEAD/data/un_votes_2025_processed.csv",),
)

WITHOUT_COLUMN: Final = ("AFG", "VEN")
"""Members counted under NO-VOTE in every roll call of the Assembly; they have no column, and no row is made."""

STATES: Final = tuple(sorted(set(MATRIX_STATES) - {"TWN", *WITHOUT_COLUMN}))
_COUNTS: Final = ("YES COUNT", "NO COUNT", "ABSTAIN COUNT", "NO-VOTE COUNT", "TOTAL VOTES")
COLUMNS: Final = (
    "Link", "token", "Scrape_Year", "Title", "Council", "Resolution", "country", "subregion", "continent", "Date",
    *_COUNTS, "tags", *STATES,
)  # fmt: skip
IGNORED: Final = frozenset({"Link", "Scrape_Year", "Title", "country", "subregion", "continent", "tags"})
"""The scraper's own tags of the subject, and what repeats the record's number, year and title."""

BODIES: Final = {"General Assembly": "UNGA", "Security Council": "UNSC"}
_CHOICES: Final[dict[str, Choice | None]] = {"YES": "yes", "NO": "no", "ABSTAIN": "abstain", "": None}
_COUNCIL: Final = re.compile(r"(S/RES/\d+)\s?(\(\d{4}\))")
_ASSEMBLY: Final = re.compile(r"A/(?:RES|DEC)/((?:ES-)?\d+)/\d+(?: ?[A-Z])?")


def _named(line: Line, body: str) -> tuple[str, str]:
    """Return the symbol and the session of a resolution; the Security Council has no sessions."""
    text = line.text("Resolution")
    if body == "UNSC" and (found := _COUNCIL.fullmatch(text)):
        return f"{found[1]} {found[2]}", ""
    if body == "UNGA" and (found := _ASSEMBLY.fullmatch(text)):
        return text, found[1]
    problem = "not the symbol of a resolution:"
    raise line.impossible(column="Resolution", problem=problem)


def _date(line: Line) -> str:
    try:
        day = date.fromisoformat(line.text("Date"))
    except ValueError as error:
        problem = "not a date:"
        raise line.impossible(column="Date", problem=problem) from error
    line.file.year(day.year, row=line.row, column="Date")
    return day.isoformat()


def _check_counts(line: Line, body: str, choices: Counter[Choice | None]) -> None:
    """Refuse a line whose cells do not add up to the counts beside them."""
    yes, no, abstain, silent, total = (int(line.number(column, low=0)) for column in _COUNTS)
    told = [("YES COUNT", choices["yes"], yes), ("NO COUNT", choices["no"], no)]
    told.append(("ABSTAIN COUNT", choices["abstain"], abstain))
    if body == "UNGA":
        told.append(("NO-VOTE COUNT", choices[None] + len(WITHOUT_COLUMN), silent))
    for column, cells, counted in [*told, ("TOTAL VOTES", yes + no + abstain + silent, total)]:
        if cells != counted:
            raise line.impossible(column, f"{cells} by the other cells of the line, not")


def read(file: RawFile) -> Iterator[Vote]:
    """Yield one vote per cell: of every member in the General Assembly, of who voted in the Security Council.

    Raises
    ------
    SourceFileError
        For an unknown column, word, body or symbol, or counts that do not add up; says which and where.
    """
    names = code_names("iso3")
    for line in file.csv_lines(COLUMNS):
        body = line.word("Council", BODIES)
        day, token = _date(line), line.text("token")
        symbol, session = _named(line, body)
        choices = {state: line.word(state, _CHOICES) for state in STATES}
        _check_counts(line, body, Counter(choices.values()))
        line.refuse_leftovers(IGNORED)
        for code, choice in choices.items():
            if choice is None and body == "UNSC":
                continue
            yield Vote(
                at=file.ref(line.row, code),
                vintage=file.sha256,
                published=day,
                state=file.state("", day, row=line.row, column=code, code=code, names=names),
                body=body,
                roll_call=token,
                session=session,
                date=day,
                choice=choice or "absent",
                symbol=symbol,
            )


READER: Reader[Vote] = Reader(
    SOURCE,
    ("un_votes_2025_processed.csv",),
    read,
    recognise=(lambda file: file.head.removeprefix(b"\xef\xbb\xbf").startswith(b"Link,token,Scrape_Year,"),),
)
