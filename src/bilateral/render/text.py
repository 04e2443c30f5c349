"""A page in the terminal: any width, colours only where the terminal wants them (NO_COLOR, pipes)."""

import io
import shutil

from rich.console import Console
from rich.padding import Padding
from rich.table import Table as RichTable
from rich.text import Text

from bilateral.render.page import Evidence, Page, Paragraph, Table

MIN_WIDTH = 30
MAX_WIDTH = 110
_STYLES = {"verdict": "bold", "note": "dim", "": ""}


def render_text(page: Page, *, width: int | None = None, colour: bool = False) -> str:
    """Return a page as text.

    Parameters
    ----------
    page : Page
    width : int, optional
        Columns; the terminal's own where left out, kept between 30 and 110 so that lines stay readable.
    colour : bool
        Whether to style with ANSI sequences.
    """
    columns = width or shutil.get_terminal_size((100, 24)).columns
    out = io.StringIO()
    console = Console(
        file=out,
        width=max(MIN_WIDTH, min(columns, MAX_WIDTH)),
        force_terminal=colour,
        color_system="standard" if colour else None,
        no_color=not colour,
        highlight=False,
        markup=False,
        emoji=False,
        legacy_windows=False,
    )
    console.print(Text(page.title, style="bold"))
    for section in page.sections:
        console.print()
        if section.title:
            console.print(Text(section.title, style="bold underline"))
        for block in section.blocks:
            _print(console, block)
    return "\n".join(line.rstrip() for line in out.getvalue().splitlines()) + "\n"


def _print(console: Console, block: Paragraph | Table | Evidence) -> None:
    if isinstance(block, Paragraph):
        console.print(Text(block.text, style=_STYLES[block.style]))
    elif isinstance(block, Table):
        console.print(_table(block))
    else:
        console.print(Text.assemble("• ", (block.date, "bold"), f"  {block.text}"))
        console.print(Padding(Text(f"[{block.coding}] {block.id}", style="dim"), (0, 0, 0, 4)))
        console.print(Padding(Text(block.source, style="dim"), (0, 0, 0, 4)))
        console.print(Padding(Text(block.url, style="dim", overflow="fold"), (0, 0, 0, 4)))


def _table(block: Table) -> RichTable:
    table = RichTable(box=None, pad_edge=False, padding=(0, 2, 0, 0), header_style="dim")
    for name in block.head:
        table.add_column(Text(name), overflow="fold")
    for row in block.rows:
        table.add_row(*(Text(cell) for cell in row))
    return table
