"""The page of the documentation on sources, ``docs/sources.md``.

``python -m bilateral.render.source_docs --data WAREHOUSE > docs/sources.md`` writes it. The figures are those of one
warehouse, the rest is the cards'. A test holds the page against the cards.
"""

import argparse
import sys
from collections import Counter
from collections.abc import Iterator, Sequence

from bilateral.shapes.cards import Source
from bilateral.shapes.vocabulary import Access
from bilateral.warehouse import FileCoverage, Release, open_release
from bilateral.warehouse.unmatched import unmatched_states

_HEAD = """# Sources

What `bilateral sync` read from a folder with a file of every source that it can read, in November 2026. Rows refused
are rows of the file that say nothing of a shape; the reasons stand below. A row with a state that our tables do not
know stops its file, so that states unmatched is 0 everywhere, or nothing of the file is loaded. This page is generated:
`python -m bilateral.render.source_docs --data WAREHOUSE > docs/sources.md`.
"""


def source_document(release: Release) -> str:
    """Return the page as Markdown."""
    cards = [card for card in release.cards() if card.key != "record"]
    files = {one.source: one.files for one in release.coverage()}
    unmatched = unmatched_states(release)
    read = [(card, _layouts(files[card.key])) for card in cards if any(file.last_sync for file in files[card.key])]
    lines = [
        _HEAD,
        "| source | layout | files | rows read | rows refused | states unmatched | years | licence | access |",
    ]
    lines.append("|" + "---|" * 9)
    for card, layouts in read:
        lines += _rows(card, layouts, unmatched.get(card.key, 0))
    lines += ["", "## Why rows were refused", ""]
    for card, layouts in read:
        lines += _reasons(card, layouts)
    lines += ["", "## How to get the files", ""]
    lines += [f"- `{card.key}`: {_way(card)}" for card in cards]
    return "\n".join(lines) + "\n"


def _layouts(files: Sequence[FileCoverage]) -> dict[str, list[FileCoverage]]:
    found: dict[str, list[FileCoverage]] = {}
    for file in files:
        if file.last_sync:
            found.setdefault(file.layout, []).append(file)
    return dict(sorted(found.items()))


def _rows(card: Source, layouts: dict[str, list[FileCoverage]], unmatched: int) -> Iterator[str]:
    for layout, files in layouts.items():
        years = [year for file in files for year in file.years or ()]
        cells = (
            f"`{card.key}`",
            layout or "only one",
            sum(len(file.names) for file in files),
            f"{sum(file.rows_read for file in files):,}",
            f"{sum(file.rows_refused for file in files):,}",
            unmatched,
            f"{min(years)}-{max(years)}" if years else "none",
            card.licence,
            card.access,
        )
        yield "| " + " | ".join(map(str, cells)) + " |"


def _reasons(card: Source, layouts: dict[str, list[FileCoverage]]) -> Iterator[str]:
    for layout, files in layouts.items():
        reasons: Counter[str] = Counter()
        for file in files:
            reasons.update(file.why_refused)
        if reasons:
            told = "; ".join(f"{count:,} {why}" for why, count in reasons.most_common())
            yield f"- {' '.join(filter(None, (f'`{card.key}`', layout)))}: {told}"


def _way(card: Source) -> str:
    if card.downloads:
        return "fetched by `bilateral sync` from " + ", ".join(f"<{url}>" for url in card.downloads)
    asked = {Access.KEY: "needs a key", Access.FORM: "needs a form", Access.REQUEST: "is given on request"}
    return ", ".join(filter(None, (asked.get(card.access), card.steps)))


def main() -> int:
    """Write the page to stdout."""
    parser = argparse.ArgumentParser(prog="python -m bilateral.render.source_docs", description=__doc__)
    parser.add_argument("--data", help="folder of a warehouse that sync made from a folder with all sources")
    sys.stdout.write(source_document(open_release(parser.parse_args().data)))
    return 0


if __name__ == "__main__":
    sys.exit(main())
