"""The phrase tables: which verb, object and preposition name which act, and what governing verbs make of it.

The tables are ours, in ``lexicon/*.toml``; their heads explain how they are written. They are read once per process.
"""

from collections.abc import Iterable, Iterator, Mapping
from functools import cache
from typing import Any

import msgspec

from bilateral.reading.tables import listed, table, words
from bilateral.shapes.vocabulary import Action

ANY = frozenset({"*"})
NONE = frozenset({"-"})
PREPOSITIONS = words("prepositions")

_VERB, _PARTICLE, _SUBJECT, _OBJECT, _ANY_OBJECT = 1.0, 1.0, 2.2, 3.0, 0.5
_PREPOSITION, _NOUN = 1.5, 1.6
LIGHT_WEIGHT, ENDING_WEIGHT = 3.4, 3.3


class LexiconError(ValueError):
    """A line of a phrase table cannot be read, or two lines say different things of one phrase."""


class Phrase(msgspec.Struct, frozen=True):
    """One verb with what must stand around it, and the class it names.

    ``subjects``, ``objects`` and ``nouns`` hold keys of nouns (see ``nouns.py``); None asks for nothing, ``ANY`` for
    some object, ``NONE`` for its absence.
    """

    action: Action | None
    rule: str
    weight: float
    subjects: frozenset[str] | None = None
    objects: frozenset[str] | None = None
    preposition: frozenset[str] | None = None
    nouns: frozenset[str] | None = None


class Lexicon(msgspec.Struct, frozen=True):
    """All tables, indexed for reading."""

    phrases: Mapping[str, tuple[Phrase, ...]]
    nouns: Mapping[str, Action]
    sets: Mapping[str, frozenset[str]]
    containers: frozenset[str]
    light: frozenset[str]
    ending: frozenset[str]
    reversed: frozenset[str]
    ended: Mapping[Action, Action]
    report: Mapping[str, str]
    control: Mapping[str, str]
    adjectives: Mapping[str, str]
    causing: Mapping[str, str]
    governing: Mapping[str, str]
    adverbs: Mapping[str, str]
    words: frozenset[str]

    def __len__(self) -> int:
        """Return how many phrases and nouns name an act."""
        return sum(len(phrases) for phrases in self.phrases.values()) + len(self.nouns)


def _slot(text: str, sets: Mapping[str, frozenset[str]]) -> frozenset[str]:
    found: set[str] = set()
    for one in text.split("|"):
        if one.startswith("@"):
            found |= sets[one[1:]]
        else:
            found.add(one)
    return frozenset(found)


def _slots(line: str) -> tuple[str, str | None, str | None, str | None]:
    """Part a line, its subject left out, into verb, object, preposition and noun; these may have two words."""
    verb, *rest = line.split()
    cut = next((at for at, word in enumerate(rest) if set(word.split("|")) <= PREPOSITIONS), len(rest))
    objects, preposition, noun = " ".join(rest[:cut]), rest[cut : cut + 1], " ".join(rest[cut + 1 :])
    return verb, objects or None, preposition[0] if preposition else None, noun or None


def _phrases(line: str, action: Action | None, sets: Mapping[str, frozenset[str]]) -> Iterator[tuple[str, Phrase]]:
    subject, _, rest = line.rpartition(">")
    verbs, objects, preposition, noun = _slots(rest)
    asked = None if objects is None else _slot(objects, sets)
    nouns = None if noun is None else _slot(noun, sets)
    weight = _VERB
    if asked is not None:
        weight += _ANY_OBJECT if asked in (ANY, NONE) else _OBJECT
    weight += _PREPOSITION * (preposition is not None) + _NOUN * (nouns is not None) + _SUBJECT * bool(subject)
    shown = [
        part.strip("< ").split("|")[0].strip("@").lower().replace(" ", "-")
        for part in (objects, preposition, noun, subject)
        if part
    ]
    name = action.lower() if action else "none"
    for verb in verbs.split("|"):
        yield (
            verb,
            Phrase(
                action,
                ".".join((name, verb.replace("_", "-"), *shown)),
                weight + _PARTICLE * ("_" in verb),
                _slot(subject.strip("< "), sets) if subject else None,
                asked,
                None if preposition is None else frozenset(preposition.split("|")),
                nouns,
            ),
        )


def _index(acts: Mapping[str, Any], sets: Mapping[str, frozenset[str]]) -> dict[str, tuple[Phrase, ...]]:
    found: dict[str, dict[tuple[Any, ...], Phrase]] = {}
    for action in (*Action, None):
        for line in acts[action.value if action else "NONE"].strip().splitlines():
            for verb, phrase in _phrases(line, action, sets):
                asked = (phrase.subjects, phrase.objects, phrase.preposition, phrase.nouns)
                held = found.setdefault(verb, {}).setdefault(asked, phrase)
                if held.action is not action:
                    message = f"lexicon/acts.toml: {verb!r} in {line!r} is {held.action} by {held.rule} and {action}"
                    raise LexiconError(message)
    return {verb: tuple(sorted(phrases.values(), key=lambda phrase: -phrase.weight)) for verb, phrases in found.items()}


def _vocabulary(parts: Iterable[Iterable[str]]) -> frozenset[str]:
    return frozenset(word for part in parts for entry in part for word in entry.replace("_", " ").split())


@cache
def lexicon() -> Lexicon:
    """Return the tables, read on first use.

    Examples
    --------
    >>> lexicon().nouns["air strike"]
    <Action.ASSAULT: 'ASSAULT'>
    """
    nouns, acts, frames = table("nouns"), table("acts"), table("frames")
    sets = {name: listed(text) for name, text in nouns["sets"].items()}
    named = {noun: Action(action) for action, text in nouns["acts"].items() for noun in listed(text)}
    phrases = _index(acts, sets)
    slots = [
        slot
        for held in phrases.values()
        for phrase in held
        for slot in (phrase.subjects, phrase.objects, phrase.nouns)
        if slot is not None
    ]
    containers = listed(nouns["containers"]["words"])
    light, ending, turned = (frozenset(acts[name]["verbs"].split()) for name in ("light", "ending", "reversed"))
    governing = [frames[name] for name in ("report", "control", "adjectives", "causing", "nouns")]
    return Lexicon(
        phrases=phrases,
        nouns=named,
        sets=sets,
        containers=containers,
        light=light,
        ending=ending,
        reversed=turned,
        ended={Action(held): Action(made) for held, made in acts["ended"].items()},
        report=frames["report"],
        control=frames["control"],
        adjectives=frames["adjectives"],
        causing=frames["causing"],
        governing=frames["nouns"],
        adverbs=frames["adverbs"],
        words=_vocabulary([phrases, named, *slots, *sets.values(), containers, light, ending, turned, *governing]),
    )
