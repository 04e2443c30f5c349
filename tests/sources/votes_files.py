"""Made-up votes in the layouts of the vote group's publishers: their headers, their types, their traps."""

from collections.abc import Callable, Sequence
from pathlib import Path

from bilateral.sources import (
    ideal_points,
    qss_unvoting,
    roll_call_links,
    un_votes_2025,
    undl_votes,
    unga_matrix,
    voeten_roll_calls,
)
from tests.sources.rda_writer import NAN, frame, integers, rda, reals, strings

Harm = Callable[[Path], None]

VOETEN_2016 = (
    # rcid, session, vote, ccode, date, unres, hr, ec
    (3, 1, 1, 2, "1/1/1946", "R/1/66", 0, "0"),
    (3, 1, 3, 345, "1/1/1946", "R/1/66", 0, "0"),
    (3, 1, 9, 731, "1/1/1946", "R/1/66", 0, "0"),
    (101, 45, 1, 678, "11/3/1990", "R/45/7", 1, "1"),
    (101, 45, 8, 260, "11/3/1990", "R/45/7", 1, "1"),
    (4592, 59, 2, 731, None, None, 0, '0\\"'),
    (5309, 68, 3, 731, "3/27/2014", "R/68/262", 0, None),
    (5309, 68, 1, 732, "3/27/2014", "R/68/262", 0, None),
    (5309, 68, 3, 345, "3/27/2014", "R/68/262", 0, None),
)
"""Day 1 and 3 are days of the week; 4592 has neither date nor resolution, as in the edition of 2016."""


def _voeten_columns(votes: Sequence[tuple[object, ...]]) -> dict[str, list[object]]:
    names = ("rcid", "session", "vote", "ccode", "date", "unres", "hr", "ec")
    return dict(zip(names, map(list, zip(*votes, strict=True)), strict=True))


def voeten_2016(
    folder: Path,
    *,
    vote: tuple[int, int] = (0, 0),
    state: tuple[int, int] = (0, 0),
    day: tuple[int, str] = (0, ""),
    human_rights: tuple[int, int] = (0, 0),
    extra_column: str = "",
    cut: bool = False,
) -> None:
    """Write the edition of 2016; each fault says in which row (from 1) something else stands."""
    given = _voeten_columns(VOETEN_2016)
    for (row, value), column in ((vote, "vote"), (state, "ccode"), (day, "date"), (human_rights, "hr")):
        if row:
            given[column][row - 1] = value
    count = len(VOETEN_2016)
    columns = {
        "rcid": integers(given["rcid"]),  # type: ignore[arg-type]
        "session": integers(given["session"]),  # type: ignore[arg-type]
        "vote": integers(given["vote"]),  # type: ignore[arg-type]
        "ccode": integers(given["ccode"]),  # type: ignore[arg-type]
        "member": integers([None if one == 9 else 1 for one in given["vote"]]),
        "importantvote": integers([None] * count),
        "date": strings(given["date"]),  # type: ignore[arg-type]
        "unres": strings(given["unres"]),  # type: ignore[arg-type]
        **{name: integers([0] * count) for name in ("me", "nu", "di")},
        "hr": integers(given["hr"]),  # type: ignore[arg-type]
        "co": integers([0] * count),
        "ec": strings(given["ec"]),  # type: ignore[arg-type]
        "year": reals([1945.0 + int(str(session)) for session in given["session"]]),
    }
    if extra_column:
        columns[extra_column] = reals([1.0] * count)
    data = rda({"x": frame(columns, count)}, version=2)
    (folder / "UNVotesPublished.RData").write_bytes(data[: len(data) // 2] if cut else data)


VOETEN_2021 = (
    (3, 2, 1, "1946-01-01", 1, "R/1/66", 0),
    (9111, 731, 3, "2015-12-18", 70, "A/RES/70/172", 1),
    (9111, 732, 2, "2015-12-18", 70, "A/RES/70/172", 1),
    (9111, 365, 8, "2015-12-18", 70, "A/RES/70/172", 1),
    (9111, 626, 9, "2015-12-18", 70, "A/RES/70/172", 1),
)


def voeten_2021(
    folder: Path, *, state: int = 731, day: str = "2015-12-18", extra_column: str = "", cut: bool = False
) -> None:
    """Write an edition since 2021: another frame, more columns, other types."""
    count = len(VOETEN_2021)
    codes, days = [one[1] for one in VOETEN_2021], [one[3] for one in VOETEN_2021]
    codes[1] = state
    days[1:] = [day] * (count - 1)
    blank: list[str | None] = [None] * count
    columns = {
        "rcid": reals([float(one[0]) for one in VOETEN_2021]),
        "ccode": integers(codes),
        "member": reals([NAN if one[2] == 9 else 1.0 for one in VOETEN_2021]),
        "vote": reals([float(one[2]) for one in VOETEN_2021]),
        "Country": strings(blank),
        "Countryname": strings(blank),
        "year": reals([2015.0] * count),
        "session": integers([one[4] for one in VOETEN_2021]),
        **{name: reals([1.0] * count) for name in ("abstain", "yes", "no")},
        "importantvote": reals([NAN] * count),
        "date": strings(days),
        "unres": strings([one[5] for one in VOETEN_2021]),
        **{name: reals([0.0] * count) for name in ("amend", "para")},
        **{name: strings(blank) for name in ("short", "descr")},
        **{name: strings(["0"] * count) for name in ("me", "nu", "di")},
        "hr": strings([str(one[6]) for one in VOETEN_2021]),
        **{name: strings(["0"] * count) for name in ("co", "ec")},
        "ident": reals([NAN] * count),
        "resid": integers([70001] * count),
    }
    assert tuple(columns) == voeten_roll_calls.COLUMNS_2021
    if extra_column:
        columns[extra_column] = reals([1.0] * count)
    data = rda({"completeVotes": frame(columns, count)})
    (folder / "UNVotes.RData").write_bytes(data[: len(data) // 2] if cut else data)


def csv_file(
    name: str, header: Sequence[str], rows: Sequence[Sequence[str]], *, encoding: str = "utf-8", end: str = "\n"
) -> Harm:
    """Return a function that writes a delimited file into a folder."""
    data = "".join(",".join(cells) + end for cells in (header, *rows)).encode(encoding)
    return content(name, data)


def content(name: str, data: bytes) -> Harm:
    """Return a function that writes a file into a folder."""

    def write(folder: Path) -> None:
        (folder / name).write_bytes(data)

    return write


def edit(name: str, old: str, new: str, encoding: str = "utf-8") -> Harm:
    """Return a function that changes the first place where a text stands in a file."""

    def harm(folder: Path) -> None:
        path = folder / name
        data = path.read_bytes()
        assert old.encode(encoding) in data
        path.write_bytes(data.replace(old.encode(encoding), new.encode(encoding), 1))

    return harm


def _matrix_row(number: str, day: str, issues: str, votes: dict[str, str]) -> list[str]:
    about = [str(issue in issues.split()).upper() for issue in ("me", "nu", "di", "hr", "co", "ec")]
    return [number, day, *about, *(votes.get(state, "9") for state in unga_matrix.STATES)]


MATRIX = "ungaVoting_003.csv"
matrix = csv_file(
    MATRIX,
    unga_matrix.COLUMNS,
    [
        _matrix_row("411", "1954-12-03", "", {"SRB": "1", "TWN": "8", "USA": "3"}),
        _matrix_row("101", "1990-11-03", "co hr", {"YEM": "1.0", "DEU": "2"}),
        _matrix_row("411", "2023-12-04", "me", {"SRB": "1", "PRK": "3", "KOR": "8"}),
    ],
)
"""411 was given twice; the days of 1954 and 1990 are days of the week; a cell of Yemen has decimals."""


def _votes_2025_row(head: Sequence[str], votes: dict[str, str]) -> list[str]:
    return [*head, *(votes.get(state, "") for state in un_votes_2025.STATES)]


VOTES_2025 = "un_votes_2025_processed.csv"
votes_2025 = csv_file(
    VOTES_2025,
    un_votes_2025.COLUMNS,
    [
        _votes_2025_row(
            ("https://digitallibrary.un.org/record/7", "7", "2025", '"A title, made up"', "Security Council",
             "S/RES/2999(2025)", "", "", "", "2025-02-24", "002", "000", "001", "000", "003", "TAG"),
            {"RUS": "ABSTAIN", "CHN": "YES", "KOR": "YES"},
        ),
        _votes_2025_row(
            ("https://digitallibrary.un.org/record/8", "8", "2025", "Another", "General Assembly", "A/RES/ES-11/99",
             "UA", "Eastern Europe", "Europe", "2025-02-25", "1", "2", "0", "190", "193", "TAG"),
            {"KOR": "YES", "PRK": "NO", "RUS": "NO"},
        ),
    ],
)  # fmt: skip

UNDL = "ga_voting.csv"


def _undl_row(columns: Sequence[str], *used: str) -> list[str]:
    given = dict(zip(undl_votes.USED, used, strict=True))
    totals = {"total_yes": "120.0", "total_ms": "193.0", "title": '"A title, made up : resolution / adopted"'}
    return [given.get(column, totals.get(column, "")) for column in columns]


UNDL_VOTES = (
    ("900", "SUN", "USSR", "N", "1980-11-05", "35", "A/RES/35/999"),
    ("900", "YEM", "YEMEN", "Y", "1980-11-05", "35", "A/RES/35/999"),
    ("900", "COD", "ZAIRE", "A", "1980-11-05", "35", "A/RES/35/999"),
    ("901", "PRK", "DEMOCRATIC PEOPLE'S REPUBLIC OF KOREA", "N", "2023-10-27", "ES-10", "A/RES/ES-10/99"),
    ("901", "KOR", "REPUBLIC OF KOREA", "A", "2023-10-27", "ES-10", "A/RES/ES-10/99"),
    ("901", "COG", "CONGO", "X", "2023-10-27", "ES-10", "A/RES/ES-10/99"),
    ("66", "CHN", "CHINA", "Y", "1946-12-14", "1", "A/RES/66(I)"),
)


def undl(columns: Sequence[str]) -> Harm:
    """Return a function that writes the bulk file in one of its layouts."""
    return csv_file(UNDL, columns, [_undl_row(columns, *vote) for vote in UNDL_VOTES])


MARCXML = "undl_marcxml.xml"
_MEMBERS = (
    ("PRK", "N", "DEMOCRATIC PEOPLE'S REPUBLIC OF KOREA"),
    ("KOR", "Y", "REPUBLIC OF KOREA"),
    ("VEN", "", "VENEZUELA"),
)


def _field(tag: str, **parts: str) -> str:
    inside = "".join(f'<subfield code="{code}">{text}</subfield>' for code, text in parts.items())
    return f'<datafield tag="{tag}" ind1=" " ind2=" ">{inside}</datafield>\n'


def marcxml(folder: Path) -> None:
    """Write two records: three members each, the last of whom did not vote."""
    records = ""
    for number in ("11", "12"):
        members = "".join(
            _field(MARC_MEMBER, a=str(place), c=code, **({"d": vote} if vote else {}), e=name)
            for place, (code, vote, name) in enumerate(_MEMBERS, start=1)
        )
        records += (
            f'<record>\n<controlfield tag="001">{number}</controlfield>\n'
            + _field("089", a="Voting record", b="B23")
            + _field("269", a="2024-03-15")
            + _field("791", a=f"A/RES/78/9{number}", b="A/", c="78")
            + members
            + _field("996", b="1", c="1", d="0", e="1", f="3")
            + "</record>\n"
        )
    head = '<?xml version="1.0" encoding="UTF-8"?>\n<collection xmlns="http://www.loc.gov/MARC21/slim">\n'
    (folder / MARCXML).write_text(f"{head}{records}</collection>\n", encoding="utf-8")


MARC_MEMBER = "967"

IDEAL_POINTS = "IdealpointestimatesAll_Apr2020.csv"
ideal_point_file = csv_file(
    IDEAL_POINTS,
    ideal_points.COLUMNS,
    [
        ["1", "345", "60", "40", "0.5", "-0.1", "0.2", "0.3", "0.5", "0.7", "0.8", "1.1", "YUG", "Yugoslavia"],
        ["2", "345", "61", "41", "0.6", "-0.1", "2.74E-05", "0.3", "0.6", "0.7", "0.8", "1.1", "YUG", "Yugoslavia"],
        ["3", "678", "45", "42", "-0.5", "-1.1", "-0.8", "-0.7", "-0.5", "-0.3", "-0.2", "0.1", "YAR",
         "Yemen Arab Republic"],
        ["4", "403", "74", "43", "-0.5", "-1.1", "-0.8", "-0.7", "-0.5", "-0.3", "-0.2", "0.1", "STP",
         "São Tomé & Príncipe"],
    ],
    encoding="cp1252",
    end="\r\n",
)  # fmt: skip

QSS = "qss_unvoting.csv"
qss = csv_file(
    QSS,
    qss_unvoting.COLUMNS,
    [
        ["1946", "USA", "United States of America", "1.7", "1", "0.25"],
        ["2000", "NAU", "Nauru", "0.2", "0", "1"],
        ["2001", "YAR", "Yemen Arab Republic", "-0.5", "0.1", ""],
        ["2000", "NAU", "Nauru", "0.3", "0.5", "0.5"],
    ],
    end="\r\n",
)

LINKS = "Matches.csv"
links = csv_file(
    LINKS,
    roll_call_links.COLUMNS,
    [["1", "470", "512"], ["2", "512", "545"], ["3", "5312", "5389"], ["4", "5310", "5389"]],
    end="\r\n",
)
