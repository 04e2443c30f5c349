import io

import pypdf
import pytest
from pypdf.generic import DecodedStreamObject, DictionaryObject, NameObject

from bilateral.reading.decoding import decode


def pdf_of(line: str | None) -> bytes:
    """Make a PDF of one page, with a line of text or with none."""
    writer = pypdf.PdfWriter()
    page = writer.add_blank_page(400, 200)
    if line is not None:
        font = DictionaryObject({
            NameObject("/Type"): NameObject("/Font"),
            NameObject("/Subtype"): NameObject("/Type1"),
            NameObject("/BaseFont"): NameObject("/Helvetica"),
        })  # fmt: skip
        page[NameObject("/Resources")] = DictionaryObject({
            NameObject("/Font"): DictionaryObject({NameObject("/F1"): font})
        })  # fmt: skip
        stream = DecodedStreamObject()
        stream.set_data(f"BT /F1 12 Tf 20 100 Td ({line}) Tj ET".encode())
        page[NameObject("/Contents")] = writer._add_object(stream)  # noqa: SLF001 -- pypdf has no public way
    out = io.BytesIO()
    writer.write(out)
    return out.getvalue()


@pytest.mark.parametrize(
    ("raw", "text"),
    [
        ("na\u00efve".encode(), "na\u00efve"),
        ("na\u00efve".encode("cp1252"), "na\u00efve"),
        ("na\u00efve".encode("utf-16"), "na\u00efve"),
        (b"\xef\xbb\xbfabc", "abc"),
        (b"", ""),
        ("cut \u20ac".encode()[:-1], "cut \ufffd"),
    ],
)
def test_bytes_are_decoded(raw: bytes, text: str) -> None:
    assert decode(raw).text == text


def test_plain_text_is_left_as_it_is() -> None:
    text = "A\r\nB\u2028C <b>not markup</b>"
    assert decode(text).text == text


def test_html_is_its_running_text() -> None:
    page = (
        '<!doctype html><html><head><meta property="article:published_time" content="2021-05-04T10:00">'
        "<title>T</title></head><body><nav>Home</nav><h1>Head</h1><article><p>Iran sold <b>oil</b> to Syria.</p>"
        "<p>Syria &amp; Iran agreed.</article><form>Leave a comment</form><script>let a = 1</script></body>"
    )
    told = decode(page)
    assert told.text == "Iran sold oil to Syria.\n\nSyria & Iran agreed."
    assert told.published == "2021-05-04"


@pytest.mark.parametrize("page", ["<html><p>Oman <b>left", "<html><![CDATA[", "<html><p></html></p></nav>", "<html><!"])
def test_broken_html_is_read_as_far_as_it_goes(page: str) -> None:
    assert isinstance(decode(page).text, str)


def test_pdf_is_its_text() -> None:
    told = decode(pdf_of("Peru thanked Chile."))
    assert told.text.strip() == "Peru thanked Chile."
    assert told.note is None


def test_a_pdf_of_scans_says_so() -> None:
    told = decode(pdf_of(None))
    assert not told.text.strip()
    assert told.note is not None
    assert "OCR" in told.note


def test_a_broken_pdf_says_so() -> None:
    told = decode(b"%PDF-1.7 nothing")
    assert told.note is not None
    assert "cannot be read" in told.note
