"""Claims held against curated facts of other pairs: Turkey closed its border with Armenia, told as help for Azerbaijan.

Only a claim with a month, whose very verb a fact of its actor has, with its target, its names and most of its words, is
borne out so; that such a fact differs decides nothing.
"""

import re
from datetime import timedelta

from bilateral.assess.rows import row_of
from bilateral.audit.asked import Asked
from bilateral.audit.families import Family
from bilateral.audit.matching import (
    MOST,
    SEVERAL,
    figured,
    in_period,
    named_in,
    overlap,
    promises_only,
    too_strong,
    words_of,
)
from bilateral.audit.model import Finding, Verdict
from bilateral.audit.quantities import amount_agreement
from bilateral.audit.store import Store
from bilateral.audit.words import states_in, stem, stems, turning_words
from bilateral.record.facts import Fact
from bilateral.shapes.dates import first_day, spoken

_MONTH = timedelta(days=32)
_PARTS = 2
_WORD = re.compile(r"[^\W\d_][\w'-]*")
_CLAUSE_ENDS = re.compile(r"[,;:.]|\b(?:which|who|that|after|before|while|when|because|for|against)\b")


def of_thirds(asked: Asked, store: Store) -> Finding | None:
    """Return the fact of another pair that tells a claim of its actor; None where none does in every point."""
    verb = _verb(asked)
    since, until = asked.window
    if asked.pair is None or verb is None or not asked.dated or until - since >= _MONTH:
        return None
    if asked.negated or asked.mutual or asked.taken or asked.family in (Family.VOTE, Family.RELATION):
        return None
    if asked.proposition.modality not in ("asserted", "reported"):
        return None
    told = [fact for fact in store.written_of(asked.actor or "") if _tells(asked, fact, verb)]
    if not told:
        return None
    row = row_of(told[0])
    return Finding(
        verdict=Verdict.SUPPORTED,
        sentence=f"A row about another pair of states tells it: {spoken(row.date)}.",
        evidence=(row,),
    )


def _verb(asked: Asked) -> str | None:
    """Return the stem of the verb of the phrase that a claim is."""
    phrases = [rule.split(".") for rule in asked.proposition.rules if not rule.startswith(("refer", "kind", "inherit"))]
    acts = [
        parts[1] for parts in phrases if len(parts) >= _PARTS and parts[0] not in ("frame", "noun", "modal", "state")
    ]
    return stem(acts[-1].replace("-", "")) if acts else None


def _is_done_to(target: str | None, verb: str, sentence: str) -> bool:
    """Whether a state is named after a verb, before its clause ends."""
    said = next((one for one in _WORD.finditer(sentence) if stem(one[0]) == verb), None)
    return said is not None and target in states_in(_CLAUSE_ENDS.split(sentence[said.end() :])[0])


def _tells(asked: Asked, fact: Fact, verb: str) -> bool:
    words, wanted = stems(fact.sentence), words_of(asked) | {verb}
    thirds = set(states_in(asked.text)) - {asked.actor, asked.target}
    return (
        fact.actor == asked.actor
        and fact.target != asked.target
        and not fact.mutual
        and not turning_words(asked.text) - words
        and _is_done_to(asked.target, verb, fact.sentence)
        and first_day(fact.date) <= asked.cut
        and verb in words
        and in_period(asked, fact)
        and amount_agreement(asked.proposition, asked.text, fact) == "same"
        and named_in(asked, fact)
        and figured(asked, fact)
        and not too_strong(asked, fact)
        and not promises_only(asked, fact)
        and len(wanted & words) + len(thirds) >= SEVERAL
        and (len(wanted & words) >= MOST * len(wanted) or overlap(asked, fact) >= MOST)
    )
