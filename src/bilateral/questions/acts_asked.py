"""The kinds and actions that a question asks about: "condemn", "veto", "send shells"; none for support at large.

The topics are a table, ``phrases/acts_asked.toml``, worded in each language under ``[acts_asked]``.
"""

import re
import tomllib
from collections.abc import Iterable
from functools import cache
from pathlib import Path
from typing import Any

import msgspec

from bilateral.questions.phrases import found
from bilateral.shapes.vocabulary import Action, Kind

_TABLE = Path(__file__).parent / "phrases" / "acts_asked.toml"


class Topic(msgspec.Struct, frozen=True):
    """What a question may ask about.

    A ``fallback`` counts only where nothing else is named; what stands ``alone`` makes the rest its content.
    """

    name: str
    kinds: tuple[Kind, ...] = ()
    actions: tuple[Action, ...] = ()
    alone: bool = False
    fallback: bool = False

    @property
    def has_own_content(self) -> bool:
        """Whether what else is named is what the act is about, as with to condemn and to threaten."""
        return self.alone or (bool(self.actions) and not self.kinds)


class Asked(msgspec.Struct, frozen=True):
    """Kinds and actions, in the order of their closed lists."""

    kinds: tuple[str, ...] = ()
    actions: tuple[str, ...] = ()


@cache
def topics() -> tuple[Topic, ...]:
    """Return the table of topics."""
    rows: dict[str, Any] = tomllib.loads(_TABLE.read_text(encoding="utf-8"))
    return tuple(msgspec.convert({"name": name, **row}, Topic) for name, row in rows.items())


def acts_asked(text: str, language: str) -> Asked:
    """Return the kinds and actions that a marked question asks about.

    Where one wording stands inside a longer one, the longer counts: "food aid" is no aid at large. The first act with
    a content of its own ("condemn") stands alone; else the kinds of all topics count, and the actions of the first.

    Examples
    --------
    >>> acts_asked("has @0 sent shells to @1", "en").kinds, acts_asked("does @0 support @1", "en").kinds
    (('munitions',), ())
    >>> acts_asked("did @0 condemn @1's nuclear test", "en")
    Asked(kinds=(), actions=('ACCUSE', 'REJECT', 'PROTEST'))
    """
    named = _in_order(_outermost(text, language))
    named = [topic for topic in named if not topic.fallback] or named
    named = next(([topic] for topic in named if topic.has_own_content), named)
    acting = next((topic.actions for topic in named if topic.actions), ())
    kinds = {kind for topic in named for kind in topic.kinds}
    return Asked(
        tuple(kind.value for kind in Kind if kind in kinds),
        tuple(action.value for action in Action if action in acting),
    )


def _outermost(text: str, language: str) -> list[tuple[re.Match[str], Topic]]:
    """Return where topics are named, without what stands inside a longer wording."""
    named = [(match, topic) for topic in topics() for match in found(language, "acts_asked", topic.name, text)]

    def is_inside(one: re.Match[str], other: re.Match[str]) -> bool:
        return other.start() <= one.start() and one.end() <= other.end() and one.span() != other.span()

    return [(match, topic) for match, topic in named if not any(is_inside(match, other) for other, _ in named)]


def _in_order(named: Iterable[tuple[re.Match[str], Topic]]) -> list[Topic]:
    return [topic for _, topic in sorted(named, key=lambda pair: pair[0].start())]
