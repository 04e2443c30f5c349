from datetime import date

import pytest

from bilateral.states import name_on, resolve

TODAY = date(2026, 11, 24)


@pytest.mark.parametrize(
    ("text", "state_id", "via"),
    [
        ("Russia", "RUS", "name"),
        ("russia", "RUS", "name"),
        ("Russia's", "RUS", "name"),
        ("Russlands", "RUS", "name"),
        ("the Netherlands", "NLD", "name"),
        ("Holland", "NLD", "name"),
        ("America", "USA", "name"),
        ("Guinea", "GIN", "name"),
        ("Georgia", "GEO", "name"),
        ("Ireland", "IRL", "name"),
        ("China", "CHN", "name"),
        ("Taiwan", "TWN", "name"),
        ("Republic of China", "TWN", "name"),
        ("Côte d\u2019Ivoire", "CIV", "name"),
        ("cote d'ivoire", "CIV", "name"),
        ("Türkiye", "TUR", "name"),
        ("turkey", "TUR", "name"),
        ("Tuerkei", "TUR", "name"),
        ("die Türkei", "TUR", "name"),
        ("Weißrussland", "BLR", "name"),
        ("Vereinigte Staaten", "USA", "name"),
        ("East Germany", "DDR", "name"),
        ("Prussia", "PRU", "name"),
        ("Kosovo", "XKX", "name"),
        ("Palestine", "PSE", "name"),
        ("Korea, Republic of", "KOR", "name"),
        ("Congo (the Democratic Republic of the)", "COD", "name"),
        ("Congo (Kinshasa)", "COD", "name"),
        ("US", "USA", "code"),
        ("U.S.", "USA", "code"),
        ("u.s.", "USA", "code"),
        ("usa", "USA", "code"),
        ("DPRK", "PRK", "code"),
        ("UdSSR", "RUS", "code"),
        ("PRK", "PRK", "code"),
        ("GB", "GBR", "code"),
        ("Soviet", "RUS", "demonym"),
        ("Serbian", "SRB", "demonym"),
        ("Frenchmen", "FRA", "demonym"),
        ("nordkoreanischen", "PRK", "demonym"),
        ("Russinnen", "RUS", "demonym"),
        ("Chinesen", "CHN", "demonym"),
        ("Kremlin", "RUS", "capital"),
        ("the White House", "USA", "capital"),
        ("Peking", "CHN", "capital"),
        ("Zhongnanhai", "CHN", "capital"),
        ("Brussels", "BEL", "capital"),
        ("England", "GBR", "part"),
        ("Scotland", "GBR", "part"),
        ("Putin", "RUS", "leader"),
        ("President Putin", "RUS", "leader"),
        ("Putin's Russia", "RUS", "leader"),
        ("Kim", "PRK", "leader"),
        ("the government of Russia", "RUS", "name"),
        ("Russian government", "RUS", "demonym"),
    ],
)
def test_names_mean_states(text: str, state_id: str, via: str) -> None:
    told = resolve(text)
    assert (told.status, told.state_id, told.via) == ("state", state_id, via)


@pytest.mark.parametrize("text", ["England", "Soviet Union", "Zaire", "Brussels", "Putin", "Norht Korea", "Macedonia"])
def test_a_reading_that_is_not_plain_has_a_note(text: str) -> None:
    assert resolve(text).note


@pytest.mark.parametrize("text", ["Russia", "North Korea", "Peking", "US", "russisch"])
def test_a_plain_reading_has_none(text: str) -> None:
    assert resolve(text).note == ""


@pytest.mark.parametrize(
    ("text", "candidates"),
    [
        ("Korea", {"PRK", "KOR"}),
        ("Korean", {"PRK", "KOR"}),
        ("koreanische", {"PRK", "KOR"}),
        ("Congo", {"COD", "COG"}),
        ("Congolese", {"COD", "COG"}),
        ("Kongo", {"COD", "COG"}),
        ("Dominican", {"DOM", "DMA"}),
    ],
)
def test_names_of_two_states_are_ambiguous(text: str, candidates: set[str]) -> None:
    told = resolve(text)
    assert told.status == "ambiguous"
    assert told.state_id is None
    assert set(told.candidates) == candidates
    assert all(name_on(one) in told.note for one in candidates)


@pytest.mark.parametrize(
    ("text", "on", "status", "states"),
    [
        ("Vietnam", date(1960, 1, 1), "ambiguous", {"VNM", "RVN"}),
        ("Vietnam", date(1980, 1, 1), "state", {"VNM"}),
        ("Vietnam", date(1850, 1, 1), "state", {"ANM"}),
        ("Germany", date(1970, 1, 1), "ambiguous", {"DEU", "DDR"}),
        ("Germany", date(1930, 1, 1), "state", {"DEU"}),
        ("Germany", TODAY, "state", {"DEU"}),
        ("Germany", date(1947, 1, 1), "not_in_period", {"DEU", "DDR"}),
        ("Yemen", date(1980, 1, 1), "ambiguous", {"YAR", "YPR"}),
        ("Yemen", date(1950, 1, 1), "state", {"YAR"}),
        ("Yemen", TODAY, "state", {"YEM"}),
        ("East Germany", TODAY, "not_in_period", {"DDR"}),
        ("Prussia", TODAY, "not_in_period", {"PRU"}),
        ("South Vietnam", TODAY, "not_in_period", {"RVN"}),
        ("Korea", date(1900, 1, 1), "state", {"JOS"}),
        ("China", date(1930, 1, 1), "state", {"CHN"}),
        ("China", date(1960, 1, 1), "state", {"CHN"}),
        ("Republic of China", date(1930, 1, 1), "state", {"CHN"}),
        ("Republic of China", date(1960, 1, 1), "state", {"TWN"}),
        ("Republic of the Congo", date(1962, 1, 1), "ambiguous", {"COD", "COG"}),
        ("Republic of the Congo", date(1990, 1, 1), "state", {"COG"}),
        ("Soviet Union", TODAY, "state", {"RUS"}),
        ("Serbia", date(2000, 1, 1), "state", {"YUG"}),
        ("Serbia", date(1900, 1, 1), "state", {"SRB"}),
        ("Austria", date(1850, 1, 1), "state", {"AUH"}),
        ("Vienna", date(1850, 1, 1), "state", {"AUH"}),
        ("Rome", date(1850, 1, 1), "state", {"PAP"}),
        ("Rome", TODAY, "state", {"ITA"}),
        ("Ukraine", date(1980, 1, 1), "not_in_period", {"UKR"}),
        ("Palestine", date(1980, 1, 1), "state", {"PSE"}),
        ("Bush", date(1990, 1, 1), "state", {"USA"}),
        ("Kim", date(2000, 1, 1), "ambiguous", {"PRK", "KOR"}),
    ],
)
def test_names_go_by_date(text: str, on: date, status: str, states: set[str]) -> None:
    told = resolve(text, on=on)
    assert told.status == status
    assert set(told.candidates) == states
    assert told.state_id == (next(iter(states)) if len(states) == 1 else None)


def test_a_state_out_of_its_time_is_told_with_its_spell() -> None:
    assert "1949-10-05 to 1990-10-02" in resolve("East Germany", on=TODAY).note


def test_a_former_name_tells_the_years_in_which_it_was_in_use() -> None:
    assert resolve("Soviet Union").name_years == ("1922-12-30", "1991-12-25")
    assert resolve("Russia").name_years is None


@pytest.mark.parametrize(
    ("text", "state_id"),
    [
        ("Norht Korea", "PRK"),
        ("Rusia", "RUS"),
        ("Rusland", "RUS"),
        ("Ukrane", "UKR"),
        ("Phillipines", "PHL"),
        ("Saudia Arabia", "SAU"),
        ("Isreal", "ISR"),
        ("Vladmir Putin", "RUS"),
        ("Afganistan", "AFG"),
        ("Uzbekhistan", "UZB"),
        ("Belarusien", "BLR"),
        ("Nordkorera", "PRK"),
    ],
)
def test_misspellings_are_read_with_a_note(text: str, state_id: str) -> None:
    told = resolve(text)
    assert (told.status, told.state_id, told.via) == ("state", state_id, "misspelling")
    assert told.note.startswith(f"Read {text!r} as ")


@pytest.mark.parametrize(("text", "state_id"), [("Beloruss", "BLR"), ("Belarussian", "BLR"), ("Kiew", "UKR")])
def test_usual_variants_are_names(text: str, state_id: str) -> None:
    told = resolve(text)
    assert told.state_id == state_id
    assert told.via != "misspelling"


@pytest.mark.parametrize(
    "text",
    [
        "Atlantis", "Wakanda", "Freedonia", "Narnia", "Ruritania", "Gondor", "Westeros", "Latveria", "Genovia",
        "Sokovia", "Zamunda", "Elbonia", "Syldavia", "Panem", "Arendelle", "Mordor", "Kurdistan", "Catalonia", "xyz",
        "Eastasia", "Hamas", "Wagner", "Angela Muster", "us", "it", "", "?!",
    ],
)  # fmt: skip
def test_what_is_no_state_is_unknown(text: str) -> None:
    told = resolve(text)
    assert told.status == "unknown"
    assert told.state_id is None
    assert told.note


def test_near_names_are_shown_only_where_they_are_near() -> None:
    assert resolve("Wakanda").near == ()
    assert resolve("Latveria").near == ("Latvia",)
    assert set(resolve("Slovania").near) >= {"Slovakia", "Slovenia"}
    assert resolve("Hamas").near == ()


def test_an_armed_group_is_told_to_be_one() -> None:
    assert resolve("Hezbollah").note == "'Hezbollah' is an armed movement, not a state."


@pytest.mark.parametrize(
    ("text", "never"),
    [
        ("Kosovo", "SRB"),
        ("Zaire", "AGO"),
        ("Niger", "NGA"),
        ("Nigeria", "NER"),
        ("Austria", "AUS"),
        ("Australia", "AUT"),
        ("Slovakia", "SVN"),
        ("Slovenia", "SVK"),
        ("Iran", "IRQ"),
        ("Iraq", "IRN"),
        ("Gambia", "ZMB"),
        ("Zambia", "GMB"),
        ("Mali", "MWI"),
        ("Malawi", "MLI"),
        ("Dominica", "DOM"),
        ("Dominican Republic", "DMA"),
        ("North Korea", "KOR"),
        ("South Korea", "PRK"),
        ("Democratic Republic of the Congo", "COG"),
        ("Congo-Brazzaville", "COD"),
        ("Guinea-Bissau", "GIN"),
        ("Equatorial Guinea", "GIN"),
        ("Papua New Guinea", "GIN"),
        ("Sudan", "SSD"),
        ("South Sudan", "SDN"),
        ("Republic of Iceland", "IRL"),
        ("Mauritius", "MRT"),
        ("Mauritania", "MUS"),
        ("Paraguay", "URY"),
        ("Latvia", "LTU"),
    ],
)
def test_states_that_sound_alike_are_not_swapped(text: str, never: str) -> None:
    told = resolve(text)
    assert told.status == "state"
    assert told.state_id != never
    assert told.via != "misspelling"


@pytest.mark.parametrize(
    "text", ["Nigera", "Austraia", "Slovania", "Slovekia", "Iraw", "Mals", "Irak Iran", "Dominicam"]
)
def test_a_slip_between_two_states_is_not_guessed(text: str) -> None:
    assert resolve(text).status in {"unknown", "ambiguous"}


def test_pronouns_are_not_the_united_states() -> None:
    assert resolve("us").near == ("United States",)
    assert resolve("US").state_id == "USA"


@pytest.mark.parametrize(
    ("text", "bloc_id"), [("NATO", "NATO"), ("the EU", "EU"), ("European Union", "EU"), ("the West", "WEST")]
)
def test_blocs_are_no_states(text: str, bloc_id: str) -> None:
    told = resolve(text)
    assert (told.status, told.bloc_id, told.state_id) == ("bloc", bloc_id, None)
