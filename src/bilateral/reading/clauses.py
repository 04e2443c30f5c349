"""Clauses: one predicate with its subject, objects, prepositional phrases, negation and auxiliaries."""

from dataclasses import dataclass, field

from bilateral.reading.tables import words
from bilateral.reading.tree import VERB_TAGS, Tree

NEGATIVES, MODALS = words("negatives"), words("modals")
_QUOTING, _EXTENTS = words("quoting"), words("extents")
_PARTICLES, _PHRASAL = words("particles"), words("phrasal")
_SUBJECTS = frozenset({"nsubj", "nsubjpass", "csubj", "csubjpass"})
_WHO = frozenset({"who", "which", "that", "whom"})
_NOUNS = frozenset({"NN", "NNS", "NNP", "NNPS", "CD"})
_FINITE = frozenset({"VBD", "VBZ", "VBP"})
_ODD = frozenset({"advmod", "npadvmod", "dep", "nmod", "compound", "amod", "prep"})  # what a parser makes of USAID
_CLAUSAL = frozenset({"ccomp", "xcomp", "csubj", "acl", "advcl"})


@dataclass(slots=True)
class Clause:
    """A predicate and its arguments, as token indexes of one sentence."""

    verb: int
    lemma: str
    subject: int | None = None
    passive: bool = False
    objects: list[int] = field(default_factory=list)
    dative: int | None = None
    attribute: int | None = None
    preps: list[tuple[str, int]] = field(default_factory=list)
    particles: list[str] = field(default_factory=list)
    negated: bool = False
    modals: frozenset[str] = frozenset()
    own_subject: bool = True
    antecedent: int | None = None  # the noun that a relative clause is about


def read_clause(tree: Tree, verb: int) -> Clause:
    """Return the clause of a predicate, with what hangs directly below it."""
    found = Clause(verb, tree.lemmas[verb], passive=_is_passive(tree, verb))
    for kid in tree.kids[verb]:
        _add(tree, found, kid)
    _add_missed_subject(tree, found)
    _add_raised(tree, found)
    found.preps = list(tree.preps(verb))
    _add_phrasal_object(tree, found)
    found.negated = _negated(tree, verb)
    found.modals = frozenset(
        tree.lower[kid] for kid in tree.kids[verb] if tree.deps[kid] == "aux" and tree.lower[kid] in MODALS
    )
    _turn(tree, found)
    found.own_subject = found.subject is not None
    return found


def _add(tree: Tree, clause: Clause, kid: int) -> None:
    dep, word = tree.deps[kid], tree.lower[kid]
    if word == "free" and tree.kid(kid, "nsubj") is not None:  # "set free the sailors", read as a clause
        clause.objects += tree.all_kids(kid, "nsubj")
    if dep in _SUBJECTS:
        if clause.subject is None:
            clause.subject = kid
    elif dep in {"dobj", "oprd"}:
        clause.objects.append(kid)
        if "free" in (tree.lower[at] for at in tree.all_kids(kid, "amod") if at == clause.verb + 1):
            clause.particles.append("free")
    elif dep == "dative" and tree.tags[kid] not in {"IN", "TO"}:
        clause.dative = kid
    elif dep in {"attr", "acomp"}:
        clause.attribute = kid
    elif word in _PARTICLES and (dep in {"prt", "advmod", "prep"} or word == "free"):
        clause.particles.append(word)


def _turn(tree: Tree, clause: Clause) -> None:
    """Put passives and relative and participial clauses the active way round."""
    verb, dep = clause.verb, tree.deps[clause.verb]
    if clause.passive:
        if clause.subject is not None:
            clause.objects.insert(0, clause.subject)
        elif dep == "acl":
            clause.objects.insert(0, tree.heads[verb])
        clause.subject = next((noun for word, noun in clause.preps if word == "by" and _is_agent(tree, noun)), None)
    elif clause.subject is not None and tree.tags[clause.subject] in {"WDT", "WP"} and dep != "ccomp":
        clause.subject = clause.antecedent = _antecedent(tree, clause)
    elif dep == "acl" and clause.subject is None and tree.tags[verb] == "VBG":
        clause.subject = tree.heads[verb]
    if dep == "relcl":
        clause.antecedent = tree.heads[verb]
        _resolve_relative(tree, clause, tree.heads[verb])


def _is_agent(tree: Tree, noun: int) -> bool:
    """Return whether a noun after "by" can be who acts: no gerund, no "half", "40 percent" or "2019"."""
    bare = tree.tags[noun] == "CD" and tree.kid(noun, "prep") is None
    return tree.tags[noun] not in VERB_TAGS and not bare and tree.lemmas[noun] not in _EXTENTS


def _antecedent(tree: Tree, clause: Clause) -> int | None:
    """Return the noun that "that" or "which" stands for: the head, or the noun before where the parser missed it."""
    if tree.deps[clause.verb] == "relcl":
        return tree.heads[clause.verb]
    before = range((clause.subject or 0) - 1, -1, -1)
    return next((at for at in before if tree.tags[at] in _NOUNS and not tree.words[at].isdecimal()), clause.subject)


def _resolve_relative(tree: Tree, clause: Clause, noun: int) -> None:
    clause.objects = [noun if tree.lower[one] in _WHO else one for one in clause.objects]
    if not clause.objects and (clause.passive or clause.subject not in {None, noun}):
        clause.objects = [noun]  # "the agreement Russia signed"


def _is_passive(tree: Tree, verb: int) -> bool:
    if tree.kid(verb, "auxpass", "nsubjpass", "csubjpass") is not None:
        return True
    bare = tree.kid(verb, "aux") is None
    return tree.tags[verb] == "VBN" and bare and tree.deps[verb] in {"acl", "advcl", "relcl"}


def _negated(tree: Tree, verb: int) -> bool:
    for kid in tree.kids[verb]:
        dep = tree.deps[kid]
        if dep == "neg" or (dep in {"advmod", "preconj"} and tree.lower[kid] in NEGATIVES):
            return True
        if dep in {"nsubj", "nsubjpass", "dobj"} and any(
            tree.deps[below] in {"det", "neg", "preconj", "advmod"} and tree.lower[below] in {"no", "neither"}
            for near in (kid, *tree.all_kids(kid, "amod", "nummod", "quantmod"))
            for below in tree.kids[near]
        ):
            return True
        if dep in {"nsubj", "nsubjpass"} and tree.lower[kid] in {"none", "nobody", "neither", "nothing"}:
            return True
    return False


# What the parser is known to miss.


def _add_missed_subject(tree: Tree, clause: Clause) -> None:
    verb = clause.verb
    if clause.subject is not None or clause.passive or tree.deps[verb] != "ROOT":
        return
    said = tree.kid(verb, "ccomp")
    if said is not None and said < verb and clause.lemma in _QUOTING and clause.objects:  # '"...", declared the king'
        clause.subject = clause.objects.pop(0)
        return
    for kid in tree.kids[verb]:  # "USAID" read as an adverb
        if kid < verb and tree.deps[kid] in _ODD and tree.words[kid].isupper() and len(tree.words[kid]) > 2:  # noqa: PLR2004
            clause.subject = kid
            return
    at = verb - 1  # "On 9 May 2019 Turkey launched": read as one date
    while at > 0 and (tree.deps[at] in {"aux", "neg"} or tree.tags[at] == "RB"):
        at -= 1
    noun = at > 0 and tree.tags[at] in {"NNP", "NNPS", "NNS", "NN"} and tree.deps[at] in {"pobj", "npadvmod"}
    if noun and tree.tags[verb] in _FINITE:
        clause.subject = at


def _add_raised(tree: Tree, clause: Clause) -> None:
    """Take "declared a state of siege to begin at midnight" for what it is; drop the "it" of "it is clear that"."""
    inner = tree.kid(clause.verb, "ccomp")
    if inner is not None and not clause.objects and clause.lemma in {"declare", "announce", "impose", "order"}:
        subject = tree.kid(inner, "nsubj")
        to = any(tree.deps[kid] == "aux" and tree.lower[kid] == "to" for kid in tree.kids[inner])
        if subject is not None and to:
            clause.objects.append(subject)
    if clause.subject is not None and tree.lower[clause.subject] == "it" and clause.lemma in {"be", "seem", "appear"}:
        below = [*tree.kids[clause.verb], *(tree.kids[clause.attribute] if clause.attribute is not None else [])]
        if any(tree.deps[kid] in _CLAUSAL and tree.tags[kid] in VERB_TAGS for kid in below):
            clause.subject = None


def _add_phrasal_object(tree: Tree, clause: Clause) -> None:
    """Take "wrote off the debt", read by the parser as "off the debt"."""
    if clause.objects or clause.passive:
        return
    for kid in tree.kids[clause.verb]:
        if tree.deps[kid] == "prep" and tree.lower[kid] in _PHRASAL:
            noun = tree.kid(kid, "pobj")
            if noun is not None:
                clause.objects.append(noun)
                return
