"""Hold the record against the form and the coding table: ``python -m bilateral.record.check [FILE ...]``.

Files named are pair files; without one, the package's whole record is held, its votes and treaties too.
"""

import re
import sys
from collections import Counter
from collections.abc import Iterable, Iterator
from datetime import date
from pathlib import Path

from bilateral.record.coding import KIND_DIMENSIONS, KIND_RUNG, POLARITIES, rung_of
from bilateral.record.facts import Fact, load_facts
from bilateral.record.treaties import load_treaties
from bilateral.record.treaties import problems_of as problems_of_treaties
from bilateral.record.votes import load_votes
from bilateral.record.votes import problems_of as problems_of_votes
from bilateral.record.whole import whole_record
from bilateral.shapes.dates import OPEN, first_day, last_day, precision
from bilateral.shapes.errors import FactError
from bilateral.shapes.vocabulary import Action, Dimension, Kind

_ID = re.compile(r"[a-z]{3}-[a-z]{3}-\d{3,4}")
_EXPANDED = re.compile(r"[a-z0-9-]+/(?P<pair>[A-Z]{3}-[A-Z]{3})")
"""Ids of facts that follow from a vote or a treaty; the pair is in order of actor and target."""
_GRADE = re.compile(r"[A-F][1-6]")
_SENTENCE = (30, 320)
MAX_SOURCES = 4

UNITS = frozenset({
    "USD", "EUR", "RUB", "SUR", "GBP", "CNY", "KPW", "KRW", "JPY", "DEM", "INR", "percent", "barrels", "tonnes",
    "kilograms", "cubic metres", "square kilometres", "kWh", "MW", "km", "hectares",
    "rounds", "missiles", "guns", "aircraft", "vessels", "vehicles", "containers", "shipments", "doses", "pieces",
    "persons", "animals", "countries", "places", "projects", "visits", "hours", "days", "years",
})  # fmt: skip


def problems(fact: Fact) -> Iterator[str]:
    """Yield what is wrong with one fact, in words that say what to do."""
    expanded = _EXPANDED.fullmatch(fact.id)
    if not expanded and not _ID.fullmatch(fact.id):
        yield f"id {fact.id!r} is not of the form prk-rus-001"
    yield from _time_problems(fact)
    if fact.actor == fact.target:
        yield f"actor and target are both {fact.actor}"
    pair = "-".join(sorted((fact.actor, fact.target))).lower()
    if expanded["pair"] != f"{fact.actor}-{fact.target}" if expanded else not fact.id.startswith(pair):
        yield f"actor {fact.actor} and target {fact.target} do not belong to the pair of id {fact.id}"
    yield from _coding_problems(fact)
    if not _GRADE.fullmatch(fact.grade):
        yield f"grade {fact.grade!r} is no Admiralty grade (A-F, then 1-6)"
    if (fact.amount is None) != (not fact.unit):
        yield "amount and unit go together"
    if fact.unit and fact.unit not in UNITS:
        yield f"unit {fact.unit!r} is not one of {', '.join(sorted(UNITS))}"
    low, high = _SENTENCE
    if not low <= len(fact.sentence) <= high or not fact.sentence.endswith("."):
        yield f"sentence has {len(fact.sentence)} characters; write {low} to {high}, ending in a full stop"
    yield from _source_problems(fact)


def _time_problems(fact: Fact) -> Iterator[str]:
    try:
        if precision(fact.date) is not fact.precision:
            yield f"date {fact.date} has precision {precision(fact.date)}, not {fact.precision}"
        if fact.until and last_day(fact.until) < first_day(fact.date):
            yield f"until {fact.until} is before date {fact.date}"
        if last_day(fact.published) < first_day(fact.date):
            yield f"published {fact.published} before it happened ({fact.date})"
        for source in fact.sources:
            date.fromisoformat(source.checked_on)
    except ValueError as error:
        yield str(error)


def _coding_problems(fact: Fact) -> Iterator[str]:
    if fact.kind not in KIND_RUNG:
        yield f"kind {fact.kind} is not for curated facts"
        return
    dimensions = KIND_DIMENSIONS.get(fact.kind, frozenset(Dimension))
    if fact.dimension not in dimensions:
        yield f"dimension {fact.dimension} is not one of {fact.kind}'s: {', '.join(sorted(dimensions))}"
    voted = fact.kind in (Kind.VOTE, Kind.VETO)
    allowed = POLARITIES[fact.action]
    if not voted and fact.polarity not in allowed:
        yield f"action {fact.action} cannot be {fact.polarity}; the coding table allows {', '.join(sorted(allowed))}"
    wanted = rung_of(fact.kind, fact.action, fact.polarity, fact.consideration, fact.breaks, mutual=fact.mutual)
    if fact.rung is not wanted:
        yield f"rung is {fact.rung}; the coding table gives {wanted} to {fact.kind}/{fact.action}/{fact.consideration}"
    if fact.until == OPEN and fact.kind is Kind.RECOGNITION:
        yield "recognition is an act of one moment; leave until out"
    if fact.mutual and fact.action in (Action.REQUEST, Action.REJECT, Action.ACCUSE):
        yield f"action {fact.action} has one actor and cannot be mutual"


def _source_problems(fact: Fact) -> Iterator[str]:
    if not 1 <= len(fact.sources) <= MAX_SOURCES:
        yield f"{len(fact.sources)} sources; give 1 to {MAX_SOURCES}, the best first"
    for source in fact.sources:
        if not (source.title and source.publisher and source.checked_via):
            yield "a source needs title, publisher and checked_via"
        if not source.url.startswith(("https://", "http://")):
            yield f"source {source.title!r} has no address"


def check(facts: Iterable[Fact]) -> list[str]:
    """Return every problem of a set of facts, one line each, id first."""
    facts = list(facts)
    found = [f"{fact.id}: {problem}" for fact in facts for problem in problems(fact)]
    ids = {fact.id for fact in facts}
    found += [f"{one}: id used {n} times" for one, n in Counter(fact.id for fact in facts).items() if n > 1]
    by_id = {fact.id: fact for fact in facts}
    found += [
        f"{fact.id}: part_of names {fact.part_of}, which is no act of its own of the same actor, target and rung"
        for fact in facts
        if fact.part_of
        and not (
            (whole := by_id.get(fact.part_of))
            and not whole.part_of
            and (whole.actor, whole.target, whole.rung) == (fact.actor, fact.target, fact.rung)
        )
    ]
    return found + [
        f"{fact.id}: disputed_by names {other}, which is no fact"
        for fact in facts
        for other in fact.disputed_by
        if _ID.fullmatch(other) and other not in ids
    ]


def checked(paths: list[Path]) -> tuple[list[Fact], list[str]]:
    """Read the pair files named, or the package's whole record; return its facts, and every problem.

    Raises
    ------
    FactError
        Where a file cannot be read as facts, votes or treaties.
    """
    facts = list(load_facts(paths) if paths else whole_record())
    found = check(facts)
    if not paths:
        found += [*problems_of_votes(load_votes()), *problems_of_treaties(load_treaties())]
    return facts, found


def told(facts: list[Fact], found: list[str]) -> str:
    """Return the problems of some facts, a line each, or that there is none."""
    return "\n".join(found) or f"{len(facts)} facts, no problem"


def main(arguments: list[str]) -> int:
    """Check the files named, or the package's record; print the problems."""
    try:
        facts, found = checked([Path(name) for name in arguments])
    except FactError as error:
        print(error, file=sys.stderr)
        return error.exit_code
    print(told(facts, found))
    return FactError.exit_code if found else 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
