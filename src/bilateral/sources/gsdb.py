"""The Global Sanctions Data Base, release 4: who sanctioned whom, from which year to which, and how.

A line is a case with one or several senders and targets; it becomes one tie per pair of them. A tie's text has the
sorts of sanction and, where a body or no state stands in the line, its name.

- **Bodies.** The European Union (and Community) and the Group of Seven stand for their members, with the years of
  membership: what the Union decides each member applies, and the Seven enact it one by one. Every other body (the
  United Nations, the African Union, CoCom ...) is an actor of its own, ``ZZX``, so that a decision of the Security
  Council is no act of Russia's. Lists nobody can resolve ("Western countries") are ``ZZZ``.
- **Names.** A name may have commas (``Korea, North``), and lists are cut at commas. The publisher calls states by old
  names to the end (South Vietnam in 2023, Malaya, Ceylon), and ``Yemen, North`` is united Yemen from 1990. A name
  that passes from one state to another during a case makes two ties.
- **Years.** Who came or went within a case counts only where the years leave no doubt: not with the year in which it
  left as the first of the case, nor with the year in which it came as the last. ``end`` 2023 with ``ongoing`` still
  stood; seven cases are ``ongoing`` with an earlier end, which is kept.
"""

from collections.abc import Iterator, Sequence
from itertools import product
from typing import Final, NamedTuple

from bilateral.shapes.cards import Grain, Source
from bilateral.shapes.rows import NO_STATE, UNKNOWN, Tie
from bilateral.shapes.vocabulary import Access, Completeness, Kind
from bilateral.sources.errors import UnknownNameError
from bilateral.sources.name_tables import Meaning
from bilateral.sources.raw import Line, RawFile
from bilateral.sources.reader import Reader
from bilateral.states import blocs

SOURCE = Source(
    key="gsdb",
    title="Global Sanctions Data Base, release 4",
    publisher="Felbermayr, Kirilakha, Syropoulos, Yalcin and Yotov",
    url="https://www.globalsanctionsdatabase.com/",
    cite="felbermayr_et_al2020",
    grain=Grain.DIRECTED_DYAD_YEAR,
    unit="case",
    kinds=(Kind.SANCTION,),
    years=(1949, 2023),
    licence="given on request, not to be republished (to be confirmed)",
    redistributable=False,
    commercial_use=None,
    access=Access.REQUEST,
    steps="write to the address on the publisher's page and ask for release 4",
    completeness=Completeness.BEST_EFFORT,
    checked_via="a copy of release 4",
    checked_on="2026-11-24",
    min_rows=3_000,
    max_rows=20_000,
    blind=((Kind.SANCTION_RELIEF, "it gives the year in which a case ends, not what was lifted before"),),
)

COLUMNS: Final = (
    "case_id", "sanctioned_state", "sanctioning_state", "begin", "end", "trade", "descr_trade", "arms", "military",
    "financial", "travel", "other", "target_mult", "sender_mult", "objective", "success",
)  # fmt: skip
IGNORED: Final = frozenset({"case_id", "target_mult", "sender_mult"})
"""The publisher's number, and whether target and sender are several, which the lists themselves say."""

PUBLISHED: Final = "2024"
"""When release 4 came out, to be confirmed; the file does not say."""

BODIES: Final = {"EU": "EU", "EEC": "EU", "G7": "G7"}
"""Bodies that stand for their members, and their id in ``states/blocs.csv``."""

SORTS: Final = ("trade", "arms", "military", "financial", "travel", "other")
_FLAG: Final = {"0": False, "1": True}
_TRADE: Final = frozenset({"exp_part", "exp_compl", "imp_part", "imp_compl"})
_OBJECTIVES: Final = frozenset({
    "democracy", "destab_regime", "end_war", "human_rights", "other", "policy_change", "prevent_war",
    "territorial_conflict", "terrorism",
})  # fmt: skip
_OUTCOMES: Final = frozenset({"failed", "nego_settlement", "ongoing", "success_part", "success_total"})
_NO_STATE: Final = frozenset({NO_STATE, UNKNOWN})


class Party(NamedTuple):
    """A side of a case: a state (or ``ZZX``, ``ZZZ``), its years in the case, and the body that is named for it."""

    state: str
    since: str
    until: str
    body: str = ""


def within(begin: str, end: str, held: Meaning) -> tuple[str, str] | None:
    """Return the part of a case that surely lies in an interval, or None.

    Parameters
    ----------
    begin, end : str
        First and last year of the case; ``end`` is empty while it lasts.
    held : Meaning
        The interval, in days.

    Examples
    --------
    >>> union = Meaning("GBR", "1973-01-01", "2020-01-31")
    >>> within("2014", "", union), within("2020", "", union), within("1970", "1980", union)
    (('2014', '2020-01-31'), None, ('1973-01-01', '1980'))
    """
    came, went = held.since[:4], held.until[:4]
    if came > begin and end and came >= end:
        return None
    if went and went <= begin:
        return None
    since = held.since if came > begin else begin
    until = held.until if went and (not end or went < end) else end
    return since, until


def split(file: RawFile, text: str, *, row: int, column: str) -> list[str]:
    """Return the names of a list, which may have commas themselves.

    Raises
    ------
    UnknownNameError
        For the first part of the list that begins no known name.
    """
    parts = [part.strip() for part in text.split(",")]
    found = list[str]()
    while parts:
        ends = range(len(parts), 0, -1)
        length = next((end for end in ends if _is_known(file, ", ".join(parts[:end]))), 0)
        if not length:
            near = "".join(f", near {one!r}" for one in file.names.near(parts[0]))
            problem, remedy = "unknown state name", f"add it to {file.names.where}{near}"
            raise UnknownNameError(file.path.name, problem, remedy, row=row, column=column, value=parts[0])
        found.append(", ".join(parts[:length]))
        del parts[:length]
    return found


def _is_known(file: RawFile, name: str) -> bool:
    return name in BODIES or file.names.knows("", name)


def _parties(line: Line, column: str, begin: str, end: str) -> list[Party]:
    """Return the states of one side; a state that is named and a body's member too is there once, as named."""
    named, members = list[Party](), list[Party]()
    for name in split(line.file, line.text(column), row=line.row, column=column):
        if name in BODIES:
            spells = [(state, spell.start or "", spell.end or "") for state, spell in blocs()[BODIES[name]].members]
            members += _during(begin, end, [Meaning(*spell) for spell in spells], name)
        else:
            named += _during(begin, end, line.file.names.meanings("", name), name)
    states = {party.state for party in named}
    found = {(party.state, party.since): party for party in members if party.state not in states}
    return list((found | {(party.state, party.since): party for party in named}).values())


def _during(begin: str, end: str, meanings: Sequence[Meaning], name: str) -> list[Party]:
    """Return what a name means in a case; the name stays where it is a body's or no state's."""
    return [
        Party(held.state_id, *part, name if name in BODIES or held.state_id in _NO_STATE else "")
        for held in meanings
        if (part := within(begin, end, held)) is not None
    ]


def read(file: RawFile) -> Iterator[Tie]:
    """Yield one tie per case, sender and target.

    Raises
    ------
    SourceFileError
        For an unknown name, column or word, or an impossible year; says which and where.
    """
    for line in file.csv_lines(COLUMNS):
        first, last = line.year("begin"), line.year("end")
        if last < first:
            problem = f"a year before the case begins in {first}:"
            raise line.impossible(column="end", problem=problem)
        outcomes = _words(line, "success", _OUTCOMES)
        stands = "ongoing" in outcomes and last == SOURCE.years[1]
        begin, end = str(first), "" if stands else str(last)
        sorts = _sorts(line)
        _words(line, "objective", _OBJECTIVES)
        senders = _parties(line, "sanctioning_state", begin, end)
        targets = _parties(line, "sanctioned_state", begin, end)
        pairs = list(_pairs(senders, targets))
        if not pairs:
            file.leave_out("neither side is a state, or both are one")
        single = len(pairs) == 1
        for sender, target in pairs:
            since = max(sender.since, target.since)
            yield Tie(
                at=line.ref if single else file.ref(line.row, f"{sender.state}-{target.state}-{since}"),
                vintage=file.sha256,
                published=PUBLISHED,
                kind=Kind.SANCTION,
                actor=sender.state,
                target=target.state,
                since=since,
                until=min(filter(None, (sender.until, target.until)), default=""),
                text=sorts + _told(sender.body, "by") + _told(target.body, "on"),
            )
        line.refuse_leftovers(ignore=IGNORED)


def _told(body: str, word: str) -> str:
    return f" ({word} {body})" if body else ""


def _pairs(senders: Sequence[Party], targets: Sequence[Party]) -> Iterator[tuple[Party, Party]]:
    """Yield the pairs of different parties, one of them a state, that were there at the same time."""
    for sender, target in product(senders, targets):
        since = max(sender.since, target.since)
        until = min(filter(None, (sender.until, target.until)), default="")
        overlap = not until or since[:4] <= until[:4]
        if sender.state != target.state and not {sender.state, target.state} <= _NO_STATE and overlap:
            yield sender, target


def _sorts(line: Line) -> str:
    """Return the sorts of sanction of a case, in the publisher's words; a case has at least one."""
    sorts = [sort for sort in SORTS if line.word(sort, _FLAG)]
    described = _words(line, "descr_trade", _TRADE) if line.text("descr_trade") else []
    if ("trade" in sorts) != bool(described):
        problem = f"a description of trade where trade is {line.text('trade')}:"
        raise line.impossible(column="descr_trade", problem=problem)
    if not sorts:
        problem = "a case without any sort of sanction:"
        raise line.impossible(column="other", problem=problem)
    return ", ".join(sorts)


def _words(line: Line, column: str, known: frozenset[str]) -> list[str]:
    words = line.text(column).split(",")
    for word in words:
        if word not in known:
            raise line.impossible(column, f"not a list of {', '.join(sorted(known))}:")
    return words


def _recognise(file: RawFile) -> bool:
    return file.begins(COLUMNS[:5])


READER = Reader(SOURCE, ("GSDB_V4.csv",), read, (_recognise,))
