"""What the small model is known to get wrong, put right before a sentence is read."""

from bilateral.reading.tables import words

_REPORTING = words("reporting")
_NAMES = frozenset({"NN", "NNS", "NNP", "NNPS"})
_BE = frozenset({"is", "was"})
_VERBS = frozenset({"VB", "VBD", "VBZ", "VBP", "VBN"})
_THAT = frozenset({"that", "who", "which"})
_CLAUSES = frozenset({"ccomp", "advcl", "relcl", "acl", "csubj"})
_SOME = frozenset({"a", "an", "no", "some", "any"})
_NEAR = 12


def repair(words_: list[str], tags: list[str], deps: list[str], heads: list[int]) -> None:
    """Change tags, labels and heads of a sentence in place where the parse is a known mistake."""
    root = next((at for at, head in enumerate(heads) if head == at), None)
    if root is not None and words_[root].lower() in _BE:
        _uncleave(words_, tags, deps, heads, root)
    if root is None or tags[root] not in _NAMES:
        return
    for kid, head in enumerate(heads):
        if head != root or kid <= root or deps[kid] not in {"acl", "relcl"} or tags[kid] not in {"VBN", "VBD"}:
            continue
        below = [at for at, over in enumerate(heads) if over == kid]
        if any(deps[at] == "mark" for at in below):
            if words_[root].lower() in _REPORTING:  # "Kyiv's intelligence claims that": read as a noun
                _lead(tags, deps, heads, root, kid, "ccomp")
            return
        if kid == root + 1 and any(deps[at] == "dobj" for at in below):  # "North Korean agents abducted a man"
            heads[kid], deps[kid], tags[kid] = kid, "ROOT", "VBD"
            heads[root], deps[root] = kid, "nsubj"
            for at, over in enumerate(heads):
                if over == root and at > kid:
                    heads[at] = kid
        return


def _uncleave(words_: list[str], tags: list[str], deps: list[str], heads: list[int], be: int) -> None:
    """Make "It was in March that they met" the sentence "they met in March", its words in their places."""
    kids = [at for at, over in enumerate(heads) if over == be and at != be]
    if not be or words_[be - 1].lower() != "it" or any(deps[at] in {"neg", "acomp"} for at in kids):
        return
    before = [at for at in kids if at > be and deps[at] in {"attr", "prep", "advmod", "npadvmod", "nsubj"}]
    verb, that = _cloven(words_, tags, deps, heads, be)
    if verb is None or that is None or not before or before[0] > that:
        return
    first = before[0]
    if deps[first] == "attr" and any(words_[at].lower() in _SOME for at, over in enumerate(heads) if over == first):
        return  # "it was a mistake that"
    for at in (*kids, be - 1):
        if at != verb:
            heads[at] = verb
    heads[verb], deps[verb] = verb, "ROOT"
    heads[be], deps[be], deps[be - 1] = verb, "aux", "expl"
    if deps[first] in {"attr", "nsubj"}:
        others = {deps[at] for at, over in enumerate(heads) if over == verb and at not in {first, that}}
        passive = "auxpass" in others
        free = "dobj" if "nsubj" in others else "nsubjpass" if passive else "nsubj"
        deps[first] = "npadvmod" if words_[first].isdecimal() else free
    heads[that], deps[that], tags[that] = verb, "mark", "IN"


def _cloven(
    words_: list[str], tags: list[str], deps: list[str], heads: list[int], be: int
) -> tuple[int | None, int | None]:
    """Return the verb of the clause that "it was ... that" leads, and its "that"."""
    for that in range(be + 2, min(len(words_), be + _NEAR)):
        verb = heads[that]
        if words_[that].lower() not in _THAT or deps[verb] not in _CLAUSES or tags[verb] not in _VERBS or verb < that:
            continue
        at = heads[verb]
        while at not in {be, heads[at]}:
            at = heads[at]
        if at == be:
            return verb, that
    return None, None


def _lead(  # noqa: PLR0917 -- the layers of one parse
    tags: list[str], deps: list[str], heads: list[int], verb: int, content: int, label: str
) -> None:
    """Make a noun the verb that it is, with the noun before it as its subject."""
    before = [at for at, over in enumerate(heads) if over == verb and at < verb]
    subject = next((at for at in reversed(before) if deps[at] in {"compound", "nmod", "amod", "poss"}), None)
    tags[verb], deps[content] = "VBZ", label
    if subject is None:
        return
    deps[subject] = "nsubj"
    for at in before:
        if at != subject:
            heads[at] = subject
