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

from bilateral.questions.model import Direction
from bilateral.questions.phrases import any_of, each_of
from bilateral.questions.third_states import PAIR, entities
from bilateral.shapes.errors import QuestionError

_STATE = r"@(\d)a?(?:'s?)?"
_MENTION = re.compile(_STATE)
_ARTICLE = r"(?:(?:the|der|die|das|den|dem) )?"
_COORDINATED = re.compile(rf"{_STATE},? (?:and|&|und|sowie|as well as|plus) {_ARTICLE}{_STATE}(?! [\w-]+'s)")
_BOTH_WAYS = re.compile(r"<[-=]+>|[↔⇄⇔]")
_BACKWARDS = re.compile(rf"{_STATE} ?(?:<[-=]*|[←⇐]) ?{_ARTICLE}{_STATE}")
_FORWARDS = re.compile(rf"{_STATE} ?(?:[-=]*>|[→⇒]|to|nach|an) ?{_ARTICLE}{_STATE}")
_HYPHEN = re.compile(rf"{_STATE} ?[-–/] ?{_STATE}")
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
    order = [int(found.group(1)) for found in _MENTION.finditer(text)]
    ids = entities(text, states)
    if len(ids) != PAIR:
        _refuse(ids, len(order))
    first, second = ids
    if _compared(text, [states[i] for i in order], language):
        return first, second, Direction.BOTH_COMPARED
    if _BOTH_WAYS.search(text):
        return first, second, Direction.MUTUAL
    if arrow := _BACKWARDS.search(text):
        return states[int(arrow.group(2))], states[int(arrow.group(1))], Direction.ONE_WAY
    if _FORWARDS.match(text.strip()):
        return first, second, Direction.ONE_WAY
    if _each_other(text, states, order, language):
        return first, second, Direction.MUTUAL
    actor = _named_actor(text, states, language) or _giver(text, states, order, language)
    if actor is not None:
        return actor, second if actor == first else first, Direction.ONE_WAY
    if any_of(language, "direction", "symmetric").search(text) or (_HYPHEN.search(text) and dimension not in _FLOWS):
        return first, second, Direction.MUTUAL
    return first, second, Direction.ONE_WAY


def _refuse(ids: list[str], mentions: int) -> None:
    if not ids:
        message = "The question names no state; name two, as in 'Does North Korea support Russia?'."
        raise QuestionError("cannot_parse", message)
    if len(ids) == 1 and mentions > 1:
        message = f"Both sides of the question are one state ({ids[0]}); name two states."
        raise QuestionError("same_state", message, {"state": ids[0]})
    if len(ids) == 1:
        message = f"The question names one state only ({ids[0]}); name two, as in 'Does North Korea support Russia?'."
        raise QuestionError("cannot_parse", message, {"states": ids})
    message = f"The question is about {len(ids)} states ({', '.join(ids)}); ask about two at a time."
    raise QuestionError("cannot_parse", message, {"states": ids})


def _compared(text: str, named: Sequence[str], language: str) -> bool:
    if any_of(language, "direction", "compared").search(text):
        return True
    return _crosswise(named) and bool(any_of(language, "direction", "comparing").search(text))


def _crosswise(named: Sequence[str]) -> bool:
    """Whether two states are named as A, B, B, A."""
    runs = [state for at, state in enumerate(named) if at == 0 or named[at - 1] != state]
    return len(named) >= 2 * PAIR and len(runs) >= PAIR + 1 and runs[0] == named[-1]


def _each_other(text: str, states: Sequence[str], order: Sequence[int], language: str) -> bool:
    """Whether each acts on the other: said so, named crosswise, or both together the subject."""
    if any_of(language, "direction", "mutual").search(text) or _crosswise([states[i] for i in order]):
        return True
    pairs = (tuple(states[int(number)] for number in found.groups()) for found in _COORDINATED.finditer(text))
    return any(one != other for one, other in pairs)


def _named_actor(text: str, states: Sequence[str], language: str) -> str | None:
    """Return the state that a phrase names as the one who acts."""
    passed_over = [
        found.span("A") for phrase in each_of(language, "roles", "not_acting") for found in phrase.finditer(text)
    ]
    for phrase in each_of(language, "roles", "acts"):
        for found in phrase.finditer(text):
            if found.span("A") not in passed_over:
                return states[int(found.group("A"))]
    return None


def _giver(text: str, states: Sequence[str], order: Sequence[int], language: str) -> str | None:
    """Return the state that gives, where the subject is the one that receives or hosts."""
    verb = any_of(language, "roles", "receiving").search(text)
    if verb is None and (verb := any_of(language, "roles", "hosting").search(text)):
        host = _subject(text, states, verb.end())
        sent = re.search(rf"(?: (?!@)\S+){{0,4}} {_ARTICLE}@(\d)(?:a|'s?) ", text[verb.end() :])
        guest = states[int(sent.group(1))] if sent else None
        return guest if host is not None and guest != host else None
    if verb is None:
        return None
    receiver = _subject(text, states, verb.start()) or _subject_behind(text, states, order, verb.end())
    return next((states[i] for i in order if states[i] != receiver), None)


def _subject(text: str, states: Sequence[str], end: int) -> str | None:
    """Return the last state before a verb."""
    before = _MENTION.findall(text[:end])
    return states[int(before[-1])] if before else None


def _subject_behind(text: str, states: Sequence[str], order: Sequence[int], start: int) -> str:
    """Return the first state behind a verb that begins the question: "Kauft Indien Öl?"."""
    behind = _MENTION.findall(text[start:])
    return states[int(behind[0])] if behind else states[order[0]]
