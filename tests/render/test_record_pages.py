from pathlib import Path

from bilateral.record.facts import load_facts
from bilateral.render.record_pages import by_pair, write_pages


def test_every_fact_has_its_place_on_the_page_of_its_pair(tmp_path: Path) -> None:
    pairs = by_pair(load_facts())
    assert write_pages(tmp_path) == len(pairs)
    index = (tmp_path / "index.md").read_text(encoding="utf-8")
    for key, facts in pairs.items():
        page = (tmp_path / f"{key}.md").read_text(encoding="utf-8")
        assert f"\n{key}\n" in index
        assert [fact.id for fact in facts if f"`fact/{fact.id}`" not in page] == []
