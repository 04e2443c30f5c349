"""Stata's format 118, written directly: labels, notes, and an extended missing value for each kind of absence.

A cell without a value is ``.a`` where it is not covered, ``.b`` blind, ``.c`` suppressed, ``.d`` unsearched, ``.e``
undefined; the companion variable has the same in words, and tells a census's zero from a figure of 0. The layout is
that of Stata's own description of the format (``help dta``); a file of the same panel is the same bytes.
"""

import struct
from collections.abc import Iterator, Sequence
from io import BytesIO
from pathlib import Path
from typing import IO, TYPE_CHECKING, Any, Final, NamedTuple

import numpy as np
from numpy.typing import NDArray

from bilateral.measures.panels.absences import WORDS
from bilateral.measures.panels.metadata import ColumnNote

if TYPE_CHECKING:
    from bilateral.measures.panels.result import Panel

LETTERS: Final = {"not_covered": "a", "blind": "b", "suppressed": "c", "unsearched": "d", "undefined": "e"}
"""The extended missing value of each kind of absence."""

CHUNK: Final = 250_000
MAX_NAME: Final = 32
MAX_LABEL: Final = 80
_FLAGS: Final = ("at_year_end", "microstate")
_LABEL_SET: Final = "absence"
_SHORT_MISSING: Final = 32_741


class _Kind(NamedTuple):
    """A sort of variable: Stata's code of it, its format, and NumPy's type."""

    code: int
    shown: str
    dtype: str


_TEXT = _Kind(3, "%9s", "S3")
_DOUBLE = _Kind(65_526, "%10.0g", "<f8")
_SHORT = _Kind(65_529, "%8.0g", "<i2")
_BYTE = _Kind(65_530, "%8.0g", "i1")


def missing(letter: str) -> float:
    """Return an extended missing value as the double that Stata stores.

    >>> missing("a").hex()
    '0x1.0010000000000p+1023'
    """
    return float.fromhex("0x1p+1023") * (1 + (ord(letter) - ord("a") + 1) / 4096)


def stata_name(name: str) -> str:
    """Return the name of a column as Stata can have it: that of a companion is cut where it is too long.

    >>> stata_name("un_vote_stake_agreement_ab_absence"), stata_name("atop_defence_absence")
    ('un_vote_stake_agreement_ab_abs', 'atop_defence_absence')
    """
    return name if len(name) <= MAX_NAME else name.replace("_absence", "_abs")


def _kind(column: ColumnNote) -> _Kind:
    if column.role == "value":
        return _DOUBLE
    if column.role == "absence" or column.name in _FLAGS:
        return _BYTE
    return _TEXT if column.name in ("a", "b") else _SHORT


def _fixed(text: str, size: int) -> bytes:
    """Return a text in a field of a size, ended by a zero; cut between characters where it is too long."""
    data = text.encode()[: size - 1].decode(errors="ignore").encode()
    return data.ljust(size, b"\0")


def _label(text: str) -> str:
    return text if len(text) <= MAX_LABEL else text[: MAX_LABEL - 3] + "..."


class _Writer:
    """A file in the making, and where its parts begin."""

    def __init__(self, file: IO[bytes]) -> None:
        self.file = file
        self.places = [0]

    def part(self, name: str, body: bytes) -> None:
        """Write a part and note where it begins."""
        self.places.append(self.file.tell())
        self.file.write(f"<{name}>".encode() + body + f"</{name}>".encode())


def write_dta(panel: "Panel", path: Path) -> None:
    """Write a panel as a Stata file.

    Raises
    ------
    ValueError
        Where a name of a column is longer than Stata allows.
    """
    columns = panel.metadata.columns
    names = [stata_name(column.name) for column in columns]
    if long := [name for name in names if len(name) > MAX_NAME]:
        message = f"{long[0]!r} has more than {MAX_NAME} characters"
        raise ValueError(message)
    kinds = [_kind(column) for column in columns]
    with path.open("wb") as file:
        writer = _Writer(file)
        file.write(b"<stata_dta>" + _header(panel, len(columns)))
        writer.places.append(file.tell())
        file.write(b"<map>" + bytes(14 * 8) + b"</map>")
        writer.part("variable_types", struct.pack(f"<{len(kinds)}H", *(kind.code for kind in kinds)))
        writer.part("varnames", b"".join(_fixed(name, 129) for name in names))
        writer.part("sortlist", struct.pack(f"<{len(kinds) + 1}H", 1, 2, 3, *[0] * (len(kinds) - 2)))
        writer.part("formats", b"".join(_fixed(kind.shown, 57) for kind in kinds))
        labelled = (_LABEL_SET if column.role == "absence" else "" for column in columns)
        writer.part("value_label_names", b"".join(_fixed(name, 129) for name in labelled))
        writer.part("variable_labels", b"".join(_fixed(_label(column.label), 321) for column in columns))
        writer.part("characteristics", b"".join(_notes(panel)))
        writer.places.append(file.tell())
        file.write(b"<data>")
        for chunk in _chunks(panel, columns, kinds):
            file.write(chunk.tobytes())
        file.write(b"</data>")
        writer.part("strls", b"")
        writer.part("value_labels", _value_labels())
        writer.places.append(file.tell())
        file.write(b"</stata_dta>")
        writer.places.append(file.tell())
        file.seek(writer.places[1] + len("<map>"))
        file.write(struct.pack("<14Q", *writer.places))


def _header(panel: "Panel", variables: int) -> bytes:
    told = panel.metadata
    label = _label(f"bilateral {told.grain} {told.years[0]}-{told.years[1]}, release {told.sha256[:12]}").encode()
    return b"".join((
        b"<header><release>118</release><byteorder>LSF</byteorder><K>", struct.pack("<H", variables), b"</K><N>",
        struct.pack("<Q", told.rows), b"</N><label>", struct.pack("<H", len(label)), label,
        b"</label><timestamp>\0</timestamp></header>",
    ))  # fmt: skip


def _notes(panel: "Panel") -> Iterator[bytes]:
    """Yield the notes of the file: release, sources, notice, measures, and what the missing values mean."""
    told = panel.metadata
    notes = [
        f"release {told.release}, sha256 {told.sha256}, as of {told.as_of}, states of the list {told.system}",
        told.notice,
        "; ".join(f".{letter} {word}: {told.absences[word]}" for word, letter in LETTERS.items()),
        *(f"{one.key}: {one.label}. {one.formula} Sources: {', '.join(one.sources)}" for one in told.measures),
        *(f"source {one.key}: {one.title}, {one.publisher}. Licence: {one.licence}" for one in told.sources),
    ]
    for number, text in enumerate((str(len(notes)), *notes)):
        body = _fixed("_dta", 129) + _fixed(f"note{number}", 129) + text.encode() + b"\0"
        yield b"<ch>" + struct.pack("<I", len(body)) + body + b"</ch>"


def _value_labels() -> bytes:
    texts, places = BytesIO(), []
    for word in WORDS:
        places.append(texts.tell())
        texts.write(word.encode() + b"\0")
    body = struct.pack(f"<II{len(WORDS)}I", len(WORDS), texts.tell(), *places)
    body += struct.pack(f"<{len(WORDS)}i", *range(len(WORDS))) + texts.getvalue()
    return b"<lbl>" + struct.pack("<I", len(body)) + _fixed(_LABEL_SET, 129) + bytes(3) + body + b"</lbl>"


def _chunks(panel: "Panel", columns: Sequence[ColumnNote], kinds: Sequence[_Kind]) -> Iterator[NDArray[np.void]]:
    """Yield the rows, as Stata stores them."""
    dtype = np.dtype([(f"f{place}", kind.dtype) for place, kind in enumerate(kinds)])
    picked = ", ".join(_picked(column) for column in columns)
    for start in range(0, panel.metadata.rows, CHUNK):
        found = panel.connection.execute(
            f"SELECT {picked} FROM panel WHERE rowid >= {start} AND rowid < {start + CHUNK} ORDER BY rowid"  # noqa: S608 -- our own names
        ).fetchnumpy()
        rows = np.empty(len(found["year"]), dtype=dtype)
        for place, (column, kind) in enumerate(zip(columns, kinds, strict=True)):
            values: Any = found[column.name]
            if kind is _DOUBLE:
                values = _with_missing(values, found[f"{column.name}_absence"])
            elif kind is _SHORT:
                values = np.ma.filled(values, _SHORT_MISSING)
            rows[f"f{place}"] = values.astype(kind.dtype)
        yield rows


def _picked(column: ColumnNote) -> str:
    """Return the SQL of a column as a type that needs no pandas, which DuckDB asks for words of a closed list."""
    name = f'"{column.name}"'
    if column.role == "absence":
        return f"(list_position(enum_range(NULL::absence), {name}) - 1)::TINYINT AS {name}"
    if column.name in _FLAGS:
        return f"{name}::TINYINT AS {name}"
    return f"{name}::VARCHAR AS {name}" if column.name in ("a", "b") else name


def _with_missing(values: Any, words: Any) -> NDArray[np.float64]:  # noqa: ANN401 -- masked or not
    """Return values with the missing value of their word where there is none."""
    filled: NDArray[np.float64] = np.ma.filled(values, np.nan)
    absent = np.isnan(filled)
    table = np.array([missing(LETTERS[word]) if word in LETTERS else np.nan for word in WORDS])
    filled[absent] = table[np.asarray(words)[absent]]
    return filled
