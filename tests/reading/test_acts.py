"""Classes, parties and slots of sentences of our own, one mechanism each."""

import pytest

from bilateral.reading import Party, Proposition, read


def first(text: str) -> Proposition:
    return next(one for one in read(text).propositions if one.action is not None)


def states(one: Proposition) -> tuple[str | None, str | None]:
    return (one.actor.state_id if one.actor else None, one.target.state_id if one.target else None)


CLASSES = [
    ("CONSULT", "France's foreign minister flew to Cairo for talks with his Egyptian counterpart."),
    ("CONSULT", "Modi paid a state visit to Bhutan."),
    ("SUPPORT", "Canada recognised Kosovo as an independent state."),
    ("SUPPORT", "Hungary threw its weight behind Serbia's bid to join the bloc."),
    ("AGREE", "Kenya pledged to send police to Haiti."),
    ("AGREE", "Armenia is prepared to hand over the maps."),
    ("COOPERATE", "India and Vietnam carried out joint naval exercises in the South China Sea."),
    ("COOPERATE", "Thailand extradited the arms dealer to the United States."),
    ("AID", "Turkey sent rescue teams to Greece after the quake."),
    ("CONCEDE", "The emirate wrote off Sudan's debt."),
    ("CONCEDE", "Israel eased restrictions on goods entering Gaza."),
    ("CONCEDE", "Iran let inspectors return to the site."),
    ("RETREAT", "Eritrean troops pulled out of Badme."),
    ("REQUEST", "The UN chief urged both sides to show restraint."),
    ("REQUEST", "Macron said Iran must release the detainees."),
    ("ACCUSE", "Kyiv blamed Moscow for the explosion."),
    ("ACCUSE", "A jury in Oslo found the trader guilty of smuggling."),
    ("REJECT", "Serbia will not recognise Kosovo."),
    ("REJECT", "Hungary vetoed the aid package for Ukraine."),
    ("THREATEN", "Turkey threatened to send migrants to Europe."),
    ("THREATEN", "Washington said it would impose new tariffs on Mexico."),
    ("PROTEST", "Dockworkers walked off the job in Piraeus."),
    ("SANCTION", "Morocco cut diplomatic ties with Iran."),
    ("COERCE", "Mali told French troops to leave."),
    ("MOBILIZE", "North Korea test-fired a ballistic missile."),
    ("COERCE", "Sri Lanka imposed a curfew in the capital."),
    ("COERCE", "The judge ordered two ministers jailed."),
    ("ASSAULT", "Azerbaijani forces shelled Stepanakert."),
    ("ASSAULT", "Armenia broke the truce, Baku said."),
]


@pytest.mark.parametrize(("action", "text"), CLASSES)
def test_classes(action: str, text: str) -> None:
    assert first(text).action == action


@pytest.mark.parametrize(
    "text",
    [
        "The country's population has grown to 60 million.",
        "Brazil beat Germany in the final.",
        "The earthquake damaged hundreds of houses in Nepal.",
        "Scientists discovered a new species of frog in Ecuador.",
        "Does Iran support Hezbollah?",
        "They met in June.",
    ],
)
def test_what_is_no_act_has_no_class(text: str) -> None:
    assert [one.action for one in read(text).propositions if one.action] == []


@pytest.mark.parametrize(
    ("actor", "target", "text"),
    [
        ("LTU", "BLR", "Two Belarusian diplomats were expelled by Lithuania."),
        ("IRN", "SYR", "Syria has received weapons and money from Iran for years."),
        ("RUS", "BLR", "Russia's sale of oil to Belarus at reduced prices angered Poland."),
        ("EGY", "ETH", "Talks between Egypt and Ethiopia on the dam took place in Cairo."),
        ("KOR", "JPN", "Yoon met Kishida in Tokyo for the first time in twelve years."),
        ("CHN", "CAN", "Two Canadians were arrested in China in 2018."),
        ("IND", "CHN", "India turned down China's request to reopen the consulate."),
        ("IRN", "GBR", "Iran's Revolutionary Guards seized a British-flagged tanker in July 2019."),
        ("TUR", "SYR", "On 9 October 2019 Turkey launched an offensive against Kurdish forces in northern Syria."),
        ("AFG", None, "A court in Afghanistan banned the newspaper."),
    ],
)
def test_direction(actor: str, target: str | None, text: str) -> None:
    assert states(first(text)) == (actor, target)


def test_backers_are_no_actors() -> None:
    assert states(first("US-backed rebels shelled a village.")) == (None, None)


def test_coordinated_actors_and_targets_are_propositions_of_their_own() -> None:
    told = read("Norway and Chile condemned Iran and Syria.").propositions
    assert {states(one) for one in told} == {("NOR", "IRN"), ("NOR", "SYR"), ("CHL", "IRN"), ("CHL", "SYR")}


def test_coordinated_verbs_share_their_subject() -> None:
    told = read("Mali expelled the envoy, closed its embassy in Paris and recalled its ambassador.").propositions
    assert [one.action for one in told] == ["COERCE", "SANCTION", "SANCTION"]
    assert {one.actor and one.actor.state_id for one in told} == {"MLI"}


@pytest.mark.parametrize(
    ("modality", "negated", "text"),
    [
        ("asserted", False, "Egypt jailed two reporters."),
        ("reported", False, "Israeli warplanes struck targets in Lebanon, security sources said."),
        ("reported", False, "Egypt reportedly jailed two reporters."),
        ("reported", False, "According to the UN, Egypt jailed two reporters."),
        ("promised", False, "Japan will provide the Philippines with ships."),
        ("requested", False, "South Africa urged Israel to lift the siege."),
        ("threatened", False, "Pyongyang threatened to shell Seoul."),
        ("denied", False, "Moscow denied that it had delivered oil to North Korea."),
        ("considered", False, "Russia is considering a sale of fighter jets to North Korea."),
        ("conditional", False, "Azerbaijan would supply gas to Armenia if the corridor opened."),
        ("opinion", False, "Serbia should support Russia at the United Nations."),
        ("prediction", False, "Egypt could jail the reporters."),
        ("asserted", True, "North Korea has never sold weapons to Russia."),
    ],
)
def test_modality_and_negation(modality: str, negated: bool, text: str) -> None:  # noqa: FBT001 -- a value
    told = first(text)
    assert (told.modality, told.negated) == (modality, negated)


def test_what_is_considered_stays_so_when_reported() -> None:
    told = first("Russia has been reported to be considering a sale of missiles to Iran.")
    assert (told.modality, told.kind, states(told)) == ("considered", "arms", ("RUS", "IRN"))


def test_the_speaker_is_named() -> None:
    told = first("A minister in Beirut said that Israeli warplanes had struck Lebanon.")
    assert told.speaker is not None
    assert told.speaker == Party("A minister in Beirut", "LBN")


def test_a_pronoun_of_the_speaker_is_the_speaker() -> None:
    told = first("Slovakia says it will not accept the migrants.")
    assert (told.actor and told.actor.text, told.action) == ("Slovakia", "REJECT")


@pytest.mark.parametrize(
    ("amount", "unit", "since", "kind", "text"),
    [
        (8e9, "EUR", "2023", "arms", "In 2023 Germany gave Ukraine military aid worth 8 billion euros."),
        (52.0, "persons", "2020", "medicine", "Cuba sent 52 doctors to Italy in 2020."),
        (None, None, "2022-08", "arms", "Tehran has supplied Moscow with attack drones since August 2022."),
        (3e9, "USD", None, "loan", "Saudi Arabia promised Pakistan a loan of three billion dollars."),
        (80.0, "percent", "2019", "arms", "China supplied four fifths of Pakistan's arms imports in 2019-2023."),
    ],
)
def test_slots(amount: float | None, unit: str | None, since: str | None, kind: str, text: str) -> None:
    told = first(text)
    assert (told.amount, told.unit, told.since, told.kind) == (amount, unit, since, kind)


@pytest.mark.parametrize(
    ("kind", "text"),
    [
        ("vote", "Belarus voted against resolution 68/262 in 2014."),
        ("veto", "Russia vetoed the draft in July 2015."),
        ("defence_pact", "Greece and France signed a mutual defence treaty."),
        ("embassy", "Ireland reopened its embassy in Tehran."),
        ("sanction_relief", "The United States lifted sanctions on Sudan."),
        ("debt_relief", "Russia wrote off most of Cuba's debt."),
    ],
)
def test_kinds(kind: str, text: str) -> None:
    assert first(text).kind == kind


def test_standing_relations_have_no_class_but_parties() -> None:
    told = read("A defence obligation between Turkey and Azerbaijan has been in force since the 1990s.").propositions[0]
    assert (told.action, told.kind, states(told), told.since) == (None, "defence_pact", ("TUR", "AZE"), "1990")


def test_every_proposition_lists_its_rules() -> None:
    told = first("Kenya agreed to send police to Haiti.")
    assert told.rules[0] == "frame.promise.agree"
    assert any(rule.startswith("mobilize.send") for rule in told.rules)
