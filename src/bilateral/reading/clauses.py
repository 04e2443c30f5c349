"""Clauses: one predicate with its subject, objects, prepositional phrases, negation and auxiliaries."""

from dataclasses import dataclass, field

from bilateral.reading.tree import VERB_TAGS, Tree

NEGATIVES = frozenset({"not", "n't", "never", "no", "neither", "nor", "hardly", "scarcely", "barely", "without"})
MODALS = frozenset(
    {"will", "would", "shall", "should", "must", "can", "could", "may", "might", "ought", "'ll", "wo", "ca", "need"}
)
_SUBJECTS = ("nsubj", "nsubjpass", "csubj", "csubjpass", "expl")
_PARTICLES = frozenset(
    "out up down back off in together away free aside over on along through apart behind under by forward around into".split()
)
_PHRASAL = frozenset({"off", "down", "up", "out", "aside", "away", "back"})
_FINITE = frozenset({"VBD", "VBZ", "VBP"})
_ODD = frozenset({"advmod", "npadvmod", "dep", "nmod", "compound", "amod", "prep"})  # what a parser makes of USAID
_WHO = frozenset({"who", "which", "that", "whom"})


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


def _just_before(tree: Tree, verb: int) -> int | None:
    """Return the noun right before a verb that has no subject: "On 9 May 2019 Turkey launched ...", misread."""
    at = verb - 1
    while at > 0 and (tree.deps[at] in {"aux", "neg"} or tree.tags[at] == "RB"):
        at -= 1
    return (
        at
        if at > 0 and tree.tags[at] in {"NNP", "NNPS", "NNS", "NN"} and tree.deps[at] in {"pobj", "npadvmod"}
        else None
    )


def _shouted(word: str) -> bool:
    return word.isupper() and len(word) > 2  # noqa: PLR2004 -- an abbreviation such as USAID


def _auxiliaries(tree: Tree, verb: int) -> frozenset[str]:
    return frozenset(
        tree.lower[kid] for kid in tree.kids[verb] if tree.deps[kid] == "aux" and tree.lower[kid] in MODALS
    )


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
        if dep in {"nsubj", "nsubjpass", "dobj"}:
            for below in tree.kids[kid]:
                if tree.deps[below] in {"det", "neg", "preconj"} and tree.lower[below] in {"no", "neither"}:
                    return True
    return False


def read_clause(tree: Tree, verb: int) -> Clause:
    """Return the clause of a predicate, with what hangs directly below it."""
    found = Clause(verb, tree.lemmas[verb], passive=_is_passive(tree, verb))
    phrasal = None
    for kid in tree.kids[verb]:
        dep = tree.deps[kid]
        if dep in _SUBJECTS and found.subject is None and dep != "expl":
            found.subject = kid
        elif dep in {"dobj", "oprd"}:
            found.objects.append(kid)
        elif dep == "dative" and tree.tags[kid] not in {"IN", "TO"}:
            found.dative = kid
        elif dep in {"attr", "acomp"}:
            found.attribute = kid
        elif dep in {"prt", "advmod", "prep"} and tree.lower[kid] in _PARTICLES:
            found.particles.append(tree.lower[kid])
            if dep == "prep" and tree.lower[kid] in _PHRASAL:
                phrasal = tree.kid(kid, "pobj")
    if found.subject is None and tree.deps[verb] == "ROOT" and not found.passive:
        found.subject = next(
            (kid for kid in tree.kids[verb] if kid < verb and tree.deps[kid] in _ODD and _shouted(tree.words[kid])),
            None,
        )
    if found.subject is None and not found.passive and tree.deps[verb] == "ROOT" and tree.tags[verb] in _FINITE:
        found.subject = _just_before(tree, verb)
    _add_raised(tree, found)
    found.preps = list(tree.preps(verb))
    if phrasal is not None and not found.objects and not found.passive:
        found.objects.append(phrasal)  # "wrote off the debt", read by the parser as "off the debt"
    found.negated = _negated(tree, verb)
    found.modals = _auxiliaries(tree, verb)
    if found.passive:
        if found.subject is not None:
            found.objects.insert(0, found.subject)
        elif tree.deps[verb] == "acl":
            found.objects.insert(0, tree.heads[verb])
        found.subject = next(
            (noun for word, noun in found.preps if word == "by" and tree.tags[noun] not in VERB_TAGS), None
        )
    elif found.subject is not None and tree.lower[found.subject] in _WHO and tree.deps[verb] == "relcl":
        found.subject = tree.heads[verb]
    elif found.subject is None and tree.deps[verb] == "acl" and tree.tags[verb] == "VBG":
        found.subject = tree.heads[verb]
    if tree.deps[verb] == "relcl":
        _resolve_relative(tree, found)
    found.own_subject = found.subject is not None
    return found


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
        if any(
            tree.deps[kid] in {"ccomp", "xcomp", "csubj", "acl", "advcl"} and tree.tags[kid] in VERB_TAGS
            for kid in below
        ):
            clause.subject = None


def _resolve_relative(tree: Tree, clause: Clause) -> None:
    noun = tree.heads[clause.verb]
    clause.objects = [noun if tree.lower[one] in _WHO else one for one in clause.objects]
    if clause.passive and not clause.objects:
        clause.objects = [noun]
    if clause.subject is not None and clause.subject != noun and not clause.objects and not clause.passive:
        clause.objects = [noun]  # "the agreement Russia signed"
