import pytest

from bilateral.record.coding import KIND_RUNG, POLARITIES, rung_of
from bilateral.shapes.vocabulary import Action, Consideration, Kind, Polarity, Rung

_WORKED = [
    (Kind.STATEMENT, Action.SUPPORT, Polarity.FOR, Consideration.UNKNOWN, "", Rung.WORDS),
    (Kind.VETO, Action.SUPPORT, Polarity.FOR, Consideration.UNKNOWN, "", Rung.VOTES),
    (Kind.VOTE, Action.SANCTION, Polarity.AGAINST, Consideration.UNKNOWN, "", Rung.VOTES),
    (Kind.DEFENCE_PACT, Action.AGREE, Polarity.FOR, Consideration.UNKNOWN, "", Rung.COMMITMENTS),
    (Kind.RECOGNITION, Action.SUPPORT, Polarity.FOR, Consideration.UNKNOWN, "", Rung.COMMITMENTS),
    (Kind.FOOD, Action.AID, Polarity.FOR, Consideration.GRANT, "", Rung.MONEY_GOODS),
    (Kind.FOOD, Action.AGREE, Polarity.FOR, Consideration.GRANT, "", Rung.COMMITMENTS),
    (Kind.ARMS, Action.REJECT, Polarity.AGAINST, Consideration.UNKNOWN, "", Rung.WORDS),
    (Kind.ARMS, Action.SANCTION, Polarity.AGAINST, Consideration.UNKNOWN, "", Rung.ARMS),
    (Kind.MUNITIONS, Action.AID, Polarity.FOR, Consideration.UNKNOWN, "", Rung.ARMS),
    (Kind.TROOPS, Action.AID, Polarity.FOR, Consideration.UNKNOWN, "", Rung.TROOPS),
    (Kind.CLASH, Action.ASSAULT, Polarity.AGAINST, Consideration.UNKNOWN, "", Rung.TROOPS),
    (Kind.FUEL, Action.COOPERATE, Polarity.FOR, Consideration.COMMERCIAL, "", None),
    (Kind.ARMS, Action.COOPERATE, Polarity.FOR, Consideration.COMMERCIAL, "S/RES/1874", Rung.ARMS),
    (Kind.VISIT, Action.CONSULT, Polarity.NEUTRAL, Consideration.UNKNOWN, "", None),
]


@pytest.mark.parametrize("case", _WORKED)
def test_worked_cases(case: tuple[Kind, Action, Polarity, Consideration, str, Rung | None]) -> None:
    kind, action, polarity, consideration, breaks, rung = case
    assert rung_of(kind, action, polarity, consideration, breaks) is rung


def test_every_kind_of_act_has_a_rung() -> None:
    assert set(Kind) - set(KIND_RUNG) == {Kind.MEASURE, Kind.ATTRIBUTE}


def test_every_action_has_its_polarities() -> None:
    assert set(POLARITIES) == set(Action)


@pytest.mark.parametrize("kind", sorted(KIND_RUNG))
def test_an_act_of_both_climbs_no_higher_than_commitments(kind: Kind) -> None:
    rung = rung_of(kind, Action.COOPERATE, Polarity.FOR, Consideration.UNKNOWN, "", mutual=True)
    assert rung is not None
    assert rung <= Rung.COMMITMENTS


@pytest.mark.parametrize("kind", sorted(KIND_RUNG))
def test_a_promise_never_climbs_higher_than_its_delivery(kind: Kind) -> None:
    promised = rung_of(kind, Action.AGREE, Polarity.FOR, Consideration.GRANT, "")
    delivered = rung_of(kind, Action.AID, Polarity.FOR, Consideration.GRANT, "")
    assert promised is not None
    assert delivered is not None
    assert promised <= delivered
    assert promised <= Rung.COMMITMENTS


@pytest.mark.parametrize("kind", sorted(KIND_RUNG))
@pytest.mark.parametrize("action", list(Action))
def test_market_price_and_neutral_acts_climb_no_rung(kind: Kind, action: Action) -> None:
    assert rung_of(kind, action, Polarity.FOR, Consideration.COMMERCIAL, "") is None
    assert rung_of(kind, action, Polarity.NEUTRAL, Consideration.GRANT, "") is None


def test_rungs_compare_by_cost() -> None:
    assert max(Rung) is Rung.TROOPS
    assert min(Rung) is Rung.WORDS
    assert Rung.WORDS < Rung.VOTES < Rung.COMMITMENTS < Rung.MONEY_GOODS < Rung.ARMS < Rung.TROOPS
    assert max(Rung.ARMS, Rung.WORDS) is Rung.ARMS
