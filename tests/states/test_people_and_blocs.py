from datetime import date
from itertools import pairwise

import pytest

from bilateral.states import all_states, blocs, find_mentions, leaders, resolve, tenures
from bilateral.states.people import TOP, all_leaders


def test_a_tenure_starts_on_the_first_day_in_the_top_office() -> None:
    assert [(one.start, one.end) for one in tenures("Putin")] == [("2000-05-07", "2008-05-07"), ("2012-05-07", None)]
    assert str(tenures("Vladimir Putin")[1]) == "2012-05-07 to now"


def test_nobody_has_no_tenure() -> None:
    assert tenures("Nobody At All") == ()


def test_leaders_belong_to_states_and_have_dates() -> None:
    ids = {one.state_id for one in all_states()}
    for one in all_leaders():
        assert one.state_id in ids, one
        assert date.fromisoformat(one.start)
        assert one.end is None or one.start <= one.end, one
        assert one.start_precision in {"day", "month", "year"}


def test_leaders_of_a_state() -> None:
    assert {"Kim Il Sung", "Kim Jong Il", "Kim Jong Un"} <= {one.name for one in leaders("PRK")}


def test_family_names_bring_every_tenure_of_one_state() -> None:
    told = resolve("Bush")
    assert told.state_id == "USA"
    assert [one.name for one in told.tenures] == ["George H. W. Bush", "George W. Bush"]


def test_the_family_in_office_goes_first_and_the_others_are_told() -> None:
    told = resolve("Kim")
    assert told.state_id == "PRK"
    assert all(one.role == TOP for one in told.tenures)
    assert "KOR" in told.note


def test_family_names_of_two_states_are_ambiguous_until_a_date_decides() -> None:
    assert resolve("Johnson").status == "ambiguous"
    assert resolve("Johnson", on=date(1966, 1, 1)).state_id == "USA"
    assert resolve("Johnson", on=date(2020, 1, 1)).state_id == "GBR"


@pytest.mark.parametrize(
    ("text", "state_id", "tenure"),
    [
        ("Tito", "YUG", "1945-03-01 to 1980-05-04"),
        ("Saddam", "IRQ", "1979-07-16 to 2003-04-09"),
        ("Saddam Hussein", "IRQ", "1979-07-16 to 2003-04-09"),
        ("Gaddafi", "LBY", "1969-09-01 to 2011-08-23"),
        ("Muammar al-Gaddafi", "LBY", "1969-09-01 to 2011-08-23"),
        ("Kadhafi", "LBY", "1969-09-01 to 2011-08-23"),
        ("Idi Amin", "UGA", "1971-01-25 to 1979-04-11"),
        ("Salvador Allende", "CHL", "1970-11-03 to 1973-09-11"),
        ("Ceausescu", "ROU", "1965-03-22 to 1989-12-31"),
        ("Hodscha", "ALB", "1944-11-29 to 1985-04-11"),
        ("König Hussein", "JOR", "1952-08-11 to 1999-02-07"),
    ],
)
def test_past_leaders_have_their_tenures(text: str, state_id: str, tenure: str) -> None:
    told = resolve(text)
    assert (told.status, told.state_id) == ("state", state_id)
    assert [str(one) for one in told.tenures] == [tenure]


@pytest.mark.parametrize("on", [None, date(1956, 7, 26), date(1959, 6, 1), date(1967, 6, 5)])
def test_nasser_is_egypt(on: date | None) -> None:
    assert resolve("Nasser", on=on).state_id == "EGY"


def test_past_leaders_of_one_name_are_told_apart_by_date() -> None:
    assert resolve("Amin").status == "ambiguous"
    assert resolve("Amin", on=date(1972, 1, 1)).state_id == "UGA"
    assert resolve("Amin", on=date(1979, 10, 1)).state_id == "AFG"
    assert [one.name for one in resolve("Kabila").tenures] == ["Laurent-Désiré Kabila", "Joseph Kabila"]


def test_past_leaders_are_found_in_questions() -> None:
    found = find_mentions("Did Libya support Uganda under Idi Amin, and Tito Nasser?")
    assert [one.resolution.state_id for one in found] == ["LBY", "UGA", "UGA", "YUG", "EGY"]


def test_one_state_has_one_top_leader_at_a_time() -> None:
    width = {"day": 10, "month": 7, "year": 4}
    for one in all_states():
        held = [row for row in leaders(one.state_id) if row.role == TOP and not row.acting]
        for before, after in pairwise(sorted(held, key=lambda row: row.start)):
            shown = min(width[before.end_precision], width[after.start_precision])
            assert before.end is not None, before
            assert before.end[:shown] <= after.start[:shown], (before, after)


def test_members_go_by_date() -> None:
    nato, eu = blocs()["NATO"], blocs()["EU"]
    assert len(nato.members_on()) == 32
    assert "FIN" not in nato.members_on(date(2023, 4, 3))
    assert "FIN" in nato.members_on(date(2023, 4, 4))
    assert "GBR" in eu.members_on(date(2020, 1, 31))
    assert "GBR" not in eu.members_on(date(2020, 2, 1))
    assert len(eu.members_on()) == 27


@pytest.mark.parametrize(
    ("bloc_id", "count"),
    [
        ("CSTO", 6), ("CIS", 9), ("EAEU", 5), ("G7", 7), ("G20", 19), ("BRICS", 10), ("SCO", 10), ("ASEAN", 11),
        ("LAS", 22), ("AU", 55), ("GCC", 6), ("FIVE_EYES", 5), ("QUAD", 4), ("AUKUS", 3), ("P5", 5), ("EFTA", 4),
        ("NORDIC", 5), ("VISEGRAD", 4), ("OAS", 32), ("MERCOSUR", 5),
    ],
)  # fmt: skip
def test_blocs_have_as_many_members_today_as_they_say(bloc_id: str, count: int) -> None:
    assert len(blocs()[bloc_id].members_on(date(2026, 3, 1))) == count


def test_a_bloc_of_the_past_shows_all_its_members() -> None:
    assert set(blocs()["WARSAW_PACT"].members_on()) == {"BGR", "CSK", "HUN", "POL", "ROU", "RUS", "ALB", "DDR"}
    assert "ALB" not in blocs()["WARSAW_PACT"].members_on(date(1970, 1, 1))


def test_members_were_states_when_they_were_members() -> None:
    ids = {one.state_id: one for one in all_states()}
    for bloc in blocs().values():
        for state_id, held in bloc.members:
            one = ids[state_id]
            assert held.start
            assert one.kind == "other" or any(spell.holds(date.fromisoformat(held.start)) for spell in one.spells), (
                bloc.bloc_id,
                state_id,
                held,
            )


@pytest.mark.parametrize("text", ["the West", "the Global South"])
def test_words_without_a_list_of_members_say_so(text: str) -> None:
    told = resolve(text)
    assert told.status == "bloc"
    assert told.members == ()
    assert "no list of members" in told.note


def test_a_bloc_in_a_sentence_has_the_members_of_the_day() -> None:
    (nato,) = find_mentions("Is NATO big?", on=date(1950, 1, 1))
    assert len(nato.resolution.members) == 12
