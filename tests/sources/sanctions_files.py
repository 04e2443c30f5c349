"""Made-up sanctions lists and cases in their publishers' layouts: headers (or none), encodings, ends and traps."""

import json
import os
from datetime import UTC, datetime
from pathlib import Path

DAY = "2021-07-07"
"""The day on which OFAC's files last changed, since they say none themselves."""

_UN_HEAD = (
    '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'
    '<CONSOLIDATED_LIST xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance" '
    'xsi:noNamespaceSchemaLocation="https://www.un.org/sc/resources/sc-sanctions.xsd" '
    'dateGenerated="2026-02-27T00:00:09.554Z">\n'
)


def _entry(tag: str, programme: str, reference: str, listed: str, rest: str = "") -> str:
    return (
        f"    <{tag}>\n      <DATAID>1</DATAID>\n      <VERSIONNUM>1</VERSIONNUM>\n"
        "      <FIRST_NAME>AMBER É</FIRST_NAME>\n"
        f"      <UN_LIST_TYPE>{programme}</UN_LIST_TYPE>\n      <REFERENCE_NUMBER>{reference}</REFERENCE_NUMBER>\n"
        f"      <LISTED_ON>{listed}</LISTED_ON>\n      <COMMENTS1> \n</COMMENTS1>\n{rest}"
        f"      <LIST_TYPE>\n        <VALUE>UN List</VALUE>\n      </LIST_TYPE>\n"
        f"      <{tag}_ALIAS>\n        <QUALITY/>\n"
        f"        <ALIAS_NAME/>\n      </{tag}_ALIAS>\n      <SORT_KEY/>\n      <SORT_KEY_LAST_MOD/>\n    </{tag}>\n"
    )


UN_LIST = (
    _UN_HEAD
    + "  <INDIVIDUALS>\n"
    + _entry("INDIVIDUAL", "DPRK", "KPi.901", "2016-03-02", "      <GENDER>Female</GENDER>\n")
    + _entry("INDIVIDUAL", "Al-Qaida", "QDi.901", "2001-10-06")
    + _entry("INDIVIDUAL", "Iran", "IRi.901", "2007-03-24")
    + _entry("INDIVIDUAL", "SouthSudan", "SSi.901", "2015-07-01-04:00")
    + "  </INDIVIDUALS>\n  <ENTITIES>\n"
    + _entry("ENTITY", "DPRK", "KPe.901 ", "2013-01-22")
    + _entry("ENTITY", "Taliban", "TAe.901", "2012-06-29")
    + _entry("ENTITY", "DRC", "CDe.901", "2007-03-29")
    + "  </ENTITIES>\n</CONSOLIDATED_LIST>\n"
)


def write_un(folder: Path) -> None:
    """Write the Security Council's list."""
    (folder / "UN_consolidated.xml").write_text(UN_LIST, encoding="utf-8")


GSDB = """\
case_id,sanctioned_state,sanctioning_state,begin,end,trade,descr_trade,arms,military,financial,travel,other,\
target_mult,sender_mult,objective,success
1,"Korea, North",United States,2008,2023,0,,0,0,1,0,0,0,0,prevent_war,ongoing
2,"Pakistan, India","Korea, South",1998,2001,1,"exp_part,imp_compl",1,0,0,0,0,1,0,\
"prevent_war,policy_change","failed,failed"
3,Russia,"G7, EU",2022,2023,1,imp_part,0,0,0,0,0,0,1,end_war,ongoing
4,Yugoslavia,Switzerland,2001,2016,0,,0,0,1,1,0,0,0,democracy,success_total
5,"Korea, North",UN,2006,2023,1,exp_part,1,0,1,1,0,0,1,prevent_war,ongoing
6,Terrorist Organizations (Taliban),UN,2011,2023,0,,1,0,1,1,0,0,1,terrorism,ongoing
7,South Vietnam,United States,1975,1976,0,,0,0,1,0,0,0,0,other,failed
8,Libya,EEC,1986,1992,0,,1,0,0,0,0,0,1,terrorism,ongoing
9,Myanmar,EU,2018,2023,0,,0,0,1,0,0,0,1,human_rights,ongoing
10,North Vietnam,South Vietnam,1954,1976,1,"exp_compl,imp_compl",0,0,0,0,0,0,0,end_war,failed
"""


def write_gsdb(folder: Path) -> None:
    """Write the cases."""
    (folder / "GSDB_V4.csv").write_text(GSDB, encoding="utf-8")


_REST = "-0- ,-0- ,-0- ,-0- ,-0- ,-0- ,-0- ,"
SDN = (
    f'36,"AMBER AIRWAYS",-0- ,"CUBA",{_REST}-0- \r\n'
    f'501,"DOE, Jon","individual","DPRK2] [DPRK4",{_REST}"DOB 1960; a.k.a. \'THE GENERAL\'."\r\n'
    f'502,"RIVER STAR","vessel","SDNTK",{_REST}-0- \r\n'
    f'503,"SALT BANK",-0- ,"SYRIA] [IRAQ2] [NPWMD",{_REST}-0- \r\n'
    f'504,"JET ONE","aircraft","UKRAINE-EO13661",{_REST}-0- \r\n'
    "\x1a"
)
ALIASES = '36,1,"aka","AMBER AIR",-0- \r\n501,2,"fka","DOE, John",-0- \r\n\x1a'
COMMENTS = '501,"hone Number 850; Linked To: SALT BANK."\r\n'
ADDRESSES = (
    '36,11,"1 Harbour Road","Havana","Cuba",-0- \r\n'
    '501,12,-0- ,-0- ,"Korea, North",-0- \r\n'
    '501,13,-0- ,"Goma","Congo, Democratic Republic of the",-0- \r\n'
    "502,14,-0- ,-0- ,-0- ,-0- \r\n"
    '503,15,-0- ,-0- ,"Region: Gaza",-0- \r\n'
    '504,16,-0- ,-0- ,"undetermined",-0- \r\n'
    "\x1a"
)
NON_SDN = (
    f'9001,"ROE, Ann","individual","NS-PLC",{_REST}"DOB 1962."\r\n'
    f'9002,"OIL WORKS",-0- ,"UKRAINE-EO13662] [RUSSIA-EO14024",{_REST}-0- \r\n'
    f'9003,"LOOM CORP",-0- ,"CMIC-EO13959",{_REST}"Listing Date (CMIC) 03 Jun 2021."\r\n'
    "\x1a"
)


def _write_dated(folder: Path, name: str, text: str) -> None:
    path = folder / name
    path.write_bytes(text.encode("ascii"))
    set_day(path, DAY)


def set_day(path: Path, day: str) -> None:
    """Make a file one that last changed on a day."""
    moment = datetime.fromisoformat(day).replace(hour=12, tzinfo=UTC).timestamp()
    os.utime(path, (moment, moment))


def write_sdn(folder: Path) -> None:
    """Write the SDN list with other names and comments."""
    _write_dated(folder, "sdn.csv", SDN)
    _write_dated(folder, "alt.csv", ALIASES)
    _write_dated(folder, "sdn_comments.csv", COMMENTS)


def write_addresses(folder: Path) -> None:
    """Write the addresses of the SDN list."""
    _write_dated(folder, "add.csv", ADDRESSES)


def write_non_sdn(folder: Path) -> None:
    """Write the entries of the other lists."""
    _write_dated(folder, "cons_prim.csv", NON_SDN)


CN = """\
Type,QID,Name,Alias,Chinese name,Country,Topics,Summary,Chinese summary,Body,List,Date,End date,Source URL,Address
Organization,,Amber Fund,,琥珀基金,US,sanction.counter,,,Ministry of Foreign Affairs,,02.12.2019,,https://example.org/1,
Company,Q1,"Loom, Inc.",Loom;LI,,Japan,export.control,,,Ministry of Commerce,List of Export Controls,24.02.2026,,,
Company,,Skylark,,云雀,TW,sanction,,,Taiwan Affairs Office of the State Council,,03.08.22,13.07.23,,
Company,,Kite LLC,,,,sanction.counter,,,Ministry of Foreign Affairs,List of Targets of Countermeasures,05.12.2024,,,
Organization,,Fjord Institute,,,DK,sanction.counter,,,,,,,https://example.org/2,
Organization,,Committee of the Union,,,EU,sanction.counter,,,Ministry of Foreign Affairs,,22.03.21,,,
"""


def write_cn(folder: Path) -> None:
    """Write China's countermeasures."""
    (folder / "opensanctions_cn_sanctions.csv").write_text(CN, encoding="utf-8")


_EU_HEAD = (
    "celex,recordId,programKey,annex,measure,startDate,reason,schema,name,alias,weakAlias,previousName,country,"
    "nationality,jurisdiction,birthDate,birthPlace,position,passportNumber,gender,appearance,ethnicity,fatherName,"
    "motherName,incorporationDate,legalForm,sector,registrationNumber,taxNumber,idNumber,innCode,ogrnCode,kppCode,"
    "okpoCode,leiCode,swiftBic,ticker,imoNumber,mmsi,flag,address,phone,email,website,notes\n"
)
_EU_TAIL = "," * 36 + "\n"
EU = (
    _EU_HEAD
    + '32017R1509,1,EU-PRK,XIII.A,Asset freeze,16.7.2009,"Director, Amber Trading",Person,Jon Doe'
    + _EU_TAIL
    + "32017R1509,1,EU-PRK,XIV.A,Transportation restrictions,9 August 2025,,Vessel,RIVER STAR"
    + _EU_TAIL
    + "32017R1509,,EU-PRK,XV.A,Asset freeze,,,LegalEntity,Salt Bank"
    + _EU_TAIL
)


def write_eu(folder: Path) -> None:
    """Write the annexes of a regulation."""
    (folder / "opensanctions_eu_journal.csv").write_text(EU, encoding="utf-8")


def _object(name: str, schema: str, properties: dict[str, list[str]], datasets: list[str], *, target: bool) -> str:
    return json.dumps({
        "id": name,
        "caption": name,
        "schema": schema,
        "properties": properties,
        "datasets": datasets,
        "referents": [],
        "target": target,
        "first_seen": "2024-01-02T10:00:00",
        "last_seen": "2026-04-29T08:02:26",
        "last_change": "2025-01-02T10:00:00",
    }, ensure_ascii=False)  # fmt: skip


FTM = "\n".join((
    _object("loom", "Company", {"name": ["Loom\u2028Works"], "jurisdiction": ["ru"], "country": ["cy", "ru"],
            "topics": ["sanction"]}, ["us_ofac_sdn", "ch_seco_sanctions"], target=True),
    _object("doe", "Person", {"name": ["Jon Doe"], "nationality": ["kp"], "topics": ["sanction"]}, ["eu_fsf"],
            target=True),
    _object("s1", "Sanction", {"entity": ["loom"], "country": ["ch"], "startDate": ["2025-04-23", "2023-12-21"],
            "endDate": ["2034-01-01"], "authority": ["SECO"]}, ["ch_seco_sanctions"], target=False),
    _object("s2", "Sanction", {"entity": ["loom"], "country": ["us"], "program": ["RUSSIA-EO14024"]}, ["us_ofac_sdn"],
            target=False),
    _object("s3", "Sanction", {"entity": ["doe"], "country": ["eu"], "listingDate": ["2016-05-20"]}, ["eu_fsf"],
            target=False),
    _object("s4", "Sanction", {"entity": ["doe"], "country": ["jp"], "listingDate": ["2013-04-05"],
            "endDate": ["2019-01-01"]}, ["jp_mof_sanctions"], target=False),
    _object("a1", "Address", {"full": ["1 Harbour Road"], "country": ["ru"]}, ["eu_fsf"], target=False),
)) + "\n"  # fmt: skip

FTM_LIST = "\n".join((
    _object("doe", "Person", {"name": ["Jon Doe"], "nationality": ["kp"], "topics": ["sanction"],
            "createdAt": ["2016-05-21"]}, ["eu_fsf"], target=True),
    _object("roe", "Person", {"name": ["Ann Roe"], "topics": ["sanction"], "createdAt": ["2023-08-03"]}, ["eu_fsf"],
            target=True),
)) + "\n"  # fmt: skip
"""An export of one list: no Sanction objects."""


def write_ftm(folder: Path) -> None:
    """Write OpenSanctions' entities."""
    (folder / "entities.ftm.json").write_text(FTM, encoding="utf-8")
