"""Answers from a warehouse of publishers' files."""

import shutil
from datetime import date
from pathlib import Path

import pytest
from tests.shared import SHARED, needs_shared

import bilateral
from bilateral.assess import Verdict
from bilateral.render.explained import explain_page, explained
from bilateral.render.text import render_text
from bilateral.shapes.errors import UnknownRowError
from bilateral.shapes.vocabulary import Rung
from bilateral.warehouse import open_release
from bilateral.warehouse.store import Store
from bilateral.warehouse.sync import Setting, sync

AS_OF = date(2026, 11, 24)


@pytest.fixture(scope="module")
def warehouse(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Arms, trade, alliances and sanctions of the publishers' real files."""
    folder = tmp_path_factory.mktemp("warehouse")
    origin = folder / "origin"
    origin.mkdir()
    mirror = SHARED / "mirror"
    files = [mirror / "sipri/trade_register.csv", mirror / "trade/cow_trade_ddy.rds"]
    for file in (*files, *(mirror / "atop").iterdir(), *(mirror / "gsdb").iterdir()):
        shutil.copyfile(file, origin / file.name)
    sync(folder / "data", origin, now="2026-11-24T12:00:00+00:00", setting=Setting(Store(folder / "store")))
    return folder / "data"


@needs_shared
def test_pakistans_chinese_arms(warehouse: Path) -> None:
    answer = bilateral.ask("How dependent is Pakistan on Chinese arms in 2019-2023?", as_of=AS_OF, data=warehouse)
    (value,) = [one for view in answer.dimensions for one in view.measures]
    assert (value.key, value.years) == ("arms_supplier_share", (2019, 2023))
    assert value.value == pytest.approx(0.82, abs=0.02)  # 82 per cent by the register of March 2024; SIPRI revises
    assert answer.answer.sentence.startswith("China delivered 83.6%")
    found = explained(value.id, open_release(warehouse))
    assert found["measure"]["value"] == value.value
    assert found["measure"]["amount"] / found["measure"]["total"] == pytest.approx(value.value)
    assert "CHN → PAK" in render_text(explain_page(found), width=100)
    with pytest.raises(UnknownRowError):
        explained(value.id.replace("CHN", "FJI"), open_release(warehouse))
    sold = [row for row in answer.neutral if row.id.startswith("sipri_register/")]
    assert sold
    assert not any(row.id.startswith("sipri_register/") for row in answer.for_)  # what is bought is no support
    assert {used.key for used in answer.sources} >= {"sipri_register"}


@needs_shared
def test_obligations_and_sanctions_climb(warehouse: Path) -> None:
    france = bilateral.ask("Did France support Germany in 2015?", as_of=AS_OF, data=warehouse)
    assert france.ladder.for_.rung is Rung.COMMITMENTS
    assert france.answer.verdict is Verdict.SUPPORTS
    assert any("defend each other" in row.text for row in france.for_)
    now = bilateral.ask("Does France support Germany?", as_of=AS_OF, data=warehouse)
    assert not any(row.id.startswith("atop/") for row in now.for_)  # it ends in 2018, and says nothing of 2026
    usa = bilateral.ask("Did the United States sanction Iran in 2019?", as_of=AS_OF, data=warehouse)
    assert usa.ladder.against.rung is Rung.MONEY_GOODS
    assert usa.answer.verdict is Verdict.OPPOSES


@needs_shared
def test_directed_obligations_keep_their_direction(warehouse: Path) -> None:
    there = bilateral.assess_pair("FRA", "DEU", as_of=AS_OF, since="1926-01-01", until="1930-12-31", data=warehouse)
    assert any(row.id.endswith("/defense") and not row.mutual for row in there.for_)
    back = bilateral.assess_pair("DEU", "FRA", as_of=AS_OF, since="1926-01-01", until="1930-12-31", data=warehouse)
    assert {row.id for row in there.for_} != {row.id for row in back.for_}


@needs_shared
def test_an_earlier_as_of_uses_nothing_later(warehouse: Path) -> None:
    answer = bilateral.ask("How dependent is Pakistan on Chinese arms?", as_of=date(2015, 6, 30), data=warehouse)
    assert all(row.date <= "2015-06-30" for row in answer.neutral)
    for view in answer.dimensions:
        assert all(one.years[1] <= 2015 for one in view.measures)


@needs_shared
def test_curated_facts_stand_beside_publishers_rows(warehouse: Path) -> None:
    answer = bilateral.assess_pair("PRK", "RUS", as_of=AS_OF, since="1961-01-01", until="1990-12-31", data=warehouse)
    ids = {row.id.split("/")[0] for row in answer.for_}
    assert ids >= {"fact", "atop"}
    release = open_release(warehouse)
    assert answer.release.name == release.name
    assert release.verify() > 0
