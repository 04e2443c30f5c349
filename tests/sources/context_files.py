"""Made-up files in the layouts of lists of states and leaders, UCDP's data and composite indices.

Countries are real, days and figures are not; the traps are the publishers'.
"""

from collections.abc import Sequence
from pathlib import Path
from typing import Any

from bilateral.sources import (
    archigos,
    cow_states,
    fbic,
    gw_states,
    isd_states,
    ucdp_conflicts,
    ucdp_governments,
    vdem,
)
from tests.sources.dta_writer import dta
from tests.sources.harms import Table, TableFile
from tests.sources.rda_writer import NAN, frame, integers, rda, reals, strings
from tests.sources.sheet_writer import workbook

STATES = """stateabb,ccode,statenme,styear,stmonth,stday,endyear,endmonth,endday,version
PRK,731,North Korea,1950,2,3,2016,12,31,2016
ROK,732,South Korea,1951,4,5,2016,12,31,2016
YUG,345,Yugoslavia,1880,1,2,1939,3,4,2016
YUG,345,Yugoslavia,1946,5,6,2016,12,31,2016
GDR,265,German Democratic Republic,1956,7,8,1989,9,10,2016
"""
MAJORS = """stateabb,ccode,styear,stmonth,stday,endyear,endmonth,endday,version
GMY,255,1816,1,1,1917,10,9,2016
CHN,710,1951,2,3,2016,12,31,2016
"""
CONTIGUITY = """dyad,statelno,statelab,statehno,statehab,conttype,begin,end,notes,version
345350,345,"YUG",350,"GRC",1,190001,201612,"Through ""Macedonia""; begins with an invention",3.2
365740,365,"RUS",740,"JPN",2,191202,194503,"Across a strait, made up",3.2
731732,731,"PRK",732,"ROK",1,195101,201612,"Begins with ROK system entry",3.2
"""
LEADERS = """stateabb,ccode,leadid,leader,sdate,smonth,syear,emonth,eyear,birthyear,gender,militarycareer,\
l_month,l_year,,,codedby,notes
RUS,365,A9.9-1,Ivanov,7,5,1999,,,1950,1,0,,,,,,
YUG,345,A9.9-2,Petrović,3,2,2004,8,2007,1955,1,0,11,2003,,,cb,"two states, one man"
PRK,731,A9.9-3,Pak,9,9,1961,7,1993,-99,-99,-99,,,,,,
""".encode().replace(b"two states", b"two states\x85")
REGIMES = """cowcode,gwf_country,gwf_casename,gwf_startdate,gwf_enddate,gwf_regimetype
731,Korea North,Korea North18000,4/12/1949,12/31/2020,party-personal
732,Korea South,Korea South18001,4/13/1949,2/25/1988,military personal
145,Bolivia,Boliviactb9,11/9/2019,12/31/2021,provisional\x20
679,Yemen,Yemen33000,5/22/1990,2/6/2015,personal
"""


def _rows(columns: Table) -> list[list[Any]]:
    """Return columns as rows under a header; an empty text is no cell."""
    lines = zip(*columns.values(), strict=True)
    return [list(columns), *([None if cell == "" else cell for cell in line] for line in lines)]


def _sheet(columns: Table) -> bytes:
    return workbook("Sheet1", _rows(columns))


def _r(values: Sequence[Any]) -> bytes:
    """Return a column as R would have it: texts, or numbers with NaN for NA."""
    if all(value is None or isinstance(value, str) for value in values):
        return strings(values)
    return reals([NAN if value is None else value for value in values])


def _packed(name: str, *, whole: Sequence[str] = ()) -> Any:  # noqa: ANN401 - a function of a table
    def pack(columns: Table) -> bytes:
        made = {
            column: integers([int(value) for value in values]) if column in whole else _r(values)
            for column, values in columns.items()
        }
        return rda({name: frame(made, len(next(iter(columns.values()))))})

    return pack


def _filled(columns: Sequence[str], rows: int, filler: object, **known: Sequence[Any]) -> dict[str, Sequence[Any]]:
    """Return a table of which only some columns matter."""
    return {column: known.get(column, [filler] * rows) for column in columns}


COW_FRAME = TableFile(
    "cowstates.rda",
    {
        "cowcode": [731.0, 345.0, 265.0],
        "cowc": ["PRK", "YUG", "GDR"],
        "country_name": ["North Korea", "Yugoslavia", "German Democratic Republic"],
        "start": [-7271.0, -32871.0, -4925.0],  # 1950-02-04, 1880-01-02, 1956-07-08
        "end": [2932896.0, 2932896.0, 7192.0],  # open, open, 1989-09-10
        "microstate": [0, 0, 0],
    },
    _packed(cow_states.FRAME, whole=["microstate"]),
)
GW_SHEET = TableFile(
    "gwstates.xlsx",
    {
        "Cow Nr.": ["731", "678", "340"],
        "Cow ID": ["PRK", "YEM", "SER"],
        "Name of State": ["Korea, People's Republic of", "Yemen (Arab Republic of Yemen)", "Serbia"],
        "Start": ["03.02.1950", "02.01.1920", "05.06.2006"],
        "End": ["31.12.2017", "31.12.2017", "31.12.2017"],
    },
    _sheet,
)
GW_FRAME = TableFile(
    "gwstates.rda",
    {
        "gwcode": [731, 970],
        "gwc": ["PRK", "NAU"],
        "country_name": ["Korea, People's Republic of", "Nauru"],
        "start": [-7271.0, -700.0],
        "end": [2932896.0, 2932896.0],
        "microstate": [0, 1],
    },
    _packed(gw_states.FRAME, whole=["gwcode", "microstate"]),
)
ISD_SHEET = TableFile(
    "isd_2_2_update.xlsx",
    _filled(
        isd_states.COLUMNS,
        5,
        "-9",
        COWNum=[345, 4799, 246, 564, 731],
        COWID=["SER", "XXX", "BRE", "OFS", "PRK"],
        StateName=["Serbia", "An emirate", "Bremen", "Orange Free State", "North Korea"],
        OtherName=["", "", "", "", ""],
        ISD_Category=[1, "", 2, 1, 1],
        Start=["13-07-1880", "1-1-1816", "01-01-1816", "23-02-1855", "9-9-1950"],
        End=["14-04-1940", "31-12-1884", "18-08-1865", "31-05-1901", "31-12-2016"],
        **{column: ["", "", "", "", ""] for column in isd_states.DESTINATIONS},
    ),
    _sheet,
)
ARCHIGOS = TableFile(
    "Archigos_4.1_stata14.dta",
    _filled(
        archigos.COLUMNS,
        4,
        "NA",
        ccode=[365, 678, 731, 41],
        leader=["Ivanov", b"Sal\xe9h", "Pak", "Martel"],
        startdate=["1999-05-07", "1979-07-17", "1961-09-09", "2011-05-14"],
        enddate=["2015-12-31", "2011-02-27", "1993-07-08", "2014-12-31"],
        exit=["Still in Office", "Irregular", "Natural Death", "Still in Office"],
        eindate=[10718.0, 7137.0, -3036.0, 18761.0],
        edeathdate=[None, None, 12242, None],
    ),
    dta,
)
CONFLICTS = TableFile(
    "ucdp_acd.rda",
    {
        "conflict_id": [901.0, 901.0, 902.0, 903.0, 904.0, 905.0],
        "year": [2021.0, 2021.0, 1990.0, 1947.0, 1999.0, 1999.0],
        "gwno_a": [365.0, 365.0, 678.0, 751.0, 345.0, 700.0],
        "gwno_a_2nd": [731.0, 731.0, None, None, None, 365.0],
        "gwno_b": [369.0, 369.0, None, 750.0, None, None],
        "gwno_b_2nd": [None, 290.0, 670.0, None, None, 365.0],
        "incompatibility": ["territory", "territory", "government", "territory", "both", "government"],
        "intensity_level": [2.0, 2.0, 1.0, 2.0, 1.0, 1.0],
        "type_of_conflict": ["interstate", "interstate", "II", "interstate", "intrastate", "II"],
        "start_date": [18686.0] * 6,
        "start_prec": [1.0] * 6,
        "start_date2": [18686.0] * 6,
        "start_prec2": [1.0] * 6,
        "ep_end": [0.0] * 6,
        "ep_end_date": [None, None, 7400.0, None, None, None],
    },
    _packed(ucdp_conflicts.FRAME),
)
CONFLICTS_NATIVE = """conflict_id,location,side_a,side_a_id,side_a_2nd,side_b,side_b_id,side_b_2nd,incompatibility,\
territory_name,year,intensity_level,cumulative_intensity,type_of_conflict,start_date,start_prec,start_date2,\
start_prec2,ep_end,ep_end_date,ep_end_prec,gwno_a,gwno_a_2nd,gwno_b,gwno_b_2nd,gwno_loc,region,version
901,"Russia (Soviet Union), Ukraine",Government of Russia,57,"Government of North Korea, Government of Cuba",\
Government of Ukraine,61,,1,Somewhere,2021,2,1,2,2021-02-03,1,2021-02-03,1,0,,,365,"731, 40",369,,"365, 369",1,25.1
902,Yemen,Government of Yemen,123,,A group,999,Government of Saudi Arabia,2,,1990,1,0,4,1990-02-03,1,1990-02-03,1,1,\
1990-04-05,1,678,,,670,678,2,25.1
903,India,Government of India,141,,Government of Hyderabad,2,,1,Hyderabad,1948,2,1,2,1948-02-03,1,1948-02-03,1,0,,,\
750,,751,,750,3,25.1
"""
SUPPORT = TableFile(
    "ucdp-esd-ty-181.xlsx",
    {
        "id": [1, 2, 3, 4, 5, 6, 7, 8],
        "year": [1984, 1984, 1985, 1985, 1986, 1986, 1987, 1988],
        "active": [1] * 8,
        "civil": [1] * 8,
        "conflict_id": [333, 333, 333, 333, 333, 333, 333, 275],
        "dyad_id": [7] * 8,
        "dyad_name": ["Government of Afghanistan - A group"] * 8,
        "location": ["Afghanistan"] * 8,
        "country_a": ["Afghanistan"] * 8,
        "gwno_a": [700, 700, 700, 700, 700, 700, 700, 530],
        "gwno_b": [""] * 8,
        "actor_id": [130, 299, 299, 130, 130, 130, 130, 97],
        "actor_name": ["Government of Afghanistan", "A group", "A group", *["Government of Afghanistan"] * 5],
        "actor_nonstate": [0, 1, 1, 0, 0, 0, 0, 0],
        "ext_id": [57, 142, 3, 999, 123, "", 141, 5],
        "ext_name": [
            "Government of Russia (Soviet Union)", "Government of Pakistan", "Government of United States of America",
            "Another group", "Government of Yemen (North Yemen)", "", "Government of India", "Government of Cuba",
        ],
        "ext_nonstate": [0, 0, 0, 1, 0, "", 0, 0],
        "ext_coalition": [0, 0, 0, 0, 0, "", 0, 0],
        "ext_coalition_name": [""] * 8,
        "ext_elements": [0, 0, 0, 0, 0, "", 1, 0],
        "ext_bothsides": [0, 0, 0, 0, 0, "", 0, 0],
        "ext_alleged": [0, 0, 0, 0, 1, 0, 0, 0],
        "ext_sup": [1, 1, 1, 1, 1, 0, 1, 1],
        "ext_x": [1, 1, 0, 0, 0, 0, 0, 0],
        "ext_p": [0] * 8,
        "ext_y": [0] * 8,
        "ext_w": [1, 1, 1, 0, 1, 0, 1, 0],
        "ext_m": [0] * 8,
        "ext_t": [1, 1, 1, 0, 0, 0, 0, 0],
        "ext_f": [0, 0, 0, 1, 0, 0, 0, 0],
        "ext_i": [0, 0, 0, 0, 0, 0, 0, 1],
        "ext_l": [0, 1, 0, 0, 0, 0, 0, 0],
        "ext_o": [0] * 8,
        "ext_u": [0] * 8,
    },
    _sheet,
)  # fmt: skip
VDEM = TableFile(
    "vdem_simple.rda",
    _filled(
        vdem.COLUMNS,
        7,
        None,
        vdem_country_name=[
            "Serbia", "Serbia", "Yemen", "Palestine/Gaza", "Zanzibar", "Germany", "South Korea",
        ],
        country_text_id=["SRB", "SRB", "YEM", "PSG", "ZZB", "DEU", "KOR"],
        histname=[None] * 7,
        extended_country_name=[None] * 7,
        year=[1999.0, 2006.0, 1990.0, 1999.0, 1999.0, 1850.0, 1890.0],
        v2x_polyarchy=[0.3, 0.7, 0.2, 0.1, 0.4, 0.05, 0.06],
        v2x_libdem=[0.2, 0.6, None, 0.1, 0.3, 0.04, 0.05],
        in_GW_system=[1, 1, 1, 0, 0, 1, 1],
    ),
    _packed(vdem.FRAME, whole=["in_GW_system"]),
)  # fmt: skip
FBIC = TableFile(
    "fbic_china_base.RData",
    _filled(
        fbic.COLUMNS,
        4,
        1.0,
        country=["North Korea", "Kosovo", "Russia", "Cape Verde"],
        iso3c=["PRK", "UNK", "RUS", "CPV"],
        year=[1994.0, 2010.0, 2024.0, 1998.0],
        fbic=[0.5, 0.001, None, 0.0],
        bandwidth=[0.25, 0.01, None, 0.02],
    ),
    _packed(fbic.FRAME),
)

BY_NAME = {
    one.name: one
    for one in (
        COW_FRAME, GW_SHEET, GW_FRAME, ISD_SHEET, ARCHIGOS, CONFLICTS, SUPPORT, VDEM, FBIC,
    )
}  # fmt: skip


def _actor(**known: str) -> str:
    cells = dict.fromkeys(ucdp_governments.COLUMNS, "") | {"Version": "22.1", "NameChange": "0"} | known
    return ",".join(f'"{cell}"' if "," in cell or "\n" in cell else cell for cell in cells.values())


ACTORS = "\ufeff" + "\n".join(
    (
        ",".join(ucdp_governments.COLUMNS),
        _actor(ActorId="2", NameData="Government of Hyderabad", Org="4", GWNOLoc="751, 750"),
        _actor(ActorId="57", NameData="Government of Russia (Soviet Union)", Org="4", NameChange="1"),
        _actor(ActorId="123", NameData="Government of Yemen (North Yemen)", Org="4"),
        _actor(ActorId="138", NameData="Government of North Korea", Org="4"),
        _actor(
            ActorId="901", NameData="An army", NameOrigFull="Ein\nHeer für drei", Org="1", Location="Nigeria, Niger"
        ),
        _actor(ActorId="902", NameData="Farmers", Org="3"),
        "",
    )
)


def text(name: str, content: str | bytes) -> Any:  # noqa: ANN401 - a function that writes
    """Return what writes a text file."""

    def write(folder: Path) -> None:
        (folder / name).write_bytes(content if isinstance(content, bytes) else content.encode())

    return write
