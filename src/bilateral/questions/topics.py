"""What a question is about: its dimension, and whether it asks for support or for hostility.

Word lists in English and German, as patterns on lower-case text from which states and periods have been taken out
(states stand as ``@0``, ``@1``).
"""

import re

from bilateral.shapes.vocabulary import Dimension

#: In order: the first pattern that matches names the dimension, so compound terms stand before their parts.
DIMENSIONS: tuple[tuple[Dimension, str], ...] = (
    (
        Dimension.AID_DEBT,
        r"(military|humanitarian|financial|economic|development|food|foreign|budget(ary)?|security|emergency|medical) "
        r"(aid|assistance)\b|\b(militär|entwicklungs|finanz|wirtschafts|nahrungsmittel|lebensmittel|nothilfe|hungerhilfe)-?hilfen?\b"
        r"|\b(militärische|humanitäre|finanzielle|wirtschaftliche)[rn]? hilfe",
    ),
    (
        Dimension.SANCTIONS,
        r"\bsanction(s|ed|ing)?\b|\bembargo(es|ed)?\b|\bblockade|\bsanktion(en|iert|ieren|ierte)?\b|\bembargos?\b",
    ),
    (
        Dimension.NUCLEAR,
        r"\bnuclear\b|\batom(ic|ar|programm|waffe|kraft|bombe|reaktor|test)\w*|\breactors?\b|\buranium\b|\benrich|\bplutonium"
        r"|\bnuklear\w*|\bkern(waffe|kraft|energie)\w*|\breaktor\w*|\bbomb\b(?! \w)",
    ),
    (
        Dimension.ARMS,
        r"\barms\b|\bweapon(s|ry)?\b|\barming\b|\barmed\b|\bmissiles?\b|\bmunitions?\b|\bammunition\b|\bshells\b|\brockets?\b"
        r"|\bdrones?\b|\btanks?\b|\bfighter jets?\b|\bwarplanes?\b|\bartillery\b|\bwarships?\b|\bsubmarines?\b|\bspare parts\b|\bguns\b"
        r"|\baircraft\b|\bair defen[cs]e\b|\bmilitary (hardware|equipment|technology|supplies)\b|\bhimars\b|\bpatriots?\b|\bf-?16s?\b"
        r"|\bwaffen\w*|\brüstung\w*|\bmunition\b|\braketen?\w*|\bdrohnen?\b|\bpanzer\b|\bgranaten\b|\bkampf(jets?|flugzeuge?)\b|\bersatzteile"
        r"|\bbewaffnet\w*",
    ),
    (
        Dimension.AID_DEBT,
        r"\baid\b(?!ing)|\bloans?\b|\bcredits?\b|\bdebts?\b|\bdebt relief\b|\bgrants?\b|\bdonat\w+|\bhumanitarian\b|\bbail(ed)?[- ]?out\b"
        r"|\bsubsid\w+|\bwrit(e|ten|ing) off\b|\bwrote off\b|\bforg(ave|iven?|iving)\b|\bowes?\b|\blend(s|ing)?\b|\blent\b"
        r"|\bcharity\b|\bhilfsgelder\w*|\bhilfen\b|\bkredite?n?\b|\bschulden\w*|\bspenden?\b|\bdarlehen\b|\bentwicklungshilfe\b|\bverschuldet\b"
        r"|\berlassen\b|\bgeldgeber\b|\bfinanzhilfen?\b|\bfinanziell\w*|\bfinancial\w*|\bfinanc(e|es|ed|ing)\b|\bbankroll\w*|\bfund(s|ed|ing)?\b"
        r"|\bmoney\b|\bgeld\b",
    ),
    (
        Dimension.MILITARY,
        r"\bmilitar(y|ily)\b|\btroops?\b|\bsoldiers?\b|\barm(y|ies)\b|\bnavy\b|\bforces\b|\bdefen[cs]e\b|\bdefend(s|ed|ing)?\b|\ballian(ce|ces)\b"
        r"|\bally\b|\ballies\b|\ballied\b|\bbases?\b|\btrain(s|ed|ing)\b|\bexercises?\b|\bdrills?\b|\bpact\b|\bwar(s)?\b(?! on)|\bfight(s|ing)?\b|\bfought\b"
        r"|\binva(de|ded|sion)\b|\bsecurity guarantees?\b|\bintelligence\b|\battack(s|ed|ing)?\b|\bbomb(s|ed|ing)\b|\bat war\b"
        r"|\bmilitär\w*|\btruppen\w*|\bsoldaten\b|\barmee\b|\bverteidig\w*|\bbündnis\w*|\bverbündet\w*|\ballianz\b|\bstützpunkte?n?\b|\bausbildung\b"
        r"|\bmanöver\w*|\bbeistand\w*|\bkrieg\w*|\bkämpf\w*|\bangegriffen\b|\bangriff\w*|\bsicherheitsgaranti\w*|\bstreitkräfte\w*",
    ),
    (
        Dimension.SCIENCE_ENERGY,
        r"\bscien(ce|tific|tists?)\b|\btechnolog(y|ies|ical)\b|\bspace\b|\bsatellites?\b|\belectricity\b|\bhydro\w*|\bpower (plants?|stations?|grid)\b"
        r"|\benergy\b|\bresearch\b|\bwissenschaft\w*|\btechnologi\w*|\btechnik\b|\bweltraum\w*|\braumfahrt\w*|\bsatelliten?\w*|\bstrom\b|\bwasserkraft\w*"
        r"|\bkraftwerk\w*|\bforschung\w*|\benergie\w*",
    ),
    (
        Dimension.ECONOMIC,
        r"\btrad(e|es|ed|ing)\b|\beconom(y|ies|ic|ically)\b|\bexport(s|ed|ing|er)?\b|\bimport(s|ed|ing|er)?\b|\bfuels?\b|\boil\b|\bgas\b|\bpetroleum\b|\bcoal\b"
        r"|\bfood\b|\bgrain\b|\bwheat\b|\brice\b|\bmedicines?\b|\bvaccines?\b|\binvest(s|ed|ing|ments?|ors?)?\b|\bworkers?\b|\blabou?r(ers)?\b|\btariffs?\b"
        r"|\bgoods\b|\btransport\w*|\brailways?\b|\bpipelines?\b|\bbusiness\b|\bcommerc\w+|\bbu(y|ys|ying)\b|\bbought\b|\bsell(s|ing)?\b|\bsold\b|\bminerals?\b"
        r"|\bsemiconductors?\b|\bchips\b|\bhandel\w*|\bwirtschaft\w*|\bexport\w*|\bimport\w*|\btreibstoff\w*|\böl\b|\berdöl\w*|\berdgas\w*|\bkohle\b"
        r"|\bgetreide\b|\bweizen\b|\breis\b|\bmedikament\w*|\barznei\w*|\bimpfstoff\w*|\bnahrungsmittel\w*|\blebensmittel\w*|\binvesti\w*|\barbeiter\w*|\barbeitskräfte\w*"
        r"|\bzölle\w*|\bwaren\b|\bkauft?\b|\bverkauf\w*|\bgasliefer\w*|\böl(liefer|import|export)\w*",
    ),
    (
        Dimension.DIPLOMATIC,
        r"\bvot(e|es|ed|ing)\b|\bveto(es|ed)?\b|\bdiploma(cy|tic|tically|ts?)\b|\bunited nations\b|\bun\b|\bu\.n\.|\bgeneral assembly\b|\bsecurity council\b"
        r"|\bunga\b|\bunsc\b|\brecogni[sz](e|es|ed|ing)\b|\brecognition\b|\bembass(y|ies)\b|\bambassadors?\b|\bcondemn(s|ed|ing|ation)?\b|\bcriticis\w+|\bcriticiz\w+"
        r"|\bdenounc\w+|\bresolutions?\b|\bpolitical(ly)?\b|\bsummits?\b|\bvisit(s|ed|ing)?\b|\bspeak(s)? out\b|\bstatements?\b|\btreat(y|ies)\b|\bpraise[sd]?\b"
        r"|\bmeet(s|ing)?\b|\bmet\b|\babstain\w*|\bagreements?\b|\bdiplomat\w*|\babstimm\w*|\bstimm(t|te|en|ten)\b|\babgestimmt\b|\bgestimmt\b|\bvereinten nationen\b|\buno?\b|\bgeneralversammlung\b"
        r"|\bvollversammlung\b|\bsicherheitsrat\b|\banerk(annt|enn)\w*|\berkennt\b|\bbotschaft\w*|\bverurteil\w*|\bkritisier\w*|\bpolitisch\w*|\bbesuch\w*|\bresolution(en)?\b|\bvertrag\b"
        r"|\babkommen\b|\bveto\w*",
    ),
    (
        Dimension.SOCIETY,
        r"\bcultur(e|al|ally)\b|\btouris(m|ts?)\b|\bstudents?\b|\bmigra\w+|\brefugees?\b|\beducation\b|\bsports?\b|\breligio\w+|\bpublic opinion\b|\bchildren\b"
        r"|\bkultur\w*|\btouris\w*|\bstudent\w*|\bstudierende\w*|\bflüchtlinge?n?\b|\bbildung\b|\bgesellschaft\w*",
    ),
)

AGAINST = (
    r"\bagainst\b|\bcondemn\w*|\boppos(e|es|ed|ing|ition)\b|\bcritici[sz]\w*|\bdenounc\w*|\bsanctioned\b|\bsanctioning\b|\bimposed? .*sanctions?\b"
    r"|\bsanctions? (against|on)\b|\battack(s|ed|ing)?\b|\bthreaten\w*|\bhostil\w*|\benem(y|ies)\b|\bbetray\w*|\babandon\w*|\binva(de|ded|des)\b"
    r"|\bbomb(s|ed|ing)\b|\bvetoed\b|\baccus(e|es|ed|ing)\b|\breject(s|ed)?\b|\brefus(e|es|ed)\b|\bat war\b|\bexpel\w*|\bundermin\w*|\bpunish\w*"
    r"|\bgegen\b|\bverurteil\w*|\bkritisier\w*|\bsanktionier\w*|\bbedroh\w*|\bdroht\w*|\bfeind\w*|\bangegriffen\b|\bgreift .* an\b|\babgelehnt\b|\blehnt .* ab\b"
)
STATE_SANCTIONS = r"\b(have|has|had|are there|under)\b.*\bsanctions\b"


def dimension_of(text: str) -> str:
    """Return the dimension that a question is about, or ``overall``."""
    lowered = text.lower()
    for dimension, pattern in DIMENSIONS:
        if re.search(pattern, lowered):
            return dimension.value
    return "overall"


def polarity_of(text: str) -> str:
    """Return ``against`` where a question asks for hostile acts, else ``for``."""
    lowered = text.lower()
    return "against" if re.search(AGAINST, lowered) or re.search(STATE_SANCTIONS, lowered) else "for"
