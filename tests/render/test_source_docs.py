"""The page on sources in the documentation: every source that is read, with its card's words."""

from pathlib import Path

from bilateral.render.source_docs import source_document
from bilateral.sources import READERS
from bilateral.warehouse import open_release
from tests.warehouse.small import readers, run, write_folder

PAGE = Path(__file__).resolve().parents[2] / "docs/sources.md"
STALE = "docs/sources.md is older than the cards: sync a folder with all sources and run bilateral.render.source_docs"


def test_the_page_tells_every_source_with_its_licence_and_nothing_unmatched() -> None:
    lines = PAGE.read_text(encoding="utf-8").splitlines()
    rows = [line.strip("| ").split(" | ") for line in lines if line.startswith("| `")]
    told = {(row[0], row[1]): row for row in rows}
    for reader in READERS:
        row = told.get((f"`{reader.source.key}`", reader.layout or "only one"))
        if row is not None:
            assert row[7:] == [reader.source.licence, reader.source.access], STALE
            assert row[5] == "0"
    assert {f"`{reader.source.key}`" for reader in READERS} <= {key for key, _ in told} | NOT_IN_THE_MIRROR, STALE


NOT_IN_THE_MIRROR = frozenset({"`undl_votes`", "`ucdp_external_support`", "`sipri_tiv_imports`"})
"""Sources that are read from their documented layout, of which no real file is at hand."""


def test_the_page_is_made_from_a_warehouse(tmp_path: Path) -> None:
    write_folder(tmp_path / "origin")
    using = [reader for reader in readers() if reader.source.key in {"gsdb", "un_roll_calls", "sipri_tiv"}]
    run(tmp_path, tmp_path / "origin", using)
    page = source_document(open_release(tmp_path / "warehouse"))
    assert "| `gsdb` | only one | 1 | " in page
    assert "## Why rows were refused" in page
    assert "`cow_trade`: " in page
