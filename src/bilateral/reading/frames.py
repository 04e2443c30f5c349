"""From the dependency parse of a sentence to acts: who speaks, who acts, and what governing verbs make of it.

A sentence is walked from its root. Report verbs hand over to what is said; control verbs ("agreed to", "refused to")
and verbs that put others to an act ("urged ... to") hand down a mode, and the class of the governed clause is read in
that mode: to agree to withdraw is AGREE, to refuse to meet is REJECT, to threaten to shell is THREATEN. PLOVER asks for
this: cooperation in the future tense is AGREE, material conflict in the future tense THREATEN.
"""

from collections.abc import Iterator
from dataclasses import dataclass, replace

from bilateral.reading.clauses import Clause, read_clause
from bilateral.reading.lexicon import Lexicon
from bilateral.reading.matching import Match, Matcher
from bilateral.reading.modes import apply
from bilateral.reading.tree import VERB_TAGS, Tree
from bilateral.shapes.vocabulary import Action

_DEEPEST = 24
_STRONG = 4.0
_NAMED = 2.0  # a phrase that weighs more names more than its verb
_BACKGROUND = frozenset({"after", "before", "since", "when", "while", "as", "until", "once"})
_IF = frozenset({"if", "unless", "should", "provided", "whether"})
_THINGS = frozenset({"this", "that", "it", "which", "these", "what"})
_SELF = frozenset({"it", "he", "she", "they", "we", "i"})
_ENACTING = frozenset(
    {"sign", "issue", "pass", "adopt", "approve", "release", "publish", "make", "send", "write", "submit", "introduce"}
)
_ACTS_OF_LAW = frozenset(
    "decree bill law order resolution motion statement letter report declaration communique directive message ruling note plan"
    " decision proposal ordinance legislation amendment measure".split()
)
_FUTURE = frozenset({"will", "shall", "'ll", "wo"})
_MUST = frozenset({"must", "should", "ought", "need"})
_MAYBE = frozenset({"can", "could", "may", "might", "ca"})


@dataclass(frozen=True, slots=True)
class Context:
    """What the clauses above a clause hand down to it."""

    subject: int | None = None
    speaker: int | None = None
    modality: str = "asserted"
    modes: tuple[str, ...] = ()
    addressee: int | None = None
    rules: tuple[str, ...] = ()
    background: bool = False
    governors: tuple[int, ...] = ()
    relative: int | None = None
    depth: int = 0


@dataclass(slots=True)
class Found:
    """An act or a state of affairs that a clause tells, as token indexes."""

    clause: Clause
    action: Action | None
    base: Action | None
    actor: int | None
    target: int | None
    thing: int | None
    partner: int | None
    speaker: int | None
    modality: str
    negated: bool
    rules: tuple[str, ...]
    background: bool = False
    nominal: bool = False
    turned: bool = False
    inherited: bool = False
    governors: tuple[int, ...] = ()


class Walker:
    """Walks the clauses of one sentence."""

    def __init__(self, lexicon: Lexicon, matcher: Matcher) -> None:
        self._lexicon, self._match = lexicon, matcher

    def __call__(self, tree: Tree) -> list[Found]:
        """Return what the sentence tells, its main clause first."""
        if tree.tags[tree.root] not in VERB_TAGS and tree.kid(tree.root, "nsubj", "nsubjpass", "aux") is None:
            return [*self._of_noun(tree, tree.root), *self._below(tree, tree.root, Context())]
        return list(self._walk(tree, tree.root, Context()))

    # ------------------------------------------------------------------ walking

    def _walk(self, tree: Tree, verb: int, context: Context) -> Iterator[Found]:
        if context.depth > _DEEPEST:
            return
        context = replace(context, depth=context.depth + 1)
        clause = read_clause(tree, verb)
        if clause.subject is None and tree.deps[verb] == "acl":
            clause.subject = tree.kid(tree.heads[verb], "poss")
        if clause.subject is None and not (clause.passive and clause.objects):
            clause.subject = context.subject
        if clause.passive and not clause.objects and context.subject is not None:
            clause.objects.append(context.subject)
            if tree.deps[verb] == "advcl" and clause.subject is None:
                context = replace(context, background=True)
        elif clause.passive and clause.subject is None and tree.deps[verb] == "advcl":
            context = replace(context, background=True)
        if context.relative is not None and clause.subject == tree.heads[verb]:
            clause.subject = context.relative
        yield from self._governed(tree, clause, context)
        for kid in tree.kids[verb]:
            if tree.deps[kid] == "conj" and (tree.tags[kid] in VERB_TAGS or tree.kid(kid, "nsubj", "nsubjpass")):
                yield from self._walk(tree, kid, self._coordinated(tree, clause, context, kid))
        yield from self._below(tree, verb, context, clause)

    def _coordinated(self, tree: Tree, clause: Clause, context: Context, kid: int) -> Context:
        subject = clause.subject
        if clause.passive and tree.kid(kid, "auxpass") is None and clause.objects:
            subject = clause.objects[0]
        modes = context.modes
        if clause.modals & _FUTURE and tree.tags[kid] == "VB":
            modes = (*modes, "refuse" if clause.negated else "intent")
        return replace(context, subject=subject, modes=modes)

    def _governed(self, tree: Tree, clause: Clause, context: Context) -> Iterator[Found]:
        """Yield what a clause tells, itself or through the clause it governs."""
        for step in (self._reported, self._caused, self._controlled):
            told = step(tree, clause, context)
            if told is not None:
                yield from told
                return
        match = self._match(tree, clause)
        if match is None or match.weight < _NAMED:
            planned = self._planned(tree, clause, context)
            if planned is not None:
                yield planned
                return
        yield self._told(tree, clause, context, match)

    def _planned(self, tree: Tree, clause: Clause, context: Context) -> Found | None:
        """Read "considered a sale", "planned an attack": a governing verb over a noun that names an act."""
        mode = self._lexicon.control.get(clause.lemma)
        if mode not in {"consider", "wish", "plan", "attempt"}:
            return None
        for thing in clause.objects:
            match = self._match.nominal(tree, thing)
            if match is not None:
                rules = (*context.rules, f"frame.{mode}.{clause.lemma}")
                return self._told(tree, clause, replace(context, modes=(*context.modes, mode), rules=rules), match)
        return None

    def _below(self, tree: Tree, head: int, context: Context, clause: Clause | None = None) -> Iterator[Found]:
        """Yield what adverbial, relative and participial clauses below a clause tell."""
        subject = clause.subject if clause is not None else None
        if clause is not None and clause.passive and clause.objects:
            subject = clause.objects[0]
        below = replace(
            Context(speaker=context.speaker, depth=context.depth),
            modality="reported" if context.modality == "reported" else "asserted",
        )
        todo = list(tree.kids[head])
        while todo:
            kid = todo.pop(0)
            dep = tree.deps[kid]
            if dep in {"advcl", "relcl", "acl", "pcomp", "parataxis"} and tree.tags[kid] in VERB_TAGS:
                mark = next((tree.lower[at] for at in tree.kids[kid] if tree.deps[at] in {"mark", "advmod"}), "")
                if dep == "pcomp":
                    mark = tree.lower[tree.heads[kid]]
                modality = "conditional" if mark in _IF else below.modality
                noun = tree.lemmas[tree.heads[kid]]
                modes = below.modes
                if dep == "acl" and noun in self._lexicon.governing and self._is_infinitive(tree, kid):
                    modes = (self._lexicon.governing[noun],)
                yield from self._walk(
                    tree,
                    kid,
                    replace(
                        below,
                        subject=subject if dep in {"advcl", "pcomp"} or self._is_infinitive(tree, kid) else None,
                        relative=subject
                        if clause is not None and (clause.attribute is not None or noun in _ACTS_OF_LAW)
                        else None,
                        modality=modality,
                        modes=modes,
                        background=mark in _BACKGROUND or dep == "relcl",
                    ),
                )
            elif dep in {"ccomp", "xcomp", "conj"} and (tree.tags[kid] in VERB_TAGS or dep != "conj"):
                continue  # walked with the clause itself
            else:
                todo += tree.kids[kid]

    # ------------------------------------------------------------------ governing verbs

    def _reported(self, tree: Tree, clause: Clause, context: Context) -> Iterator[Found] | None:
        sort = self._lexicon.report.get(clause.lemma)
        content = tree.kid(clause.verb, "ccomp")
        if content is not None and tree.lower[content] in {"guilty", "responsible", "liable", "accountable"}:
            told = self._told(tree, clause, context, Match(Action.ACCUSE, "accuse.find.guilty", _STRONG))
            told.target = tree.kid(content, "nsubj")
            return iter([told])
        if sort is None or content is None or (clause.passive and clause.subject is None and sort == "asserted"):
            return None
        if tree.kid(content, "nsubj", "nsubjpass", "csubj", "expl") is None and clause.lemma in self._lexicon.causing:
            return None
        return self._content(tree, clause, context, content, sort)

    def _content(self, tree: Tree, clause: Clause, context: Context, content: int, sort: str) -> Iterator[Found]:
        speaker = clause.subject if clause.subject is not None else context.speaker
        if speaker is not None and tree.lower[speaker] in _THINGS:
            speaker, sort = context.speaker, "opinion" if sort == "reported" else sort
        modality = {
            "announced": "reported",
            "alleged": "reported",
            "warned": "reported",
            "asserted": context.modality,
        }.get(sort, sort)
        modes = context.modes
        if sort in {"promised", "threatened", "requested", "denied", "warned"}:
            modes = (*modes, {"promised": "promise", "threatened": "threaten", "requested": "request",
                              "denied": "deny", "warned": "warn"}[sort])  # fmt: skip
        handed = replace(
            context, speaker=speaker, modality=modality, modes=modes, subject=speaker,
            rules=(*context.rules, f"frame.{sort}.{clause.lemma}"),
        )  # fmt: skip
        told = list(self._walk(tree, content, handed))
        own = self._match(tree, clause) if clause.objects else None
        if own is not None:
            yield self._told(tree, clause, context, own)
        yield from told

    def _caused(self, tree: Tree, clause: Clause, context: Context) -> Iterator[Found] | None:
        """Read "urged X to", "banned X from", "allowed X to"."""
        mode = self._lexicon.causing.get(clause.lemma)
        if mode is None:
            return None
        other: int | None = clause.objects[0] if clause.objects else clause.dative
        governed = next(
            (
                kid
                for kid in tree.kids[clause.verb]
                if tree.deps[kid] in {"xcomp", "ccomp", "advcl"}
                and tree.tags[kid] in VERB_TAGS
                and (tree.kid(kid, "aux") is not None or tree.tags[kid] in {"VB", "VBG"})
                and (tree.deps[kid] != "advcl" or (self._is_infinitive(tree, kid) and not clause.objects))
            ),
            None,
        )
        if governed is None and mode == "prevent":
            governed = next((noun for word, noun in clause.preps if word == "from" and tree.tags[noun] == "VBG"), None)
        if governed is None:
            return None
        inner = tree.kid(governed, "nsubj")
        if other is None:
            other = inner
        if other is None:
            other = next((noun for word, noun in clause.preps if word in {"on", "upon", "to", "with", "for"}), None)
        if other is None or (mode == "help" and not clause.objects and inner is None):
            return None
        if clause.lemma == "call" and clause.objects:
            return None  # on the telephone
        if mode in {"allow", "force", "help", "same"} and self._is_thing(tree, clause):
            rules = (*context.rules, f"cause.{clause.lemma}")
            return self._walk(
                tree,
                governed,
                replace(context, subject=other, rules=rules, governors=(*context.governors, clause.verb)),
            )
        if mode == "request" and tree.tags[governed] == "VBN":
            rules = (*context.rules, f"frame.order.{clause.lemma}")
            return self._walk(tree, governed, replace(context, rules=rules))
        if mode == "same":
            return self._walk(tree, governed, replace(context, subject=other))
        return self._put_to(tree, clause, context, governed, other, mode)

    def _is_thing(self, tree: Tree, clause: Clause) -> bool:
        """Return whether what causes is no party: "this has allowed the North to ..."."""
        return clause.subject is not None and tree.lower[clause.subject] in {"this", "that", "which", "these", "what"}

    def _put_to(
        self, tree: Tree, clause: Clause, context: Context, governed: int, other: int, mode: str
    ) -> Iterator[Found]:
        inner = read_clause(tree, governed)
        match = self._match(tree, inner)
        literal = self._match(tree, clause)
        rule = f"frame.{mode}.{clause.lemma}"
        if literal is not None and literal.weight > 2:  # noqa: PLR2004 -- a phrase that names more than the verb
            yield self._told(tree, clause, context, replace_target(literal, other))
        else:
            own = Match(Action.REQUEST, rule, 0.0, None, other)
            told = self._told(tree, clause, replace(context, rules=(*context.rules, rule)), own)
            base = match.action if match else None
            told.base = base
            told.action, told.modality, told.negated = apply(mode, base, told.modality, negated=told.negated)
            told = self._raised(told, context, base=told.action, rules=told.rules)
            told.target, told.thing = other, governed
            yield told
        subject = other
        yield from self._below(tree, governed, context, replace_subject(inner, subject))

    def _controlled(self, tree: Tree, clause: Clause, context: Context) -> Iterator[Found] | None:
        """Read "agreed to", "is ready to", "stopped ...ing", "is reported to"."""
        governed, mode, rule = self._control(tree, clause)
        if governed is None or mode is None:
            return None
        subject = clause.objects[0] if clause.passive and clause.objects else clause.subject
        modes = context.modes
        if clause.modals & _FUTURE:
            modes = (*modes, "intent")
        elif (
            clause.modals & _MUST
            and context.speaker is not None
            and subject is not None
            and tree.lower[subject] not in _SELF
        ):
            modes = (*modes, "must")
        elif clause.modals & _MAYBE:
            modes = (*modes, "maybe")
        if clause.negated and mode == "intent":
            mode = "refuse"
        if clause.negated and mode in {"promise", "plan", "wish", "vow", "same", "prospect"}:
            mode = "unwilling" if mode != "same" else "same-not"
        handed = replace(
            context,
            subject=subject,
            modes=(*modes, mode),
            rules=(*context.rules, f"frame.{mode}.{rule}"),
            governors=(*context.governors, clause.verb),
        )
        literal = self._match(tree, clause)
        if literal is not None and literal.action and literal.weight >= _STRONG and mode in {"same", "attempt", "stop"}:
            return iter([self._told(tree, clause, context, literal), *self._walk(tree, governed, handed)])
        return self._walk(tree, governed, handed)

    def _is_infinitive(self, tree: Tree, verb: int) -> bool:
        return any(tree.deps[kid] == "aux" and tree.lower[kid] == "to" for kid in tree.kids[verb])

    def _control(self, tree: Tree, clause: Clause) -> tuple[int | None, str | None, str]:
        verb = clause.verb
        word = tree.lower[verb]
        if clause.passive and word in self._lexicon.adjectives:
            governed = next(
                (
                    kid
                    for kid in tree.kids[verb]
                    if tree.deps[kid] in {"xcomp", "ccomp"} and tree.tags[kid] in VERB_TAGS
                ),
                None,
            )
            if governed is None:
                governed = next(
                    (noun for prep, noun in clause.preps if prep == "to" and tree.tags[noun] == "VBG"), None
                )
            if governed is not None:
                return governed, self._lexicon.adjectives[word], word
        if clause.lemma == "be":
            return self._copular(tree, clause)
        if clause.lemma in _ENACTING:
            for thing in clause.objects:  # "signed a decree to ease", "adopted a resolution calling on"
                inner = tree.kid(thing, "acl")
                if inner is not None and tree.lemmas[thing] in _ACTS_OF_LAW and tree.tags[inner] in {"VB", "VBG"}:
                    return inner, "same", clause.lemma
        mode = self._lexicon.control.get(clause.lemma)
        if mode is None or (clause.lemma == "go" and tree.tags[verb] != "VBG"):
            return None, None, ""
        for kid in tree.kids[verb]:
            if tree.deps[kid] in {"xcomp", "ccomp", "advcl", "dobj", "pcomp"} and tree.tags[kid] in {"VB", "VBG"}:
                if tree.kid(kid, "nsubj") is not None or (
                    tree.deps[kid] == "advcl" and not self._is_infinitive(tree, kid)
                ):
                    continue
                if tree.deps[kid] == "advcl" and (mode == "same" or clause.objects):
                    continue
                return kid, mode, clause.lemma
        if clause.objects and mode in {"promise", "plan", "vow"}:
            for thing in clause.objects:  # "made a promise to", "its plan to" hang below the noun
                inner = tree.kid(thing, "acl")
                if inner is not None and self._is_infinitive(tree, inner) and tree.lemmas[thing] in {"plan", "promise"}:
                    return inner, mode, clause.lemma
        for word_, noun in clause.preps:
            if tree.tags[noun] == "VBG" and word_ in {"to", "on", "from", "about", "of"}:
                return noun, mode, clause.lemma
        return None, None, ""

    def _copular(self, tree: Tree, clause: Clause) -> tuple[int | None, str | None, str]:
        for kid in tree.kids[clause.verb]:
            dep = tree.deps[kid]
            if dep in {"acomp", "attr", "prep", "advmod", "oprd"} and tree.lower[kid] in self._lexicon.adjectives:
                below = [at for at in (*tree.kids[kid], *tree.kids[clause.verb]) if tree.tags[at] in VERB_TAGS]
                governed = next(
                    (at for at in below if tree.deps[at] in {"xcomp", "pcomp", "ccomp", "acl", "advcl"}), None
                )
                if governed is not None:
                    return governed, self._lexicon.adjectives[tree.lower[kid]], tree.lower[kid]
            if dep in {"xcomp", "ccomp"} and tree.tags[kid] in VERB_TAGS:
                about = next((at for at in tree.kids[kid] if tree.lower[at] == "about"), None)
                if about is not None:
                    return kid, "prospect", "about"
                if dep == "xcomp" and self._is_infinitive(tree, kid):
                    return kid, "plan", "be-to"
        return None, None, ""

    # ------------------------------------------------------------------ telling

    def _told(self, tree: Tree, clause: Clause, context: Context, match: Match | None) -> Found:
        base = match.action if match else None
        rules = (*context.rules, match.rule) if match else context.rules
        told = Found(
            clause=clause, action=base, base=base, actor=clause.subject, target=None,
            thing=match.thing if match else None, partner=match.partner if match else None,
            speaker=context.speaker, modality=context.modality, negated=clause.negated, rules=rules,
            turned=match.turned if match else False, inherited=not clause.own_subject,
            background=context.background, governors=context.governors,
        )  # fmt: skip
        if (
            told.negated
            and base in {Action.CONCEDE, Action.AGREE}
            and not clause.modals
            and self._plainly(tree, clause)
        ):
            told.action, told.negated = Action.REJECT, False
            told.rules = (*told.rules, f"negated.{base.lower()}")
        self._modals(tree, told, clause, context)
        return self._raised(told, context, base=told.action, rules=told.rules)

    def _plainly(self, tree: Tree, clause: Clause) -> bool:
        """Return whether a clause is negated by "not", which refuses, and not by "never", which denies."""
        return any(tree.deps[kid] == "neg" and tree.lower[kid] in {"not", "n't"} for kid in tree.kids[clause.verb])

    def _modals(self, tree: Tree, told: Found, clause: Clause, context: Context) -> None:
        modals = clause.modals
        if not modals:
            return
        mode = ""
        if modals & _FUTURE or ("would" in modals and context.speaker is not None):
            mode = "intent"
        elif "would" in modals:
            plain = tree.deps[clause.verb] in {"ROOT", "conj"} and tree.lemmas[clause.verb] not in {"be", "have"}
            conditional = any(
                tree.deps[kid] == "advcl" and any(tree.lower[at] in _IF for at in tree.kids[kid])
                for kid in tree.kids[clause.verb]
            )
            mode = "intent" if plain and not conditional and tree.tags[clause.verb] == "VB" else "hypothetical"
        elif modals & _MUST:
            bound = clause.objects[0] if clause.passive and clause.objects else clause.subject
            own = bound is None or tree.lower[bound] in _SELF
            mode = "must" if context.speaker is not None and not own else "ought"
        elif modals & _MAYBE:
            mode = (
                "unable"
                if told.negated and modals & {"can", "ca", "could"} and context.speaker is not None
                else "maybe"
            )
        told.action, told.modality, told.negated = apply(mode, told.action, told.modality, negated=told.negated)
        told.rules = (*told.rules, f"modal.{mode}")
        if mode == "must":
            told.target = (
                clause.subject if clause.subject is not None and not clause.passive else (clause.objects or [None])[0]
            )
            told.actor = context.speaker
            told.action = Action.REQUEST

    def _raised(self, told: Found, context: Context, *, base: Action | None, rules: tuple[str, ...]) -> Found:
        """Read an act in the modes that the clauses above hand down, the innermost first."""
        action = base
        for mode in reversed(context.modes):
            action, told.modality, told.negated = apply(mode, action, told.modality, negated=told.negated)
            if (
                mode in {"request", "must", "threaten", "deny", "warn"}
                and context.speaker is not None
                and action is not None
            ):
                if mode in {"request", "must"} and told.actor != context.speaker:
                    told.target = told.actor
                told.actor = context.speaker
        told.action, told.rules = action, rules
        return told

    def _of_noun(self, tree: Tree, noun: int) -> Iterator[Found]:
        match = self._match.nominal(tree, noun)
        if match is not None:
            clause = Clause(noun, tree.lemmas[noun], preps=list(tree.preps(noun)))
            told = self._told(tree, clause, Context(), match)
            told.nominal = True
            yield told


def replace_target(match: Match, other: int) -> Match:
    """Return a match whose partner is the party put to an act."""
    match.partner = match.partner if match.partner is not None else other
    return match


def replace_subject(clause: Clause, subject: int) -> Clause:
    """Return a clause with the subject it is put to."""
    if clause.subject is None:
        clause.subject = subject
    return clause
