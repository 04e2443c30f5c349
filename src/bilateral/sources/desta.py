"""Trade agreements: DESTA 2.3, its list of treaties by pair of members, with who left them.

A row of ``desta_list_of_treaties_02_03_dyads.csv`` is a pair of partners of one treaty: of the treaty itself, of an
accession to it, or of a later consolidated text. Where the treaty entered into force the pair has a tie from that
year; its end, if there is one, is in ``desta_dyadic_withdrawal_02_03.csv`` (a withdrawal ends what began before it,
not what the parties agreed later). A row without year of entry into force is a treaty that was signed: an event of
that year.

Every row is held against ``desta_list_of_treaties_02_03.csv``, which has each treaty once with all its members:
number, name, years and both members must be the same there. The fourth file, ``desta_version``, codes what treaties
say in 500 columns, which no shape holds.

Countries bear the names and ISO numbers of today ("Serbia" signed in 1967): a tie is cut where the state changed.
Kosovo is 900. The files are in Windows-1252.
"""

from collections import defaultdict
from collections.abc import Iterator
from typing import TYPE_CHECKING, Final, NamedTuple

from bilateral.shapes.cards import Grain, Source
from bilateral.shapes.rows import Event, Tie
from bilateral.shapes.vocabulary import Access, Action, Completeness, Kind
from bilateral.sources.reader import Reader
from bilateral.sources.spells import Spell, common, spells
from bilateral.sources.state_codes import year_end

if TYPE_CHECKING:
    from bilateral.sources.raw import Line, RawFile

_MEDIA: Final = "https://www.designoftradeagreements.org/media/filer_public/"
SOURCE = Source(
    key="desta",
    title="Design of Trade Agreements (DESTA) 2.3",
    publisher="World Trade Institute, University of Bern",
    url="https://www.designoftradeagreements.org/downloads/",
    cite="duer_baccini_elsig2014",
    grain=Grain.DYAD_YEAR,
    unit="treaty",
    kinds=(Kind.TRADE_AGREEMENT,),
    years=(1948, 2026),
    licence="free for research with citation (to be confirmed)",
    redistributable=False,
    commercial_use=None,
    access=Access.OPEN,
    steps="download the list of treaties (also in its dyadic form) and the dyadic withdrawals, version 2.3",
    completeness=Completeness.BEST_EFFORT,
    checked_via="a copy of the files of version 2.3 in a public repository",
    checked_on="2026-11-24",
    min_rows=18_000,
    max_rows=30_000,
    downloads=(
        _MEDIA + "6a/45/6a454835-eef1-44c4-8af2-5557a9552167/desta_list_of_treaties_02_03_dyads.csv",
        _MEDIA + "38/c6/38c6e92f-a513-443e-8907-77b570fd2973/desta_dyadic_withdrawal_02_03.csv",
        _MEDIA + "5e/11/5e11943b-8871-4e8b-bcb2-8188aa83969c/desta_list_of_treaties_02_03.csv",
    ),
)
PUBLISHED: Final = "2025"
"""The last year of a treaty in the files; they do not say when they were made."""

ENCODING: Final = "cp1252"
_TREATY: Final = ("number", "base_treaty", "name", "entry_type", "consolidated")
_ABOUT: Final = ("year", "entryforceyear", "language", "typememb", "regioncon", "wto_listed", "wto_name")
_PAIR: Final = ("country1", "country2", "iso1", "iso2")
_MEMBERS: Final = tuple(f"c{place}" for place in range(1, 92))
_MEMBER_MARKS: Final = tuple(f"mc{place}" for place in range(1, 92))
PAIRS: Final = (*_PAIR, *_TREATY, *_ABOUT)
WITHDRAWALS: Final = (*_PAIR, *_TREATY, "coded", *_ABOUT, *_MEMBERS, *_MEMBER_MARKS)
LISTED: Final = (*_TREATY, *_ABOUT, *_MEMBERS, *_MEMBER_MARKS)
IGNORED: Final = frozenset({
    "language", "typememb", "regioncon", "wto_listed", "wto_name", "coded", "consolidated", *_MEMBER_MARKS,
})  # fmt: skip
"""Language, form and region of a treaty, whether the WTO lists it, and marks of who of the members joined or left."""

ENTRY_TYPES: Final = {"base_treaty": True, "accession": True, "consolidated": True}
_WITHDRAWAL: Final = {"withdrawal": True}


class _Treaty(NamedTuple):
    """What must be the same of a treaty in all files."""

    number: str
    base: str
    name: str
    entry_type: str
    year: str
    force: str


def _treaty(line: "Line") -> _Treaty:
    """Return the treaty of a row; its years are years or empty."""
    for column in ("year", "entryforceyear"):
        if line.text(column):
            line.year(column)
    return _Treaty(*map(line.text, ("number", "base_treaty", "name", "entry_type", "year", "entryforceyear")))


def _listed(file: "RawFile") -> dict[_Treaty, frozenset[str]]:
    """Return the members of every treaty of the list, as ISO numbers."""
    found: dict[_Treaty, frozenset[str]] = {}
    for line in file.csv_lines(LISTED, encoding=ENCODING):
        treaty = _treaty(line)
        found[treaty] = found.get(treaty, frozenset()) | set(filter(None, map(line.text, _MEMBERS)))
        line.refuse_leftovers(IGNORED)
    return found


def _check(line: "Line", listed: dict[_Treaty, frozenset[str]], listed_in: "RawFile") -> _Treaty:
    """Return the treaty of a row that the list has too, with both its members."""
    treaty = _treaty(line)
    line.year("year")
    if treaty not in listed:
        raise line.impossible(column="number", problem=f"not so in {listed_in.path.name} (number, name or a year):")
    for column in ("iso1", "iso2"):
        if line.text(column) not in listed[treaty]:
            raise line.impossible(column, f"no member of that treaty in {listed_in.path.name}:")
    return treaty


def _withdrawals(
    file: "RawFile", listed: dict[_Treaty, frozenset[str]], listed_in: "RawFile"
) -> dict[tuple[str, ...], list[str]]:
    """Return the years in which pairs parted, by base treaty and the two ISO numbers, smaller text first."""
    found: dict[tuple[str, ...], list[str]] = defaultdict(list)
    for line in file.csv_lines(WITHDRAWALS, encoding=ENCODING):
        line.word("entry_type", _WITHDRAWAL)
        treaty = _check(line, listed, listed_in)
        for number in ("1", "2"):
            line.file.state(
                line.text(f"country{number}"), year_end(int(treaty.year)),
                row=line.row, column=f"country{number}", code=line.text(f"iso{number}"),
            )  # fmt: skip
        found[_key(line)].append(treaty.force or treaty.year)
        line.refuse_leftovers(IGNORED | set(_MEMBERS))
    return found


def _key(line: "Line") -> tuple[str, ...]:
    return (line.text("base_treaty"), *sorted((line.text("iso1"), line.text("iso2"))))


def _sides(line: "Line", since: str, until: str) -> list[tuple[Spell, Spell]]:
    """Return who the two countries of a row were, at each time of an interval."""
    sides = [
        spells(
            line.file, line.file.names, line.text(f"iso{number}"), since, until,
            row=line.row, column=f"country{number}", name=line.text(f"country{number}"),
        )
        for number in ("1", "2")
    ]  # fmt: skip
    return [(one, other) for one in sides[0] for other in sides[1]]


def read(file: "RawFile", withdrawal_file: "RawFile", list_file: "RawFile") -> Iterator[Tie | Event]:
    """Yield a mutual tie per pair and treaty in force, a mutual event per pair and treaty that was only signed.

    Parameters
    ----------
    file, withdrawal_file, list_file : RawFile
        ``desta_list_of_treaties_02_03_dyads.csv``, ``desta_dyadic_withdrawal_02_03.csv`` and
        ``desta_list_of_treaties_02_03.csv``.

    Raises
    ------
    SourceFileError
        For an unknown name, column or year, or a row on which the files disagree; says which and where.
    """
    listed = _listed(list_file)
    left = _withdrawals(withdrawal_file, listed, list_file)
    for line in file.csv_lines(PAIRS, encoding=ENCODING):
        line.word("entry_type", ENTRY_TYPES)
        treaty = _check(line, listed, list_file)
        if line.text("iso1") == line.text("iso2"):
            raise line.impossible(column="iso2", problem="an agreement of a country with itself:")
        if treaty.force:
            yield from _ties(line, treaty, left.get(_key(line), []))
        else:
            yield from _signature(line, treaty)
        line.refuse_leftovers(IGNORED)


def _ties(line: "Line", treaty: _Treaty, left: list[str]) -> Iterator[Tie]:
    until = min((year for year in left if year >= treaty.force), default="")
    pairs = _sides(line, treaty.force, until)
    for one, other in pairs:
        both = common(one, other)
        if both is None:
            continue
        if one.state == other.state:
            line.file.leave_out("both were one state then, or neither is a state")
            continue
        yield Tie(
            at=line.file.ref(line.row, both[0]) if len(pairs) > 1 else line.ref,
            vintage=line.file.sha256,
            published=PUBLISHED,
            kind=Kind.TRADE_AGREEMENT,
            actor=one.state,
            target=other.state,
            since=both[0],
            until=both[1],
            mutual=True,
            text=treaty.name,
        )


def _signature(line: "Line", treaty: _Treaty) -> Iterator[Event]:
    actor, target = (
        line.file.state(
            line.text(f"country{number}"), year_end(int(treaty.year)),
            row=line.row, column=f"country{number}", code=line.text(f"iso{number}"),
        )
        for number in ("1", "2")
    )  # fmt: skip
    yield Event(
        at=line.ref,
        vintage=line.file.sha256,
        published=PUBLISHED,
        kind=Kind.TRADE_AGREEMENT,
        action=Action.AGREE,
        actor=actor,
        target=target,
        date=treaty.year,
        mutual=True,
    )


def _has_header(columns: tuple[str, ...], file: "RawFile") -> bool:
    return file.head.partition(b"\n")[0].rstrip(b"\r") == ",".join(f'"{column}"' for column in columns).encode()


READER = Reader(
    SOURCE,
    ("desta_list_of_treaties_02_03_dyads.csv", "desta_dyadic_withdrawal_02_03.csv", "desta_list_of_treaties_02_03.csv"),
    read,
    (
        lambda file: _has_header(PAIRS, file),
        lambda file: _has_header(WITHDRAWALS, file),
        lambda file: _has_header(LISTED, file),
    ),
)
