"""Write a table as Stata 14 does (format 118, low bytes first), for fixtures that nobody else has published."""

import struct
from collections.abc import Mapping, Sequence

_TYPES = {int: (65528, "i"), float: (65526, "d")}
_MISSING = {int: 2147483621, float: float.fromhex("0x1.0000000000000p+1023")}


def _section(tag: str, body: bytes) -> bytes:
    return f"<{tag}>".encode() + body + f"</{tag}>".encode()


def _column(values: Sequence[object]) -> tuple[int, str, list[object]]:
    """Return type code, struct code and values of a column; texts may be given as bytes in any encoding."""
    kind = next((type(value) for value in values if value is not None), float)
    if kind in _TYPES:
        return *_TYPES[kind], [_MISSING[kind] if value is None else value for value in values]
    raw = [value.encode() if isinstance(value, str) else value for value in values]
    width = max(1, *(len(value) for value in raw if isinstance(value, bytes)))
    return width, f"{width}s", list(raw)


def dta(columns: Mapping[str, Sequence[object]], stamp: str = "03 Mar 2016 09:30") -> bytes:
    """Return a Stata file of named columns; None is a missing number."""
    made = [_column(values) for values in columns.values()]
    count, rows = len(made), len(next(iter(columns.values())))
    form = struct.Struct("<" + "".join(code for _, code, _ in made))
    data = b"".join(form.pack(*row) for row in zip(*(values for _, _, values in made), strict=True))
    header = _section("release", b"118") + _section("byteorder", b"LSF") + _section("K", struct.pack("<H", count))
    header += _section("N", struct.pack("<Q", rows)) + _section("label", struct.pack("<H", 0))
    header += _section("timestamp", bytes([len(stamp)]) + stamp.encode())
    parts = [
        _section("variable_types", struct.pack(f"<{count}H", *(kind for kind, _, _ in made))),
        _section("varnames", b"".join(name.encode().ljust(129, b"\0") for name in columns)),
        _section("sortlist", bytes(2 * (count + 1))),
        _section("formats", b"%9.0g".ljust(57, b"\0") * count),
        _section("value_label_names", bytes(129 * count)),
        _section("variable_labels", bytes(321 * count)),
        _section("characteristics", b""),
        _section("data", data),
        _section("strls", b""),
        _section("value_labels", b""),
    ]
    start = b"<stata_dta>" + _section("header", header)
    after_map = len(start) + len(_section("map", bytes(14 * 8)))
    places = [0, len(start), *(after_map + sum(map(len, parts[:one])) for one in range(len(parts) + 1))]
    places.append(places[-1] + len(b"</stata_dta>"))
    return start + _section("map", struct.pack("<14Q", *places)) + b"".join(parts) + b"</stata_dta>"
