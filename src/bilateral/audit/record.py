"""Claims held against the curated facts of their pair, slot by slot.

A fact bears a claim out only where every filled slot matches: direction, family of act, kind, period, amount, the names
and figures that the claim writes, and the words of what it is about. Everything else is not enough evidence, but for
four cases in which one fact matches all slots except one: another amount, another date, the other direction, and a
denial of what a fact tells.
"""

import re
from collections.abc import Sequence
from datetime import date, timedelta

from bilateral.assess.rows import row_of
from bilateral.audit.asked import Asked
from bilateral.audit.covering import facts_of
from bilateral.audit.families import VAGUE, Family, covers, of_fact
from bilateral.audit.model import Finding, Searched, Verdict
from bilateral.audit.nearest import nearest
from bilateral.audit.quantities import amount_agreement
from bilateral.audit.store import Store
from bilateral.audit.titles import NOUNS, is_its_own, signed_on, tells_of, title_signed
from bilateral.audit.words import content, hard_words, kind_words, kinds_named, names_in, numbers_in, states_in, stems
from bilateral.record.facts import Fact
from bilateral.shapes.dates import first_day, last_day, months_before, precision, spoken
from bilateral.shapes.vocabulary import Kind, Precision

_RECENT_MONTHS = 36
_MOST = 0.6
_HALF, _THIRD = 0.5, 0.33
_MONTH = timedelta(days=32)
_NEARLY_ALL, _SEVERAL = 0.75, 2
_BLOWS = frozenset({Family.SANCTION, Family.COERCE, Family.ASSAULT})
_SHOWN = 3
_SEVERAL_YEARS = re.compile(r"(?<!between )\b\d{4}(?:,| and) (?:in )?\d{4}\b", re.IGNORECASE)
_PROMISED = re.compile(
    r"\b(?:promis\w+|pledg\w+|vow\w*|offer\w*|plan(?:s|ned)?|intend\w*|will|would|ready to|about to|to be supplied)\b",
    re.IGNORECASE,
)
_TO_SIGN = re.compile(
    r"\b(?:promis\w+|pledg\w+|vow\w*|offer\w*|plan(?:s|ned)?|intend\w*|will|would|ready|agreed) (?:to )?"
    r"(?:sign|conclude|ratify)\b",
    re.IGNORECASE,
)
_MILITARY_AID = re.compile(r"\bmilitary (?:aid|assistance|help|grants?|financing)\b", re.IGNORECASE)
_NEVER = re.compile(r"\bnever\b", re.IGNORECASE)
_DEFINITE = re.compile(r"(?:the|their|its)\b", re.IGNORECASE)
_ONCE = frozenset({Kind.TREATY, Kind.DEFENCE_PACT, Kind.NONAGGRESSION, Kind.TRADE_AGREEMENT, Kind.RECOGNITION})
_DOCUMENTS = frozenset({Kind.TREATY, Kind.DEFENCE_PACT})
_VERBAL = frozenset({Family.REQUEST, Family.REFUSE, Family.CRITICISE, Family.THREATEN})
_UNDECIDING = frozenset({"considered", "denied", "threatened"})


def of_record(asked: Asked, store: Store) -> Finding | None:
    """Return what the curated facts of a pair say of a claim; None where it is about no pair with facts."""
    if asked.pair is None:
        return None
    facts = [fact for fact in store.facts(*asked.pair) if first_day(fact.date) <= asked.cut]
    if not facts:
        return None
    found = _decided(asked, facts)
    if found is not None:
        return found
    near = nearest(asked, facts)
    why = _why(asked, near)
    return Finding(
        verdict=Verdict.NOT_ENOUGH_EVIDENCE,
        reasons=why,
        sentence=_undecided(near, why),
        instead=row_of(near) if near else None,
        searched=(Searched("record", facts_of(asked), len(facts)),),
    )


def _decided(asked: Asked, facts: Sequence[Fact]) -> Finding | None:
    if asked.family in (Family.VOTE, Family.RELATION) or asked.proposition.modality in _UNDECIDING:
        return None
    if _SEVERAL_YEARS.search(asked.text):
        return None
    family = [fact for fact in facts if _of_family(asked, fact)]
    kinds = kinds_named(asked.text) - VAGUE
    if len(kinds) > 1 and asked.family is Family.DELIVER and asked.proposition.amount is None and not asked.negated:
        return _listed(asked, kinds, [fact for fact in family if _same_direction(asked, fact)])
    alike = [fact for fact in family if _of_kind(asked, fact)]
    forward = [fact for fact in alike if _same_direction(asked, fact)]
    good = [fact for fact in forward if _in_period(asked, fact) and _slots(asked, fact)]
    if asked.negated:
        return _denied(asked, good)
    if good:
        return _borne_out(asked, good, facts)
    return _agreed(asked, facts) or (
        _other_amount(asked, forward)
        or _other_date(asked, forward)
        or _named_signing(asked, facts)
        or _other_year_of_the_named(asked, facts)
        or _other_direction(asked, alike, forward)
    )


def _agreed(asked: Asked, facts: Sequence[Fact]) -> Finding | None:
    """Return the agreement on a loan or a write-off that a claim tells as done: a credit that is granted is agreed."""
    if asked.family not in (Family.DELIVER, Family.CONCEDE) or asked.kind not in (Kind.LOAN, Kind.DEBT_RELIEF):
        return None
    if asked.negated or not asked.dated:
        return None
    agreed = [
        fact
        for fact in facts
        if of_fact(fact) is Family.PROMISE
        and fact.kind is asked.kind
        and _same_direction(asked, fact)
        and _in_period(asked, fact)
        and _slots(asked, fact)
    ]
    if not agreed:
        return None
    return Finding(
        verdict=Verdict.PARTLY_SUPPORTED,
        reasons=("agreed_not_shown_done",),
        sentence=f"A row shows that it was agreed: {spoken(agreed[-1].date)}.",
        evidence=tuple(row_of(fact) for fact in agreed[:_SHOWN]),
    )


def _of_family(asked: Asked, fact: Fact) -> bool:
    """Whether a fact's act is of the claim's family, or of a near one and told in the claim's own words.

    A blow is a blow, whether a reader takes it for a seizure or an attack; what is promised is never delivered.
    """
    family = of_fact(fact)
    return family is asked.family or ({family, asked.family} <= _BLOWS and asked.dated and _told_alike(asked, fact))


def _told_alike(asked: Asked, fact: Fact) -> bool:
    """Whether a fact has nearly all of a claim's words, its names among them, and they are several."""
    wanted, told = _wanted(asked), stems(fact.sentence)
    return len(wanted) >= _SEVERAL and len(wanted & told) >= _NEARLY_ALL * len(wanted) and names_in(asked.text) <= told


def _of_kind(asked: Asked, fact: Fact) -> bool:
    """Whether a fact is of the kind that a claim tells, or has in its words all that the claim's document is about."""
    if asked.family in _VERBAL or covers(asked.kind, fact.kind):
        return True
    if _MILITARY_AID.search(asked.text):  # money for arms is aid in the record, and arms to most readers
        return fact.kind in (Kind.AID, Kind.ARMS) and "militar" in stems(fact.sentence)
    if asked.dated and asked.proposition.amount is None and _told_alike(asked, fact):
        return True
    about = content(asked.text)
    return (
        asked.family is Family.PROMISE
        and asked.kind in _DOCUMENTS
        and asked.dated
        and bool(about)
        and about <= stems(fact.sentence)
    )


def _listed(asked: Asked, kinds: frozenset[Kind], forward: list[Fact]) -> Finding | None:
    """Judge a claim of several kinds ("fuel, food and medicine"): each needs a row of its own."""
    rest = {word for word in _wanted(asked) if word not in kind_words()}
    newest: dict[Kind, Fact] = {}
    for kind in kinds:
        for fact in forward:
            enough = rest <= stems(fact.sentence) and _named(asked, fact) and _figured(asked, fact)
            if covers(kind, fact.kind) and _in_period(asked, fact) and enough and not _too_strong(asked, fact):
                newest[kind] = fact
    if not newest:
        return None
    missing = sorted(kind.value for kind in kinds - set(newest))
    since = months_before(asked.cut, _RECENT_MONTHS)
    old = not asked.dated and any(_ends(fact)[1] < since for fact in newest.values())
    sentence = "; ".join(f"{kind.value}: {spoken(fact.date)}" for kind, fact in sorted(newest.items()))
    return Finding(
        verdict=Verdict.PARTLY_SUPPORTED if missing or old else Verdict.SUPPORTED,
        reasons=(
            *(("part_without_row",) if missing else ()),
            *(() if asked.dated else ("undated",)),
            *(("old_rows",) if old else ()),
        ),
        sentence=f"Newest rows by kind: {sentence}." + (f" No row: {', '.join(missing)}." if missing else ""),
        evidence=tuple(row_of(fact) for _, fact in sorted(newest.items())),
    )


def _only_promised(asked: Asked, fact: Fact) -> bool:
    """Whether a claim says that something was promised of which the fact tells no promise: who signs has signed."""
    if _TO_SIGN.search(asked.text):
        return not _TO_SIGN.search(fact.sentence)
    return bool(_PROMISED.search(asked.text)) and not _PROMISED.search(fact.sentence)


def _too_strong(asked: Asked, fact: Fact) -> bool:
    denied = {"never"} if asked.proposition.negated else set()
    return bool(hard_words(asked.text) - hard_words(fact.sentence) - denied)


def _wanted(asked: Asked) -> frozenset[str]:
    """Return the content words of a claim, those of its target and object among them where they stand elsewhere."""
    told = asked.proposition
    return content(asked.text) | content(told.target.text if told.target else "") | content(told.object or "")


def _same_direction(asked: Asked, fact: Fact) -> bool:
    if asked.undirected:
        return True
    if asked.mutual and fact.kind is Kind.CLASH:  # "A and B fought": who began is not told
        return True
    if fact.mutual:
        return asked.mutual or fact.actor == asked.actor or fact.kind is not Kind.VISIT
    return not asked.mutual and fact.actor == asked.actor


def _ends(fact: Fact) -> tuple[date, date]:
    return first_day(signed_on(fact)), last_day(fact.until or fact.date)


def _in_period(asked: Asked, fact: Fact) -> bool:
    """Whether a fact happened within the claim's period, and is dated as exactly as the claim."""
    if not asked.dated:
        return True
    since, until = asked.window
    begun, ended = _ends(fact)
    if fact.until and (of_fact(fact) is Family.PROMISE or asked.proposition.amount is None):
        ended = last_day(signed_on(fact))  # signed once and in force for years; deliveries that began then
    if precision(fact.date) is not Precision.DAY:
        ended = max(ended, last_day(fact.date))
    return since <= begun and ended <= until


def _slots(asked: Asked, fact: Fact) -> bool:
    """Whether amount, names, figures, third states and words of a claim are in a fact."""
    return amount_agreement(asked.proposition, asked.text, fact) == "same" and _written(asked, fact)


def _written(asked: Asked, fact: Fact) -> bool:
    return (
        _named(asked, fact)
        and _figured(asked, fact)
        and not _too_strong(asked, fact)
        and not _only_promised(asked, fact)
        and overlap(asked, fact) >= _least(asked, fact)
    )


def _least(asked: Asked, fact: Fact) -> float:
    """Return how many of a claim's words a fact must have: all of a vague and undated claim, fewer of a well dated one.

    A month, the two states, the direction, the family and the kind of an act seldom fit two acts; then a third of the
    words is enough, if none of them names another kind of thing.
    """
    if asked.kind in VAGUE:
        return _MOST if asked.dated else 1.0
    since, until = asked.window
    exact = asked.dated and until - since < _MONTH and precision(fact.date) is not Precision.YEAR
    kinds = {fact.kind, *kinds_named(fact.sentence)}
    sure = (
        exact
        and bool(_wanted(asked) & stems(fact.sentence))
        and of_fact(fact) is asked.family
        and covers(asked.kind, fact.kind)
        and all(any(covers(kind, one) for one in kinds) for kind in kinds_named(asked.text))
    )
    return _THIRD if sure else _MOST


def _named(asked: Asked, fact: Fact) -> bool:
    told = stems(fact.sentence)
    third = set(states_in(asked.text)) - {asked.actor, asked.target}
    return names_in(asked.text) <= told and third <= set(states_in(fact.sentence))


def _figured(asked: Asked, fact: Fact) -> bool:
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
    wanted = _wanted(asked)
    if not wanted and asked.family is Family.PROMISE and not kinds_named(asked.text):
        return 0.0  # "A and B agreed", with what they agreed on cut off
    if not wanted:
        on_the_day = asked.exact_day and fact.precision is Precision.DAY
        return 0.0 if asked.kind in VAGUE and not on_the_day else 1.0
    told, kinds = stems(fact.sentence), kind_words()
    return sum(word in told or covers(kinds.get(word), fact.kind) for word in wanted) / len(wanted)


def _borne_out(asked: Asked, good: list[Fact], facts: Sequence[Fact]) -> Finding:
    good = sorted(good, key=lambda fact: (first_day(fact.date), fact.id), reverse=True)
    rows = tuple(row_of(fact) for fact in good[:_SHOWN])
    by_id = {fact.id: fact for fact in facts}
    others = [by_id[one] for fact in good for one in fact.disputed_by if one in by_id]
    told = asked.proposition
    against = [
        fact for fact in others if told.amount is not None and amount_agreement(told, asked.text, fact) == "other"
    ]
    if against:
        return Finding(
            verdict=Verdict.MIXED,
            reasons=("disputed",),
            sentence="Rows disagree: one bears the figure out, another gives a different one.",
            evidence=(*rows, *(row_of(fact) for fact in against[:_SHOWN])),
            instead=row_of(against[0]),
        )
    newest = good[0]
    if not asked.dated and _ends(newest)[1] < months_before(asked.cut, _RECENT_MONTHS):
        return Finding(
            verdict=Verdict.PARTLY_SUPPORTED,
            reasons=("undated", "old_rows"),
            sentence=f"The claim has no date; the newest row that bears it out is of {spoken(newest.date)}.",
            evidence=rows,
        )
    missing = _kinds_missing(asked, good)
    if missing:
        return Finding(
            verdict=Verdict.PARTLY_SUPPORTED,
            reasons=("part_without_row",),
            sentence=f"A row bears out part of it ({spoken(newest.date)}); none {', '.join(sorted(missing))}.",
            evidence=rows,
        )
    return Finding(
        verdict=Verdict.SUPPORTED,
        reasons=() if asked.dated else ("undated",),
        sentence=f"A row bears it out: {spoken(newest.date)}.",
        evidence=rows,
    )


def _kinds_missing(asked: Asked, good: Sequence[Fact]) -> set[str]:
    """Return the kinds that a claim names in its list and no row shows."""
    kinds = kind_words()
    wanted = {kinds[word] for word in content(asked.text) if word in kinds} - VAGUE
    words = frozenset[str]().union(*(stems(fact.sentence) for fact in good))
    told = {kinds[word] for word in words if word in kinds}
    return {kind.value for kind in wanted if kind not in told and not any(covers(kind, fact.kind) for fact in good)}


def _denied(asked: Asked, good: list[Fact]) -> Finding | None:
    """Return a fact of the claim's own period that tells what the claim denies."""
    said_when = asked.dated or bool(_NEVER.search(asked.text))
    sure = [fact for fact in good if asked.proposition.negated and said_when and fact.kind not in VAGUE]
    if not sure:
        return None
    return Finding(
        verdict=Verdict.CONTRADICTED,
        reasons=("wrong_polarity",),
        sentence=f"A row shows that it was done: {spoken(sure[0].date)}.",
        evidence=(row_of(sure[0]),),
        instead=row_of(sure[0]),
    )


def _other_amount(asked: Asked, forward: list[Fact]) -> Finding | None:
    """Return the one fact of the period that matches but for the figure, where nobody disputes it."""
    told = asked.proposition
    if told.amount is None or not asked.dated:
        return None
    here = [fact for fact in forward if _overlaps(asked, fact)]
    if len(here) != 1:
        return None
    (only,) = here
    anchored = content(asked.text) and overlap(asked, only) >= _MOST
    if not (anchored and _in_period(asked, only) and _written(asked, only)) or only.disputed_by:
        return None
    if amount_agreement(told, asked.text, only) != "other":
        return None
    return Finding(
        verdict=Verdict.CONTRADICTED,
        reasons=("wrong_amount",),
        sentence=f"The row of {spoken(only.date)} gives another amount: {only.amount:,.12g} {only.unit}.",
        evidence=(row_of(only),),
        instead=row_of(only),
    )


def _overlaps(asked: Asked, fact: Fact) -> bool:
    since, until = asked.window
    begun, ended = _ends(fact)
    return begun <= until and ended >= since


def _anchored(asked: Asked, fact: Fact) -> bool:
    """Whether a claim and a fact share what no other act has: a proper name, or a figure."""
    return bool((names_in(asked.text) - NOUNS) & names_in(fact.sentence)) or asked.proposition.amount is not None


def _could_be(asked: Asked, fact: Fact) -> bool:
    """Whether a fact of the claim's days may be the act it means, told in other words."""
    if not _overlaps(asked, fact):
        return False
    names, wanted, told = names_in(asked.text), _wanted(asked), stems(fact.sentence)
    return not names or bool(names & told) or len(wanted & told) >= _HALF * len(wanted)


def _is_the_one(asked: Asked, fact: Fact) -> bool:
    """Whether a claim speaks of a bond that two states have once ("their peace treaty"), in words that a fact has all.

    The fact must be of another year: a signing may be told by the day of an initialling, or of the entry into force.
    """
    told = asked.proposition.object or ""
    own = {word for word in content(asked.text) if word not in kind_words()} - NOUNS
    since, until = asked.window
    return (
        fact.kind in _ONCE
        and bool(_DEFINITE.match(told))
        and bool(own)
        and own <= stems(fact.sentence)
        and not since.year - 1 <= first_day(fact.date).year <= until.year + 1
    )


def _other_date(asked: Asked, forward: list[Fact]) -> Finding | None:
    """Return the one fact that matches every slot but the date, where none of the claim's days could be meant."""
    if not asked.dated or not content(asked.text) or any(_could_be(asked, fact) for fact in forward):
        return None
    same = [fact for fact in forward if (_anchored(asked, fact) or _is_the_one(asked, fact)) and _slots(asked, fact)]
    if len(same) != 1:
        return None
    (only,) = same
    return Finding(
        verdict=Verdict.MISDATED,
        reasons=("wrong_date",),
        sentence=f"The row that matches all the rest is of {spoken(only.date)}.",
        evidence=(row_of(only),),
        instead=row_of(only),
    )


def _other_year_of_the_named(asked: Asked, facts: Sequence[Fact]) -> Finding | None:
    """Return the act with the claim's proper name and most of its words, where all acts of that name are of other years.

    A name makes sure of the act, whatever family a reader takes it for.
    """
    names = names_in(asked.text) - NOUNS
    if not asked.dated or not names or len(content(asked.text)) < _SEVERAL:
        return None
    since, until = asked.window
    told = [fact for fact in facts if names <= stems(fact.sentence)]
    if any(_ends(fact)[0].year <= until.year and first_day(fact.date).year >= since.year for fact in told):
        return None
    if any(_overlaps(asked, fact) for fact in told):
        return None
    same = [
        fact
        for fact in told
        if _same_direction(asked, fact)
        and amount_agreement(asked.proposition, asked.text, fact) == "same"
        and _written(asked, fact)
        and len(_wanted(asked) & stems(fact.sentence)) >= _MOST * len(_wanted(asked))
    ]
    if not same or len({fact.date for fact in same}) != 1:
        return None
    (only, *_) = same
    return Finding(
        verdict=Verdict.MISDATED,
        reasons=("wrong_date",),
        sentence=f"The row that matches all the rest is of {spoken(only.date)}.",
        evidence=(row_of(only),),
        instead=row_of(only),
    )


def _named_signing(asked: Asked, facts: Sequence[Fact]) -> Finding | None:
    """Return the signing of the instrument that a claim names: on the claim's days, or in other years."""
    title = title_signed(asked.text)
    if title is None or not asked.dated or asked.family is not Family.PROMISE:
        return None
    told = [fact for fact in facts if tells_of(title, fact)]
    own = [fact for fact in told if is_its_own(title, fact)]
    since, until = asked.window
    on_time = [fact for fact in own if since <= first_day(signed_on(fact)) and last_day(signed_on(fact)) <= until]
    if on_time and not asked.negated and _same_direction(asked, on_time[0]):
        return Finding(
            verdict=Verdict.SUPPORTED,
            sentence=f"It was signed then: {spoken(signed_on(on_time[0]))}.",
            evidence=tuple(row_of(fact) for fact in on_time[:_SHOWN]),
        )
    years = {first_day(day).year for fact in own for day in (fact.date, signed_on(fact))}
    if len({signed_on(fact) for fact in own}) != 1 or years & set(range(since.year, until.year + 1)):
        return None
    if any(_overlaps(asked, fact) and fact not in own for fact in told):
        return None
    return Finding(
        verdict=Verdict.MISDATED,
        reasons=("wrong_date",),
        sentence=f"It was signed on another day: {spoken(signed_on(own[0]))}.",
        evidence=tuple(row_of(fact) for fact in own[:_SHOWN]),
        instead=row_of(own[0]),
    )


def _other_direction(asked: Asked, alike: Sequence[Fact], forward: Sequence[Fact]) -> Finding | None:
    """Return a fact of the other direction that matches all else, where none of the claim's direction is near."""
    if not asked.dated or asked.mutual or any(_overlaps(asked, fact) for fact in forward):
        return None
    turned = [fact for fact in alike if fact.actor == asked.target and not fact.mutual]
    same = [fact for fact in turned if _in_period(asked, fact) and _slots(asked, fact)]
    if not same or not (content(asked.text) or asked.proposition.amount is not None):
        return None
    return Finding(
        verdict=Verdict.WRONG_DIRECTION,
        reasons=("wrong_direction",),
        sentence=f"The row that matches tells it the other way round: {spoken(same[0].date)}.",
        evidence=(row_of(same[0]),),
        instead=row_of(same[0]),
    )


def _why(asked: Asked, near: Fact | None) -> tuple[str, ...]:
    """Return the slots in which the nearest row differs; they say how near it is, and decide nothing."""
    if near is None:
        return ()
    differences = {
        "wrong_direction": not near.mutual and near.actor != asked.actor,
        "wrong_kind": asked.family not in _VERBAL and not covers(asked.kind, near.kind),
        "wrong_modality": {of_fact(near), asked.family} == {Family.DELIVER, Family.PROMISE},
        "wrong_date": asked.dated and not _overlaps(asked, near),
        "wrong_amount": amount_agreement(asked.proposition, asked.text, near) == "other",
    }
    return tuple(reason for reason, is_so in differences.items() if is_so)


def _undecided(near: Fact | None, why: tuple[str, ...]) -> str:
    if near is None:
        return "No row of the record bears this out or says otherwise."
    slots = ", ".join(reason.removeprefix("wrong_") for reason in why)
    differs = f" and differs in {slots}" if slots else ""
    return f"No row bears this out in every point or says otherwise; the nearest is of {spoken(near.date)}{differs}."
