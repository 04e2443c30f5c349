"""Whether a text asserts something to be checked instead of asking."""

import re

from bilateral.questions.phrases import any_of

_STATE = re.compile(r"@\da?")
_TWO_STATES = re.compile(r"@\d.*@\d")
_FIGURE = re.compile(r"\d|\b(?:million|billion|dozens?|hundreds?|thousands?|millionen|milliarden|hunderte|tausende)\b")
_TAG = re.compile(r",? (?:right|correct|true or false|yes or no|or not|isn't it|didn't (?:it|he|she|they)|oder|nicht wahr|stimmt's)\?\W*$")
_TERSE = re.compile(r"-+>|<-+|=>|[→←↔⇒]")
_SHORTEST_CLAIM = 3


def is_claim(text: str, language: str) -> bool:
    """Whether a marked text is a claim.

    "Is it true that ..." is a claim if a particular act follows (a figure, a date, an act done once); with a general verb
    ("... that China supports Russia?") it is an ordinary question. A sentence without a question mark that does not
    begin as questions do is a claim.
    """
    begin = re.match(r"[\W_]*", text)
    start = begin.end() if begin else 0
    if found := any_of(language, "claims", "asserting").match(text, start):
        return _particular(text[found.end() :], language)
    if _TERSE.search(text):
        return False
    if _asks(text, language):
        return False
    if tag := _TAG.search(text):
        return _particular(text[: tag.start()], language)
    if "?" in text or not _TWO_STATES.search(text):
        return False
    head = text[: text.rindex("@")]
    return bool(any_of(language, "claims", "finite").search(head)) and len(text.split()) >= _SHORTEST_CLAIM


def _asks(text: str, language: str) -> bool:
    """Whether the text, or what follows a clause or a phrase before it, begins as a question does."""
    openings = any_of(language, "claims", "openings")
    starts = [0, *(found.end() for found in re.finditer(r"[,:;–] ", text))]
    for at, start in enumerate(starts):
        begin = re.compile(r"[\W_]*").match(text, start)
        first = begin.end() if begin and "@" not in begin.group() else start
        if openings.match(text, first) and (at == 0 or "?" in text):
            return True
    return False


def _particular(text: str, language: str) -> bool:
    if _FIGURE.search(_STATE.sub(" ", text)):
        return True
    return bool(any_of(language, "claims", "particular").search(text))
