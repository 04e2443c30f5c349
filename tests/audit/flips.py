"""Claims made from facts of the record, and the same claims with one slot turned."""

from collections.abc import Iterator
from typing import NamedTuple

from bilateral.audit.families import Family, of_fact
from bilateral.record.facts import Fact
from bilateral.shapes.dates import spoken
from bilateral.shapes.vocabulary import Kind, Precision
from bilateral.states import name_on


class Told(NamedTuple):
    """A claim in words, with the fact and the slot that was turned; empty for a claim as the record has it."""

    text: str
    fact: str
    slot: str = ""


GOODS = {
    Kind.FOOD: "food", Kind.ARMS: "weapons", Kind.MUNITIONS: "ammunition", Kind.FUEL: "oil", Kind.MEDICINE: "medicine",
    Kind.TROOPS: "troops", Kind.AID: "humanitarian aid", Kind.TECHNOLOGY: "technology",
}  # fmt: skip
PACTS = {Kind.TREATY: "treaty", Kind.DEFENCE_PACT: "defence treaty", Kind.TRADE_AGREEMENT: "trade agreement"}
OTHER_GOODS = {"food": "weapons", "weapons": "food", "ammunition": "medicine", "oil": "food", "medicine": "troops"}
COUNTED = {"tonnes", "barrels", "persons", "containers", "rounds", "guns", "missiles", "USD", "aircraft", "vehicles"}
NEVER = 1937


def _name(state: str) -> str:
    return name_on(state, None)


def _when(fact: Fact, year: int | None = None) -> str:
    date = fact.date if year is None else str(year) + fact.date[4:]
    return f"on {spoken(date)}" if fact.precision is Precision.DAY else f"in {spoken(date)}"


def _amount(fact: Fact, times: float = 1) -> str:
    if fact.amount is None or fact.unit not in COUNTED or fact.until:
        return ""
    value = f"{fact.amount * times:,.12g}"
    noun = {"persons": "soldiers" if fact.kind is Kind.TROOPS else "people"}.get(fact.unit, fact.unit)
    return f"${value} worth of " if fact.unit == "USD" else f"{value} {noun} of "


def told(fact: Fact) -> Iterator[Told]:
    """Yield a claim made from a fact, then its turned forms; nothing for facts of other families."""
    family = of_fact(fact)
    if family is Family.DELIVER and fact.kind in GOODS and not fact.mutual:
        yield from _delivered(fact)
    elif fact.kind in PACTS and fact.mutual:
        yield from _signed(fact)
    elif family in (Family.CRITICISE, Family.PRAISE) and not fact.mutual:
        yield from _said(fact)
    elif family is Family.VOTE and "against A/RES/" in fact.sentence:
        yield from _voted(fact)
    elif family is Family.CONSULT and fact.kind is Kind.VISIT:
        yield from _met(fact)


def _delivered(fact: Fact) -> Iterator[Told]:
    actor, target, what = _name(fact.actor), _name(fact.target), GOODS[fact.kind]
    when, amount, other = _when(fact), _amount(fact), OTHER_GOODS.get(what, "fuel")
    yield Told(f"{actor} delivered {amount}{what} to {target} {when}.", fact.id)
    yield Told(f"{target} delivered {amount}{what} to {actor} {when}.", fact.id, "direction")
    yield Told(f"Mongolia delivered {amount}{what} to {target} {when}.", fact.id, "actor")
    yield Told(f"{actor} delivered {amount}{what} to {target} {_when(fact, NEVER)}.", fact.id, "year")
    if amount:
        yield Told(f"{actor} delivered {_amount(fact, 7)}{what} to {target} {when}.", fact.id, "amount")
    yield Told(f"{actor} delivered {amount}{other} to {target} {when}.", fact.id, "kind")
    yield Told(f"{actor} did not deliver {amount}{what} to {target} {when}.", fact.id, "negation")
    yield Told(f"{actor} promised to deliver {amount}{what} to {target} {when}.", fact.id, "promised")


def _signed(fact: Fact) -> Iterator[Told]:
    actor, target, what, when = _name(fact.actor), _name(fact.target), PACTS[fact.kind], _when(fact)
    yield Told(f"{actor} and {target} signed a {what} {when}.", fact.id)
    yield Told(f"{actor} and {target} signed a {what} {_when(fact, NEVER)}.", fact.id, "year")
    yield Told(f"{actor} and Mongolia signed a {what} {when}.", fact.id, "actor")
    yield Told(f"{actor} and {target} did not sign a {what} {when}.", fact.id, "negation")
    yield Told(f"{actor} and {target} promised to sign a {what} {when}.", fact.id, "promised")
    yield Told(f"{actor} and {target} signed a loan agreement {when}.", fact.id, "kind")


def _said(fact: Fact) -> Iterator[Told]:
    actor, target, when = _name(fact.actor), _name(fact.target), _when(fact)
    criticised = of_fact(fact) is Family.CRITICISE
    verb, turned = ("criticised", "praised") if criticised else ("praised", "criticised")
    yield Told(f"{actor} {verb} {target} {when}.", fact.id)
    yield Told(f"{target} {verb} {actor} {when}.", fact.id, "direction")
    yield Told(f"Mongolia {verb} {target} {when}.", fact.id, "actor")
    yield Told(f"{actor} {verb} {target} {_when(fact, NEVER)}.", fact.id, "year")
    yield Told(f"{actor} {turned} {target} {when}.", fact.id, "kind")
    yield Told(f"{actor} did not {verb.removesuffix('d')} {target} {when}.", fact.id, "negation")


def _voted(fact: Fact) -> Iterator[Told]:
    actor, when = _name(fact.actor), _when(fact)
    symbol = fact.sentence.partition("A/RES/")[2].split()[0].rstrip(",.;)(")
    claim = f"resolution {symbol} of the UN General Assembly"
    yield Told(f"{actor} voted against {claim} {when}.", fact.id)
    yield Told(f"{actor} voted for {claim} {when}.", fact.id, "kind")
    yield Told(f"{actor} abstained on {claim} {when}.", fact.id, "kind")
    yield Told(f"{actor} voted against {claim} {_when(fact, NEVER)}.", fact.id, "year")
    yield Told(f"{actor} did not vote against {claim} {when}.", fact.id, "negation")
    yield Told(f"Mongolia voted against {claim} {when}.", fact.id, "actor")


def _met(fact: Fact) -> Iterator[Told]:
    actor, target, when = _name(fact.actor), _name(fact.target), _when(fact)
    yield Told(f"{actor} held talks with {target} {when}.", fact.id)
    yield Told(f"{actor} held talks with {target} {_when(fact, NEVER)}.", fact.id, "year")
    yield Told(f"{actor} held talks with Mongolia {when}.", fact.id, "actor")
    yield Told(f"{actor} did not hold talks with {target} {when}.", fact.id, "negation")
    yield Told(f"{actor} promised to hold talks with {target} {when}.", fact.id, "promised")
