"""Every measure has a page made from its card."""

from pathlib import Path

from bilateral.measures.cards import MEASURES
from bilateral.measures.yearly import YEARLY
from bilateral.render.measure_docs import measure_pages, write_pages


def test_every_measure_has_a_page_with_all_of_its_card() -> None:
    pages = measure_pages()
    assert set(pages) == {"index.md", *(f"{key}.md" for key in {*YEARLY, *MEASURES})}
    for key, one in YEARLY.items():
        page = pages[f"{key}.md"]
        for text in (one.card.formula, one.card.coverage, one.card.example, *one.card.caveats, one.card.unit):
            assert text in page
        for heading in ("## Formula", "## Example", "## Coverage", "## Caveats", "## Sources", "## References"):
            assert heading in page
        assert f"[`{key}`]({key}.md)" in pages["index.md"]


def test_pages_of_measures_that_are_gone_go_too(tmp_path: Path) -> None:
    (tmp_path / "old.md").write_text("gone", encoding="utf-8")
    (tmp_path / "kept.txt").write_text("kept", encoding="utf-8")
    count = write_pages(tmp_path)
    assert {path.name for path in tmp_path.iterdir()} == {*measure_pages(), "kept.txt"}
    assert count == len(measure_pages())
