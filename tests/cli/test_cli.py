import json
import os
import re
import subprocess
import sys
from importlib.resources import files
from pathlib import Path

import jsonschema
import pytest
from syrupy.assertion import SnapshotAssertion
from tests.cli.running import Run

import bilateral
from bilateral.warehouse import open_release

AS_OF = "2026-11-24"


def test_the_first_question_is_answered(run: Run) -> None:
    code, out, err = run("ask", "Does North Korea support Putin?", "--as-of", AS_OF)
    assert (code, err) == (0, "")
    assert out.startswith("Does North Korea support Putin?\n\nSupports")
    assert "the highest rung for it is troops" in out
    assert "first October 2024" in out
    assert "Russia toward North Korea" in out
    assert re.search(r"cannot see\s+munitions", out)
    assert out.count("https://") > 8


@pytest.mark.parametrize("form", ["text", "md", "html"])
def test_a_whole_answer(run: Run, form: str, snapshot: SnapshotAssertion) -> None:
    code, out, _ = run("ask", "PRK -> RUS arms 2023..", "--as-of", AS_OF, "--format", form)
    assert code == 0
    assert re.sub(r"sha256 \w+|vintage \w+|\b[0-9a-f]{12}\b", "HASH", out) == snapshot


def test_json_is_the_librarys_bytes_and_keeps_the_schema(run: Run) -> None:
    from datetime import date

    code, out, _ = run("ask", "Does North Korea support Putin?", "--as-of", AS_OF, "--json")
    answer = bilateral.ask("Does North Korea support Putin?", as_of=date.fromisoformat(AS_OF))
    assert code == 0
    assert out.encode() == answer.to_json()
    schema = json.loads((files("bilateral.assess") / "answer.schema.json").read_text(encoding="utf-8"))
    jsonschema.validate(json.loads(out), schema)


def test_every_id_in_an_answer_can_be_explained(run: Run) -> None:
    _, out, _ = run("ask", "Does North Korea support Putin?", "--as-of", AS_OF, "--json")
    answer = json.loads(out)
    ids = {row["id"] for side in ("for", "against", "neutral", "reverse_rows") for row in answer[side]}
    ids |= {value["id"] for view in answer["dimensions"] for value in view["measures"]}
    ids |= set(answer["answer"]["rows"]) | set(answer["reverse"]["answer"]["rows"])
    assert len(ids) > 50
    release = open_release()
    from bilateral.render.explained import explain_page, explained

    for one in ids:
        found = explained(one, release)
        assert found["id"] == one
        assert explain_page(found).sections


def test_explain_shows_a_fact_with_its_sources(run: Run, snapshot: SnapshotAssertion) -> None:
    code, out, _ = run("explain", "fact/prk-rus-130")
    assert code == 0
    assert out == snapshot


def test_explain_shows_a_measure_with_its_ground(run: Run) -> None:
    code, out, _ = run("explain", f"measure/un_vote_kappa/{open_release().name}/PRK/RUS/2019")
    assert code == 0
    assert "computed from" in out
    assert "Häge" in out


@pytest.mark.parametrize(
    ("row", "told"),
    [
        (
            "un_vote_company/{}/PRK/RUS/2019",
            ["PRK → RUS", "lonely votes of the second state", "of these, joined by the first", "all directed pairs"],
        ),
        ("un_vote_costly_agreement/{}/PRK/RUS/2019", ["PRK and RUS", "bounds 0 to 1"]),
        ("un_vote_stake/{}/RUS/PRK/2019", ["RUS → PRK", "Lijphart"]),
        ("un_ideal_point_distance/{}/PRK/RUS/2019", ["90% interval", "ideal point of PRK", "R-hat", "Bailey"]),
    ],
)
def test_explain_shows_what_else_is_known_of_votes(run: Run, row: str, told: list[str]) -> None:
    row = "measure/" + row.format(open_release().name)
    code, out, _ = run("explain", row)
    assert code == 0
    assert all(text in out for text in told)
    _, data, _ = run("explain", row, "--json")
    measure = json.loads(data)["measure"]
    assert (measure["low"] is None) == ("distance" not in row)
    assert measure["computed_from"]
    assert run("cite", row)[0] == 0


@pytest.mark.parametrize(
    ("arguments", "code", "told"),
    [
        (["ask", "Does Korea support Russia?"], 3, "'Korea' can be"),
        (["ask", "Does Atlantis support Russia?"], 3, "No state is known as 'Atlantis'"),
        (["ask", ""], 3, "question is empty"),
        (["ask", "Russia sold Cuba 30 tanks in 1980."], 3, "This is a claim"),
        (["ask"], 2, "Missing argument"),
        (["ask", "Does Cuba support Russia?", "--fast"], 2, "No such option"),
        (["ask", "Does Cuba support Russia?", "--as-of", "yesterday"], 2, "does not match the format"),
        (["ask", "Does Cuba support Russia?", "--format", "pdf"], 2, "Invalid value"),
        (["conquer"], 2, "No such command"),
        (["assess", "PRK"], 2, "Missing argument"),
        (["assess", "PRK", "PRK"], 3, "one state"),
        (["assess", "PRK", "RUS", "--dim", "magic"], 3, "No dimension"),
        (["assess", "PRK", "RUS", "--since", "2030-01-01"], 3, "after"),
        (["explain", "fact/prk-rus-999"], 2, "no fact"),
        (["explain", "measure/x/y"], 2, "measure"),
        (["cite", "nothing"], 2, "is no source"),
        (["sources", "--data", "/nowhere"], 1, "is no release"),
    ],
)
def test_bad_input_gets_one_clear_line(run: Run, arguments: list[str], code: int, told: str) -> None:
    got, out, err = run(*arguments)
    assert (got, out) == (code, "")
    assert told in err
    assert err.count("\n") == 1


def test_a_question_error_with_json_goes_to_stdout(run: Run) -> None:
    code, out, err = run("ask", "Does Korea support Russia?", "--json")
    assert (code, err) == (3, "")
    error = json.loads(out)["error"]
    assert error["code"] == "ambiguous_state"
    assert {"PRK", "KOR"} <= set(error["details"]["candidates"])


def test_a_megabyte_of_question_is_refused(run: Run, monkeypatch: pytest.MonkeyPatch) -> None:
    import io

    monkeypatch.setattr(sys, "stdin", io.StringIO("Does Cuba support Russia? " * 40_000))
    code, out, err = run("ask", "-")
    assert (code, out) == (3, "")
    assert "characters" in err


def test_a_pair_without_facts_says_what_is_visible(run: Run) -> None:
    code, out, _ = run("ask", "Does Iceland support Botswana?", "--as-of", AS_OF)
    assert code == 0
    assert "Not enough evidence" in out
    assert "no rung of the ladder is visible" in out
    assert "UN vote agreement" in out


def test_sources_cite_verify_and_doctor(run: Run) -> None:
    code, out, _ = run("sources", "--json")
    cards = {card["key"]: card for card in json.loads(out)}
    assert code == 0
    assert cards["record"]["rows_read"] >= 150
    assert cards["un_roll_calls"]["rows_read"] == 870_109
    assert not cards["sipri_tiv"]["in_release"]
    assert all(card["licence"] for card in cards.values())
    code, out, _ = run("sources")
    assert code == 0
    assert "Known, not in this release" in out
    code, out, _ = run("cite")
    assert code == 0
    assert out.count("@") >= 4
    assert run("cite", "un_vote_kappa", "fact/prk-rus-130")[0] == 0
    assert run("verify")[0] == 0
    code, out, _ = run("doctor")
    assert code == 0
    assert out.endswith("ok\n")


@pytest.mark.parametrize("damage", ["truncate", "flip", "missing", "manifest"])
def test_a_damaged_release_is_refused(run: Run, tmp_path: Path, damage: str) -> None:
    import shutil

    folder = tmp_path / "release"
    shutil.copytree(open_release().path, folder)
    victim = folder / "facts.parquet"
    data = victim.read_bytes()
    if damage == "truncate":
        victim.write_bytes(data[:-100])
    elif damage == "flip":
        middle = len(data) // 2
        victim.write_bytes(data[:middle] + bytes([data[middle] ^ 1]) + data[middle + 1 :])
    elif damage == "missing":
        victim.unlink()
    else:
        (folder / "manifest.json").write_text("{", encoding="utf-8")
    code, out, err = run("verify", "--data", str(folder))
    assert code == (4 if damage in {"truncate", "flip"} else 1)
    assert out == ""
    assert err.count("\n") == 1


@pytest.mark.parametrize("width", [30, 60, 100, 200])
def test_text_keeps_the_width(run: Run, monkeypatch: pytest.MonkeyPatch, width: int) -> None:
    monkeypatch.setenv("COLUMNS", str(width))
    code, out, _ = run("assess", "PRK", "RUS", "--as-of", AS_OF)
    assert code == 0
    assert max(map(len, out.splitlines())) <= min(width, 110)
    assert "\x1b" not in out


def test_start_up_stays_light() -> None:
    command = (
        "import sys; sys.argv = ['bilateral', 'ask', 'Does North Korea support Putin?', '--as-of', '2026-11-24']\n"
        "from bilateral import cli\n"
        "try:\n    cli.main()\nexcept SystemExit:\n    pass\n"
        "heavy = {'spacy', 'pandas', 'scipy', 'scipy.stats', 'numpy'} & set(sys.modules)\n"
        "print('HEAVY', sorted(heavy))"
    )
    done = subprocess.run(
        [sys.executable, "-c", command], capture_output=True, text=True, check=True, env={**os.environ}
    )
    assert done.stdout.endswith("HEAVY []\n")


def test_help_imports_nothing_of_ours_but_the_command_line() -> None:
    command = (
        "import sys; sys.argv = ['bilateral', '--help']\n"
        "from bilateral import cli\n"
        "try:\n    cli.main()\nexcept SystemExit:\n    pass\n"
        "print(sorted(name for name in sys.modules if name.startswith(('bilateral.', 'duckdb', 'rich', 'msgspec'))))"
    )
    done = subprocess.run([sys.executable, "-c", command], capture_output=True, text=True, check=True)
    assert done.stdout.endswith("['bilateral.cli', 'bilateral.shapes', 'bilateral.shapes.errors']\n")


def test_a_closed_pipe_is_no_error() -> None:
    command = f"{sys.executable} -c 'from bilateral.cli import main; main()' assess PRK RUS --all | head -1"
    done = subprocess.run(["/bin/sh", "-c", command], capture_output=True, text=True, check=True)
    assert done.stderr == ""
