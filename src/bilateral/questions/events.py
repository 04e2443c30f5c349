"""Periods named by events: "during the Vietnam War", "since the annexation of Crimea"; the events are a table."""

import re
import tomllib
from collections.abc import Sequence
from functools import cache
from pathlib import Path
from typing import Any

import msgspec

from bilateral.questions.calendar_spans import LEAD
from bilateral.questions.dates import FoundPeriod
from bilateral.questions.model import Period
from bilateral.questions.phrases import Phrase, compiled, phrase

_TABLE = Path(__file__).parent / "phrases" / "events.toml"
_BEFORE_EVENT = re.compile(
    rf"\b(?P<lead>{LEAD})(?: the| its| der| dem| den| des| die)?"
    r" (?:start of |beginning of |outbreak of |beginn des )?(?:the )?$"
)
_DURING = frozenset(
    {"in", "im", "during", "während", "while", "over", "throughout", "amid", "at the time of", "zur zeit"}
)
_OF_A_TOPIC = frozenset({"in", "im", "over", ""})


class Event(msgspec.Struct, frozen=True):
    """An event, its first and last day, and whether it dates a question without a word for time before it."""

    names: tuple[Phrase, ...]
    since: str
    until: str | None
    alone: bool

    def found_in(self, text: str) -> re.Match[str] | None:
        """Return where the event is named; ``@RUS`` stands for a state in the text."""
        may_be = (name for name in self.names if name.may_be_in(text))
        return next((found for name in may_be if (found := compiled(name.written).search(text))), None)


@cache
def events() -> tuple[Event, ...]:
    """Return the table of events."""
    rows: list[dict[str, Any]] = tomllib.loads(_TABLE.read_text(encoding="utf-8"))["event"]
    return tuple(
        Event(
            names=tuple(phrase(name) for name in row["names"]),
            since=row["since"].isoformat(),
            until=row["until"].isoformat() if "until" in row else None,
            alone=row.get("alone", False),
        )
        for row in rows
    )


def dated_by_event(text: str, states: Sequence[str]) -> FoundPeriod | None:
    """Return the period that an event sets, where a question names one."""
    named, origin = _with_ids(text, states)
    for event in events():
        if not (found := event.found_in(named)):
            continue
        leading = _BEFORE_EVENT.search(named[: found.start()])
        lead = leading.group("lead") if leading else ""
        if not leading and not event.alone:
            continue
        if event.until is None and lead in _OF_A_TOPIC:
            return None  # "in the war in Ukraine" is a topic, no date
        start = leading.start() if leading else found.start()
        rest = f"{text[: origin[start]]} {text[origin[found.end()] :]}"
        note = f"Dates taken for {{words}}: {event.since} to {event.until or 'now'}."
        return FoundPeriod(_period(lead, event), rest, note, text[origin[start] : origin[found.end()]].strip())
    return None


def _period(lead: str, event: Event) -> Period:
    """Return the period: an event's own days belong to "since", "before" and "until" it, its last to "after" it."""
    if lead in _DURING or not lead:
        return Period(event.since, event.until)
    if lead in {"after", "nach", "following", "post"}:
        return Period(event.until or event.since, None)
    if lead.startswith(("since", "ever", "seit")):
        return Period(event.since, None)
    return Period(None, event.since)


def _with_ids(text: str, states: Sequence[str]) -> tuple[str, list[int]]:
    """Return the text with ``@RUS`` for ``@0``, and where each of its signs stands in the text given."""
    pieces: list[str] = []
    origin: list[int] = []
    position = 0
    for found in re.finditer(r"@(\d)a?(?:'s)?", text):
        pieces.append(text[position : found.start()])
        origin += range(position, found.start())
        number = int(found.group(1))
        shown = f"@{states[number]}" if number < len(states) else found.group()
        pieces.append(shown)
        origin += [found.start()] * len(shown)
        position = found.end()
    pieces.append(text[position:])
    origin += range(position, len(text) + 1)
    return "".join(pieces), origin
