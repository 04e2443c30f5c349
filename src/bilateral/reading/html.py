"""HTML to running text: the blocks of a page that carry prose, in order, a blank line between them.

Trafilatura chooses which parts of a page are its article; where it finds none, all blocks outside navigation, forms,
scripts and the like are taken. Broken markup is read as browsers do: as far as it goes.
"""

import re
from html.parser import HTMLParser

from bilateral.reading.tables import table

_SKIPPED = frozenset(table("markup")["skipped"].split())
_BLOCKS = frozenset(table("markup")["blocks"].split())
_BREAKS = frozenset({"br", "hr"})
_DATED = re.compile(
    r"""(?:published_time|datePublished|dc\.date|pubdate|publish[-_]?date|"date")["']?[^>\d]{1,40}["'](\d{4}-\d{2}-\d{2})""",
    re.IGNORECASE,
)
_TIME = re.compile(r"""<time[^>]{0,80}datetime=["'](\d{4}-\d{2}-\d{2})""", re.IGNORECASE)
_SPACE = re.compile(r"\s+")
_LONGEST = 2_000_000


class _Blocks(HTMLParser):
    """Collects the text of blocks, leaving out those that never hold prose."""

    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.blocks: list[str] = []
        self._text: list[str] = []
        self._skipping: list[str] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:  # noqa: ARG002 -- the parser's signature
        if tag in _SKIPPED:
            self._flush()
            self._skipping.append(tag)
        elif tag in _BLOCKS or tag in _BREAKS:
            self._flush()

    def handle_startendtag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        if tag not in _SKIPPED:
            self.handle_starttag(tag, attrs)

    def handle_endtag(self, tag: str) -> None:
        if tag in self._skipping:
            while self._skipping and self._skipping.pop() != tag:
                pass
        elif tag in _BLOCKS:
            if tag in {"body", "article", "main"}:
                self._skipping.clear()
            self._flush()

    def handle_data(self, data: str) -> None:
        if not self._skipping:
            self._text.append(data)

    def _flush(self) -> None:
        text = _SPACE.sub(" ", "".join(self._text)).strip()
        if text:
            self.blocks.append(text)
        self._text.clear()

    def close(self) -> None:
        super().close()
        self._flush()


def blocks_of(markup: str) -> tuple[str, str | None]:
    r"""Return the running text of a page and the date it says it was published, if it says one.

    Examples
    --------
    >>> blocks_of("<html><nav>Home</nav><p>Iran sent <b>oil</b> to Syria.<p>Syria paid.")[0]
    'Iran sent oil to Syria.\n\nSyria paid.'
    """
    dated = _DATED.search(markup) or _TIME.search(markup)
    published = dated.group(1) if dated else None
    collector = _Blocks()
    try:
        collector.feed(markup)
        collector.close()
    except (AssertionError, ValueError):  # the parser's own checks, on markup cut inside a declaration
        collector.handle_data("")
    blocks = collector.blocks
    chosen = _chosen(markup) if len(markup) < _LONGEST else frozenset()
    if chosen:
        kept = [block for block in blocks if block in chosen]
        if sum(map(len, kept)) * 2 > sum(map(len, chosen)):
            blocks = kept
    return "\n\n".join(blocks), published


def _chosen(markup: str) -> frozenset[str]:
    """Return the blocks that Trafilatura takes for the page's article; none where it finds no article."""
    import logging  # noqa: PLC0415
    import warnings  # noqa: PLC0415

    try:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")
            import trafilatura  # noqa: PLC0415 -- slow to import, and only HTML needs it

            logging.getLogger("trafilatura").setLevel(logging.CRITICAL)
            found = trafilatura.extract(markup, include_comments=False, include_tables=True, favor_recall=True)
    except Exception:  # noqa: BLE001 -- broken markup raises anything in lxml; all blocks are then read
        return frozenset()
    return frozenset(_SPACE.sub(" ", line).strip(" -") for line in (found or "").splitlines() if line.strip())
