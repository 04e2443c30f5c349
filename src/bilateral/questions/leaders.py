"""Leaders in questions: a family name is the person of the period asked about, and is told so."""

from collections.abc import Iterable, Sequence
from datetime import date

import msgspec

from bilateral.questions.model import Period
from bilateral.questions.spans import merged, told, within
from bilateral.states import Leader, Mention, name_on

_OTHERS = " Others of that name: "


def of_the_period(
    mentions: Sequence[Mention], pair: tuple[str, str], asked: Period, as_of: date
) -> tuple[Mention, ...]:
    """Return the mentions of the pair, leaders among them narrowed to the persons of the period and told as such.

    The persons of the period held the office in it, and while the leaders named of the other state did. Where a
    question sets no period, and one of them is in office as the others named are, it is that one: "Kim" is Kim Jong Un.

    Parameters
    ----------
    mentions : sequence of Mention
        What the question names, third states too.
    pair : tuple of str
        The two states asked about.
    asked : Period
        What the question says itself.
    as_of : date
        The day on which "in office" is meant.
    """
    own = [mention for mention in mentions if mention.resolution.state_id in pair]
    tenures = {state: [_span(one) for one in _tenures(own, state)] for state in pair}
    narrowed = []
    for mention in own:
        others = [span for state in pair if state != mention.resolution.state_id for span in tenures[state]]
        narrowed.append(_told(_of_persons(mention, others or [Period()], asked, as_of)))
    return tuple(narrowed)


def _tenures(mentions: Iterable[Mention], state_id: str) -> list[Leader]:
    resolutions = (mention.resolution for mention in mentions)
    return [tenure for one in resolutions if one.state_id == state_id for tenure in one.tenures]


def _span(tenure: Leader) -> Period:
    return Period(tenure.start, tenure.end)


def _of_persons(mention: Mention, others: list[Period], asked: Period, as_of: date) -> Mention:
    """Return a mention with the tenures of the persons of the period; as it is where there is none."""
    tenures = mention.resolution.tenures
    times = within(others, asked)
    persons = {one.name for one in tenures if any(within([_span(one)], time) for time in times)}
    now = {one.name for one in tenures if one.name in persons and one.in_office(as_of)}
    if asked == Period() and len(now) == 1 and within(times, Period(as_of.isoformat(), as_of.isoformat())):
        persons = now
    kept = tuple(one for one in tenures if one.name in persons)
    if not kept or kept == tenures:
        return mention
    return msgspec.structs.replace(mention, resolution=msgspec.structs.replace(mention.resolution, tenures=kept))


def _told(mention: Mention) -> Mention:
    """Return a mention with a note on the persons left, their tenures that touch told as one."""
    resolution = mention.resolution
    if resolution.via != "leader" or not resolution.tenures or not resolution.state_id:
        return mention
    persons = "; ".join(
        f"{name}: {' and '.join(map(told, merged(_span(one) for one in resolution.tenures if one.name == name)))}"
        for name in dict.fromkeys(one.name for one in resolution.tenures)
    )
    _, others, names = resolution.note.partition(_OTHERS)
    note = f"{resolution.text!r} is read as {name_on(resolution.state_id)} ({persons}).{others}{names}"
    return msgspec.structs.replace(mention, resolution=msgspec.structs.replace(resolution, note=note))
