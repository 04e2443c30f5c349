"""Obligations of treaties in force, and the facts that follow from them.

The files under ``record/treaties`` hold a ``[[treaty]]`` table per treaty: its parties with the days from which and to
which they were bound, and what it obliges them to in our own words. An obligation is a fact of every two parties that
were bound at one time, of both where it binds all, and of one toward the other where only one side owes.
"""

from collections.abc import Iterable, Iterator, Sequence
from importlib.resources.abc import Traversable
from itertools import combinations
from typing import Final

import msgspec
from msgspec.structs import replace

from bilateral.record.facts import Fact, FactSource
from bilateral.record.tables import files_of, parse_tables
from bilateral.shapes.dates import OPEN, first_day, last_day, precision, spoken
from bilateral.shapes.vocabulary import Action, Dimension, Kind, Polarity, Rung
from bilateral.states import all_states
from bilateral.states.articles import named, opening

_KINDS: Final = (Kind.DEFENCE_PACT, Kind.CONSULTATION, Kind.NONAGGRESSION)


class Party(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """A state that is bound from a day, and to a day where it no longer is."""

    state: str
    since: str
    until: str = OPEN


class Obligation(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """What a treaty obliges to.

    ``sentence`` has the places ``{one}`` and ``{other}`` for the two states; where only one side owes, ``owing`` and
    ``owed`` name the states, and ``{one}`` is the one that owes. ``until`` holds the day on which it ended between two
    parties only, by their ids in alphabetical order (``NZL-USA``).
    """

    article: str
    kind: Kind
    sentence: str
    mutual: bool = True
    owing: tuple[str, ...] = ()
    owed: tuple[str, ...] = ()
    until: dict[str, str] = {}


class Treaty(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """A treaty with its parties and obligations; ``until`` is ``..`` while it is in force.

    ``told_by`` names curated facts that tell the treaty in force between two states: that pair is left to them.
    """

    id: str
    title: str
    signed: str
    in_force: str
    until: str = OPEN
    party: tuple[Party, ...]
    obligation: tuple[Obligation, ...]
    published: str
    grade: str
    sources: tuple[FactSource, ...]
    told_by: tuple[str, ...] = ()
    note: str = ""


def treaty_files() -> list[Traversable]:
    """Return the files of treaties in the package, in order of name."""
    return files_of("treaties")


def parse_treaties(text: str, where: str) -> list[Treaty]:
    """Read the treaties of one file.

    Raises
    ------
    FactError
        Where the text is no TOML or a slot has a value the form does not allow.
    """
    return parse_tables(text, where, "treaty", Treaty)


def load_treaties(paths: Sequence[Traversable] | None = None) -> Iterator[Treaty]:
    """Yield every treaty, file by file, in order of the day on which it was signed."""
    for file in paths if paths is not None else treaty_files():
        treaties = parse_treaties(file.read_text(encoding="utf-8"), file.name)
        yield from sorted(treaties, key=lambda treaty: (first_day(treaty.signed), treaty.id))


def expand(treaties: Iterable[Treaty], told: Iterable[Fact] = ()) -> Iterator[Fact]:
    """Yield the facts that follow from treaties, pair by pair of parties whose time in them overlaps.

    Parameters
    ----------
    treaties : iterable of Treaty
    told : iterable of Fact
        Curated facts. A treaty is told by one that carries a pact on (``until``) and dates from the day on which it was
        signed or came into force, or that it names in ``told_by``: that pair yields nothing of it. To one that tells
        only of the signing the obligation belongs (``part_of``), so that one treaty counts as one act.
    """
    pacts = [fact for fact in told if fact.kind in (*_KINDS, Kind.TREATY)]
    for treaty in treaties:
        same = [fact for fact in pacts if _tells(fact, treaty)]
        known = {frozenset({fact.actor, fact.target}) for fact in same if fact.until}
        signings = {frozenset({fact.actor, fact.target}): fact for fact in same if _signs(fact)}
        for one, other in combinations(sorted(treaty.party, key=lambda party: party.state), 2):
            if one.state != other.state and frozenset({one.state, other.state}) not in known:
                signing = signings.get(frozenset({one.state, other.state}))
                for obligation in treaty.obligation:
                    yield from (_of(signing, made) for made in _between(treaty, obligation, one, other))


def _tells(fact: Fact, treaty: Treaty) -> bool:
    return fact.id in treaty.told_by or fact.date in (treaty.signed, treaty.in_force)


def _signs(fact: Fact) -> bool:
    return not fact.until and not fact.part_of and fact.mutual and fact.rung is Rung.COMMITMENTS


def _of(signing: Fact | None, made: Fact) -> Fact:
    """Return an obligation as part of the act of signing it, its states in that fact's order."""
    if signing is None or not made.mutual:
        return made
    head = made.id.partition("/")[0]
    actor, target = signing.actor, signing.target
    return replace(made, id=f"{head}/{actor}-{target}", actor=actor, target=target, part_of=signing.id)


def _between(treaty: Treaty, obligation: Obligation, one: Party, other: Party) -> Iterator[Fact]:
    """Yield what an obligation says of two parties: a fact of both, or of the one that owes."""
    since = max(one.since, other.since, key=first_day)
    ends = (one.until, other.until, treaty.until, obligation.until.get(f"{one.state}-{other.state}", OPEN))
    until = min(ends, key=last_day)
    if last_day(until) < first_day(since):
        return
    if obligation.mutual:
        yield _fact(treaty, obligation, (one.state, other.state), (since, until))
        return
    for actor, target in ((one.state, other.state), (other.state, one.state)):
        if actor in obligation.owing and target in obligation.owed:
            yield _fact(treaty, obligation, (actor, target), (since, until))


def _fact(treaty: Treaty, obligation: Obligation, states: tuple[str, str], span: tuple[str, str]) -> Fact:
    (one, other), (since, until) = states, span
    day = first_day(since) if until == OPEN else last_day(until)
    names = {"one": named(one, day), "other": named(other, day)}
    article = "".join(filter(str.isalnum, obligation.article)).lower()
    return Fact(
        id=f"{treaty.id}-{article}/{one}-{other}",
        date=since,
        precision=precision(since),
        until=until,
        actor=one,
        target=other,
        mutual=obligation.mutual,
        kind=obligation.kind,
        action=Action.AGREE,
        dimension=Dimension.MILITARY,
        rung=Rung.COMMITMENTS,
        polarity=Polarity.FOR,
        sentence=opening(obligation.sentence.format(**names)) + _ended(until),
        published=max(since, treaty.published, key=first_day),
        sources=treaty.sources,
        grade=treaty.grade,
        note=treaty.note,
    )


def _ended(until: str) -> str:
    return "" if until == OPEN else f" It bound them until {spoken(until)}."


def overlapping(facts: Iterable[Fact], expanded: Iterable[Fact]) -> list[tuple[str, str]]:
    """Return curated facts that carry on a pact of two states between which an obligation stands at the same time.

    A signing is an act of its day and is no overlap but where the obligation dates from that day and is not part of
    it; a curated fact with an end, or with none (``..``), is.

    Returns
    -------
    list of tuple of str
        Ids of the curated fact and of the obligation.
    """
    pacts = [fact for fact in facts if fact.kind in (*_KINDS, Kind.TREATY)]
    return [
        (fact.id, made.id)
        for made in expanded
        for fact in pacts
        if {fact.actor, fact.target} == {made.actor, made.target} and fact.id != made.part_of and _meet(fact, made)
    ]


def _meet(fact: Fact, made: Fact) -> bool:
    """Whether a curated pact and an obligation stand at one time; a signing does so on its day only."""
    if not fact.until:
        return fact.date == made.date
    return first_day(fact.date) <= last_day(made.until) and last_day(fact.until) >= first_day(made.date)


def problems_of(treaties: Iterable[Treaty]) -> list[str]:
    """Return what is wrong with a set of treaties, one line each, the treaty's id first."""
    treaties = list(treaties)
    ids = [treaty.id for treaty in treaties]
    found = [f"{treaty.id}: {problem}" for treaty in treaties for problem in _problems(treaty)]
    return found + [f"{one}: id used twice" for one in sorted({one for one in ids if ids.count(one) > 1})]


def _problems(treaty: Treaty) -> Iterator[str]:
    known = {one.state_id for one in all_states()}
    states = [party.state for party in treaty.party]
    yield from (f"{one} is no state id" for one in dict.fromkeys(states) if one not in known)
    for party in treaty.party:
        if first_day(party.since) < first_day(treaty.in_force):
            yield f"{party.state} is bound before the treaty is in force"
        if last_day(party.until) < first_day(party.since):
            yield f"{party.state} leaves before it enters"
    if not treaty.obligation or len(states) < 2:  # noqa: PLR2004 -- two parties make a treaty
        yield "a treaty needs two parties and an obligation"
    for obligation in treaty.obligation:
        if obligation.kind not in _KINDS:
            yield f"{obligation.kind} is no obligation; write one of {', '.join(_KINDS)}"
        if "{one}" not in obligation.sentence or "{other}" not in obligation.sentence:
            yield f"the sentence of article {obligation.article} needs the places {{one}} and {{other}}"
        if obligation.mutual == bool(obligation.owing or obligation.owed):
            yield f"article {obligation.article}: who owes whom is named where, and only where, it is not mutual"
        strangers = {*obligation.owing, *obligation.owed} - set(states)
        yield from (f"{one} owes or is owed and is no party" for one in sorted(strangers))
