"""Panels: rows of the state system, one kind per empty cell, nothing lost, and what goes out."""

import json
import math
from collections.abc import Iterable
from pathlib import Path
from typing import Any

import duckdb
import pytest

import bilateral.measures
from bilateral.measures.panels import MissingPackageError, Panel, PanelError, PanelLicenceError, panel, read_metadata
from bilateral.measures.panels.absences import MEANING, WORDS, gap_sql
from bilateral.measures.panels.dta import LETTERS, MAX_NAME, missing, stata_name
from bilateral.measures.yearly import SHORT, YEARLY, Gap
from bilateral.shapes.cards import Grain
from bilateral.shapes.rows import Row
from bilateral.shapes.vocabulary import Absence, Completeness, Kind
from bilateral.sources import card as source_card
from bilateral.sources.references import bibtex
from bilateral.warehouse import open_release
from tests.measures.invented_release import attribute, cow, flow, release, tie

HELD = {"sipri_register": (2000, 2010), "atop": (1815, 2010), "cow_states": (1816, 2011)}


def cells(found: Panel, measure: str, a: str, b: str) -> dict[int, tuple[Any, str]]:
    """Value and word of a pair by year."""
    return {row["year"]: (row[measure], row[f"{measure}_absence"]) for row in found.rows(f"a = '{a}' AND b = '{b}'")}


def made(  # what panel takes besides
    rows: Iterable[tuple[str, Row]],
    measures: list[str],
    years: tuple[int, int],
    **more: Any,  # noqa: ANN401
) -> Panel:
    held = more.pop("held", HELD)
    return panel(release(rows, held), measures=measures, years=years, **more)


ARMS = [
    flow("sipri_register", Kind.ARMS, "CHN", "PAK", 2006, 40.0),
    flow("sipri_register", Kind.ARMS, "CHN", "PAK", 2010, 20.0),
    flow("sipri_register", Kind.ARMS, "USA", "PAK", 2007, 20.0),
    flow("sipri_register", Kind.ARMS, "ZZZ", "PAK", 2008, 20.0),  # a supplier nobody knows
    flow("sipri_register", Kind.ARMS, "CHN", "ZZX", 2008, 5.0),  # a recipient that is no state
    flow("sipri_register", Kind.ARMS, "RUS", "IND", 2002, None),  # a delivery without a volume
]


def test_unknown_suppliers_stay_in_the_denominator_and_are_told() -> None:
    found = made(ARMS, ["arms_supplier_share", "arms_supplier_hhi", "arms_other_share"], (2004, 2010))
    assert cells(found, "arms_supplier_share", "CHN", "PAK")[2010] == (pytest.approx(0.6), "row")
    assert cells(found, "arms_supplier_share", "USA", "PAK")[2010] == (pytest.approx(0.2), "row")
    assert cells(found, "arms_supplier_hhi", "FRA", "PAK")[2010] == (pytest.approx(0.36 + 0.04), "row")  # about PAK
    assert cells(found, "arms_other_share", "CHN", "PAK")[2010] == (pytest.approx(0.2), "row")
    assert cells(found, "arms_other_share", "USA", "PAK")[2010] == (pytest.approx(0.6), "row")
    share = found.metadata.measures[0]
    assert share.of_no_state == 3 + 3  # ZZZ to PAK and CHN to ZZX, in the windows that end in 2008, 2009 and 2010
    assert (share.rows, share.placed, share.off_list) == (share.placed + 6, share.placed, 0)


def test_a_window_must_be_covered_whole_and_no_row_is_no_zero() -> None:
    found = made(ARMS, ["arms_supplier_share", "arms_customer_share", "arms_delivered_tiv"], (2002, 2010))
    share = cells(found, "arms_supplier_share", "CHN", "PAK")
    assert share[2006] == (1.0, "row")  # 2002 to 2006
    assert share[2005] == (None, "not_covered")
    assert cells(found, "arms_supplier_share", "RUS", "IND")[2004] == (None, "undefined")
    assert cells(found, "arms_supplier_share", "RUS", "IND")[2003] == (None, "not_covered")  # 1999 is not held
    assert cells(found, "arms_customer_share", "CHN", "PAK")[2010] == (pytest.approx(60 / 65), "row")
    assert cells(found, "arms_delivered_tiv", "RUS", "IND")[2002] == (None, "undefined")
    assert cells(found, "arms_delivered_tiv", "FRA", "IND")[2002] == (None, "not_covered")


def test_a_delivery_of_several_years_is_spread_evenly() -> None:
    rows = [flow("sipri_register", Kind.ARMS, "CHN", "PAK", 2006, 30.0, until="2008")]
    found = made(rows, ["arms_delivered_tiv"], (2005, 2009))
    assert {year: value for year, (value, _) in cells(found, "arms_delivered_tiv", "CHN", "PAK").items()} == {
        2005: None, 2006: 10.0, 2007: 10.0, 2008: 10.0, 2009: None,
    }  # fmt: skip


PACTS = [
    *(cow(state) for state in ("POL", "CSK", "HUN", "USA")),
    tie("atop", Kind.DEFENCE_PACT, "POL", "CSK", "1955-05-14", "1991-07-01", mutual=True, text="ATOP 3285"),
    tie("atop", Kind.DEFENCE_PACT, "HUN", "POL", "1955-05-14", "1991-07-01", mutual=True, text="ATOP 3285"),
    tie("atop", Kind.DEFENCE_PACT, "CSK", "HUN", "1955-05-14", "1991-07-01", mutual=True, text="ATOP 3285"),
    tie("atop", Kind.CONSULTATION, "USA", "POL", "1989"),  # one way, and in force when the source ends
    tie("atop", Kind.TREATY, "USA", "POL", "1989", "1990", text="offense, ATOP 1"),
    tie("atop", Kind.TREATY, "USA", "POL", "1989", "1990", text="neutral, ATOP 1"),
]


def test_a_multilateral_pact_binds_each_pair_both_ways_and_zero_is_of_the_census() -> None:
    measures = ["atop_defence", "atop_consultation", "atop_offence", "atop_obligations"]
    found = made(PACTS, measures, (1954, 2012), held=HELD | {"atop": (1815, 2018)})
    for a, b in (("POL", "CSK"), ("CSK", "POL"), ("POL", "HUN"), ("HUN", "CSK")):
        defence = cells(found, "atop_defence", a, b)
        assert defence[1954] == (0.0, "zero")
        assert defence[1955] == (1.0, "row") == defence[1991]  # on at least one day of both
        assert defence[1992] == (0.0, "zero")
    assert cells(found, "atop_consultation", "USA", "POL")[2012] == (1.0, "row")
    assert cells(found, "atop_consultation", "POL", "USA")[2012] == (0.0, "zero")
    assert cells(found, "atop_offence", "USA", "POL")[1990] == (1.0, "row")
    assert cells(found, "atop_offence", "USA", "POL")[1991] == (0.0, "zero")  # a census of offence, if not of treaties
    assert cells(found, "atop_obligations", "USA", "POL")[1990] == (3.0, "row")
    assert cells(found, "atop_defence", "USA", "GBR")[1990] == (None, "not_covered")  # the list at hand lacks GBR


def test_an_obligation_without_end_goes_no_further_than_its_source() -> None:
    found = made(PACTS, ["atop_consultation"], (2017, 2020), held=HELD | {"atop": (1815, 2018)})
    consultation = cells(found, "atop_consultation", "USA", "POL")
    assert consultation[2018] == (1.0, "row")
    assert consultation[2019] == (None, "not_covered")


def test_lists_of_senders_count_for_each_and_a_case_once() -> None:
    at = "gsdb/aaaaaaaaaaaa/7/{}".format
    rows = [
        tie("gsdb", Kind.SANCTION, "USA", "PRK", "2006", "2008", text="trade, arms", at=at("USA-PRK-2006")),
        tie("gsdb", Kind.SANCTION, "FRA", "PRK", "2006", "2008", text="trade, arms (by EU)", at=at("FRA-PRK-2006")),
        tie("gsdb", Kind.SANCTION, "ZZX", "PRK", "2006", "2008", text="arms (by UN)", at=at("ZZX-PRK-2006")),
        tie(
            "gsdb", Kind.SANCTION, "USA", "PRK", "2008", "2010", text="financial", at="gsdb/aaaaaaaaaaaa/8/USA-PRK-2008"
        ),
        tie(
            "gsdb", Kind.SANCTION, "USA", "PRK", "2008", "2010", text="financial", at="gsdb/aaaaaaaaaaaa/8/USA-PRK-2009"
        ),
    ]
    found = made(rows, ["sanctions", "sanctions_trade"], (2005, 2010), held={"gsdb": (2006, 2023)})
    assert cells(found, "sanctions", "USA", "PRK")[2008] == (2.0, "row")  # the second case stands twice, counted once
    assert cells(found, "sanctions_trade", "USA", "PRK")[2008] == (1.0, "row")
    assert cells(found, "sanctions", "FRA", "PRK")[2006] == (1.0, "row")
    assert cells(found, "sanctions", "RUS", "PRK")[2006] == (
        None,
        "not_covered",
    )  # a decision of the UN is not Russia's
    assert cells(found, "sanctions", "USA", "PRK")[2005] == (None, "not_covered")
    assert found.metadata.measures[0].of_no_state == 3


def test_states_that_begin_and_end_within_the_year() -> None:
    found = made([], ["sanctions"], (1989, 1993), held={})

    def days(a: str, b: str) -> dict[int, tuple[int, bool]]:
        return {row["year"]: (row["days"], row["at_year_end"]) for row in found.rows(f"a = '{a}' AND b = '{b}'")}

    assert days("YAR", "YPR")[1990] == (141, False)  # to 21 May
    assert days("YAR", "YEM") == {}  # never there together
    assert days("FRA", "YEM")[1990] == (224, True)  # from 22 May
    assert days("CSK", "FRA")[1992] == (366, True)
    assert days("CSK", "CZE") == {}
    assert set(days("DDR", "FRA")) == {1989, 1990}
    assert days("DDR", "FRA")[1990][1] is False
    assert days("CZE", "SVK") == {1993: (365, True)}


def test_microstates_are_marked_in_either_place() -> None:
    found = made([], ["sanctions"], (2000, 2000), held={})
    marked = {(row["a"], row["b"]): row["microstate"] for row in found.rows("a IN ('MCO', 'FRA')")}
    assert (marked["MCO", "FRA"], marked["FRA", "MCO"], marked["FRA", "DEU"]) == (True, True, False)


def test_every_pair_has_each_year_once_in_order() -> None:
    found = made(ARMS, ["arms_supplier_share"], (2000, 2001))
    keys = [(row["a"], row["b"], row["year"]) for row in found.rows()]
    assert len(keys) == len(set(keys)) == len(found)
    stored = found.connection.execute("SELECT a, b, year FROM panel").fetchall()
    assert stored == sorted(stored)
    once = made(ARMS, ["arms_supplier_share"], (2000, 2001), grain="dyad_year")
    assert 2 * len(once) == len(found)


def test_a_directed_measure_has_two_columns_on_undirected_rows() -> None:
    found = made(ARMS, ["arms_supplier_share", "arms_supplier_hhi"], (2010, 2010), grain="dyad_year")
    (row,) = found.rows("a = 'CHN' AND b = 'PAK'")
    assert row["arms_supplier_share_ab"] == pytest.approx(0.6)
    assert (row["arms_supplier_share_ba"], row["arms_supplier_share_ba_absence"]) == (None, "not_covered")
    assert row["arms_supplier_hhi_ab"] == pytest.approx(0.4)  # about PAK
    assert row["arms_supplier_hhi_ba"] is None  # about CHN
    note = found.metadata.measures[0]
    assert (
        note.placed
        == note.rows - note.of_no_state
        == sum(note.cells[word] for word in ("row", "undefined") if word in note.cells)
    )


def test_the_correlates_of_war_list_may_give_the_rows() -> None:
    rows = [cow("USA"), cow("CAN"), cow("KWT", "1961-06-19", "1990-08-01"), cow("KWT", "1990-12-01")]
    found = made(rows, ["land_neighbours"], (1990, 1990), system="cow", held=HELD | {"cow_contiguity": (1816, 2014)})
    assert {(row["a"], row["b"]) for row in found.rows()} == {
        (a, b) for a in ("CAN", "KWT", "USA") for b in ("CAN", "KWT", "USA") if a != b
    }
    (row,) = found.rows("a = 'KWT' AND b = 'USA'")
    assert (row["days"], row["at_year_end"]) == (213 + 31, True)  # left in August, back in December
    assert (row["land_neighbours"], row["land_neighbours_absence"]) == (0.0, "zero")
    numbered = [cow("USA"), cow("DEU", "1955-05-05", "1990-10-02"), cow("DEU", "1990-10-03")]
    (row,) = made(numbered, ["land_neighbours"], (1990, 1990), system="cow").rows("a = 'DEU'")
    assert (row["days"], row["cow_code_a"], row["cow_code_b"]) == (365, 255, 2)  # of its last day, not the higher 260
    with pytest.raises(PanelError, match="holds no cow_states"):
        made([], ["land_neighbours"], (1990, 1990), system="cow", held={})


def test_no_row_of_a_state_that_ended_in_the_year_is_no_zero() -> None:
    """COW's organizations leave out East Germany in 1990, ATOP gives Yugoslavia's 2006 to Serbia."""
    rows = [cow("DDR", "1954-03-25", "1990-10-02"), cow("USA"), cow("SSD", "1990-07-09")]
    found = made(rows, ["atop_offence"], (1989, 1990), system="cow")
    assert cells(found, "atop_offence", "DDR", "USA") == {1989: (0.0, "zero"), 1990: (None, "not_covered")}
    assert cells(found, "atop_offence", "SSD", "USA") == {1990: (0.0, "zero")}  # it began, and was there at the end


def test_a_value_of_zero_is_a_census_only_where_there_is_one() -> None:
    rows = [
        cow("USA"), cow("CAN"),
        flow("cow_igo", Kind.MEMBERSHIP, "USA", "CAN", 2001, 0.0),
        attribute("vdem", "v2x_polyarchy", "USA", 0.9, "2001"), attribute("vdem", "v2x_polyarchy", "CAN", 0.9, "2001"),
    ]  # fmt: skip
    found = made(
        rows, ["shared_igos", "polyarchy_distance"], (2001, 2001),
        held=HELD | {"cow_igo": (1816, 2014), "vdem": (1789, 2024)},
    )  # fmt: skip
    (row,) = found.rows("a = 'CAN' AND b = 'USA'")
    assert (row["shared_igos"], row["shared_igos_absence"]) == (0.0, "zero")
    assert (row["polyarchy_distance"], row["polyarchy_distance_absence"]) == (0.0, "row")  # a distance, no count


def test_mirror_values_are_kept_apart_and_who_reports_nothing_is_named() -> None:
    fuel = {"unit": "current US$"}
    rows = [
        flow("un_comtrade", Kind.FUEL, "CHN", "JPN", 2016, 100.0, reporter="CHN", **fuel),
        flow("un_comtrade", Kind.FUEL, "CHN", "JPN", 2016, 110.0, reporter="JPN", **fuel),
        flow("un_comtrade", Kind.FUEL, "AUS", "JPN", 2016, 220.0, reporter="JPN", **fuel),
        flow("un_comtrade", Kind.FUEL, "ZZZ", "JPN", 2016, 110.0, reporter="JPN", **fuel),
        flow("un_comtrade", Kind.FUEL, "CHN", "PRK", 2016, 7.0, reporter="CHN", **fuel),
    ]
    keys = ["fuel_exports_usd", "fuel_imports_usd", "fuel_mirror_gap", "fuel_supply_share", "medicine_imports_usd"]
    found = made(rows, keys, (2016, 2023), held={"un_comtrade": (2013, 2023)})
    one = {key: cells(found, key, "CHN", "JPN")[2016] for key in keys}
    assert one["fuel_exports_usd"] == (100.0, "row")
    assert one["fuel_imports_usd"] == (110.0, "row")
    assert one["fuel_mirror_gap"] == (pytest.approx(10 / 110), "row")
    assert one["fuel_supply_share"] == (pytest.approx(110 / 440), "row")
    assert one["medicine_imports_usd"] == (None, "not_covered")
    assert cells(found, "fuel_mirror_gap", "AUS", "JPN")[2016] == (None, "not_covered")  # one side only
    assert cells(found, "fuel_exports_usd", "CHN", "PRK")[2016] == (7.0, "row")
    assert cells(found, "fuel_imports_usd", "CHN", "PRK")[2016] == (None, "suppressed")
    assert cells(found, "fuel_exports_usd", "RUS", "CHN")[2022] == (None, "suppressed")
    assert cells(found, "fuel_imports_usd", "RUS", "CHN")[2022] == (None, "not_covered")


def test_trade_shares_and_the_gdp_that_nobody_has() -> None:
    rows = [
        flow("cow_trade", Kind.TRADE, "CHN", "PRK", 2010, 60.0),
        flow("cow_trade", Kind.TRADE, "PRK", "CHN", 2010, 20.0),
        flow("cow_trade", Kind.TRADE, "RUS", "PRK", 2010, 20.0),
        flow("cow_trade", Kind.TRADE, "CUB", "PRK", 2010, None),
    ]  # fmt: skip
    keys = [
        "trade_partner_share",
        "import_share",
        "export_share",
        "trade_partner_hhi",
        "trade_other_share",
        "trade_gdp",
    ]
    held = {"cow_trade": (1870, 2014)}
    found = made(rows, keys, (2010, 2010), held=held)
    china = {key: cells(found, key, "CHN", "PRK")[2010] for key in keys}
    assert china["trade_partner_share"] == (pytest.approx(0.8), "row")
    assert china["import_share"] == (pytest.approx(0.75), "row")
    assert china["export_share"] == (pytest.approx(1.0), "row")
    assert china["trade_partner_hhi"] == (pytest.approx(0.64 + 0.04), "row")
    assert china["trade_other_share"] == (pytest.approx(0.2), "row")
    assert china["trade_gdp"] == (None, "not_covered")
    assert cells(found, "trade_partner_share", "CUB", "PRK")[2010] == (None, "undefined")
    gdp = attribute("world_bank", "gdp", "PRK", 1600.0, "2010", unit="million current US$")
    covered = made([*rows, gdp], ["trade_gdp"], (2010, 2010), held=held)
    assert cells(covered, "trade_gdp", "CHN", "PRK")[2010] == (pytest.approx(0.05), "row")


def test_whom_else_a_state_can_turn_to_for_aid() -> None:
    net = {"unit": "million 2022 US$ (ODA: Total Net)"}
    rows = [
        flow("oecd_dac2a", Kind.AID, "USA", "HTI", 2010, 50.0, **net),
        flow("oecd_dac2a", Kind.AID, "CAN", "HTI", 2010, 30.0, **net),
        flow("oecd_dac2a", Kind.AID, "FRA", "HTI", 2010, 20.0, **net),
        flow("oecd_dac2a", Kind.AID, "FRA", "HTI", 2010, 99.0, unit="million 2022 US$ (ODA: Total Gross)"),  # another
        flow("oecd_dac2a", Kind.AID, "RUS", "CUB", 2010, 7.0, **net),
    ]  # fmt: skip
    keys = ["aid_donor_share", "aid_recipient_share", "aid_donor_hhi", "aid_other_share"]
    found = made(rows, keys, (2010, 2010), held={"oecd_dac2a": (2009, 2022)})
    donor = {key: cells(found, key, "USA", "HTI")[2010] for key in keys}
    assert donor["aid_donor_share"] == (pytest.approx(0.5), "row")
    assert donor["aid_recipient_share"] == (pytest.approx(1.0), "row")
    assert donor["aid_donor_hhi"] == (pytest.approx(0.25 + 0.09 + 0.04), "row")
    assert donor["aid_other_share"] == (pytest.approx(0.3), "row")
    assert cells(found, "aid_other_share", "FRA", "HTI")[2010] == (pytest.approx(0.5), "row")
    assert cells(found, "aid_other_share", "RUS", "CUB")[2010] == (None, "undefined")  # there is no other
    assert cells(found, "aid_donor_share", "CHN", "HTI")[2010] == (None, "not_covered")  # who does not report is no 0


def test_dependence_and_capacity_by_hand() -> None:
    aid = {"unit": "million 2022 US$ (ODA: Total Net)"}
    rows = [
        cow("CHN"), cow("PRK"), cow("RUS"),
        flow("cow_trade", Kind.TRADE, "CHN", "PRK", 2010, 30.0),
        flow("cow_trade", Kind.TRADE, "RUS", "PRK", 2010, 70.0),
        flow("sipri_tiv", Kind.ARMS, "CHN", "PRK", 2008, 60.0),
        flow("sipri_tiv", Kind.ARMS, "RUS", "PRK", 2008, 40.0),
        flow("oecd_dac2a", Kind.AID, "RUS", "KHM", 2010, 5.0, **aid),
        flow("cow_igo", Kind.MEMBERSHIP, "CHN", "PRK", 2010, 8.0),
        flow("cow_igo", Kind.MEMBERSHIP, "CHN", "RUS", 2010, 10.0),
        tie("atop", Kind.DEFENCE_PACT, "CHN", "PRK", "1961", mutual=True),
    ]  # fmt: skip
    held = dict.fromkeys(("cow_trade", "sipri_tiv", "oecd_dac2a", "cow_igo", "atop"), (1950, 2014))
    keys = ["dependence", "bandwidth", "influence_capacity"]
    found = made(rows, keys, (2010, 2010), held=held | {"cow_states": (1816, 2011)})
    dependence = (0.3 + 0.6) / 2  # no aid to North Korea from anybody: two parts
    bandwidth = (math.log(31) / math.log(71) + 1 + 0.8 + 1 / 5) / 4
    assert cells(found, "dependence", "CHN", "PRK")[2010] == (pytest.approx(dependence), "row")
    assert cells(found, "bandwidth", "PRK", "CHN")[2010] == (pytest.approx(bandwidth), "row")
    assert cells(found, "influence_capacity", "CHN", "PRK")[2010] == (pytest.approx(dependence * bandwidth), "row")
    assert cells(found, "dependence", "RUS", "KHM")[2010] == (pytest.approx(1.0), "row")
    assert cells(found, "dependence", "FRA", "PRK")[2010] == (None, "not_covered")


def test_votes_come_from_the_stored_similarity() -> None:
    stored = [("CHN", "PRK", 2001, 40, 30, 0.875, 0.25), ("CHN", "FRA", 2001, 40, 40, 1.0, None)]
    found = panel(
        release([], {"un_roll_calls": (1946, 2019)}, stored), measures=["kappa", "identical_share"], years=(2001, 2002)
    )
    assert cells(found, "un_vote_kappa", "PRK", "CHN") == {2001: (0.25, "row"), 2002: (None, "not_covered")}
    assert cells(found, "un_vote_identical_share", "CHN", "PRK")[2001] == (0.75, "row")
    assert cells(found, "un_vote_kappa", "CHN", "FRA")[2001] == (None, "undefined")
    assert cells(found, "un_vote_kappa", "FRA", "PRK")[2001] == (None, "undefined")  # too few shared roll calls
    assert cells(found, "un_vote_kappa", "CHN", "CHE")[2001] == (None, "not_covered")  # no member: no vote at all


def test_what_was_not_over_by_the_day_is_no_zero() -> None:
    found = made(PACTS, ["atop_defence"], (1993, 1994), held=HELD, as_of="1994-06-30")
    assert cells(found, "atop_defence", "POL", "CSK") == {}
    assert cells(found, "atop_defence", "HUN", "POL") == {1993: (0.0, "zero"), 1994: (None, "not_covered")}


@pytest.mark.parametrize("key", YEARLY)
def test_what_no_row_means_is_what_the_card_says(key: str) -> None:
    measure = YEARLY[key].card
    source = source_card(measure.needs[0])
    years, states = (1700, 1900, 1947, 1990, 2010, 2017, 2024), ("PRK", "RUS", "FRA")
    connection = duckdb.connect()
    connection.execute(f"CREATE TYPE absence AS ENUM ({', '.join(repr(word) for word in WORDS)})")
    for a in states:
        for b in states:
            told = gap_sql(measure, source, source.years, (f"'{a}'", f"'{b}'"))
            for year in years:
                query = f"SELECT ({told})::VARCHAR FROM (SELECT {year} AS year, true AS in_cow, true AS present)"  # noqa: S608
                (found,) = connection.execute(query).fetchone() or ("",)
                reporters = [{"a": a, "b": b}[side] for side in measure.reporter] or [""]
                expected = {source.absence(measure.kind, year, state) for state in reporters}
                if found == Absence.ZERO:
                    assert source.completeness is Completeness.CENSUS
                    assert source.years[0] <= year <= source.years[1]
                    assert expected == {Absence.ZERO} or (measure.gap is Gap.WHOLE and measure.kind in source.partial)
                elif measure.gap is Gap.CARD:
                    assert found in expected
                elif found not in expected:  # a quotient has no zero, though its rows may have
                    assert measure.gap in (Gap.UNKNOWN, Gap.UNDEFINED)
                    assert found in ("not_covered", "undefined")


@pytest.mark.parametrize("key", YEARLY)
def test_card_is_complete_and_its_names_fit_stata(key: str) -> None:
    one = YEARLY[key].card
    for text in (one.label, one.unit, one.formula, one.coverage, one.example, *one.caveats):
        assert text.strip()
    assert one.bounds[0] < one.bounds[1]
    for cite in (*one.cite, *(source_card(source).cite for source in one.needs)):
        assert bibtex(cite)
    suffix = "_absence" if one.grain is Grain.DYAD_YEAR else "_ab_absence"
    assert len(stata_name(one.key + suffix)) <= MAX_NAME


def test_all_measures_at_once_find_nothing_in_an_empty_release() -> None:
    found = panel(release([], {}), measures=list(YEARLY), years=(2000, 2000))
    for note in found.metadata.measures:
        assert note.rows == note.placed == note.of_no_state == note.off_list == 0
        assert set(note.cells) <= {"not_covered", "suppressed"}
    assert set(MEANING) == set(WORDS)


@pytest.mark.parametrize(
    ("wrong", "told"),
    [
        ({"measures": ["kapa"]}, "near: kappa"),
        ({"measures": ["zzzzzz"]}, "no such measure;"),
        ({"measures": []}, "name at least one"),
        ({"measures": ["kappa", "un_vote_kappa"]}, "there twice"),
        ({"grain": "triad_year"}, "no such grain"),
        ({"system": "un"}, "no such list of states"),
        ({"years": (2010, 2000)}, "comes after the last"),
        ({"years": (1700, 2000)}, "covers years from 1816"),
        ({"years": (2000, 2030)}, "covers years from 1816"),
    ],
)
def test_a_wish_that_cannot_be_met_says_why(wrong: dict[str, Any], told: str) -> None:
    given: dict[str, Any] = {"measures": ["kappa"], "years": (2000, 2001)} | wrong
    with pytest.raises(PanelError, match=told):
        panel(release([], {}), **given)
    assert set(SHORT.values()) <= set(YEARLY)


def test_what_may_not_be_passed_on_is_refused_by_name_and_else_told() -> None:
    with pytest.raises(PanelLicenceError, match=r"arms_delivered_tiv.*SIPRI terms"):
        made(ARMS, ["arms_supplier_share", "arms_delivered_tiv"], (2010, 2010), public=True)
    assert "are results" in made(ARMS, ["arms_supplier_share"], (2010, 2010), public=True).metadata.notice
    assert "arms_delivered_tiv (Stockholm" in made(ARMS, ["arms_delivered_tiv"], (2010, 2010)).metadata.notice


@pytest.fixture
def small() -> Panel:
    return made([*ARMS, *PACTS], ["arms_supplier_share", "atop_defence"], (2009, 2011), held=HELD)


def test_parquet_holds_the_metadata_in_its_footer(small: Panel, tmp_path: Path) -> None:
    path, bib = small.write(tmp_path / "panel.parquet")
    rows = duckdb.execute(f"FROM '{path}' ORDER BY a, b, year").fetchall()
    assert len(rows) == len(small)
    ((footer,),) = duckdb.execute(
        f"SELECT decode(value) FROM parquet_kv_metadata('{path}') WHERE decode(key) = 'bilateral'"  # noqa: S608
    ).fetchall()
    told = json.loads(footer)
    assert told == json.loads(small.metadata.to_json())
    assert told["sha256"] == "f" * 64
    assert {one["key"] for one in told["sources"]} == {"sipri_register", "atop"}
    assert all(one["licence"] and one["vintages"] for one in told["sources"])
    assert read_metadata(path) == small.metadata
    polars = pytest.importorskip("polars")
    assert json.loads(polars.read_parquet_metadata(path)["bilateral"]) == told
    text = bib.read_text(encoding="utf-8")
    for key in ("gleditsch_ward1999", "sipri_arms_transfers", "leeds_et_al2002"):
        assert f"{{{key}," in text


def test_csv_has_words_for_empty_cells_and_metadata_beside_it(small: Panel, tmp_path: Path) -> None:
    for name in ("panel.csv", "panel.csv.gz"):
        path, _, beside = small.write(tmp_path / name)
        query = f"SELECT count(*), count(arms_supplier_share) FROM read_csv('{path}')"  # noqa: S608
        counted = small.metadata.measures[0].cells
        assert duckdb.execute(query).fetchone() == (len(small), counted["row"])
        assert read_metadata(path) == small.metadata
        beside.unlink()
        with pytest.raises(PanelError, match=f"no metadata of a panel in {name}.json beside it"):
            read_metadata(path)
    assert not list(tmp_path.glob("*.partial"))


def test_stata_tells_why_a_cell_is_empty(small: Panel, tmp_path: Path) -> None:
    path, *_ = small.write(tmp_path / "panel.dta")
    again, *_ = small.write(tmp_path / "again.dta")
    assert path.read_bytes() == again.read_bytes()
    from bilateral.sources.dta import read_dta

    own = read_dta(path.read_bytes())
    assert tuple(own.columns) == small.columns
    stata = pytest.importorskip("pandas.io.stata")
    with stata.StataReader(path) as reader:
        labels, values = reader.variable_labels(), reader.value_labels()
        frame = reader.read(convert_missing=True, convert_categoricals=False)
    assert labels["arms_supplier_share"].startswith("share of the recipient's")
    assert values["absence"] == dict(enumerate(WORDS))
    pd = pytest.importorskip("pandas")

    plain = pd.read_stata(path)  # as most people read it: labels become categories, all missing values nan
    assert list(plain["atop_defence_absence"]) == [row["atop_defence_absence"] for row in small.rows()]
    assert plain["atop_defence"].isna().sum() == sum(row["atop_defence"] is None for row in small.rows())
    assert list(zip(plain["a"], plain["b"], plain["year"], strict=True)) == [
        (row["a"], row["b"], row["year"]) for row in small.rows()
    ]
    for row, (_, stored) in zip(small.rows("a = 'CHN'"), frame[frame["a"] == "CHN"].iterrows(), strict=True):
        for key in ("arms_supplier_share", "atop_defence"):
            word = WORDS[stored[f"{key}_absence"]]
            assert word == row[f"{key}_absence"]
            if row[key] is None:
                assert str(stored[key]) == f".{LETTERS[word]}"
            else:
                assert stored[key] == row[key]
    assert missing("z") > missing("a") > float.fromhex("0x1p+1023")


def test_data_frames_keep_rows_columns_and_words(small: Panel, monkeypatch: pytest.MonkeyPatch) -> None:
    pytest.importorskip("pandas")
    frame = small.to_pandas()
    assert (len(frame), tuple(frame.columns)) == (len(small), small.columns)
    assert frame.attrs["bilateral"]["release"] == "invented"
    polars = pytest.importorskip("polars")
    other = small.to_polars()
    assert isinstance(other, polars.DataFrame)
    assert (other.height, tuple(other.columns)) == (len(small), small.columns)
    monkeypatch.setitem(__import__("sys").modules, "polars", None)
    with pytest.raises(MissingPackageError, match="polars is not installed"):
        small.to_polars()


def test_a_file_is_written_whole_or_not_at_all(small: Panel, tmp_path: Path) -> None:
    with pytest.raises(PanelError, match="no format of a panel"):
        small.write(tmp_path / "panel.xlsx")
    with pytest.raises(PanelError, match="no such folder"):
        small.write(tmp_path / "nowhere" / "panel.csv")
    assert not list(tmp_path.iterdir())


def test_the_package_offers_panels_and_the_starter_is_enough_for_votes() -> None:
    found = bilateral.measures.panel(open_release(), measures=["kappa"], years=(2010, 2010))
    assert isinstance(found, bilateral.measures.Panel)
    value, word = cells(found, "un_vote_kappa", "CHN", "RUS")[2010]
    assert (round(value, 3), word) == (0.385, "row")
    with pytest.raises(AttributeError, match="no attribute 'pannel'"):
        bilateral.measures.pannel  # noqa: B018
