"""Roll calls of the UN General Assembly as a matrix: one row per roll call, one column per present-day state.

A pivot of Erik Voeten's edition of 2024 by the Mapping UNGA Voting Alliances project. A cell is 1 yes, 2 abstain, 3 no,
8 absent, 9 not a member (no row here); Yemen's column is written with decimals. There is no resolution symbol and no
session. Traps: numbers of the 1950s were given again in 2023 (``REPEATED``); the column SRB is Yugoslavia until Serbia
stands alone; between 24 December 2021 and 3 November 2022 there is no roll call; dates as in ``voeten``.
"""

from collections.abc import Iterator
from datetime import date
from typing import Final

from bilateral.shapes.blocks import Block
from bilateral.shapes.cards import Grain, Source
from bilateral.shapes.rows import Choice, Vote
from bilateral.shapes.vocabulary import Access, Completeness, Kind
from bilateral.sources.arrays import np
from bilateral.sources.errors import ImpossibleValueError
from bilateral.sources.raw import RawFile
from bilateral.sources.rda import Texts
from bilateral.sources.reader import Reader
from bilateral.sources.voeten import ISSUES, partial_date
from bilateral.sources.whole_columns import coded, csv_rows, objects, refuse, states

SOURCE = Source(
    key="unga_matrix",
    title="United Nations General Assembly roll calls to June 2024, as a matrix",
    publisher="Mapping UNGA Voting Alliances, after Erik Voeten, Harvard Dataverse",
    url="https://github.com/Pigeon-Effect/Mapping-UNGA-Voting-Alliances",
    cite="voeten_strezhnev_bailey2009",
    grain=Grain.STATE_ROLL_CALL,
    unit="vote",
    kinds=(Kind.VOTE,),
    years=(1946, 2024),
    licence="CC0-1.0 for Voeten's data; the matrix's own terms are not stated (to be confirmed)",
    redistributable=False,
    commercial_use=None,
    access=Access.OPEN,
    steps="download docs/static/ungaVoting_003.csv from https://github.com/Pigeon-Effect/Mapping-UNGA-Voting-Alliances",
    completeness=Completeness.BEST_EFFORT,
    checked_via="a copy of the file; licence of the data as stated on the Dataverse page",
    checked_on="2026-11-24",
    min_rows=900_000,
    max_rows=1_100_000,
    blind=((Kind.VETO, "it holds votes of the General Assembly only, none of the Security Council"),),
    downloads=(
        "https://raw.githubusercontent.com/Pigeon-Effect/Mapping-UNGA-Voting-Alliances/HEAD/docs/static/ungaVoting_003.csv",
    ),
)

_ABOUT: Final = ("me", "nu", "di", "hr", "co", "ec")
_STATES: Final = (
    "AFG AGO ALB AND ARE ARG ARM ATG AUS AUT AZE BDI BEL BEN BFA BGD BGR BHR BHS BIH BLR BLZ BOL BRA BRB BRN BTN "
    "BWA CAF CAN CHE CHL CHN CIV CMR COD COG COL COM CPV CRI CUB CYP CZE DEU DJI DMA DNK DOM DZA ECU EGY ERI ESP "
    "EST ETH FIN FJI FRA FSM GAB GBR GEO GHA GIN GMB GNB GNQ GRC GRD GTM GUY HND HRV HTI HUN IDN IND IRL IRN IRQ "
    "ISL ISR ITA JAM JOR JPN KAZ KEN KGZ KHM KIR KNA KOR KWT LAO LBN LBR LBY LCA LIE LKA LSO LTU LUX LVA MAR MCO "
    "MDA MDG MDV MEX MHL MKD MLI MLT MMR MNE MNG MOZ MRT MUS MWI MYS NAM NER NGA NIC NLD NOR NPL NRU NZL OMN PAK "
    "PAN PER PHL PLW PNG POL PRK PRT PRY QAT ROU RUS RWA SAU SDN SEN SGP SLB SLE SLV SMR SOM SSD STP SUR SVK SVN "
    "SWE SWZ SYC SYR TCD TGO THA TJK TKM TLS TON TTO TUN TUR TUV TWN TZA UGA UKR URY USA UZB VCT VEN VNM VUT WSM "
    "YEM SRB ZAF ZMB ZWE"
)
STATES: Final = tuple(_STATES.split())
COLUMNS: Final = ("rcid", "date", *_ABOUT, *STATES)
_FIRST_STATE: Final = 2 + len(_ABOUT)

REPEATED: Final = frozenset({"411", "427", "449", "495"})
"""Numbers that mean one roll call of 1954-57 and another of 2023; their year is part of the name here."""

_CHOICES: Final[tuple[Choice | None, ...]] = ("yes", "abstain", "no", "absent", None)
_CELLS: Final = {
    cell: code for code, digit in enumerate("12389") for cell in (digit, f"{digit}.0")
}  # the place in _CHOICES; the last is not a member
_NOT_A_MEMBER: Final = 4


def _roll_call(file: RawFile, row: int, cells: list[str], seen: set[str]) -> tuple[str, str, str]:
    """Return number, date and issues of a roll call."""
    number, published = cells[0], cells[1]
    remedy = "check the file; if it has grown, the card too"
    try:
        day = date.fromisoformat(published)
    except ValueError as error:
        raise ImpossibleValueError(
            file.path.name, "not a date:", remedy, row=row, column="date", value=published
        ) from error
    file.year(day.year, row=row, column="date")
    name = f"{number}/{day.year}" if number in REPEATED else number
    if not number.isdecimal() or name in seen:
        problem = "not a number of a roll call, or one that has been given before:"
        raise ImpossibleValueError(file.path.name, problem, remedy, row=row, column="rcid", value=number)
    seen.add(name)
    tagged = dict(zip(_ABOUT, cells[2:_FIRST_STATE], strict=True))
    for column, word in tagged.items():
        if word not in {"TRUE", "FALSE"}:
            raise ImpossibleValueError(file.path.name, "not TRUE or FALSE:", remedy, row=row, column=column, value=word)
    return name, partial_date(day), " ".join(issue for issue in ISSUES if tagged[issue] == "TRUE")


def read(file: RawFile) -> Iterator[Block]:
    """Yield one vote per cell of a state that is a member.

    Raises
    ------
    SourceFileError
        For an unknown column, state, vote or date, or a number given twice; says which and where.
    """
    seen, calls, lines = set[str](), list[tuple[str, str, str]](), list[int]()
    table = list[list[int]]()
    for row, cells in csv_rows(file, COLUMNS):
        calls.append(_roll_call(file, row, cells, seen))
        lines.append(row)
        codes = [_CELLS.get(cell, -1) for cell in cells[_FIRST_STATE:]]
        if -1 in codes:
            column = _FIRST_STATE + codes.index(-1)
            refuse(
                file,
                np.array([True]),
                "not a vote (1, 2, 3, 8 or 9):",
                rows=np.array([row]),
                column=COLUMNS[column],
                values=[cells[column]],
            )
        table.append(codes)
    votes = np.array(table, dtype=np.int8).reshape(len(table), len(STATES))
    place, column_place = np.nonzero(votes != _NOT_A_MEMBER)
    file.leave_out("not a member of the United Nations on the day (9)", votes.size - len(place))
    prefixes = objects([file.ref(row) + "/" for row in lines])
    days = [day for _, day, _ in calls]
    names = Texts(column_place.astype(np.int32), STATES)
    yield Block(
        Vote,
        {
            "at": prefixes[place] + objects(STATES)[column_place],
            "published": objects(days)[place],
            "state": states(
                file,
                Texts(np.zeros(len(place), dtype=np.int32), ("",)),
                coded(days).take(place),
                rows=np.array(lines, dtype=np.int64)[place],
                column="state",
                codes=names,
            ),
            "roll_call": objects([name for name, _, _ in calls])[place],
            "date": objects(days)[place],
            "choice": objects(_CHOICES)[votes[place, column_place]],
            "issues": objects([issues for _, _, issues in calls])[place],
        },
        {"vintage": file.sha256, "body": "UNGA", "session": ""},
    )


READER: Reader[Vote] = Reader(
    SOURCE,
    ("ungaVoting_003.csv",),
    read,
    recognise=(lambda file: file.head.startswith(",".join(COLUMNS[: _FIRST_STATE + 1]).encode()),),
)
