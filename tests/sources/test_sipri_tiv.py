"""TIV tables: empty and 0, sums that rounding explains, and the mirror's figures."""

from pathlib import Path

import pytest

from bilateral.shapes.rows import Flow
from bilateral.sources.errors import TruncatedFileError
from bilateral.sources.raw import RawFile
from bilateral.sources.sipri_tiv import IMPORTS, READERS, SOURCE
from tests.shared import needs_shared
from tests.sources import kits_flows, sipri_files
from tests.sources.mirror_flows import SIPRI, by_year, flows, opened, sums

BY_SUPPLIER, BY_RECIPIENT = READERS


def test_a_suppliers_table_read_by_hand(tmp_path: Path) -> None:
    sipri_files.write_table(tmp_path)
    rows = [row for row in kits_flows.TABLE.read(tmp_path) if isinstance(row, Flow)]
    assert [(row.actor, row.target, row.since, row.amount) for row in rows] == [
        ("RUS", "CIV", "1991", None),  # 0 is less than half a million, not nothing
        ("RUS", "PRK", "1990", 7.0),
        ("RUS", "PRK", "1991", 11.0),
        ("RUS", "PRK", "1995", 3.0),
        ("RUS", "ZZX", "1990", 4.0),
        ("RUS", "YEM", "1992", 2.0),
        ("RUS", "YAR", "1990", 1.0),
    ]
    assert [row.at.split("/", 2)[2] for row in rows][:2] == ["11/1991", "12/1990"]
    assert {row.published for row in rows} == {"2022-08-03"}


def test_a_recipients_table_read_by_hand(tmp_path: Path) -> None:
    sipri_files.write_imports(tmp_path)
    rows = [row for row in kits_flows.IMPORTS.read(tmp_path) if isinstance(row, Flow)]
    assert [(row.actor, row.target, row.since, row.amount) for row in rows] == [
        ("CHN", "PAK", "2022", 40.0),
        ("CHN", "PAK", "2023", 31.0),
        ("CHN", "PAK", "2025", 12.0),
        ("ZZZ", "PAK", "2022", 9.0),
        ("ZZZ", "PAK", "2024", None),
        ("ZZZ", "PAK", "2025", 3.0),
        ("PRK", "PAK", "2024", 4.0),
    ]
    assert {row.published for row in rows} == {"2026-10-05"}


def test_a_table_without_a_partner_is_refused(tmp_path: Path) -> None:
    lines = [*sipri_files.TABLE[:10], sipri_files.TABLE[-1]]
    (tmp_path / "TIV-Export.csv").write_text("\n".join(lines), encoding="latin-1")
    with pytest.raises(TruncatedFileError, match="row 11: a table without a partner"):
        kits_flows.TABLE.read(tmp_path)


def test_tables_by_supplier_and_by_recipient_are_two_sources(tmp_path: Path) -> None:
    sipri_files.write_table(tmp_path)
    sipri_files.write_imports(tmp_path)
    table, imports = (RawFile(tmp_path / name, SOURCE) for name in ("TIV-Export.csv", "import-export-values.csv"))
    assert (SOURCE.key, IMPORTS.key) == ("sipri_tiv", "sipri_tiv_imports")
    assert [reader for reader in READERS if reader.recognise[0](table)] == [BY_SUPPLIER]
    assert [reader for reader in READERS if reader.recognise[0](imports)] == [BY_RECIPIENT]
    assert (BY_SUPPLIER.scope(table), BY_RECIPIENT.scope(imports)) == ("from Soviet Union", "to Pakistan")


@pytest.mark.parametrize("reader", READERS)
def test_scope_of_another_file_is_nothing(reader: object, tmp_path: Path) -> None:
    (tmp_path / "other.csv").write_text("other", encoding="utf-8")
    assert [one.scope(RawFile(tmp_path / "other.csv", SOURCE)) for one in READERS if one is reader] == [""]


@pytest.fixture(scope="module")
def files() -> list[RawFile]:
    return [opened(BY_SUPPLIER, path) for path in sorted((SIPRI / "tiv_tables").iterdir())]


@pytest.fixture(scope="module")
def tables(files: list[RawFile]) -> dict[str, list[Flow]]:
    return {BY_SUPPLIER.scope(file): flows(BY_SUPPLIER, file) for file in files}


@needs_shared
def test_the_mirror_has_every_table(files: list[RawFile], tables: dict[str, list[Flow]]) -> None:
    assert len(tables) == 134
    bodies = [file.data.partition(b"2021,Total\n")[2].splitlines() for file in files]
    assert sum(line[:1] != b"," for body in bodies for line in body) - len(files) == 2_941
    lines = {row.at.rpartition("/")[0] for rows in tables.values() for row in rows}
    assert len(lines) == 2_941 - 28  # in which neither side is a state
    assert sum(sum(file.left_out.values()) for file in files) == 53
    assert {row.published for rows in tables.values() for row in rows} == {"2022-07-28"}


@needs_shared
def test_the_mirror_has_the_figures_of_its_readme(tables: dict[str, list[Flow]]) -> None:
    soviet = by_year(sums(tables["from Soviet Union"]), "RUS", "PRK")
    assert (sum(soviet.values()), min(soviet), max(soviet)) == (18_300, 1950, 1991)
    assert [soviet[year] for year in (1950, 1971, 1985, 1991)] == [861, 1472, 1011, 53]
    russian = by_year(sums(tables["from Russia"]), "RUS", "PRK")
    assert list(russian) == list(range(1992, 2011))
    assert list(russian.values()) == [126, 38, 30, 87, 78, 9, 9, 9, 18, 28, 9, 8, 8, 5, 5, 5, 5, 4, 1]
    chinese = by_year(sums(tables["from China"]), "CHN", "PRK")
    assert (max(chinese), chinese[1995]) == (1995, 50)


@needs_shared
@pytest.mark.parametrize(
    ("table", "line", "total"), [("RUS", "North Korea", 479), ("CHI", "North Korea", 4_958), ("KON", "Total", 2_409)]
)
def test_sums_of_the_readme_are_those_that_are_printed(
    table: str, line: str, total: int, tables: dict[str, list[Flow]]
) -> None:
    path = SIPRI / "tiv_tables" / f"TIV-Export-{table}-1950-2021.csv"
    found = next(text for text in path.read_text(encoding="latin-1").splitlines() if text.startswith(f"{line},"))
    assert int(found.rpartition(",")[2]) == total
    scope = BY_SUPPLIER.scope(opened(BY_SUPPLIER, path))
    rows = [row for row in tables[scope] if line == "Total" or row.target == "PRK"]
    assert abs(sum(row.amount or 0 for row in rows) - total) <= len(rows) / 2  # rounding of each year
