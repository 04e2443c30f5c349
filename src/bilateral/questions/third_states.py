"""Third states in a question: those that name its topic ("over Ukraine") are left out of the pair."""

import re
from collections.abc import Callable, Iterator, Sequence

from bilateral.questions.phrases import compiled, found, phrases

PAIR = 2
Spans = list[tuple[int, int]]
_MENTION = re.compile(r"@(\d)a?(?:'s?)?")
_ARTICLE = r"(?:the |its |der |die |das |den |dem |des )?"
_WORDS_OF_TOPIC = r"(?: (?!@)[\w'-]+){0,5}?"
#: What stands behind a word that makes a topic: "over | its dispute with the @2's".
_TOPIC = rf"{_WORDS_OF_TOPIC} {_ARTICLE}@(?P<mention>\d)a?(?:'s?)?(?!\w)"
_PREPOSITION = (
    r"(?:to|for|from|at|near|into|inside|across|under|with|towards?|within|of"
    r"|für|an|nach|aus|von|mit|bei|auf|zu|zum|zur|vor)"
)
#: What may stand before a war that is named after a state: "in its full-scale | war in Ukraine".
_BEFORE_WAR = (
    r"(?:'s )?(?<!\w)"
    r"(?:(?:in|over|about|on|during|with|for|wegen|im|zum|beim|bei|des|gegen|über|um) )?"
    r"(?:the |its |his |their |dem |den |der |die |ihrem |seinem |full-scale )*"
)


def entities(text: str, states: Sequence[str]) -> list[str]:
    """Return the different states that a marked text names, in order."""
    return list(dict.fromkeys(states[int(number)] for number in _MENTION.findall(text)))


def without_wars(text: str, language: str, states: Sequence[str]) -> str:
    """Take wars named after a state out of a marked question: "in the war in Ukraine" says nothing of a side."""
    numbers = "".join(str(number) for number, state in enumerate(states) if state == "UKR")
    for phrase in phrases(language, "topics", "wars"):
        war = compiled(phrase.written).pattern.replace("@UKR", f"@[{numbers}]a?" if numbers else "@UKR")
        for match in re.finditer(f"{_BEFORE_WAR}{war}(?:'s)?", text):
            cut = f"{text[: match.start()]} {text[match.end() :]}"
            if len(entities(cut, states)) >= PAIR:
                return cut
    return text


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
    text = _without_asides(without_wars(text, language, states), states, language)
    rules: tuple[Callable[[str, Sequence[str], str], Spans], ...] = (
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


def _without_asides(text: str, states: Sequence[str], language: str) -> str:
    """Cut "despite UN sanctions", with or without a third state in it."""
    for match in found(language, "topics", "aside", text, behind=r"[^,?]*"):
        cut = f"{text[: match.start()]} {text[match.end() :]}"
        if len(entities(cut, states)) >= PAIR:
            return cut
    return text


def names_topic(text: str, language: str, *, weak: bool) -> bool:
    """Whether a marked question has a state behind a word that makes it a topic, or may make it one (``weak``)."""
    lists = ("before", "before_weak") if weak else ("before",)
    return any(next(found(language, "topics", name, text, behind=_TOPIC), None) for name in lists)


def _cuts(text: str, spans: Sequence[tuple[int, int]], states: Sequence[str]) -> Iterator[str]:
    """Yield the text without each stretch, where two states are left: names of no state first, then from the end."""

    def of_no_state(span: tuple[int, int]) -> bool:
        return any(one.startswith("'") for one in entities(text[span[0] : span[1]], states))

    for start, end in sorted(spans, key=lambda span: (of_no_state(span), span[1], -span[0]), reverse=True):
        cut = f"{text[:start]} {text[end:]}"
        if PAIR <= len(entities(cut, states)) < len(entities(text, states)):
            yield cut


def _topic_phrases(text: str, states: Sequence[str], language: str) -> Spans:
    """Return the stretches "over Ukraine", "in its dispute with Ethiopia", "for Finland's membership in NATO"."""
    spans = []
    for name in ("before", "before_weak"):
        for match in found(language, "topics", name, text, behind=_TOPIC):
            others = entities(text[: match.start()] + text[match.end() :], states)
            if states[int(match.group("mention"))] not in others:
                spans.append((_with_owner(text, match.start()), match.end()))
    return spans


def _with_owner(text: str, start: int) -> int:
    """Return where a topic begins, with the possessive before it: "Russia|'s full-scale | war against"."""
    owner = re.search(r"'s (?:[\w-]+ )?$", text[:start])
    return owner.start() if owner else start


def _leading_clause(text: str, _states: Sequence[str], language: str) -> Spans:
    """Return the clauses that lead up to the question or follow it: "Although it trades with Ukraine, ..."."""
    spans = []
    for match in found(language, "topics", "clauses", text, behind=r"[^,?]*@[^,?]*[,?.]?"):
        before = text[: match.start()].strip()
        if before.endswith(",") or (not before and match.group().endswith(",")):
            spans.append(match.span())
    spans += [match.span() for match in found(language, "topics", "conjunctions", text, behind=r" [^,]*@[^,]*$")]
    return spans


def _adjectives(text: str, states: Sequence[str], _language: str) -> Spans:
    """Return the adjectives and possessives that stand behind the first state: "sell Russian oil to Germany"."""
    if _coordinated(text, states):
        return []
    mentions = list(_MENTION.finditer(text))
    return [mention.span() for mention in mentions[1:] if mention.group().endswith("a")]


def _coordinated(text: str, states: Sequence[str]) -> bool:
    """Whether two different states are named side by side: "French and German aid"."""
    pattern = r"@(\d)a?(?:'s?)?(?:,| and|, and| or| und| oder|,? sowie) (?:the |die |der )?@(\d)"
    return any(states[int(one)] != states[int(other)] for one, other in re.findall(pattern, text))


def _prepositional(text: str, states: Sequence[str], _language: str) -> Spans:
    """Return what is left behind a preposition, after the first two states and not coordinated with them."""
    if _coordinated(text, states):
        return []
    seen = entities(text, states)[:PAIR]
    behind = rf"(?<!\w){_PREPOSITION}(?: (?!@)[\w'-]+){{0,3}} {_ARTICLE}@(?P<mention>\d)a?(?:'s?)?"
    pattern = rf"{behind}|'s @(?P<owned>\d)a?"
    return [
        match.span()
        for match in re.finditer(pattern, text)
        if states[int(match.group("mention") or match.group("owned"))] not in seen
    ]
