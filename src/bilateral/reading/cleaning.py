"""Which parts of a text are prose: titles, headings, bylines, biographies, comment forms and navigation are left out.

Nothing is rewritten: a block is a stretch of the text as it is.
"""

import re
from collections.abc import Iterator
from functools import cache

import msgspec

from bilateral.reading.tables import table

_BLANK = re.compile(
    r"[^\S\n]*(?:\r\n|[\n\r\x0b\x0c\x85\u2028\u2029])(?:[^\S\n]*(?:\r\n|[\n\r\x0b\x0c\x85\u2028\u2029]))+\s*"
)
_LINE = re.compile(r"\r\n|[\n\r\x0b\x0c\x85\u2028\u2029]")
_WORD = re.compile(r"[^\W\d_][\w'\u2019.-]*")
_ENDED = re.compile(r"[.!?…:;][\"'\u201d\u2019)\]]*\s*$|[\"\u201d\u2019]\s*$")
_MARKDOWN_HEADING = re.compile(r"#{1,6}\s|={3,}$|-{3,}$|```|~~~|\|")
_PROSE_END = re.compile(r"[.!?][\"'\u201d\u2019)\]]*\s*$")
_LONGEST_HEADING = 14
_LONGEST_LINE_HEADING = 60
_LONG_WORD = 3
_TITLE_SHARE = 0.75
_LONGEST_TOKEN = 300
_LONG_BLOCK = 20_000
_SENTENCES_OF_PROSE = 2


class Block(msgspec.Struct, frozen=True):
    """A paragraph of prose; ``sure`` where it ends as prose does, so that a verbless one is no heading."""

    start: int
    end: int
    sure: bool = True


class _Rules(msgspec.Struct, frozen=True):
    lines: tuple[re.Pattern[str], ...]
    comments: tuple[re.Pattern[str], ...]
    biography: tuple[re.Pattern[str], ...]
    cues: tuple[re.Pattern[str], ...]
    datelines: tuple[re.Pattern[str], ...]


@cache
def _rules() -> _Rules:
    told = table("boilerplate")

    def compiled(name: str, flags: int = 0) -> tuple[re.Pattern[str], ...]:
        return tuple(re.compile(one, flags) for one in told[name])

    return _Rules(
        compiled("lines", re.IGNORECASE),
        compiled("comments", re.IGNORECASE),
        compiled("biography"),
        compiled("biography_cues"),
        compiled("datelines"),
    )


def prose(text: str) -> list[Block]:
    r"""Return the paragraphs of prose of a text, in order.

    Examples
    --------
    >>> text = "Arms Deals\n\nRussia sold tanks to Syria.\n\nLeave a Comment"
    >>> [text[block.start : block.end] for block in prose(text)]
    ['Russia sold tanks to Syria.']
    """
    found: list[Block] = []
    blocks = list(_blocks(text))
    article = _is_article([text[start:end] for start, end in blocks[:12]])
    for at, (start, end) in enumerate(blocks):
        shown = text[start:end]
        if at * 2 >= len(blocks) and at and any(rule.match(shown) for rule in _rules().comments):
            break
        if _is_boilerplate(shown) or (at == 0 and article and _is_title(shown)):
            continue
        if at * 3 >= len(blocks) * 2 and at > 1 and _is_biography(shown):
            continue
        skipped = _dateline(shown)
        found += _pieces(text, start + skipped, end, sure=bool(_ENDED.search(shown)))
    return found


def _blocks(text: str) -> Iterator[tuple[int, int]]:
    """Yield the paragraphs of a text: parted by blank lines, or by lines that end as paragraphs do."""
    at = 0
    for gap in _BLANK.finditer(text):
        yield from _lines(text, at, gap.start())
        at = gap.end()
    yield from _lines(text, at, len(text))


def _lines(text: str, start: int, end: int) -> Iterator[tuple[int, int]]:
    first, at = start, start
    for break_ in _LINE.finditer(text, start, end):
        line = text[at : break_.start()].strip()
        rest = text[break_.end() : break_.end() + 1]
        ends = bool(_PROSE_END.search(line)) and len(line) > _LONGEST_LINE_HEADING // 3
        heading = len(line) < _LONGEST_LINE_HEADING and _is_heading(line) and not rest.islower()
        if line and (ends or heading or any(rule.match(line) for rule in _rules().lines)) and not rest.islower():
            yield from _trimmed(text, first, break_.start())
            first = break_.end()
        at = break_.end()
    yield from _trimmed(text, first, end)


def _trimmed(text: str, start: int, end: int) -> Iterator[tuple[int, int]]:
    while start < end and (text[start].isspace() or not text[start].isprintable()):
        start += 1
    while end > start and (text[end - 1].isspace() or not text[end - 1].isprintable()):
        end -= 1
    if start < end:
        yield start, end


def _is_boilerplate(shown: str) -> bool:
    if not any(sign.isalpha() for sign in shown[:200]):
        return True
    return _is_heading(shown) or any(rule.match(shown) for rule in _rules().lines)


def _is_heading(shown: str) -> bool:
    if _MARKDOWN_HEADING.match(shown):
        return True
    if len(shown) > _LONGEST_LINE_HEADING * 2 or _ENDED.search(shown):
        return False
    words = _WORD.findall(shown)
    if len(words) > _LONGEST_HEADING:
        return False
    long = [word for word in words if len(word) > _LONG_WORD] or words
    return bool(long) and sum(word[0].isupper() for word in long) >= _TITLE_SHARE * len(long)


def _is_title(shown: str) -> bool:
    return not _ENDED.search(shown) and len(_WORD.findall(shown[:400])) <= _LONGEST_HEADING + 6 and "\n" not in shown


def _is_article(shown: list[str]) -> bool:
    """Return whether longer paragraphs follow the first block, so that it may be their title."""
    long = sum(len(re.findall(r"[.!?](?=\s+[A-Z\u201c\"]|$)", block)) >= _SENTENCES_OF_PROSE for block in shown[1:6])
    return long >= _SENTENCES_OF_PROSE


def _is_biography(shown: str) -> bool:
    if not any(rule.match(shown) for rule in _rules().biography):
        return False
    return sum(bool(rule.search(shown)) for rule in _rules().cues) >= 2  # noqa: PLR2004 -- one cue may be chance


def _dateline(shown: str) -> int:
    """Return how much of a block stands before its first sentence."""
    skipped = 0
    for rule in _rules().datelines:
        found = rule.match(shown, skipped)
        if found and found.end() < len(shown):
            skipped = found.end()
    return skipped


def _pieces(text: str, start: int, end: int, *, sure: bool) -> Iterator[Block]:
    """Yield a block in pieces that a parser can take, without words that are no words."""
    at = start
    while end - at > _LONG_BLOCK:
        cut = text.rfind(". ", at, at + _LONG_BLOCK)
        cut = cut + 1 if cut > at else text.rfind(" ", at, at + _LONG_BLOCK)
        if cut <= at:
            cut = at + _LONG_BLOCK
        if _speaks(text[at:cut]):
            yield Block(at, cut)
        at = cut
    if _speaks(text[at:end]):
        yield Block(at, end, sure)


def _speaks(shown: str) -> bool:
    return " " in shown and max(map(len, shown.split()), default=0) <= _LONGEST_TOKEN
