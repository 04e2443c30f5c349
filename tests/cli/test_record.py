"""``record`` on the command line: what a contributor does, step by step."""

import re
import tomllib
from pathlib import Path

from tests.cli.running import Run

from bilateral.record.facts import load_facts

FILLED = {
    "kind": "statement", "action": "SUPPORT", "dimension": "diplomatic", "polarity": "for",
    "sentence": "Peru said in a test that it backed Chile in everything.",
}  # fmt: skip


def test_a_template_once_filled_in_passes_the_check(run: Run, tmp_path: Path) -> None:
    code, template, _ = run("record", "new", "Lima", "Chile")
    assert code == 0
    for slot, value in FILLED.items():
        template = re.sub(rf'^{slot} = ""', f'{slot} = "{value}"', template, flags=re.MULTILINE)
    template = template.replace('# rung = ""', 'rung = "words"').replace('"https://"', '"https://example.org"')
    for slot in ("title", "publisher", "checked_via"):
        template = template.replace(f'{slot} = ""', f'{slot} = "a test"')
    assert tomllib.loads(template)["fact"][0]["id"] == "chl-per-001"
    file = tmp_path / "CHL-PER.toml"
    file.write_text(template, encoding="utf-8")
    assert run("record", "check", str(file)) == (0, "1 facts, no problem\n", "")
    file.write_text(template.replace('rung = "words"', 'rung = "arms"'), encoding="utf-8")
    code, out, _ = run("record", "check", str(file))
    assert code == 5
    assert "chl-per-001: rung is arms; the coding table gives words" in out


def test_the_packages_record_passes_its_check(run: Run) -> None:
    code, out, _ = run("record", "check")
    assert code == 0
    assert "no problem" in out


def test_coverage_has_a_line_per_pair(run: Run) -> None:
    code, out, _ = run("record", "coverage")
    assert code == 0
    facts = list(load_facts())
    keys = {"-".join(sorted((fact.actor, fact.target))) for fact in facts}
    assert keys <= set(re.findall(r"^[A-Z]{3}-[A-Z]{3}(?= )", out, re.MULTILINE))


def test_a_pair_is_shown_whole(run: Run) -> None:
    code, out, _ = run("record", "show", "Pyongyang", "Putin")
    assert code == 0
    pair = [fact for fact in load_facts() if {fact.actor, fact.target} == {"PRK", "RUS"}]
    assert [fact.id for fact in pair if f"fact/{fact.id}" not in out] == []
    assert "308 facts" in out
