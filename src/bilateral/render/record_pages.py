"""The curated record as pages: how far it is, and every fact of a pair.

``python -m bilateral.render.record_pages FOLDER`` writes a Markdown page per pair and their index for the docs.
"""

import sys
from collections import Counter, defaultdict
from collections.abc import Iterable, Sequence
from pathlib import Path

from bilateral.assess.rows import row_of
from bilateral.record.coverage import Status, coverage, pair_key
from bilateral.record.facts import Fact, load_facts
from bilateral.render.markdown import render_markdown
from bilateral.render.page import Page, Paragraph, Section, Table, evidence_row
from bilateral.shapes.dates import spoken
from bilateral.shapes.vocabulary import Dimension, Polarity
from bilateral.states.articles import named

_MARKS = {Status.COMPLETE: " ✓", Status.STARTED: " …", Status.UNSEARCHED: ""}


_SHORT = {
    Dimension.DIPLOMATIC: "dipl.",
    Dimension.MILITARY: "mil.",
    Dimension.ARMS: "arms",
    Dimension.NUCLEAR: "nucl.",
    Dimension.ECONOMIC: "econ.",
    Dimension.AID_DEBT: "aid",
    Dimension.SANCTIONS: "sanct.",
    Dimension.SCIENCE_ENERGY: "sci.",
    Dimension.SOCIETY: "soc.",
}


def _words(dimension: Dimension) -> str:
    return dimension.value.replace("_", " and ")


def by_pair(facts: Iterable[Fact]) -> dict[str, list[Fact]]:
    """Return facts by the key of their pair (``PRK-RUS``), in alphabetical order of the keys."""
    found: defaultdict[str, list[Fact]] = defaultdict(list)
    for fact in facts:
        found[pair_key(fact.actor, fact.target)].append(fact)
    return dict(sorted(found.items()))


def coverage_page(facts: Iterable[Fact]) -> Page:
    """Return how far the record is, per pair and dimension: complete, started, or not searched."""
    head = ("pair", "facts", "newest", "complete", *_SHORT.values())
    rows = []
    for key, own in by_pair(facts).items():
        one, _, other = key.partition("-")
        held = coverage(one, other)
        years = f"{held.years[0]}-{held.years[1]}" if held.years else ""
        counts = Counter(fact.dimension for fact in own)
        cells = (f"{counts[each] or '-'}{_MARKS[held.of(each)]}" for each in _SHORT)
        rows.append((key, str(len(own)), max(fact.date for fact in own)[:7], years, *cells))
    lead = Paragraph(
        "Facts per dimension. ✓ complete: the sources were searched for every year; … started: facts are there, gaps "
        "remain; no mark: not searched. None of it is a census; a pair that is not listed is unsearched.",
        "note",
    )
    return Page("The curated record", (Section("", (lead, Table(head, tuple(rows)))),))


def pair_page(one: str, other: str, facts: Sequence[Fact]) -> Page:
    """Return every fact of a pair, oldest first, with its best source, and what was searched."""
    first, second = pair_key(one, other).split("-")
    names = f"{named(first, None)} and {named(second, None)}"
    held = coverage(one, other)
    searched = ", ".join(f"{_words(each)}: {held.of(each).value}" for each in Dimension)
    when = f" (last searched {spoken(held.searched_on)})" if held.searched_on else ""
    years = f", complete for {held.years[0]}-{held.years[1]}" if held.years else ""
    counted = Counter((fact.actor, fact.polarity) for fact in facts if not fact.mutual)
    told = tuple(
        (f"{actor} → {target}", *(str(counted[actor, polarity]) for polarity in Polarity))
        for actor, target in ((first, second), (second, first))
    )
    both = sum(fact.mutual for fact in facts)
    lead: tuple[Paragraph | Table, ...] = (
        Paragraph(f"{len(facts)} facts, of them {both} acts of both. Search{years}{when}: {searched}.", "note"),
        Table(("direction", *(polarity.value for polarity in Polarity)), told),
        *(Paragraph(f"{gap.sentence} ({gap.years})", "note") for gap in held.gaps),
    )
    decades: defaultdict[str, list[Fact]] = defaultdict(list)
    for fact in facts:
        decades[f"{fact.date[:3]}0s"].append(fact)
    sections = [Section(decade, tuple(evidence_row(row_of(fact)) for fact in own)) for decade, own in decades.items()]
    return Page(names, (Section("", lead), *sections))


def write_pages(folder: Path) -> int:
    """Write a page per pair of the package's record and their index; return how many pairs there are."""
    folder.mkdir(parents=True, exist_ok=True)
    pairs = by_pair(load_facts())
    for key, facts in pairs.items():
        one, _, other = key.partition("-")
        (folder / f"{key}.md").write_text(render_markdown(pair_page(one, other, facts)), encoding="utf-8")
    index = render_markdown(coverage_page(fact for facts in pairs.values() for fact in facts))
    listed = "\n".join(pairs)
    (folder / "index.md").write_text(f"{index}\n```{{toctree}}\n:maxdepth: 1\n\n{listed}\n```\n", encoding="utf-8")
    return len(pairs)


if __name__ == "__main__":
    sys.stderr.write(f"{write_pages(Path(sys.argv[1]))} pairs\n")
