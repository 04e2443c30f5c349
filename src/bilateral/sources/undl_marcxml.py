"""Voting records of the UN Digital Library in MARCXML: one record per vote, as the catalogue gives it out.

Field 967 is a member: ``$a`` its place in the list, ``$c`` code, ``$d`` Y, N or A (no ``$d``: did not vote), ``$e``
name. Field 996 counts them (``$b`` yes, ``$c`` no, ``$d`` abstentions, ``$e`` non-voting, ``$f`` members), 791 has
symbol and session, 269 the date. A file may hold several records; rows are numbered through it in the order of the
members.
"""

from collections import Counter
from collections.abc import Iterator
from datetime import date
from typing import TYPE_CHECKING, Final, NamedTuple
from xml.etree import ElementTree as ET

from bilateral.shapes.cards import Grain, Source
from bilateral.shapes.rows import Choice, Vote
from bilateral.shapes.vocabulary import Access, Completeness, Kind
from bilateral.sources.arrays import np
from bilateral.sources.errors import ImpossibleValueError, TruncatedFileError, UnknownColumnError
from bilateral.sources.raw import RawFile
from bilateral.sources.reader import Reader
from bilateral.sources.undl_names import member_states
from bilateral.sources.voeten import VOTED_TWICE
from bilateral.sources.whole_columns import coded, refuse_twice

if TYPE_CHECKING:
    from collections.abc import Sequence

SOURCE = Source(
    key="undl_marcxml",
    title="United Nations Digital Library voting records (MARCXML)",
    publisher="United Nations Dag Hammarskjöld Library",
    url="https://digitallibrary.un.org/search?cc=Voting+Data",
    cite="un_digital_library_records",
    grain=Grain.STATE_ROLL_CALL,
    unit="vote",
    kinds=(Kind.VOTE,),
    years=(1946, 2026),
    licence="(c) United Nations, non-commercial use with attribution",
    redistributable=False,
    commercial_use=False,
    access=Access.OPEN,
    steps="open a voting record at https://digitallibrary.un.org and export it as MARCXML",
    completeness=Completeness.SAMPLE,
    checked_via="one record of March 2024",
    checked_on="2026-11-24",
    min_rows=15,
    blind=((Kind.VETO, "it holds resolutions that were adopted; a draft that was vetoed is not among them"),),
)

_NAMESPACE: Final = "{http://www.loc.gov/MARC21/slim}"
_CHOICES: Final[dict[str, Choice]] = {"Y": "yes", "N": "no", "A": "abstain", "": "absent"}
_COUNTED: Final[tuple[tuple[str, Choice], ...]] = (("b", "yes"), ("c", "no"), ("d", "abstain"), ("e", "absent"))
_BODIES: Final = {"A/": "UNGA", "S/": "UNSC"}

MEMBER: Final = "967"
USED: Final = frozenset({"269", "791", MEMBER, "996"})
IGNORED: Final = frozenset({
    "035", "039", "040", "089", "245", "590", "591", "793", "930", "952", "980", "981", "989", "991", "992", "993",
    "999",
})  # fmt: skip
"""Catalogue numbers, title, sort of vote, meeting record, agenda item, draft, and dates of the catalogue."""

_Fields = dict[str, list[dict[str, str]]]


class _RollCall(NamedTuple):
    number: str
    body: str
    session: str
    date: str
    symbol: str


def _records(file: RawFile) -> list[ET.Element]:
    try:
        root = ET.fromstring(file.data)  # noqa: S314 - expat limits what entities may grow to; the file has none
    except (ET.ParseError, ValueError, LookupError) as error:
        row = error.position[0] if isinstance(error, ET.ParseError) else 1
        problem = f"not readable as XML ({error})"
        raise TruncatedFileError(file.path.name, problem, "get the file again", row=row) from error
    if root.tag != f"{_NAMESPACE}collection":
        problem, remedy = "not a collection of MARC records but", "check that this is the publisher's file"
        raise UnknownColumnError(file.path.name, problem, remedy, value=root.tag)
    return list(root)


def _fields(file: RawFile, record: ET.Element, row: int) -> _Fields:
    """Return the data fields of a record by tag, each as its subfields; refuse a tag that nobody knows."""
    found: _Fields = {}
    for field in record:
        tag = field.get("tag", "")
        if field.tag == f"{_NAMESPACE}controlfield":
            found.setdefault(tag, []).append({"": (field.text or "").strip()})
            continue
        if tag not in USED | IGNORED:
            problem, remedy = "a field the reader does not know:", "teach the reader to use it or to ignore it"
            raise UnknownColumnError(file.path.name, problem, remedy, row=row, column=tag, value=tag)
        found.setdefault(tag, []).append({part.get("code", ""): (part.text or "").strip() for part in field})
    return found


def _impossible(file: RawFile, row: int, column: str, problem: str, value: object) -> ImpossibleValueError:
    return ImpossibleValueError(file.path.name, problem, "check the record", row=row, column=column, value=value)


def _roll_call(file: RawFile, fields: _Fields, row: int) -> _RollCall:
    for tag in ("001", *sorted(USED)):
        if tag not in fields or (tag != MEMBER and len(fields[tag]) != 1):
            count = len(fields.get(tag, ()))
            raise TruncatedFileError(
                file.path.name, f"{count} fields {tag} in a record:", "get the record again", row=row, value=tag
            )
    published, named = fields["269"][0].get("a", ""), fields["791"][0]
    try:
        day = date.fromisoformat(published)
    except ValueError as error:
        raise _impossible(file, row, "269", "not a date:", published) from error
    file.year(day.year, row=row, column="269")
    if named.get("b", "") not in _BODIES:
        raise _impossible(
            file, row, "791", "not the General Assembly (A/) or the Security Council (S/):", named.get("b", "")
        )
    return _RollCall(fields["001"][0][""], _BODIES[named["b"]], named.get("c", ""), day.isoformat(), named.get("a", ""))


def _choices(file: RawFile, fields: _Fields, first: int) -> "Sequence[Choice]":
    """Return the votes in the order of the members, held against the counts of the record."""
    found = list[Choice]()
    for row, member in enumerate(fields[MEMBER], start=first):
        if member.get("d", "") not in _CHOICES:
            raise _impossible(file, row, "967 $d", "not a vote (Y, N, A or none):", member["d"])
        found.append(_CHOICES[member.get("d", "")])
    counts, counted = fields["996"][0], Counter(found)
    for code, choice in _COUNTED:
        if counts.get(code, "") != str(counted[choice]):
            problem = f"{counted[choice]} members voted {choice}, not"
            raise _impossible(file, first, f"996 ${code}", problem, counts.get(code, ""))
    if counts.get("f", "") != str(len(found)):
        raise _impossible(file, first, "996 $f", f"{len(found)} members are listed, not", counts.get("f", ""))
    return found


def read(file: RawFile) -> Iterator[Vote]:
    """Yield one vote per member and record.

    Raises
    ------
    SourceFileError
        For an unknown member, field, vote or date, or counts that differ from the members; says which and where.
    """
    row = 1
    for record in _records(file):
        fields = _fields(file, record, row)
        call = _roll_call(file, fields, row)
        choices = _choices(file, fields, row)
        members = fields[MEMBER]
        rows = np.arange(row, row + len(members))
        found = member_states(
            file,
            coded([member.get("c", "") for member in members]),
            coded([member.get("e", "") for member in members]),
            coded([call.date] * len(members)),
            rows=rows,
            columns=("967 $c", "967 $e"),
        )
        refuse_twice(file, np.zeros(len(rows), dtype=np.int64), found, VOTED_TWICE, rows=rows, column="967 $c")
        for number, state, choice in zip(rows.tolist(), found.tolist(), choices, strict=True):
            yield Vote(
                at=file.ref(number),
                vintage=file.sha256,
                published=call.date,
                state=state,
                body=call.body,
                roll_call=call.number,
                session=call.session,
                date=call.date,
                choice=choice,
                symbol=call.symbol,
            )
        row += len(members)


def _scope(file: RawFile) -> str:
    """Return the numbers of the records: each file is a part of the catalogue."""
    found = (one for record in _records(file) for one in record if one.get("tag") == "001")
    return " ".join(sorted((one.text or "").strip() for one in found))


def _recognise(file: RawFile) -> bool:
    return b"http://www.loc.gov/MARC21/slim" in file.head[:1024] and b">Voting record<" in file.head


READER: Reader[Vote] = Reader(SOURCE, ("undl_marcxml.xml",), read, (_recognise,), scope=_scope)
