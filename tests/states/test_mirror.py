"""The tables held against the publishers' lists, where the mirror lies beside the repository."""

import csv
import warnings
from datetime import date, timedelta
from pathlib import Path

import pytest

from bilateral.states import all_states, names, resolve

MIRROR = Path(__file__).parents[3] / "shared" / "mirror" / "states"
pytestmark = pytest.mark.skipif(
    not MIRROR.is_dir(),
    reason="the mirror of publishers' files (../shared/mirror/states) is not beside this repository",
)

# Where this project departs from the Gleditsch-Ward list; states/README.md says why.
SPLIT = {
    ("255", "1816-01-01", "1945-05-07"): {("255", "1816-01-01", "1871-01-17"), ("255", "1871-01-18", "1945-05-07")},
    ("678", "1918-10-30", ""): {("678", "1918-10-30", "1990-05-21"), ("678", "1990-05-22", "")},
}
SLIPS = {
    ("517", "1962-01-07", ""): {("517", "1962-07-01", "")},
    ("971", "1968-12-31", ""): {("971", "1968-01-31", "")},
}
FOREVER = 2_900_000


def rows(name: str) -> list[dict[str, str]]:
    with (MIRROR / name).open(encoding="latin-1", newline="") as file:
        return list(csv.DictReader(file))


def our_spells() -> set[tuple[str, str, str]]:
    path = Path(__file__).parents[2] / "src" / "bilateral" / "states" / "spells.csv"
    with path.open(encoding="utf-8", newline="") as file:
        return {(row["gw_code"], row["start"], row["end"]) for row in csv.DictReader(file)}


def test_spells_are_those_of_gleditsch_and_ward() -> None:
    rdata = pytest.importorskip("rdata", reason="reading the list needs the extra 'sync'")
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        table = rdata.read_rda(MIRROR / "gwstates.rda")["gwstates"]
    epoch = date(1970, 1, 1)
    listed = set()
    for row in table.itertuples():
        end = "" if row.end > FOREVER else str(epoch + timedelta(days=int(row.end)))
        listed.add((str(int(row.gwcode)), str(epoch + timedelta(days=int(row.start))), end))
    expected = set(listed)
    for theirs, ours in (SPLIT | SLIPS).items():
        assert theirs in expected
        expected = (expected - {theirs}) | ours
    assert our_spells() == expected


def test_cow_codes_are_those_of_the_project() -> None:
    theirs = {row["ccode"] for row in rows("states2016.csv")}
    ours = {code.value for one in all_states() for code in one.codes if code.system == "cow"}
    assert ours == theirs


def test_cow_names_resolve_to_the_state_with_that_code() -> None:
    by_code = {code.value: one.state_id for one in all_states() for code in one.codes if code.system == "cow"}
    by_code["345"] = "YUG"
    for row in rows("states2016.csv"):
        on = date(int(row["styear"]), int(row["stmonth"]), int(row["stday"]))
        told = [resolve(row["statenme"]), resolve(row["statenme"], on=on)]
        assert any(by_code[row["ccode"]] in one.candidates for one in told), row
        assert all(one.via != "misspelling" for one in told), row


def test_iso_and_m49_codes_are_the_standard() -> None:
    standard = {row["alpha-3"]: row for row in rows("iso3166_all.csv")}
    withdrawn = {"XKX", "DDR", "CSK", "YUG", "YMD"}
    for one in all_states():
        iso3 = one.code("iso3")
        if iso3 is None or iso3 in withdrawn:
            continue
        assert (one.code("iso2"), one.code("m49")) == (standard[iso3]["alpha-2"], standard[iso3]["country-code"]), one


def test_every_independent_state_of_the_standard_is_ours() -> None:
    ours = {one.code("iso3") for one in all_states()}
    independent = {row["ISO3166-1-Alpha-3"] for row in rows("country-codes.csv") if row["is_independent"] == "Yes"}
    assert independent - ours == set()


def test_fips_codes_agree() -> None:
    theirs = {row["ISO3166-1-Alpha-3"]: row["FIPS"] for row in rows("country-codes.csv")}
    joined = {"SRB", "PSE"}  # that table joins two codes of each
    for one in all_states():
        iso3 = one.code("iso3")
        if iso3 in theirs and iso3 not in joined and one.code("fips"):
            assert one.code("fips") == theirs[iso3], one


@pytest.mark.parametrize("column", ["country.name.en", "country.name.de", "un.name.en", "iso.name.en", "vdem.name"])
def test_names_on_other_lists_resolve(column: str) -> None:
    congo, older = {"COD", "COG"}, {"Papal States": "VAT"}
    with (MIRROR / "codelist_without_cldr.csv").open(encoding="utf-8", newline="") as file:
        listed = [(row["iso3c"], row[column]) for row in csv.DictReader(file)]
    ours = {one.code("iso3") for one in all_states()}
    for iso3, text in listed:
        if iso3 not in ours or text in {"", "NA"} or older.get(text) == iso3:
            continue
        told = resolve(text)
        assert told.via != "misspelling", (text, told)
        assert iso3 in told.candidates or (iso3 in congo and set(told.candidates) == congo), (text, told)


def test_capitals_on_another_list_resolve() -> None:
    ours = {one.code("iso3") for one in all_states()}
    for row in rows("country-codes.csv"):
        capital = row["Capital"].encode("latin-1").decode("utf-8")
        if capital and row["ISO3166-1-Alpha-3"] in ours:
            assert row["ISO3166-1-Alpha-3"] in resolve(capital).candidates, capital


def test_german_names_are_ours() -> None:
    german = {name.state_id for name in names() if name.language == "de" and name.sort == "name"}
    assert german == {one.state_id for one in all_states()}
