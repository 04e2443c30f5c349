"""Third states in a question: those that name its topic ("over Ukraine") are left out of the pair."""

import re
from collections.abc import Callable, Iterator, Sequence
from functools import cache

from bilateral.questions.phrases import any_of, pattern_of, phrases

PAIR = 2
_MENTION = re.compile(r"@(\d)a?(?:'s?)?")
_PREPOSITION = r"(?:to|for|from|at|near|into|inside|across|under|with|towards?|within|of|für|an|nach|aus|von|mit|bei|auf|zu|zum|zur|vor)"
_WORDS_OF_TOPIC = r"(?: (?!@)[\w'-]+){0,5}?"
_ARTICLE = r"(?:the |its |der |die |das |den |dem |des )?"


@cache
def _topic(language: str, *, weak: bool) -> re.Pattern[str]:
    """Return the pattern of a third state behind a word that makes it a topic, from that word on."""
    named = phrases(language, "topics", "before") + (phrases(language, "topics", "before_weak") if weak else ())
    leads = "|".join(pattern_of(phrase) for phrase in named)
    return re.compile(rf"(?:'s (?:\w+ )?)?(?:{leads}){_WORDS_OF_TOPIC} {_ARTICLE}@(?P<mention>\d)a?(?:'s?)?(?!\w)")


def without_wars(text: str, language: str, states: Sequence[str]) -> str:
    """Take wars that are named after a state out of a marked question: "in the war in Ukraine" says nothing of a side."""
    lead = r"(?:'s )?(?<!\w)(?:(?:in|over|about|on|during|with|for|wegen|im|zum|beim|bei|des|gegen|über|um) )?(?:the |its |his |their |dem |den |der |die |ihrem |seinem |full-scale )*"
    numbers = "".join(str(number) for number, state in enumerate(states) if state == "UKR")
    place = f"@[{numbers}]a?" if numbers else "@UKR"
    wars = any_of(language, "topics", "wars").pattern.replace("@UKR", place)
    found = re.search(rf"{lead}(?:{wars})(?:'s)?", text)
    if not found:
        return text
    cut = f"{text[: found.start()]} {text[found.end() :]}"
    return cut if len(entities(cut, states)) >= PAIR else text


def entities(text: str, states: Sequence[str]) -> list[str]:
    """Return the different states that a marked text names, in order."""
    return list(dict.fromkeys(states[int(found.group(1))] for found in _MENTION.finditer(text)))


def without_topics(text: str, states: Sequence[str], language: str) -> str:
    """Cut what names third states out of a marked question, as long as two states are left.

    Parameters
    ----------
    text : str
        Marked, without its period.
    states : sequence of str
        What each placeholder stands for: a state id, or another mark for what is no state.
    language : str
        ``en``, ``de``, or empty where it is not known.

    Returns
    -------
    str
        With two states where that can be had by the rules, else with more.
    """
    text = without_wars(text, language, states)
    rules: tuple[Callable[[str, Sequence[str], str], list[tuple[int, int]]], ...] = (
        _topic_phrases,
        _leading_clause,
        _adjectives,
        _prepositional,
    )
    for rule in rules:
        while len(entities(text, states)) > PAIR:
            cut = next((cut for cut in _cuts(text, rule(text, states, language), states)), None)
            if cut is None:
                break
            text = cut
    return text


def names_topic(text: str, language: str, *, weak: bool) -> bool:
    """Whether a marked question has a state behind a word that makes it a topic."""
    return bool(_topic(language, weak=weak).search(text))


def _cuts(text: str, spans: Sequence[tuple[int, int]], states: Sequence[str]) -> Iterator[str]:
    """Yield the text without each stretch, where two states are left: names that are no state's first, then from the end."""

    def of_no_state(span: tuple[int, int]) -> bool:
        return any(one.startswith("'") for one in entities(text[span[0] : span[1]], states))

    for start, end in sorted(spans, key=lambda span: (of_no_state(span), span), reverse=True):
        cut = f"{text[:start]} {text[end:]}"
        if PAIR <= len(entities(cut, states)) < len(entities(text, states)):
            yield cut


def _topic_phrases(text: str, states: Sequence[str], language: str) -> list[tuple[int, int]]:
    """Return the stretches "over Ukraine", "in its dispute with Ethiopia", "for Finland's membership in NATO"."""
    found = []
    for phrase in _topic(language, weak=True).finditer(text):
        others = {states[int(one.group(1))] for one in _MENTION.finditer(text[: phrase.start()] + text[phrase.end() :])}
        if states[int(phrase.group("mention"))] not in others:
            found.append(phrase.span())
    return found


def _leading_clause(text: str, _states: Sequence[str], language: str) -> list[tuple[int, int]]:
    """Return the clauses that lead up to the question: "Although it trades with Ukraine, ..."."""
    leads = any_of(language, "topics", "clauses").pattern
    found = [one.span() for one in re.finditer(rf"^\W*(?:{leads})[^,?]*@[^,?]*,", text)]
    return found + [one.span() for one in re.finditer(rf", (?:{leads}|and|und|which|who|die|der)\b[^,?]*@[^,?]*[,?.]?", text)]


def _adjectives(text: str, states: Sequence[str], _language: str) -> list[tuple[int, int]]:
    """Return the adjectives and possessives that stand behind the first state: "sell Russian oil to Germany"."""
    if _coordinated(text, states):
        return []
    mentions = list(_MENTION.finditer(text))
    return [found.span() for found in mentions[1:] if found.group().endswith("a")]


def _coordinated(text: str, states: Sequence[str]) -> bool:
    """Whether two different states are named side by side: "French and German aid"."""
    pattern = r"@(\d)a?(?:'s?)?(?:,| and|, and| or| und| oder|,? sowie) (?:the |die |der )?@(\d)"
    return any(states[int(one)] != states[int(other)] for one, other in re.findall(pattern, text))


def _prepositional(text: str, states: Sequence[str], _language: str) -> list[tuple[int, int]]:
    """Return what is left behind a preposition, after the first two states and not coordinated with them."""
    if _coordinated(text, states):
        return []
    seen = entities(text, states)[:PAIR]
    pattern = rf"(?<!\w){_PREPOSITION}(?: (?!@)[\w'-]+){{0,3}} {_ARTICLE}@(?P<mention>\d)a?(?:'s?)?|'s @(?P<owned>\d)a?"
    return [
        found.span()
        for found in re.finditer(pattern, text)
        if states[int(found.group("mention") or found.group("owned"))] not in seen
    ]
