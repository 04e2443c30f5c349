"""Measures of panels on the publishers' real files: figures that their own tables give."""

from collections.abc import Callable
from datetime import date
from pathlib import Path

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
    "embassies", "cow_states", "gsdb", "desta", "ucdp_conflicts", "vdem", "cow_contiguity",
)  # fmt: skip

pytestmark = needs_shared
Values = Callable[..., dict[int, float | None]]


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
def values(release: Release) -> Values:
    """What a measure's relation says of a pair, by year."""
    day = date.fromisoformat(release.published)
    connection = release.connect(day.isoformat())
    make_results(connection, day)
    held = held_years(release, connection, SOURCES, day)
    make_tables(connection, held)

    def find(key: str, a: str, b: str, first: int = 1816, last: int = 2026) -> dict[int, float | None]:
        query = YEARLY[key].relation(Years(first, last, held))
        rows = connection.execute(
            f"SELECT year, value FROM ({query}) WHERE a = '{a}' AND b = '{b}' ORDER BY year"  # noqa: S608
        ).fetchall()
        assert len(rows) == len({year for year, _ in rows})
        return dict(rows)

    return find


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
    assert values("trade_gdp", "CHN", "PRK") == {}


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


def test_other_ties(values: Values) -> None:
    assert list(values("nuclear_agreements", "RUS", "PRK")) == [1956, 1959, 1985, 1992]
    assert values("embassy", "PRK", "RUS") == {2022: 1} == values("embassy", "RUS", "PRK")
    assert values("trade_agreement", "PRK", "RUS") == {}
    assert values("sanctions", "RUS", "PRK") == {} == values("sanctions", "CHN", "PRK")
    assert values("sanctions", "USA", "PRK")
    assert values("troops_for", "PRK", "RUS") == {2024: 1}
    assert values("polyarchy_distance", "PRK", "RUS")[2024] == pytest.approx(0.172 - 0.083)


def test_a_panel_of_all_measures_keeps_bounds_and_every_zero_has_its_census(release: Release, tmp_path: Path) -> None:
    keys = [key for key, one in YEARLY.items() if set(one.card.needs) <= {*SOURCES, "cow_igo"}]
    found = panel(release, measures=keys, years=(2013, 2014))
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
