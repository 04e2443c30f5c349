"""Results of measures as a release stores them, and what a source has in it."""

from collections.abc import Collection, Mapping
from types import MappingProxyType
from typing import Final, Literal, NamedTuple

import msgspec

from bilateral.shapes.vocabulary import Completeness, Kind
from bilateral.warehouse.manifest import Refusal

SimilarityMeasure = Literal["un_vote_identical_share", "un_vote_agreement", "un_vote_kappa"]
SIMILARITY_MEASURES: Final[tuple[SimilarityMeasure, ...]] = (
    "un_vote_identical_share",
    "un_vote_agreement",
    "un_vote_kappa",
)
VALUES: Final[dict[SimilarityMeasure, str]] = {
    "un_vote_identical_share": "identical / n",
    "un_vote_agreement": "agreement",
    "un_vote_kappa": "kappa",
}
"""The value of each measure in the columns of the similarity table, in SQL."""

SIMILARITY_SOURCE: Final = "un_roll_calls"


class Stored(NamedTuple):
    """Where the values of a measure are: table, and value, ends of the 90% interval and n in its columns, in SQL."""

    table: str
    value: str
    n: str = "n"
    low: str = "NULL"
    high: str = "NULL"
    directed: bool = False


STORED: Final[Mapping[str, Stored]] = MappingProxyType({
    "un_vote_kappa": Stored("similarity", "round(kappa::DOUBLE, 6)"),
    "un_vote_agreement": Stored("similarity", "round(agreement::DOUBLE, 6)"),
    "un_vote_identical_share": Stored("similarity", "round(identical / n, 6)"),
    "un_vote_s": Stored("similarity", "round(2 * agreement::DOUBLE - 1, 6)"),
    "un_vote_costly_agreement": Stored("costly_agreement", "round(value::DOUBLE, 4)"),
    "un_vote_company": Stored(
        "company", "round(joined / lonely - apart / (n - lonely), 6)", directed=True
    ),
    "un_vote_stake": Stored("stake_agreement", "round(value::DOUBLE, 4)", directed=True),
    "un_ideal_point_distance": Stored(
        "ideal_point_distance", "round(value::DOUBLE, 2)", low="round(low::DOUBLE, 2)", high="round(high::DOUBLE, 2)"
    ),
})  # fmt: skip
"""Every measure of which a release may hold results, by key."""

RESULT_TABLES: Final = (*dict.fromkeys(one.table for one in STORED.values()), "ideal_points")
"""Tables of results of measures; all are from the roll calls of ``SIMILARITY_SOURCE``."""


class Similarity(msgspec.Struct, frozen=True):
    """How alike two states voted in the UN General Assembly in a calendar year; ``a`` before ``b`` in the alphabet.

    ``n`` is how many roll calls both voted in, ``identical`` in how many of these they voted the same. ``agreement``
    counts an abstention half, ``kappa`` is None where it is not defined (both cast one vote throughout). Values are
    stored as 32-bit floats and given to six decimals.
    """

    a: str
    b: str
    year: int
    n: int
    identical: int
    agreement: float
    kappa: float | None

    @property
    def identical_share(self) -> float:
        """Share of shared roll calls with the same vote."""
        return round(self.identical / self.n, 6)

    def value(self, measure: SimilarityMeasure) -> float | None:
        """Return the value of one measure; None where it is not defined."""
        if measure == "un_vote_kappa":
            return self.kappa
        return self.agreement if measure == "un_vote_agreement" else self.identical_share


class Result(msgspec.Struct, frozen=True, kw_only=True):
    """The value of a measure for two states in a calendar year; of a session, in the year in which it opened.

    ``a`` to ``b`` where the measure is directed, else in the order of the alphabet. ``low`` and ``high`` are the ends
    of the 90% interval where it has one, ``n`` the roll calls that the value rests on.
    """

    measure: str
    a: str
    b: str
    year: int
    n: int
    value: float
    low: float | None
    high: float | None


class IdealPoint(msgspec.Struct, frozen=True, kw_only=True):
    """Where a state stood in the session that opened in a year, with the ends of the 90% interval.

    ``n`` is how many of its votes count, ``r_hat`` how well the chains agree (1 where they tell the same).
    """

    state: str
    year: int
    n: int
    estimate: float
    low: float
    high: float
    r_hat: float


class Percentile(msgspec.Struct, frozen=True, kw_only=True):
    """Where a value stands among those of all pairs of its year.

    ``percentile`` is the midrank from 0 to 100: the share of pairs below, ties counted half. ``above`` pairs have a
    greater value, ``tied`` the same (the pair itself included), of ``of`` pairs.
    """

    percentile: float
    above: int
    tied: int
    of: int


class FileCoverage(msgspec.Struct, frozen=True, kw_only=True):
    """What a release holds of one file of a source, or of files that are read together.

    ``rows_refused`` counts rows of the file that are no rows of any shape, ``why_refused`` by reason. ``years`` are
    those that its rows speak about. ``last_sync`` says when ``sync`` last met the file; None where the release was not
    made by ``sync``.
    """

    names: tuple[str, ...]
    layout: str
    scope: str
    vintage: str
    published: str
    rows_read: int
    rows_refused: int
    why_refused: dict[str, int]
    years: tuple[int, int] | None
    last_sync: str | None


class Coverage(msgspec.Struct, frozen=True, kw_only=True):
    """What a source can speak about, and what of it a release holds.

    ``rows`` counts the rows that the release was made from and ``vintage`` names the newest of them; None where it was
    made without the source, and ``rows`` and ``rows_refused`` also where the source is switched off. None is not 0.
    ``refused`` are the files that the last ``sync`` met and refused whole.
    """

    source: str
    title: str
    kinds: tuple[Kind, ...]
    years: tuple[int, int]
    completeness: Completeness
    licence: str
    switched_off: bool
    rows: int | None
    rows_refused: int | None
    vintage: str | None
    files: tuple[FileCoverage, ...]
    refused: tuple[Refusal, ...]


def results_view(tables: Collection[str]) -> str:
    """Return the query of every result in one long form, from the tables of results that a release holds."""
    return " UNION ALL ".join(
        f"SELECT '{key}' AS measure, a, b, year, {one.value} AS value, {one.n} AS n, "  # noqa: S608 -- words of ours
        f"{one.low}::DOUBLE AS low, {one.high}::DOUBLE AS high FROM {one.table} WHERE {one.value} IS NOT NULL"
        for key, one in STORED.items()
        if one.table in tables
    )
