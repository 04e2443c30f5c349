"""From a clause and its match to an act, read in the modes of its auxiliaries and of the clauses above it."""

from bilateral.reading.acts import Context, Found
from bilateral.reading.clauses import Clause
from bilateral.reading.matching import Match
from bilateral.reading.modes import apply
from bilateral.reading.tables import words
from bilateral.reading.tree import Tree
from bilateral.shapes.vocabulary import Action

SELF = words("self")
FUTURE, MUST, MAYBE = words("future"), words("must"), words("maybe")
_ABLE, _IF, _COMMENTATORS = words("able"), words("if"), words("commentators")
_CONDITIONS = words("conditions")
_INVERTED = frozenset({"should", "were", "had"})
SAID = "said-"
_OF_SPEAKER = frozenset({"said-request", "must", "said-threaten", "said-deny", "said-warn"})


def tell(tree: Tree, clause: Clause, context: Context, match: Match | None) -> Found:
    """Return what a clause tells under its own auxiliaries and the modes handed down to it.

    Parameters
    ----------
    tree, clause
        The sentence and the clause.
    context : Context
        What the clauses above hand down.
    match : Match or None
        The phrase that the clause is; None for a state of affairs.
    """
    base = match.action if match else None
    told = Found(
        clause=clause,
        action=base,
        base=base,
        actor=clause.subject,
        target=None,
        thing=match.thing if match else None,
        partner=match.partner if match else None,
        speaker=context.speaker,
        modality=context.modality,
        negated=clause.negated,
        rules=(*context.rules, match.rule) if match else context.rules,
        background=context.background,
        turned=match.turned if match else False,
        inherited=not clause.own_subject,
        governors=context.governors,
        above=context.modality,
        doer=clause.subject,
    )
    if (
        base in {Action.CONCEDE, Action.AGREE}
        and told.negated
        and not clause.modals
        and not _is_perfect(tree, clause)
        and is_plainly_negated(tree, clause)
    ):
        told.action, told.negated = Action.REJECT, False
        told.rules = (*told.rules, "negated.refuses")
    mode = modal(tree, clause, context, negated=told.negated)
    if mode:
        told.action, told.modality, told.negated = apply(mode, told.action, told.modality, negated=told.negated)
        told.rules = (*told.rules, f"modal.{mode}")
        if mode == "must":
            told.target, told.actor = bound(clause), context.speaker
    return raise_to(told, context)


def raise_to(told: Found, context: Context) -> Found:
    """Read an act in the modes that the clauses above hand down, the innermost first."""
    for mode in reversed(context.modes):
        spoken = mode.removeprefix(SAID)
        told.action, told.modality, told.negated = apply(spoken, told.action, told.modality, negated=told.negated)
        if mode in _OF_SPEAKER and context.speaker is not None and told.action is not None:
            if spoken in {"request", "must"} and told.actor != context.speaker:
                told.target = told.actor
            told.actor = context.speaker
    return told


def bound(clause: Clause) -> int | None:
    """Return who is bound by a clause with "must": its subject, in the passive what is acted upon."""
    return clause.objects[0] if clause.passive and clause.objects else clause.subject


def modal(tree: Tree, clause: Clause, context: Context, *, negated: bool) -> str:
    """Return the mode that the auxiliaries of a clause set; empty for none."""
    modals = clause.modals
    if not modals:
        return ""
    if modals & FUTURE or ("would" in modals and context.speaker is not None):
        conditional = modals & FUTURE and context.speaker is None and _has_condition(tree, clause.verb)
        return "intent-if" if conditional else "intent"
    if "would" in modals:
        return "intent" if _plain_would(tree, clause) else "hypothetical"
    if modals & MUST:
        return "must" if binds(tree, clause, context) else "ought"
    if negated and modals & _ABLE and context.speaker is not None:
        return "unable"
    return "maybe" if modals & MAYBE else ""


def binds(tree: Tree, clause: Clause, context: Context) -> bool:
    """Return whether a speaker says that another party must do something."""
    who = bound(clause)
    if context.speaker is None or tree.lemmas[context.speaker] in _COMMENTATORS:
        return False
    return who is not None and tree.lower[who] not in SELF


def _plain_would(tree: Tree, clause: Clause) -> bool:
    """Return whether "would" stands for the future of a report, and not for a condition."""
    if tree.deps[clause.verb] not in {"ROOT", "conj"} or clause.lemma in {"be", "have"}:
        return False
    return tree.tags[clause.verb] == "VB" and not _has_condition(tree, clause.verb)


def _has_condition(tree: Tree, verb: int) -> bool:
    """Return whether a clause hangs on another: "if ...", "should Greece extend", "were Guyana to be invaded"."""
    if any(tree.lemmas[noun] in _CONDITIONS for word, noun in tree.preps(verb) if word in {"on", "in", "under"}):
        return True  # "on condition that", "in the event of"
    for kid in tree.kids[verb]:
        if tree.deps[kid] in {"advcl", "ccomp"} and kid != verb:
            marks = [at for at in tree.kids[kid] if tree.deps[at] in {"mark", "aux", "auxpass"}]
            subject = tree.kid(kid, "nsubj", "nsubjpass")
            inverted = subject is not None and any(tree.lower[at] in _INVERTED and at < subject for at in (kid, *marks))
            if inverted or any(tree.deps[at] == "mark" and tree.lower[at] in _IF for at in marks):
                return True
    return False


def _is_perfect(tree: Tree, clause: Clause) -> bool:
    """Return whether a clause tells what has not been done yet: "has not lifted its embargo"."""
    return any(tree.deps[kid] == "aux" and tree.lemmas[kid] == "have" for kid in tree.kids[clause.verb])


def is_plainly_negated(tree: Tree, clause: Clause) -> bool:
    """Return whether a clause is negated by "not", which refuses, and not by "never", which denies."""
    return any(tree.deps[kid] == "neg" and tree.lower[kid] in {"not", "n't"} for kid in tree.kids[clause.verb])
