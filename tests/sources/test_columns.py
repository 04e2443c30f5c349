"""Whole columns of cells: read once per distinct cell, refused at the first row."""

from pathlib import Path
from typing import Any

import numpy as np
import pytest

from bilateral.shapes.blocks import Block, single_rows
from bilateral.shapes.rows import Flow
from bilateral.shapes.vocabulary import Kind
from bilateral.sources.columns import Columns
from bilateral.sources.errors import ImpossibleValueError, UnknownColumnError, UnknownNameError
from bilateral.sources.raw import RawFile
from tests.sources.invented import reader as amber

CELLS = (
    "From,?,To,?,Year,Tonnes\nKorea (Northern),a,Russia,b,2011,1\nRussia,,Korea (Southern),c,2012,2.5\n"
    "Korea (Northern),a,Russia,d,2011,2.5\n"
)


@pytest.fixture
def table(tmp_path: Path) -> Columns:
    (tmp_path / "table.csv").write_text(f"About this table\n{CELLS}", encoding="utf-8")
    file = RawFile(tmp_path / "table.csv", amber.SOURCE, amber.names())
    return file.csv_table(("From", "?", "To", "?", "Year", "Tonnes"))


def test_columns_keep_rows_and_names_that_repeat(table: Columns) -> None:
    assert (len(table), table.rows) == (3, [3, 4, 5])
    assert table.text("?") == ("a", "", "a")
    assert table.text("? 2") == ("b", "c", "d")
    assert [ref.split("/", 2)[2] for ref in table.refs("Tonnes")] == ["3/Tonnes", "4/Tonnes", "5/Tonnes"]


def test_each_distinct_cell_is_read_once(table: Columns) -> None:
    asked: list[str] = []

    def length(cell: str) -> int:
        asked.append(cell)
        return len(cell)

    assert table.read("Tonnes", length) == [1, 3, 3]
    assert asked == ["1", "2.5"]


def test_states_are_those_of_their_dates(table: Columns) -> None:
    years = table.years("Year")
    assert table.states("From", years) == ["PRK", "RUS", "PRK"]
    assert table.states("To", years) == ["RUS", "KOR", "RUS"]


@pytest.mark.parametrize(
    ("old", "new", "where"),
    [
        ("2.5\nKorea", '"2,5"\nKorea', (4, "Tonnes", "2,5")),
        (",2012,", ",2112,", (4, "Year", "2112")),
        (",2012,", ",12,", (4, "Year", "12")),
        (",c,", ",e,", (4, "? 2", "e")),
        ("2.5\nKorea", "9000\nKorea", (4, "Tonnes", "9000")),
    ],
)
def test_the_first_row_with_an_impossible_cell_is_named(
    old: str, new: str, where: tuple[int, str, str], tmp_path: Path
) -> None:
    assert CELLS.count(old) == 1
    (tmp_path / "table.csv").write_text(f"About this table\n{CELLS.replace(old, new)}", encoding="utf-8")
    table = RawFile(tmp_path / "table.csv", amber.SOURCE).csv_table(("From", "?", "To", "?", "Year", "Tonnes"))
    with pytest.raises(ImpossibleValueError) as caught:
        (table.numbers("Tonnes", low=0, high=1000), table.years("Year"), table.words("? 2", {"b": 1, "c": 2, "d": 3}))
    assert (caught.value.row, caught.value.column, caught.value.value) == where


def test_the_first_row_with_an_unknown_name_is_named(tmp_path: Path) -> None:
    (tmp_path / "table.csv").write_text(CELLS.replace("Korea (S", "Korea (W"), encoding="utf-8")
    file = RawFile(tmp_path / "table.csv", amber.SOURCE, amber.names())
    table = file.csv_table(("From", "?", "To", "?", "Year", "Tonnes"))
    with pytest.raises(UnknownNameError) as caught:
        table.states("To", table.years("Year"))
    assert (caught.value.row, caught.value.column) == (3, "To")


def test_a_column_that_nobody_reads_is_refused(table: Columns) -> None:
    for column in ("From", "?", "To", "Year", "Tonnes"):
        table.text(column)
    with pytest.raises(UnknownColumnError, match=r"row 3, column '\? 2'"):
        table.refuse_leftovers()
    table.refuse_leftovers({"? 2"})


def test_a_table_without_lines_is_empty(tmp_path: Path) -> None:
    (tmp_path / "table.csv").write_text("A,B\n", encoding="utf-8")
    table = RawFile(tmp_path / "table.csv", amber.SOURCE).csv_table(("A", "B"))
    assert (len(table), table.numbers("A"), table.refs()) == (0, [], [])


def test_a_block_says_what_single_rows_say() -> None:
    common = {"vintage": "v", "published": "2020", "kind": Kind.TRADE, "unit": "t", "target": "RUS"}
    columns: dict[str, Any] = {
        "at": ["x/1", "x/2"],
        "actor": np.array(["PRK", "KOR"], dtype=object),
        "since": ["2011", "2012"],
        "until": ["2011", "2013"],
        "amount": np.array([1.5, np.nan]),
    }
    rows = list(single_rows([Block(Flow, columns, common)]))
    assert rows == [
        Flow(at="x/1", actor="PRK", since="2011", until="2011", amount=1.5, **common),  # type: ignore[arg-type]
        Flow(at="x/2", actor="KOR", since="2012", until="2013", amount=None, **common),  # type: ignore[arg-type]
    ]
    assert list(single_rows(rows)) == rows
