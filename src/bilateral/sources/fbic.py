"""China's influence over other states: the Formal Bilateral Influence Capacity index, as a student's data frame has it.

The index is the Pardee Institute's for every directed pair; its full file is too large for the places this was found
in. What is read is one side of it, China's influence over 174 states from 1994 to 2023, out of a frame of 21 columns
that was made for a thesis (regimes, incomes, aid are other publishers' and are not read). ``fbic`` is bandwidth, the
volume of what is exchanged, times dependence, what it weighs for the other state. Rows of 2024, and of states before
their time, have no value and are left out; nine values are exactly 0, which would say that none of the sources behind
the index has a row, and no census stands behind that: they are left out too.
"""

import math
from collections.abc import Iterator
from typing import TYPE_CHECKING, Final

from bilateral.shapes.cards import Grain, Source
from bilateral.shapes.rows import Flow
from bilateral.shapes.vocabulary import Access, Completeness, Kind
from bilateral.sources.arrays import np
from bilateral.sources.errors import ImpossibleValueError
from bilateral.sources.reader import Reader
from bilateral.sources.state_codes import code_names, year_end

if TYPE_CHECKING:
    from bilateral.sources.raw import RawFile

SOURCE = Source(
    key="fbic_china",
    title="Formal Bilateral Influence Capacity of China",
    publisher="Jonathan D. Moyer and others, Pardee Institute; as packed by Henning Aasheim",
    url="https://korbel.du.edu/pardee/",
    cite="moyer_et_al2021",
    grain=Grain.DIRECTED_DYAD_YEAR,
    unit="index (0 to 1)",
    kinds=(Kind.MEASURE,),
    years=(1994, 2024),
    licence="none stated (to be confirmed)",
    redistributable=False,
    commercial_use=None,
    access=Access.OPEN,
    steps="download data/base.RData from https://github.com/Henning-Aasheim/Authoritarian-Diffusion-MA-Thesis",
    completeness=Completeness.BEST_EFFORT,
    checked_via="the data frame of the thesis",
    checked_on="2026-11-24",
    min_rows=10_000,
    max_rows=12_000,
)

ACTOR: Final = "CHN"
PUBLISHED: Final = "2025"
"""The thesis; the index itself was published year by year before."""
FRAME: Final = "base"
COLUMNS: Final = (
    "country", "iso3c", "year", "freedom", "internet", "regime", "region", "fbic", "bandwidth", "west_1_fbic",
    "west_1_bandwidth", "west_2_fbic", "west_2_bandwidth", "gdppc", "gdppc_log", "rents", "oil", "gas", "oda",
    "consolidated_democracy", "delta_fbic",
)  # fmt: skip
MEASURES: Final = {"fbic": "influence capacity, index 0 to 1", "bandwidth": "bandwidth, index 0 to 1"}
IGNORED: Final = frozenset(COLUMNS) - {"iso3c", "year", *MEASURES}
"""The state's name, sums over western states, changes, and other publishers' figures."""
KOSOVO: Final = {"UNK": "XKX"}
"""Codes that are no ISO code."""


def read(file: "RawFile") -> Iterator[Flow]:
    """Yield a flow of kind ``measure`` from China for every value of the index and of its bandwidth."""
    columns = file.frame(FRAME, COLUMNS).columns
    names = code_names("iso3")
    for name, unit in MEASURES.items():
        values = np.asarray(columns[name], dtype=float).tolist()
        rows = zip(columns["iso3c"], np.asarray(columns["year"], dtype=int).tolist(), values, strict=True)
        for row, (code, at_year, value) in enumerate(rows, start=1):
            year = file.year(at_year, row=row, column="year")
            iso3 = KOSOVO.get(str(code), str(code))
            target = file.state("", year_end(year), row=row, column="iso3c", code=iso3, names=names)
            if math.isnan(value):
                file.leave_out("no value: the state or the index is not of that year")
            elif value == 0:
                file.leave_out("an index of exactly 0, which no census stands behind")
            elif not 0 < value <= 1:
                problem, remedy = "an index outside 0 to 1:", "check the file"
                raise ImpossibleValueError(file.path.name, problem, remedy, row=row, column=name, value=value)
            else:
                yield Flow(
                    at=file.ref(row, name),
                    vintage=file.sha256,
                    published=PUBLISHED,
                    kind=Kind.MEASURE,
                    actor=ACTOR,
                    target=target,
                    since=str(year),
                    until=str(year),
                    amount=value,
                    unit=unit,
                )


READER: Final = Reader(SOURCE, ("fbic_china_base.RData",), read, (lambda file: file.outline == (FRAME, len(COLUMNS)),))
