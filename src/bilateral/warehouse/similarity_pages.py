"""Similarity by pair, packed: one page per first state, and one per year for standings.

A state's page lists its later partners with their number of years, then the columns year, n, identical, agreement and kappa
of all of them, each column split into its bytes (first bytes first), which compresses better and lets one partner's rows be cut out
without decoding the rest. A year's page holds each measure's values in ascending order, as distances between the ordered bit
patterns of 32-bit floats. Written with NumPy, read without: importing it would cost more than the answer.
"""

import json
import math
import struct
from bisect import bisect_left, bisect_right
from collections.abc import Iterator, Mapping
from itertools import accumulate
from typing import TYPE_CHECKING, Final

from bilateral.warehouse.results import SIMILARITY_MEASURES, Percentile, Similarity, SimilarityMeasure

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

COLUMNS: Final = {"year": "H", "n": "H", "identical": "H", "agreement": "f", "kappa": "f"}
_LENGTH = struct.Struct("<I")
_BITS: Final = 32
_SIGN: Final = 1 << (_BITS - 1)
_DECIMALS: Final = 6


def state_pages(columns: "Mapping[str, NDArray[np.generic]]") -> "Iterator[tuple[str, bytes]]":
    """Yield the page of every first state.

    Parameters
    ----------
    columns : mapping of str to array
        ``a``, ``b`` and those of ``COLUMNS``, in order of a, b and year.
    """
    import numpy as np  # noqa: PLC0415 - only the builder needs it

    first, second = columns["a"].astype("U3"), columns["b"].astype("U3")
    for state in np.unique(first):
        rows = first == state
        partners, counts = np.unique(second[rows], return_counts=True)
        head = json.dumps(dict(zip(partners.tolist(), counts.tolist(), strict=True)), separators=(",", ":")).encode()
        planes = b"".join(_planes(columns[name][rows], form) for name, form in COLUMNS.items())
        yield str(state), _LENGTH.pack(len(head)) + head + planes


def _planes(values: "NDArray[np.generic]", form: str) -> bytes:
    import numpy as np  # noqa: PLC0415

    packed = np.ascontiguousarray(values.astype({"H": "<u2", "f": "<f4"}[form]))
    return packed.view(np.uint8).reshape(-1, packed.itemsize).T.tobytes()


def read_pair(page: bytes, a: str, b: str) -> list[Similarity]:
    """Return the rows of one pair from the page of its first state, in order of year."""
    (size,) = _LENGTH.unpack_from(page)
    counts: dict[str, int] = json.loads(page[_LENGTH.size : _LENGTH.size + size])
    if b not in counts:
        return []
    total, start = sum(counts.values()), 0
    for partner, count in counts.items():
        if partner == b:
            break
        start += count
    here, columns = _LENGTH.size + size, list[tuple[float, ...]]()
    for form in COLUMNS.values():
        width, cut = struct.calcsize(form), bytearray(struct.calcsize(form) * counts[b])
        for plane in range(width):
            at = here + plane * total + start
            cut[plane::width] = page[at : at + counts[b]]
        columns.append(struct.unpack(f"<{counts[b]}{form}", cut))
        here += width * total
    return [
        Similarity(
            a=a,
            b=b,
            year=int(year),
            n=int(n),
            identical=int(identical),
            agreement=round(agreement, _DECIMALS),
            kappa=None if math.isnan(kappa) else round(kappa, _DECIMALS),
        )
        for year, n, identical, agreement, kappa in zip(*columns, strict=True)
    ]


def year_pages(columns: "Mapping[str, NDArray[np.generic]]") -> "Iterator[tuple[str, bytes]]":
    """Yield the page of every year; parameters as ``state_pages``."""
    import numpy as np  # noqa: PLC0415

    values = {
        "un_vote_identical_share": (columns["identical"].astype("f8") / columns["n"].astype("f8")).astype("f4"),
        "un_vote_agreement": columns["agreement"].astype("f4"),
        "un_vote_kappa": columns["kappa"].astype("f4"),
    }
    for year in np.unique(columns["year"]):
        rows, parts = columns["year"] == year, list[bytes]()
        for measure in SIMILARITY_MEASURES:
            known = values[measure][rows]
            known = np.sort(known[~np.isnan(known)]) + np.float32(0)  # no negative zero
            bits = known.view(np.uint32).astype(np.int64)
            ordered = np.where(bits < _SIGN, bits + _SIGN, 2**_BITS - 1 - bits)
            steps = np.diff(ordered, prepend=0).astype("<u4")
            parts += [_LENGTH.pack(len(steps)), steps.view(np.uint8).reshape(-1, 4).T.tobytes()]
        yield str(year), b"".join(parts)


def read_standing(page: bytes, measure: SimilarityMeasure, value: float) -> Percentile:
    """Return where a value stands among all of the year.

    Parameters
    ----------
    page : bytes
        Page of the year.
    measure : str
        Key of the measure.
    value : float
        The value before rounding to six decimals, or after: ties are looked for within half a unit of the sixth.
    """
    at = 0
    for key in SIMILARITY_MEASURES:
        (count,) = _LENGTH.unpack_from(page, at)
        at += _LENGTH.size
        if key == measure:
            break
        at += 4 * count
    raw = bytearray(4 * count)
    for plane in range(4):
        raw[plane::4] = page[at + plane * count : at + (plane + 1) * count]
    ordered = list(accumulate(struct.unpack(f"<{count}I", raw)))
    half = 0.5 * 10**-_DECIMALS
    low, high = bisect_left(ordered, _ordered(value - half)), bisect_right(ordered, _ordered(value + half))
    return Percentile(
        percentile=round(100 * (low + high) / 2 / count, 2) if count else math.nan,
        above=count - high,
        tied=high - low,
        of=count,
    )


def _ordered(value: float) -> int:
    """Return the bit pattern of a 32-bit float, shifted so that greater values have greater patterns.

    >>> _ordered(-1.0) < _ordered(-0.5) < _ordered(0.0) < _ordered(0.25)
    True
    """
    (bits,) = struct.unpack("<I", struct.pack("<f", value + 0.0))
    return int(bits + _SIGN if bits < _SIGN else 2**_BITS - 1 - bits)
