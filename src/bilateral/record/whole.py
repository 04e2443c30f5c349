"""The whole curated record: the facts of pairs, and those that follow from recorded votes and treaties in force."""

from collections.abc import Iterator
from importlib.resources.abc import Traversable

from bilateral.record.facts import Fact, load_facts, pair_files
from bilateral.record.treaties import expand as expand_treaties
from bilateral.record.treaties import load_treaties, treaty_files
from bilateral.record.votes import expand as expand_votes
from bilateral.record.votes import load_votes, vote_files


def whole_record() -> Iterator[Fact]:
    """Yield the curated facts, then the votes and the obligations that none of them tells."""
    facts = list(load_facts())
    yield from facts
    yield from expand_votes(load_votes(), facts)
    yield from expand_treaties(load_treaties(), facts)


def record_files() -> list[tuple[str, Traversable]]:
    """Return every file of the record with its name in the record's folder: pairs as they are, the others by folder."""
    return [
        *((file.name, file) for file in pair_files()),
        *((f"treaties/{file.name}", file) for file in treaty_files()),
        *((f"votes/{file.name}", file) for file in vote_files()),
    ]
