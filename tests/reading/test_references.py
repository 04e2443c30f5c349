"""What points back, and how far."""

import pytest

from bilateral.reading import read


def pairs(text: str) -> list[tuple[str | None, str | None]]:
    return [
        (one.actor.state_id if one.actor else None, one.target.state_id if one.target else None)
        for one in read(text).propositions
    ]


@pytest.mark.parametrize(
    ("text", "last"),
    [
        ("Iran and Oman are neighbours. The two countries signed a treaty.", ("OMN", "IRN")),
        ("North Korea thanked Russia. The North sold shells to it.", ("PRK", "RUS")),
        ("Norway lent Iceland money. It later wrote off the debt.", ("NOR", None)),
        ("Iran warned Oman. The former later apologised to the latter.", ("IRN", "OMN")),
        ("Chad accused Niger. The country expelled the envoy of Mali.", ("TCD", "MLI")),
        ("Putin flew to Beijing. He thanked Xi.", ("RUS", "CHN")),
    ],
)
def test_within_a_paragraph(text: str, last: tuple[str | None, str | None]) -> None:
    found = pairs(text)[-1]
    assert found == last or set(found) == set(last)


def test_the_regime_that_is_helped_is_not_the_helper() -> None:
    told = read("Russia has traded with North Korea for years. Moscow provides aid to the regime.").propositions[-1]
    assert told.target is not None
    assert told.target.state_id == "PRK"


def test_nothing_leaks_over_paragraphs_of_unrelated_sentences() -> None:
    text = (
        "Iran thanked Oman.\n\nThe two countries signed a treaty.\n\nChad accused Niger.\n\n"
        "It expelled the envoy.\n\nPeru thanked Chile.\n\nFiji thanked Tonga."
    )
    told = [one for one in read(text).propositions if one.text.startswith(("The two", "It "))]
    assert all(party.state_id is None for one in told for party in (one.actor, one.target) if party)


def test_a_document_about_two_states_carries_them_along() -> None:
    text = "North Korea thanked Russia. Russia praised North Korea.\n\nThe two countries signed a treaty in 2024."
    told = read(text).propositions[-1]
    assert {told.actor and told.actor.state_id, told.target and told.target.state_id} == {"PRK", "RUS"}


def test_both_koreas_are_kept_apart() -> None:
    told = read("South Korea protested. North Korea ignored it, and the South warned the North.").propositions[-1]
    assert (told.actor and told.actor.state_id, told.target and told.target.state_id) == ("KOR", "PRK")
