"""The pages of the documentation on measures: ``python -m bilateral.render.measure_docs docs/measures``.

One page per measure, made from its card, and an index; whatever else lies in the folder as Markdown is removed.
"""

import argparse
import sys
from collections.abc import Iterator, Mapping
from pathlib import Path

from bilateral.measures.cards import MEASURES, Measure
from bilateral.measures.yearly import SUBJECTS, YEARLY, Gap, YearlyMeasure
from bilateral.shapes.cards import Grain, Source
from bilateral.shapes.vocabulary import Absence, Completeness
from bilateral.sources import card as source_card
from bilateral.sources.references import reference

_GRAINS: Mapping[str, str] = {
    Grain.DIRECTED_DYAD_YEAR: "directed pair and year, from a to b",
    Grain.DYAD_YEAR: "pair and year, of both alike",
    Grain.STATE_YEAR: "state and year; in a panel about b",
}


def measure_pages() -> dict[str, str]:
    """Return every page by the name of its file, the index first."""
    alone = [one for key, one in MEASURES.items() if key not in YEARLY]
    pages = {"index.md": "\n".join(_index(alone)) + "\n"}
    for key, one in YEARLY.items():
        pages[f"{key}.md"] = "\n".join(_page(one.card)) + "\n"
    for card in alone:
        pages[f"{card.key}.md"] = "\n".join((*_head(card), *_sources(card), *_references(card))) + "\n"
    return pages


def _index(alone: list[Measure]) -> Iterator[str]:
    yield from ("# Measures", "", "All measures of `bilateral panel`, and those that are for single pairs only.", "")
    keys = []
    for module in SUBJECTS:
        mine: list[tuple[str, Measure]] = [
            (key, one.card) for key, one in YEARLY.items() if one.module == module.__name__
        ]
        yield from (f"## {(module.__doc__ or '').partition(chr(10))[0].rstrip('.')}", "", "| measure | what it is |")
        yield "|---|---|"
        for key, card in mine:
            yield f"| [`{key}`]({key}.md) | {card.label} |"
            keys.append(key)
        yield ""
    if alone:
        yield from ("## For single pairs", "", "| measure | what it is |", "|---|---|")
        for card in alone:
            yield f"| [`{card.key}`]({card.key}.md) | {card.label} |"
            keys.append(card.key)
        yield ""
    yield from ("```{toctree}", ":hidden:", "", *keys, "```")


def _head(card: Measure) -> Iterator[str]:
    low, high = card.bounds
    yield from (f"# {card.label[0].upper()}{card.label[1:]}", "", f"Key `{card.key}`.", "", "| | |", "|---|---|")
    yield f"| grain | {_GRAINS[card.grain]} |"
    yield f"| unit | {card.unit} |"
    yield f"| bounds | {low:g} to {high:g} |"
    yield f"| sources | {', '.join(f'`{key}`' for key in card.needs)} |"
    yield ""


def _page(card: YearlyMeasure) -> Iterator[str]:
    yield from _head(card)
    yield from ("## Formula", "", card.formula, "", "## Example", "", card.example, "")
    yield from ("```sh", f"bilateral panel --measures {card.key} --years 1990-2014 --out {card.key}.parquet", "```", "")
    yield from ("## Coverage", "", card.coverage, "", "What a cell without a value means:", "")
    yield from (f"- {line}" for line in _absences(card, source_card(card.needs[0])))
    yield from ("", "## Caveats", "", *(f"- {caveat}" for caveat in card.caveats), "")
    kind = "the publisher's own figures or codes" if card.amounts else "results computed by this project"
    yield from (f"In an export its values are {kind}.", "")
    yield from _sources(card)
    yield from _references(card)


def _absences(card: YearlyMeasure, source: Source) -> Iterator[str]:
    """Yield what absences the measure can have, as the card of its first source has it."""
    if card.gap is Gap.UNDEFINED:
        yield "`undefined` within the years of the source: too few rows to compute it of."
    elif card.gap is Gap.UNKNOWN:
        yield "`undefined` where there are rows but nothing can be computed of them."
    elif source.completeness is Completeness.CURATED:
        yield f"`{Absence.UNSEARCHED}`: nobody has completed the pair."
    elif source.completeness is Completeness.CENSUS:
        yield f"`{Absence.ZERO}` (the value is 0): {source.title} is a census, and covers the year and both states."
    else:
        yield f"Never `{Absence.ZERO}`: {source.title} is no census."
    for kind, state, first, last, why in source.suppressed:
        if kind == card.kind and card.reporter:
            yield f"`{Absence.SUPPRESSED}`, {state} {first}-{last}, where its own figure is needed: {why}."
    yield f"`{Absence.NOT_COVERED}` otherwise."


def _sources(card: Measure) -> Iterator[str]:
    yield from ("## Sources", "")
    for key in card.needs:
        one = source_card(key)
        yield (
            f"- `{key}`: [{one.title}]({one.url}), {one.publisher}, {one.years[0]}-{one.years[1]}, "
            f"{one.completeness.replace('_', ' ')}. Licence: {one.licence}."
        )
    yield ""


def _references(card: Measure) -> Iterator[str]:
    cited = dict.fromkeys((*card.cite, *(source_card(key).cite for key in card.needs)))
    yield from ("## References", "", *(f"- {reference(key)}" for key in cited))


def write_pages(folder: Path) -> int:
    """Write the pages into a folder, remove other Markdown from it, and return how many there are."""
    folder.mkdir(parents=True, exist_ok=True)
    pages = measure_pages()
    for old in folder.glob("*.md"):
        if old.name not in pages:
            old.unlink()
    for name, text in pages.items():
        (folder / name).write_text(text, encoding="utf-8")
    return len(pages)


def main() -> int:
    """Write the pages into the folder that is named."""
    parser = argparse.ArgumentParser(prog="python -m bilateral.render.measure_docs", description=__doc__)
    parser.add_argument("folder", type=Path, help="folder of the pages, which is made where it is not there")
    count = write_pages(parser.parse_args().folder)
    sys.stderr.write(f"{count} pages\n")
    return 0


if __name__ == "__main__":
    sys.exit(main())
