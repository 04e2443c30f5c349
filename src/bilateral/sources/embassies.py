"""Diplomatic missions as Wikidata knows them: the Database of Embassies, one snapshot, no history.

A row is a mission: who operates it, in which country, and to which others its head is accredited. It becomes a tie of
the kind ``embassy`` from the operator to the host; its ``text`` is the type (``embassy``, ``consulate general``, ``de
facto embassy`` ...), so that who asks for embassies proper can leave consulates out. A head of mission's further
accreditations become ties of the kind ``recognition``, with the text ``accredited, not resident``; districts of
consulates do not.

The snapshot says what stood on its day: ``since`` is that day, not the day of opening. The column ``creation`` is
left out, because it may be the building's or the relations' beginning (Japan in Slovakia, 1300). What is missing may
exist.

The file is separated by semicolons and knows no quotes: a ``"`` is a sign like any other. The header ends in a
semicolon, the rows do not.
"""

from collections.abc import Iterator
from typing import TYPE_CHECKING, Final

from bilateral.shapes.cards import Grain, Source
from bilateral.shapes.rows import NO_STATE, Tie
from bilateral.shapes.vocabulary import Access, Completeness, Kind
from bilateral.sources.errors import TruncatedFileError, UnknownColumnError
from bilateral.sources.raw import Line
from bilateral.sources.reader import Reader

if TYPE_CHECKING:
    from bilateral.sources.raw import RawFile

SOURCE = Source(
    key="embassies",
    title="Database of Embassies",
    publisher="Nicolas Raoul and the contributors to Wikidata",
    url="https://github.com/database-of-embassies/database-of-embassies",
    cite="database_of_embassies",
    grain=Grain.DIRECTED_DYAD_DAY,
    unit="mission",
    kinds=(Kind.EMBASSY, Kind.RECOGNITION),
    years=(2022, 2026),
    licence="CC0-1.0",
    redistributable=True,
    commercial_use=True,
    access=Access.OPEN,
    steps="download database_of_embassies.csv from https://github.com/database-of-embassies/database-of-embassies",
    completeness=Completeness.BEST_EFFORT,
    checked_via="the file of 16 November 2022; Wikidata's licence",
    checked_on="2026-11-24",
    min_rows=12_000,
    max_rows=40_000,
    downloads=(
        "https://raw.githubusercontent.com/database-of-embassies/database-of-embassies/master/database_of_embassies.csv",
    ),
)
SNAPSHOTS: Final = {"2d02d16f16becd1ea85960234bec216e5decd539297142ebf6677d76603db10a": "2022-11-16"}
"""Days of editions, by the SHA-256 of the file, which does not say; of any other it is the day on which it was got."""

COLUMNS: Final = (
    "operator", "operatorQID", "jurisdictions", "jurisdictionQIDs", "country", "countryQID", "city", "cityQID",
    "address", "latitude", "longitude", "phone", "email", "website", "facebook", "twitter", "youtube", "picture",
    "pictureAuthor", "pictureLicense", "pictureLicenseURL", "type", "typeQID", "creation", "QID",
)  # fmt: skip
IGNORED: Final = frozenset(COLUMNS) - {"operator", "jurisdictions", "country", "type", "QID"}
"""Wikidata's ids of all names, where the mission is, how to reach it, a picture of it, and ``creation``."""

_OF_HEADS: Final = (
    "embassy", "high commission", "apostolic nunciature", "British High Commission", "Australian High Commission",
    "Embassy of the United States",
)  # fmt: skip
_OTHERS: Final = (
    "Apostolic delegation", "Consular Agency", "Consulate General of Belgium", "Consulate General of Sweden",
    "Interests Section", "Quebec Government Office", "Taipei Representative Office", "assistant high commission",
    "consular office", "consulate", "consulate general", "consulates of Sweden", "de facto consulate",
    "de facto embassy", "diplomatic mission", "diplomatic mission of El Salvador", "honorary consulate",
    "liaison office", "permanent mission", "representative office", "trade office",
)  # fmt: skip
TYPES: Final = dict.fromkeys(_OF_HEADS, True) | dict.fromkeys(_OTHERS, False)
"""Types of missions, and whether their heads are accredited to states."""

_ENTITY: Final = "http://www.wikidata.org/entity/Q"
_ACCREDITED: Final = "accredited, not resident"


def _lines(file: "RawFile") -> Iterator[Line]:
    """Yield the lines of a table without quotes."""
    header, *texts = file.text().split("\n")
    if header != ";".join((*COLUMNS, "")):
        file.check_columns(header.rstrip("\r").split(";"), (*COLUMNS, ""), row=1)
        problem, remedy = "a column is missing or out of place; there stands", "compare with an older file"
        raise UnknownColumnError(file.path.name, problem, remedy, row=1, value=header)
    while texts and not texts[-1]:
        texts.pop()
    for row, text in enumerate(texts, start=2):
        cells = text.split(";")
        if len(cells) != len(COLUMNS):
            problem, remedy = f"{len(cells)} cells where the header has {len(COLUMNS)}:", "get the file again"
            raise TruncatedFileError(file.path.name, problem, remedy, row=row, value=text)
        yield Line(file, row, dict(zip(COLUMNS, cells, strict=True)))


def _parties(line: Line, day: str) -> Iterator[tuple[str, Kind, str, str]]:
    """Yield whom the mission is to: column of the row id, kind of tie, state, text."""
    sort = line.text("type")
    host = line.state("country", day)
    yield "", Kind.EMBASSY, host, sort
    if not line.word("type", TYPES):
        return
    seen = {host}
    for name in filter(None, line.text("jurisdictions").split("|")):
        state = line.file.state(name, day, row=line.row, column="jurisdictions")
        if state not in seen and state != NO_STATE:
            yield f"jurisdictions:{state}", Kind.RECOGNITION, state, _ACCREDITED
        seen.add(state)


def read(file: "RawFile") -> Iterator[Tie]:
    """Yield a tie per mission, and one per state that its head is accredited to besides its host.

    Parameters
    ----------
    file : RawFile
        ``database_of_embassies.csv``.

    Raises
    ------
    SourceFileError
        For an unknown name, column or type of mission; says which and where.
    """
    day = SNAPSHOTS.get(file.sha256) or file.modified
    for line in _lines(file):
        operator = line.state("operator", day)
        parties = list(_parties(line, day))
        if not line.text("QID").startswith(_ENTITY):
            raise line.impossible(column="QID", problem="no entity of Wikidata:")
        line.text("jurisdictions")
        line.refuse_leftovers(IGNORED)
        for column, kind, state, text in parties:
            if operator == state:
                file.leave_out("a mission of a state in itself, or neither side is a state")
                continue
            yield Tie(
                at=file.ref(line.row, column),
                vintage=file.sha256,
                published=day,
                kind=kind,
                actor=operator,
                target=state,
                since=day,
                text=text,
            )


def recognise(file: "RawFile") -> bool:
    """Return whether a file begins with the header of this one."""
    return file.head.startswith(";".join((*COLUMNS, "")).encode())


READER = Reader(SOURCE, ("database_of_embassies.csv",), read, (recognise,))
