"""Patterns of sentences on acts between states: one sentence of our own for each, with what it says."""

import pytest

from bilateral.reading import Proposition, read


def first(text: str, date: str | None = None) -> Proposition:
    return next(one for one in read(text, date=date).propositions if one.action is not None)


def told(text: str) -> tuple[str | None, str | None, str | None]:
    one = first(text)
    return (one.actor.state_id if one.actor else None, one.target.state_id if one.target else None, one.action)


@pytest.mark.parametrize(
    ("expected", "text"),
    [
        # formal acts of two states
        (("BGR", "GRC", "AGREE"), "Bulgaria and Greece put their names to a friendship treaty in 1964."),
        (("PER", "ECU", "AGREE"), "A border agreement was initialled by Peru and Ecuador on 26 October 1998."),
        # clefts, and a verb with re-
        (("NOR", "SWE", "COOPERATE"), "It was in 1997 that Norway sold Sweden a ferry."),
        (("KEN", "UGA", "AID"), "It was Kenya that gave Uganda two patrol boats in 2009."),
        (("LAO", "THA", "SUPPORT"), "Laos re-established diplomatic relations with Thailand in 1978."),
        (("CYP", "ISR", "COOPERATE"), "Cyprus and Israel held a naval drill off Limassol."),
        (("ARM", "GEO", "COOPERATE"), "Armenia and Georgia jointly rebuilt the power station."),
        # nouns that name acts
        (("NER", "BEN", "SANCTION"), "Niger's closure of its border with Benin lasted two years."),
        (("FJI", "TON", "AID"), "Fiji's gift of 40 tents to Tonga arrived on Tuesday."),
        (("EGY", "SDN", "COERCE"), "Egypt's arrest of four Sudanese traders strained relations."),
        (("TCD", "CAF", "RETREAT"), "The withdrawal of Chadian troops from the Central African Republic left a gap."),
        (("PER", "ECU", "MOBILIZE"), "The deployment of 3,000 Peruvian soldiers near Ecuador alarmed its neighbours."),
        (("SAU", "YEM", "ASSAULT"), "The shelling of Yemen by Saudi guns continued."),
        (("BEL", "RWA", "SANCTION"), "Belgian aid to Rwanda was cut by half."),
        (("QAT", "SDN", "AID"), "Qatari loans to Sudan paid for the bridge."),
        # visits and letters
        (("TUR", "QAT", "CONSULT"), "Erdogan received Sheikh Tamim in Ankara."),
        (("CHL", "PER", "CONSULT"), "The Chilean defence minister is on a two-day visit to Lima."),
        (("PRK", "LAO", "SUPPORT"), "North Korea sent Laos a message of condolence."),
        (("HUN", "GEO", "SUPPORT"), "Georgia's bid has the backing of Hungary."),
        (("NOR", "RUS", "PROTEST"), "Norway boycotted the games in protest at Russia's seizure of a trawler."),
        (("OMN", "GBR", "COOPERATE"), "Oman let Britain build a naval base at Duqm."),
        (("NLD", "UKR", "AID"), "The Netherlands gave Ukraine its F-16s."),
        # names as the sentence's year means them
        (("CSK", "EGY", "COOPERATE"), "Prague sold rifles to Egypt in 1955."),
        # parties outside the grammatical roles
        (("ZMB", "MWI", "AID"), "Zambia sent 200 soldiers to prop up the government in Lilongwe."),
        (("IRN", "BHR", "COERCE"), "Hackers in the service of Iran penetrated a ministry in Bahrain."),
        (("FJI", "EGY", "RETREAT"), "Sixty Fijian soldiers were withdrawn from Egypt."),
        (("RUS", "BLR", "AID"), "Belarus was supplied with Russian tractors."),
        (("MEX", "CUB", "AID"), "Some 300 tonnes of beans were shipped to Cuba as a gift from Mexico."),
        (("RWA", "COD", "ASSAULT"), "Rwandan gunners shelled Congolese positions near Goma."),
        # acts as the record codes them
        (("MLI", "DNK", "COERCE"), "Mali has thrown out the Danish contingent."),
        (("LVA", "BLR", "COERCE"), "Two Belarusian diplomats have been declared personae non gratae by Latvia."),
        (("KWT", "EGY", "CONCEDE"), "Kuwait wrote off 900 million dollars owed by Egypt."),
        (("NLD", "RUS", "PROTEST"), "The Netherlands summoned the Russian ambassador over the hacking."),
        (("BGR", "MKD", "REJECT"), "Bulgaria blocked North Macedonia's path to membership."),
        (("RUS", "SYR", "SUPPORT"), "Russia used its veto in defence of Syria."),
        (("DZA", "MAR", "COOPERATE"), "Algerian soldiers fought alongside the Moroccan army."),
        (("POL", "USA", "COOPERATE"), "Poland let American jets fly from Powidz."),
        (("CHN", "VNM", "ASSAULT"), "Chinese infantry poured across the Vietnamese frontier."),
    ],
)
def test_parties_and_classes(expected: tuple[str, str, str], text: str) -> None:
    assert told(text) == expected


@pytest.mark.parametrize(
    ("action", "modality", "negated", "text"),
    [
        ("COOPERATE", "denied", False, "Kenya denies having sold cement to Uganda."),
        ("ASSAULT", "denied", False, "Niger denied that its gunners had shelled Chadian positions."),
        ("COOPERATE", "considered", False, "Chile is considering the purchase of four frigates from France."),
        ("AID", "considered", False, "Norway is thinking about donating tanks to Latvia."),
        ("SANCTION", "considered", False, "Norway toyed with the idea of closing its border with Finland."),
        ("COOPERATE", "conditional", False, "If the line is built, Togo will buy electricity from Ghana."),
        ("AID", "prediction", False, "Japan will probably lend Mongolia 40 million dollars."),
        ("AID", "prediction", False, "Analysts believe that Russia will lend Belarus a billion dollars."),
        ("RETREAT", "opinion", False, "Chad should recall its soldiers from Niger, the editorial concludes."),
        ("AID", "reported", False, "Kenya has sent rice to Somalia, its envoy told reporters here."),
        ("CONCEDE", "asserted", True, "Cuba has yet to lift its embargo on Haiti."),
        ("SANCTION", "asserted", True, "Chile has imposed no sanctions on Peru."),
        ("COERCE", "asserted", True, "No Thai diplomats were expelled by Laos."),
    ],
)
def test_presentation(action: str, modality: str, negated: bool, text: str) -> None:  # noqa: FBT001 -- a value
    one = first(text)
    assert (one.action, one.modality, one.negated) == (action, modality, negated)


@pytest.mark.parametrize(
    ("amount", "unit", "text"),
    [
        (12000.0, "persons", "Israel recruited 12,000 Thai farm workers."),
        (14.0, "persons", "Fourteen Malian soldiers were trained by Germany."),
        (300.0, "persons", "Cuba sent 300 of its doctors to Syria."),
        (10.0, "helicopters", "Italy gave Albania ten Black Hawk helicopters."),
        (24.0, "jets", "France sold Egypt twenty-four Rafale jets."),
        (65e6, "DKK", "Denmark withheld 65 million kroner in aid from Mali."),
        (5e7, "MYR", "Malaysia lent Cambodia 50 million ringgit."),
        (1.5e6, "tonnes", "Kazakhstan struck a deal with Georgia to send 1.5 million tonnes of crude."),
        (150.0, "MW", "Ghana asked Togo for 150 megawatts of electricity."),
        (4.0, "systems", "Algeria sold Mali four S-125 systems."),
        (None, None, "Algeria sold Mali S-125 systems."),
        (None, None, "In 1979 Tanzanian troops marched into Uganda."),
        (None, None, "China staged four days of drills around Taiwan."),
    ],
)
def test_amounts(amount: float | None, unit: str | None, text: str) -> None:
    one = first(text)
    assert (one.amount, one.unit) == (amount, unit)


@pytest.mark.parametrize(
    ("since", "until", "text"),
    [
        ("2023-03", "2023-06", "Between March and June 2023 Senegal imported diesel from Russia."),
        ("2019-05-03", "2019-05-07", "From 3 to 7 May 2019 Iran shelled Iraq."),
        (
            "1967-06",
            "1967-06",
            "De Gaulle's arms embargo against Israel, declared in June 1967, surprised his generals.",
        ),
        ("1997", "1997", "It was in 1997 that Norway sold Sweden a ferry."),
        (None, None, "For the first time since 1990, Iraq's foreign minister paid a visit to Kuwait."),
    ],
)
def test_periods(since: str | None, until: str | None, text: str) -> None:
    one = first(text)
    assert (one.since, one.until) == (since, until)


@pytest.mark.parametrize(
    ("kind", "text"),
    [
        ("munitions", "Sudan appealed to Egypt for ammunition."),
        ("sanction", "France's arms embargo against Israel held."),
        ("clash", "Israel bombed an Iraqi reactor."),
        ("labour", "South Korea sent 300 miners to Germany."),
        ("training", "Germany trained Malian soldiers."),
        ("base", "Poland let American jets fly from Powidz."),
        ("abduction", "Turkey released two Greek soldiers."),
        ("expulsion", "Angola drove out 300 Congolese migrants."),
        ("technology", "Israel licensed its drone technology to Azerbaijan."),
        ("visit", "India declined an invitation to a forum in Beijing."),
        ("sanction_relief", "Australia dropped its duties on Chinese steel."),
        ("culture", "Italy handed a looted obelisk back to Ethiopia."),
        ("trade_agreement", "Chile and Peru signed a free trade agreement."),
        ("nonaggression", "Finland and Russia signed a non-aggression pact."),
        ("fuel", "Algeria threatened to suspend gas deliveries to Spain."),
    ],
)
def test_kinds(kind: str, text: str) -> None:
    assert first(text).kind == kind


@pytest.mark.parametrize(
    "text",
    [
        "Heavy rains drove thousands of families from their homes in Pakistan.",
        "Historians still disagree about why Rome fell.",
        "The border between Zambia and Zimbabwe follows a river.",
    ],
)
def test_what_no_party_does_is_no_act(text: str) -> None:
    assert [one.action for one in read(text).propositions if one.action] == []


@pytest.mark.parametrize(
    ("kind", "text"),
    [
        ("consultation", "The trade ministers of Peru and Chile held talks on 3 May 2011."),
        ("visit", "Chile's president flew to Lima for talks with his Peruvian counterpart."),
        ("veto", "Exercising its veto, Russia blocked a resolution on Syria."),
        ("sanction", "Kenya banned imports of Ugandan maize."),
        ("treaty", "Laos and Vietnam signed a border accord after a year of talks."),
        ("debt_relief", "Chad has asked China to reschedule $2 billion of loans."),
    ],
)
def test_kinds_of_words_and_rules(kind: str, text: str) -> None:
    assert first(text).kind == kind


@pytest.mark.parametrize(
    ("modality", "text"),
    [
        ("threatened", "Iran will close the strait to American ships, its president declared."),
        ("reported", "Officials in Madrid said that Morocco had sent Mali rice."),
    ],
)
def test_a_state_s_own_word_is_no_hearsay(modality: str, text: str) -> None:
    assert first(text).modality == modality


@pytest.mark.parametrize(
    "text",
    [
        "Voters in Peru go to the polls in April.",
        "The film was shot in Kenya and Uganda.",
        "The two countries have a long border.",
        "The Kenyan embassy in Rome is on a quiet street.",
    ],
)
def test_no_act(text: str) -> None:
    assert not [one for one in read(text).propositions if one.action is not None]


def test_scaled_amounts_are_exact() -> None:
    assert first("China lent Zambia $4.1 billion.").amount == 4_100_000_000


def test_countries_are_no_amount() -> None:
    assert all(
        one.amount is None for one in read("The two countries have benefited from trade with Iran.").propositions
    )
