"""Votes and what is computed from them: Voeten's editions, the UN Digital Library, ideal points."""

from collections.abc import Callable
from functools import partial
from pathlib import Path

from bilateral.sources import (
    ideal_points,
    qss_unvoting,
    roll_call_links,
    un_votes_2025,
    undl_marcxml,
    undl_votes,
    unga_matrix,
    voeten_roll_calls,
)
from bilateral.sources.errors import (
    ImpossibleValueError,
    TruncatedFileError,
    UnknownColumnError,
    UnknownNameError,
)
from tests.sources import votes_files as files
from tests.sources.kit import Fault, Kit


def _cut(name: str, at: str) -> Callable[[Path], None]:
    def harm(folder: Path) -> None:
        path = folder / name
        data = path.read_bytes()
        path.write_bytes(data[: data.index(at.encode())])

    return harm


def _recode(name: str, old: str) -> Callable[[Path], None]:
    def harm(folder: Path) -> None:
        path = folder / name
        path.write_bytes(path.read_bytes().replace(old.encode(), b"\xe9", 1))

    return harm


_RDATA_2016, _RDATA_2021 = "UNVotesPublished.RData", "UNVotes.RData"


def _other_object(folder: Path) -> None:
    files.voeten_2021(folder)
    (folder / _RDATA_2021).replace(folder / _RDATA_2016)


VOETEN_2016 = Kit(
    reader=voeten_roll_calls.READER,
    write=files.voeten_2016,
    rows=len(files.VOETEN_2016) - 1,
    faults={
        "unknown name": Fault(
            partial(files.voeten_2016, state=(7, 733)), UnknownNameError, _RDATA_2016, 7, "ccode", "733"
        ),
        "new column": Fault(
            partial(files.voeten_2016, extra_column="weight"), UnknownColumnError, _RDATA_2016, None, "weight", "weight"
        ),
        "impossible year": Fault(
            partial(files.voeten_2016, day=(3, "1/1/2946")), ImpossibleValueError, _RDATA_2016, 3, "date", "1/1/2946"
        ),
        "state that votes twice": Fault(
            partial(files.voeten_2016, state=(8, 731)), ImpossibleValueError, _RDATA_2016, 8, "ccode", "PRK"
        ),
        "impossible vote": Fault(
            partial(files.voeten_2016, vote=(2, 4)), ImpossibleValueError, _RDATA_2016, 2, "vote", 4
        ),
        "impossible issue": Fault(
            partial(files.voeten_2016, human_rights=(4, 7)), ImpossibleValueError, _RDATA_2016, 4, "hr", 7
        ),
        "roll call with two dates": Fault(
            partial(files.voeten_2016, day=(8, "3/28/2014")), ImpossibleValueError, _RDATA_2016, 8, "date", "3/28/2014"
        ),
        "truncated file": Fault(partial(files.voeten_2016, cut=True), TruncatedFileError, _RDATA_2016),
        "other object": Fault(
            _other_object,
            UnknownColumnError,
            _RDATA_2016,
            None,
            "",
            "completeVotes",
        ),
    },
)

VOETEN_2021 = Kit(
    reader=voeten_roll_calls.READERS[1],
    write=files.voeten_2021,
    rows=len(files.VOETEN_2021) - 1,
    faults={
        "unknown name": Fault(partial(files.voeten_2021, state=733), UnknownNameError, _RDATA_2021, 2, "ccode", "733"),
        "new column": Fault(
            partial(files.voeten_2021, extra_column="weight"), UnknownColumnError, _RDATA_2021, None, "weight", "weight"
        ),
        "impossible year": Fault(
            partial(files.voeten_2021, day="2115-12-18"), ImpossibleValueError, _RDATA_2021, 2, "date", "2115-12-18"
        ),
        "truncated file": Fault(partial(files.voeten_2021, cut=True), TruncatedFileError, _RDATA_2021),
    },
)

MATRIX = Kit(
    reader=unga_matrix.READER,
    write=files.matrix,
    rows=8,
    faults={
        "unknown name": Fault(
            files.edit(files.MATRIX, ",PRK,", ",NKO,"), UnknownColumnError, files.MATRIX, 1, "NKO", "NKO"
        ),
        "new column": Fault(
            files.edit(files.MATRIX, "rcid,date,", "rcid,unres,date,"),
            UnknownColumnError,
            files.MATRIX,
            1,
            "unres",
            "unres",
        ),
        "impossible year": Fault(
            files.edit(files.MATRIX, "1990-11-03", "1890-11-03"), ImpossibleValueError, files.MATRIX, 3, "date", 1890
        ),
        "no date": Fault(
            files.edit(files.MATRIX, "1990-11-03", "3 Nov 1990"),
            ImpossibleValueError,
            files.MATRIX,
            3,
            "date",
            "3 Nov 1990",
        ),
        "number given twice": Fault(
            files.edit(files.MATRIX, "411,2023-12-04", "101,2023-12-04"),
            ImpossibleValueError,
            files.MATRIX,
            4,
            "rcid",
            "101",
        ),
        "impossible vote": Fault(
            files.edit(files.MATRIX, ",1.0,", ",1.5,"), ImpossibleValueError, files.MATRIX, 3, "YEM", "1.5"
        ),
        "impossible issue": Fault(
            files.edit(files.MATRIX, "TRUE", "perhaps"), ImpossibleValueError, files.MATRIX, 3, "hr", "perhaps"
        ),
        "truncated file": Fault(
            _cut(files.MATRIX, ",2,"),
            TruncatedFileError,
            files.MATRIX,
            3,
            "",
            "101,1990-11-03,FALSE,FALSE,FALSE,TRUE,TRUE,FALSE" + ",9" * unga_matrix.STATES.index("DEU"),
        ),
        "open quote": Fault(files.edit(files.MATRIX, "411,2023", '"411,2023'), TruncatedFileError, files.MATRIX, 4),
        "other encoding": Fault(_recode(files.MATRIX, "2023-12"), ImpossibleValueError, files.MATRIX, 4, "", b"\xe9"),
    },
)

VOTES_2025 = Kit(
    reader=un_votes_2025.READER,
    write=files.votes_2025,
    rows=3 + len(un_votes_2025.STATES),
    faults={
        "unknown name": Fault(
            files.edit(files.VOTES_2025, ",PRK,", ",NKO,"), UnknownColumnError, files.VOTES_2025, 1, "NKO", "NKO"
        ),
        "new column": Fault(
            files.edit(files.VOTES_2025, "Link,token,", "Link,token,note,"),
            UnknownColumnError,
            files.VOTES_2025,
            1,
            "note",
            "note",
        ),
        "impossible year": Fault(
            files.edit(files.VOTES_2025, "2025-02-25", "2052-02-25"),
            ImpossibleValueError,
            files.VOTES_2025,
            3,
            "Date",
            2052,
        ),
        "no date": Fault(
            files.edit(files.VOTES_2025, "2025-02-25", "25.2.2025"),
            ImpossibleValueError,
            files.VOTES_2025,
            3,
            "Date",
            "25.2.2025",
        ),
        "other body": Fault(
            files.edit(files.VOTES_2025, "General Assembly", "Human Rights Council"),
            ImpossibleValueError,
            files.VOTES_2025,
            3,
            "Council",
            "Human Rights Council",
        ),
        "no symbol": Fault(
            files.edit(files.VOTES_2025, "A/RES/ES-11/99", "S/RES/99(2025)"),
            ImpossibleValueError,
            files.VOTES_2025,
            3,
            "Resolution",
            "S/RES/99(2025)",
        ),
        "impossible vote": Fault(
            files.edit(files.VOTES_2025, "ABSTAIN,", "PERHAPS,"),
            ImpossibleValueError,
            files.VOTES_2025,
            2,
            "RUS",
            "PERHAPS",
        ),
        "votes and count differ": Fault(
            files.edit(files.VOTES_2025, ",1,2,0,190,", ",2,1,0,190,"),
            ImpossibleValueError,
            files.VOTES_2025,
            3,
            "YES COUNT",
            "2",
        ),
        "silent members and count differ": Fault(
            files.edit(files.VOTES_2025, ",0,190,", ",0,188,"),
            ImpossibleValueError,
            files.VOTES_2025,
            3,
            "NO-VOTE COUNT",
            "188",
        ),
        "counts and total differ": Fault(
            files.edit(files.VOTES_2025, ",000,003,", ",000,015,"),
            ImpossibleValueError,
            files.VOTES_2025,
            2,
            "TOTAL VOTES",
            "015",
        ),
        "truncated file": Fault(
            _cut(files.VOTES_2025, ",0,190"),
            TruncatedFileError,
            files.VOTES_2025,
            3,
            "",
            "https://digitallibrary.un.org/record/8,8,2025,Another,General Assembly,A/RES/ES-11/99,UA,Eastern Europe,"
            "Europe,2025-02-25,1,2",
        ),
    },
)


def _undl(layout: int, columns: tuple[str, ...]) -> Kit:
    return Kit(
        reader=undl_votes.READERS[layout],
        write=files.undl(columns),
        rows=len(files.UNDL_VOTES),
        faults={
            "unknown name": Fault(
                files.edit(files.UNDL, "YEM,YEMEN", "YMN,YEMEN"), UnknownNameError, files.UNDL, 3, "ms_code", "YMN"
            ),
            "code and name of two states": Fault(
                files.edit(files.UNDL, "KOR,REPUBLIC", "PRK,REPUBLIC"),
                UnknownNameError,
                files.UNDL,
                6,
                "ms_name",
                "REPUBLIC OF KOREA",
            ),
            "state that votes twice": Fault(
                files.edit(files.UNDL, "KOR,REPUBLIC", "PRK,DEMOCRATIC PEOPLE'S REPUBLIC"),
                ImpossibleValueError,
                files.UNDL,
                6,
                "ms_code",
                "PRK",
            ),
            "codes of the Congos swapped": Fault(
                files.edit(files.UNDL, "COD,ZAIRE", "COG,ZAIRE"), UnknownNameError, files.UNDL, 4, "ms_name", "ZAIRE"
            ),
            "new column": Fault(
                files.edit(files.UNDL, "ms_vote,date,", "ms_vote,weight,date,"),
                UnknownColumnError,
                files.UNDL,
                1,
                "weight",
                "weight",
            ),
            "impossible year": Fault(
                files.edit(files.UNDL, "2023-10-27", "2123-10-27"),
                ImpossibleValueError,
                files.UNDL,
                5,
                "date",
                "2123-10-27",
            ),
            "no date": Fault(
                files.edit(files.UNDL, "2023-10-27", "27 Oct 2023"),
                ImpossibleValueError,
                files.UNDL,
                5,
                "date",
                "27 Oct 2023",
            ),
            "impossible vote": Fault(
                files.edit(files.UNDL, "YEMEN,Y,", "YEMEN,J,"), ImpossibleValueError, files.UNDL, 3, "ms_vote", "J"
            ),
            "no record": Fault(
                files.edit(files.UNDL, "901,KOR", "n/a,KOR"), ImpossibleValueError, files.UNDL, 6, "undl_id", "n/a"
            ),
            "truncated file": Fault(_cut(files.UNDL, ",REPUBLIC OF"), TruncatedFileError, files.UNDL, 6, "", "901,KOR"),
            "other encoding": Fault(_recode(files.UNDL, "ZAIRE"), ImpossibleValueError, files.UNDL, 4, "", b"\xe9"),
        },
    )


MARCXML = Kit(
    reader=undl_marcxml.READER,
    write=files.marcxml,
    rows=6,
    faults={
        "unknown name": Fault(
            files.edit(files.MARCXML, ">PRK<", ">NKO<"), UnknownNameError, files.MARCXML, 1, "967 $c", "NKO"
        ),
        "code and name of two states": Fault(
            files.edit(files.MARCXML, ">KOR<", ">PRK<"),
            UnknownNameError,
            files.MARCXML,
            2,
            "967 $e",
            "REPUBLIC OF KOREA",
        ),
        "state that votes twice": Fault(
            files.edit(
                files.MARCXML,
                '>KOR</subfield><subfield code="d">Y</subfield><subfield code="e">REPUBLIC OF KOREA<',
                '>VEN</subfield><subfield code="d">Y</subfield><subfield code="e">VENEZUELA<',
            ),
            ImpossibleValueError,
            files.MARCXML,
            3,
            "967 $c",
            "VEN",
        ),
        "new column": Fault(
            files.edit(files.MARCXML, 'tag="089"', 'tag="088"'), UnknownColumnError, files.MARCXML, 1, "088", "088"
        ),
        "impossible year": Fault(
            files.edit(files.MARCXML, "2024-03-15", "2204-03-15"), ImpossibleValueError, files.MARCXML, 1, "269", 2204
        ),
        "no date": Fault(
            files.edit(files.MARCXML, "2024-03-15", "15 Mar 2024"),
            ImpossibleValueError,
            files.MARCXML,
            1,
            "269",
            "15 Mar 2024",
        ),
        "other body": Fault(
            files.edit(files.MARCXML, ">A/<", ">E/<"), ImpossibleValueError, files.MARCXML, 1, "791", "E/"
        ),
        "impossible vote": Fault(
            files.edit(files.MARCXML, ">Y<", ">J<"), ImpossibleValueError, files.MARCXML, 2, "967 $d", "J"
        ),
        "votes and count differ": Fault(
            files.edit(files.MARCXML, '<subfield code="c">1<', '<subfield code="c">2<'),
            ImpossibleValueError,
            files.MARCXML,
            1,
            "996 $c",
            "2",
        ),
        "members and count differ": Fault(
            files.edit(files.MARCXML, '<subfield code="f">3<', '<subfield code="f">4<'),
            ImpossibleValueError,
            files.MARCXML,
            1,
            "996 $f",
            "4",
        ),
        "record without symbol": Fault(
            files.edit(files.MARCXML, 'tag="791"', 'tag="793"'), TruncatedFileError, files.MARCXML, 1, "", "791"
        ),
        "truncated file": Fault(_cut(files.MARCXML, "</collection>"), TruncatedFileError, files.MARCXML, 23),
        "not the publisher's file": Fault(
            files.content(files.MARCXML, b"<html/>"),
            UnknownColumnError,
            files.MARCXML,
            None,
            "",
            "html",
        ),
    },
)

IDEAL_POINTS = Kit(
    reader=ideal_points.READER,
    write=files.ideal_point_file,
    rows=4 * len(ideal_points.KINDS),
    faults={
        "unknown name": Fault(
            files.edit(files.IDEAL_POINTS, "678,45", "679,45"),
            UnknownNameError,
            files.IDEAL_POINTS,
            4,
            "Countryname",
            "679 Yemen Arab Republic",
        ),
        "new column": Fault(
            files.edit(files.IDEAL_POINTS, "NVotes,", "NVotes,Sd,"),
            UnknownColumnError,
            files.IDEAL_POINTS,
            1,
            "Sd",
            "Sd",
        ),
        "impossible year": Fault(
            files.edit(files.IDEAL_POINTS, "403,74", "403,174"),
            ImpossibleValueError,
            files.IDEAL_POINTS,
            5,
            "session",
            "174",
        ),
        "quantiles out of order": Fault(
            files.edit(files.IDEAL_POINTS, "0.2,0.3,0.5", "0.4,0.3,0.5"),
            ImpossibleValueError,
            files.IDEAL_POINTS,
            2,
            "Q10%",
            "0.3",
        ),
        "estimate outside its quantiles": Fault(
            files.edit(files.IDEAL_POINTS, ",40,0.5,", ",40,1.5,"),
            ImpossibleValueError,
            files.IDEAL_POINTS,
            2,
            "IdealPoint",
            "1.5",
        ),
        "truncated file": Fault(
            _cut(files.IDEAL_POINTS, ",43,-0.5"), TruncatedFileError, files.IDEAL_POINTS, 5, "", "4,403,74"
        ),
    },
)

QSS = Kit(
    reader=qss_unvoting.READER,
    write=files.qss,
    rows=11,
    faults={
        "unknown name": Fault(
            files.edit(files.QSS, "USA,United", "USB,United"),
            UnknownNameError,
            files.QSS,
            2,
            "CountryName",
            "USB United States of America",
        ),
        "new column": Fault(
            files.edit(files.QSS, "CountryName,", "CountryName,Note,"), UnknownColumnError, files.QSS, 1, "Note", "Note"
        ),
        "impossible year": Fault(
            files.edit(files.QSS, "1946,USA", "1846,USA"), ImpossibleValueError, files.QSS, 2, "Year", 1846
        ),
        "state given twice": Fault(
            files.edit(files.QSS, "2001,YAR,Yemen Arab Republic", "1946,USA,United States of America"),
            ImpossibleValueError,
            files.QSS,
            4,
            "CountryAbb",
            "USA",
        ),
        "impossible share": Fault(
            files.edit(files.QSS, ",1,0.25", ",1,1.25"), ImpossibleValueError, files.QSS, 2, "PctAgreeRUSSIA", "1.25"
        ),
        "truncated file": Fault(_cut(files.QSS, ",0.3,0.5"), TruncatedFileError, files.QSS, 5, "", "2000,NAU,Nauru"),
    },
)

LINKS = Kit(
    reader=roll_call_links.READER,
    write=files.links,
    rows=4,
    faults={
        "unknown name": Fault(
            files.edit(files.LINKS, "470,512", "none,512"), ImpossibleValueError, files.LINKS, 2, "rcid1", "none"
        ),
        "new column": Fault(
            files.edit(files.LINKS, "v1,rcid1,", "v1,note,rcid1,"), UnknownColumnError, files.LINKS, 1, "note", "note"
        ),
        "impossible year": Fault(
            files.edit(files.LINKS, "470,512", "470,99512"), ImpossibleValueError, files.LINKS, 2, "rcid2", "99512"
        ),
        "link to an earlier roll call": Fault(
            files.edit(files.LINKS, "470,512", "570,512"), ImpossibleValueError, files.LINKS, 2, "rcid2", "512"
        ),
        "truncated file": Fault(_cut(files.LINKS, ",5389"), TruncatedFileError, files.LINKS, 4, "", "3,5312"),
    },
)

KITS = [
    VOETEN_2016,
    VOETEN_2021,
    MATRIX,
    VOTES_2025,
    _undl(0, undl_votes.COLUMNS_2024),
    _undl(1, undl_votes.COLUMNS_2026),
    MARCXML,
    IDEAL_POINTS,
    QSS,
    LINKS,
]
