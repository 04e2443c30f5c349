import re
from datetime import date
from itertools import pairwise

import pytest

from bilateral.states import all_states, is_member, name_on, names, spells_of, state, state_with_code
from bilateral.states.index import VIA, abbreviations, by_key
from bilateral.states.tables import ALWAYS, Name, Spell, State, UnknownStateIdError

NOT_IN_THE_UN = {"TWN", "XKX", "ABK", "SOT"}
TODAY = date(2026, 11, 24)

# Names that two states bear on one day; anything else that two states bear is a slip in the table.
AMBIGUOUS_STEMS = {
    "congo", "kongo", "congolese", "kongoles", "republic of the congo", "korea", "german", "deutsch", "germany",
    "vietnam", "viet nam", "yemen", "jemen", "dominican", "united arab republic", "vereinigte arabische republik",
    "uar", "zanzibar", "sansibar",
}  # fmt: skip


def un_members() -> list[str]:
    return [
        one.state_id
        for one in all_states()
        if one.kind == "state" and one.state_id not in NOT_IN_THE_UN and is_member(one.state_id, TODAY)
    ]


def windows(name: Name) -> list[tuple[str, str]]:
    """Days on which a name can be used: its own, cut to the state's membership."""
    found = []
    for spell in spells_of(name.state_id) or (ALWAYS,):
        start = max(name.spell.start or "", spell.start or "")
        end = min(name.spell.end or "9999", spell.end or "9999")
        if start <= end:
            found.append((start, end))
    return found


def test_ids_are_unique_and_three_capitals() -> None:
    ids = [one.state_id for one in all_states()]
    assert len(ids) == len(set(ids))
    assert all(re.fullmatch("[A-Z]{3}", one) for one in ids)


def test_there_are_as_many_un_members_as_there_are() -> None:
    assert len(un_members()) == 193


@pytest.mark.parametrize("one", all_states(), ids=lambda one: one.state_id)
def test_spells_are_in_order_and_do_not_overlap(one: State) -> None:
    spells = spells_of(one.state_id)
    assert all(spell.start and date.fromisoformat(spell.start) >= date(1816, 1, 1) for spell in spells)
    assert all(spell.end is None or str(spell.start) <= spell.end for spell in spells)
    assert all(str(a.end) < str(b.start) for a, b in pairwise(spells))


def test_states_have_spells_and_others_none() -> None:
    assert all(bool(one.spells) == (one.kind == "state") for one in all_states())


def test_every_name_belongs_to_a_state_and_has_valid_dates() -> None:
    ids = {one.state_id for one in all_states()}
    for name in names():
        assert name.state_id in ids
        assert name.sort in VIA
        assert name.language in {"en", "de"}
        for day in (name.spell.start, name.spell.end):
            assert day is None or date.fromisoformat(day)
        assert name.spell.start is None or name.spell.end is None or name.spell.start <= name.spell.end, name


def test_no_name_is_listed_twice() -> None:
    rows = [(name.state_id, name.text, name.sort, name.language, name.spell) for name in names()]
    assert len(rows) == len(set(rows))


@pytest.mark.parametrize("state_id", un_members())
def test_every_un_member_is_named_in_both_languages(state_id: str) -> None:
    have = {(name.sort, name.language) for name in names() if name.state_id == state_id}
    wanted = {(sort, language) for sort in ("name", "adjective", "person", "capital") for language in ("en", "de")}
    assert wanted <= have


def test_every_state_has_a_name_in_both_languages_today_and_on_each_first_day() -> None:
    for one in all_states():
        for spell in one.spells:
            assert spell.start
            assert name_on(one.state_id, date.fromisoformat(spell.start))
            assert name_on(one.state_id, date.fromisoformat(spell.start), "de")
        assert {name.language for name in names() if name.state_id == one.state_id and name.preferred} == {"en", "de"}


def test_preferred_names_of_a_state_do_not_overlap() -> None:
    dated: dict[tuple[str, str], list[Spell]] = {}
    for name in names():
        if name.preferred and name.spell != ALWAYS:
            dated.setdefault((name.state_id, name.language), []).append(name.spell)
    for spells in dated.values():
        spells.sort(key=lambda spell: spell.start or "")
        assert all(str(a.end) < str(b.start) for a, b in pairwise(spells))


def test_two_states_bear_one_name_on_one_day_only_where_it_is_known() -> None:
    shared = set()
    for text, bearers in [*by_key().items(), *abbreviations().items()]:
        for i, one in enumerate(bearers):
            for other in bearers[i + 1 :]:
                if one.state_id != other.state_id and any(
                    max(a, c) <= min(b, d) for a, b in windows(one) for c, d in windows(other)
                ):
                    shared.add(text.lower())
    stray = {text for text in shared if not any(text.startswith(stem) for stem in AMBIGUOUS_STEMS)}
    assert stray == set()
    assert {"korea", "congo", "german", "yemen", "dominican"} <= shared


@pytest.mark.parametrize(
    ("state_id", "on", "name"),
    [
        ("RUS", date(1980, 1, 1), "Soviet Union"),
        ("RUS", date(1900, 1, 1), "Russia"),
        ("RUS", date(1991, 12, 26), "Russia"),
        ("DEU", date(1970, 1, 1), "West Germany"),
        ("DEU", date(1900, 1, 1), "Germany"),
        ("COD", date(1985, 1, 1), "Zaire"),
        ("BFA", date(1980, 1, 1), "Upper Volta"),
        ("IRN", date(1920, 1, 1), "Persia"),
        ("THA", date(1946, 1, 1), "Siam"),
        ("LKA", date(1960, 1, 1), "Ceylon"),
        ("TUR", date(1915, 1, 1), "Ottoman Empire"),
        ("MMR", date(1970, 1, 1), "Burma"),
        ("ZWE", date(1970, 1, 1), "Rhodesia"),
        ("VNM", date(1970, 1, 1), "North Vietnam"),
        ("YUG", date(2004, 1, 1), "Serbia and Montenegro"),
        ("MKD", date(2010, 1, 1), "Macedonia"),
        ("SWZ", date(2010, 1, 1), "Swaziland"),
        ("ITA", date(1850, 1, 1), "Sardinia"),
        ("AUH", date(1850, 1, 1), "Austrian Empire"),
    ],
)
def test_states_are_called_what_they_were_called(state_id: str, on: date, name: str) -> None:
    assert name_on(state_id, on) == name


def test_names_in_german() -> None:
    assert name_on("RUS", date(1980, 1, 1), "de") == "Sowjetunion"
    assert name_on("PRK", None, "de") == "Nordkorea"


@pytest.mark.parametrize(
    ("state_id", "on", "member"),
    [
        ("DDR", date(1989, 1, 1), True),
        ("DDR", date(1991, 1, 1), False),
        ("DEU", date(1947, 1, 1), False),
        ("SRB", date(2000, 1, 1), False),
        ("PRU", date(1871, 1, 17), True),
        ("PRU", date(1871, 1, 18), False),
        ("DEU", date(1871, 1, 18), True),
        ("YAR", date(1990, 5, 22), False),
        ("YEM", date(1990, 5, 22), True),
        ("PSE", date(2020, 1, 1), False),
        ("XKX", date(2008, 2, 16), False),
    ],
)
def test_membership_by_date(state_id: str, on: date, *, member: bool) -> None:
    assert is_member(state_id, on) is member


def test_codes_go_by_date() -> None:
    germany = state("DEU")
    assert germany.code("gw", date(1900, 1, 1)) == "255"
    assert germany.code("gw", date(1970, 1, 1)) == "260"
    assert germany.code("cow", date(1970, 1, 1)) == "260"
    assert germany.code("cow", date(2000, 1, 1)) == germany.code("cow") == "255"
    assert state("RUS").code("sipri", date(1980, 1, 1)) == "Soviet Union"
    assert state("YAR").code("iso3") is None


@pytest.mark.parametrize(
    ("system", "value", "on", "state_id"),
    [
        ("cow", "365", None, "RUS"),
        ("cow", "345", date(1900, 1, 1), "SRB"),
        ("cow", "345", date(1980, 1, 1), "YUG"),
        ("cow", "345", date(2010, 1, 1), "SRB"),
        ("cow", "345", None, None),
        ("gw", "255", date(1850, 1, 1), "PRU"),
        ("gw", "255", date(1914, 1, 1), "DEU"),
        ("gw", "678", date(1980, 1, 1), "YAR"),
        ("gw", "678", date(2000, 1, 1), "YEM"),
        ("cow", "255", date(2000, 1, 1), "DEU"),
        ("cow", "260", date(1970, 1, 1), "DEU"),
        ("sipri", "Soviet Union", date(1980, 1, 1), "RUS"),
        ("iso2", "KP", None, "PRK"),
        ("cow", "99999", None, None),
    ],
)
def test_codes_mean_states_by_date(system: str, value: str, on: date | None, state_id: str | None) -> None:
    found = state_with_code(system, value, on)
    assert (found.state_id if found else None) == state_id


def test_an_unknown_id_says_where_to_look() -> None:
    with pytest.raises(UnknownStateIdError, match=r"states\.csv"):
        state("XXX")


def test_spells_print_for_a_reader() -> None:
    assert str(Spell("1949-10-05", "1990-10-02")) == "1949-10-05 to 1990-10-02"
    assert str(Spell("1949-10-05")) == "since 1949-10-05"
    assert str(Spell(None, "1990-10-02")) == "until 1990-10-02"
    assert str(ALWAYS) == "always"
