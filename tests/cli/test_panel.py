"""``bilateral panel``: what it writes, lists and refuses."""

from pathlib import Path

import duckdb
from tests.cli.running import Run


def test_a_panel_is_written_with_its_bibtex_and_cited(run: Run, tmp_path: Path) -> None:
    out = tmp_path / "panel.parquet"
    code, shown, told = run("panel", "--measures", "kappa,agreement", "--years", "2010-2011", "--out", str(out))
    assert (code, shown) == (0, "")
    assert "un_vote_kappa: " in told
    assert "rows, 14 columns, directed_dyad_year" in told
    query = f"SELECT un_vote_kappa FROM '{out}' WHERE a = 'CHN' AND b = 'RUS' AND year = 2010"  # noqa: S608
    ((value,),) = duckdb.execute(query).fetchall()
    assert round(value, 3) == 0.385
    (tmp_path / "panel.parquet.bib").unlink()
    code, shown, _ = run("cite", str(out), "kappa")
    assert code == 0
    assert "% panel of release starter" in shown
    assert shown.count("{haege2011,") == 1
    assert "{haege2011," in shown
    assert "{gleditsch_ward1999," in shown


def test_a_panel_of_a_measure_without_upper_bound_is_cited(run: Run, tmp_path: Path) -> None:
    out = tmp_path / "panel.parquet"
    assert run("panel", "--measures", "ideal_point_distance,s,company", "--years", "2010", "--out", str(out))[0] == 0
    code, shown, _ = run("cite", str(out))
    assert code == 0
    assert "{bailey_strezhnev_voeten2017," in shown


def test_one_year_undirected_as_csv(run: Run, tmp_path: Path) -> None:
    out = tmp_path / "panel.csv"
    given = ("--measures", "kappa", "--years", "2010", "--grain", "dyad_year", "--as-of", "2020-01-01")
    code, _, told = run("panel", *given, "--out", str(out))
    assert code == 0, told
    assert {path.name for path in tmp_path.iterdir()} == {"panel.csv", "panel.csv.bib", "panel.csv.json"}


def test_all_measures_are_listed(run: Run) -> None:
    code, shown, _ = run("panel", "--list")
    assert code == 0
    for word in ("arms_supplier_share", "influence_capacity", "kappa for un_vote_kappa"):
        assert word in shown


def test_what_cannot_be_done_is_said_and_writes_nothing(run: Run, tmp_path: Path) -> None:
    out = str(tmp_path / "panel.csv")
    for given, wanted, word in (
        ((), 2, "give --measures, --years and --out"),
        (("--measures", "kapa", "--years", "2010", "--out", out), 2, "near: kappa"),
        (("--measures", "kappa", "--years", "201O", "--out", out), 2, "not a period of years"),
        (("--measures", "kappa", "--years", "2010", "--out", out + ".xls"), 2, "no format of a panel"),
        (("--measures", "sanctions", "--years", "2010", "--out", out, "--public"), 1, "may not be passed on"),
    ):
        code, shown, told = run("panel", *given)
        assert (code, shown) == (wanted, "")
        assert word in told
    assert not list(tmp_path.iterdir())


def test_a_measure_of_panels_is_cited_by_its_key(run: Run) -> None:
    code, shown, _ = run("cite", "influence_capacity")
    assert code == 0
    assert "{moyer_et_al2021," in shown
    assert "{oecd_dac2a," in shown


def test_what_the_starter_lacks_is_said_with_what_to_do(run: Run, tmp_path: Path) -> None:
    out = tmp_path / "panel.csv"
    code, _, told = run("panel", "--measures", "kappa,trade_flow_musd", "--years", "2010", "--out", str(out))
    assert code == 0
    assert "this release has no cow_trade, which trade_flow_musd needs: `bilateral sync` adds it" in told
    assert "For your own use" not in told  # nothing of a publisher's is in it
    code, _, told = run("panel", "--measures", "kappa", "--years", "2021", "--out", str(out))
    assert "un_vote_kappa has no value in 2021-2021: Roll calls of the UN General Assembly by calendar year" in told
    (tmp_path / "other.parquet").write_bytes(b"PAR1")
    code, _, told = run("cite", str(tmp_path / "other.parquet"))
    assert code != 0
    assert "no metadata of a panel in its footer" in told
