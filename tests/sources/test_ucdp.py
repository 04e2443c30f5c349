"""UCDP's conflicts, governments and external support: their traps in small files, and the mirror's figures."""

from collections import Counter
from pathlib import Path

from bilateral.shapes.blocks import single_rows
from bilateral.shapes.rows import Attribute, Row, Tie
from bilateral.shapes.vocabulary import Kind
from bilateral.sources import ucdp_conflicts, ucdp_governments
from bilateral.sources.raw import RawFile
from tests.shared import SHARED, needs_shared
from tests.sources import context_files
from tests.sources import kits_context as kits
from tests.sources.kit import Kit

UCDP = SHARED / "mirror" / "ucdp"


def _fixture(kit: Kit, folder: Path) -> tuple[list[Row], dict[str, int]]:
    kit.write(folder)
    files = kit.files(folder)
    return [row for row in kit.reader.read(*files) if isinstance(row, (Attribute, Tie))], files[0].left_out


def _ties(rows: list[Row]) -> list[tuple[str, str, str, str, bool]]:
    return [(row.kind, row.actor, row.target, row.since, row.mutual) for row in rows if isinstance(row, Tie)]


def test_who_sent_troops_and_who_fought(tmp_path: Path) -> None:
    rows, left_out = _fixture(kits.UCDP_CONFLICTS, tmp_path)
    assert _ties(rows) == [
        ("clash", "RUS", "UKR", "2021", True),
        ("troops", "PRK", "RUS", "2021", False),
        ("clash", "PRK", "UKR", "2021", True),
        ("troops", "POL", "UKR", "2021", False),
        ("clash", "POL", "RUS", "2021", True),
        ("clash", "SAU", "YEM", "1990", True),
        ("troops", "RUS", "AFG", "1999", False),
        ("clash", "RUS", "AFG", "1999", True),
    ]
    assert left_out == {"Hyderabad is on no list of states": 1}


def test_the_publisher_s_lists_of_states_say_what_its_combinations_say(tmp_path: Path) -> None:
    rows, left_out = _fixture(kits.UCDP_CONFLICTS_NATIVE, tmp_path)
    assert _ties(rows) == [
        ("clash", "RUS", "UKR", "2021", True),
        ("troops", "PRK", "RUS", "2021", False),
        ("clash", "PRK", "UKR", "2021", True),
        ("troops", "CUB", "RUS", "2021", False),
        ("clash", "CUB", "UKR", "2021", True),
        ("clash", "SAU", "YEM", "1990", True),
    ]
    assert left_out == {"Hyderabad is on no list of states": 1}
    assert [row.at.split("/", 2)[2] for row in rows][:4] == [
        "2/gwno_a.365", "2/gwno_b.369", "2/gwno_a.365-gwno_b.369", "2/gwno_a_2nd.731-gwno_a.365",
    ]  # fmt: skip
    assert {row.text for row in rows if isinstance(row, Attribute) and row.state == "RUS"} == {
        "UCDP conflict 901: war between states, over territory"
    }


def test_a_conflict_is_an_attribute_of_each_state_once(tmp_path: Path) -> None:
    rows, _ = _fixture(kits.UCDP_CONFLICTS, tmp_path)
    assert [(row.state, row.value, row.since) for row in rows if isinstance(row, Attribute)] == [
        ("RUS", 2.0, "2021"), ("UKR", 2.0, "2021"), ("YEM", 1.0, "1990"), ("YUG", 1.0, "1999"), ("AFG", 1.0, "1999"),
    ]  # fmt: skip
    assert isinstance(rows[0], Attribute)
    assert rows[0].text == "UCDP conflict 901: war between states, over territory"


def test_governments_mean_states_for_as_long_as_the_name_does(tmp_path: Path) -> None:
    rows, left_out = _fixture(kits.UCDP_GOVERNMENTS, tmp_path)
    assert [(row.state, row.value, row.since, row.until) for row in rows if isinstance(row, Attribute)] == [
        ("RUS", 57.0, "1946", "2021"),
        ("YAR", 123.0, "1946", "1990-05-21"),
        ("YEM", 123.0, "1990-05-22", "2021"),
        ("PRK", 138.0, "1946", "2021"),
    ]
    assert sum(left_out.values()) == 3


def test_support_goes_to_governments_and_troops_for_rebels_are_a_clash(tmp_path: Path) -> None:
    rows, left_out = _fixture(kits.UCDP_EXTERNAL_SUPPORT, tmp_path)
    assert _ties(rows) == [
        ("troops", "RUS", "AFG", "1984", False),
        ("arms", "RUS", "AFG", "1984", False),
        ("training", "RUS", "AFG", "1984", False),
        ("clash", "PAK", "AFG", "1984", True),
    ]
    assert [row.text for row in rows if isinstance(row, Tie)][1::2] == [
        "UCDP conflict 333: weapons", "UCDP conflict 333: troops that fight for rebels",
    ]  # fmt: skip
    assert left_out == {
        "support for rebels without troops": 1, "a supporter that is no state": 1, "support that is only alleged": 1,
        "a year without support": 1, "support by parts of a state": 1, "support of a form without kind": 1,
    }  # fmt: skip


def test_columns_of_external_support_may_stand_in_any_order(tmp_path: Path) -> None:
    kit = kits.UCDP_EXTERNAL_SUPPORT
    turned = context_files.SUPPORT._replace(columns=dict(reversed(list(context_files.SUPPORT.columns.items()))))
    turned.write(tmp_path)
    assert len(kit.read(tmp_path)) == kit.rows


@needs_shared
def test_conflicts_have_the_figures_of_the_mirror() -> None:
    file = RawFile(UCDP / "ucdp_acd.rda", ucdp_conflicts.SOURCE)
    assert file.frame(ucdp_conflicts.FRAME, ucdp_conflicts.COLUMNS).n_rows == 5_652
    rows = list(single_rows(ucdp_conflicts.READERS[0].rows([file])))
    years = {row.since for row in rows if isinstance(row, (Attribute, Tie))}
    assert (min(years), max(years)) == ("1946", "2024")
    troops = [row for row in rows if isinstance(row, Tie) and row.kind is Kind.TROOPS]
    sent = [(row.target, row.since) for row in troops if row.actor == "PRK" and row.since > "1991"]
    assert sent == [("RUS", "2024")]
    assert sorted({row.actor for row in troops if row.target == "PRK"}) == ["CHN", "RUS"]
    assert ("clash", "PRK", "UKR", "2024", True) in _ties(rows)
    told = {row.at.split("/")[2] for row in rows}
    assert len(told) + sum(file.left_out.values()) == 5_652


@needs_shared
def test_governments_have_the_figures_of_the_mirror() -> None:
    file = RawFile(UCDP / "ucdp-actor-221.csv", ucdp_governments.SOURCE)
    rows = list(single_rows(ucdp_governments.READER.rows([file])))
    assert len({row.at.split("/")[2] for row in rows}) == 162
    assert 162 + sum(file.left_out.values()) == 1_725
    named = Counter(row.state for row in rows if isinstance(row, Attribute))
    assert set(named.values()) == {1}
