"""From a file's bytes to the text that spans refer to: plain text, Markdown, HTML or PDF."""

import io
import re
import unicodedata

import msgspec

from bilateral.reading.html import blocks_of

_BOMS = (
    (b"\xef\xbb\xbf", "utf-8-sig"),
    (b"\xff\xfe\x00\x00", "utf-32"),
    (b"\x00\x00\xfe\xff", "utf-32"),
    (b"\xff\xfe", "utf-16"),
    (b"\xfe\xff", "utf-16"),
)
_HTML_START = re.compile(
    r"\s*(?:<!--.*?-->\s*)*<(?:!doctype\s+html|html|head|body|article|div|p|h1)\b", re.IGNORECASE | re.DOTALL
)
_HTML_LOOK = 4000
_PDF_BREAK = re.compile(r"(?<=[^\s.!?:;\"\u201d])[ \t]*\n(?=[a-z(\"\u201c\u2018'])")
_NO_TEXT = "This PDF holds no text, only pictures of pages; run it through text recognition (OCR) first."


class Decoded(msgspec.Struct, frozen=True):
    """The text of a document; ``published`` is a date its markup states, ``note`` says why there is no text."""

    text: str
    media_type: str
    published: str | None = None
    note: str | None = None


def decode(document: str | bytes, media_type: str | None = None) -> Decoded:
    """Return the text of a document.

    Parameters
    ----------
    document : str or bytes
        The document as it is; any bytes are taken.
    media_type : str, optional
        ``text/plain``, ``text/markdown``, ``text/html`` or ``application/pdf``; found out where it is not given.

    Returns
    -------
    Decoded
        For plain text and Markdown the input decoded and nothing else, so that spans count in the input.

    Examples
    --------
    >>> decode("Ça va".encode("cp1252")).text
    'Ça va'
    """
    wanted = (media_type or "").split(";")[0].strip().lower()
    if isinstance(document, bytes):
        if wanted == "application/pdf" or (not wanted and document[:1024].lstrip().startswith(b"%PDF-")):
            return _pdf(document)
        text = _characters(document)
    else:
        text = document
    text = text.encode("utf-8", "replace").decode("utf-8") if _has_surrogates(text) else text
    if wanted in {"text/html", "application/xhtml+xml"} or (not wanted and _HTML_START.match(text[:_HTML_LOOK])):
        found, published = blocks_of(text)
        note = None if found.strip() else "This page holds no running text."
        return Decoded(found, "text/html", published, note)
    return Decoded(text, wanted or "text/plain")


def _has_surrogates(text: str) -> bool:
    return not text.isascii() and any(unicodedata.category(sign) == "Cs" for sign in set(text))


def _characters(document: bytes) -> str:
    for mark, encoding in _BOMS:
        if document.startswith(mark):
            return document.decode(encoding, "replace")
    try:
        return document.decode("utf-8")
    except UnicodeDecodeError as error:
        if error.reason == "unexpected end of data":  # cut off inside the last character
            return document.decode("utf-8", "replace")
    return document.decode("cp1252", "replace")


def _pdf(document: bytes) -> Decoded:
    import logging  # noqa: PLC0415
    import warnings  # noqa: PLC0415

    import pypdf  # noqa: PLC0415 -- only a PDF pays for the import

    logging.getLogger("pypdf").setLevel(logging.CRITICAL)
    pages: list[str] = []
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")
            pages.extend(page.extract_text() or "" for page in pypdf.PdfReader(io.BytesIO(document)).pages)
    except Exception as error:  # noqa: BLE001 -- a broken PDF raises anything; what was read so far is kept
        if not any(page.strip() for page in pages):
            return Decoded("", "application/pdf", note=f"This PDF cannot be read ({type(error).__name__}).")
    text = "\n\n".join(_PDF_BREAK.sub(" ", page) for page in pages)
    if _has_surrogates(text):
        text = text.encode("utf-8", "replace").decode("utf-8")
    return Decoded(text, "application/pdf", note=None if text.strip() else _NO_TEXT)
