"""A page as Markdown (CommonMark with pipe tables)."""

import re

from bilateral.render.page import Evidence, Page, Paragraph, Table

_SPECIAL = re.compile(r"([\\`*_\[\]<>|#])")


def render_markdown(page: Page) -> str:
    """Return a page as Markdown; text from sources is escaped."""
    lines = [f"# {_escape(page.title)}", ""]
    for section in page.sections:
        if section.title:
            lines += [f"## {_escape(section.title)}", ""]
        for block in section.blocks:
            lines += _block(block)
        if section.blocks and isinstance(section.blocks[-1], Evidence):
            lines.append("")
    return "\n".join(lines).rstrip("\n") + "\n"


def _escape(text: str) -> str:
    return _SPECIAL.sub(r"\\\1", text)


def _block(block: Paragraph | Table | Evidence) -> list[str]:
    if isinstance(block, Paragraph):
        text = _escape(block.text)
        return [{"verdict": f"**{text}**", "note": f"*{text}*"}.get(block.style, text), ""]
    if isinstance(block, Table):
        rows = [block.head, tuple("---" for _ in block.head), *block.rows]
        told = [[cell if set(cell) == {"-"} else _escape(cell) for cell in row] for row in rows]
        return [*(f"| {' | '.join(row)} |" for row in told), ""]
    url = block.url.replace("(", "%28").replace(")", "%29").replace(" ", "%20")
    return [
        f"- **{_escape(block.date)}** {_escape(block.text)}  ",
        f"  *{_escape(block.coding)}*, `{block.id}`  ",
        f"  [{_escape(block.source)}]({url})",
    ]
