"""Whether a text asserts something to be checked instead of asking."""

import re

from bilateral.questions.phrases import begins, has

_STATE = re.compile(r"@\da?")
_TWO_STATES = re.compile(r"@\d.*@\d")
_NOT_A_WORD = "\"'\u00bf\u00a1\u201e\u201c\u201d([*>-\u2013 \t"
_FIGURE = re.compile(r"\d|\b(?:million|billion|dozens?|hundreds?|thousands?|millionen|milliarden|hunderte|tausende)\b")
#: "..., right?" turns a statement into a question about its truth.
_TAG = re.compile(
    r",? (?:right|correct|true or false|yes or no|or not|isn't it|didn't (?:it|he|she|they)|oder|nicht wahr)\?\W*$"
)
_ARROW = re.compile("-+>|<-+|=>|[\u2190-\u21ff]")
_PART = re.compile("[,:;\u2013] ")
_SHORTEST_CLAIM = 3


def is_claim(text: str, language: str) -> bool:
    """Whether a marked text is a claim.

    "Is it true that ..." is a claim if a particular act follows (a figure, a date, an act done once); with a general
    verb ("... that China supports Russia?") it is an ordinary question. A sentence without a question mark that does
    not begin as questions do is a claim.
    """
    text = text.lstrip(_NOT_A_WORD)
    if opening := begins(language, "claims", "asserting", text):
        return _is_particular(text[opening.end() :], language)
    if _ARROW.search(text) or _asks(text, language):
        return False
    if tag := _TAG.search(text):
        return _is_particular(text[: tag.start()], language)
    if "?" in text or not _TWO_STATES.search(text):
        return False
    head = text[: text.rindex("@") + 2]
    return len(text.split()) >= _SHORTEST_CLAIM and has(language, "claims", "finite", head)


def _asks(text: str, language: str) -> bool:
    """Whether the text begins as a question does, or a part of it behind a comma does."""
    if begins(language, "claims", "openings", text):
        return True
    parts = (text[part.end() :] for part in _PART.finditer(text))
    return "?" in text and any(begins(language, "claims", "openings", part) for part in parts)


def _is_particular(text: str, language: str) -> bool:
    """Whether a statement is about one act: it has a figure, or the past tense of such an act."""
    return bool(_FIGURE.search(_STATE.sub(" ", text))) or has(language, "claims", "particular", text)
