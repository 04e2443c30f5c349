"""Clauses that govern others: control verbs, adjectives, and verbs that put another party to an act."""

from dataclasses import dataclass

from bilateral.reading.clauses import Clause
from bilateral.reading.lexicon import Lexicon
from bilateral.reading.tables import words
from bilateral.reading.tree import VERB_TAGS, Tree

ACTS_OF_LAW = words("acts_of_law")
_IDEAS = words("ideas")
_BEFORE_GERUNDS = frozenset({"to", "on", "from", "about", "of", "with", "at", "in"})
_ENACTING = words("enacting")
_COMPLEMENTS = frozenset({"xcomp", "ccomp", "advcl", "dobj", "pcomp"})
_PREDICATIVE = frozenset({"acomp", "attr", "prep", "advmod", "oprd"})
_ADDRESSED = frozenset({"on", "upon", "to", "with", "for"})


@dataclass(frozen=True, slots=True)
class Governed:
    """A clause governed by another: its verb, the mode it is read in, the word that sets it, and who is put to it."""

    verb: int
    mode: str
    word: str
    other: int | None = None


def is_infinitive(tree: Tree, verb: int) -> bool:
    """Return whether a verb is an infinitive with "to"."""
    return any(tree.deps[kid] == "aux" and tree.lower[kid] == "to" for kid in tree.kids[verb])


def is_bare_participle(tree: Tree, verb: int) -> bool:
    """Return whether a verb is a participle without auxiliary: "ordered two men jailed"."""
    return tree.tags[verb] == "VBN" and tree.kid(verb, "aux", "auxpass") is None


def controlled(tree: Tree, clause: Clause, lexicon: Lexicon) -> Governed | None:
    """Return what "agreed to", "is ready to", "stopped ...ing", "is reported to", "signed a decree to" governs."""
    if clause.passive and tree.lower[clause.verb] in lexicon.adjectives:
        found = _of_participle(tree, clause, lexicon)
        if found is not None:
            return found
    if clause.lemma == "be":
        return _of_adjective(tree, clause, lexicon)
    return _of_enacting(tree, clause) or _of_verb(tree, clause, lexicon)


def _of_participle(tree: Tree, clause: Clause, lexicon: Lexicon) -> Governed | None:
    word = tree.lower[clause.verb]
    for kid in tree.kids[clause.verb]:
        if tree.deps[kid] in {"xcomp", "ccomp"} and tree.tags[kid] in VERB_TAGS:
            return Governed(kid, lexicon.adjectives[word], word)
    for prep, noun in clause.preps:
        if prep == "to" and tree.tags[noun] == "VBG":
            return Governed(noun, lexicon.adjectives[word], word)
    return None


def _of_adjective(tree: Tree, clause: Clause, lexicon: Lexicon) -> Governed | None:
    for kid in tree.kids[clause.verb]:
        word = tree.lower[kid]
        if tree.deps[kid] in _PREDICATIVE and word in lexicon.adjectives:
            for below in (*tree.kids[kid], *tree.kids[clause.verb]):
                dep = tree.deps[below]
                fits = dep in {"xcomp", "pcomp", "ccomp", "acl"} or (dep == "advcl" and is_infinitive(tree, below))
                if fits and tree.tags[below] in VERB_TAGS:
                    return Governed(below, lexicon.adjectives[word], word)
        if tree.deps[kid] in {"xcomp", "ccomp"} and tree.tags[kid] in VERB_TAGS:
            if any(tree.lower[at] == "about" for at in tree.kids[kid]):
                return Governed(kid, "prospect", "about")
            if tree.deps[kid] == "xcomp" and is_infinitive(tree, kid):
                return Governed(kid, "plan", "be-to")
    return None


def _of_enacting(tree: Tree, clause: Clause) -> Governed | None:
    """Return what "signed a decree to ease", "adopted a resolution calling on" enacts."""
    if clause.lemma in _ENACTING:
        for thing in clause.objects:
            inner = tree.kid(thing, "acl")
            if inner is not None and tree.lemmas[thing] in ACTS_OF_LAW and tree.tags[inner] in {"VB", "VBG"}:
                return Governed(inner, "same", clause.lemma)
    return None


def _voted_against(tree: Tree, clause: Clause) -> Governed | None:
    """Return what "voted against suspending" refuses."""
    if clause.lemma != "vote":
        return None
    below = (noun for word, noun in clause.preps if word == "against" and tree.tags[noun] == "VBG")
    return next((Governed(noun, "refuse", "vote") for noun in below), None)


def _idea(tree: Tree, clause: Clause) -> int | None:
    """Return what an idea is of: "toyed with the idea of closing", "weighed the option of a ban"."""
    nouns = [*clause.objects, *(noun for _, noun in clause.preps)]
    ideas = (noun for noun in nouns if tree.lemmas[noun] in _IDEAS)
    below = (verb for noun in ideas for word, verb in tree.preps(noun) if word == "of" and tree.tags[verb] == "VBG")
    return next(below, None)


def _of_verb(tree: Tree, clause: Clause, lexicon: Lexicon) -> Governed | None:
    against = _voted_against(tree, clause)
    if against is not None:
        return against
    mode = lexicon.control.get(clause.lemma)
    if (
        mode is None
        or (clause.lemma == "go" and tree.tags[clause.verb] != "VBG")
        or (mode == "obliged" and clause.passive)
    ):
        return None
    for kid in tree.kids[clause.verb]:
        having = tree.tags[kid] == "VBN" and any(tree.lower[at] == "having" for at in tree.kids[kid])
        if tree.deps[kid] not in _COMPLEMENTS or not (tree.tags[kid] in {"VB", "VBG"} or having):
            continue
        if tree.kid(kid, "nsubj") is not None:
            continue
        if tree.deps[kid] == "advcl" and (mode == "same" or clause.objects or not is_infinitive(tree, kid)):
            continue
        return Governed(kid, mode, clause.lemma)
    gerund = _gerund(tree, clause, mode)
    return None if gerund is None else Governed(gerund, mode, clause.lemma)


def _gerund(tree: Tree, clause: Clause, mode: str) -> int | None:
    """Return the gerund after a preposition, as in "thought about donating", "toyed with the idea of closing"."""
    thought = _idea(tree, clause) if mode == "consider" else None
    below = (noun for word, noun in clause.preps if tree.tags[noun] == "VBG" and word in _BEFORE_GERUNDS)
    return thought if thought is not None else next(below, None)


def caused(tree: Tree, clause: Clause, lexicon: Lexicon) -> Governed | None:
    """Return what "urged X to", "called on X to", "banned X from", "allowed X to" puts X to."""
    mode = lexicon.causing.get(clause.lemma)
    if mode is None or (clause.lemma == "call" and clause.objects):  # "called X to ...": on the telephone
        return None
    verb = _put_to(tree, clause, mode)
    if verb is None:
        return None
    inner = tree.kid(verb, "nsubj")
    other = clause.objects[0] if clause.objects else clause.dative
    if other is None:
        other = inner
    if other is None:
        other = next((noun for word, noun in clause.preps if word in _ADDRESSED), None)
    if other is None or (mode == "help" and not clause.objects and inner is None):
        return None
    return Governed(verb, mode, clause.lemma, other)


def _put_to(tree: Tree, clause: Clause, mode: str) -> int | None:
    for kid in tree.kids[clause.verb]:
        dep, tag = tree.deps[kid], tree.tags[kid]
        if dep not in {"xcomp", "ccomp", "advcl"} or tag not in VERB_TAGS:
            continue
        if dep == "advcl" and (clause.objects or not is_infinitive(tree, kid)):
            continue
        if tag in {"VB", "VBG"} or tree.kid(kid, "aux") is not None or is_bare_participle(tree, kid):
            return kid
    if clause.lemma == "order":
        below = (kid for thing in clause.objects for kid in tree.all_kids(thing, "acl"))
        return next((kid for kid in below if is_bare_participle(tree, kid)), None)
    if mode == "prevent":
        return next((noun for word, noun in clause.preps if word == "from" and tree.tags[noun] == "VBG"), None)
    return None
