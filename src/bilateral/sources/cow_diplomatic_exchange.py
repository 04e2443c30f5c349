"""Diplomatic exchange: who was represented at whose capital in the years observed, COW, version 2006.1.

A row is a pair of states in a year: ``DR_at_1`` is how the second state was represented at the first, ``DR_at_2`` how
the first was at the second: 1 a chargé d'affaires, 2 a minister, 3 an ambassador, 9 otherwise, 0 not at all. The
years are observations (every fifth from 1950), not spells: each is a tie of that year alone, from the state
represented to its host. No representation is no row; ``DE`` says whether there was any either way and must agree.
"""

from collections.abc import Iterator
from typing import TYPE_CHECKING, Final

from bilateral.shapes.cards import Grain, Source
from bilateral.shapes.rows import Tie
from bilateral.shapes.vocabulary import Access, Completeness, Kind
from bilateral.sources.reader import Reader
from bilateral.sources.state_codes import code_names, year_end

if TYPE_CHECKING:
    from bilateral.sources.raw import RawFile

SOURCE = Source(
    key="cow_diplomatic_exchange",
    title="Diplomatic Exchange, version 2006.1",
    publisher="Correlates of War Project, Reşat Bayer",
    url="https://correlatesofwar.org/data-sets/diplomatic-exchange/",
    cite="bayer2006",
    grain=Grain.DIRECTED_DYAD_YEAR,
    unit="mission",
    kinds=(Kind.EMBASSY,),
    years=(1817, 2005),
    licence="free for research with citation (to be confirmed)",
    redistributable=False,
    commercial_use=None,
    access=Access.OPEN,
    steps="download Diplomatic_Exchange_2006v1.csv from the publisher's page",
    completeness=Completeness.BEST_EFFORT,
    checked_via="25 rows of the file in a public repository; the codebook has not been read",
    checked_on="2026-11-24",
    min_rows=10,  # the rows at hand are an excerpt; the file has some 345,000
    max_rows=700_000,
)
PUBLISHED: Final = "2006"

COLUMNS: Final = ("ccode1", "ccode2", "year", "DR_at_1", "DR_at_2", "DE", "version")
VERSIONS: Final = {"2006.1": PUBLISHED, "2006.0999755859375": PUBLISHED}
"""The same version: as a decimal number, and as Stata's single precision prints it."""

RANKS: Final = {"0": "", "1": "chargé d'affaires", "2": "minister", "3": "ambassador", "9": "other"}
_EXCHANGE: Final = {"0": False, "1": True}


def read(file: "RawFile") -> Iterator[Tie]:
    """Yield a tie per state represented at another's capital in a year.

    Parameters
    ----------
    file : RawFile
        ``Diplomatic_Exchange_2006v1.csv``.

    Raises
    ------
    SourceFileError
        For an unknown number, column, year or code; says which and where.
    """
    names = code_names("cow")
    for line in file.csv_lines(COLUMNS):
        year = line.year("year")
        states = [
            file.state("", year_end(year), row=line.row, column=column, code=line.text(column), names=names)
            for column in ("ccode1", "ccode2")
        ]
        if states[0] == states[1]:
            raise line.impossible(column="ccode2", problem="a state represented at its own capital:")
        published = line.word("version", VERSIONS)
        ranks = [(column, line.word(column, RANKS)) for column in ("DR_at_1", "DR_at_2")]
        if line.word("DE", _EXCHANGE) != any(rank for _, rank in ranks):
            raise line.impossible(column="DE", problem="says another thing than DR_at_1 and DR_at_2:")
        for (column, rank), host, guest in zip(ranks, states, reversed(states), strict=True):
            if rank:
                yield Tie(
                    at=f"{line.ref}/{column}",
                    vintage=file.sha256,
                    published=published,
                    kind=Kind.EMBASSY,
                    actor=guest,
                    target=host,
                    since=str(year),
                    until=str(year),
                    text=rank,
                )
        line.refuse_leftovers()


READER = Reader(SOURCE, ("Diplomatic_Exchange_2006v1.csv",), read, (lambda file: file.begins(COLUMNS),))
