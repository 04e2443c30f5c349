"""Made-up alliances, agreements and missions in their publishers' layouts: columns, line ends, encodings and traps."""

import csv
import io
import os
import struct
import zipfile
from collections.abc import Callable, Iterable, Mapping, Sequence
from datetime import UTC, datetime
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
from tests.sources.rda_writer import frame, rda, reals
from tests.sources.sheet_writer import Cell, workbook

ATOP_ZIP = atop.READER.files[0]
_FOLDER = "ATOP 5.1 (.csv)/"
_OBLIGED = tuple(atop.OBLIGATIONS)


def _lines(columns: Sequence[str], rows: Iterable[Mapping[str, object]], blank: str = "") -> str:
    """Return a table with CRLF; cells that a row does not name are blank."""
    table = [columns, *([str(row.get(column, blank)) for column in columns] for row in rows)]
    return "".join(",".join(cells) + "\r\n" for cells in table)


def _dyad_years(
    one: int, other: int, year: int, treaty: int, *, owed: str, back: str | None = None
) -> list[dict[str, object]]:
    """Return the two rows of a pair and year; ``back`` is what the other owes, where that differs."""
    return [
        {
            "ddyad": f"{actor}{target}",
            "year": year,
            "atopally": 1,
            "transyr": 0,
            "bilatno": 1,
            "multino": 0,
            "number": 1,
            "asymm": int(back is not None),
            "atopid1": treaty,
            "stateA": actor,
            "stateB": target,
            "version": "5.1",
            **{column: int(column in promised) for column in _OBLIGED},
        }
        for actor, target, promised in (
            (one, other, owed.split()),
            (other, one, (owed if back is None else back).split()),
        )
    ]


def _stay(treaty: int, member: int, entry: str, leaving: str, owed: str) -> dict[str, object]:
    names = ("yrent", "moent", "dayent", "yrexit", "moexit", "dayexit")
    days = dict(zip(names, [*entry.split(" "), *leaving.split(" ")], strict=True))
    return {
        "atopid": treaty,
        "member": member,
        "cowsys": 1,
        **days,
        "source": 1,
        "version": "5.1",
        **{column: int(column in owed.split()) for column in _OBLIGED},
    }


_YEARS = [
    *_dyad_years(731, 365, 1970, 9001, owed="defense nonagg"),
    *_dyad_years(731, 365, 1971, 9001, owed="defense nonagg"),
    *_dyad_years(731, 365, 1972, 9001, owed="defense nonagg"),
    *_dyad_years(2, 740, 2017, 9002, owed="defense consul", back="consul"),
    *_dyad_years(2, 740, 2018, 9002, owed="defense consul", back="consul"),
    *_dyad_years(345, 360, 2005, 9003, owed="neutral"),  # Yugoslavia to 4 June 2006, then Serbia, under one number
    *_dyad_years(345, 360, 2006, 9003, owed="neutral"),
    *_dyad_years(260, 290, 1990, 9004, owed="offense"),  # one Germany under two numbers
    *_dyad_years(255, 290, 1991, 9004, owed="offense"),
]
_STAYS = [
    _stay(9001, 731, "1970 3 1", "1972 8 2", "defense nonagg"),
    _stay(9001, 365, "1970 2 1", "1972 8 2", "defense nonagg"),
    _stay(9002, 2, "2017 5 5", "0 0 0", "defense consul"),
    _stay(9002, 740, "2017 5 5", "0 0 0", "consul"),
    _stay(9003, 345, "2005 6 ", "0 0 0", "neutral"),
    _stay(9003, 360, "2005 6 ", "0 0 0", "neutral"),
    _stay(9004, 260, "1990 1 1", "1990 10 3", "offense"),
    _stay(9004, 255, "1990 10 3", "1991 12 12", "offense"),
    _stay(9004, 290, "1990 1 1", "1991 12 12", "offense"),
]


def write_atop(folder: Path, *, old: str = "", new: str = "", without: str = "") -> None:
    """Write the zip; ``old`` is replaced by ``new`` where it stands first in either table."""
    tables = {atop.YEARLY: _lines(atop.YEARLY_COLUMNS, _YEARS), atop.MEMBERS: _lines(atop.MEMBERS_COLUMNS, _STAYS, "0")}
    assert any(old in text for text in tables.values())
    with zipfile.ZipFile(folder / ATOP_ZIP, "w", zipfile.ZIP_DEFLATED) as pack:
        for name, text in {**tables, "atop5_1a.csv": "another table, not read\r\n"}.items():
            if name != without:
                entry = zipfile.ZipInfo(_FOLDER + name, (2021, 4, 5, 6, 7, 8))
                pack.writestr(entry, text.replace(old, new, 1) if old else text)


def atop_harm(old: str = "", new: str = "", without: str = "") -> Callable[[Path], None]:
    """Return a harm to a table in the zip."""
    return lambda folder: write_atop(folder, old=old, new=new, without=without)


DESTA_PAIRS, DESTA_LEFT, DESTA_LIST = desta.READER.files
_QUOTED = {"country1", "country2", "number", "name", "entry_type", "language", "regioncon", "wto_name"}
_TREATIES = {
    "901": ("901", "Amberland Tin Accord", "base_treaty", 0, 1995, 1996, (643, 51)),
    "902": ("902", "Copper Pact", "base_treaty", 0, 1980, 1981, (246, 688)),
    "903": ("903", "Cocoa Côte Accord", "base_treaty", 0, 2001, "", (384, 288)),
    "904": ("904", "Salt Treaty", "base_treaty", 0, 2000, 2001, (826, 152)),
    "904_1": ("904", "Salt Treaty withdrawal", "withdrawal", 0, 2010, "", (826, 152)),
    "904a": ("904", "Salt Treaty (consolidated)", "consolidated", 1, 2011, 2012, (826, 152)),
    "905": ("905", "Silk Talks", "negotiation", 0, "", "", (392, 410)),
}
_COUNTRIES = {
    643: "Russia",
    51: "Armenia",
    246: "Finland",
    688: "Serbia",
    384: "Côte d\u2019Ivoire",
    288: "Ghana",
    826: "United Kingdom",
    152: "Chile",
}


def _treaty(number: str) -> dict[str, object]:
    base, name, sort, consolidated, year, force, members = _TREATIES[number]
    return {
        "number": number,
        "base_treaty": base,
        "name": name,
        "entry_type": sort,
        "consolidated": consolidated,
        "coded": 0,
        "year": year,
        "entryforceyear": force,
        "language": "English",
        "typememb": 1,
        "regioncon": "Europe",
        "wto_listed": 0,
        "wto_name": "",
        **{f"c{place}": one for place, one in enumerate(members, start=1)},
    }


def _pair(number: str) -> dict[str, object]:
    one, other = _TREATIES[number][-1]
    return _treaty(number) | {"country1": _COUNTRIES[one], "country2": _COUNTRIES[other], "iso1": one, "iso2": other}


def _desta(columns: Sequence[str], rows: Iterable[Mapping[str, object]]) -> bytes:
    """Return a table as R writes it: texts in quotes but where they are missing, Windows-1252, CRLF."""
    lines = [",".join(f'"{column}"' for column in columns)]
    for row in rows:
        cells = [row.get(column, "") for column in columns]
        lines.append(
            ",".join(
                f'"{cell}"' if column in _QUOTED and cell else str(cell)
                for column, cell in zip(columns, cells, strict=True)
            )
        )
    return "".join(line + "\r\n" for line in lines).encode("cp1252")


def write_desta(folder: Path) -> None:
    """Write the three files."""
    (folder / DESTA_PAIRS).write_bytes(
        _desta(desta.PAIRS, [_pair(number) for number in ("901", "902", "903", "904", "904a")])
    )
    (folder / DESTA_LEFT).write_bytes(_desta(desta.WITHDRAWALS, [_pair("904_1")]))
    (folder / DESTA_LIST).write_bytes(_desta(desta.LISTED, map(_treaty, _TREATIES)))


WTO = wto_rta.READER.files[0]
_SEA_PACT: dict[str, Cell] = {
    "RTA Name": "Sea Pact",
    "Status": "In Force",
    "Date of Signature (G)": 36000,
    "Date of Entry into Force (G)": 36526,
    "Current signatories": "Chile; Peru; Anguilla; Cuba; Brazil",
    "Original signatories": "Chile; Peru; Anguilla; Cuba",
    "Specific Entry/Exit dates": "Peru(01-Mar-2001 - ); Cuba(01-Jan-9999 - )",
}
AGREEMENTS: list[dict[str, Cell]] = [
    _SEA_PACT,  # Cuba: not yet; Brazil joined by an accession
    {
        "RTA Name": "Sea Pact - Accession of Brazil",
        "Status": "In Force",
        "Date of Entry into Force (G)": 38353,
        "Current signatories": "Chile; Peru; Brazil",
        "Original signatories": "Chile; Peru; Brazil",
    },
    {
        "RTA Name": "EFTA - Korea, Republic of",
        "Status": "Inactive",
        "Date of Entry into Force (S)": 38718,
        "Inactive Date": 40179,
        "Original signatories": "European Free Trade Association (EFTA); Korea, Republic of",
    },
    {
        "RTA Name": "EC - Yugoslavia, Socialist Federal Republic of, Agreement",
        "Status": "Inactive",
        "Date of Entry into Force (G)": 29403,
        "Inactive Date": 33569,
        "Original signatories": "France; Italy; Yugoslavia, Socialist Federal Republic of",
    },
    {
        "RTA Name": "First Convention of Lomé",
        "Status": "Inactive",
        "Date of Entry into Force (G)": 27851,
        "Inactive Date": 29587,
        "Original signatories": "France; Italy; Chad; Mali",
    },
    {
        "RTA Name": "Mali - Chad",
        "Status": "Early announcement-Signed ",
        "Date of Signature (G)": 45000,
        "Current signatories": "Mali; Chad",
        "Original signatories": "Mali; Chad",
    },
    {"RTA Name": "Peru - Chad", "Status": "Early announcement-Under negotiation"},
]


def write_wto(folder: Path, **changes: Cell) -> None:
    """Write the workbook; changes are to the first agreement, or a further column."""
    columns = [*wto_rta.COLUMNS, *(column for column in changes if column not in wto_rta.COLUMNS)]
    rows = [AGREEMENTS[0] | changes, *AGREEMENTS[1:]]
    (folder / WTO).write_bytes(workbook(wto_rta.SHEET, [columns, *([row.get(one) for one in columns] for row in rows)]))


def wto_harm(column: str, value: Cell) -> Callable[[Path], None]:
    """Return a harm to the first agreement."""
    return lambda folder: write_wto(folder, **{column: value})


NCA = nuclear_cooperation.READER.files[0]
NUCLEAR = [
    (365, 731, "USSR", "Korea, North", 1961, 1.0, 2.0),
    (731, 365, "Korea, North", "USSR", 1961, 1.0, 2.0),
    (365, 731, "Russia", "Korea, North", 1999, 1.0, 5.0),
    (732, 345, "Korea S", "Yugo", 1970, 1.0, 1.0),
    (210, 225, "Netherlands", "Romania", 1990, 1.0, 2.0),  # Switzerland's number
]
_STATA = {"ccode1": "h", "ccode2": "h", "country1": "20s", "country2": "13s", "year": "h", "nca": "f", "nca_type": "f"}
_CODES = {"b": 251, "h": 252, "i": 253, "f": 254, "d": 255}


def stata_115(columns: Mapping[str, str], rows: Iterable[Sequence[object]], stamp: str, order: str = "<") -> bytes:
    """Return a file as Stata 12 writes it (format 115), with a note and leftovers of longer texts."""
    rows = list(rows)
    count, mark = len(columns), 2 if order == "<" else 1
    head = struct.pack(f"{order}BBBBHi", 115, mark, 1, 0, count, len(rows)) + bytes(81)
    head += stamp.encode().ljust(18, b"\0")
    head += bytes(_CODES[form] if form in _CODES else int(form[:-1]) for form in columns.values())
    head += b"".join(name.encode().ljust(33, b"\0") for name in columns) + bytes(2 * (count + 1))
    head += bytes((49 + 33 + 81) * count)
    note = b"_dta".ljust(33, b"\0") + b"note1".ljust(33, b"\0") + b"made up\0"
    head += struct.pack(f"{order}Bi", 1, len(note)) + note + bytes(5)
    form = struct.Struct(order + "".join(columns.values()))
    for row in rows:
        head += form.pack(*(_stata_text(cell) if isinstance(cell, str) else cell for cell in row))
    return head


def _stata_text(text: str) -> bytes:
    return text.encode("latin-1") + b"\0left"


def write_nuclear(
    folder: Path, row: int = 0, column: str = "", value: object = None, *, extra: str = "", stamp: str = ""
) -> None:
    """Write the file; a row (from 1) may have another value, and the table another column or time of writing."""
    rows = [list(one) for one in NUCLEAR]
    if row:
        rows[row - 1][list(_STATA).index(column)] = value
    columns = _STATA | ({extra: "b"} if extra else {})
    cells = [[*one, 1] if extra else one for one in rows]
    (folder / NCA).write_bytes(stata_115(columns, cells, stamp or "24 Jan 2014 09:30"))


def nuclear_harm(
    row: int = 0, column: str = "", value: object = None, *, extra: str = "", stamp: str = ""
) -> Callable[[Path], None]:
    """Return a harm to the file."""
    return lambda folder: write_nuclear(folder, row, column, value, extra=extra, stamp=stamp)


def _text_table(columns: Sequence[str], rows: Iterable[Sequence[object]]) -> str:
    held = io.StringIO(newline="")
    csv.writer(held).writerows([columns, *rows])
    return held.getvalue()


RATIFIED = arms_control.READER.files[0]


def write_ratified(folder: Path) -> None:
    """Write the table of ratifications: comma-separated, CRLF, UTF-8."""
    rows = [
        ("Democratic People's Republic of Korea", "enmod", "Accession", "1984-11-08", ""),
        ("Serbia", "cwc", "Succession", "2000-04-20", ""),
        ("Republic of Korea", "ccw_p2a", "", "", "2001-05-09"),
        ("Yemen", "ctbt", "Ratification", "1999-10-02", "1996-09-30"),
    ]
    opened = {"enmod": 1976, "cwc": 1993, "ccw_p2a": 1996, "ctbt": 1996}
    names = {"ccw_p2a": "CCW Amended Protocol II — Mines, Booby-Traps and Other Devices"}
    table = [
        (
            state,
            treaty,
            names.get(treaty, "A treaty"),
            act,
            day,
            signed,
            opened[treaty],
            "XXVI-0",
            "https://example.org",
        )
        for state, treaty, act, day, signed in rows
    ]
    (folder / RATIFIED).write_text(_text_table(arms_control.COLUMNS, table), encoding="utf-8", newline="")


EXCHANGE = cow_diplomatic_exchange.READER.files[0]


def write_exchange(folder: Path) -> None:
    """Write the table of missions."""
    rows = [
        (365, 731, 1960, 0, 9, 1, "2006.0999755859375"),
        (365, 731, 1970, 3, 3, 1, "2006.0999755859375"),
        (365, 732, 1985, 0, 0, 0, "2006.1"),
        (345, 710, 1990, 1, 2, 1, "2006.1"),
    ]
    (folder / EXCHANGE).write_text(_text_table(cow_diplomatic_exchange.COLUMNS, rows), encoding="utf-8", newline="")


DIPLOMACY = aiddata_public_diplomacy.READER.files[0]


def write_diplomacy(folder: Path) -> None:
    """Write the counts as R does: texts and ``N/A`` in quotes, no line end at the end."""
    rows = [
        '"North Korea",2010,0,1,5,"N/A",5,"N/A",2,"N/A",0,31',
        '"North Korea",2016,"N/A","N/A","N/A","N/A","N/A","N/A","N/A","N/A","N/A","N/A"',
        '"South Korea",2011,2,0,4,3,7,0,0,0,"N/A","N/A"',
    ]
    lines = [",".join(aiddata_public_diplomacy.COLUMNS), *rows]
    (folder / DIPLOMACY).write_text("\n".join(lines), encoding="utf-8", newline="")


MISSIONS = embassies.READER.files[0]


def write_missions(folder: Path) -> None:
    """Write the table of missions: semicolons, no quoting, a header that ends in a semicolon and rows that do not."""
    rows = [
        {"operator": "North Korea", "country": "Russia", "jurisdictions": "Russia|Belarus|Tatarstan"},
        {
            "operator": "South Korea",
            "country": "Republic of the Congo",
            "city": 'The "White" House',
            "type": "consulate general",
            "jurisdictions": "Brazzaville District",
        },
        {"operator": "Vatican", "country": "Ivory Coast", "type": "apostolic nunciature"},
        {"operator": "Quebec", "country": "France", "type": "Quebec Government Office"},
        {"operator": "Australia", "country": "Australia", "type": "high commission"},
    ]
    rows[0]["jurisdictions"] = "Russia|Belarus|Sichuan|Belarus"
    filled = [
        {"type": "embassy", "QID": f"http://www.wikidata.org/entity/Q{place}"} | row for place, row in enumerate(rows)
    ]
    lines = [";".join(row.get(column, "") for column in embassies.COLUMNS) for row in filled]
    text = "\n".join([";".join((*embassies.COLUMNS, "")), *lines, ""])
    (folder / MISSIONS).write_text(text, encoding="utf-8", newline="")
    got = datetime(2024, 8, 1, 12, tzinfo=UTC).timestamp()
    os.utime(folder / MISSIONS, (got, got))


SHARED_ORGANIZATIONS = cow_igo.READER.files[0]
ORGANIZATIONS = {
    "ccode1": [365.0, 365.0, 345.0, 345.0],
    "ccode2": [731.0, 732.0, 360.0, 360.0],
    "year": [2000.0, 2000.0, 2005.0, 2006.0],
    "dyadigos": [11.0, 33.0, 0.0, 44.0],
}


def pack_organizations(columns: Mapping[str, Sequence[float]]) -> bytes:
    """Return the R file of columns."""
    rows = len(next(iter(columns.values())))
    return rda({cow_igo.FRAME: frame({name: reals(values) for name, values in columns.items()}, rows)})
