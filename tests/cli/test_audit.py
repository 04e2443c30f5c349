"""``audit`` on the command line: every form of one document, a folder, and the exit codes."""

import io
import json
import re
import sys
from datetime import date
from importlib.resources import files
from pathlib import Path

import jsonschema
import pytest
from syrupy.assertion import SnapshotAssertion
from tests.cli.running import Run

from bilateral.audit import audit
from bilateral.audit.folder import audit_folder
from bilateral.warehouse import open_release

AS_OF = "2026-11-24"
DAY = date.fromisoformat(AS_OF)
TRUE = "In September 2012 Russia agreed to write off 90 percent of North Korea's Soviet-era debt."
TEXT = f"""# Old friends

{TRUE} Russia has also been a major source of fuel for North Korea. In 2005
an agreement promised $10 billion in economic aid to North Korea. The friendship is <b>deep</b> & old.

Leave a Comment
"""


@pytest.fixture
def document(tmp_path: Path) -> Path:
    path = tmp_path / "old-friends.md"
    path.write_text(TEXT, encoding="utf-8")
    return path


@pytest.mark.parametrize("form", ["text", "md", "html"])
def test_a_whole_audit(run: Run, document: Path, form: str, snapshot: SnapshotAssertion) -> None:
    code, out, err = run("audit", str(document), "--as-of", AS_OF, "--format", form)
    assert (code, err) == (0, "")
    assert out == snapshot


def test_json_is_the_librarys_bytes_and_keeps_the_schema(run: Run, document: Path) -> None:
    code, out, _ = run("audit", str(document), "--as-of", AS_OF, "--json")
    assert code == 0
    assert out.encode() == audit(TEXT, open_release(), as_of=DAY).to_json()
    schema = json.loads((files("bilateral.audit") / "audit.schema.json").read_text(encoding="utf-8"))
    jsonschema.validate(json.loads(out), schema)


def test_the_page_holds_the_whole_text_and_every_claim_with_its_label(run: Run, document: Path) -> None:
    _, out, _ = run("audit", str(document), "--as-of", AS_OF, "--format", "html")
    audited = audit(TEXT, open_release(), as_of=DAY)
    inside = out[out.index('<div class="text">') : out.index("<h2>The findings</h2>")]
    shown = re.sub(r"<sup.*?</sup>|<.*?>", "", inside)
    assert "&lt;b&gt;deep&lt;/b&gt; &amp; old" in shown
    assert shown.strip().startswith("# Old friends")
    for claim in audited.claims:
        assert f'id="{claim.id}"' in inside
        assert f'id="{claim.id}-finding"' in out
        assert f"[{claim.id} {claim.verdict.replace('_', ' ')}]" in inside
    assert "<script" not in out


@pytest.mark.parametrize(
    ("verdicts", "code"),
    [("supported", 6), ("contradicted,misdated", 0), ("not enough evidence", 6), ("wrong-direction", 0)],
)
def test_fail_on_gives_six_where_a_claim_has_the_verdict(run: Run, document: Path, verdicts: str, code: int) -> None:
    assert {claim.verdict for claim in audit(TEXT, open_release(), as_of=DAY).claims} >= {
        "supported",
        "not_enough_evidence",
    }
    assert run("audit", str(document), "--as-of", AS_OF, "--fail-on", verdicts)[0] == code


def test_a_word_that_is_no_verdict_is_refused_before_anything_is_read(run: Run, document: Path) -> None:
    code, out, err = run("audit", str(document), "--fail-on", "wrong")
    assert (code, out) == (2, "")
    assert "'wrong' is no verdict; use supported, partly_supported" in err


def test_a_day_to_come_is_refused(run: Run, document: Path) -> None:
    assert run("audit", str(document), "--as-of", "2999-01-01")[0] == 3


def test_stdin_is_a_document(run: Run, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO(TRUE.encode())))
    code, out, _ = run("audit", "-", "--as-of", AS_OF)
    assert code == 0
    assert "1 claim: 1 supported." in out
    assert "fact/prk-rus-046" in out


def test_a_folder_gives_a_line_for_each_document_and_a_page_where_asked(run: Run, tmp_path: Path) -> None:
    folder, pages = tmp_path / "in", tmp_path / "out"
    (folder / "deep").mkdir(parents=True)
    (folder / "one.txt").write_text(TRUE, encoding="utf-8")
    (folder / "deep" / "two.html").write_text(f"<html><body><p>{TRUE}</p></body></html>", encoding="utf-8")
    (folder / "empty.md").write_text("", encoding="utf-8")
    (folder / "left.csv").write_text(TRUE, encoding="utf-8")
    code, out, err = run("audit", str(folder), "--as-of", AS_OF, "--format", "html", "--out", str(pages), "--jobs", "2")
    assert code == 0
    assert out.splitlines() == [
        "deep/two.html: 1 claim: 1 supported.",
        "empty.md: No claim about relations between states was found.",
        "one.txt: 1 claim: 1 supported.",
    ]
    assert "3 documents audited: 2 supported" in err
    assert sorted(str(path.relative_to(pages)) for path in pages.rglob("*.html")) == [
        "deep/two.html.html",
        "empty.md.html",
        "one.txt.html",
    ]
    _, out, _ = run("audit", str(folder), "--as-of", AS_OF, "--json", "--jobs", "1")
    lines = [json.loads(line) for line in out.splitlines()]
    assert [line["file"] for line in lines] == ["deep/two.html", "empty.md", "one.txt"]
    assert json.dumps(lines[2]["audit"]) == json.dumps(audit(TRUE, open_release(), as_of=DAY).to_dict())


def test_a_folder_without_documents_is_an_error(run: Run, tmp_path: Path) -> None:
    code, _, err = run("audit", str(tmp_path))
    assert code == 5
    assert "no document in this folder" in err


def test_a_document_that_cannot_be_read_does_not_stop_the_others(tmp_path: Path) -> None:
    there = tmp_path / "there.txt"
    there.write_text(TRUE, encoding="utf-8")
    gone, found = audit_folder([tmp_path / "gone.txt", there], None, date=None, as_of=DAY, jobs=1)
    assert (gone.audited, found.error) == (None, "")
    assert "gone.txt" in gone.error
    assert found.audited is not None
