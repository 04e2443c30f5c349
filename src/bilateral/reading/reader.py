"""Reading a document: any text in, propositions with exact spans out; deterministic and offline."""

from collections import Counter
from collections.abc import Iterator
from datetime import date
from typing import Protocol

from bilateral.reading.cleaning import Block, prose
from bilateral.reading.decoding import Decoded, decode
from bilateral.reading.language import is_english, language_of
from bilateral.reading.memory import Memory, Named, Topic, dated, mentions, topic
from bilateral.reading.model import Document, Proposition, Text
from bilateral.reading.parsing import plain, trees
from bilateral.reading.periods import first_date
from bilateral.reading.sentences import read_sentence
from bilateral.reading.slots import Place
from bilateral.reading.tree import VERB_TAGS, Tree
from bilateral.shapes.dates import first_day

_NOT_ENGLISH = "This reads English only; the text seems to be in another language ({})."
_HEAD = 3000


class Reader(Protocol):
    """Whatever turns a text into propositions: this room's rules, or a language model that proposes them."""

    def read(self, document: str | bytes, *, date: date | str | None = None, media_type: str | None = None) -> Document:
        """Return the propositions of a document."""
        ...


class RuleReader:
    """The default reader: dependency parse and phrase tables."""

    def read(self, document: str | bytes, *, date: date | str | None = None, media_type: str | None = None) -> Document:
        """Return the propositions of a document; see :func:`read`."""
        return read(document, date=date, media_type=media_type)


def _day(told: date | str | None) -> date | None:
    return first_day(told) if isinstance(told, str) else told


def _published(decoded: Decoded, blocks: list[Block]) -> str | None:
    """Return the date that a document states for itself: in its markup, or in a line above its first paragraph."""
    if decoded.published:
        return decoded.published
    head = decoded.text[: min(blocks[0].start if blocks else _HEAD, _HEAD)]
    return first_date(head) if head.strip() else None


def read(document: str | bytes, *, date: date | str | None = None, media_type: str | None = None) -> Document:
    """Read a document about relations between states.

    Parameters
    ----------
    document : str or bytes
        Plain text, Markdown, HTML or PDF; any bytes are taken.
    date : datetime.date or str, optional
        The day of the document, from which "last year" is counted; found in the document where it is not given and
        the document states it.
    media_type : str, optional
        As in ``decode``; found out where it is not given.

    Returns
    -------
    Document
        Without propositions, and with a ``note``, where there is no English text.

    Examples
    --------
    >>> told = read("Moscow promised $2 billion in loans to Minsk in 2019.").propositions[0]
    >>> told.actor.state_id, told.action.value, told.target.state_id, told.amount, told.unit, told.since
    ('RUS', 'AGREE', 'BLR', 2000000000.0, 'USD', '2019')
    """
    decoded = decode(document, media_type)
    text = decoded.text
    blocks = prose(text)
    day = _day(date)
    stated = (
        day.isoformat()
        if day and not isinstance(date, str)
        else date
        if isinstance(date, str)
        else _published(decoded, blocks)
    )
    if not blocks:
        return Document(Text(text, stated, None, decoded.note or "There is no prose in this document."))
    language = language_of(" ".join(text[block.start : block.end] for block in blocks[:200]))
    if language != "en":
        return Document(Text(text, stated, language, _NOT_ENGLISH.format(language or "which cannot be told")))
    day = day or (first_day(stated) if stated else None)
    return Document(Text(text, stated, "en", decoded.note), tuple(_propositions(text, blocks, day)))


def _propositions(text: str, blocks: list[Block], day: date | None) -> Iterator[Proposition]:
    read_ = [block for block in blocks if is_english(text[block.start : block.end])]
    named: list[list[Named]] = [mentions(plain(text[block.start : block.end]), day) for block in read_]
    about = topic(Counter(one.state_id for one_block in named for one in one_block))
    parsed = trees(text[block.start : block.end] for block in read_)
    for block, held, sentences in zip(read_, named, parsed, strict=True):
        place = Place(text[block.start : block.end], block.start, day)
        yield from _paragraph(block, place, held, sentences, about)


def _paragraph(
    block: Block, place: Place, named: list[Named], sentences: list[Tree], about: Topic
) -> Iterator[Proposition]:
    if not block.sure and len(sentences) == 1 and not _has_verb(sentences[0]):
        return  # a heading
    memory, at = Memory(about), 0
    for tree in sentences:
        first, last = tree.starts[0], tree.ends[-1]
        while at < len(named) and named[at].end <= first:
            at += 1
        end = at
        while end < len(named) and named[end].start < last:
            end += 1
        inside = named[at:end]
        yield from read_sentence(tree, dated(inside, place.paragraph, (first, last)), memory, place)


def _has_verb(tree: Tree) -> bool:
    return any(tag in VERB_TAGS for tag in tree.tags)
