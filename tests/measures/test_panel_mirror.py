"""Measures of panels on the publishers' real files: figures that their own tables give."""

import csv
import zipfile
from collections.abc import Callable
from datetime import date
from pathlib import Path

import duckdb
import openpyxl
import pytest

from bilateral.measures.panels import panel
from bilateral.measures.panels.tables import held_years, make_results, make_tables
from bilateral.measures.yearly import YEARLY, Years
from bilateral.shapes.vocabulary import Completeness
from bilateral.sources import READERS
from bilateral.sources import card as source_card
from bilateral.warehouse import Release, open_release
from bilateral.warehouse.store import Store
from bilateral.warehouse.sync import Setting, Wish, sync
from tests.shared import SHARED, needs_shared

SOURCES = (
    "sipri_register", "sipri_tiv", "cow_trade", "oecd_dac2a", "atop", "un_comtrade", "nuclear_cooperation",
    "embassies", "cow_states", "gsdb", "desta", "ucdp_conflicts", "vdem", "cow_contiguity", "cow_igo", "fbic_china",
)  # fmt: skip

pytestmark = needs_shared
Values = Callable[..., dict[int, float | None]]
Related = Callable[..., tuple[duckdb.DuckDBPyConnection, str]]


@pytest.fixture(scope="module")
def release(tmp_path_factory: pytest.TempPathFactory) -> Release:
    folder = tmp_path_factory.mktemp("panel")
    sync(
        folder / "data",
        SHARED / "mirror",
        now="2026-11-24T12:00:00+00:00",
        wish=Wish(only=SOURCES),
        setting=Setting(Store(folder / "store"), READERS),
    )
    return open_release(folder / "data")


@pytest.fixture(scope="module")
def related(release: Release) -> Related:
    """A connection and the query of a measure's relation, for all years or some."""
    day = date.fromisoformat(release.published)
    connection = release.connect(day.isoformat())
    make_results(connection, day)
    held = held_years(release, connection, SOURCES, day)
    make_tables(connection, held)

    return lambda key, first=1816, last=2026: (connection, YEARLY[key].relation(Years(first, last, held)))


@pytest.fixture(scope="module")
def values(related: Related) -> Values:
    """What a measure's relation says of a pair, by year."""

    def find(key: str, a: str, b: str, first: int = 1816, last: int = 2026) -> dict[int, float | None]:
        connection, query = related(key, first, last)
        rows = connection.execute(
            f"SELECT year, value FROM ({query}) WHERE a = '{a}' AND b = '{b}' ORDER BY year"  # noqa: S608
        ).fetchall()
        assert len(rows) == len({year for year, _ in rows})
        return dict(rows)

    return find


def test_rows_are_those_of_both_lists_as_published(release: Release) -> None:
    """State-years counted from the files, read apart from our readers and tables."""
    book = openpyxl.load_workbook(SHARED / "mirror" / "states" / "gwstates.xlsx", read_only=True)
    texts = [[str(cell) for cell in row] for row in book.worksheets[0].iter_rows(min_row=2, values_only=True)]
    book.close()
    main = [(int(row[0]), int(row[3][-4:]), int(row[4][-4:])) for row in texts]
    with (SHARED / "mirror" / "states" / "states2016.csv").open(encoding="utf-8", newline="") as file:
        cow = [(int(row["ccode"]), int(row["styear"]), int(row["endyear"])) for row in csv.DictReader(file)]
    for system, spells, kept in (("gw", main, "NOT microstate"), ("cow", cow, "true")):
        found = panel(release, measures=["land_neighbours"], years=(1946, 2016), system=system)
        query = f"SELECT DISTINCT {system}_code_a, year FROM panel WHERE {kept}"  # noqa: S608 -- our own words
        years = {tuple(row) for row in found.connection.execute(query).fetchall()}
        told = {(code, year) for code, first, last in spells for year in range(max(first, 1946), min(last, 2016) + 1)}
        if system == "cow":
            told.discard((255, 1990))  # Germany's rows of that year have the number of its last day ...
            years.discard((255, 1990))
            years.discard((260, 1990))  # ... but with East Germany that of the last day together
            told.discard((260, 1990))
        assert years == told


def test_arms(values: Values) -> None:
    soviet = values("tiv_delivered", "RUS", "PRK", 1950, 1991)
    assert sum(value or 0 for value in soviet.values()) == 18_300
    assert (soviet[1950], soviet[1971], soviet[1985], soviet[1991]) == (861, 1472, 1011, 53)
    russian = values("tiv_delivered", "RUS", "PRK", 1992)
    assert [russian[year] for year in (1992, 1993, 1996, 2001, 2010)] == [126, 38, 78, 28, 1]
    assert max(russian) == 2010
    # SIPRI's printed totals are of figures before rounding: each year may differ by half a million
    assert sum(value or 0 for value in russian.values()) == pytest.approx(479, abs=len(russian) / 2)
    china = values("tiv_delivered", "CHN", "PRK")
    assert sum(value or 0 for value in china.values()) == pytest.approx(4_958, abs=len(china) / 2)
    assert (max(china), china[1995]) == (1995, 50)
    assert values("arms_delivered_tiv", "PRK", "RUS") == {2023: 12.5, 2024: 242.5}
    assert sum(value or 0 for value in values("arms_delivered_tiv", "UKR", "RUS").values()) == pytest.approx(851.2)
    assert values("arms_delivered_tiv", "RUS", "PRK")[1995] == pytest.approx(127.65)
    assert max(values("arms_delivered_tiv", "RUS", "PRK")) == 2010
    share = values("arms_supplier_share", "CHN", "PAK")
    assert share[2023] == pytest.approx(0.836, abs=0.001)  # as the answer on the same release says
    assert min(share) == 1999


def test_trade(values: Values) -> None:
    sold, bought = values("trade_flow_musd", "PRK", "RUS"), values("trade_flow_musd", "RUS", "PRK")
    assert [(sold[year], bought[year]) for year in (2014, 2013, 2012, 2005)] == [(10, 90), (9, 114), (10, 64), (7, 251)]
    assert values("trade_flow_musd", "PRK", "CHN")[2014] == 2_845
    assert values("trade_flow_musd", "CHN", "PRK")[2010] == 2_526
    assert max(sold) == 2014
    assert values("trade_gdp", "CHN", "PRK") == {}  # no file of the mirror has a state's GDP
    assert values("trade_flow_musd", "PRK", "RUS", 1981, 1991) == {}  # 0 in the file: not reported, and no zero
    assert values("trade_partner_share", "CHN", "PRK")[2014] == pytest.approx(0.79, abs=0.005)


def test_fuel(values: Values) -> None:
    assert values("fuel_exports_usd", "RUS", "PRK") == {
        2013: 43_586_399, 2014: 33_984_009, 2015: 65_079_126, 2016: 57_552_468, 2017: 61_644_077,
    }  # fmt: skip
    china = values("fuel_exports_usd", "CHN", "PRK")
    assert (china[2013], china[2017]) == (740_577_528, 69_404_939)
    bought = values("fuel_imports_usd", "PRK", "CHN")
    assert (bought[2016], bought[2017]) == (1_192_866_092, 421_339_878)
    assert values("fuel_imports_usd", "RUS", "PRK") == {}  # North Korea never reports


def test_aid_and_debt_relief(values: Values) -> None:
    aid = values("aid_net_oda_musd", "RUS", "PRK")
    assert list(aid.values()) == [23.35, 14.59, 30.23, 69.35, 89.67, 93.60, 76.08, 76.26, 93.57, 96.10]
    assert list(aid) == list(range(2011, 2021))
    forgiven = values("debt_forgiven_musd", "RUS", "PRK")
    assert forgiven[2014] == 55.45
    assert sum(value or 0 for value in forgiven.values()) == pytest.approx(516.10)
    assert sum(value or 0 for value in values("debt_forgiven_musd", "RUS", "CUB").values()) == pytest.approx(3_141.70)


def test_obligations(values: Values) -> None:
    assert list(values("atop_defence", "PRK", "RUS")) == list(range(1961, 1997))
    assert list(values("atop_consultation", "PRK", "RUS")) == list(range(2000, 2019))
    assert list(values("atop_nonaggression", "PRK", "RUS")) == [*range(1961, 1997), *range(2008, 2019)]
    assert list(values("atop_defence", "PRK", "CHN")) == list(range(1961, 2019))


OBLIGATIONS = {
    "defense": "atop_defence", "offense": "atop_offence", "neutral": "atop_neutrality",
    "nonagg": "atop_nonaggression", "consul": "atop_consultation",
}  # fmt: skip


def test_every_directed_dyad_year_of_atop_is_there_or_counted(release: Release) -> None:
    """All obligations of the file since 1946, by the publisher's own numbers, read apart from our reader."""
    with zipfile.ZipFile(next((SHARED / "mirror" / "atop").glob("*.zip"))) as archive:
        (name,) = (one for one in archive.namelist() if one.endswith("atop5_1ddyr.csv"))
        lines = list(csv.DictReader(archive.read(name).decode("latin-1").splitlines()))
    found = panel(release, measures=list(OBLIGATIONS.values()), years=(1946, 2018), system="cow")

    def key(a: int, b: int, year: int) -> tuple[int, int, int]:
        one = {260: 255} if year == 1990 else {}  # the Federal Republic has two numbers in its last year as such
        return one.get(a, a), one.get(b, b), year

    for (column, measure), note in zip(OBLIGATIONS.items(), found.metadata.measures, strict=True):
        told = {
            key(int(line["stateA"]), int(line["stateB"]), int(line["year"]))
            for line in lines
            if line[column] == "1" and int(line["year"]) >= 1946
        }
        query = f"SELECT cow_code_a, cow_code_b, year FROM panel WHERE {measure} = 1"  # noqa: S608 -- our own words
        rows = {key(*row) for row in found.connection.execute(query).fetchall()}
        assert rows <= told
        assert len(told - rows) == note.off_list  # of states not on the list with the other in that year
        assert note.of_no_state == 0
        assert note.cells["row"] == note.placed == len(rows)
        assert note.cells["row"] + note.cells["zero"] + note.cells["not_covered"] == len(found)


def test_organizations_have_a_row_for_every_pair_that_is_no_zero_by_default(release: Release) -> None:
    found = panel(release, measures=["shared_igos"], years=(1946, 2014), system="cow", grain="dyad_year")
    (note,) = found.metadata.measures
    assert note.cells["row"] + note.cells["zero"] == note.placed  # its zeros are printed; none is made of no row
    assert {
        (row["a"], row["b"]) for row in found.rows("a = 'DDR' AND year = 1990 AND shared_igos IS NOT NULL")
    } == set()


def test_cases_of_sanctions_by_hand_from_the_file(values: Values) -> None:
    with (SHARED / "mirror" / "gsdb" / "GSDB_V4.csv").open(encoding="latin-1", newline="") as file:
        cases = list(csv.DictReader(file))
    for sender, a, target, b in (("United States", "USA", "Cuba", "CUB"), ("Russia", "RUS", "Ukraine", "UKR")):
        counted: dict[int, float] = {}
        for case in cases:
            senders, targets = (case[side].split(", ") for side in ("sanctioning_state", "sanctioned_state"))
            if target in targets and ({sender, "G7"} & {*senders} if a == "USA" else sender in senders):
                for year in range(int(case["begin"]), int(case["end"]) + 1):
                    counted[year] = counted.get(year, 0) + 1
        assert values("sanctions", a, b, 1949, 2023) == counted


@pytest.mark.parametrize(
    ("key", "of"),
    [
        ("arms_supplier_share", "b"), ("arms_customer_share", "a"), ("tiv_supplier_share", "b"), ("import_share", "b"),
        ("export_share", "a"), ("trade_partner_share", "b"), ("aid_donor_share", "b"), ("fuel_supply_share", "b"),
    ],
)  # fmt: skip
def test_shares_add_up_to_one_with_all_that_have_no_name(related: Related, key: str, of: str) -> None:
    connection, query = related(key)
    (count, low, high) = connection.execute(
        f"SELECT count(*), min(total), max(total) FROM "  # noqa: S608 -- our own words
        f"(SELECT sum(value) AS total FROM ({query}) WHERE value IS NOT NULL GROUP BY {of}, year)"
    ).fetchone() or (0, 0, 0)
    assert count > 100
    assert (low, high) == (pytest.approx(1), pytest.approx(1))
    if key != "fuel_supply_share":
        return
    ((least,),) = connection.execute(
        f"SELECT min(total) FROM (SELECT sum(value) AS total FROM ({query}) "  # noqa: S608 -- our own words
        "WHERE a NOT IN ('ZZZ', 'ZZX') GROUP BY b, year)"
    ).fetchall()
    assert least < 0.99  # partners that are not named are in the denominator


def test_examples_of_cards_are_so(values: Values) -> None:
    war = values("conflict_intensity", "IRN", "IRQ")
    assert {year: war[year] for year in range(1980, 1989)} == dict.fromkeys(range(1980, 1989), 2)
    assert values("land_neighbours", "PRK", "RUS")[2000] == 1
    assert values("land_neighbours", "JPN", "RUS") == {}
    assert values("near_neighbours", "JPN", "RUS")[2000] == 1
    assert values("shared_igos", "CAN", "USA")[1920] == 7


def test_influence_is_ordered_much_as_the_published_index(release: Release) -> None:
    """China over each state: rank correlation within the year with the published index, which has its own weights."""
    found = panel(release, measures=["influence_capacity", "bandwidth"], years=(1994, 2014))
    connection = found.connection
    for key, unit, least in (("influence_capacity", "influence capacity%", 0.74), ("bandwidth", "bandwidth%", 0.88)):
        rows = connection.execute(
            f"""
            WITH ranks AS (
                SELECT p.year, rank() OVER (PARTITION BY p.year ORDER BY "{key}") AS ours,
                    rank() OVER (PARTITION BY p.year ORDER BY f.amount) AS theirs
                FROM panel AS p JOIN flows AS f ON f.actor = 'CHN' AND f.target = p.b AND f.since[:4]::INT = p.year
                WHERE p.a = 'CHN' AND f.source = 'fbic_china' AND f.unit LIKE '{unit}' AND "{key}" IS NOT NULL
            ) SELECT year, corr(ours, theirs), count(*) FROM ranks GROUP BY year
            """  # noqa: S608 -- our own words
        ).fetchall()
        assert len(rows) == 21
        assert all(count > 150 and correlation > least for _, correlation, count in rows), rows


def test_other_ties(values: Values) -> None:
    assert list(values("nuclear_agreements", "RUS", "PRK")) == [1956, 1959, 1985, 1992]
    assert values("embassy", "PRK", "RUS") == {2022: 1} == values("embassy", "RUS", "PRK")
    assert values("trade_agreement", "PRK", "RUS") == {}
    assert values("sanctions", "RUS", "PRK") == {} == values("sanctions", "CHN", "PRK")
    assert values("sanctions", "USA", "PRK")
    assert values("troops_for", "PRK", "RUS") == {2024: 1}
    assert values("polyarchy_distance", "PRK", "RUS")[2024] == pytest.approx(0.172 - 0.083)


def test_a_panel_of_all_measures_keeps_bounds_and_every_zero_has_its_census(release: Release, tmp_path: Path) -> None:
    keys = [key for key, one in YEARLY.items() if set(one.card.needs) <= {*SOURCES}]
    found = panel(release, measures=keys, years=(2014, 2014))
    ends = ", ".join(f'min("{key}"), max("{key}"), count("{key}")' for key in keys)
    counted = found.connection.execute(f"SELECT {ends} FROM panel").fetchone()  # noqa: S608
    assert counted is not None
    for place, (key, note) in enumerate(zip(keys, found.metadata.measures, strict=True)):
        low, high, filled = counted[3 * place : 3 * place + 3]
        card = YEARLY[key].card
        assert filled == note.cells.get("row", 0) + note.cells.get("zero", 0)
        assert sum(note.cells.values()) == len(found)
        assert note.placed + note.of_no_state + note.off_list == note.rows
        if low is not None:
            assert card.bounds[0] <= low <= high <= card.bounds[1]
        if "zero" in note.cells:
            assert source_card(card.needs[0]).completeness is Completeness.CENSUS
    path, *_ = found.write(tmp_path / "panel.dta")
    assert path.stat().st_size > 1_000_000
