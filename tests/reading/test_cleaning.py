import pytest

from bilateral.reading.cleaning import prose

ARTICLE = """Old Friends, New Deals

By Jo Doe

Published 12 March 2019

Iran shipped petrol to Venezuela. Caracas paid in gold. Nobody in Washington was surprised by it.

Why It Matters

- Cuba sent doctors to Italy.

Norway lent Iceland money. It was paid back within three years. Both were content.

Share this article

Jo Doe is a freelance journalist and author living in Oslo. She has written two books on fishing.

Leave a Comment

Russia invaded my garden.
"""


def shown(text: str) -> list[str]:
    return [text[block.start : block.end] for block in prose(text)]


def test_only_the_prose_of_an_article_is_left() -> None:
    assert shown(ARTICLE) == [
        "Iran shipped petrol to Venezuela. Caracas paid in gold. Nobody in Washington was surprised by it.",
        "Cuba sent doctors to Italy.",
        "Norway lent Iceland money. It was paid back within three years. Both were content.",
    ]


@pytest.mark.parametrize(
    "paragraph",
    [
        "Chad expelled the envoy.",
        "Chad has expelled the envoy",
        "Peru Thanks Chile for Its Help.",
        "Boss of the union is a lecturer, police in Lima said.",
        "Photographs of the camp were sent to Rome by the Polish consul.",
    ],
)
def test_single_sentences_are_kept(paragraph: str) -> None:
    assert shown(f"Iran bought ships.\n\n{paragraph}\n\nOman sold them.") == [
        "Iran bought ships.",
        paragraph,
        "Oman sold them.",
    ]


@pytest.mark.parametrize(
    ("paragraph", "kept"),
    [
        ("LIMA, Peru (AP) -- Chile closed the border.", "Chile closed the border."),
        ("GENEVA: Iran rejected the plan.", "Iran rejected the plan."),
        ("(CNN) Oman freed two sailors.", "Oman freed two sailors."),
    ],
)
def test_datelines_are_left_out(paragraph: str, kept: str) -> None:
    assert shown(paragraph) == [kept]


def test_hard_wrapped_lines_stay_one_paragraph() -> None:
    text = "Iran, which had closed the strait\nfor a week, let two tankers pass\non Friday."
    assert shown(text) == [text]


def test_lines_that_end_as_paragraphs_do_are_paragraphs() -> None:
    assert len(shown("Iran sent a ship to Syria.\nIsrael bombed the ship on its way.")) == 2


@pytest.mark.parametrize("text", ["", "\n\n \n", "***", "\x00\x07", "x" * 100_000, "# Title", "Conclusion"])
def test_what_is_no_prose_yields_nothing(text: str) -> None:
    assert shown(text) == []


def test_long_blocks_are_cut_between_sentences() -> None:
    text = "Chad thanked Niger. " * 4000
    pieces = shown(text)
    assert len(pieces) > 1
    assert all(piece.strip().endswith("Niger.") for piece in pieces)
