"""What was searched for a claim, and what finding nothing there means."""

from bilateral.audit.asked import Asked
from bilateral.audit.model import Covered, Searched
from bilateral.audit.store import Store
from bilateral.measures.choice import CHOSEN
from bilateral.record.coding import KIND_DIMENSIONS
from bilateral.record.coverage import Status, coverage
from bilateral.shapes.vocabulary import Absence, Dimension
from bilateral.sources import RECORD
from bilateral.states.articles import named


def searched_for(asked: Asked, store: Store) -> tuple[Searched, ...]:
    """Return what an audit looks through for a claim: the record of its pair, and the source chosen for its kind."""
    if asked.pair is None:
        return ()
    found = [Searched(RECORD.key, facts_of(asked), len(store.facts(*asked.pair)))]
    chosen = CHOSEN.get(asked.kind) if asked.kind else None
    if chosen and asked.kind and store.release.reads(chosen):
        found.append(Searched(chosen, asked.kind.value, store.release.rows_read(chosen)))
    return tuple(found)


def facts_of(asked: Asked) -> str:
    """Return what is searched in the record, in words."""
    one, other = asked.pair or ("", "")
    return f"facts of {named(one, asked.cut)} and {named(other, asked.cut)}"


def coverage_of(asked: Asked, store: Store) -> tuple[Covered, ...]:
    """Return what the absence of a row would mean: in the record, and in the source chosen for the claim's kind."""
    if asked.pair is None:
        return ()
    found = [_of_record(asked)]
    key = CHOSEN.get(asked.kind) if asked.kind else None
    card = store.cards.get(key) if key else None
    if card is not None and asked.kind is not None:
        years = f"{card.years[0]}-{card.years[1]}"
        if not store.reads(card.key):
            told = f"This release does not read {card.title}."
            found.append(Covered(card.key, asked.kind, Absence.NOT_COVERED, years, told))
        else:
            means = card.absence(asked.kind, asked.window[1].year)
            told = f"{card.title} covers {years}; no row means {means.value.replace('_', ' ')}."
            found.append(Covered(card.key, asked.kind, means, years, told))
    return tuple(found)


def _of_record(asked: Asked) -> Covered:
    one, other = asked.pair or ("", "")
    held = coverage(one, other)
    dimensions = KIND_DIMENSIONS.get(asked.kind, frozenset(Dimension)) if asked.kind else frozenset(Dimension)
    least = {held.of(dimension) for dimension in dimensions}
    years = f"{held.years[0]}-{held.years[1]}" if held.years else ""
    if Status.UNSEARCHED in least:
        told = "Nobody has searched the curated record for this pair and matter."
    elif least == {Status.COMPLETE}:
        told = f"The search of the curated record is complete for {years} (on {held.searched_on}); it is no census."
    else:
        told = f"The search of the curated record has begun (on {held.searched_on}); acts are missing from it."
    return Covered(RECORD.key, asked.kind, Absence.UNSEARCHED, years, told)
