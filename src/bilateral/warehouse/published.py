"""A row of a publisher's file: what we made of it, and how it stands in the file."""

from itertools import islice
from typing import NamedTuple

from bilateral.shapes.rows import Row
from bilateral.warehouse.manifest import Input
from bilateral.warehouse.store import Store


class PublishedRow(NamedTuple):
    """A row of a shape, the table it is in, and the load that it is from."""

    table: str
    row: Row
    input: Input


def line_as_published(one: PublishedRow, store: Store | None = None) -> str:
    """Return the line of the file that a row is from; empty where the store has not the file, or it has no lines.

    Rows of text files are called after their lines, those of workbooks and data frames after their records, which only
    their readers can show.
    """
    path = (store or Store()).find(one.input.vintage)
    number = int(one.row.at.split("/")[2])
    if path is None:
        return ""
    with path.open("rb") as file:
        head = file.read(1 << 12)
        if b"\0" in head or head.startswith((b"\x1f\x8b", b"BZh", b"PK")):
            return ""
        file.seek(0)
        line = next(islice(file, number - 1, number), b"").strip(b"\r\n")
    try:
        return line.decode("utf-8-sig")
    except UnicodeDecodeError:
        return line.decode("cp1252", errors="replace")
