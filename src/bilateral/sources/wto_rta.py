"""Trade agreements notified to the World Trade Organization: its list of all RTAs.

A row of the sheet ``AllRTAs`` is an agreement with its signatories. Every two partners have a tie from the entry into
force to the day on which the agreement became inactive. Where a party entered or left on a day of its own (``Specific
Entry/Exit dates``) that day counts, and 1 January 9999 means: not yet. A party that is not among the original ones
and has no such day joined by an accession, which has a row of its own.

Not every two signatories are partners. Some are bodies ("European Union"), which stand for those who are their
members on the day; and older agreements of a body list the members instead. So in an agreement called "A - B" those
who are named there are everybody's partners and the rest are none of each other ("EC - Poland Europe Agreement",
"Mexico - Central America", "CPTPP - Accession of the United Kingdom"); where nobody is, members of one body are not
partners, nor are all who belong to none (the conventions of Lomé). Otherwise all are ("Pan-Arab Free Trade Area").

A signed agreement that is not in force is an event of the day of signature; one under negotiation yields nothing. Row
ids end in the two states. The sheet ``RTA Changes`` holds amendments, which change neither parties nor time.
"""

import re
from collections.abc import Callable, Collection, Iterator, Mapping
from datetime import date, timedelta
from itertools import combinations
from typing import TYPE_CHECKING, Final, NamedTuple

from bilateral.shapes.cards import Grain, Source
from bilateral.shapes.rows import NO_STATE, Event, Tie
from bilateral.shapes.vocabulary import Access, Action, Completeness, Kind
from bilateral.sources.reader import Reader
from bilateral.sources.zipped import ZippedFile
from bilateral.states import Spell, blocs

if TYPE_CHECKING:
    from bilateral.sources.raw import Line, RawFile

SOURCE = Source(
    key="wto_rta",
    title="Regional Trade Agreements Database: all RTAs",
    publisher="World Trade Organization",
    url="https://rtais.wto.org/",
    cite="wto_rta",
    grain=Grain.DYAD_YEAR,
    unit="agreement",
    kinds=(Kind.TRADE_AGREEMENT,),
    years=(1948, 2027),
    licence="WTO terms of use (to be confirmed)",
    redistributable=False,
    commercial_use=None,
    access=Access.OPEN,
    steps="export all RTAs at https://rtais.wto.org/UI/PublicMaintainRTAHome.aspx",
    completeness=Completeness.BEST_EFFORT,
    checked_via="an export of February 2026 in a public repository",
    checked_on="2026-11-24",
    min_rows=8_000,
    max_rows=40_000,
)

SHEET: Final = "AllRTAs"
_PART: Final = "workbook.xml"
COLUMNS: Final = (
    "RTA ID", "RTA Name", "Coverage", "Type", "Notification", "Status", "Date of Signature (G)",
    "Date of Signature (S)", "Date of Notification (G)", "Date of Notification (S)", "Date of Entry into Force (G)",
    "Date of Entry into Force (S)", "Inactive Date", "Accession?", "RTA Composition", "Region", "Cross-regional",
    "All Parties WTO members?", "Current signatories", "Original signatories", "Specific Entry/Exit dates",
    "WTO Consideration Process (G)", "Consideration Date (G)", "WTO Consideration Process (S)",
    "Consideration Date (S)", "End of implementation period (G)", "End of implementation period (S)", "Remarks",
)  # fmt: skip
IGNORED: Final = frozenset({
    "RTA ID", "Coverage", "Type", "Notification", "Date of Notification (G)", "Date of Notification (S)",
    "Accession?", "RTA Composition", "Region", "Cross-regional", "All Parties WTO members?",
    "WTO Consideration Process (G)", "Consideration Date (G)", "WTO Consideration Process (S)",
    "Consideration Date (S)", "End of implementation period (G)", "End of implementation period (S)", "Remarks",
})  # fmt: skip
"""What the agreement covers, under which rules it was notified and considered, what sort of parties it has, remarks."""

IN_FORCE: Final = "in force"
SIGNED: Final = "signed"
NEGOTIATED: Final = "under negotiation"
INACTIVE: Final = "inactive"
STATUS: Final = {
    "In Force": IN_FORCE,
    "In force for at least one Party": IN_FORCE,
    "Inactive": INACTIVE,
    "Early announcement-Signed": SIGNED,
    "Early announcement-Under negotiation": NEGOTIATED,
}
BODIES: Final[Mapping[str, str]] = {
    "European Union": "EU",
    "European Free Trade Association (EFTA)": "EFTA",
    "Gulf Cooperation Council (GCC)": "GCC",
    "Southern Common Market (MERCOSUR)": "MERCOSUR",
    "Eurasian Economic Union (EAEU)": "EAEU",
    "ASEAN Free Trade Area (AFTA)": "ASEAN",
}
"""Signatories that are bodies, and the bloc that each is."""
SMALL_BODIES: Final[Mapping[str, tuple[str, ...]]] = {
    "Southern African Customs Union (SACU)": ("ZAF", "BWA", "LSO", "NAM", "SWZ"),
    "Central American Common Market (CACM)": ("GTM", "SLV", "HND", "NIC", "CRI", "PAN"),
}
"""The same with their members: two that are no blocs of our table."""

ALL_BODIES: Final = frozenset({*BODIES, *SMALL_BODIES})

_EPOCH: Final = date(1899, 12, 30)
_NEVER: Final = "9999"
_ANY_DAY: Final = "2000"
"""The list's names mean one state each on every day."""
_REST: Final = "the rest"
_OWN: Final = "Specific Entry/Exit dates"
_DASH: Final = re.compile(r"\s[-\u2013]\s")
_ACCESSION: Final = " - Accession of "
_OUTWARD: Final = (
    (re.compile(r"(?:EC|EEC|EU)\s[-\u2013]\s|.*Convention of Lomé|Yaoundé|Arusha"), "EU"),
    (re.compile(r"EFTA\s[-\u2013]\s"), "EFTA"),
)
"""Agreements of a body with others that list the body's members instead."""
_OWN_DAYS = re.compile(r"(?P<name>.+?)\s*\((?P<since>[^()]*?) - (?P<until>[^()]*?)\)")
_MONTHS: Final = ("Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec")


class _Party(NamedTuple):
    """A state that an agreement binds, and when; parties on one side are no partners, those on "" are everybody's."""

    state: str
    since: str
    until: str
    side: str


class _Agreement(NamedTuple):
    """An agreement's name and days; ``own`` has those that the sheet gives for single parties."""

    name: str
    since: str
    until: str
    own: dict[str, tuple[str, str]]


def _day(line: "Line", column: str) -> str:
    """Return the day in a cell, which holds a number of days since the end of 1899; empty where it is empty."""
    if not line.text(column):
        return ""
    days = line.number(column, low=1, high=100_000)
    found = _EPOCH + timedelta(days=int(days))
    line.file.year(found.year, row=line.row, column=column)
    return found.isoformat()


def _written(line: "Line", text: str) -> str:
    """Return a day written as ``31-Dec-2020``; empty where the text is."""
    if not text:
        return ""
    number, month, year = [*text.split("-"), "", ""][:3]
    try:
        return date(int(year), _MONTHS.index(month) + 1, int(number)).isoformat()
    except ValueError as error:
        raise line.impossible(_OWN, f"not a day ({text}):") from error


def _own_days(line: "Line") -> dict[str, tuple[str, str]]:
    """Return the days on which single parties entered or left, by state."""
    found = {}
    for part in filter(None, (one.strip() for one in line.text(_OWN).split(";"))):
        own = _OWN_DAYS.fullmatch(part)
        if not own:
            raise line.impossible(_OWN, f"not a name with days ({part}):")
        state = line.file.state(own["name"], _ANY_DAY, row=line.row, column=_OWN)
        found[state] = _written(line, own["since"].strip()), _written(line, own["until"].strip())
    return found


def _signatories(line: "Line", column: str) -> dict[str, str]:
    """Return the states of a list of names, by name."""
    names = filter(None, (one.strip() for one in line.text(column).split(";")))
    return {name: line.file.state(name, _ANY_DAY, row=line.row, column=column) for name in names}


def _members(body: str) -> list[tuple[str, Spell]]:
    """Return who is or was a member of a body, and when."""
    if body in SMALL_BODIES:
        return [(state, Spell()) for state in SMALL_BODIES[body]]
    return list(blocs()[BODIES[body]].members)


def _side(agreement: _Agreement, names: Collection[str]) -> Callable[[str, str], str]:
    """Return the function that says on which side of an agreement a signatory is, by name and state."""
    bodies = ALL_BODIES & set(names)
    _, accession, acceding = agreement.name.partition(_ACCESSION)
    two_sides = bool(accession or bodies) or len(_DASH.split(agreement.name)) == 2  # noqa: PLR2004 - A and B
    heads = {name: re.split(r"[,(]", name)[0].strip() for name in names if name not in ALL_BODIES}
    within = acceding or agreement.name
    named = {name for name, head in heads.items() if re.search(rf"\b{re.escape(head)}\b", within)}
    if two_sides and named and named != set(names):
        return lambda name, _: "" if name in named else _REST
    if two_sides and bodies:
        return lambda name, _: name if name in ALL_BODIES else _REST
    outward = next((bloc for pattern, bloc in _OUTWARD if pattern.match(agreement.name)), "")
    if not outward:
        return lambda name, _: name if name in ALL_BODIES else ""
    inside = {
        state
        for state, spell in blocs()[outward].members
        if (not agreement.until or (spell.start or "") < agreement.until) and (spell.end or _NEVER) > agreement.since
    }
    return lambda _, state: outward if state in inside else _REST


def _parties(line: "Line", agreement: _Agreement) -> Iterator[_Party]:
    """Yield the states that an agreement binds, bodies taken apart."""
    current, original = (_signatories(line, column) for column in ("Current signatories", "Original signatories"))
    in_bodies = {state for body in ALL_BODIES & {*current, *original} for state, _ in _members(body)}
    left = {state for state, (_, until) in agreement.own.items() if until} - in_bodies
    gone = {name: state for name, state in original.items() if state in left}
    names = (current | gone) if current else original
    side = _side(agreement, names)
    for name, state in names.items():
        since, until = agreement.own.get(state, ("", ""))
        if name in ALL_BODIES:
            for member, spell in _members(name):
                own = agreement.own.get(member, ("", ""))
                days = own[0] or spell.start or "", own[1] or spell.end or ""
                yield _Party(member, *_within(agreement, *days), side(name, ""))
        elif name in original or since:
            yield _Party(state, *_within(agreement, since, until), side(name, state))


def _within(agreement: _Agreement, since: str, until: str) -> tuple[str, str]:
    return max(agreement.since, since), min(filter(None, (agreement.until, until)), default="")


def _pairs(parties: list[_Party]) -> Iterator[tuple[_Party, _Party, str, str]]:
    """Yield every two partners with the days since and until which they are; a pair once per time."""
    seen = set()
    for one, other in combinations(parties, 2):
        since, until = max(one.since, other.since), min(filter(None, (one.until, other.until)), default="")
        key = (frozenset((one.state, other.state)), since)
        partners = one.state != other.state and not (one.side and one.side == other.side)
        if partners and not since.startswith(_NEVER) and (not until or since <= until) and key not in seen:
            seen.add(key)
            yield one, other, since, until


def read(file: "RawFile") -> Iterator[Tie | Event]:
    """Yield a mutual tie per pair of partners of an agreement in force, a mutual event where it is only signed.

    Parameters
    ----------
    file : RawFile
        ``WTO_RTA_AllRTAs.xlsx``.

    Raises
    ------
    SourceFileError
        For an unknown name, status, column or day, or a damaged workbook; says which and where.
    """
    published = ZippedFile(file, _PART).written
    for line in file.sheet_lines(COLUMNS, sheet=SHEET):
        status = line.word("Status", STATUS)
        days = {
            column: _day(line, column)
            for column in (
                "Date of Signature (G)", "Date of Signature (S)", "Date of Entry into Force (G)",
                "Date of Entry into Force (S)", "Inactive Date",
            )
        }  # fmt: skip
        signed, force = (
            min(filter(None, (days[f"{column} (G)"], days[f"{column} (S)"])), default="")
            for column in ("Date of Signature", "Date of Entry into Force")
        )
        name, own = line.text("RTA Name"), _own_days(line)
        agreement = _Agreement(name, force or signed, days["Inactive Date"], own)
        if status == NEGOTIATED or not agreement.since:
            file.leave_out("an agreement that is not signed, or without any day")
            _signatories(line, "Current signatories")
            _signatories(line, "Original signatories")
            line.refuse_leftovers(IGNORED)
            continue
        pairs = list(_pairs(list(_parties(line, agreement))))
        line.refuse_leftovers(IGNORED)
        if not pairs:
            file.leave_out("an agreement of which the list names no two partners")
        for one, other, since, until in pairs:
            if {one.state, other.state} == {NO_STATE}:
                continue
            at = f"{line.ref}/{one.state}-{other.state}"
            if status == SIGNED and not force:
                yield Event(
                    at=at,
                    vintage=file.sha256,
                    published=published,
                    kind=Kind.TRADE_AGREEMENT,
                    action=Action.AGREE,
                    actor=one.state,
                    target=other.state,
                    date=signed,
                    mutual=True,
                )
            else:
                yield Tie(
                    at=at,
                    vintage=file.sha256,
                    published=published,
                    kind=Kind.TRADE_AGREEMENT,
                    actor=one.state,
                    target=other.state,
                    since=since,
                    until=until,
                    mutual=True,
                    text=name,
                )


READER = Reader(SOURCE, ("WTO_RTA_AllRTAs.xlsx",), read, (lambda file: file.sheet_header == COLUMNS,))
