"""Varieties of democracy: the five indices of V-Dem, version 15, in an extract that an R package packs.

V-Dem codes territories before, between and after their independence; so does this (Algeria in 1900), in the id of the
state that the territory became, so that members of the list of states are to be chosen by date. Names are V-Dem's own,
dated in ``names/vdem.csv``: its Serbia is Yugoslavia from 1918 to 2006, its Czech Republic Czechoslovakia before 1993,
its Germany Prussia before 1871, its Austria Austria-Hungary and its South Korea all Korea before their ends. A figure
is of the year's last day. Parts of Palestine that are coded apart, Zanzibar within Tanzania, five small German states
and Sardinia's last year, which is Italy's first, are left out.
"""

from collections.abc import Iterator
from typing import TYPE_CHECKING, Final, cast

from bilateral.shapes.blocks import Block
from bilateral.shapes.cards import Grain, Source
from bilateral.shapes.rows import Attribute
from bilateral.shapes.vocabulary import Access, Completeness, Kind
from bilateral.sources.arrays import np
from bilateral.sources.reader import Reader
from bilateral.sources.state_codes import year_end
from bilateral.sources.whole_columns import coded, refuse, row_ids, states

if TYPE_CHECKING:
    from numpy.typing import NDArray

    from bilateral.sources.raw import RawFile
    from bilateral.sources.rda import Texts

SOURCE = Source(
    key="vdem",
    title="V-Dem Country-Year Dataset, version 15 (extract)",
    publisher="V-Dem Institute, University of Gothenburg; as packed by Xavier Marquez (democracyData)",
    url="https://www.v-dem.net/data/the-v-dem-dataset/",
    cite="coppedge_et_al2025",
    grain=Grain.STATE_YEAR,
    unit="index (0 to 1)",
    kinds=(Kind.ATTRIBUTE,),
    years=(1789, 2024),
    licence="CC-BY-SA-4.0 (to be confirmed)",
    redistributable=False,
    commercial_use=None,
    access=Access.OPEN,
    steps="download data/vdem_simple.rda from https://github.com/xmarquez/democracyData",
    completeness=Completeness.BEST_EFFORT,
    checked_via="the data frame of the package",
    checked_on="2026-11-24",
    min_rows=110_000,
    max_rows=150_000,
)

PUBLISHED: Final = "2025-03"
FRAME: Final = "vdem_simple"
INDICES: Final = ("v2x_polyarchy", "v2x_libdem", "v2x_partipdem", "v2x_delibdem", "v2x_egaldem")
_PARTS: Final = ("v2x_api", "v2x_mpi")
_INTERVALS: Final = ("_codelow", "_codehigh", "_sd")
COLUMNS: Final = (
    "vdem_country_name", "country_text_id", "country_id", "year", "historical_date", "project", "historical",
    "histname", "codingstart", "codingend", "codingstart_contemp", "codingend_contemp", "codingstart_hist",
    "codingend_hist", "gapstart1", "gapstart2", "gapstart3", "gapend1", "gapend2", "gapend3", "gap_index",
    "vdem_cowcode",
    *(f"{index}{part}" for index in (*INDICES, *_PARTS) for part in ("", *_INTERVALS)),
    "extended_country_name", "GWn", "cown", "in_GW_system",
)  # fmt: skip
IGNORED: Final = frozenset(COLUMNS) - {"vdem_country_name", "country_text_id", "year", *INDICES}
"""Intervals of the indices, the two parts of polyarchy, when V-Dem coded the territory, and the package's own codes."""
UNIT: Final = "index, 0 to 1"

NO_STATE: Final = {
    "BRW": "a small German state", "HRG": "a small German state", "NSS": "a small German state",
    "OLD": "a small German state", "SAX": "a small German state", "PSB": "a part of Palestine",
    "PSE": "a part of Palestine", "PSG": "a part of Palestine",
}  # fmt: skip
"""Territories of V-Dem's that are no state of the project's."""
ENDED: Final = {"ZZB": (1964, "Zanzibar within Tanzania"), "SPD": (1860, "Sardinia within Italy")}
"""Territories that V-Dem codes beyond the last year in which they were a state of their own."""


def _left_out(file: "RawFile", codes: "Texts", years: "NDArray[np.int64]") -> "NDArray[np.bool_]":
    """Return which rows are of no state, and count them by reason."""
    texts = np.array([level or "" for level in codes.levels], dtype=object)[codes.codes]
    out = np.zeros(len(texts), dtype=bool)
    reasons = [(code, SOURCE.years[0] - 1, why) for code, why in NO_STATE.items()]
    reasons += [(code, last, why) for code, (last, why) in ENDED.items()]
    for code, last, why in reasons:
        found = (texts == code) & (years > last)
        if found.any():
            file.leave_out(f"{why} ({code})", int(found.sum()))
        out |= found
    return out


def read(file: "RawFile") -> Iterator[Block]:
    """Yield the attributes of each index, one block an index.

    Raises
    ------
    SourceFileError
        For an unknown territory or column, an impossible year, or an index outside 0 to 1.
    """
    columns = file.frame(FRAME, COLUMNS).columns
    years = np.asarray(columns["year"], dtype=np.int64)
    rows = np.arange(1, len(years) + 1)
    first, last = SOURCE.years
    problem = f"a year outside {first}-{last}:"
    refuse(file, (years < first) | (years > last), problem, rows=rows, column="year", values=years)
    names, codes = (cast("Texts", columns[name]) for name in ("vdem_country_name", "country_text_id"))
    kept = np.flatnonzero(~_left_out(file, codes, years))
    days = coded([year_end(year) for year in years[kept].tolist()])
    found = states(
        file, names.take(kept), days, rows=rows[kept], column="vdem_country_name", codes=codes.take(kept)
    )  # fmt: skip
    said = np.array([str(year) for year in years.tolist()], dtype=object)
    for index in INDICES:
        values = np.asarray(columns[index], dtype=float)
        refuse(file, (values < 0) | (values > 1), "an index outside 0 to 1:", rows=rows, column=index, values=values)
        known = ~np.isnan(values[kept])
        at = kept[known]
        yield Block(
            shape=Attribute,
            columns={
                "at": row_ids(file, rows[at], index),
                "state": found[known],
                "value": values[at],
                "since": said[at],
                "until": said[at],
            },
            constants={"vintage": file.sha256, "published": PUBLISHED, "kind": index, "unit": UNIT},
        )


READER: Final = Reader(SOURCE, ("vdem_simple.rda",), read, (lambda file: file.holds(FRAME),))
