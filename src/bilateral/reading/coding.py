"""The class of an act whose parties are both states: as the curated record codes it, not as event data does."""

import re
from fnmatch import translate
from functools import cache

from bilateral.reading.acts import Found
from bilateral.reading.model import Party
from bilateral.reading.tables import table
from bilateral.shapes.vocabulary import Action

_OF_THE_ACT = frozenset({"denied", "considered", "conditional", "opinion", "prediction"})


@cache
def _patterns() -> tuple[tuple[re.Pattern[str], Action], ...]:
    told = table("coding")["interstate"]
    return tuple((re.compile("|".join(map(translate, text.split()))), Action(name)) for name, text in told.items())


@cache
def _interstate(rule: str) -> Action | None:
    return next((action for pattern, action in _patterns() if pattern.match(rule)), None)


def are_states(actor: Party | None, target: Party | None) -> bool:
    """Return whether two parties are two states."""
    if actor is None or target is None or actor.state_id is None or target.state_id is None:
        return False
    return actor.state_id != target.state_id


def base_of(told: Found) -> Action | None:
    """Return the class of the act itself between two states, before modes are read."""
    return next((action for rule in told.rules if (action := _interstate(rule)) is not None), told.base)


def coded(told: Found, modality: str) -> Action | None:
    """Return the class of an act between two states.

    What is denied, considered, foreseen, recommended or conditional keeps the class of the act itself: "Iran denies
    that it armed Yemen" is about AID. What is promised or threatened has another class than the act (AGREE, THREATEN).

    Parameters
    ----------
    told : Found
        The act.
    modality : str
        How the sentence presents it.
    """
    base = base_of(told)
    if modality in _OF_THE_ACT and base is not None:
        return base
    return base if told.action is told.base else told.action
