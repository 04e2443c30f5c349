"""Roll calls on the same text in later sessions, linked by Erik Voeten; ideal points compare sessions by them.

A link is about no state but about the Assembly: it is an attribute (``roll_call_link``) of several states (``ZZZ``),
whose text is the earlier and the later number, as in ``un_roll_calls``. Links chain, and a roll call may have several
earlier ones: ``first_of`` resolves them.
"""

from collections.abc import Iterable, Iterator, Mapping
from typing import Final

from bilateral.shapes.cards import Grain, Source
from bilateral.shapes.rows import UNKNOWN, Attribute
from bilateral.shapes.vocabulary import Access, Completeness, Kind
from bilateral.sources.raw import RawFile
from bilateral.sources.reader import Reader

_REPOSITORY = "https://raw.githubusercontent.com/evoeten/United-Nations-General-Assembly-Votes-and-Ideal-Points"

SOURCE = Source(
    key="roll_call_links",
    title="Links between General Assembly roll calls on the same text",
    publisher="Erik Voeten",
    url="https://github.com/evoeten/United-Nations-General-Assembly-Votes-and-Ideal-Points",
    cite="bailey_strezhnev_voeten2017",
    grain=Grain.STATE_ROLL_CALL,
    unit="link",
    kinds=(Kind.ATTRIBUTE,),
    years=(1946, 2019),
    licence="terms of the repository (to be confirmed)",
    redistributable=False,
    commercial_use=None,
    access=Access.OPEN,
    steps="download Matches.csv from the folder Data of "
    "https://github.com/evoeten/United-Nations-General-Assembly-Votes-and-Ideal-Points",
    completeness=Completeness.BEST_EFFORT,
    checked_via="a copy of the file",
    checked_on="2026-11-24",
    min_rows=900,
    max_rows=3_000,
    downloads=(f"{_REPOSITORY}/HEAD/Data/Matches.csv",),
)

COLUMNS: Final = ("v1", "rcid1", "rcid2")
IGNORED: Final = frozenset({"v1"})
KIND: Final = "roll_call_link"
PUBLISHED: Final = "2020-04"
_MOST_ROLL_CALLS: Final = 20_000


def read(file: RawFile) -> Iterator[Attribute]:
    """Yield one attribute per link.

    Raises
    ------
    SourceFileError
        For an unknown column, a number that is none, or a link that leads to a later roll call; says which and where.
    """
    first, last = file.source.years
    for line in file.csv_lines(COLUMNS):
        earlier, later = (int(line.number(column, low=1, high=_MOST_ROLL_CALLS)) for column in ("rcid1", "rcid2"))
        if earlier >= later:
            problem = f"not a later roll call than {earlier}:"
            raise line.impossible(column="rcid2", problem=problem)
        line.refuse_leftovers(IGNORED)
        yield Attribute(
            at=line.ref,
            vintage=file.sha256,
            published=PUBLISHED,
            kind=KIND,
            state=UNKNOWN,
            value=None,
            unit="",
            since=str(first),
            until=str(last),
            text=f"{earlier} {later}",
        )


def first_of(links: Iterable[tuple[int, int]]) -> Mapping[int, int]:
    """Return the first roll call on its text for every one that repeats an earlier one.

    As the authors do it: from the highest number down, each goes to the smallest of those it is linked to, and on from
    there.

    Parameters
    ----------
    links : iterable of (earlier, later)

    Examples
    --------
    >>> dict(first_of([(470, 512), (512, 545), (5310, 5389), (5312, 5389)]))
    {512: 470, 545: 470, 5389: 5310}
    """
    smallest: dict[int, int] = {}
    for earlier, later in links:
        smallest[later] = min(earlier, smallest.get(later, earlier))
    found: dict[int, int] = {}
    for later in sorted(smallest):
        found[later] = found.get(smallest[later], smallest[later])
    return found


READER: Reader[Attribute] = Reader(
    SOURCE, ("Matches.csv",), read, recognise=(lambda file: file.head.startswith(b"v1,rcid1,rcid2"),)
)
