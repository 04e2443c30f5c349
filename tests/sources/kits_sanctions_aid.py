"""Kits of the sources of sanctions and aid."""

from collections.abc import Callable
from pathlib import Path

from bilateral.sources import (
    aiddata_financial_diplomacy,
    aiddata_official_finance,
    gsdb,
    oecd_dac2a,
    ofac,
    opensanctions_cn,
    opensanctions_eu,
    opensanctions_ftm,
    un_sanctions,
)
from bilateral.sources.errors import (
    ImpossibleValueError,
    TruncatedFileError,
    UnknownColumnError,
    UnknownNameError,
)
from tests.sources import aid_files, sanctions_files
from tests.sources.kit import Fault, Kit
from tests.sources.rda_writer import reals
from tests.sources.sheet_writer import Cell

UN_FILE = "UN_consolidated.xml"
GSDB_FILE = "GSDB_V4.csv"
CN_FILE = "opensanctions_cn_sanctions.csv"
EU_FILE = "opensanctions_eu_journal.csv"
FTM_FILE = "entities.ftm.json"
OECD_FILE = "OECD.rda"
OFFICIAL_FILE = "GlobalChineseOfficialFinanceDataset_v1.0.xlsx"
DIPLOMACY_FILE = "ChineseFinancialPublicDiplomacyProjectDetails.csv"


def _edit(name: str, old: str, new: str) -> Callable[[Path], None]:
    def harm(folder: Path) -> None:
        path = folder / name
        text = path.read_bytes().decode()
        assert old in text
        path.write_bytes(text.replace(old, new, 1).encode())

    return harm


def _recode(name: str, old: str, new: bytes) -> Callable[[Path], None]:
    def harm(folder: Path) -> None:
        path = folder / name
        data = path.read_bytes()
        assert old.encode() in data
        path.write_bytes(data.replace(old.encode(), new, 1))

    return harm


def _cut(name: str, start: str) -> Callable[[Path], None]:
    """Cut a file where a text begins."""

    def harm(folder: Path) -> None:
        path = folder / name
        data = path.read_bytes()
        path.write_bytes(data[: data.index(start.encode())])

    return harm


def _halve(name: str) -> Callable[[Path], None]:
    def harm(folder: Path) -> None:
        path = folder / name
        data = path.read_bytes()
        path.write_bytes(data[: len(data) // 2])

    return harm


def _turn_back(name: str) -> Callable[[Path], None]:
    return lambda folder: sanctions_files.set_day(folder / name, "1989-07-07")


UN = Kit(
    reader=un_sanctions.READER,
    write=sanctions_files.write_un,
    rows=5,
    faults={
        "unknown name": Fault(
            _edit(UN_FILE, ">DPRK<", ">Corea<"), UnknownNameError, UN_FILE, 1, "UN_LIST_TYPE", "KP Corea"
        ),
        "programme of another number": Fault(
            _edit(UN_FILE, ">DPRK<", ">DRC<"), UnknownNameError, UN_FILE, 1, "UN_LIST_TYPE", "KP DRC"
        ),
        "new column": Fault(
            _edit(UN_FILE, "<GENDER>Female</GENDER>", "<HEIGHT>170</HEIGHT>"),
            UnknownColumnError,
            UN_FILE,
            1,
            "HEIGHT",
            "HEIGHT",
        ),
        "person among the entities": Fault(
            _edit(UN_FILE, "<ENTITIES>", "<ENTITIES><INDIVIDUAL/>"),
            UnknownColumnError,
            UN_FILE,
            5,
            "INDIVIDUAL",
            "INDIVIDUAL",
        ),
        "other sections": Fault(
            _edit(UN_FILE, "</ENTITIES>", "</ENTITIES><SHIPS/>"),
            UnknownColumnError,
            UN_FILE,
            1,
            "",
            "CONSOLIDATED_LIST",
        ),
        "impossible year": Fault(
            _edit(UN_FILE, "2016-03-02", "2061-03-02"), ImpossibleValueError, UN_FILE, 1, "LISTED_ON", "2061-03-02"
        ),
        "a year for a day": Fault(
            _edit(UN_FILE, "2016-03-02", "2016"), ImpossibleValueError, UN_FILE, 1, "LISTED_ON", "2016"
        ),
        "number of an entity": Fault(
            _edit(UN_FILE, "KPi.901", "KPe.902"), ImpossibleValueError, UN_FILE, 1, "REFERENCE_NUMBER", "KPe.902"
        ),
        "truncated file": Fault(_cut(UN_FILE, "  <ENTITIES>"), TruncatedFileError, UN_FILE, 82),
        "other encoding": Fault(_recode(UN_FILE, "É", b"\xc9"), TruncatedFileError, UN_FILE, 7),
    },
)

GSDB = Kit(
    reader=gsdb.READER,
    write=sanctions_files.write_gsdb,
    rows=1 + 2 + 31 + 2 + 1 + 0 + 1 + 12 + 28 + 1,
    faults={
        "unknown name": Fault(
            _edit(GSDB_FILE, "3,Russia", "3,Rusia"),
            UnknownNameError,
            GSDB_FILE,
            4,
            "sanctioned_state",
            "Rusia",
        ),
        "unknown name in a list": Fault(
            _edit(GSDB_FILE, '"Pakistan, India"', '"Pakistan, Korea, West"'),
            UnknownNameError,
            GSDB_FILE,
            3,
            "sanctioned_state",
            "Korea",
        ),
        "new column": Fault(
            _edit(GSDB_FILE, "other,target", "other,cyber,target"), UnknownColumnError, GSDB_FILE, 1, "cyber", "cyber"
        ),
        "impossible year": Fault(
            _edit(GSDB_FILE, "2008,2023", "2008,2032"), ImpossibleValueError, GSDB_FILE, 2, "end", 2032
        ),
        "end before the beginning": Fault(
            _edit(GSDB_FILE, "1998,2001", "2001,1998"), ImpossibleValueError, GSDB_FILE, 3, "end", "1998"
        ),
        "flag that is none": Fault(
            _edit(GSDB_FILE, "2023,0,,0,0,1", "2023,0,,2,0,1"), ImpossibleValueError, GSDB_FILE, 2, "arms", "2"
        ),
        "case without sanction": Fault(
            _edit(GSDB_FILE, "2023,0,,0,0,1", "2023,0,,0,0,0"), ImpossibleValueError, GSDB_FILE, 2, "other", "0"
        ),
        "trade without description": Fault(
            _edit(GSDB_FILE, "2023,0,,0,0,1", "2023,1,,0,0,1"), ImpossibleValueError, GSDB_FILE, 2, "descr_trade", ""
        ),
        "unknown outcome": Fault(
            _edit(GSDB_FILE, "prevent_war,ongoing", "prevent_war,lifted"),
            ImpossibleValueError,
            GSDB_FILE,
            2,
            "success",
            "lifted",
        ),
        "truncated file": Fault(
            _cut(GSDB_FILE, ",1,end_war,ongoing"),
            TruncatedFileError,
            GSDB_FILE,
            4,
            "",
            "3,Russia,G7, EU,2022,2023,1,imp_part,0,0,0,0,0,0",
        ),
    },
)

SDN = Kit(
    reader=ofac.READERS[0],
    write=sanctions_files.write_sdn,
    rows=5,
    faults={
        "unknown name": Fault(
            _edit("sdn.csv", '"CUBA"', '"CUBB"'), UnknownNameError, "sdn.csv", 1, "Program", "programme CUBB"
        ),
        "new column": Fault(
            _edit("sdn.csv", '"DOB 1960;', '"1960","DOB 1960;'),
            UnknownColumnError,
            "sdn.csv",
            2,
            "column 13",
            "DOB 1960; a.k.a. 'THE GENERAL'.",
        ),
        "impossible year": Fault(_turn_back("sdn.csv"), ImpossibleValueError, "sdn.csv", 1, "", 1989),
        "truncated file": Fault(_cut("sdn.csv", "\x1a"), TruncatedFileError, "sdn.csv", 5),
        "short line": Fault(
            _edit("sdn.csv", ",-0- \r\n501", "\r\n501"),
            TruncatedFileError,
            "sdn.csv",
            1,
            "",
            "36,AMBER AIRWAYS,-0- ,CUBA,-0- ,-0- ,-0- ,-0- ,-0- ,-0- ,-0- ",
        ),
        "unknown sort": Fault(
            _edit("sdn.csv", '"vessel"', '"raft"'), ImpossibleValueError, "sdn.csv", 3, "SDN_Type", "raft"
        ),
        "entry listed twice": Fault(
            _edit("sdn.csv", "502,", "501,"), ImpossibleValueError, "sdn.csv", 3, "ent_num", "501"
        ),
        "number that is none": Fault(
            _edit("sdn.csv", "502,", "5O2,"), ImpossibleValueError, "sdn.csv", 3, "ent_num", "5O2"
        ),
        "name of nobody": Fault(
            _edit("alt.csv", "501,2", "599,2"), ImpossibleValueError, "alt.csv", 2, "ent_num", "599"
        ),
        "unknown sort of name": Fault(
            _edit("alt.csv", '"fka"', '"xka"'), ImpossibleValueError, "alt.csv", 2, "alt_type", "xka"
        ),
        "comment on nobody": Fault(
            _edit("sdn_comments.csv", "501,", "599,"), ImpossibleValueError, "sdn_comments.csv", 1, "ent_num", "599"
        ),
        "other encoding": Fault(
            _recode("sdn.csv", "RIVER", b"R\xc9VER"), ImpossibleValueError, "sdn.csv", 3, "", b"\xc9"
        ),
    },
)

NON_SDN = Kit(
    reader=ofac.READERS[1],
    write=sanctions_files.write_non_sdn,
    rows=2,
    faults={
        "unknown name": Fault(
            _edit("cons_prim.csv", "CMIC-EO13959", "CMIC"),
            UnknownNameError,
            "cons_prim.csv",
            3,
            "Program",
            "programme CMIC",
        ),
        "new column": Fault(
            _edit("cons_prim.csv", '"DOB 1962."', '"DOB 1962.",5'),
            UnknownColumnError,
            "cons_prim.csv",
            1,
            "column 13",
            "5",
        ),
        "impossible year": Fault(_turn_back("cons_prim.csv"), ImpossibleValueError, "cons_prim.csv", 1, "", 1989),
        "truncated file": Fault(_cut("cons_prim.csv", "9003"), TruncatedFileError, "cons_prim.csv", 2),
    },
)

ADDRESSES = Kit(
    reader=ofac.READERS[2],
    write=sanctions_files.write_addresses,
    rows=4,
    faults={
        "unknown name": Fault(
            _edit("add.csv", '"Korea, North"', '"Korea"'), UnknownNameError, "add.csv", 2, "Country", "address Korea"
        ),
        "new column": Fault(
            _edit("add.csv", '"Cuba",-0- ', '"Cuba",-0- ,9'), UnknownColumnError, "add.csv", 1, "column 7", "9"
        ),
        "impossible year": Fault(_turn_back("add.csv"), ImpossibleValueError, "add.csv", 1, "", 1989),
        "truncated file": Fault(_cut("add.csv", "504"), TruncatedFileError, "add.csv", 5),
        "open quote": Fault(_edit("add.csv", 'Goma"', "Goma"), TruncatedFileError, "add.csv", 3),
    },
)

CN = Kit(
    reader=opensanctions_cn.READER,
    write=sanctions_files.write_cn,
    rows=4,
    faults={
        "unknown name": Fault(_edit(CN_FILE, ",US,", ",USSR,"), UnknownNameError, CN_FILE, 2, "Country", "USSR"),
        "new column": Fault(
            _edit(CN_FILE, "Body,List", "Body,Legal basis,List"),
            UnknownColumnError,
            CN_FILE,
            1,
            "Legal basis",
            "Legal basis",
        ),
        "impossible year": Fault(
            _edit(CN_FILE, "02.12.2019", "02.12.2091"), ImpossibleValueError, CN_FILE, 2, "Date", 2091
        ),
        "impossible day": Fault(
            _edit(CN_FILE, "24.02.2026", "24.13.2026"), ImpossibleValueError, CN_FILE, 3, "Date", "24.13.2026"
        ),
        "unknown body": Fault(
            _edit(CN_FILE, "Ministry of Commerce", "Ministry of Magic"),
            ImpossibleValueError,
            CN_FILE,
            3,
            "Body",
            "Ministry of Magic",
        ),
        "truncated file": Fault(
            _cut(CN_FILE, ",13.07.23"),
            TruncatedFileError,
            CN_FILE,
            4,
            "",
            "Company,,Skylark,,云雀,TW,sanction,,,Taiwan Affairs Office of the State Council,,03.08.22",
        ),
        "other encoding": Fault(_recode(CN_FILE, "琥", b"\xe7"), ImpossibleValueError, CN_FILE, 2, "", b"\xe7"),
    },
)

EU = Kit(
    reader=opensanctions_eu.READER,
    write=sanctions_files.write_eu,
    rows=3,
    faults={
        "unknown name": Fault(
            _edit(EU_FILE, "EU-PRK", "EU-KOR"), UnknownNameError, EU_FILE, 2, "programKey", "programme EU-KOR"
        ),
        "new column": Fault(
            _edit(EU_FILE, "annex,measure", "annex,part,measure"), UnknownColumnError, EU_FILE, 1, "part", "part"
        ),
        "impossible year": Fault(
            _edit(EU_FILE, "16.7.2009", "16.7.2209"), ImpossibleValueError, EU_FILE, 2, "startDate", 2209
        ),
        "unknown measure": Fault(
            _edit(EU_FILE, "Asset freeze", "Scolding"), ImpossibleValueError, EU_FILE, 2, "measure", "Scolding"
        ),
        "truncated file": Fault(
            _cut(EU_FILE, ",,Vessel"),
            TruncatedFileError,
            EU_FILE,
            3,
            "",
            "32017R1509,1,EU-PRK,XIV.A,Transportation restrictions,9 August 2025",
        ),
        "no day at all": Fault(_cut(EU_FILE, "32017R1509,1"), TruncatedFileError, EU_FILE, 1),
    },
)

FTM = Kit(
    reader=opensanctions_ftm.READER,
    write=sanctions_files.write_ftm,
    rows=4,
    faults={
        "unknown name": Fault(
            _edit(FTM_FILE, '"jurisdiction": ["ru"]', '"jurisdiction": ["xy"]'),
            UnknownNameError,
            FTM_FILE,
            1,
            "jurisdiction",
            "XY",
        ),
        "new column": Fault(
            _edit(FTM_FILE, '"nationality"', '"shoeSize": ["44"], "nationality"'),
            UnknownColumnError,
            FTM_FILE,
            2,
            "shoeSize",
            "shoeSize",
        ),
        "new field": Fault(
            _edit(FTM_FILE, '"caption"', '"origin": "x", "caption"'),
            UnknownColumnError,
            FTM_FILE,
            1,
            "origin",
            "origin",
        ),
        "unknown schema": Fault(
            _edit(FTM_FILE, '"Address"', '"Spaceship"'), ImpossibleValueError, FTM_FILE, 7, "schema", "Spaceship"
        ),
        "impossible year": Fault(
            _edit(FTM_FILE, "2023-12-21", "1023-12-21"), ImpossibleValueError, FTM_FILE, 3, "startDate", "1023-12-21"
        ),
        "a year for a day": Fault(
            _edit(FTM_FILE, "2016-05-20", "2016"), ImpossibleValueError, FTM_FILE, 5, "listingDate", "2016"
        ),
        "entity listed twice": Fault(
            _edit(FTM_FILE, '"id": "s2"', '"id": "s1"'), ImpossibleValueError, FTM_FILE, 4, "id", "s1"
        ),
        "truncated file": Fault(_cut(FTM_FILE, '"full"'), TruncatedFileError, FTM_FILE, 7),
        "not an object": Fault(_edit(FTM_FILE, "{", "[{"), TruncatedFileError, FTM_FILE, 1),
    },
)


def _aid(row: int, **changes: object) -> Callable[[Path], None]:
    aid = list(aid_files.AID)
    aid[row - 1] = aid[row - 1]._replace(**changes)  # type: ignore[arg-type]
    return lambda folder: aid_files.write_oecd(folder, tuple(aid))


OECD = Kit(
    reader=oecd_dac2a.READER,
    write=aid_files.write_oecd,
    rows=6,
    faults={
        "unknown name": Fault(
            _aid(1, recipient="North Korea"), UnknownNameError, OECD_FILE, 1, "Recipient", "North Korea"
        ),
        "new column": Fault(
            lambda folder: aid_files.write_oecd(folder, extra={"Sector": reals([1.0] * 8)}),
            UnknownColumnError,
            OECD_FILE,
            None,
            "Sector",
            "Sector",
        ),
        "impossible year": Fault(_aid(3, year=2061.0), ImpossibleValueError, OECD_FILE, 3, "Year", 2061.0),
        "negative value": Fault(_aid(3, value=-1.0), ImpossibleValueError, OECD_FILE, 3, "Value", -1.0),
        "unknown aid type": Fault(
            _aid(4, sort="Good wishes"), ImpossibleValueError, OECD_FILE, 4, "Aid type", "Good wishes"
        ),
        "aid to oneself": Fault(_aid(5, sort="ODA: Total Net"), ImpossibleValueError, OECD_FILE, 5, "Recipient", "TUR"),
        "truncated file": Fault(_halve(OECD_FILE), TruncatedFileError, OECD_FILE),
    },
)


def _project(place: int, **changes: Cell) -> Callable[[Path], None]:
    projects = list(aid_files.PROJECTS)
    projects[place - 2] = projects[place - 2] | changes
    return lambda folder: aid_files.write_official_finance(folder, tuple(projects))


OFFICIAL_FINANCE = Kit(
    reader=aiddata_official_finance.READER,
    write=aid_files.write_official_finance,
    rows=5,
    faults={
        "unknown name": Fault(
            _project(2, recipient_condensed="Korea, Rep."),
            UnknownNameError,
            OFFICIAL_FILE,
            2,
            "recipient_condensed",
            "PRK Korea, Rep.",
        ),
        "new column": Fault(
            lambda folder: aid_files.write_official_finance(folder, extra_column="carbon"),
            UnknownColumnError,
            OFFICIAL_FILE,
            1,
            "carbon",
            "carbon",
        ),
        "impossible year": Fault(_project(3, year=2041), ImpossibleValueError, OFFICIAL_FILE, 3, "year", 2041),
        "unknown flow": Fault(_project(3, flow="Barter"), ImpossibleValueError, OFFICIAL_FILE, 3, "flow", "Barter"),
        "impossible amount": Fault(
            _project(3, usd_current=1e12), ImpossibleValueError, OFFICIAL_FILE, 3, "usd_current", "1000000000000"
        ),
        "umbrella that is recommended": Fault(
            _project(2, umbrella=1), ImpossibleValueError, OFFICIAL_FILE, 2, "recommended_for_research", value=True
        ),
        "truncated file": Fault(_halve(OFFICIAL_FILE), TruncatedFileError, OFFICIAL_FILE),
    },
)

FINANCIAL_DIPLOMACY = Kit(
    reader=aiddata_financial_diplomacy.READER,
    write=aid_files.write_financial_diplomacy,
    rows=3,
    faults={
        "unknown name": Fault(
            _edit(DIPLOMACY_FILE, '"North Korea"', '"South Korea"'),
            UnknownNameError,
            DIPLOMACY_FILE,
            2,
            "recipient_condensed",
            "PRK South Korea",
        ),
        "new column": Fault(
            _edit(DIPLOMACY_FILE, "type,category", "type,colour,category"),
            UnknownColumnError,
            DIPLOMACY_FILE,
            1,
            "colour",
            "colour",
        ),
        "impossible year": Fault(
            _edit(DIPLOMACY_FILE, ",2017,", ",2071,"), ImpossibleValueError, DIPLOMACY_FILE, 3, "year", 2071
        ),
        "unofficial": Fault(
            _edit(DIPLOMACY_FILE, ",true,false\n", ",false,false\n"),
            ImpossibleValueError,
            DIPLOMACY_FILE,
            2,
            "is_official_finance",
            "false",
        ),
        "truncated file": Fault(_cut(DIPLOMACY_FILE, ' \\"Friendship'), TruncatedFileError, DIPLOMACY_FILE, 2),
    },
)

KITS: tuple[Kit, ...] = (
    UN, GSDB, SDN, NON_SDN, ADDRESSES, CN, EU, FTM, OECD, OFFICIAL_FINANCE, FINANCIAL_DIPLOMACY,
)  # fmt: skip
