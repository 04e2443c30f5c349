"""Write a workbook as spreadsheet programs do (shared texts, numbers, booleans), for made-up fixtures."""

import io
import zipfile
from collections.abc import Sequence
from xml.sax.saxutils import escape

_MAIN = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
_RELATIONS = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
_HEAD = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'
Cell = str | float | bool | None


def workbook(sheet: str, rows: Sequence[Sequence[Cell]]) -> bytes:
    """Return a workbook of one sheet; None is an empty cell."""
    texts = list(dict.fromkeys(cell for row in rows for cell in row if isinstance(cell, str)))
    place = {text: index for index, text in enumerate(texts)}
    lines = "".join(
        f'<row r="{number}">{"".join(_cell(cell, column, number, place) for column, cell in enumerate(row))}</row>'
        for number, row in enumerate(rows, start=1)
    )
    shared = "".join(f'<si><t xml:space="preserve">{escape(text)}</t></si>' for text in texts)
    parts = {
        "xl/workbook.xml": f'<workbook xmlns="{_MAIN}" xmlns:r="{_RELATIONS}"><sheets>'
        f'<sheet name="{escape(sheet)}" sheetId="1" r:id="rId1"/></sheets></workbook>',
        "xl/_rels/workbook.xml.rels": '<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">'
        '<Relationship Id="rId1" Target="worksheets/sheet1.xml"/></Relationships>',
        "xl/worksheets/sheet1.xml": f'<worksheet xmlns="{_MAIN}"><sheetData>{lines}</sheetData></worksheet>',
        "xl/sharedStrings.xml": f'<sst xmlns="{_MAIN}">{shared}</sst>',
    }
    held = io.BytesIO()
    with zipfile.ZipFile(held, "w", zipfile.ZIP_DEFLATED) as book:
        for name, text in parts.items():
            book.writestr(zipfile.ZipInfo(name), _HEAD + text)
    return held.getvalue()


def _cell(cell: Cell, column: int, row: int, place: dict[str, int]) -> str:
    if cell is None:
        return ""
    reference = f'r="{_letters(column)}{row}"'
    if isinstance(cell, bool):
        return f'<c {reference} t="b"><v>{int(cell)}</v></c>'
    if isinstance(cell, str):
        return f'<c {reference} t="s"><v>{place[cell]}</v></c>'
    return f"<c {reference}><v>{cell}</v></c>"


def _letters(column: int) -> str:
    """Return the letters of a column, from 0: A, Z, AA."""
    first, last = divmod(column, 26)
    return (_letters(first - 1) if first else "") + chr(ord("A") + last)
