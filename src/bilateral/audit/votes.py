"""Claims about single votes, held against roll calls and the curated record.

The roll call is found by its symbol, else by a day. Where a day has several roll calls, the claim is decided only if
the state voted alike in all of them.
"""

import re
from collections.abc import Sequence
from datetime import timedelta
from typing import Final, NamedTuple

from bilateral.assess.model import Row
from bilateral.assess.rows import row_of
from bilateral.audit.asked import Asked
from bilateral.audit.findings import against
from bilateral.audit.model import Finding, Searched, Verdict
from bilateral.audit.resolutions import council_symbol_in, known_as, symbol_in
from bilateral.audit.store import Store
from bilateral.audit.words import content, names_in, states_in, stem, stems
from bilateral.reading.periods import periods
from bilateral.record.facts import Fact
from bilateral.shapes.dates import first_day, last_day, spoken
from bilateral.shapes.vocabulary import Dimension, Kind, Precision
from bilateral.states.articles import named, opening
from bilateral.warehouse.release import literal

_CHOICE: Final = (
    (
        re.compile(
            r"\b(?:did not|didn['\u2019]t) (?:take part in|participate in|cast)\b|\bwas absent\b", re.IGNORECASE
        ),
        "absent",
    ),
    (re.compile(r"\babstain\w*|\babstention\b", re.IGNORECASE), "abstain"),
    (re.compile(r"\bvot(?:ed?|es|ing) (?:[\w ]+ )?(?:against|no\b)|\bcast a no vote\b", re.IGNORECASE), "no"),
    (
        re.compile(
            r"\bvot(?:ed?|es|ing) (?:[\w ]+ )?(?:for\b|in favou?r|yes\b)|\bcast a yes vote\b|"
            r"\b(?:joined|voted with) the majority\b",
            re.IGNORECASE,
        ),
        "yes",
    ),
)
_NOT = re.compile(r"\b(?:not|never|didn['\u2019]t|refused to|declined to)\b", re.IGNORECASE)
_WORDS: Final = {"yes": "voted for", "no": "voted against", "abstain": "abstained on", "absent": "took no part in"}
_ASSEMBLY = re.compile(r"\bGeneral Assembly\b", re.IGNORECASE)  # whose numbers ran on until 1976
_SHOWN = 3
_SHORT = timedelta(days=366)
_MOST = 0.6
_VOTING = frozenset(
    stem(word)
    for word in (
        "vote", "voted", "against", "favour", "resolution", "draft", "assembly", "general", "council", "majority",
        "joined", "among", "states", "nations", "members", "countries", "un", "cast", "abstained", "abstain",
    )
)  # fmt: skip
_LIST = re.compile(r"one of (?P<n>\w+) states, (?:with )?(?P<others>[^;.]+?)(?: among them)?,? to vote", re.IGNORECASE)
_WITH = re.compile(r"\bvoted with (?P<other>[A-Z][\w ]*?) (?:against|for|in favour)\b")
_NUMBERS: Final = {"three": 3, "four": 4, "five": 5, "six": 6, "seven": 7, "eight": 8, "nine": 9, "ten": 10}
_FIELDS: Final = '"at", source, roll_call, symbol, date, choice, body'


class _Cast(NamedTuple):
    """A vote that was cast: where it is recorded, on what, when, and how."""

    at: str
    source: str
    roll_call: str
    symbol: str
    date: str
    choice: str
    body: str
    row: Row


def choice_in(text: str) -> str | None:
    """Return the choice that a text tells; None where it tells none, or more than one.

    Examples
    --------
    >>> choice_in("Iran voted against the draft"), choice_in("Iran voted for it and Oman abstained")
    ('no', None)
    """
    found = {choice for pattern, choice in _CHOICE if pattern.search(text)}
    return next(iter(found)) if len(found) == 1 else None


def of_votes(asked: Asked, store: Store) -> Finding | None:
    """Return what roll calls say of a claim about a vote; None where it is about none that can be identified."""
    choice = choice_in(asked.text)
    if choice is None or asked.actor is None or asked.mutual:
        return None
    since, until = _period(asked)
    known = known_as(asked.sentence, since, until)
    symbol = symbol_in(asked.sentence) or (known.symbol if known else None)
    council = council_symbol_in(asked.sentence)
    if "security council" in asked.sentence.lower() and council is None:
        return None
    cast = [*_recorded(asked, store, symbol, council), *_curated(asked, store, symbol, council)]
    cast = [one for one in cast if first_day(one.date) <= asked.cut]
    bare = symbol is not None and "/" not in symbol and not _ASSEMBLY.search(asked.sentence)
    if bare and not (asked.dated and all(_dated_right(asked, one.date) for one in cast)):
        return None  # a bare number names other texts too; only the date makes sure
    if not cast and known is not None and not symbol_in(asked.sentence):
        cast = _on_day(asked, store, known.date)
    if not cast and symbol is None and council is None:
        cast = _on_subject(asked, store)
    searched = (Searched("roll calls", f"votes of {asked.actor} on {symbol or council or 'a day'}", len(cast)),)
    return _judged(asked, choice, cast, by_symbol=bool(symbol or council), searched=searched) if cast else None


def _period(asked: Asked) -> tuple[str | None, str | None]:
    """Return the claim's period; that of its sentence where the claim has none and the sentence has one only."""
    told = asked.proposition
    if told.since or told.until:
        return told.since, told.until
    found = periods(asked.sentence, None)
    return (found[0].since, found[0].until) if len(found) == 1 else (None, None)


def _recorded(asked: Asked, store: Store, symbol: str | None, council: str | None) -> list[_Cast]:
    if symbol is None and council is None:
        since, until = _period(asked)
        return _on_day(asked, store, since) if since and since == until else []
    if council is not None:
        match = f"symbol LIKE {literal(f'S/RES/{council} %')}"
    elif symbol and "/" in symbol:
        match = f"symbol IN ({literal(f'A/RES/{symbol}')}, {literal(f'R/{symbol}')})"
    else:
        match = f"symbol LIKE 'R/%' AND split_part(symbol, '/', 3) = {literal(symbol or '')}"
    return _query(asked, store, match)


def _on_day(asked: Asked, store: Store, day: str) -> list[_Cast]:
    """Return the votes of a day in the General Assembly; of no longer period, which has too many."""
    if len(day) != len("2022-03-02"):
        return []
    return _query(asked, store, f"date = {literal(day)} AND body = 'UNGA'") or _curated_on(asked, store, day)


def _query(asked: Asked, store: Store, match: str) -> list[_Cast]:
    rows = store.rows(
        f'SELECT {_FIELDS} FROM votes WHERE state = {literal(asked.actor or "")} AND {match} ORDER BY source, "at"'  # noqa: S608 -- quoted
    )
    return [_Cast._make((*row, _row(store, row, asked))) for row in rows]


def _row(store: Store, cast: Sequence[str], asked: Asked) -> Row:
    at, source, roll_call, symbol, when, choice, body = cast
    who = named(asked.actor or "", first_day(when))
    text = f"{opening(who)} {_WORDS[choice]} {symbol or f'roll call {roll_call}'} ({body}, {spoken(when)})."
    return store.published(at, source, text, when=when, parties=(asked.actor or "",), dimension=Dimension.DIPLOMATIC)


def _curated(asked: Asked, store: Store, symbol: str | None, council: str | None) -> list[_Cast]:
    wanted = f"S/RES/{council}" if council else symbol
    if wanted is None or "/" not in wanted:
        return []
    pattern = re.compile(rf"(?:(?<=A/RES/)|(?<![\w/])){re.escape(wanted)}(?![\w/])")
    return [
        _Cast(fact.row_id, "record", fact.id, wanted, fact.date, choice, "", row_of(fact))
        for fact, choice in _curated_votes(asked, store)
        if pattern.search(fact.sentence)
    ]


def _curated_on(asked: Asked, store: Store, day: str) -> list[_Cast]:
    found = [(fact, choice) for fact, choice in _curated_votes(asked, store) if fact.date == day]
    return [_Cast(one.row_id, "record", one.id, "", one.date, choice, "", row_of(one)) for one, choice in found]


def _on_subject(asked: Asked, store: Store) -> list[_Cast]:
    """Return the votes of the claim's days on the one resolution of the record whose title has the claim's words."""
    since, until = _period(asked)
    if since is None or until is None or last_day(until) - first_day(since) > _SHORT:
        return []
    wanted = {word for word in content(asked.text) if word not in _VOTING}
    cast = []
    for fact, choice in _curated_votes(asked, store, exact=False):
        within = first_day(since) <= first_day(fact.date) and last_day(fact.date) <= last_day(until)
        told = stems(fact.sentence)
        words = bool(wanted) and len(wanted & told) >= _MOST * len(wanted)
        if within and words and names_in(asked.text) - _VOTING <= told and set(states_in(asked.text)) <= _states(fact):
            cast.append(_Cast(fact.row_id, "record", fact.id, "", fact.date, choice, "", row_of(fact)))
    return cast if len({one.roll_call.partition("/")[0] for one in cast}) == 1 else []


def _states(fact: Fact) -> set[str]:
    return {fact.actor, fact.target, *states_in(fact.sentence)}


def _curated_votes(asked: Asked, store: Store, *, exact: bool = True) -> list[tuple[Fact, str]]:
    found = []
    for fact in store.votes_told(asked.actor or ""):
        if fact.kind is Kind.VOTE and (fact.precision is Precision.DAY or not exact) and not _NOT.search(fact.sentence):
            choice = choice_of(asked.actor or "", fact)
            if choice is not None:
                found.append((fact, choice))
    return found


def choice_of(state: str, fact: Fact) -> str | None:
    """Return how a state voted by a curated fact: its actor, those named with it, and by a full list all others.

    "One of five states, with A, B, C and D, to vote against" tells of those five, and of every other state that it did
    not do so, which is returned as ``not no``.
    """
    choice = choice_in(fact.sentence.partition("; the ")[0])
    if choice is None or fact.actor == state:
        return choice
    listed = _LIST.search(fact.sentence)
    if listed:
        named_ = set(states_in(listed["others"])) - {fact.actor}
        if state in named_:
            return choice
        full = len(named_) + 1 == _NUMBERS.get(listed["n"].lower(), 0)
        return f"not {choice}" if full else None
    together = _WITH.search(fact.sentence)
    return choice if together and states_in(together["other"]) == (state,) else None


def _judged(
    asked: Asked, choice: str, cast: list[_Cast], *, by_symbol: bool, searched: tuple[Searched, ...]
) -> Finding | None:
    direct = [one for one in cast if not one.choice.startswith("not ")]
    cast = direct or cast  # a list of the others who voted against says less than the state's own vote
    denied = asked.proposition.negated and bool(_NOT.search(asked.text)) and choice != "absent"
    choices = {one.choice for one in cast}
    if f"not {choice}" not in choices and any(one.startswith("not ") for one in choices):
        return None  # that a state did not vote no says not how it voted
    right = {one for one in choices if (one == choice) != denied}
    rows = tuple(one.row for one in cast[:_SHOWN])
    if right and right != choices:
        if by_symbol and len({one.date for one in cast}) == 1 and len({one.roll_call for one in cast}) > 1:
            return None  # several roll calls on one symbol: parts and amendments
        return Finding(
            verdict=Verdict.MIXED if by_symbol else Verdict.NOT_ENOUGH_EVIDENCE,
            reasons=("rows_disagree",) if by_symbol else ("roll_call_unclear",),
            sentence="Rows disagree, or the claim does not say which of several roll calls it means.",
            evidence=rows if by_symbol else (),
            instead=rows[0],
            searched=searched,
        )
    told = cast[0]
    if not right:
        return against(Verdict.CONTRADICTED, "wrong_vote", f"The roll call has it otherwise: {told.row.text}", *rows)
    if by_symbol and not all(_dated_right(asked, one.date) for one in cast):
        sentence = f"The vote was so, on another day: {spoken(told.date)}."
        return against(Verdict.MISDATED, "wrong_date", sentence, *rows)
    return Finding(verdict=Verdict.SUPPORTED, sentence=f"The roll call has it so: {told.row.text}", evidence=rows)


def _dated_right(asked: Asked, day: str) -> bool:
    since, until = asked.window
    return not asked.dated or (first_day(day) <= until and last_day(day) >= since)
