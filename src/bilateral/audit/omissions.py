"""What a document leaves out.

Acts high on the ladder between its two states, known at its date, of a kind that no claim mentions in that direction.
"""

from collections.abc import Iterable, Iterator, Sequence
from datetime import date

from bilateral.assess.ladder import RUNGS_DOWN, acts, known_by
from bilateral.assess.rows import row_of
from bilateral.audit.asked import Asked
from bilateral.audit.families import Family, covers
from bilateral.audit.model import Omission
from bilateral.audit.store import Store
from bilateral.audit.words import kinds_named
from bilateral.record.facts import Fact
from bilateral.shapes.dates import first_day, spoken
from bilateral.shapes.vocabulary import Kind, Polarity, Rung
from bilateral.states.articles import named

_LEAST = Rung.COMMITMENTS
_EACH_WAY = 8


def omitted(claims: Sequence[Asked], pair: tuple[str, str], store: Store, cut: date) -> Iterator[Omission]:
    """Yield what a document about a pair leaves out, each way, the highest rung first.

    Parameters
    ----------
    claims : sequence of Asked
    pair : tuple of str
        The states that the document is about, the one whose support is in question first.
    store : Store
    cut : date
        The document's date, or the day of the audit.
    """
    facts = [fact for fact in store.facts(*pair) if known_by(fact, cut)]
    for actor, target in (pair, pair[::-1]):
        own = [
            fact for fact in facts if fact.actor == actor and fact.polarity is Polarity.FOR and fact.rung is not None
        ]
        told = _kinds(claim for claim in claims if _tells(claim, (actor, target)))
        bound = _kinds(claim for claim in claims if claim.mutual and set(claim.pair or ()) == set(pair))
        yield from list(_left_out(own, told, bound, (actor, target)))[:_EACH_WAY]


def _kinds(claims: Iterable[Asked]) -> set[Kind]:
    """Return the kinds that claims are about, and those that their words name besides."""
    found = [(claim.kind, kinds_named(claim.text)) for claim in claims]
    return {kind for kind, _ in found if kind}.union(*(named_ for _, named_ in found))


def _tells(claim: Asked, direction: tuple[str, str]) -> bool:
    """Whether a claim tells an act in a direction; what is asked for has not been given."""
    told = claim.family not in (Family.RELATION, Family.REQUEST)
    return claim.pair == direction and not claim.mutual and told


def _left_out(facts: list[Fact], told: set[Kind], bound: set[Kind], direction: tuple[str, str]) -> Iterator[Omission]:
    shown: set[Kind] = set()
    for rung in RUNGS_DOWN:
        if rung < _LEAST and rung is not Rung.VOTES:
            continue
        here = acts([fact for fact in facts if fact.rung is rung])
        for kind in sorted({fact.kind for fact in here} - shown):
            mentioned = told | bound if rung is Rung.COMMITMENTS else told
            if not any(covers(one, kind) for one in mentioned):
                rows = sorted((fact for fact in here if fact.kind is kind), key=lambda fact: first_day(fact.date))
                shown.add(kind)
                yield _omission(rows, kind, rung, direction)


def _omission(rows: list[Fact], kind: Kind, rung: Rung, direction: tuple[str, str]) -> Omission:
    newest = rows[-1]
    on = first_day(newest.date)
    actor, target = named(direction[0], on), named(direction[1], on)
    what = kind.value.replace("_", " ")
    sentence = (
        f"{actor} for {target}, {what}: {len(rows)} {'act' if len(rows) == 1 else 'acts'} on record (rung: "
        f"{rung.value.replace('_', ' ')}), the newest of {spoken(newest.date)}."
    )
    return Omission(
        actor=direction[0],
        target=direction[1],
        kind=kind,
        rung=rung,
        sentence=sentence,
        rows=tuple(fact.row_id for fact in rows),
        newest=row_of(newest),
    )
