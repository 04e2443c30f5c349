"""Whether a curated fact matches a claim, slot by slot: family, kind, direction, period, amount, names and words."""

import re
from datetime import date, timedelta

from bilateral.audit.asked import Asked
from bilateral.audit.families import VAGUE, Family, covers, of_fact
from bilateral.audit.quantities import amount_agreement
from bilateral.audit.titles import signed_on
from bilateral.audit.words import (
    content,
    hard_words,
    kind_words,
    kinds_named,
    names_in,
    numbers_in,
    states_in,
    stems,
    turning_words,
)
from bilateral.record.facts import Fact
from bilateral.shapes.dates import first_day, last_day, precision
from bilateral.shapes.vocabulary import Kind, Precision

_THIRD, MOST = 0.33, 0.6
_NEARLY_ALL, SEVERAL = 0.75, 2
_MONTH = timedelta(days=32)
_BLOWS = frozenset({Family.SANCTION, Family.COERCE, Family.ASSAULT})
_NEAR = frozenset(
    frozenset(pair)
    for pair in (
        (Family.CONCEDE, Family.PROMISE),
        (Family.CONCEDE, Family.PRAISE),
        (Family.PRAISE, Family.PROMISE),
        (Family.CONSULT, Family.PROMISE),
        (Family.CONSULT, Family.PRAISE),
        (Family.CRITICISE, Family.REFUSE),
    )
)
"""Families between which a reader's choice is a matter of taste: to let a sale pass concedes, or approves."""
_AKIN = frozenset(
    frozenset(pair)
    for pair in (
        (Family.ASSAULT, Family.DELIVER),
        (Family.COERCE, Family.DELIVER),
        (Family.CONCEDE, Family.DELIVER),
        (Family.CONSULT, Family.DELIVER),
        (Family.PRAISE, Family.DELIVER),
        (Family.COERCE, Family.CONSULT),
        (Family.COERCE, Family.CONCEDE),
        (Family.COERCE, Family.PRAISE),
    )
)
"""Families further apart, of which one act may be told: troops that fight for another help it, and they assault."""
_DOCUMENTS = frozenset({Kind.TREATY, Kind.DEFENCE_PACT})
VERBAL = frozenset({Family.REQUEST, Family.REFUSE, Family.CRITICISE, Family.THREATEN})
_PROMISED = re.compile(
    r"\b(?:promis\w+|pledg\w+|vow\w*|offer\w*|plan(?:s|ned)?|intend\w*|will|would|ready to|about to|to be supplied)\b",
    re.IGNORECASE,
)
_TO_SIGN = re.compile(
    r"\b(?:promis\w+|pledg\w+|vow\w*|offer\w*|plan(?:s|ned)?|intend\w*|will|would|ready|agreed) (?:to )?"
    r"(?:sign|conclude|ratify)\b",
    re.IGNORECASE,
)
_DOCUMENT = re.compile(r"\b(?:agreement|treaty|accord|pact|protocol|convention)\b", re.IGNORECASE)
_AGAINST = re.compile(r"\bagainst\b", re.IGNORECASE)
_MILITARY_AID = re.compile(r"\bmilitary (?:aid|assistance|help|grants?|financing)\b", re.IGNORECASE)


def of_family(asked: Asked, fact: Fact) -> bool:
    """Whether a fact's act is of the claim's family, or of a near one and told in the claim's own words.

    A blow is a blow, whether a reader takes it for a seizure or an attack; what is promised is never delivered. A verb
    that a reader does not know is of the family of the fact that tells it in the same words.
    """
    family = of_fact(fact)
    if family is asked.family:
        return True
    pair = frozenset({family, asked.family})
    near = pair <= _BLOWS or pair in _NEAR or asked.unknown or (pair in _AKIN and _at_length(asked, fact))
    return near and asked.dated and _told_alike(asked, fact)


def _at_length(asked: Asked, fact: Fact) -> bool:
    """Whether a claim tells a month and at least three things, or two that a fact has both."""
    if _AGAINST.search(asked.text) and not _AGAINST.search(fact.sentence):
        return False
    wanted = words_of(asked)
    all_told = len(wanted) >= SEVERAL and wanted <= stems(fact.sentence)
    return _to_the_month(asked) and (all_told or len(wanted) > SEVERAL)


def _to_the_month(asked: Asked) -> bool:
    """Whether a claim names a month or a day."""
    since, until = asked.window
    return asked.dated and until - since < _MONTH


def _told_alike(asked: Asked, fact: Fact) -> bool:
    """Whether a fact has nearly all of a claim's words, its names among them, and they are several."""
    wanted, told = words_of(asked), stems(fact.sentence)
    if turning_words(asked.text) - told:
        return False
    return len(wanted) >= SEVERAL and len(wanted & told) >= _NEARLY_ALL * len(wanted) and names_in(asked.text) <= told


def of_kind(asked: Asked, fact: Fact) -> bool:
    """Whether a fact is of the kind that a claim tells, or has in its words all that the claim's document is about."""
    if asked.family in VERBAL or covers(asked.kind, fact.kind):
        return True
    if _MILITARY_AID.search(asked.text):  # money for arms is aid in the record, and arms to most readers
        return fact.kind in (Kind.AID, Kind.ARMS) and "militar" in stems(fact.sentence)
    if asked.kind is Kind.MISSILE_SPACE and fact.kind is Kind.ARMS and "missil" in stems(fact.sentence):
        return True  # missiles handed over are arms in the record, and help with missiles is not
    blow = {of_fact(fact), asked.family} <= _BLOWS
    if asked.dated and (blow or asked.proposition.amount is None) and _told_alike(asked, fact):
        return True
    named = bool(names_in(asked.text)) and names_in(asked.text) <= stems(fact.sentence)
    if asked.kind is Kind.STATEMENT and named and of_fact(fact) is asked.family and _to_the_month(asked):
        return True  # the reader knows the act, and not what it is about: "handed the island back"
    about = content(asked.text)
    return (
        asked.family is Family.PROMISE
        and (asked.kind in _DOCUMENTS or (fact.kind in _DOCUMENTS and bool(_DOCUMENT.search(asked.text))))
        and asked.dated
        and bool(about)
        and about <= stems(fact.sentence)
    )


def promises_only(asked: Asked, fact: Fact) -> bool:
    """Whether a claim says that something was promised of which the fact tells no promise: who signs has signed."""
    if _TO_SIGN.search(asked.text):
        return not _TO_SIGN.search(fact.sentence)
    return bool(_PROMISED.search(asked.text)) and not _PROMISED.search(fact.sentence)


def too_strong(asked: Asked, fact: Fact) -> bool:
    """Whether a claim says more than a fact does: "only", "the first"."""
    denied = {"never"} if asked.proposition.negated else set()
    return bool(hard_words(asked.text) - hard_words(fact.sentence) - denied)


def words_of(asked: Asked) -> frozenset[str]:
    """Return the content words of a claim, those of its target and object among them where they stand elsewhere."""
    told = asked.proposition
    return content(asked.text) | content(told.target.text if told.target else "") | content(told.object or "")


def same_direction(asked: Asked, fact: Fact) -> bool:
    """Whether a fact's act goes the way that a claim's does, or neither says who began."""
    if asked.undirected:
        return True
    if asked.mutual and fact.kind is Kind.CLASH:  # "A and B fought": who began is not told
        return True
    if fact.mutual:
        return asked.mutual or fact.actor == asked.actor or fact.kind is not Kind.VISIT or _told_alike(asked, fact)
    return not asked.mutual and fact.actor == asked.actor


def ends(fact: Fact) -> tuple[date, date]:
    """Return the first and the last day that a fact tells of."""
    return first_day(signed_on(fact)), last_day(fact.until or fact.date)


def in_period(asked: Asked, fact: Fact) -> bool:
    """Whether a fact happened within the claim's period, and is dated as exactly as the claim."""
    if not asked.dated:
        return True
    since, until = asked.window
    begun, ended = ends(fact)
    if fact.until and (of_fact(fact) is Family.PROMISE or asked.proposition.amount is None):
        ended = last_day(signed_on(fact))  # signed once and in force for years; deliveries that began then
    if precision(fact.date) is not Precision.DAY:
        ended = max(ended, last_day(fact.date))
    return since <= begun and ended <= until


def overlaps(asked: Asked, fact: Fact) -> bool:
    """Whether a fact tells of any of a claim's days."""
    since, until = asked.window
    begun, ended = ends(fact)
    return begun <= until and ended >= since


def slots(asked: Asked, fact: Fact) -> bool:
    """Whether amount, names, figures, third states and words of a claim are in a fact."""
    return amount_agreement(asked.proposition, asked.text, fact) == "same" and written(asked, fact)


def written(asked: Asked, fact: Fact) -> bool:
    """Whether names, figures and words of a claim are in a fact, whatever its day and amount."""
    return (
        named_in(asked, fact)
        and figured(asked, fact)
        and not too_strong(asked, fact)
        and not promises_only(asked, fact)
        and overlap(asked, fact) >= _least(asked, fact)
    )


def _least(asked: Asked, fact: Fact) -> float:
    """Return how many of a claim's words a fact must have: all of a vague and undated claim, fewer of a well dated one.

    A month, the two states, the direction, the family and the kind of an act seldom fit two acts; then a third of the
    words is enough, if none of them names another kind of thing.
    """
    if asked.kind in VAGUE:
        return MOST if asked.dated else 1.0
    since, until = asked.window
    exact = asked.dated and until - since < _MONTH and precision(fact.date) is not Precision.YEAR
    kinds = {fact.kind, *kinds_named(fact.sentence)}
    sure = (
        exact
        and bool(words_of(asked) & stems(fact.sentence))
        and of_fact(fact) is asked.family
        and covers(asked.kind, fact.kind)
        and all(any(covers(kind, one) for one in kinds) for kind in kinds_named(asked.text))
    )
    return _THIRD if sure else MOST


def named_in(asked: Asked, fact: Fact) -> bool:
    """Whether the proper names and third states of a claim are in a fact."""
    told = stems(fact.sentence)
    third = set(states_in(asked.text)) - {asked.actor, asked.target}
    return names_in(asked.text) <= told and third <= set(states_in(fact.sentence))


def figured(asked: Asked, fact: Fact) -> bool:
    """Whether the figures that a claim writes, beside its date and amount, are in a fact."""
    told = asked.proposition
    dates = {part.lstrip("0") for one in (told.since, told.until) if one for part in one.split("-")}
    left = {one for one in numbers_in(asked.text) if one.lstrip("0") not in dates}
    if told.amount is not None:
        left = {one for one in left if not _is_amount(one, told.amount)}
    return left <= numbers_in(fact.sentence)


def _is_amount(figure: str, amount: float) -> bool:
    try:
        value = float(figure)
    except ValueError:
        return False
    return any(abs(value * scale - amount) < 1e-6 * max(1.0, amount) for scale in (1, 1e2, 1e3, 1e6, 1e9, 1e12))


def overlap(asked: Asked, fact: Fact) -> float:
    """Return the share of a claim's content words that a fact has, in its sentence or by its kind."""
    wanted = words_of(asked)
    if not wanted and asked.family is Family.PROMISE and not kinds_named(asked.text):
        return 0.0  # "A and B agreed", with what they agreed on cut off
    if not wanted:
        on_the_day = asked.exact_day and fact.precision is Precision.DAY
        return 0.0 if asked.kind in VAGUE and not on_the_day else 1.0
    told, kinds = stems(fact.sentence), kind_words()
    return sum(word in told or covers(kinds.get(word), fact.kind) for word in wanted) / len(wanted)
