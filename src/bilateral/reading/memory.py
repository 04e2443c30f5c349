"""What a document has named so far, for what points back to it."""

import re
from collections import Counter
from collections.abc import Iterable, Sequence
from datetime import date
from functools import lru_cache

import msgspec

from bilateral.states import find_mentions

PAIR = 2
_IN_YEAR = re.compile(r"\b(?:in|of|during|on|by|for)\b[^.;]{0,24}?\b((?:18|19|20)\d\d)\b", re.IGNORECASE)
_ANY_YEAR = re.compile(r"\b(?:18|19|20)\d\d\b")
_TOPIC_SHARE = 0.6
_TOPIC_MENTIONS = 5
_LEAST_SHARE = 1 / 6
_FEW_STATES = 3
# Names that two states share mean the larger, unless the smaller is named beside them.
_USUAL = {frozenset({"COG", "COD"}): "COD", frozenset({"DOM", "DMA"}): "DOM"}
_OTHER = {"COD": "COG", "DOM": "DMA"}
_SHARED = frozenset({"Congo", "Congolese", "Dominican", "Dominicans"})


class Named(msgspec.Struct, frozen=True):
    """A mention of a state in a paragraph."""

    start: int
    end: int
    state_id: str
    via: str


class Topic(msgspec.Struct, frozen=True):
    """The two states that a document is about, the more mentioned first; empty where it is about many or none."""

    pair: tuple[str, ...] = ()
    koreas: bool = False


def mentions(paragraph: str, on: date | None) -> list[Named]:
    """Return the states that a paragraph names, leaders and peoples among them."""
    found: list[Named] = []
    for one in find_mentions(paragraph, on=on, language="en", fuzzy=False):
        told = one.resolution
        state = told.state_id if told.status == "state" else _USUAL.get(frozenset(told.candidates))
        if state is not None:
            found.append(Named(one.start, one.end, state, told.via))
    here = {one.state_id for one in found}
    return [
        msgspec.structs.replace(one, state_id=_OTHER[one.state_id]) if _means_other(one, paragraph, here) else one
        for one in found
    ]


def dated(named: list[Named], paragraph: str, span: tuple[int, int]) -> list[Named]:
    """Return the mentions of a sentence as its year means them: "Prague armed Egypt in 1955" is Czechoslovakia.

    Parameters
    ----------
    named : list of Named
        Its mentions, as the day of the document means them.
    paragraph : str
        The text that they stand in.
    span : tuple of int
        Where the sentence begins and ends.
    """
    years = {match[1] for match in _IN_YEAR.finditer(paragraph, *span)} if named else set()
    if len(years) != 1 or len(set(_ANY_YEAR.findall(paragraph, *span))) != 1:
        return named
    year = int(years.pop())
    then = [_in_year(paragraph[one.start : one.end], year) for one in named]
    return [
        one if state in {None, one.state_id} else msgspec.structs.replace(one, state_id=str(state))
        for one, state in zip(named, then, strict=True)
    ]


@lru_cache(maxsize=4096)
def _in_year(name: str, year: int) -> str | None:
    """Return the one state that a name means at the end of a year; None where it means none, or one of several."""
    found = find_mentions(name, on=date(year, 12, 31), language="en", fuzzy=False)
    states = {one.resolution.state_id for one in found if one.resolution.status == "state"}
    return states.pop() if len(states) == 1 == len(found) else None


def _means_other(one: Named, paragraph: str, here: set[str]) -> bool:
    """Return whether "the Congo", which could be two states, is the smaller one, named in full beside it."""
    if one.state_id not in _OTHER or _OTHER[one.state_id] not in here:
        return False
    return paragraph[one.start : one.end] in _SHARED


def topic(counts: Counter[str]) -> Topic:
    """Return what a document is about, from how often it names each state.

    Examples
    --------
    >>> topic(Counter(PRK=9, RUS=8, USA=1)).pair
    ('PRK', 'RUS')
    >>> topic(Counter({"IRN": 3, "FRA": 3, "USA": 3, "ISR": 3})).pair
    ()
    """
    total = sum(counts.values())
    best = counts.most_common(PAIR)
    enough = total >= _TOPIC_MENTIONS or len(counts) <= _FEW_STATES
    about = len(best) == PAIR and enough and sum(n for _, n in best) >= _TOPIC_SHARE * total
    about = about and min(n for _, n in best) >= _LEAST_SHARE * total
    return Topic(tuple(state for state, _ in best) if about else (), bool(counts["PRK"] + counts["KOR"]))


class Memory:
    """What a paragraph has named so far.

    ``subject`` are the states that the last sentence was about, ``thing`` is true where it was about a thing between
    states, such as their relationship, which "it" then means; ``listed`` are the states of the last sentence that named
    two or more, in order, for "the former" and "the latter".
    """

    def __init__(self, about: Topic) -> None:
        self.topic = about
        self.named: list[str] = []
        self.listed: tuple[str, ...] = ()
        self.subject: tuple[str, ...] = ()
        self.person: str | None = None
        self.thing = False

    def add(self, states: Iterable[Named]) -> None:
        """Take in the mentions of a sentence that has been read."""
        here: list[str] = []
        for one in states:
            here.append(one.state_id)
            if one.state_id in self.named:
                self.named.remove(one.state_id)
            self.named.append(one.state_id)
            if one.via == "leader":
                self.person = one.state_id
        distinct = tuple(dict.fromkeys(here))
        if len(distinct) >= PAIR:
            self.listed = distinct[:PAIR]

    def pair(self, here: Sequence[str]) -> tuple[str, ...]:
        """Return the two states that "the two countries" are."""
        known = [*dict.fromkeys([*here, *reversed(self.named)])]
        if self.topic.pair and (len(known) < PAIR or set(self.topic.pair) <= set(known)):
            return self.topic.pair
        return tuple(known[:PAIR]) if len(known) >= PAIR else ()

    def only(self, here: Sequence[str]) -> str | None:
        """Return the state that "the country" or "it" is."""
        if len(self.subject) == 1:
            return self.subject[0]
        return next(iter([*here, *reversed(self.named)]), None)
