"""What is known and not read: told by content, never mistaken for what is read."""

from pathlib import Path

import pytest

from bilateral.sources import READERS
from bilateral.sources.known import KNOWN, known_as
from bilateral.sources.raw import RawFile
from tests.shared import SHARED, needs_shared
from tests.sources.invented import reader as amber
from tests.sources.rda_writer import frame, rda, reals
from tests.sources.sheet_writer import workbook

GDELT = "\t".join(["999000001", "20180326", "201803", "2018", "2018.2356", *["x"] * 56]) + "\n"
SAMPLES = {
    "GDELT 2.0 events": GDELT.encode(),
    "ICEWS events": b"Event ID\tEvent Date\tSource Name\tSource Sectors\n",
    "ICEWS events by pair and year (netify)": rda({"icews": frame({"i": reals([1.0]), "j": reals([2.0])}, 1)}),
    "GDELT column labels": b"tableId\nGLOBALEVENTID\nSQLDATE\n",
    "PLOVER examples": b'[\n{\n    "id": "PLOVER-GSR99-DOCUMENT-0001",\n',
    "countrycode dictionary": "\ufeffar5,cctld,continent,country.name.de,country.name.de.regex\n".encode(),
    "Country codes of datahub": b"FIFA,Dial,ISO3166-1-Alpha-3,MARC\n",
    "ISO 3166 with regions": b"name,alpha-2,alpha-3,country-code,iso_3166-2\n",
    "UCDP External Support, dyad-year": workbook("s", [["dyad_id", "year", "side_a_id", "side_b_id", "ext_sup"], [1]]),
}


def _file(folder: Path, data: bytes) -> RawFile:
    (folder / "file").write_bytes(data)
    return RawFile(folder / "file", amber.SOURCE)


def test_every_sort_has_a_sample() -> None:
    assert {one.name for one in KNOWN} == set(SAMPLES)


@pytest.mark.parametrize("name", SAMPLES)
def test_a_sample_is_known_and_no_reader_takes_it(name: str, tmp_path: Path) -> None:
    file = _file(tmp_path, SAMPLES[name])
    found = known_as(file)
    assert found
    assert (found.name, bool(found.why)) == (name, True)
    assert not [reader.source.key for reader in READERS for recognise in reader.recognise if recognise(file)]


@pytest.mark.parametrize("data", [b"", b"a,b\n1,2\n", b"1\t2\n", b"<html>"])
def test_other_files_are_unknown(data: bytes, tmp_path: Path) -> None:
    assert known_as(_file(tmp_path, data)) is None


@needs_shared
def test_event_feeds_and_lists_of_the_mirror_are_known() -> None:
    mirror = SHARED / "mirror"
    known = {
        path.name for folder in ("gdelt", "icews", "plover", "states") for path in (mirror / folder).iterdir()
        if known_as(RawFile(path, amber.SOURCE))
    }  # fmt: skip
    assert known == {
        "20180326044500.export.CSV",
        "20190121220000.export.CSV",
        "events.2018.sample.tab",
        "icews_dyad_year_netify.rda",
        "GDELT_1.0_event_Column_Labels_Header_Row_Sep2016.tsv",
        "GDELT_2.0_Events_Column_Labels_Header_Row_Sep2016.csv",
        "PLOVER_GSR_CAMEO.txt",
        "codelist_without_cldr.csv",
        "country-codes.csv",
        "iso3166_all.csv",
    }
