"""Who acts, for or on whom: the direction of a question.

Works on marked text, so that one table of phrases serves all names. The rules are tried in this order:

1. the two are compared ("who helps the other more", or A, B, B, A with a word that compares): both directions;
2. an arrow shows the direction;
3. each acts on the other ("each other", the two as one subject): mutual;
4. a phrase names the one who acts ("by", "dependent on", "from");
5. a verb whose subject receives ("get", "buy"), or hosts what the other, as an adjective, sends;
6. a symmetric act or tie ("vote with", "relations", "ally of"): mutual;
7. the order of the words.
"""

import re
from collections.abc import Sequence
from datetime import date

from bilateral.questions.model import Code, Direction
from bilateral.questions.phrases import found, has
from bilateral.questions.third_states import PAIR, entities
from bilateral.shapes.errors import QuestionError
from bilateral.states import name_on, spells_of

_STATE = r"@(\d)a?(?:'s?)?"
_MENTION = re.compile(_STATE)
_ARTICLE = r"(?:(?:the|der|die|das|den|dem) )?"
_COORDINATED = re.compile(rf"{_STATE},? (?:and|&|und|sowie|as well as|plus) {_ARTICLE}{_STATE}(?! [\w-]+'s)")
_BOTH_WAYS = re.compile("<[-=]+>|[\u2194\u21c4\u21d4]")
_BACKWARDS = re.compile(rf"{_STATE} ?(?:<[-=]*|[\u2190\u21d0]) ?{_ARTICLE}{_STATE}")
_FORWARDS = re.compile(rf"{_STATE} ?(?:[-=]*>|[\u2192\u21d2]|to|nach|an) ?{_ARTICLE}{_STATE}")
_HYPHEN = re.compile(rf"{_STATE} ?[-\u2013/] ?{_STATE}")
#: What runs one way even between "Iran-Russia".
_FLOWS = frozenset({"arms", "aid_debt", "sanctions"})


def roles(text: str, states: Sequence[str], dimension: str, language: str) -> tuple[str, str, Direction]:
    """Return actor, target and direction.

    Parameters
    ----------
    text : str
        Marked; topics and period removed.
    states : sequence of str
        State id of each placeholder; exactly two different ones among those still in the text.
    dimension : str
        What the question is about: "Iran-Russia drones" has a direction, "Iran-Russia relations" has none.
    language : str
        ``en``, ``de``, or empty where it is not known.

    Raises
    ------
    QuestionError
        ``cannot_parse`` where fewer or more than two states are asked about, ``same_state`` where one is asked about
        itself.
    """
    named = [states[int(number)] for number in _MENTION.findall(text)]
    ids = entities(text, states)
    if len(ids) != PAIR:
        _refuse(ids, len(named))
    first, second = ids
    if _compared(text, named, language):
        return first, second, Direction.BOTH_COMPARED
    if _BOTH_WAYS.search(text) or (not _directed(text) and _each_other(text, states, named, language)):
        return first, second, Direction.MUTUAL
    actor = _actor(text, states, language)
    if actor is None and _tied(text, dimension, language):
        return first, second, Direction.MUTUAL
    return (second, first, Direction.ONE_WAY) if actor == second else (first, second, Direction.ONE_WAY)


def _refuse(ids: list[str], mentions: int) -> None:
    if not ids:
        message = "The question names no state; name two, as in 'Does North Korea support Russia?'."
        raise QuestionError(Code.CANNOT_PARSE, message)
    if len(ids) == 1 and mentions > 1:
        message = f"Both sides of the question are one state ({ids[0]}); name two states."
        raise QuestionError(Code.SAME_STATE, message, {"state": ids[0]})
    if len(ids) == 1:
        name, example, reverse = _examples(ids[0])
        message = (
            f"The question names one state only, {name}; answers are for two states at a time. Ask, for instance, "
            f"'{example}' or, the other way round, '{reverse}'."
        )
        raise QuestionError(Code.CANNOT_PARSE, message, {"states": ids, "example": example})
    message = f"The question is about {len(ids)} states ({', '.join(ids)}); ask about two at a time."
    raise QuestionError(Code.CANNOT_PARSE, message, {"states": ids})


def _examples(state_id: str) -> tuple[str, str, str]:
    """Return the name of a state, and questions that can be asked about it, as target and as actor."""
    spells = spells_of(state_id)
    end = spells[-1].end if spells else None
    if end is None:
        name, other = name_on(state_id), name_on("PRK" if state_id == "RUS" else "RUS")
        return name, f"Does {other} support {name}?", f"Does {name} support {other}?"
    last = date.fromisoformat(end)
    name, other = name_on(state_id, last), name_on("RUS", last)
    return name, f"Did {other} support {name} in {last.year}?", f"Did {name} support {other} in {last.year}?"


def _compared(text: str, named: Sequence[str], language: str) -> bool:
    if has(language, "direction", "compared", text):
        return True
    return _crosswise(named) and has(language, "direction", "comparing", text)


def _crosswise(named: Sequence[str]) -> bool:
    """Whether two states are named as A, B, B, A."""
    runs = [state for at, state in enumerate(named) if at == 0 or named[at - 1] != state]
    return len(named) >= 2 * PAIR and len(runs) > PAIR and runs[0] == named[-1]


def _directed(text: str) -> bool:
    """Whether an arrow, or "A to B" at the beginning, shows the direction."""
    return bool(_BACKWARDS.search(text) or _FORWARDS.match(text.strip()))


def _each_other(text: str, states: Sequence[str], named: Sequence[str], language: str) -> bool:
    """Whether each acts on the other: said so, named crosswise, or both together the subject."""
    if has(language, "direction", "mutual", text) or _crosswise(named):
        return True
    pairs = (tuple(states[int(number)] for number in match.groups()) for match in _COORDINATED.finditer(text))
    return any(one != other for one, other in pairs)


def _tied(text: str, dimension: str, language: str) -> bool:
    """Whether the question is about a tie of both or an act one does with the other."""
    if has(language, "roles", "one_way", text):
        return False
    hyphen = _HYPHEN.search(text) is not None and dimension not in _FLOWS
    return hyphen or has(language, "direction", "symmetric", text)


def _actor(text: str, states: Sequence[str], language: str) -> str | None:
    """Return the state that acts where more than the order of the words says so."""
    if arrow := _BACKWARDS.search(text):
        return states[int(arrow.group(2))]
    if arrow := _FORWARDS.match(text.strip()):
        return states[int(arrow.group(1))]
    return _named_actor(text, states, language) or _giver(text, states, language) or _sender(text, states, language)


def _named_actor(text: str, states: Sequence[str], language: str) -> str | None:
    """Return the state that a phrase names as the one who acts."""
    passed_over = {match.span("A") for match in found(language, "roles", "not_acting", text)}
    acting = (match for match in found(language, "roles", "acts", text) if match.span("A") not in passed_over)
    first = next(acting, None)
    return states[int(first.group("A"))] if first else None


def _giver(text: str, states: Sequence[str], language: str) -> str | None:
    """Return the other state, where the subject of the verb is the one that receives."""
    verb = min(found(language, "roles", "receiving", text), key=re.Match.start, default=None)
    if verb is None or has(language, "roles", "subject_acts", text):
        return None
    before, behind = _MENTION.findall(text[: verb.start()]), _MENTION.findall(text[verb.end() :])
    receiver = states[int(before[-1] if before else behind[0])]
    return next(state for state in entities(text, states) if state != receiver)


def _sender(text: str, states: Sequence[str], language: str) -> str | None:
    """Return the state named as an adjective whose troops or goods the subject hosts or uses."""
    if has(language, "roles", "subject_acts", text):
        return None
    verb = min(found(language, "roles", "hosting", text), key=re.Match.start, default=None)
    hosts = _MENTION.findall(text[: verb.end()]) if verb else []
    sent = re.match(rf"(?: (?!@)\S+){{0,4}} {_ARTICLE}@(\d)(?:a|'s?) ", text[verb.end() :]) if verb else None
    if not sent or not hosts or states[int(hosts[-1])] == states[int(sent.group(1))]:
        return None
    return states[int(sent.group(1))]
