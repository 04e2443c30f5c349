"""What every source must do, the invented one included."""

import gzip
from pathlib import Path

import pytest

from bilateral.shapes.blocks import single_rows
from bilateral.shapes.cards import Source
from bilateral.shapes.dates import first_day
from bilateral.shapes.rows import Attribute, Event, Flow, Row, Tie, Vote
from bilateral.shapes.vocabulary import Completeness, Kind
from bilateral.sources import READERS, card, cards, readers
from bilateral.sources.errors import SourceFileError, TruncatedFileError, UnknownSourceError
from bilateral.sources.raw import ROW_ID
from bilateral.sources.references import bibtex, reference
from tests.sources.kit import Kit
from tests.sources.kits import AMBER, KITS

every_kit = pytest.mark.parametrize("kit", KITS.values(), ids=KITS)
every_fault = pytest.mark.parametrize(
    ("kit", "fault"),
    [pytest.param(kit, name, id=f"{key}: {name}") for key, kit in KITS.items() for name in kit.faults],
)
every_card = pytest.mark.parametrize(
    "source", [*cards(), AMBER.reader.source], ids=[*(one.key for one in cards()), "amber_ledger"]
)


@pytest.fixture
def folder(kit: Kit, tmp_path: Path) -> Path:
    kit.write(tmp_path)
    return tmp_path


def test_every_registered_reader_has_a_kit() -> None:
    layouts = {(reader.source.key, reader.layout) for reader in READERS}
    assert layouts == {(kit.reader.source.key, kit.reader.layout) for kit in KITS.values() if kit is not AMBER}
    assert len(layouts) == len(READERS)


@every_card
def test_card_is_complete(source: Source) -> None:
    for slot in ("key", "title", "publisher", "url", "cite", "unit", "licence", "steps", "checked_via", "checked_on"):
        assert getattr(source, slot).strip(), slot
    assert source.kinds
    assert source.years[0] <= source.years[1]
    assert source.min_rows <= (source.max_rows or source.min_rows)
    assert first_day(source.checked_on)
    assert all(why.strip() for _, why in source.blind)
    assert {kind for kind, _ in source.blind}.isdisjoint(source.kinds)


@every_card
def test_citation_resolves(source: Source) -> None:
    assert bibtex(source.cite).startswith("@")
    assert reference(source.cite)


@every_card
def test_what_was_not_confirmed_is_not_redistributed(source: Source) -> None:
    assert not (source.redistributable and "to be confirmed" in source.licence)


@every_kit
def test_fixture_reads_whole(kit: Kit, folder: Path) -> None:
    assert len(kit.read(folder)) == kit.rows


@every_kit
def test_every_row_says_where_it_is_from(kit: Kit, folder: Path) -> None:
    files = kit.files(folder)
    rows = kit.read(folder)
    for row in rows:
        found = ROW_ID.fullmatch(row.at)
        assert found
        assert found["source"] == kit.reader.source.key
        assert row.vintage == files[0].sha256
        assert found["vintage"] == row.vintage[:12]
        assert first_day(row.published)
    assert len({row.at for row in rows}) == len(rows)


@every_kit
def test_another_edition_has_another_vintage_and_other_row_ids(kit: Kit, folder: Path) -> None:
    before = [row.at for row in kit.read(folder)]
    path = folder / kit.reader.files[0]
    path.write_bytes(
        path.read_bytes() + (gzip.compress(b"") if path.suffix.lower() in {".rda", ".rdata", ".rds"} else b"\n")
    )
    after = [row.at for row in kit.read(folder)]
    assert len(before) == len(after)
    assert set(before).isdisjoint(after)


def _periods(row: Row) -> list[str]:
    if isinstance(row, (Vote, Event)):
        return [row.date]
    ends = [row.until] if isinstance(row, (Flow, Attribute)) else []
    return [row.since, *filter(None, ends)]


def _kind(row: Row) -> Kind:
    if isinstance(row, Vote):
        return Kind.VOTE
    return Kind.ATTRIBUTE if isinstance(row, Attribute) else row.kind


@every_kit
def test_rows_are_of_the_kinds_and_years_of_the_card(kit: Kit, folder: Path) -> None:
    source = kit.reader.source
    for row in kit.read(folder):
        assert _kind(row) in source.kinds
        assert all(source.years[0] <= first_day(date).year <= source.years[1] for date in _periods(row))


@every_kit
def test_zero_is_told_only_by_a_census(kit: Kit, folder: Path) -> None:
    zeros = [row for row in kit.read(folder) if isinstance(row, Flow) and row.amount == 0]
    assert not zeros or kit.reader.source.completeness is Completeness.CENSUS


@every_kit
def test_nobody_acts_on_itself(kit: Kit, folder: Path) -> None:
    for row in kit.read(folder):
        assert not isinstance(row, (Flow, Tie, Event)) or row.actor != row.target


@every_fault
def test_fault_is_refused_where_it_is(kit: Kit, fault: str, folder: Path) -> None:
    wrong = kit.faults[fault]
    wrong.harm(folder)
    with pytest.raises(wrong.error) as caught:
        kit.read(folder)
    error = caught.value
    assert (error.file, error.row, error.column, error.value) == (wrong.file, wrong.row, wrong.column, wrong.value)
    assert error.exit_code == 5
    said = str(error)
    assert "\n" not in said
    assert "; " in said  # what to do
    assert said.startswith(error.file)
    assert error.row is None or f"row {error.row}" in said
    assert not error.column or repr(error.column) in said
    assert error.value is None or repr(error.value) in said


@every_kit
def test_faults_that_every_kit_must_show(kit: Kit) -> None:
    assert {"unknown name", "new column", "impossible year", "truncated file"} <= set(kit.faults)


@every_kit
def test_missing_file_says_how_to_get_it(kit: Kit, tmp_path: Path) -> None:
    with pytest.raises(SourceFileError, match="get it: ") as caught:
        kit.files(tmp_path)
    assert caught.value.file == kit.reader.files[0]


@every_kit
def test_too_few_rows_are_refused(kit: Kit, folder: Path) -> None:
    wanted = kit.reader._replace(source=_with_bounds(kit.reader.source, kit.rows + 1, None))
    with pytest.raises(TruncatedFileError, match=f"{kit.rows} rows"):
        list(wanted.rows(kit.files(folder)))


@every_kit
def test_too_many_rows_are_refused(kit: Kit, folder: Path) -> None:
    wanted = kit.reader._replace(source=_with_bounds(kit.reader.source, 1, kit.rows - 1))
    with pytest.raises(TruncatedFileError, match=f"{kit.rows} rows"):
        list(wanted.rows(kit.files(folder)))
    exact = kit.reader._replace(source=_with_bounds(kit.reader.source, kit.rows, kit.rows))
    assert len(list(single_rows(exact.rows(kit.files(folder))))) == kit.rows


def _with_bounds(source: Source, low: int, high: int | None) -> Source:
    slots = {name: getattr(source, name) for name in source.__struct_fields__}
    return Source(**(slots | {"min_rows": low, "max_rows": high}))


@pytest.mark.parametrize("key", [one.key for one in cards()])
def test_any_source_can_be_switched_off(key: str) -> None:
    assert key not in {one.key for one in cards([key])}
    assert {one.key for one in cards([key])} == {one.key for one in cards()} - {key}
    assert key not in {reader.source.key for reader in readers([key])}


def test_switching_off_what_does_not_exist_is_an_error() -> None:
    with pytest.raises(UnknownSourceError, match="un_roll_cals"):
        readers(["un_roll_cals"])
    with pytest.raises(UnknownSourceError, match="the sources are record"):
        card("sipri")


def test_keys_are_unique() -> None:
    keys = [one.key for one in cards()]
    assert len(keys) == len(set(keys))
    assert card("gsdb").key == "gsdb"


@pytest.mark.parametrize(
    ("key", "kind", "year", "state", "absence"),
    [
        ("sipri_tiv", Kind.MUNITIONS, 2024, "", "blind"),
        ("sipri_tiv", Kind.ARMS, 1949, "", "not_covered"),
        ("cow_trade", Kind.TRADE, 2015, "", "not_covered"),
        ("un_comtrade", Kind.TRADE, 2023, "RUS", "suppressed"),
        ("un_comtrade", Kind.TRADE, 2010, "PRK", "suppressed"),
        ("un_comtrade", Kind.TRADE, 2010, "RUS", "not_covered"),
        ("atop", Kind.DEFENCE_PACT, 2018, "", "zero"),
        ("atop", Kind.DEFENCE_PACT, 2024, "", "not_covered"),
        ("atop", Kind.TREATY, 2018, "", "not_covered"),
        ("record", Kind.TROOPS, 2024, "", "unsearched"),
        ("un_roll_calls", Kind.VOTE, 2020, "", "not_covered"),
        ("un_roll_calls", Kind.VETO, 2010, "", "blind"),
    ],
)
def test_absence_says_what_kind_it_is(key: str, kind: Kind, year: int, state: str, absence: str) -> None:
    assert card(key).absence(kind, year, state) == absence
