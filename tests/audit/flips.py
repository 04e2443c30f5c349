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
    actor, target, when = _name(fact.actor), _name(fact.target), _when(fact)
    family = of_fact(fact)
    if family is Family.DELIVER and fact.kind in GOODS and not fact.mutual:
        yield from _delivered(fact, actor, target, when)
    elif fact.kind in PACTS and fact.mutual:
        what = PACTS[fact.kind]
        yield Told(f"{actor} and {target} signed a {what} {when}.", fact.id)
        yield Told(f"{actor} and {target} signed a {what} {_when(fact, NEVER)}.", fact.id, "year")
        yield Told(f"{actor} and Mongolia signed a {what} {when}.", fact.id, "actor")
        yield Told(f"{actor} and {target} did not sign a {what} {when}.", fact.id, "negation")
        yield Told(f"{actor} and {target} promised to sign a {what} {when}.", fact.id, "promised")
        yield Told(f"{actor} and {target} signed a loan agreement {when}.", fact.id, "kind")
    elif family in (Family.CRITICISE, Family.PRAISE) and not fact.mutual:
        yield from _said(fact, actor, target, when)
    elif family is Family.VOTE and "against A/RES/" in fact.sentence:
        yield from _voted(fact, actor, when)
    elif family is Family.CONSULT and fact.kind is Kind.VISIT:
        yield Told(f"{actor} held talks with {target} {when}.", fact.id)
        yield Told(f"{actor} held talks with {target} {_when(fact, NEVER)}.", fact.id, "year")
        yield Told(f"{actor} held talks with Mongolia {when}.", fact.id, "actor")
        yield Told(f"{actor} did not hold talks with {target} {when}.", fact.id, "negation")
        yield Told(f"{actor} promised to hold talks with {target} {when}.", fact.id, "promised")


def _delivered(fact: Fact, actor: str, target: str, when: str) -> Iterator[Told]:
    what = GOODS[fact.kind]
    claims = {
        "": (actor, "delivered", _amount(fact), what, target, when),
        "direction": (target, "delivered", _amount(fact), what, actor, when),
        "actor": ("Mongolia", "delivered", _amount(fact), what, target, when),
        "year": (actor, "delivered", _amount(fact), what, target, _when(fact, NEVER)),
        "amount": (actor, "delivered", _amount(fact, 7), what, target, when),
        "kind": (actor, "delivered", _amount(fact), OTHER_GOODS.get(what, "fuel"), target, when),
        "negation": (actor, "did not deliver", _amount(fact), what, target, when),
        "promised": (actor, "promised to deliver", _amount(fact), what, target, when),
    }
    for slot, (who, verb, amount, goods, whom, on) in claims.items():
        if slot != "amount" or amount:
            yield Told(f"{who} {verb} {amount}{goods} to {whom} {on}.", fact.id, slot)


def _said(fact: Fact, actor: str, target: str, when: str) -> Iterator[Told]:
    criticised = of_fact(fact) is Family.CRITICISE
    verb, turned = ("criticised", "praised") if criticised else ("praised", "criticised")
    yield Told(f"{actor} {verb} {target} {when}.", fact.id)
    yield Told(f"{target} {verb} {actor} {_when(fact)}.", fact.id, "direction")
    yield Told(f"Mongolia {verb} {target} {when}.", fact.id, "actor")
    yield Told(f"{actor} {verb} {target} {_when(fact, NEVER)}.", fact.id, "year")
    yield Told(f"{actor} {turned} {target} {when}.", fact.id, "kind")
    yield Told(f"{actor} did not {verb.removesuffix('d')} {target} {when}.", fact.id, "negation")


def _voted(fact: Fact, actor: str, when: str) -> Iterator[Told]:
    symbol = fact.sentence.partition("A/RES/")[2].split()[0].rstrip(",.;)(")
    claim = f"resolution {symbol} of the UN General Assembly"
    yield Told(f"{actor} voted against {claim} {when}.", fact.id)
    yield Told(f"{actor} voted for {claim} {when}.", fact.id, "kind")
    yield Told(f"{actor} abstained on {claim} {when}.", fact.id, "kind")
    yield Told(f"{actor} voted against {claim} {_when(fact, NEVER)}.", fact.id, "year")
    yield Told(f"{actor} did not vote against {claim} {when}.", fact.id, "negation")
    yield Told(f"Mongolia voted against {claim} {when}.", fact.id, "actor")
