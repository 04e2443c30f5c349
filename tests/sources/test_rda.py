"""The reader of R files: against the general ``rdata`` package, and against damage."""

import bz2
import contextlib
import gzip
import lzma
import math
import warnings
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bilateral.sources.rda import NA_INTEGER, Outline, RdaError, Texts, outline, read_frames
from tests.sources.rda_writer import factor, frame, integers, latin1, named_rows, rda, rds, reals, strings, wrapped

TEXTS = ["Côte d\u2019Ivoire", None, "NA", ""]
COLUMNS = {
    "text": strings(TEXTS),
    "number": reals([1.5, math.nan, -2.0, 0.0]),
    "whole": integers([1, None, -3, 0]),
    "word": factor(["yes", None, "no", "yes"], ["no", "yes"]),
}
FILE = rda({"things": frame(COLUMNS, 4)})


def test_columns_come_out_as_they_went_in() -> None:
    (found,) = read_frames(FILE)
    assert (found.name, found.n_rows, list(found.columns)) == ("things", 4, list(COLUMNS))
    assert list(found.columns["text"]) == TEXTS
    assert list(found.columns["whole"]) == [1, NA_INTEGER, -3, 0]
    assert list(found.columns["word"]) == ["yes", None, "no", "yes"]
    first, missing, *rest = found.columns["number"]
    assert (first, rest) == (1.5, [-2.0, 0.0])
    assert math.isnan(float(missing or 0))


def test_equals_the_general_reader(tmp_path: Path) -> None:
    rdata = pytest.importorskip("rdata")
    path = tmp_path / "things.rda"
    path.write_bytes(FILE)
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        theirs = rdata.read_rda(path)["things"]
    (ours,) = read_frames(FILE)
    assert list(ours.columns) == list(theirs.columns)
    assert [text if isinstance(text, str) else None for text in theirs["text"]] == list(ours.columns["text"])
    assert [word if isinstance(word, str) else None for word in theirs["word"]] == list(ours.columns["word"])
    assert theirs["number"].fillna(-9).tolist() == [-9 if math.isnan(one) else one for one in ours.columns["number"]]  # type: ignore[arg-type]


@pytest.mark.parametrize("version", [2, 3])
def test_an_rds_file_holds_one_frame_without_a_name(version: int) -> None:
    (found,) = read_frames(rds(frame(COLUMNS, 4), version))
    assert (found.name, found.n_rows) == ("", 4)
    assert list(found.columns["text"]) == TEXTS


def test_runs_of_a_text_are_as_long_as_they_are() -> None:
    texts = ["a"] * 200 + ["bb"] * 33 + [None] * 70 + ["a", "bb", "a"] + ["c"] * 32
    (found,) = read_frames(rda({"things": frame({"text": strings(texts)}, len(texts))}))
    assert list(found.columns["text"]) == texts


def test_texts_are_kept_once_and_taken_by_position() -> None:
    (found,) = read_frames(FILE)
    words = found.columns["word"]
    assert isinstance(words, Texts)
    assert words.levels == ("no", "yes", None)
    assert list(words.codes) == [1, 2, 0, 1]
    assert list(words[1:3]) == [None, "no"]
    assert list(words.take(words.codes[:2])) == [None, "no"]
    assert words[3] == "yes"


def test_text_marked_as_latin_1_is_read_as_such() -> None:
    (found,) = read_frames(rda({"things": frame({"text": latin1(["Perú", "Lima"])}, 2)}))
    assert list(found.columns["text"]) == ["Perú", "Lima"]


def test_row_names_are_passed_over() -> None:
    (found,) = read_frames(rda({"things": named_rows({"a": reals([1.0, 2.0])}, ["first", "second"])}))
    assert {name: list(column) for name, column in found.columns.items()} == {"a": [1.0, 2.0]}


def test_a_list_column_and_a_code_without_level_are_refused() -> None:
    with pytest.raises(RdaError, match="list of R values"):
        read_frames(rda({"things": frame({"a": frame({"b": reals([1.0])}, 1)}, 1)}))
    wrong = factor(["yes"], ["yes"]).replace(b"\0\0\0\x01\0\0\0\x01", b"\0\0\0\x01\0\0\0\x07", 1)
    with pytest.raises(RdaError, match="factor code"):
        read_frames(rda({"things": frame({"a": wrong}, 1)}))


def test_what_follows_the_end_is_refused() -> None:
    with pytest.raises(RdaError, match="goes on after its end"):
        read_frames(gzip.decompress(FILE) + b"\0\0\0\xfe")


@pytest.mark.parametrize(
    ("data", "told"),
    [
        (FILE, Outline("things", 4)),
        (rds(frame(COLUMNS, 4)), Outline("", 4)),
        (FILE[: len(FILE) - 40], Outline("things", 4)),
        (rda({"x": reals([1.0])}), None),
        (b"PK\x03\x04", None),
        (b"\x1f\x8bgarbage", None),
        (b"", None),
    ],
)
def test_an_outline_is_told_from_the_beginning(data: bytes, told: Outline | None) -> None:
    assert outline(data) == told


@given(st.binary(max_size=200))
def test_an_outline_of_anything_never_fails(data: bytes) -> None:
    assert outline(b"X\n" + data) is None or outline(b"X\n" + data) is not None


@pytest.mark.parametrize("as_list", [True, False])
def test_a_vector_that_r_has_wrapped_is_unwrapped(as_list: bool) -> None:  # noqa: FBT001
    column = wrapped(reals([1.0, 2.0]), as_list=as_list)
    (found,) = read_frames(rda({"things": frame({"a": column, "b": reals([3.0, 4.0])}, 2)}))
    assert [list(one) for one in found.columns.values()] == [[1.0, 2.0], [3.0, 4.0]]


@pytest.mark.parametrize("version", [2, 3])
@pytest.mark.parametrize("pack", [gzip.compress, bz2.compress, lzma.compress, bytes])
def test_every_packing_and_version(version: int, pack: type[bytes]) -> None:
    plain = gzip.decompress(rda({"things": frame(COLUMNS, 4)}, version))
    assert read_frames(pack(plain))[0].n_rows == 4


@pytest.mark.parametrize(
    "data",
    [b"", b"<html>moved</html>", b"RDA3\nA\n", FILE[:-9], rda({"x": reals([1.0])}), gzip.compress(b"RDX3\nX\n")],
    ids=["empty", "html", "text form", "cut", "no data frame", "head only"],
)
def test_anything_else_is_refused(data: bytes) -> None:
    with pytest.raises(RdaError):
        read_frames(data)


def test_columns_of_unequal_length_are_refused() -> None:
    with pytest.raises(RdaError, match="unequal"):
        read_frames(rda({"things": frame({"a": reals([1.0]), "b": reals([1.0, 2.0])}, 1)}))


@given(st.integers(0, len(gzip.decompress(FILE)) - 2))
def test_a_file_cut_anywhere_is_refused(size: int) -> None:
    with pytest.raises(RdaError):
        read_frames(gzip.decompress(FILE)[:size])


@given(st.integers(0, len(gzip.decompress(FILE)) - 1), st.integers(0, 255))
def test_a_damaged_file_is_refused_or_read_never_worse(place: int, byte: int) -> None:
    damaged = bytearray(gzip.decompress(FILE))
    damaged[place] = byte
    with contextlib.suppress(RdaError):
        read_frames(bytes(damaged))
