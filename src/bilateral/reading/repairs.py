"""What the small model is known to get wrong, put right before a sentence is read."""

from bilateral.reading.tables import words

_REPORTING = words("reporting")
_NAMES = frozenset({"NN", "NNS", "NNP", "NNPS"})


def repair(words_: list[str], tags: list[str], deps: list[str], heads: list[int]) -> None:
    """Change tags, labels and heads of a sentence in place where the parse is a known mistake."""
    root = next((at for at, head in enumerate(heads) if head == at), None)
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
