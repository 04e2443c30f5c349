"""Official development assistance by donor and recipient: OECD's table DAC2a, as a tidy data frame.

Every figure is a flow in constant US$ of 2022, one per donor, recipient, year and aid type. **Aid types overlap and
are never summed**: totals, their parts and memo items stand side by side, so the unit of a flow names its aid type. A
measure of aid reads "ODA: Total Net", one of debt relief "Grants: Debt Forgiveness"; the others show as detail.

Traps: this copy has figures above zero only, so neither net repayment nor "nothing given" can be told from a missing
row; Russia reports 2011-2020 only; recipients include dependencies, which are no state (``ZZX``); interest received
runs from recipient to donor and is left out.
"""

from collections.abc import Iterator
from typing import Final

from bilateral.shapes.blocks import Block
from bilateral.shapes.cards import Grain, Source
from bilateral.shapes.rows import Flow
from bilateral.shapes.vocabulary import Access, Completeness, Kind
from bilateral.sources.arrays import np
from bilateral.sources.raw import RawFile
from bilateral.sources.rda import Texts
from bilateral.sources.reader import Reader
from bilateral.sources.whole_columns import numbers_of, objects, refuse, row_ids, states, texts_of, words

SOURCE = Source(
    key="oecd_dac2a",
    title="OECD DAC2a: aid disbursements to countries and regions",
    publisher="OECD Development Assistance Committee",
    url="https://data-explorer.oecd.org/",
    cite="oecd_dac2a",
    grain=Grain.DIRECTED_DYAD_YEAR,
    unit="million constant 2022 US$",
    kinds=(Kind.AID, Kind.LOAN, Kind.DEBT_RELIEF, Kind.INVESTMENT),
    years=(2009, 2022),
    licence="OECD terms and conditions (to be confirmed)",
    redistributable=False,
    commercial_use=None,
    access=Access.OPEN,
    steps="export the table DAC2A from the OECD Data Explorer; this reader knows the data frame OECD of a public copy",
    completeness=Completeness.BEST_EFFORT,
    checked_via="a tidy copy of the table as an R data frame",
    checked_on="2026-11-24",
    min_rows=200_000,
    max_rows=600_000,
)

FRAME: Final = "OECD"
COLUMNS: Final = ("Recipient", "Donor", "Aid type", "Amount type", "Year", "Value")
PUBLISHED: Final = "2024"
"""Prices of 2022 were the table's base from December 2023 to December 2024, to be confirmed; the file does not say."""

PRICES: Final = "Constant Prices (2022 USD millions)"
MOST: Final = 100_000.0
"""No donor gives a recipient a hundred billion dollars in a year."""

IMPUTED: Final = "Imputed Multilateral ODA"
"""What recipients got from multilateral bodies, as shares of their donors: no act of one state towards another."""

INTEREST: Final = "Interest received"

KINDS: Final[dict[str, Kind]] = {
    "ODA: Total Net": Kind.AID,
    "Memo: ODA Total, Gross disbursements": Kind.AID,
    "Memo: ODA Total, excl. Debt": Kind.AID,
    "Grants, Total": Kind.AID,
    "Technical Cooperation": Kind.AID,
    "Humanitarian Aid": Kind.AID,
    "Development Food Aid": Kind.AID,
    "AF/Interest Subsidies": Kind.AID,
    IMPUTED: Kind.AID,
    "ODA Gross Loans": Kind.LOAN,
    "ODA Loans: Total Net": Kind.LOAN,
    "Grants: Debt Forgiveness": Kind.DEBT_RELIEF,
    "Grants: Other Debt Grants": Kind.DEBT_RELIEF,
    "Memo: Net debt relief": Kind.DEBT_RELIEF,
    "Rescheduled debt": Kind.DEBT_RELIEF,
    "Equity investment": Kind.INVESTMENT,
}


def unit(aid_type: str) -> str:
    """Return the unit of an aid type's figures: what may not be summed differs in it.

    >>> unit("ODA: Total Net")
    'million 2022 US$ (ODA: Total Net)'
    """
    return f"million 2022 US$ ({aid_type})"


def read(file: RawFile) -> Iterator[Block]:
    """Yield one flow per row but those of interest received.

    Raises
    ------
    SourceFileError
        For an unknown name, column or aid type, other prices, or an impossible year or value.
    """
    frame = file.frame(FRAME, COLUMNS)
    rows = np.arange(1, frame.n_rows + 1)
    types = words(
        file,
        texts_of(file, frame, "Aid type"),
        {**{one: one for one in KINDS}, INTEREST: ""},
        rows=rows,
        column="Aid type",
    )
    words(file, texts_of(file, frame, "Amount type"), {PRICES: PRICES}, rows=rows, column="Amount type")
    years, values = numbers_of(file, frame, "Year"), numbers_of(file, frame, "Value")
    first, last = file.source.years
    problem, remedy = f"a year outside {first}-{last}:", "check the file; if the source has grown, its card too"
    whole = (years == np.floor(years)) & (years >= first) & (years <= last)
    refuse(file, ~whole, problem, rows=rows, column="Year", values=years, remedy=remedy)
    refuse(
        file,
        ~((values > 0) & (values <= MOST)),
        f"not above 0 and up to {MOST:g}:",
        rows=rows,
        column="Value",
        values=values,
    )
    dates = Texts((years - first).astype(np.int32), [str(year) for year in range(first, last + 1)])
    donors = states(file, texts_of(file, frame, "Donor"), dates, rows=rows, column="Donor")
    recipients = states(file, texts_of(file, frame, "Recipient"), dates, rows=rows, column="Recipient")
    interest, own = types == "", donors == recipients
    problem = "a donor that is its own recipient:"
    refuse(file, own & (types != IMPUTED), problem, rows=rows, column="Recipient", values=donors)
    file.leave_out("interest, which runs from recipient to donor", int(interest.sum()))
    file.leave_out("a donor's own share of what it paid to multilateral bodies", int(own.sum()))
    kept = ~interest & ~own
    kinds = [KINDS[one] for one in types[kept]]
    year = objects(dates.levels)[dates.codes[kept]].tolist()
    units, actors = {one: unit(one) for one in KINDS}, donors[kept].tolist()
    yield Block(
        Flow,
        {
            "at": row_ids(file, rows[kept]),
            "kind": kinds,
            "actor": actors,
            "target": recipients[kept].tolist(),
            "since": year,
            "until": year,
            "amount": values[kept],
            "unit": [units[one] for one in types[kept]],
            "reporter": actors,
        },
        {"vintage": file.sha256, "published": PUBLISHED},
    )


READER = Reader(SOURCE, ("OECD.rda",), read, (lambda file: file.holds(FRAME),))
