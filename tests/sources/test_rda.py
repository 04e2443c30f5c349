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

from bilateral.sources.rda import NA_INTEGER, RdaError, read_frames
from tests.sources.rda_writer import factor, frame, integers, rda, reals, strings, wrapped

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
