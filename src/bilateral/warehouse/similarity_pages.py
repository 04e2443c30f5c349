"""Similarity by pair, packed: one page per first state, and one per year for standings.

A state's page lists its later partners with their number of years, then gives the columns of ``COLUMNS`` for all of
them. A year's page gives each measure's distinct values in ascending order, as steps between the ordered bit patterns
of 32-bit floats, and how many pairs have each. Numbers are split into planes (all first bytes, all second bytes ...),
one part each: that compresses better, and one pair's rows are cut out without decoding the rest.

Written with NumPy, read without: importing it would cost more than the answer.
"""

import json
import math
import struct
from bisect import bisect_left, bisect_right
from collections.abc import Iterator, Mapping, Sequence
from itertools import accumulate
from typing import TYPE_CHECKING, Any, Final

from bilateral.warehouse.results import SIMILARITY_MEASURES, Percentile, Similarity, SimilarityMeasure

if TYPE_CHECKING:
    from numpy.typing import NDArray

COLUMNS: Final = {"year": "H", "n": "H", "differing": "H", "opposed": "H", "kappa": "f"}
"""Columns of a state's page with their ``struct`` form: ``differing`` votes are not the same, ``opposed`` yes against
no."""

_STEP, _COUNT = "I", "H"
_SIGN: Final = 1 << 31
_DECIMALS: Final = 6
_TIE: Final = 0.5 * 10**-_DECIMALS


def _planes(values: "NDArray[Any]", form: str) -> list[bytes]:
    """Return an array's bytes, one plane per byte of an element."""
    import numpy as np  # noqa: PLC0415 - only the builder needs it

    packed = np.ascontiguousarray(values.astype({"H": "<u2", "I": "<u4", "f": "<f4"}[form]))
    return [plane.tobytes() for plane in packed.view(np.uint8).reshape(-1, packed.itemsize).T]


def _join(planes: Sequence[bytes], form: str, start: int = 0, stop: int | None = None) -> tuple[Any, ...]:
    """Return the numbers of some planes, from one row to another."""
    stop = len(planes[0]) if stop is None else stop
    joined = bytearray(len(planes) * (stop - start))
    for place, plane in enumerate(planes):
        joined[place :: len(planes)] = plane[start:stop]
    return struct.unpack(f"<{stop - start}{form}", joined)


def state_pages(columns: "Mapping[str, NDArray[Any]]") -> Iterator[tuple[str, list[bytes]]]:
    """Yield the page of every first state.

    Parameters
    ----------
    columns : mapping of str to array
        ``a``, ``b``, ``year``, ``n``, ``identical``, ``agreement`` and ``kappa``, in order of a, b and year.
    """
    import numpy as np  # noqa: PLC0415

    first, second = columns["a"].astype("U3"), columns["b"].astype("U3")
    n, identical = columns["n"].astype(np.int64), columns["identical"].astype(np.int64)
    halves = np.rint(columns["agreement"].astype(np.float64) * 2 * n).astype(np.int64)
    stored = dict(columns) | {"differing": n - identical, "opposed": n + identical - halves}
    for state in np.unique(first):
        rows = first == state
        partners, counts = np.unique(second[rows], return_counts=True)
        head = json.dumps(dict(zip(partners.tolist(), counts.tolist(), strict=True)), separators=(",", ":")).encode()
        planes = (plane for name, form in COLUMNS.items() for plane in _planes(stored[name][rows], form))
        yield str(state), [head, *planes]


def read_pair(page: Sequence[bytes], a: str, b: str) -> list[Similarity]:
    """Return the rows of one pair from the page of its first state, in order of year."""
    counts: dict[str, int] = json.loads(page[0])
    if b not in counts:
        return []
    start = 0
    for partner, count in counts.items():
        if partner == b:
            break
        start += count
    stop, at, columns = start + counts[b], 1, list[tuple[Any, ...]]()
    for form in COLUMNS.values():
        width = struct.calcsize(form)
        columns.append(_join(page[at : at + width], form, start, stop))
        at += width
    return [
        Similarity(
            a=a,
            b=b,
            year=year,
            n=n,
            identical=n - differing,
            agreement=round((n - (differing + opposed) / 2) / n, _DECIMALS),
            kappa=None if math.isnan(kappa) else round(kappa, _DECIMALS),
        )
        for year, n, differing, opposed, kappa in zip(*columns, strict=True)
    ]


def year_pages(columns: "Mapping[str, NDArray[Any]]") -> Iterator[tuple[str, list[bytes]]]:
    """Yield the page of every year; parameters as ``state_pages``."""
    import numpy as np  # noqa: PLC0415

    values: dict[SimilarityMeasure, NDArray[Any]] = {
        "un_vote_identical_share": columns["identical"] / columns["n"],
        "un_vote_agreement": columns["agreement"],
        "un_vote_kappa": columns["kappa"],
    }
    for year in np.unique(columns["year"]):
        rows, parts = columns["year"] == year, list[bytes]()
        for measure in SIMILARITY_MEASURES:
            known = values[measure][rows].astype(np.float32)
            distinct, counts = np.unique(known[~np.isnan(known)] + np.float32(0), return_counts=True)
            bits = distinct.view(np.uint32).astype(np.int64)
            ordered = np.where(bits < _SIGN, bits + _SIGN, 2 * _SIGN - 1 - bits)
            parts += _planes(np.diff(ordered, prepend=0), _STEP) + _planes(counts, _COUNT)
        yield str(year), parts


def read_standing(page: Sequence[bytes], measure: SimilarityMeasure, value: float) -> Percentile:
    """Return where a value stands among all of the year.

    Parameters
    ----------
    page : sequence of bytes
        Page of the year.
    measure : str
        Key of the measure.
    value : float
        To six decimals, as ``Similarity`` gives it; values that round to the same are tied.
    """
    steps, counts = struct.calcsize(_STEP), struct.calcsize(_COUNT)
    at = SIMILARITY_MEASURES.index(measure) * (steps + counts)
    ordered = list(accumulate(_join(page[at : at + steps], _STEP)))
    up_to = [0, *accumulate(_join(page[at + steps : at + steps + counts], _COUNT))]
    low = up_to[bisect_left(ordered, _ordered(value - _TIE))]
    high = up_to[bisect_right(ordered, _ordered(value + _TIE))]
    return Percentile(
        percentile=round(50 * (low + high) / up_to[-1], 2), above=up_to[-1] - high, tied=high - low, of=up_to[-1]
    )


def _ordered(value: float) -> int:
    """Return the bit pattern of a 32-bit float, shifted so that greater values have greater patterns.

    >>> _ordered(-1.0) < _ordered(-0.5) < _ordered(0.0) < _ordered(0.25)
    True
    """
    (bits,) = struct.unpack("<I", struct.pack("<f", value + 0.0))
    return int(bits + _SIGN if bits < _SIGN else 2 * _SIGN - 1 - bits)
