"""Who acts, for or on whom: the direction of a question.

Works on lower-case text in which every state that was named stands as ``@0``, ``@1`` ... in order of appearance, so
that one table of phrases serves all names. English and German.
"""

import re
from collections.abc import Sequence

from bilateral.questions.model import Direction
from bilateral.shapes.errors import QuestionError

MUTUAL = re.compile(
    r"\beach other\b|\bone another\b|\bmutual(ly)?\b|\breciproc\w+|\bgegenseitig\w*|\beinander\b|\bmiteinander\b|\bbeidseitig\w*"
    r"|\bbetween (the )?@\d\w*( and| or|,) (the )?@\d|\bzwischen (der |den |dem )?@\d\w* und (der |den |dem )?@\d"
    r"|@\d ?(?:[-–/]|and|und|&) ?@\d (?:relations|relationship|ties|trade|alliance|axis|cooperation|beziehungen|handel|partnership|treaty|pact|border|war)\b"
    r"|@\d ?[-–/] ?@\d|@\d ?(?:<-+>|↔|⇄) ?@\d"
    r"|@\d (?:\w+ ){0,3}?(?:vot(?:e|es|ed|ing)|agrees?|agreed) (?:\w+ ){0,4}?(?:like|with|as|together|the same)\b"
    r"|\bvot(?:e|es|ed|ing) (?:\w+ ){0,3}?(?:like|with|together with|the same way as|similarly to|alike|together|in line with) (?:the )?@\d"
    r"|@\d (?:and|&) (?:the )?@\d .*\b(?:together|alike|the same|allies|allied|friends|partners|enemies|rivals|at war|close|cooperate|trade|agree|similar(?:ly)?|aligned)\b"
    r"|\b(?:allied|allies|ally|friends|friendly|partners|partnered|aligned|trad(?:e|es|ed|ing)|cooperat(?:e|es|ed|ing)|collaborat(?:e|es|ed|ing)|relations?|relationship"
    r"|ties|alliance|pact|treaty|agreements?|deals?|at war|talks|negotiat(?:e|es|ed|ing)|border|business|get along|exercises|drills) with (?:the )?@\d"
    r"|\bally of (?:the )?@\d|\b(?:close|how close) (?:is|are|was|were) (?:the )?@\d\w* (?:to|and) (?:the )?@\d"
    r"|\b(?:stimm(?:t|te|en|ten)|abgestimmt)\b.*\b(?:wie|mit|gleich)\b|\bwie oft stimm(?:t|en)\b|\bstimmen\b.*@\d und @\d"
    r"|\b(?:verbündet|befreundet|verfeindet|alliiert)\b|\bbeziehung(?:en)?\b|\bverhältnis\b|\b(?:handel(?:t|n)?|handelt|zusammen|kooperier\w+|bündnis|abkommen|vertrag|pakt) (?:[\w@]+ )?mit (?:der |dem |den )?@\d"
    r"|@\d und (?:die |der |das )?@\d .*\b(?:zusammen|verbündete?|freunde|partner|gleich|ähnlich|handel|krieg|unterstützen sich)\b|\bunterstützen sich\b|\bhelfen sich\b|\barbeiten .*\bzusammen\b|\barbeitet .* mit @\d .*zusammen"
)

COMPARED = re.compile(
    r"\bwho\b.*\b(?:whom?|more|the other|most)\b.*@\d\w*,? or (?:the )?@\d|\bwhich\b.*\b(?:more|the other|most)\b.*@\d\w*,? or (?:the )?@\d"
    r"|@\d\w*,? or (?:the )?@\d\w*:? .*\b(?:more|most|the other)\b|\bwer\b.*\b(?:wen|wem|mehr|stärker|den anderen)\b.*@\d\w*,? oder (?:die |der )?@\d"
    r"|@\d.*\bmore\b.*\bthan\b.*@\d|@\d.*\bmehr\b.*\bals\b.*@\d|\bor (?:is it )?(?:the )?other way (?:a)?round\b|\bor vice versa\b|\boder umgekehrt\b"
    r"|\bwho (?:supports?|backs?|helps?|needs?|depends? on|does more for) whom?\b|\bwer (?:unterstützt|hilft|braucht|stützt) we[nm]\b"
)

#: The subject of these receives, so the other state is the one that acts.
RECEIVING = re.compile(
    r"\b(?:gets?|got|getting|receiv(?:e|es|ed|ing)|bu(?:y|ys|ying)|bought|purchas(?:e|es|ed|ing)|import(?:s|ed|ing)?|obtain(?:s|ed|ing)?|acquir(?:e|es|ed|ing)"
    r"|borrow(?:s|ed|ing)?|accept(?:s|ed|ing)?|rel(?:y|ies|ied|ying)|depend(?:s|ed|ing|ent)?|reliant|need(?:s|ed|ing)?|ow(?:e|es|ed|ing)|benefit(?:s|ed|ing)?|profit(?:s|ed|ing)?"
    r"|count(?:s|ed|ing)? on|lean(?:s|ed|ing)? on|draw(?:s|n|ing)? on|enjoy(?:s|ed|ing)?|indebted|supported by|under"
    r"|bekomm(?:t|en)|erh(?:ält|alten|ielt|ielten)|bezieh(?:t|en)|bezog(?:en)?|kauf(?:t|te|en)|importier(?:t|te|en)|abhängig|angewiesen|braucht|benötigt|schuldet|profitiert)\b"
)
GERMAN_RECEIVING = re.compile(r"(?:bekomm|erh|bezieh|bezog|kauf|importier|brauch|benötig|schulde|profitier)")
GIVING_GERMAN_PARTICIPLE = re.compile(r"\b(?:erhalten|bekommen|bezogen|gekauft|importiert)\b")

#: "Was Cuba backed by Venezuela": the agent stands behind "by" / "von".
PASSIVE = re.compile(
    r"@(?P<patient>\d)\b(?:(?!@).)*?\b(?:\w+(?:ed|en|wn|ld|nt|ught|de)|armed|hit|kept|put|sold)\b(?: \w+){0,4}? by (?:the |its \w+ )?@(?P<agent>\d)"
    r"|\b(?:wird|wurde|werden|wurden|worden|ist)\b(?:(?!@).)*@(?P<patient2>\d)(?:(?!@).)* (?:von|durch) (?:der |dem |den )?@(?P<agent2>\d)(?:(?!@).)*\b(?:ge\w+|unter\w+|ver\w+|be\w+|\w+iert)\b"
)
ACTIVE_BY = re.compile(r"\b(?:stands?|stood|standing|sticks?|stuck) by\b")

#: "aid to Cuba from Russia", "support for Syria by Iran", "Hilfe für Syrien aus dem Iran".
NOMINAL_REVERSED = re.compile(
    r"\b(?:to|for|für|an|nach) (?:the |die |den |das )?@(?P<target>\d)\b(?:(?!@).)*\b(?:from|by|von|aus|durch)(?: \w+)? @(?P<actor>\d)"
    r"|\b(?:von|aus|from) (?:the |der |dem )?@(?P<actor2>\d)\b(?:(?!@).)*\b(?:to|for|für|an|nach) (?:the |die |den |das )?@(?P<target2>\d)"
)
DEPENDENCE_NOUN = re.compile(r"\b(?:dependence|dependency|reliance|abhängigkeit)\b(?:(?!\bon\b|\bvon\b).)*@?.*?\b(?:on|upon|von) (?:\w+ )?@(?P<actor>\d)")

#: A third state behind these is what the question is about, not who it is about.
TOPIC = re.compile(
    r"(?:\b(?:over|about|because of|regarding|concerning|on the issue of|on the question of|on the war in|in the war (?:in|against|on|with)|in its war (?:in|against|on|with)"
    r"|'s (?:\w+ )?(?:war|invasion|aggression|attack|campaign|annexation|blockade|occupation)(?: effort)? (?:in|of|against|on)|(?:war|invasion|aggression|attacks?|annexation|occupation) (?:in|of|against|on)"
    r"|in the conflict (?:in|with|over)|against|amid|during|despite|in|instead of|at the expense of|via|through|than"
    r"|wegen|über|um|gegen|angesichts|im krieg (?:in|gegen)|krieg(?:es)? (?:in|gegen)|in der|in|trotz|statt|angriff(?:s|es)? auf|überfall auf|invasion in))"
    r"(?: the| der| die| des| dem| den)? (?P<mention>@\d)"
)

#: Wars whose names hold a state's name, as topics: they say nothing of the dimension.
WAR_TOPIC = re.compile(
    r"(?:'s )?\b(?:(?:in|over|about|on|during|with|wegen|im|zum|beim|bei|des|gegen)\s+)?(?:the |its |his |their |dem |den |der |ihrem |seinem )?"
    r"(?:full-scale )?(?:(?:war|invasion|aggression|attack|krieg(?:es)?|überfall|angriff(?:skrieg)?) (?:in|on|of|against|gegen|auf)(?: die| der)? ukraine|ukraine[- ]?(?:war|krieg(?:es|s)?))"
)
YES_NO_CLAIM = re.compile(
    r"^\W*(?:is it (?:really |actually )?(?:true|correct|right|a fact)(?: that)?|true or false|fact[- ]?check|(?:verify|check)(?: that)?:?"
    r"|stimmt es(?:,)? dass|ist es (?:wahr|richtig)(?:,)? dass|wahr oder falsch|faktencheck)\b"
)
QUESTION_START = re.compile(
    r"^\W*(?:who|whom|whose|what|which|when|where|why|how|do|does|did|is|are|was|were|has|have|had|can|could|will|would|should|may|might|must|to what extent|since when"
    r"|tell me|show|compare|give|list|explain|in what|in welche|in how|by how|on what|from|under|are there|until when|for how long|at the un"
    r"|wer|wen|wem|was|welche[rsnm]?|wann|wo|warum|wie\w*|inwieweit|inwiefern|hat|haben|hatte|hatten|ist|sind|war|waren|wird|werden|wurde|wurden|kann|können|unterstütz\w*|hilft|helfen"
    r"|gibt|gab|bekommt|erhält|liefert\w*|stimm\w*|steht|stehen|verurteil\w*|schick\w*|kauft\w*|verkauf\w*|handel\w*|bezieht|braucht|droht|seit wann|bis wann|arbeite\w*|steh\w*|besteht|exist\w*|lieferte\w*|leistet\w*|half|halfen|sanktionier\w*|finanzier\w*|bewaffne\w*|kooperier\w*)\b"
)
FINITE = re.compile(
    r"\b(?:is|are|was|were|has|have|had|will|supports|backs|helps|gives|gave|sells|sold|sends|sent|provides|supplies|signed|agreed|promised|voted|condemned|opposes|buys|bought|built|broke|cut|paid|lent|wrote|forgave"
    r"|\w+[^e\W]ed|ist|sind|war|waren|hat|haben|hatte|unterstützte?|liefert|lieferte|half|hilft|gab|gibt|stimmte|stimmt|verurteilte|unterzeichnete|versprach)\b"
)
GENERIC = re.compile(r"\b(?:supports?|supporting|backs?|backing|helps?|helping|allies|allied|unterstützt|unterstützen|hilft|helfen)\b")
PLAIN_ORDER = re.compile(r"@\d\b.*@\d\b")


def is_claim(text: str) -> bool:
    """Whether a text asserts something to be checked instead of asking.

    "Is it true that ..." is a claim if what follows is a particular act; with a general verb ("... that China
    supports Russia?") it is an ordinary question.
    """
    if found := YES_NO_CLAIM.search(text):
        rest = text[found.end() :]
        return not (GENERIC.search(rest) and not re.search(r"\d", re.sub(r"@\d", "", rest)))
    if "?" in text or "->" in text or "→" in text or QUESTION_START.search(text):
        return False
    if not PLAIN_ORDER.search(text):
        return False
    head = text[: text.rindex("@")]
    return bool(FINITE.search(head)) and len(text.split()) > 2  # noqa: PLR2004 -- "A backs B" is the shortest claim


def topics(text: str, states: Sequence[str]) -> list[int]:
    """Return the mentions that name the topic, where more than two states are named.

    Parameters
    ----------
    text : str
        With placeholders.
    states : sequence of str
        State id of each placeholder.
    """
    dropped: list[int] = []
    if len(set(states)) <= 2:  # noqa: PLR2004 -- a dyad has two
        return dropped
    for found in reversed(list(TOPIC.finditer(text))):
        index = int(found.group("mention")[1:])
        left = {states[i] for i in range(len(states)) if i not in (*dropped, index)}
        if len(left) >= 2:  # noqa: PLR2004 -- a dyad has two
            dropped.append(index)
    return dropped


def roles(text: str, states: Sequence[str]) -> tuple[str, str, Direction]:
    """Return actor, target and direction.

    Parameters
    ----------
    text : str
        Lower-case, with placeholders, topics and period removed.
    states : sequence of str
        State id of each placeholder; exactly two different ones among those still in the text.

    Raises
    ------
    QuestionError
        ``cannot_parse`` where fewer or more than two states are asked about, ``same_state`` where one is asked about
        itself.
    """
    order = [int(number) for number in re.findall(r"@(\d)", text)]
    ids = list(dict.fromkeys(states[i] for i in order))
    if len(ids) != 2:  # noqa: PLR2004 -- a dyad has two
        _refuse(ids, len(order))
    first, second = ids
    if COMPARED.search(text):
        return first, second, Direction.BOTH_COMPARED
    actor = _actor(text, states, order)
    if actor is not None:
        return (actor, second if actor == first else first, Direction.ONE_WAY)
    if MUTUAL.search(text):
        return first, second, Direction.MUTUAL
    return first, second, Direction.ONE_WAY


def _refuse(ids: list[str], mentions: int) -> None:
    if not ids:
        message = "The question names no state; name two, as in 'Does North Korea support Russia?'."
        raise QuestionError("cannot_parse", message)
    if len(ids) == 1 and mentions > 1:
        message = f"Both sides of the question are one state ({ids[0]}); name two states."
        raise QuestionError("same_state", message, {"state": ids[0]})
    if len(ids) == 1:
        message = f"The question names one state only ({ids[0]}); name two, as in 'Does North Korea support Russia?'."
        raise QuestionError("cannot_parse", message, {"states": ids})
    message = f"The question is about {len(ids)} states ({', '.join(ids)}); ask about two at a time."
    raise QuestionError("cannot_parse", message, {"states": ids})


def _actor(text: str, states: Sequence[str], order: list[int]) -> str | None:
    """Return the state that acts where the phrase says so, None where plain word order decides."""
    if not ACTIVE_BY.search(text) and (found := PASSIVE.search(text)):
        return states[int(found.group("agent") or found.group("agent2"))]
    if found := DEPENDENCE_NOUN.search(text):
        return states[int(found.group("actor"))]
    if found := RECEIVING.search(text):
        return _giver(text, states, order, found)
    if found := NOMINAL_REVERSED.search(text):
        return states[int(found.group("actor") or found.group("actor2"))]
    return None


def _giver(text: str, states: Sequence[str], order: list[int], verb: re.Match[str]) -> str | None:
    before = [int(i) for i in re.findall(r"@(\d)", text[: verb.start()])]
    after = re.match(r"(?: die| der| das)? @(\d)", text[verb.end() :])
    if before and after and GERMAN_RECEIVING.match(verb.group()) and len(before) == 1:
        receiver = states[int(after.group(1))]
    else:
        receiver = states[before[-1] if before else order[0]]
    givers = [states[i] for i in order if states[i] != receiver]
    return givers[0] if givers else None
