"""Kits of the sources of context: lists of states and neighbours, leaders and regimes, conflicts, composite indices."""

from bilateral.sources import (
    archigos,
    cow_contiguity,
    cow_states,
    fbic,
    gw_states,
    isd_states,
    reign,
    ucdp_conflicts,
    ucdp_external_support,
    ucdp_governments,
    vdem,
)
from bilateral.sources.errors import ImpossibleValueError, TruncatedFileError, UnknownColumnError, UnknownNameError
from tests.sources import context_files as files
from tests.sources.harms import cut, halved, replaced
from tests.sources.kit import Fault, Kit

_STATES, _MAJORS, _CONTIGUITY = "states2016.csv", "majors2016.csv", "contdir.csv"
_ACD = "UcdpPrioConflict_v25_1.csv"
_LEADERS, _REGIMES, _ACTORS = "leaderlist_3_21.csv", "regime_list.csv", "ucdp-actor-221.csv"
_COW, _COW_FRAME, _MAJOR = cow_states.READERS
_GW, _GW_FRAME = gw_states.READERS
_REIGN_LEADERS, _REIGN_REGIMES = reign.READERS
_CONFLICTS, _CONFLICTS_NATIVE = ucdp_conflicts.READERS


def _no_header(file: str, column: str, row: int | None = None) -> Fault:
    """Return what a reader must say of a column of which it knows nothing; only texts and sheets have a row for it."""
    harm = files.BY_NAME[file].extra(column)  # noqa: S610 - no database here
    return Fault(harm, UnknownColumnError, file, row, column, column)


COW_STATES = Kit(
    reader=_COW,
    write=files.text(_STATES, files.STATES),
    rows=7,
    faults={
        "unknown name": Fault(replaced(_STATES, "PRK,731", "PRK,733"), UnknownNameError, _STATES, 2, "ccode", "733"),
        "new column": Fault(
            replaced(_STATES, "stday,end", "stday,sthour,end"), UnknownColumnError, _STATES, 1, "sthour", "sthour"
        ),
        "impossible year": Fault(
            replaced(_STATES, "Korea,1950", "Korea,1750"), ImpossibleValueError, _STATES, 2, "styear", 1750
        ),
        "impossible day": Fault(
            replaced(_STATES, "1950,2,3", "1950,2,30"), ImpossibleValueError, _STATES, 2, "styear", "1950"
        ),
        "end before beginning": Fault(
            replaced(_STATES, "1939,3,4", "1879,3,4"), ImpossibleValueError, _STATES, 4, "ccode", "1879-03-04"
        ),
        "another version": Fault(
            replaced(_STATES, "31,2016\nROK", "31,2024\nROK"), ImpossibleValueError, _STATES, 2, "version", "2024"
        ),
        "truncated file": Fault(
            cut(_STATES, len(",9,10,2016\n")),
            TruncatedFileError,
            _STATES,
            6,
            "",
            "GDR,265,German Democratic Republic,1956,7,8,1989",
        ),
    },
)
COW_STATES_FRAME = Kit(
    reader=_COW_FRAME,
    write=files.COW_FRAME.write,
    rows=5,
    faults={
        "unknown name": Fault(
            files.COW_FRAME.cell("cowcode", 1, 733.0), UnknownNameError, "cowstates.rda", 1, "cowcode", "733"
        ),
        "new column": _no_header("cowstates.rda", "weight"),
        "impossible year": Fault(
            files.COW_FRAME.cell("start", 2, -80_000.0), ImpossibleValueError, "cowstates.rda", 2, "start", 1750
        ),
        "truncated file": Fault(halved("cowstates.rda"), TruncatedFileError, "cowstates.rda"),
    },
)
COW_MAJORS = Kit(
    reader=_MAJOR,
    write=files.text(_MAJORS, files.MAJORS),
    rows=3,
    faults={
        "unknown name": Fault(replaced(_MAJORS, "CHN,710", "CHN,719"), UnknownNameError, _MAJORS, 3, "ccode", "719"),
        "new column": Fault(
            replaced(_MAJORS, "stday,end", "stday,sthour,end"), UnknownColumnError, _MAJORS, 1, "sthour", "sthour"
        ),
        "impossible year": Fault(
            replaced(_MAJORS, "710,1951", "710,1751"), ImpossibleValueError, _MAJORS, 3, "styear", 1751
        ),
        "truncated file": Fault(
            cut(_MAJORS, len(",2016\n")), TruncatedFileError, _MAJORS, 3, "", "CHN,710,1951,2,3,2016,12,31"
        ),
    },
)
COW_CONTIGUITY = Kit(
    reader=cow_contiguity.READER,
    write=files.text(_CONTIGUITY, files.CONTIGUITY),
    rows=5,
    faults={
        "unknown name": Fault(
            replaced(_CONTIGUITY, "731732,731", "733732,733"), UnknownNameError, _CONTIGUITY, 4, "statelno", "733"
        ),
        "new column": Fault(
            replaced(_CONTIGUITY, "begin,end", "begin,miles,end"), UnknownColumnError, _CONTIGUITY, 1, "miles", "miles"
        ),
        "impossible year": Fault(
            replaced(_CONTIGUITY, "191202", "171202"), ImpossibleValueError, _CONTIGUITY, 3, "begin", 1712
        ),
        "impossible month": Fault(
            replaced(_CONTIGUITY, "191202", "191213"), ImpossibleValueError, _CONTIGUITY, 3, "begin", "191213"
        ),
        "states swapped": Fault(
            replaced(_CONTIGUITY, '731,"PRK",732', '732,"PRK",731'),
            ImpossibleValueError,
            _CONTIGUITY,
            4,
            "dyad",
            "731732",
        ),
        "impossible type": Fault(
            replaced(_CONTIGUITY, '"JPN",2', '"JPN",6'), ImpossibleValueError, _CONTIGUITY, 3, "conttype", "6"
        ),
        "truncated file": Fault(
            cut(_CONTIGUITY, len(",3.2\n")),
            TruncatedFileError,
            _CONTIGUITY,
            4,
            "",
            "731732,731,PRK,732,ROK,1,195101,201612,Begins with ROK system entry",
        ),
    },
)
GW_STATES = Kit(
    reader=_GW,
    write=files.GW_SHEET.write,
    rows=4,
    faults={
        "unknown name": Fault(
            files.GW_SHEET.cell("Cow Nr.", 1, "733"), UnknownNameError, "gwstates.xlsx", 2, "Cow Nr.", "733"
        ),
        "new column": _no_header("gwstates.xlsx", "Capital", 1),
        "missing column": Fault(files.GW_SHEET.without("End"), UnknownColumnError, "gwstates.xlsx", 1, "End", ""),
        "impossible year": Fault(
            files.GW_SHEET.cell("Start", 2, "02.01.1720"), ImpossibleValueError, "gwstates.xlsx", 3, "Start", 1720
        ),
        "day of a number": Fault(
            files.GW_SHEET.cell("Start", 2, 43101), ImpossibleValueError, "gwstates.xlsx", 3, "Start", "43101"
        ),
        "truncated file": Fault(halved("gwstates.xlsx"), TruncatedFileError, "gwstates.xlsx"),
    },
)
GW_STATES_FRAME = Kit(
    reader=_GW_FRAME,
    write=files.GW_FRAME.write,
    rows=2,
    faults={
        "unknown name": Fault(
            files.GW_FRAME.cell("gwcode", 2, 979), UnknownNameError, "gwstates.rda", 2, "gwcode", "979"
        ),
        "new column": _no_header("gwstates.rda", "weight"),
        "impossible year": Fault(
            files.GW_FRAME.cell("start", 2, 80_000.0), ImpossibleValueError, "gwstates.rda", 2, "start", 2189
        ),
        "truncated file": Fault(halved("gwstates.rda"), TruncatedFileError, "gwstates.rda"),
    },
)
ISD_STATES = Kit(
    reader=isd_states.READER,
    write=files.ISD_SHEET.write,
    rows=4,
    faults={
        "unknown name": Fault(
            files.ISD_SHEET.cell("COWNum", 5, 733), UnknownNameError, "isd_2_2_update.xlsx", 6, "COWNum", "733"
        ),
        "new column": _no_header("isd_2_2_update.xlsx", "DestinationV", 1),
        "impossible year": Fault(
            files.ISD_SHEET.cell("Start", 1, "13-07-1780"),
            ImpossibleValueError,
            "isd_2_2_update.xlsx",
            2,
            "Start",
            1780,
        ),
        "impossible category": Fault(
            files.ISD_SHEET.cell("ISD_Category", 3, 4),
            ImpossibleValueError,
            "isd_2_2_update.xlsx",
            4,
            "ISD_Category",
            "4",
        ),
        "truncated file": Fault(halved("isd_2_2_update.xlsx"), TruncatedFileError, "isd_2_2_update.xlsx"),
    },
)
ARCHIGOS = Kit(
    reader=archigos.READER,
    write=files.ARCHIGOS.write,
    rows=5,
    faults={
        "unknown name": Fault(
            files.ARCHIGOS.cell("ccode", 3, 733), UnknownNameError, files.ARCHIGOS.name, 3, "ccode", "733"
        ),
        "new column": _no_header(files.ARCHIGOS.name, "height"),
        "impossible year": Fault(
            files.ARCHIGOS.cell("enddate", 3, "2093-07-08"),
            ImpossibleValueError,
            files.ARCHIGOS.name,
            3,
            "enddate",
            2093,
        ),
        "impossible day": Fault(
            files.ARCHIGOS.cell("startdate", 3, "1961-09-31"),
            ImpossibleValueError,
            files.ARCHIGOS.name,
            3,
            "startdate",
            "1961-09-31",
        ),
        "in office but gone": Fault(
            files.ARCHIGOS.cell("enddate", 1, "2013-12-31"),
            ImpossibleValueError,
            files.ARCHIGOS.name,
            1,
            "enddate",
            "2013-12-31",
        ),
        "truncated file": Fault(halved(files.ARCHIGOS.name), TruncatedFileError, files.ARCHIGOS.name),
    },
)
REIGN_LEADERS = Kit(
    reader=_REIGN_LEADERS,
    write=files.text(_LEADERS, files.LEADERS),
    rows=4,
    faults={
        "unknown name": Fault(replaced(_LEADERS, "PRK,731", "PRK,733"), UnknownNameError, _LEADERS, 4, "ccode", "733"),
        "new column": Fault(
            replaced(_LEADERS, "birthyear,", "birthday,birthyear,"),
            UnknownColumnError,
            _LEADERS,
            1,
            "birthday",
            "birthday",
        ),
        "impossible year": Fault(
            replaced(_LEADERS, "7,5,1999", "7,5,1899"), ImpossibleValueError, _LEADERS, 2, "syear", 1899
        ),
        "impossible month": Fault(
            replaced(_LEADERS, "2004,8,2007", "2004,13,2007"), ImpossibleValueError, _LEADERS, 3, "emonth", "13"
        ),
        "end without month": Fault(
            replaced(_LEADERS, "2004,8,2007", "2004,,2007"), ImpossibleValueError, _LEADERS, 3, "emonth", ""
        ),
        "content without name": Fault(
            replaced(_LEADERS, "2003,,,cb", "2003,,x,cb"), ImpossibleValueError, _LEADERS, 3, "", "x"
        ),
        "truncated file": Fault(
            cut(_LEADERS, len(",,,\n")),
            TruncatedFileError,
            _LEADERS,
            4,
            "",
            "PRK,731,A9.9-3,Pak,9,9,1961,7,1993,-99,-99,-99,,,",
        ),
    },
)
REIGN_REGIMES = Kit(
    reader=_REIGN_REGIMES,
    write=files.text(_REGIMES, files.REGIMES),
    rows=4,
    faults={
        "unknown name": Fault(replaced(_REGIMES, "731,", "733,"), UnknownNameError, _REGIMES, 2, "cowcode", "733"),
        "new column": Fault(
            replaced(_REGIMES, "gwf_enddate,", "gwf_enddate,gwf_fail,"),
            UnknownColumnError,
            _REGIMES,
            1,
            "gwf_fail",
            "gwf_fail",
        ),
        "impossible year": Fault(
            replaced(_REGIMES, "11/9/2019", "11/9/1519"), ImpossibleValueError, _REGIMES, 4, "gwf_startdate", 1519
        ),
        "day before month": Fault(
            replaced(_REGIMES, "4/13/1949", "13/4/1949"),
            ImpossibleValueError,
            _REGIMES,
            3,
            "gwf_startdate",
            "13/4/1949",
        ),
        "unknown regime": Fault(
            replaced(_REGIMES, "military personal", "theocracy"),
            ImpossibleValueError,
            _REGIMES,
            3,
            "gwf_regimetype",
            "theocracy",
        ),
        "truncated file": Fault(
            cut(_REGIMES, len(",personal\n")),
            TruncatedFileError,
            _REGIMES,
            5,
            "",
            "679,Yemen,Yemen33000,5/22/1990,2/6/2015",
        ),
    },
)
UCDP_CONFLICTS = Kit(
    reader=_CONFLICTS,
    write=files.CONFLICTS.write,
    rows=13,
    faults={
        "unknown name": Fault(
            files.CONFLICTS.cell("gwno_a_2nd", 2, 733.0), UnknownNameError, "ucdp_acd.rda", 2, "gwno_a_2nd", "733"
        ),
        "new column": _no_header("ucdp_acd.rda", "deaths"),
        "impossible year": Fault(
            files.CONFLICTS.cell("year", 3, 1890.0), ImpossibleValueError, "ucdp_acd.rda", 3, "year", 1890
        ),
        "impossible intensity": Fault(
            files.CONFLICTS.cell("intensity_level", 3, 3.0),
            ImpossibleValueError,
            "ucdp_acd.rda",
            3,
            "intensity_level",
            3,
        ),
        "unknown type": Fault(
            files.CONFLICTS.cell("type_of_conflict", 3, "cold"),
            ImpossibleValueError,
            "ucdp_acd.rda",
            3,
            "type_of_conflict",
            "cold",
        ),
        "truncated file": Fault(halved("ucdp_acd.rda"), TruncatedFileError, "ucdp_acd.rda"),
    },
)
UCDP_CONFLICTS_NATIVE = Kit(
    reader=_CONFLICTS_NATIVE,
    write=files.text(_ACD, files.CONFLICTS_NATIVE),
    rows=9,
    faults={
        "unknown name": Fault(
            replaced(_ACD, '"731, 40"', '"731, 41000"'), UnknownNameError, _ACD, 2, "gwno_a_2nd", "41000"
        ),
        "new column": Fault(
            replaced(_ACD, "gwno_loc,", "deaths,gwno_loc,"), UnknownColumnError, _ACD, 1, "deaths", "deaths"
        ),
        "impossible year": Fault(replaced(_ACD, ",,1990,1,", ",,1890,1,"), ImpossibleValueError, _ACD, 3, "year", 1890),
        "impossible intensity": Fault(
            replaced(_ACD, ",,1990,1,", ",,1990,3,"), ImpossibleValueError, _ACD, 3, "intensity_level", "3"
        ),
        "another version": Fault(replaced(_ACD, "1,25.1", "1,26.1"), ImpossibleValueError, _ACD, 2, "version", "26.1"),
        "truncated file": Fault(
            cut(_ACD, len(",750,3,25.1\n")),
            TruncatedFileError,
            _ACD,
            4,
            "",
            "903,India,Government of India,141,,Government of Hyderabad,2,,1,Hyderabad,1948,2,1,2,1948-02-03,1,"
            "1948-02-03,1,0,,,750,,751,",
        ),
    },
)
UCDP_GOVERNMENTS = Kit(
    reader=ucdp_governments.READER,
    write=files.text(_ACTORS, files.ACTORS),
    rows=4,
    faults={
        "unknown name": Fault(
            replaced(_ACTORS, "Government of Russia", "Government of Ruritania"),
            UnknownNameError,
            _ACTORS,
            3,
            "NameData",
            "57 Government of Ruritania (Soviet Union)",
        ),
        "the Koreas swapped": Fault(
            replaced(_ACTORS, "Government of North Korea", "Government of South Korea"),
            UnknownNameError,
            _ACTORS,
            5,
            "NameData",
            "138 Government of South Korea",
        ),
        "new column": Fault(
            replaced(_ACTORS, "Location,", "Location,Capital,"), UnknownColumnError, _ACTORS, 1, "Capital", "Capital"
        ),
        # The file has no year but that of its version.
        "impossible year": Fault(
            replaced(_ACTORS, "22.1", "29.1"), ImpossibleValueError, _ACTORS, 2, "Version", "29.1"
        ),
        "unknown organisation": Fault(
            replaced(_ACTORS, "902,Farmers,,,,0,,,,3", "902,Farmers,,,,0,,,,5"),
            ImpossibleValueError,
            _ACTORS,
            8,
            "Org",
            "5",
        ),
        "truncated file": Fault(
            cut(_ACTORS, len(",22.1\n")), TruncatedFileError, _ACTORS, 8, "", "902,Farmers,,,,0,,,,3" + "," * 24
        ),
    },
)
UCDP_EXTERNAL_SUPPORT = Kit(
    reader=ucdp_external_support.READER,
    write=files.SUPPORT.write,
    rows=4,
    faults={
        "unknown name": Fault(
            files.SUPPORT.cell("ext_id", 1, 58_000), UnknownNameError, files.SUPPORT.name, 2, "ext_id", "58000"
        ),
        "new column": _no_header(files.SUPPORT.name, "ext_z", 1),
        "missing column": Fault(
            files.SUPPORT.without("ext_sup"), UnknownColumnError, files.SUPPORT.name, 1, "ext_sup", ""
        ),
        "impossible year": Fault(
            files.SUPPORT.cell("year", 1, 1974), ImpossibleValueError, files.SUPPORT.name, 2, "year", 1974
        ),
        "impossible mark": Fault(
            files.SUPPORT.cell("ext_w", 1, 2), ImpossibleValueError, files.SUPPORT.name, 2, "ext_w", "2"
        ),
        "truncated file": Fault(halved(files.SUPPORT.name), TruncatedFileError, files.SUPPORT.name),
    },
)
VDEM = Kit(
    reader=vdem.READER,
    write=files.VDEM.write,
    rows=9,
    faults={
        "unknown name": Fault(
            files.VDEM.cell("vdem_country_name", 3, "Yemen Arab Republic"),
            UnknownNameError,
            "vdem_simple.rda",
            3,
            "vdem_country_name",
            "YEM Yemen Arab Republic",
        ),
        "new column": _no_header("vdem_simple.rda", "v2x_gender"),
        "impossible year": Fault(
            files.VDEM.cell("year", 2, 2106.0), ImpossibleValueError, "vdem_simple.rda", 2, "year", 2106
        ),
        "impossible index": Fault(
            files.VDEM.cell("v2x_libdem", 2, 6.0), ImpossibleValueError, "vdem_simple.rda", 2, "v2x_libdem", 6.0
        ),
        "truncated file": Fault(halved("vdem_simple.rda"), TruncatedFileError, "vdem_simple.rda"),
    },
)
FBIC = Kit(
    reader=fbic.READER,
    write=files.FBIC.write,
    rows=5,
    faults={
        "unknown name": Fault(
            files.FBIC.cell("iso3c", 1, "QQQ"), UnknownNameError, "fbic_china_base.RData", 1, "iso3c", "QQQ"
        ),
        "new column": _no_header("fbic_china_base.RData", "weight"),
        "impossible year": Fault(
            files.FBIC.cell("year", 1, 1894.0), ImpossibleValueError, "fbic_china_base.RData", 1, "year", 1894
        ),
        "impossible index": Fault(
            files.FBIC.cell("bandwidth", 1, 25.0), ImpossibleValueError, "fbic_china_base.RData", 1, "bandwidth", 25.0
        ),
        "truncated file": Fault(halved("fbic_china_base.RData"), TruncatedFileError, "fbic_china_base.RData"),
    },
)

KITS: tuple[Kit, ...] = (
    COW_STATES,
    COW_STATES_FRAME,
    COW_MAJORS,
    COW_CONTIGUITY,
    GW_STATES,
    GW_STATES_FRAME,
    ISD_STATES,
    ARCHIGOS,
    REIGN_LEADERS,
    REIGN_REGIMES,
    UCDP_CONFLICTS,
    UCDP_CONFLICTS_NATIVE,
    UCDP_GOVERNMENTS,
    UCDP_EXTERNAL_SUPPORT,
    VDEM,
    FBIC,
)
