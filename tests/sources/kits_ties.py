"""Kits of the sources of ties: alliances, agreements, ratifications, missions, visits, shared organizations."""

import gzip
from pathlib import Path

from bilateral.sources import (
    aiddata_public_diplomacy,
    arms_control,
    atop,
    cow_diplomatic_exchange,
    cow_igo,
    desta,
    embassies,
    nuclear_cooperation,
    wto_rta,
)
from bilateral.sources.errors import (
    ImpossibleValueError,
    TruncatedFileError,
    UnknownColumnError,
    UnknownNameError,
)
from tests.sources import ties_files as files
from tests.sources.harms import TableFile, halved, replaced
from tests.sources.kit import Fault, Kit, cut_after, edited
from tests.sources.ties_files import atop_harm, nuclear_harm, wto_harm

_YEARLY, _MEMBERS = atop.YEARLY, atop.MEMBERS
ATOP = Kit(
    reader=atop.READER,
    write=files.write_atop,
    rows=7,
    faults={
        "unknown name": Fault(atop_harm(",731,365,5.1", ",737,365,5.1"), UnknownNameError, _YEARLY, 2, "stateA", "737"),
        "new column": Fault(
            atop_harm("year,atopally", "year,weight,atopally"), UnknownColumnError, _YEARLY, 1, "weight", "weight"
        ),
        "impossible year": Fault(
            atop_harm("731365,1971", "731365,2019"), ImpossibleValueError, _YEARLY, 4, "year", "2019"
        ),
        "impossible flag": Fault(
            atop_harm("731365,1970,1,1", "731365,1970,1,2"), ImpossibleValueError, _YEARLY, 2, "defense", "2"
        ),
        "another version": Fault(
            atop_harm("731,365,5.1", "731,365,5.2"), ImpossibleValueError, _YEARLY, 2, "version", "5.2"
        ),
        "allied with itself": Fault(
            atop_harm(",731,365,", ",731,731,"), ImpossibleValueError, _YEARLY, 2, "stateB", 731
        ),
        "short line": Fault(
            atop_harm("731365,1970,1,1", "731365,1970,1"),
            TruncatedFileError,
            _YEARLY,
            2,
            "",
            "731365,1970,1,0,0,1,0,,0,1,0,1,0,9001,,,,,,,,,731,365,5.1",
        ),
        "new column among members": Fault(
            atop_harm("cowsys,yrent", "cowsys,begin,yrent"), UnknownColumnError, _MEMBERS, 1, "begin", "begin"
        ),
        "day that is none": Fault(
            atop_harm("1970,3,1,", "1970,2,30,"), ImpossibleValueError, _MEMBERS, 2, "yrent", "1970"
        ),
        "exit before entry": Fault(
            atop_harm("1970,3,1,1972", "1970,3,1,1969"), ImpossibleValueError, _MEMBERS, 2, "yrexit", "1969"
        ),
        "truncated file": Fault(halved(files.ATOP_ZIP), TruncatedFileError, files.ATOP_ZIP),
        "table that is not in the zip": Fault(
            atop_harm(without=_MEMBERS), TruncatedFileError, files.ATOP_ZIP, None, "", _MEMBERS
        ),
    },
)

_PAIRS, _LEFT, _LIST = desta.READER.files
DESTA = Kit(
    reader=desta.READER,
    write=files.write_desta,
    rows=6,
    faults={
        "unknown name": Fault(
            edited(_PAIRS, b'"Russia"', b'"Rossiya"'), UnknownNameError, _PAIRS, 2, "country1", "643 Rossiya"
        ),
        "name of another number": Fault(
            edited(_LEFT, b'"Chile"', b'"Peru"'), UnknownNameError, _LEFT, 2, "country2", "152 Peru"
        ),
        "new column": Fault(
            edited(_PAIRS, b'"iso2","number"', b'"iso2","depth","number"'),
            UnknownColumnError,
            _PAIRS,
            1,
            "depth",
            "depth",
        ),
        "impossible year": Fault(
            edited(_PAIRS, b"0,1995,1996", b"0,1995,2101"), ImpossibleValueError, _PAIRS, 2, "entryforceyear", 2101
        ),
        "year of another treaty": Fault(
            edited(_PAIRS, b"0,1995,1996", b"0,1995,1997"), ImpossibleValueError, _PAIRS, 2, "number", "901"
        ),
        "no member of the treaty": Fault(
            edited(_PAIRS, b",643,51,", b",643,31,"), ImpossibleValueError, _PAIRS, 2, "iso2", "31"
        ),
        "impossible entry": Fault(
            edited(_PAIRS, b'"base_treaty",0,1995', b'"protocol",0,1995'),
            ImpossibleValueError,
            _PAIRS,
            2,
            "entry_type",
            "protocol",
        ),
        "other encoding": Fault(
            edited(_PAIRS, "Côte d\u2019Ivoire".encode("cp1252"), b"C\x81te"),
            ImpossibleValueError,
            _PAIRS,
            4,
            "",
            b"\x81",
        ),
        "truncated file": Fault(
            cut_after(_PAIRS, b'826,152,"904a"'),
            TruncatedFileError,
            _PAIRS,
            6,
            "",
            "United Kingdom,Chile,826,152,904a",
        ),
    },
)

WTO_RTA = Kit(
    reader=wto_rta.READER,
    write=files.write_wto,
    rows=16,
    faults={
        "unknown name": Fault(
            wto_harm("Current signatories", "Chile; Birland"),
            UnknownNameError,
            files.WTO,
            2,
            "Current signatories",
            "Birland",
        ),
        "new column": Fault(wto_harm("Depth", 7), UnknownColumnError, files.WTO, 1, "Depth", "Depth"),
        "impossible year": Fault(
            wto_harm("Date of Entry into Force (G)", 5000),
            ImpossibleValueError,
            files.WTO,
            2,
            "Date of Entry into Force (G)",
            1913,
        ),
        "text for a day": Fault(
            wto_harm("Inactive Date", "soon"), ImpossibleValueError, files.WTO, 2, "Inactive Date", "soon"
        ),
        "impossible status": Fault(
            wto_harm("Status", "Asleep"), ImpossibleValueError, files.WTO, 2, "Status", "Asleep"
        ),
        "day that is none": Fault(
            wto_harm("Specific Entry/Exit dates", "Peru(31-Feb-2001 - )"),
            ImpossibleValueError,
            files.WTO,
            2,
            "Specific Entry/Exit dates",
            "Peru(31-Feb-2001 - )",
        ),
        "truncated file": Fault(halved(files.WTO), TruncatedFileError, files.WTO),
    },
)

NUCLEAR = Kit(
    reader=nuclear_cooperation.READER,
    write=files.write_nuclear,
    rows=4,
    faults={
        "unknown name": Fault(
            nuclear_harm(1, "country2", "Korea"), UnknownNameError, files.NCA, 1, "country2", "731 Korea"
        ),
        "number of another state": Fault(
            nuclear_harm(1, "ccode2", 732), UnknownNameError, files.NCA, 1, "country2", "732 Korea, North"
        ),
        "new column": Fault(nuclear_harm(extra="weight"), UnknownColumnError, files.NCA, None, "weight", "weight"),
        "impossible year": Fault(nuclear_harm(2, "year", 2004), ImpossibleValueError, files.NCA, 2, "year", 2004),
        "impossible type": Fault(nuclear_harm(2, "nca_type", 8.0), ImpossibleValueError, files.NCA, 2, "nca_type", 8.0),
        "no agreement": Fault(nuclear_harm(3, "nca", 0.0), ImpossibleValueError, files.NCA, 3, "nca", 0.0),
        "no time of writing": Fault(
            nuclear_harm(stamp="long ago"), ImpossibleValueError, files.NCA, None, "timestamp", "long ago"
        ),
        "truncated file": Fault(halved(files.NCA), TruncatedFileError, files.NCA),
    },
)

_COLUMN = "action_date"
ARMS_CONTROL = Kit(
    reader=arms_control.READER,
    write=files.write_ratified,
    rows=6,
    faults={
        "unknown name": Fault(
            replaced(files.RATIFIED, "Democratic People's Republic of Korea", "Korea"),
            UnknownNameError,
            files.RATIFIED,
            2,
            "country_name",
            "Korea",
        ),
        "new column": Fault(
            replaced(files.RATIFIED, "treaty_id,", "treaty_id,weight,"),
            UnknownColumnError,
            files.RATIFIED,
            1,
            "weight",
            "weight",
        ),
        "impossible year": Fault(
            replaced(files.RATIFIED, "1984-11-08", "2984-11-08"), ImpossibleValueError, files.RATIFIED, 2, _COLUMN, 2984
        ),
        "act before the treaty": Fault(
            replaced(files.RATIFIED, "2000-04-20", "1990-04-20"),
            ImpossibleValueError,
            files.RATIFIED,
            3,
            _COLUMN,
            "1990-04-20",
        ),
        "unknown treaty": Fault(
            replaced(files.RATIFIED, "enmod", "salt"), ImpossibleValueError, files.RATIFIED, 2, "treaty_id", "salt"
        ),
        "act without a day": Fault(
            replaced(files.RATIFIED, "1984-11-08", ""), ImpossibleValueError, files.RATIFIED, 2, _COLUMN, ""
        ),
        "neither signed nor bound": Fault(
            replaced(files.RATIFIED, "2001-05-09", ""), ImpossibleValueError, files.RATIFIED, 4, "signature_date", ""
        ),
        "truncated file": Fault(
            cut_after(files.RATIFIED, b"Yemen,ctbt"), TruncatedFileError, files.RATIFIED, 5, "", "Yemen,ctbt"
        ),
    },
)

EXCHANGE = Kit(
    reader=cow_diplomatic_exchange.READER,
    write=files.write_exchange,
    rows=5,
    faults={
        "unknown name": Fault(
            replaced(files.EXCHANGE, "365,731,1960", "365,737,1960"),
            UnknownNameError,
            files.EXCHANGE,
            2,
            "ccode2",
            "737",
        ),
        "new column": Fault(
            replaced(files.EXCHANGE, "DE,", "DE,RANK,"), UnknownColumnError, files.EXCHANGE, 1, "RANK", "RANK"
        ),
        "impossible year": Fault(
            replaced(files.EXCHANGE, "731,1960", "731,2010"), ImpossibleValueError, files.EXCHANGE, 2, "year", 2010
        ),
        "impossible rank": Fault(
            replaced(files.EXCHANGE, "1960,0,9", "1960,0,4"), ImpossibleValueError, files.EXCHANGE, 2, "DR_at_2", "4"
        ),
        "contradiction": Fault(
            replaced(files.EXCHANGE, "1960,0,9,1", "1960,0,9,0"), ImpossibleValueError, files.EXCHANGE, 2, "DE", "0"
        ),
        "at its own capital": Fault(
            replaced(files.EXCHANGE, "365,731,1960", "365,365,1960"),
            ImpossibleValueError,
            files.EXCHANGE,
            2,
            "ccode2",
            "365",
        ),
        "truncated file": Fault(
            cut_after(files.EXCHANGE, b"345,710"), TruncatedFileError, files.EXCHANGE, 5, "", "345,710"
        ),
    },
)

DIPLOMACY = Kit(
    reader=aiddata_public_diplomacy.READER,
    write=files.write_diplomacy,
    rows=7,
    faults={
        "unknown name": Fault(
            replaced(files.DIPLOMACY, '"North Korea"', '"Korea"'),
            UnknownNameError,
            files.DIPLOMACY,
            2,
            "receiving_country",
            "Korea",
        ),
        "new column": Fault(
            replaced(files.DIPLOMACY, "year,", "year,weight,"),
            UnknownColumnError,
            files.DIPLOMACY,
            1,
            "weight",
            "weight",
        ),
        "impossible year": Fault(
            replaced(files.DIPLOMACY, ",2010,", ",1999,"), ImpossibleValueError, files.DIPLOMACY, 2, "year", 1999
        ),
        "half a visit": Fault(
            replaced(files.DIPLOMACY, ',5,"N/A",5', ',4.5,"N/A",4.5'),
            ImpossibleValueError,
            files.DIPLOMACY,
            2,
            "government_visits",
            "4.5",
        ),
        "another sum": Fault(
            replaced(files.DIPLOMACY, "4,3,7", "4,3,8"),
            ImpossibleValueError,
            files.DIPLOMACY,
            4,
            "total_elite_visits",
            "8",
        ),
        "empty count": Fault(
            replaced(files.DIPLOMACY, "2010,0,", "2010,,"),
            ImpossibleValueError,
            files.DIPLOMACY,
            2,
            "confucius_institutes",
            "",
        ),
        "truncated file": Fault(
            cut_after(files.DIPLOMACY, b"2011,2"), TruncatedFileError, files.DIPLOMACY, 4, "", "South Korea,2011,2"
        ),
    },
)

MISSIONS = Kit(
    reader=embassies.READER,
    write=files.write_missions,
    rows=5,
    faults={
        "unknown name": Fault(
            replaced(files.MISSIONS, "\nNorth Korea;", "\nKorea;"),
            UnknownNameError,
            files.MISSIONS,
            2,
            "operator",
            "Korea",
        ),
        "unknown name among further ones": Fault(
            replaced(files.MISSIONS, "|Belarus|", "|Birland|"),
            UnknownNameError,
            files.MISSIONS,
            2,
            "jurisdictions",
            "Birland",
        ),
        "new column": Fault(
            replaced(files.MISSIONS, "city;", "city;rank;"), UnknownColumnError, files.MISSIONS, 1, "rank", "rank"
        ),
        "impossible year": Fault(  # the file has no years that are read; the type stands for them
            replaced(files.MISSIONS, ";consulate general;", ";2021;"),
            ImpossibleValueError,
            files.MISSIONS,
            3,
            "type",
            "2021",
        ),
        "no entity": Fault(
            replaced(files.MISSIONS, "http://www.wikidata.org/entity/Q0", "Q0"),
            ImpossibleValueError,
            files.MISSIONS,
            2,
            "QID",
            "Q0",
        ),
        "truncated file": Fault(
            cut_after(files.MISSIONS, b"Australia;"),
            TruncatedFileError,
            files.MISSIONS,
            6,
            "",
            "Australia;;;;Australia;",
        ),
        "other encoding": Fault(
            edited(files.MISSIONS, b"Ivory Coast", b"C\xf4te"), ImpossibleValueError, files.MISSIONS, 4, "", b"\xf4"
        ),
    },
)

_FILE = TableFile(files.SHARED_ORGANIZATIONS, files.ORGANIZATIONS, files.pack_organizations)


def _cut_organizations(folder: Path) -> None:
    path = folder / files.SHARED_ORGANIZATIONS
    data = gzip.decompress(path.read_bytes())
    path.write_bytes(gzip.compress(data[: len(data) // 2], mtime=0))


ORGANIZATIONS = Kit(
    reader=cow_igo.READER,
    write=_FILE.write,
    rows=4,
    faults={
        "unknown name": Fault(_FILE.cell("ccode2", 2, 737.0), UnknownNameError, _FILE.name, 2, "ccode2", "737"),
        "new column": Fault(_FILE.extra("weight"), UnknownColumnError, _FILE.name, None, "weight", "weight"),  # noqa: S610
        "missing column": Fault(_FILE.without("year"), UnknownColumnError, _FILE.name, None, "year", "dyadigos"),
        "impossible year": Fault(_FILE.cell("year", 3, 2015.0), ImpossibleValueError, _FILE.name, 3, "year", 2015),
        "half an organization": Fault(
            _FILE.cell("dyadigos", 1, 0.5), ImpossibleValueError, _FILE.name, 1, "dyadigos", 0.5
        ),
        "too many organizations": Fault(
            _FILE.cell("dyadigos", 1, 501.0), ImpossibleValueError, _FILE.name, 1, "dyadigos", 501.0
        ),
        "lower number second": Fault(
            _FILE.cell("ccode1", 1, 740.0), ImpossibleValueError, _FILE.name, 1, "ccode2", 731
        ),
        "truncated file": Fault(_cut_organizations, TruncatedFileError, _FILE.name),
    },
)

KITS = (ATOP, DESTA, WTO_RTA, NUCLEAR, ARMS_CONTROL, MISSIONS, EXCHANGE, DIPLOMACY, ORGANIZATIONS)
