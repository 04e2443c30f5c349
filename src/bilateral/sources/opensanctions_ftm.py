"""Sanctioned persons and firms in OpenSanctions' own form: FollowTheMoney entities, one JSON object per line.

An object of the schema Sanction says who listed whom and since when; it points to the entity that is listed, which
says where that belongs. By a state with a day it is an event, otherwise an attribute
(``bilateral.sources.listings``), whose kind begins with the code of the lister: ``eu_listing``. Exports of a single
list have no Sanction objects; there a target is an attribute from the day its publisher made the entry.

A person belongs to its nationality, a firm to its jurisdiction, else each to its countries. A day may be given twice:
the first counts. One act may stand in several lists (OFAC's own, the US exclusion list), and each has its row.
"""

import re
from collections.abc import Iterator, Mapping
from datetime import date
from itertools import product
from typing import Any, Final, NamedTuple

import msgspec

from bilateral.shapes.cards import Grain, Source
from bilateral.shapes.rows import Attribute, Event
from bilateral.shapes.vocabulary import Access, Action, Completeness, Kind
from bilateral.sources.errors import ImpossibleValueError, TruncatedFileError, UnknownColumnError
from bilateral.sources.listings import listing
from bilateral.sources.raw import RawFile
from bilateral.sources.reader import Reader
from bilateral.sources.state_codes import code_names

SOURCE = Source(
    key="opensanctions_ftm",
    title="OpenSanctions entities (FollowTheMoney)",
    publisher="OpenSanctions",
    url="https://www.opensanctions.org/docs/bulk/json/",
    cite="opensanctions",
    grain=Grain.DIRECTED_DYAD_DAY,
    unit="listing",
    kinds=(Kind.SANCTION, Kind.ATTRIBUTE),
    years=(1990, 2026),
    licence="CC-BY-NC-4.0 (to be confirmed)",
    redistributable=False,
    commercial_use=False,
    access=Access.OPEN,
    steps="download entities.ftm.json of a data set from https://data.opensanctions.org/datasets/latest/",
    completeness=Completeness.BEST_EFFORT,
    checked_via="two small exports among the fixtures of OpenSanctions' yente",
    checked_on="2026-11-24",
    min_rows=1,
    max_rows=2_000_000,
)


SCHEMATA: Final = frozenset({
    "Address", "Airplane", "Company", "CryptoWallet", "Directorship", "Family", "Identification", "LegalEntity",
    "Organization", "Ownership", "Passport", "Person", "PublicBody", "Sanction", "Security", "UnknownLink", "Vessel",
})  # fmt: skip
_LISTING: Final = "Sanction"
_BELONGING: Final = ("nationality", "citizenship", "jurisdiction", "country", "flag")
_USED: Final = frozenset({*_BELONGING, "entity", "startDate", "listingDate", "endDate", "topics", "createdAt"})
IGNORED: Final = frozenset({
    "abbreviation", "address", "addressEntity", "alias", "asset", "authority", "authorityId", "birthCountry",
    "birthDate", "birthPlace", "city", "director", "dissolutionDate", "duration", "email", "fatherName", "firstName",
    "full", "gender", "holder", "idNumber", "incorporationDate", "innCode", "kppCode", "lastName", "legalForm",
    "middleName", "modifiedAt", "name", "notes", "ogrnCode", "organization", "owner", "passportNumber", "percentage",
    "permId", "person", "phone", "position", "postOfficeBox", "postalCode", "previousName", "program", "programId",
    "programUrl", "provisions", "reason", "recordId", "region", "registrationNumber", "relationship", "relative",
    "role", "sharesCount", "sourceUrl", "status", "street", "summary", "taxNumber", "title", "uniqueEntityId",
    "weakAlias", "website",
})  # fmt: skip
"""Properties of no shape: who the listed one is, what it owns, and why it is listed."""

UNION: Final = "eu"
_DAY = re.compile(r"\d{4}-\d{2}-\d{2}")
_LISTS = re.compile(rb'"datasets": ?\["([^\]]*)"\]')


class Fields(msgspec.Struct, frozen=True):
    """An object of the file, as FollowTheMoney writes it; a property has several values."""

    id: str
    caption: str
    schema: str
    properties: dict[str, list[str]]
    datasets: list[str]
    referents: list[str]
    target: bool
    first_seen: str
    last_seen: str
    last_change: str


class Entity(NamedTuple):
    """An object, and its row."""

    row: int
    fields: Fields

    @property
    def properties(self) -> dict[str, list[str]]:
        """What is said of it."""
        return self.fields.properties


def read(file: RawFile) -> Iterator[Event | Attribute]:
    """Yield one event or attribute per listing, lister and state of who is listed.

    Raises
    ------
    SourceFileError
        For a line that is no entity, an unknown field, schema, property or code, or an impossible day.
    """
    entities = _entities(file)
    seen = [_day(file, one, "last_seen", one.fields.last_seen) for one in entities.values()]
    edition = max(seen, default="")
    listings = [one for one in entities.values() if one.fields.schema == _LISTING]
    for one in listings:
        targets = [entities[name] for name in one.properties.get("entity", []) if name in entities]
        states = dict.fromkeys(state for target in targets for state in _states(file, target, edition))
        yield from _by_lister(file, one, list(states), edition)
    held = {target for one in listings for target in one.properties.get("entity", [])}
    for name, one in entities.items():
        if one.fields.target and name not in held and "sanction" in one.properties.get("topics", []):
            if listings:
                file.leave_out("a target whose listing the file does not hold")
            else:
                yield from _by_list(file, one, edition)


def _by_lister(file: RawFile, sanction: Entity, states: list[str], edition: str) -> Iterator[Event | Attribute]:
    """Yield what one Sanction object says of the states that those belong to whom it lists."""
    listers = sanction.properties.get("country", [])
    if not listers or not states:
        file.leave_out("a listing by nobody known, or of one who belongs to no known state")
    given = "startDate" if sanction.properties.get("startDate") else "listingDate"
    since = min((_day(file, sanction, given, text) for text in sanction.properties.get(given, [])), default="")
    ends = [_day(file, sanction, "endDate", text) for text in sanction.properties.get("endDate", [])]
    until = min((end for end in ends if since <= end <= edition), default="")
    several = len(listers) * len(states) > 1
    for lister, state in product(listers, states):
        column = f"{lister}-{state}" if several else ""
        if lister == UNION or not since:
            yield listing(
                file,
                sanction.row,
                kind=_kind(lister),
                state=state,
                since=since or edition,
                edition=edition,
                text=_told(sanction),
                column=column,
            )
            continue
        actor = _state(file, sanction, "country", lister, since)
        if actor == state:
            file.leave_out("a listing by the state of who is listed")
            continue
        yield Event(
            at=file.ref(sanction.row, column),
            vintage=file.sha256,
            published=edition,
            kind=Kind.SANCTION,
            action=Action.SANCTION,
            actor=actor,
            target=state,
            date=since,
            until=until,
        )


def _by_list(file: RawFile, target: Entity, edition: str) -> Iterator[Attribute]:
    """Yield a target of an export without Sanction objects, once a list that it stands in and a state."""
    since = min(_day(file, target, "createdAt", text) for text in target.properties.get("createdAt", [edition]))
    listers = list(dict.fromkeys(dataset.partition("_")[0] for dataset in target.fields.datasets))
    states = _states(file, target, edition)
    if not states:
        file.leave_out("a listing by nobody known, or of one who belongs to no known state")
    several = len(listers) * len(states) > 1
    for lister, state in product(listers, states):
        yield listing(
            file,
            target.row,
            kind=_kind(lister),
            state=state,
            since=since,
            edition=edition,
            text=_told(target),
            column=f"{lister}-{state}" if several else "",
        )


def _kind(lister: str) -> str:
    return f"{lister}_listing"


def _told(one: Entity) -> str:
    return f"{one.fields.schema}, {' '.join(one.fields.datasets)}"


def _states(file: RawFile, target: Entity, edition: str) -> list[str]:
    """Return the states that someone belongs to."""
    column = next((column for column in _BELONGING if target.properties.get(column)), "")
    codes = target.properties.get(column, [])
    return list(dict.fromkeys(_state(file, target, column, code, edition) for code in codes))


def _state(file: RawFile, one: Entity, column: str, code: str, on: str) -> str:
    return file.state("", on, row=one.row, column=column, code=code.upper(), names=code_names("iso2"))


def _day(file: RawFile, one: Entity, column: str, text: str) -> str:
    """Return the day of a date or time; a month or a year is no day of a listing."""
    try:
        day = date.fromisoformat(text[:10]) if _DAY.match(text) else None
    except ValueError:
        day = None
    if day is None or day.year < file.source.years[0]:
        raise _impossible(file, one.row, column, f"no day since {file.source.years[0]}:", text)
    return day.isoformat()


def _impossible(file: RawFile, row: int, column: str, problem: str, value: str) -> ImpossibleValueError:
    remedy = "check the file; if the publisher's form has changed, teach the reader"
    return ImpossibleValueError(file.path.name, problem, remedy, row=row, column=column, value=value)


def _entities(file: RawFile) -> dict[str, Entity]:
    """Return the objects of the file by id, checked field by field."""
    found = dict[str, Entity]()
    for row, text in enumerate(file.text().split("\n"), start=1):
        if not text.strip():
            continue
        fields = _fields(file, row, text)
        _check_known(file, row, "property", fields.properties, _USED | IGNORED)
        if fields.schema not in SCHEMATA:
            raise _impossible(file, row, "schema", f"not one of {', '.join(sorted(SCHEMATA))}:", fields.schema)
        if fields.id in found:
            raise _impossible(file, row, "id", "an object that stands twice:", fields.id)
        found[fields.id] = Entity(row, fields)
    return found


def _fields(file: RawFile, row: int, text: str) -> Fields:
    try:
        loaded = msgspec.json.decode(text)
        if isinstance(loaded, dict):
            _check_known(file, row, "field", loaded, frozenset(Fields.__struct_fields__))
        return msgspec.convert(loaded, Fields)
    except msgspec.DecodeError as error:
        problem = f"no FollowTheMoney object ({error})"
        raise TruncatedFileError(file.path.name, problem, "get the file again", row=row) from error


def _check_known(file: RawFile, row: int, what: str, found: Mapping[str, Any], known: frozenset[str]) -> None:
    for column in found:
        if column not in known:
            problem, remedy = f"a {what} the reader does not know:", "teach the reader to use it or to ignore it"
            raise UnknownColumnError(file.path.name, problem, remedy, row=row, column=column, value=column)


def _recognise(file: RawFile) -> bool:
    first = file.head.partition(b"\n")[0]
    return first.startswith(b"{") and all(word in first for word in (b'"schema"', b'"properties"', b'"referents"'))


def _list(file: RawFile) -> str:
    """Return the list that an export is of, or "" for one of several; exports of different lists add up."""
    found = _LISTS.findall(file.head)
    return found[0].decode() if len(set(found)) == 1 and b"," not in found[0] else ""


READER = Reader(SOURCE, ("entities.ftm.json",), read, (_recognise,), scope=_list)
