"""Properties that hold for every name of every state."""

import string
from datetime import date, timedelta
from itertools import pairwise

from hypothesis import given, settings
from hypothesis import strategies as st

from bilateral.states import Name, all_states, find_mentions, is_member, names, resolve, spells_of
from bilateral.states.spelling import key
from bilateral.states.tables import ALWAYS

READ = [name for name in names() if name.sort != "prefix"]
LONG = [
    name
    for name in READ
    if len(name.text) >= 8 and name.sort in {"name", "official", "alias"} and " (" not in name.text
]
LAST = date(2026, 11, 24)


def days(name: Name) -> list[date]:
    """First, last and middle day on which a name can be used."""
    found = []
    for spell in spells_of(name.state_id) or (ALWAYS,):
        start = max(name.spell.start or "1816-01-01", spell.start or "1816-01-01")
        end = min(name.spell.end or LAST.isoformat(), spell.end or LAST.isoformat())
        if start <= end:
            first, last = date.fromisoformat(start), date.fromisoformat(end)
            found += [first, first + timedelta(days=(last - first).days // 2), last]
    return found


def test_every_name_means_its_state_on_every_day_of_its_use() -> None:
    for name in READ:
        for on in days(name):
            told = resolve(name.text, on=on)
            assert told.status in {"state", "ambiguous"}, (name, on, told)
            assert name.state_id in told.candidates, (name, on, told)
            assert (told.via == "misspelling") == (name.sort == "misspelling"), (name, on, told)


def test_every_name_of_today_is_found_in_a_sentence() -> None:
    for one in all_states():
        if one.spells and one.spells[-1].end is not None:
            continue
        text = f"Yesterday the government of {one.name} said so."
        states = {mention.resolution.state_id for mention in find_mentions(text)}
        assert one.state_id in states, text


@st.composite
def typos(draw: st.DrawFn) -> tuple[Name, str]:
    """Draw a long name and the name with one letter added, dropped, changed or swapped."""
    name = draw(st.sampled_from(LONG))
    text = name.text
    at = draw(st.integers(0, len(text) - 1))
    letter = draw(st.sampled_from(string.ascii_lowercase))
    how = draw(st.sampled_from(["add", "drop", "change", "swap"]))
    if how == "add":
        return name, text[:at] + letter + text[at:]
    if how == "drop":
        return name, text[:at] + text[at + 1 :]
    if how == "change":
        return name, text[:at] + letter + text[at + 1 :]
    return name, text[:at] + text[at : at + 2][::-1] + text[at + 2 :]


@settings(max_examples=150, deadline=None, derandomize=True)
@given(typos())
def test_one_slip_never_makes_another_state_silently(drawn: tuple[Name, str]) -> None:
    name, text = drawn
    told = resolve(text)
    if told.status != "state" or told.state_id == name.state_id:
        return
    if told.via == "leader" and told.note:  # "Cameron" is a slip of Cameroon, and a name of his own; the note says so
        return
    bearers = {other.state_id for other in names() if key(other.text) == key(name.text)}
    exact = {other.state_id for other in names() if key(other.text) == key(text).removesuffix("s")} | {
        other.state_id for other in names() if key(other.text) == key(text)
    }
    assert told.state_id in bearers | exact, (name, text, told)


@settings(max_examples=100, deadline=None, derandomize=True)
@given(st.text(max_size=80))
def test_any_text_is_scanned_without_fault(text: str) -> None:
    mentions = find_mentions(text)
    assert all(text[one.start : one.end] == one.text for one in mentions)
    assert all(a.end <= b.start for a, b in pairwise(mentions))
    assert resolve(text).status in {"state", "ambiguous", "unknown", "bloc", "not_in_period"}


@given(st.sampled_from([one.state_id for one in all_states()]), st.dates(date(1816, 1, 1), LAST))
def test_membership_is_that_of_the_spells(state_id: str, on: date) -> None:
    assert is_member(state_id, on) == any(spell.holds(on) for spell in spells_of(state_id))
