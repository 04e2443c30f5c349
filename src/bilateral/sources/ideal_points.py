"""Ideal points of states in the UN General Assembly, as Bailey, Strezhnev and Voeten publish them, with quantiles.

One row per state and session; the year of a session is the one it opened in (session + 1945). States are COW numbers;
the ISO code beside them is no key (DEU is 255 and 260, YAR is 678 and 680). The file is cp1252, not UTF-8, and the
lowest quantile is headed ``QO%``, with the letter O.
"""

from collections.abc import Iterator
from typing import TYPE_CHECKING, Final

from bilateral.shapes.blocks import Block
from bilateral.shapes.cards import Grain, Source
from bilateral.shapes.rows import Attribute
from bilateral.shapes.vocabulary import Access, Completeness, Kind
from bilateral.sources.reader import Reader
from bilateral.sources.state_codes import year_end

if TYPE_CHECKING:
    from bilateral.sources.raw import Line, RawFile

_REPOSITORY = "https://raw.githubusercontent.com/evoeten/United-Nations-General-Assembly-Votes-and-Ideal-Points"

SOURCE = Source(
    key="ideal_points",
    title="Ideal points of states in the United Nations General Assembly",
    publisher="Michael A. Bailey, Anton Strezhnev and Erik Voeten, Harvard Dataverse",
    url="https://doi.org/10.7910/DVN/LEJUQZ",
    cite="bailey_strezhnev_voeten2017",
    grain=Grain.STATE_YEAR,
    unit="ideal point",
    kinds=(Kind.ATTRIBUTE,),
    years=(1946, 2019),
    licence="CC0-1.0",
    redistributable=True,
    commercial_use=True,
    access=Access.OPEN,
    steps="download IdealpointestimatesAll_Apr2020.csv from the folder Output of "
    "https://github.com/evoeten/United-Nations-General-Assembly-Votes-and-Ideal-Points",
    completeness=Completeness.CENSUS,
    checked_via="licence as stated on the Dataverse page",
    checked_on="2026-11-24",
    min_rows=90_000,
    max_rows=130_000,
    downloads=(f"{_REPOSITORY}/HEAD/Output/IdealpointestimatesAll_Apr2020.csv",),
)

QUANTILES: Final = {
    "QO%": "ideal_point_q000", "Q5%": "ideal_point_q005", "Q10%": "ideal_point_q010", "Q50%": "ideal_point_q050",
    "Q90%": "ideal_point_q090", "Q95%": "ideal_point_q095", "Q100%": "ideal_point_q100",
}  # fmt: skip
KINDS: Final = {"NVotes": "ideal_point_votes", "IdealPoint": "ideal_point", **QUANTILES}
"""The kind of attribute of each column; the first has the unit ``roll calls``, all others ``ideal point``."""

COLUMNS: Final = ("Row", "ccode", "session", *KINDS, "iso3c", "Countryname")
IGNORED: Final = frozenset({"Row", "iso3c"})
EDITIONS: Final = {74: "2020-04"}
"""When an edition was published, by its last session; others in the year after that session opened."""

_FIRST_YEAR: Final = 1945
_FURTHEST: Final = 10.0
_MOST_VOTES: Final = 400
_LAST_SESSION: Final = 85


def _values(line: "Line") -> list[float]:
    """Return the figures of a line; quantiles must rise, and the estimate lie between the outer ones."""
    votes = line.number("NVotes", low=1, high=_MOST_VOTES)
    estimate = line.estimate("IdealPoint", low=-_FURTHEST, high=_FURTHEST)
    found = [line.estimate(column, low=-_FURTHEST, high=_FURTHEST) for column in QUANTILES]
    for column, low, high in zip(list(QUANTILES)[1:], found, found[1:], strict=False):
        if low > high:
            problem = f"lower than the quantile before it ({low}):"
            raise line.impossible(column, problem)
    if not found[0] <= estimate <= found[-1]:
        problem = f"outside the quantiles {found[0]} to {found[-1]}:"
        raise line.impossible(column="IdealPoint", problem=problem)
    return [votes, estimate, *found]


def read(file: "RawFile") -> Iterator[Block]:
    """Yield the number of votes, the ideal point and its quantiles of every state and session.

    Raises
    ------
    SourceFileError
        For an unknown column or state, or a figure that cannot be; says which and where.
    """
    ids, kinds, states, years = list[str](), list[str](), list[str](), list[str]()
    values, last = list[float](), 0
    units = ["roll calls"] + ["ideal point"] * (len(KINDS) - 1)
    for line in file.csv_lines(COLUMNS, encoding="cp1252"):
        session = int(line.number("session", low=1, high=_LAST_SESSION))
        last, year = max(last, session), _FIRST_YEAR + session
        code, name = line.text("ccode"), line.text("Countryname")
        state = file.state(name, year_end(year), row=line.row, column="Countryname", code=code)
        values += _values(line)
        line.refuse_leftovers(IGNORED)
        ids += [file.ref(line.row, column) for column in KINDS]
        kinds += KINDS.values()
        states += [state] * len(KINDS)
        years += [str(year)] * len(KINDS)
    yield Block(
        Attribute,
        {
            "at": ids,
            "kind": kinds,
            "state": states,
            "value": values,
            "unit": units * (len(ids) // len(KINDS)),
            "since": years,
            "until": years,
        },
        {"vintage": file.sha256, "published": EDITIONS.get(last, str(_FIRST_YEAR + last + 1))},
    )


READER: Reader[Attribute] = Reader(
    SOURCE,
    ("IdealpointestimatesAll_Apr2020.csv",),
    read,
    recognise=(lambda file: file.head.startswith(b"Row,ccode,session,NVotes,IdealPoint,"),),
)
