import pytest

from bilateral.reading.lexicon import LexiconError, _index, lexicon
from bilateral.reading.tables import table
from bilateral.shapes.vocabulary import Action


def test_every_class_has_many_phrases() -> None:
    held = [phrase for phrases in lexicon().phrases.values() for phrase in phrases]
    for action in Action:
        assert sum(phrase.action is action for phrase in held) >= 20, action
    assert len(lexicon()) > 3000


def test_rules_are_stable_ids() -> None:
    for phrases in lexicon().phrases.values():
        for phrase in phrases:
            assert phrase.rule.split(".")[0] == (phrase.action or "none").lower()
            assert " " not in phrase.rule


def test_a_phrase_of_two_classes_stops_the_load() -> None:
    acts = dict.fromkeys((*Action, "NONE"), "")
    acts["AID"] = acts["ASSAULT"] = "feed *"
    with pytest.raises(LexiconError, match="feed"):
        _index(acts, {})


def test_every_noun_has_one_class() -> None:
    seen: dict[str, str] = {}
    for action, text in table("nouns")["acts"].items():
        for noun in " ".join(text.split()).split(", "):
            assert seen.setdefault(noun, action) == action, noun


def test_modes_of_frames_are_known_to_the_code() -> None:
    from bilateral.reading import modes

    known = set(modes.MODES)
    frames = table("frames")
    used = {mode for name in ("control", "adjectives", "causing", "nouns") for mode in frames[name].values()}
    assert used <= known
