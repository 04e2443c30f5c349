"""Facts that may tell one act twice, and facts that contradict each other unsaid: for a person to look at.

Nothing here is an error: two deliveries of one month are two acts, and two monitors may count differently. But the
record must say so (``part_of``, ``disputed_by``, ``note``), or one of the two must go.
"""

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator
from itertools import combinations
from typing import Final, NamedTuple

from rapidfuzz import fuzz

from bilateral.record.facts import Fact
from bilateral.shapes.dates import first_day, last_day
from bilateral.shapes.vocabulary import Polarity, Precision

DAYS_NEAR: Final = 45
ALIKE: Final = 70.0
"""Share of words in common (token set ratio), in percent, from which two sentences may tell one act."""
_SYMBOL: Final = re.compile(r"\b[AS](?:/RES)?/[\w/-]+\d")
APART: Final = 0.25
"""Relative difference from which two amounts of one unit contradict each other."""


class Pairing(NamedTuple):
    """Two facts to look at together, and why."""

    one: Fact
    other: Fact
    why: str


def doubles(facts: Iterable[Fact]) -> Iterator[Pairing]:
    """Yield pairs of facts that may be one act told twice.

    Parameters
    ----------
    facts : iterable of Fact
        Facts of one pair of states or of many; only those of one pair are compared.

    Yields
    ------
    Pairing
        Same actor, target, kind and action, at most ``DAYS_NEAR`` days apart, in alike words, and neither said to be
        part of the other, nor to dispute it. Two years, and two UN texts, are two acts.
    """
    for one, other in _together(facts):
        same = (one.actor, one.target, one.action) == (other.actor, other.target, other.action)
        if same and not _linked(one, other) and not _told_apart(one, other):
            alike = fuzz.token_set_ratio(one.sentence.lower(), other.sentence.lower())
            if alike >= ALIKE:
                yield Pairing(one, other, f"may tell one act twice ({alike:.0f}% of the words in common)")


def contradictions(facts: Iterable[Fact]) -> Iterator[Pairing]:
    """Yield pairs of facts that contradict each other and do not say so.

    Parameters
    ----------
    facts : iterable of Fact

    Yields
    ------
    Pairing
        One act (kind, actor, target, overlapping dates of the same precision) with amounts of one unit that are more
        than ``APART`` apart, or with opposite polarity.
    """
    for one, other in _together(facts):
        if one.actor != other.actor or _linked(one, other) or not _same_time(one, other):
            continue
        if one.action is other.action and one.unit and one.unit == other.unit and _apart(one, other):
            yield Pairing(one, other, f"give {one.amount:,.10g} and {other.amount:,.10g} {one.unit} for one time")
        elif {one.polarity, other.polarity} == {Polarity.FOR, Polarity.AGAINST}:
            yield Pairing(one, other, "are for and against at one time")


def _together(facts: Iterable[Fact]) -> Iterator[tuple[Fact, Fact]]:
    """Yield the pairs of facts of two states and one kind."""
    groups: defaultdict[tuple[frozenset[str], str], list[Fact]] = defaultdict(list)
    for fact in facts:
        groups[frozenset({fact.actor, fact.target}), fact.kind].append(fact)
    for group in groups.values():
        yield from combinations(group, 2)


def _linked(one: Fact, other: Fact) -> bool:
    linked = {one.part_of, *one.disputed_by, other.part_of, *other.disputed_by} - {""}
    return bool(linked & {one.id, other.id}) or bool(one.part_of and one.part_of == other.part_of)


def _told_apart(one: Fact, other: Fact) -> bool:
    """Whether dates or the UN texts that two facts name tell their acts apart."""
    if one.precision is other.precision is Precision.YEAR and one.date != other.date:
        return True
    first, second = (frozenset(_SYMBOL.findall(fact.sentence)) for fact in (one, other))
    return bool(first and second and first != second) or _days_between(one, other) > DAYS_NEAR


def _days_between(one: Fact, other: Fact) -> int:
    first, second = sorted((one, other), key=lambda fact: first_day(fact.date))
    return max(0, (first_day(second.date) - last_day(first.date)).days)


def _same_time(one: Fact, other: Fact) -> bool:
    return (one.date, one.precision, one.target, one.kind) == (other.date, other.precision, other.target, other.kind)


def _apart(one: Fact, other: Fact) -> bool:
    if one.amount is None or other.amount is None:
        return False
    return abs(one.amount - other.amount) > APART * max(abs(one.amount), abs(other.amount))
