"""Publishers' rows of a pair as rows of evidence, beside the curated facts.

Obligations (ATOP) and sanctions (GSDB) climb the ladder: they bind or cost the actor by their own definition.
Deliveries and trade do not: the publishers do not say what was paid, and what is bought is interdependence. They are
shown, and feed the measures. Which source speaks for which kind is written in ``measures/choice.py``. A tie without an
end is known to stand only to the source's last year.
"""

from collections.abc import Iterator
from typing import TYPE_CHECKING, Final, NamedTuple

from bilateral.measures.choice import CHOSEN
from bilateral.record.facts import Fact, FactSource
from bilateral.shapes.cards import Source
from bilateral.shapes.dates import first_day, precision
from bilateral.shapes.vocabulary import Action, Dimension, Kind, Polarity, Rung, SourceKind
from bilateral.states.articles import named, opening

if TYPE_CHECKING:
    import duckdb

    from bilateral.warehouse import Release


class _Told(NamedTuple):
    """How a publisher's row of a kind is coded and told, of one state and of both."""

    action: Action
    dimension: Dimension
    polarity: Polarity
    rung: Rung | None
    words: str
    grade: str
    both: str = ""


_TIES: Final = {
    Kind.DEFENCE_PACT: _Told(
        Action.AGREE,
        Dimension.MILITARY,
        Polarity.FOR,
        Rung.COMMITMENTS,
        "was bound to defend {target}",
        "A2",
        "were bound to defend each other",
    ),
    Kind.NONAGGRESSION: _Told(
        Action.AGREE,
        Dimension.MILITARY,
        Polarity.FOR,
        Rung.COMMITMENTS,
        "was bound not to attack {target}",
        "A2",
        "were bound not to attack each other",
    ),
    Kind.CONSULTATION: _Told(
        Action.AGREE,
        Dimension.MILITARY,
        Polarity.FOR,
        Rung.COMMITMENTS,
        "was bound to consult {target}",
        "A2",
        "were bound to consult each other",
    ),
    Kind.SANCTION: _Told(
        Action.SANCTION, Dimension.SANCTIONS, Polarity.AGAINST, Rung.MONEY_GOODS, "sanctioned {target}", "B2"
    ),
}
_FLOWS: Final = {
    Kind.ARMS: _Told(
        Action.COOPERATE, Dimension.ARMS, Polarity.NEUTRAL, None, "delivered major conventional arms to {target}", "A2"
    ),
    Kind.TRADE: _Told(Action.COOPERATE, Dimension.ECONOMIC, Polarity.NEUTRAL, None, "exported goods to {target}", "B2"),
}


def published(release: "Release", connection: "duckdb.DuckDBPyConnection", one: str, other: str) -> list[Fact]:
    """Return what the chosen publishers tell of a pair, in both directions.

    Parameters
    ----------
    release : Release
        Its cards say who publishes, and to which year.
    connection : duckdb.DuckDBPyConnection
        ``release.connect(as_of)``.
    one, other : str
        State ids.
    """
    cards = {card.key: card for card in release.cards()}
    return [*_ties(connection, cards, one, other), *_flows(connection, cards, one, other)]


def _where(kinds: dict[Kind, _Told], one: str, other: str) -> str:
    chosen = " OR ".join(f"(source = '{CHOSEN[kind]}' AND kind = '{kind.value}')" for kind in kinds)
    return f"actor IN ('{one}', '{other}') AND target IN ('{one}', '{other}') AND ({chosen})"


def _ties(connection: "duckdb.DuckDBPyConnection", cards: dict[str, Source], one: str, other: str) -> Iterator[Fact]:
    rows = connection.execute(
        'SELECT "at", source, kind, actor, target, since, until, mutual, text, published FROM ties '  # noqa: S608 -- state ids
        f'WHERE {_where(_TIES, one, other)} ORDER BY since, "at"'
    ).fetchall()
    for at, source, kind, actor, target, since, until, mutual, text, when in rows:
        card, told = cards[source], _TIES[Kind(kind)]
        stands = "" if until else f", still in force in {card.years[1]}, the last year covered"
        detail = f" ({text})" if text else ""
        yield _fact(
            (at, Kind(kind), actor, target, told, card),
            since=since,
            until=until or str(card.years[1]),
            mutual=mutual,
            words=f"{detail}, from {since} to {until}" if until else f"{detail}, from {since}{stands}",
            when=when,
        )


def _flows(connection: "duckdb.DuckDBPyConnection", cards: dict[str, Source], one: str, other: str) -> Iterator[Fact]:
    rows = connection.execute(
        f"""
        SELECT source, kind, actor, target, since[:4], min("at"), count(*), sum(amount), any_value(unit), max(published)
        FROM flows WHERE {_where(_FLOWS, one, other)} GROUP BY ALL ORDER BY ALL
        """  # noqa: S608 -- state ids
    ).fetchall()
    for source, kind, actor, target, year, at, count, amount, unit, when in rows:
        card, told = cards[source], _FLOWS[Kind(kind)]
        shown = "of unknown value" if amount is None else f"{amount:,.6g} {unit}"
        several = f", {count} rows, the first of which is named" if count > 1 else ""
        yield _fact(
            (at, Kind(kind), actor, target, told, card),
            since=year,
            until="",
            mutual=False,
            words=f" in {year}: {shown}{several}",
            when=when,
            amount=amount,
            unit=unit,
        )


def _fact(
    row: tuple[str, Kind, str, str, _Told, Source],
    *,
    since: str,
    until: str,
    mutual: bool,
    words: str,
    when: str,
    amount: float | None = None,
    unit: str = "",
) -> Fact:
    at, kind, actor, target, told, card = row
    on = first_day(since)
    first, second = named(actor, on), named(target, on)
    act = f"{first} and {second} {told.both}" if mutual else f"{first} {told.words.format(target=second)}"
    sentence = f"{act}{words} ({card.title})."
    source = FactSource(
        title=card.title,
        publisher=card.publisher,
        url=card.url,
        kind=SourceKind.DATASET,
        checked_via=f"row {at} of the release",
        checked_on=card.checked_on,
    )
    return Fact(
        id=at,
        date=since,
        precision=precision(since),
        until=until,
        actor=actor,
        target=target,
        mutual=mutual,
        kind=kind,
        action=told.action,
        dimension=told.dimension,
        rung=told.rung,
        polarity=told.polarity,
        amount=amount,
        unit=unit if amount is not None else "",
        sentence=opening(sentence),
        published=when,
        sources=(source,),
        grade=told.grade,
    )
