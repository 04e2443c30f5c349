"""Questions to UN Comtrade: totals only, the key out of the address."""

from urllib.parse import parse_qs, urlsplit

import pytest

from bilateral.sources.comtrade_requests import KEY_HEADER, halves, request


def test_a_question_asks_for_totals_of_a_whole_year() -> None:
    asked = request(2016, "TOTAL", [156, 643], key="secret")
    parts = urlsplit(asked.url)
    assert parts.path == "/data/v1/get/C/A/HS"
    assert parse_qs(parts.query) == {
        "reporterCode": ["156,643"],
        "period": ["2016"],
        "cmdCode": ["TOTAL"],
        "flowCode": ["X,M"],
        "partner2Code": ["0"],
        "customsCode": ["C00"],
        "motCode": ["0"],
        "includeDesc": ["false"],
    }
    assert asked.headers == {KEY_HEADER: "secret"}
    assert "secret" not in asked.url


def test_without_a_key_the_preview_is_asked_for_all_reporters() -> None:
    asked = request(2016, "30")
    assert urlsplit(asked.url).path == "/public/v1/preview/C/A/HS"
    assert "reporterCode" not in asked.url
    assert asked.headers == {}


def test_only_commodities_that_are_read_are_asked_for() -> None:
    with pytest.raises(ValueError, match="no commodity '44' is read"):
        request(2016, "44")


def test_one_reporter_cannot_be_halved() -> None:
    assert [list(part) for part in halves([1, 2, 3, 4])] == [[1, 2], [3, 4]]
    with pytest.raises(ValueError, match="cannot be halved"):
        list(halves([643]))
