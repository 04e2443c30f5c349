"""From a question to marked text: its language, and placeholders for what it names."""

import re
from datetime import date

import msgspec

from bilateral.questions.model import Code, Period
from bilateral.questions.phrases import LANGUAGES, small_words
from bilateral.shapes.errors import QuestionError
from bilateral.states import Mention, Resolution, find_mentions, name_on, resolve, unknown_names
from bilateral.states.spelling import key
from bilateral.states.words import ACTORS

MAX_MENTIONS = 10
_APOSTROPHE = re.compile("[\u2018\u2019\u02bc`\u00b4]")
_APOSTROPHE_OR_PLAIN = "['\u2018\u2019\u02bc`\u00b4]"
_SHOWN_MEMBERS = 8
_WORD = re.compile(r"[^\W\d_]+")
_SIDES = r"north|south|east|west|nord|süd|ost|west"
#: "North and South Korea" names two states with one noun.
_TWO_SIDES = re.compile(rf"\b({_SIDES})(ern)?(-?) (and|und|&|or|oder) ({_SIDES})(ern)?(-? ?)(\w+)", re.IGNORECASE)
_TWINS = {
    "koreas": "North Korea and South Korea",
    "congos": "DRC and Republic of the Congo",
    "sudans": "Sudan and South Sudan",
    "yemens": "North Yemen and South Yemen",
    "germanys": "East Germany and West Germany",
    "germanies": "East Germany and West Germany",
    "vietnams": "North Vietnam and South Vietnam",
}
_BOTH_TWINS = re.compile(rf"\b(?:the |die |den )?(?:two|both|beiden?|zwei) ({'|'.join(_TWINS)})\b", re.IGNORECASE)


class Marked(msgspec.Struct, frozen=True):
    """A question in small letters with placeholders, and what these stand for.

    ``ids`` holds a state id for a state, and for what is none (a bloc, an unknown or ambiguous name) its text in
    quotes, so that it can stand in the place of a state until the roles are known. ``source`` is the question as it was
    written.
    """

    text: str
    mentions: tuple[Mention, ...]
    ids: tuple[str, ...]
    source: str = ""

    def mention_of(self, one: str) -> Mention:
        """Return the first mention of a state, or of what stands in the place of one."""
        return self.mentions[self.ids.index(one)]

    def as_written(self, part: str) -> str:
        """Return a part of the marked text in the words of the user.

        Examples
        --------
        >>> marked = mark("Did Cuba help after the invasion of Ukraine?", "en")
        >>> marked.as_written("after the invasion of @1")
        'after the invasion of Ukraine'
        """
        named = re.sub(r"@(\d)a?", lambda number: self.mentions[int(number.group(1))].text, part)
        found = re.search(_APOSTROPHE_OR_PLAIN.join(map(re.escape, named.split("'"))), self.source, re.IGNORECASE)
        return found.group() if found else named


def language_of(text: str) -> str:
    """Return ``de`` or ``en`` by the small words of a question; empty where it has none, as in ``CUB VEN oil``.

    Examples
    --------
    >>> language_of("Hilft Kuba der DDR?"), language_of("Does Cuba help?"), language_of("CUB -> VEN")
    ('de', 'en', '')
    """
    words = _WORD.findall(text.lower())
    counts = {language: sum(word in small_words(language) for word in words) for language in LANGUAGES}
    if not any(counts.values()):
        return ""
    return max(LANGUAGES, key=lambda language: counts[language])


def spelt_out(text: str) -> str:
    """Return a question with both states written out where it names two with one noun.

    Examples
    --------
    >>> spelt_out("Do North and South Korea trade?"), spelt_out("Do the two Koreas talk?")
    ('Do North Korea and South Korea trade?', 'Do North Korea and South Korea talk?')
    """
    text = _BOTH_TWINS.sub(lambda found: _TWINS[found.group(1).lower()], text)

    def both(found: re.Match[str]) -> str:
        first, ending, _, joint, second, second_ending, gap, noun = found.groups()
        if gap == "-" or (gap == "" and first.lower() in {"nord", "süd", "ost"}):
            return f"{first}{noun.lower()} {joint} {second}{noun.lower()}"
        return f"{first}{ending or ''} {noun} {joint} {second}{second_ending or ''} {noun}" if gap else found.group()

    return _TWO_SIDES.sub(both, text)


def mark(text: str, language: str, *, with_unknown: bool = False) -> Marked:
    """Find what a question names and put placeholders for it.

    Parameters
    ----------
    text : str
        The question, with single blanks.
    language : str
        ``en``, ``de`` or empty.
    with_unknown : bool
        Whether names that are no state's get placeholders too; armed groups always do.

    Raises
    ------
    QuestionError
        ``cannot_parse`` where more than ten names are found.
    """
    known = find_mentions(text, language=language or "en")
    unknown = [
        Mention(start=one.start, end=one.end, text=one.text, resolution=resolve(one.text))
        for one in unknown_names(text, known, language=language or "en")
        if with_unknown or key(one.text) in ACTORS
    ]
    mentions = sorted([*known, *unknown], key=lambda one: one.start)
    if len(mentions) > MAX_MENTIONS:
        message = f"The question names {len(mentions)} states; ask about two at a time."
        raise QuestionError(Code.CANNOT_PARSE, message)
    pieces, position = [], 0
    for number, mention in enumerate(mentions):
        placeholder = f"@{number}{'a' if _is_adjective(mention, text) else ''}"
        pieces += [_plain(text[position : mention.start]), placeholder]
        position = mention.end
    pieces.append(_plain(text[position:]))
    marked = re.sub(r"(@\da)(?:'s|')(?!\w)", r"\1", "".join(pieces))
    return Marked(marked, tuple(mentions), tuple(_id_of(mention.resolution) for mention in mentions), text)


def _plain(text: str) -> str:
    """Return text in small letters with straight apostrophes, and without the sign that placeholders begin with."""
    return _APOSTROPHE.sub("'", text.lower().replace("@", " "))


def _is_adjective(mention: Mention, text: str) -> bool:
    """Whether a state is named by its adjective (Russian) or a code before a noun (US sanctions), not by its people."""
    if mention.resolution.via == "demonym":
        return not mention.text.endswith("s") or mention.text.endswith(("ss", "es"))
    following = re.match(r" ([a-z]+)", text[mention.end :])
    is_noun = following is not None and following.group(1) not in small_words("en")
    return mention.resolution.via == "code" and mention.start > 0 and is_noun


def _id_of(resolution: Resolution) -> str:
    if resolution.status == "state" and resolution.state_id:
        return resolution.state_id
    return f"'{resolution.bloc_id or resolution.text}'"


def dated(marked: Marked, period: Period, as_of: date) -> Marked:
    """Return the marked question with its names read for its period: Korea in 1900, Germany in 1975."""
    resolutions = [_on_days(mention, period, as_of) for mention in marked.mentions]
    mentions = [
        msgspec.structs.replace(mention, resolution=resolution)
        for mention, resolution in zip(marked.mentions, resolutions, strict=True)
    ]
    return msgspec.structs.replace(marked, mentions=tuple(mentions), ids=tuple(_id_of(one) for one in resolutions))


def _on_days(mention: Mention, period: Period, as_of: date) -> Resolution:
    """Return what a name means for a period.

    An ambiguous name takes the first reading that is plain at the end or the beginning; a plain one changes only where
    it means the same other state, or is equally ambiguous, at both ends.
    """
    undated = mention.resolution
    first = date.fromisoformat(period.since or period.until or as_of.isoformat())
    last = date.fromisoformat(period.until or as_of.isoformat())
    if undated.status == "ambiguous":
        readings = (resolve(mention.text, on=day) for day in (last, first))
        return next((one for one in readings if one.status == "state"), undated)
    if undated.status != "state" or undated.tenures or period == Period():
        return undated
    early, late = resolve(mention.text, on=first), resolve(mention.text, on=last)
    agree = (early.status, early.candidates) == (late.status, late.candidates)
    other = early.state_id != undated.state_id and early.status in {"state", "ambiguous"}
    return early if agree and other else undated


def refuse_no_state(mention: Mention, slot: str, on: date) -> None:
    """Refuse a mention that is no one state, with the contract's code.

    Raises
    ------
    QuestionError
        ``ambiguous_state``, ``not_a_state`` or ``unknown_state``.
    """
    resolution, text = mention.resolution, mention.text
    if resolution.status == "ambiguous":
        names = [f"{name_on(one, on)} ({one})" for one in resolution.candidates]
        message = f"{text!r} can be {' or '.join(names)}; name one of them."
        details = {"slot": slot, "text": text, "candidates": list(resolution.candidates)}
        raise QuestionError(Code.AMBIGUOUS_STATE, message, details)
    if resolution.status == "bloc":
        more = " ..." if len(resolution.members) > _SHOWN_MEMBERS else ""
        members = ", ".join(resolution.members[:_SHOWN_MEMBERS]) + more
        message = f"{text!r} is not a state" + (f"; ask about one of its members: {members}." if members else ".")
        raise QuestionError(
            Code.NOT_A_STATE, message, {"slot": slot, "text": text, "members": list(resolution.members)}
        )
    if resolution.status == "unknown":
        near = resolution.near
        hint = f"Did you mean {' or '.join(near)}?" if near else "Name a state, its capital, or a leader."
        first = f"{resolution.note} " if text in resolution.note and "No state is known" not in resolution.note else ""
        message = f"{first or f'No state is known as {text!r}. '}{hint}"
        raise QuestionError(Code.UNKNOWN_STATE, message, {"slot": slot, "text": text, "near": list(near)})
