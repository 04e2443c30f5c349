import pytest

from bilateral.sources.references import UnknownReferenceError, bibtex, entries, reference


def test_every_entry_has_author_title_and_year_or_address() -> None:
    for key, entry in entries().items():
        assert "  author = " in entry, key
        assert "  title = " in entry, key
        assert "  year = " in entry or "  url = " in entry, key
        assert "{" not in reference(key)
        assert "\\" not in reference(key)


def test_haege_is_spelt_with_an_umlaut() -> None:
    assert reference("haege2011").startswith("Häge, Frank M. (2011). Choice or Circumstance?")
    assert bibtex("haege2011").startswith("@article{haege2011,")


def test_unknown_key_says_where_to_add_it() -> None:
    with pytest.raises(UnknownReferenceError, match=r"references\.bib has no entry 'nobody1900'"):
        bibtex("nobody1900")
