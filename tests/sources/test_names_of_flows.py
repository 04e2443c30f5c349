"""Names of SIPRI and Comtrade: known parties only, and never one state for another of nearly the same name."""

import pytest

from bilateral.sources.name_tables import load_names
from tests.sources.mirror_flows import PARTIES


@pytest.mark.parametrize("key", ["sipri", "un_comtrade"])
def test_every_name_means_a_state_or_a_documented_party(key: str) -> None:
    assert load_names(key).state_ids() <= PARTIES


def test_sources_of_one_publisher_share_its_names() -> None:
    tables = {
        load_names(key).where for key in ("sipri_register", "sipri_text_register", "sipri_tiv", "sipri_tiv_imports")
    }
    assert tables == {"sources/names/sipri.csv"}


@pytest.mark.parametrize(
    ("key", "code", "name", "date", "party"),
    [
        ("sipri", "", "North Korea", "2024", "PRK"),
        ("sipri", "", "South Korea", "2024", "KOR"),
        ("sipri", "", "Congo", "2012", "COG"),
        ("sipri", "", "DR Congo", "2012", "COD"),
        ("sipri", "", "North Yemen", "1980", "YAR"),
        ("sipri", "", "South Yemen", "1980", "YPR"),
        ("sipri", "", "Yemen", "1995", "YEM"),
        ("sipri", "", "East Germany (GDR)", "1980", "DDR"),
        ("sipri", "", "Germany", "1980", "DEU"),
        ("sipri", "", "South Vietnam", "1970", "RVN"),
        ("sipri", "", "Viet Nam", "1970", "VNM"),
        ("sipri", "", "Viet Cong (South Vietnam)*", "1970", "ZZX"),
        ("sipri", "", "Soviet Union", "1980", "RUS"),
        ("sipri", "", "Yugoslavia", "1980", "YUG"),
        ("sipri", "", "Serbia", "2005", "YUG"),
        ("sipri", "", "Serbia", "2006", "SRB"),
        ("sipri", "", "Hezbollah (Lebanon)*", "2006", "ZZX"),
        ("sipri", "", "Libya", "2016", "LBY"),
        ("sipri", "", "Libya HoR*", "2016", "ZZX"),
        ("sipri", "", "unknown supplier(s)", "2016", "ZZZ"),
        ("sipri", "", "(multiple sellers)", "2016", "ZZZ"),
        ("un_comtrade", "408", "Dem. People's Rep. of Korea", "2016", "PRK"),
        ("un_comtrade", "410", "Rep. of Korea", "2016", "KOR"),
        ("un_comtrade", "178", "Congo", "2016", "COG"),
        ("un_comtrade", "180", "Dem. Rep. of the Congo", "2016", "COD"),
        ("un_comtrade", "408", "", "2016", "PRK"),
        ("un_comtrade", "886", "", "1985", "YAR"),
        ("un_comtrade", "720", "", "1985", "YPR"),
        ("un_comtrade", "278", "", "1985", "DDR"),
        ("un_comtrade", "516", "Namibia", "2016", "NAM"),
        ("un_comtrade", "562", "Niger", "2016", "NER"),
        ("un_comtrade", "566", "Nigeria", "2016", "NGA"),
        ("un_comtrade", "899", "Areas, nes", "2016", "ZZZ"),
    ],
)
def test_names_that_are_confused_elsewhere(key: str, code: str, name: str, date: str, party: str) -> None:
    assert load_names(key).find(code, name, date) == (party,)


@pytest.mark.parametrize(("code", "name"), [("410", "Dem. People's Rep. of Korea"), ("180", "Congo")])
def test_a_code_under_anothers_name_is_unknown(code: str, name: str) -> None:
    assert not load_names("un_comtrade").knows(code, name)
