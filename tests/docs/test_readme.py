"""What the README shows must happen."""

import re
import shlex
import sys
from datetime import date
from pathlib import Path

import pytest

import bilateral
from bilateral import cli
from bilateral.record.facts import load_facts
from bilateral.record.treaties import load_treaties
from bilateral.record.votes import load_votes

ROOT = Path(__file__).parents[2]
README = (ROOT / "README.md").read_text(encoding="utf-8")
BLOCKS = re.findall(r"```(\w+)\n(.*?)```", README, re.DOTALL)
COMMANDS = [
    line
    for kind, text in BLOCKS
    if kind == "sh"
    for line in text.splitlines()
    if line.startswith("bilateral ") and "WAREHOUSE" not in line  # those are tested in tests/cli and tests/assess
]


def run(monkeypatch: pytest.MonkeyPatch, capfd: pytest.CaptureFixture[str], line: str) -> tuple[int, str]:
    monkeypatch.setattr(sys, "argv", shlex.split(line))
    monkeypatch.setenv("COLUMNS", "100")
    monkeypatch.delenv("BILATERAL_DATA", raising=False)
    with pytest.raises(SystemExit) as stop:
        cli.main()
    return int(stop.value.code or 0), capfd.readouterr().out


@pytest.fixture
def documents(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """The documents that the README's commands name, in the working directory."""
    told = "North Korea sent troops to Russia in October 2024. Russia wrote off its debt in 2005."
    (tmp_path / "FOLDER").mkdir()
    for name, text in {
        "article.html": f"<html><body><p>{told}</p></body></html>",
        "article.txt": told,
        "FOLDER/one.txt": told,
    }.items():
        (tmp_path / name).write_text(text, encoding="utf-8")
    monkeypatch.chdir(tmp_path)


@pytest.mark.usefixtures("documents")
@pytest.mark.parametrize("line", COMMANDS)
def test_every_command_of_the_readme_works(
    monkeypatch: pytest.MonkeyPatch, capfd: pytest.CaptureFixture[str], line: str
) -> None:
    line = line.partition(" > ")[0]
    code, out = run(monkeypatch, capfd, line)
    assert code == 0
    _, to_file, path = line.partition(" --out ")
    assert (Path(path).stat().st_size if to_file else len(out)) > 200


def test_the_transcript_is_real(monkeypatch: pytest.MonkeyPatch, capfd: pytest.CaptureFixture[str]) -> None:
    (shown,) = [text for kind, text in BLOCKS if kind == "text"]
    command, *lines = shown.rstrip().splitlines()
    code, out = run(monkeypatch, capfd, command.removeprefix("$ "))
    assert code == 0
    pieces = "\n".join(lines).split("\n[...]\n")
    assert len(pieces) > 1
    position = 0
    for piece in pieces:
        position = out.find(piece.strip("\n"), position)
        assert position >= 0, piece


def test_the_python_of_the_readme_runs(capsys: pytest.CaptureFixture[str]) -> None:
    (code,) = [text for kind, text in BLOCKS if kind == "python"]
    exec(compile(code, "README.md", "exec"), {})  # noqa: S102 -- our own README
    out = capsys.readouterr().out
    assert out.startswith("supports troops 2024-10")
    answer = bilateral.ask("Does North Korea support Putin?", as_of=date(2026, 11, 24))
    assert answer.for_[0].text in out


def test_the_readme_counts_the_record() -> None:
    (told,) = re.findall(r"curated record: ([\d,]+) facts on (\d+) pairs, (\d+) recorded votes, (\d+) treaties", README)
    facts = list(load_facts())
    pairs = {frozenset({fact.actor, fact.target}) for fact in facts}
    counts = (len(facts), len(pairs), len(list(load_votes())), len(list(load_treaties())))
    assert tuple(int(one.replace(",", "")) for one in told) == counts


def test_every_link_of_the_documents_leads_somewhere() -> None:
    for document in (ROOT / "README.md", ROOT / "CONTRIBUTING.md", *(ROOT / "docs").glob("*.md")):
        for target in re.findall(r"\]\((?!https?:)([^)#]+)", document.read_text(encoding="utf-8")):
            assert (document.parent / target).exists(), f"{document.name}: {target}"
