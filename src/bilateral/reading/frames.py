"""From the dependency parse of a sentence to acts: who speaks, who acts, and what governing verbs make of it.

A sentence is walked from its root. Report verbs hand over to what is said; control verbs ("agreed to", "refused to")
and verbs that put others to an act ("urged ... to") hand down a mode, and the class of the governed clause is read in
that mode: to agree to withdraw is AGREE, to refuse to meet is REJECT, to threaten to shell is THREATEN. PLOVER asks for
this: cooperation in the future tense is AGREE, material conflict in the future tense THREATEN.
"""

from collections.abc import Iterator
from dataclasses import replace

from bilateral.reading.acts import Context, Found
from bilateral.reading.clauses import Clause, read_clause
from bilateral.reading.governing import ACTS_OF_LAW, Governed, caused, controlled, is_bare_participle, is_infinitive
from bilateral.reading.lexicon import Lexicon
from bilateral.reading.matching import Match, Matcher
from bilateral.reading.modes import apply
from bilateral.reading.nouns import keys
from bilateral.reading.tables import words
from bilateral.reading.telling import FUTURE, MAYBE, MUST, SAID, binds, is_plainly_negated, raise_to, tell
from bilateral.reading.tree import VERB_TAGS, Tree
from bilateral.shapes.vocabulary import Action

_DEEPEST = 24
_BASING, _BUSINESS, _OPENING = words("basing"), words("business"), words("opening")
_STRONG = 4.0  # a phrase that weighs as much names a verb and its object
_NAMED = 2.0  # a phrase that weighs more names more than its verb
_BACKGROUND, _IF, _THINGS, _GUILTY = words("background"), words("if"), words("things"), words("guilty")
_SAID = {"announced": "reported", "alleged": "reported", "warned": "reported"}
_MODE_OF = {
    "promised": "promise",
    "threatened": f"{SAID}threaten",
    "requested": f"{SAID}request",
    "denied": f"{SAID}deny",
    "warned": f"{SAID}warn",
}
_DOUBT = frozenset({"hearsay", "seem", "prospect", "improbable", "maybe"})
_LOOSE = frozenset({"relcl", "conj", "parataxis", "advcl", "dep", "appos"})
_FINITE = frozenset({"VBD", "VBZ", "VBP"})
_SUBORDINATE = frozenset({"advcl", "relcl", "acl", "pcomp", "parataxis"})


class Walker:
    """Finds the acts that sentences tell."""

    def __init__(self, lexicon: Lexicon, matcher: Matcher) -> None:
        self._lexicon, self._match = lexicon, matcher

    def __call__(self, tree: Tree) -> list[Found]:
        """Return what a sentence tells, its main clause first."""
        return _Walk(tree, self._lexicon, self._match).found()


class _Walk:
    """The walk through one sentence."""

    def __init__(self, tree: Tree, lexicon: Lexicon, matcher: Matcher) -> None:
        self.tree, self.lexicon, self.match = tree, lexicon, matcher
        self.walked: set[int] = set()

    def found(self) -> list[Found]:
        tree = self.tree
        context = self._attributed(Context())
        if tree.tags[tree.root] in VERB_TAGS or tree.kid(tree.root, "nsubj", "nsubjpass", "aux") is not None:
            return self._in_order(list(self.walk(tree.root, context)))
        told = [nominal(tree, tree.root, match) for match in (self.match.nominal(tree, tree.root),) if match]
        return [*told, *self.below(tree.root, context)]

    def _in_order(self, told: list[Found]) -> list[Found]:
        """Put first what stands first where the parser took the later of two main clauses for the root."""
        tree = self.tree
        first = tree.kid(tree.root, "ccomp", "parataxis")
        if first is None or first > tree.root or tree.lemmas[tree.root] in self.lexicon.report:
            return told
        before = set(tree.subtree(first))
        return sorted(told, key=lambda one: one.clause.verb not in before)

    def _attributed(self, context: Context) -> Context:
        """Take in who says so after a comma, where the parser missed it: "..., its envoy told reporters here"."""
        tree = self.tree
        for verb in range(tree.root + 1, len(tree)):
            sort = self.lexicon.report.get(tree.lemmas[verb])
            if tree.deps[verb] not in _LOOSE or sort not in {"reported", "announced"}:
                continue
            subject = tree.kid(verb, "nsubj")
            if subject is None or tree.tags[subject].startswith("W") or tree.tags[verb] not in _FINITE:
                continue
            first = min(tree.subtree(subject))
            said = tree.kid(verb, "ccomp", "xcomp", "mark") is not None or subject > verb
            if first and tree.words[first - 1] == "," and not said and tree.kid(verb, "cc") is None:
                self.walked.add(verb)
                rules = (*context.rules, f"frame.reported.{tree.lemmas[verb]}")
                return replace(context, speaker=subject, modality="reported", rules=rules)
        return context

    def walk(self, verb: int, context: Context) -> Iterator[Found]:
        """Yield what a clause and those below it tell."""
        if context.depth > _DEEPEST or verb in self.walked:
            return
        self.walked.add(verb)
        tree = self.tree
        clause = read_clause(tree, verb)
        context = self._complete(clause, replace(context, depth=context.depth + 1))
        yield from self._governed(clause, context)
        for kid in tree.kids[verb]:
            if tree.deps[kid] == "conj" and (tree.tags[kid] in VERB_TAGS or tree.kid(kid, "nsubj", "nsubjpass")):
                yield from self.walk(kid, self._coordinated(clause, context, kid))
        yield from self.below(verb, context, clause)

    def _complete(self, clause: Clause, context: Context) -> Context:
        """Give a clause the subject it has from another."""
        tree, verb = self.tree, clause.verb
        participle = tree.deps[verb] == "advcl" and clause.passive and clause.subject is None
        if clause.subject is None and tree.deps[verb] == "acl":
            clause.subject = tree.kid(tree.heads[verb], "poss")
        if clause.passive and not clause.objects and context.subject is not None:
            clause.objects.append(context.subject)
        elif clause.subject is None and not (clause.passive and clause.objects):
            clause.subject = context.subject
        if context.relative is not None and clause.subject == tree.heads[verb]:
            clause.subject = context.relative
        return replace(context, background=True) if participle else context

    def _coordinated(self, clause: Clause, context: Context, kid: int) -> Context:
        subject, tree = clause.subject, self.tree
        if clause.passive and tree.kid(kid, "auxpass") is None and clause.objects:
            subject = clause.objects[0]
        modes = context.modes
        if clause.modals & FUTURE and tree.tags[kid] == "VB":
            modes = (*modes, "refuse" if clause.negated else "intent")
        return replace(context, subject=subject, modes=modes)

    def _governed(self, clause: Clause, context: Context) -> Iterator[Found]:
        """Yield what a clause tells, itself or through the clause it governs."""
        for step in (self._reported, self._caused, self._controlled):
            told = step(clause, context)
            if told is not None:
                yield from told
                return
        match = self.match(self.tree, clause)
        planned = self._planned(clause, context) if match is None or match.weight < _NAMED else None
        yield planned or tell(self.tree, clause, context, match)

    def _planned(self, clause: Clause, context: Context) -> Found | None:
        """Read "considered a sale", "planned an attack": a governing verb over a noun that names an act."""
        mode = self.lexicon.control.get(clause.lemma)
        if mode not in {"consider", "wish", "plan", "attempt"}:
            return None
        for thing in clause.objects:
            match = self.match.nominal(self.tree, thing)
            if match is not None:
                rules = (*context.rules, f"frame.{mode}.{clause.lemma}")
                handed = replace(context, modes=(*context.modes, mode), rules=rules)
                return tell(self.tree, clause, handed, match)
        return None

    # ------------------------------------------------------------------ clauses below

    def below(self, head: int, context: Context, clause: Clause | None = None) -> Iterator[Found]:
        """Yield what adverbial, relative, participial and unread complement clauses below a clause tell."""
        tree = self.tree
        subject = None if clause is None else clause.subject
        if clause is not None and clause.passive and clause.objects:
            subject = clause.objects[0]
        todo = list(tree.kids[head])
        while todo:
            kid = todo.pop(0)
            dep = tree.deps[kid]
            if dep in _SUBORDINATE and tree.tags[kid] in VERB_TAGS:
                yield from self.walk(kid, self._handed_below(kid, context, subject, clause))
            elif dep in {"ccomp", "xcomp"}:
                yield from self._complement(kid, context, subject, clause)
            elif dep != "conj" or tree.tags[kid] not in VERB_TAGS:
                todo += tree.kids[kid]

    def _handed_below(self, kid: int, context: Context, subject: int | None, clause: Clause | None) -> Context:
        tree = self.tree
        dep, noun = tree.deps[kid], tree.lemmas[tree.heads[kid]]
        mark = next((tree.lower[at] for at in tree.kids[kid] if tree.deps[at] in {"mark", "advmod"}), "")
        if dep == "pcomp":
            mark = tree.lower[tree.heads[kid]]
        infinitive = is_infinitive(tree, kid)
        proposed = dep == "acl" and infinitive and noun in ACTS_OF_LAW  # "a draft to tighten sanctions"
        shared = dep in {"advcl", "pcomp"} or (infinitive and not proposed)
        stands_for = clause is not None and (clause.attribute is not None or (noun in ACTS_OF_LAW and not proposed))
        modality = "reported" if context.modality == "reported" else "asserted"
        return Context(
            subject=subject if shared else None,
            speaker=context.speaker,
            modality="conditional" if mark in _IF else "considered" if proposed else modality,
            modes=self._modes_below(kid, context, noun) if infinitive or dep == "pcomp" else (),
            background=context.background or mark in _BACKGROUND or dep == "relcl",
            relative=subject if stands_for else None,
            depth=context.depth,
        )

    def _modes_below(self, kid: int, context: Context, noun: str) -> tuple[str, ...]:
        """Return the modes of "its refusal to", and of doubt over "is thought to be wary of"."""
        if self.tree.deps[kid] == "pcomp":
            return tuple(mode for mode in context.modes if mode in _DOUBT)
        return (
            (self.lexicon.governing[noun],) if self.tree.deps[kid] == "acl" and noun in self.lexicon.governing else ()
        )

    def _complement(self, kid: int, context: Context, subject: int | None, clause: Clause | None) -> Iterator[Found]:
        """Yield what a complement tells that no frame has taken: "is concerned that Iran sells arms"."""
        tree = self.tree
        if kid in self.walked:
            return
        if tree.tags[kid] not in VERB_TAGS:
            yield from self.below(kid, context, clause)
            return
        finite = tree.deps[kid] == "ccomp"
        finite = finite and kid > tree.heads[kid]  # what stands first and is no report is the main thing
        modality = "opinion" if finite and context.modality == "asserted" else context.modality
        handed = Context(subject=subject, speaker=context.speaker, modality=modality, depth=context.depth)
        yield from self.walk(kid, handed)

    # ------------------------------------------------------------------ governing clauses

    def _reported(self, clause: Clause, context: Context) -> Iterator[Found] | None:
        tree = self.tree
        content = tree.kid(clause.verb, "ccomp")
        if content is None:
            return None
        if tree.lower[content] in _GUILTY:
            told = tell(tree, clause, context, Match(Action.ACCUSE, "accuse.find.guilty", _STRONG))
            told.target = tree.kid(content, "nsubj")
            return iter([told])
        sort = self.lexicon.report.get(clause.lemma)
        if sort is None or (clause.passive and clause.subject is None and sort == "asserted"):
            return None
        bare = is_bare_participle(tree, content) or tree.kid(content, "nsubj", "nsubjpass", "csubj", "expl") is None
        if bare and clause.lemma in self.lexicon.causing:
            return None
        return self._content(clause, context, content, sort)

    def _content(self, clause: Clause, context: Context, content: int, sort: str) -> Iterator[Found]:
        speaker = clause.subject if clause.subject is not None else context.speaker
        if speaker is not None and self.tree.lower[speaker] in _THINGS:
            speaker, sort = context.speaker, "opinion" if sort == "reported" else sort
        handed = replace(
            context,
            speaker=speaker,
            modality=context.modality if sort == "asserted" else _SAID.get(sort, sort),
            modes=(*context.modes, _MODE_OF[sort]) if sort in _MODE_OF else context.modes,
            subject=speaker,
            rules=(*context.rules, f"frame.{sort}.{clause.lemma}"),
        )
        told = list(self.walk(content, handed))
        own = self.match(self.tree, clause) if clause.objects else None
        if own is not None:
            yield tell(self.tree, clause, context, own)
        yield from told

    def _caused(self, clause: Clause, context: Context) -> Iterator[Found] | None:
        governed = caused(self.tree, clause, self.lexicon)
        if governed is None:
            return None
        verb, mode, other = governed.verb, governed.mode, governed.other
        is_thing = clause.subject is not None and self.tree.lower[clause.subject] in _THINGS - {"it"}
        if mode in {"allow", "force", "help", "same"} and is_thing:  # "this has allowed the North to"
            rules = (*context.rules, f"cause.{clause.lemma}")
            governors = (*context.governors, clause.verb)
            return self.walk(verb, replace(context, subject=other, rules=rules, governors=governors))
        if mode == "request" and is_bare_participle(self.tree, verb):  # "ordered two men jailed"
            rules = (*context.rules, f"frame.order.{clause.lemma}")
            return self._ordered(verb, replace(context, subject=clause.subject, rules=rules), other)
        if mode == "same":
            return self.walk(verb, replace(context, subject=other))
        return self._put_to(clause, context, governed)

    def _ordered(self, verb: int, context: Context, other: int | None) -> Iterator[Found]:
        """Yield what is ordered to be done to another, as done."""
        self.walked.add(verb)
        inner = read_clause(self.tree, verb)
        inner.subject, inner.passive = context.subject, False
        inner.objects = [other] if other is not None else inner.objects
        yield tell(self.tree, inner, context, self.match(self.tree, inner))

    def _put_to(self, clause: Clause, context: Context, governed: Governed) -> Iterator[Found]:
        tree, verb, other = self.tree, governed.verb, governed.other
        self.walked.add(verb)
        inner = read_clause(tree, verb)
        literal = self.match(tree, clause)
        if literal is not None and literal.weight > _NAMED:
            literal.partner = literal.partner if literal.partner is not None else other
            yield tell(tree, clause, context, literal)
        else:
            match = self.match(tree, inner)
            rules = (*context.rules, f"frame.{governed.mode}.{governed.word}")
            if governed.mode == "allow" and not clause.negated and self._is_basing(inner, other):
                told = tell(tree, clause, context, Match(Action.COOPERATE, self._allowed(inner), _STRONG))
                told.target = other
                yield told
                return
            told = tell(tree, clause, replace(context, rules=rules, modes=()), None)
            told.base = match.action if match else None
            refused = governed.mode == "allow" and told.negated
            told.action, told.modality, told.negated = apply(
                governed.mode, told.base, context.modality if refused else told.modality, negated=told.negated
            )
            told = raise_to(told, context)
            told.target, told.thing = other, verb
            yield told
        if inner.subject is None:
            inner.subject = other
        yield from self.below(verb, context, inner)

    def _allowed(self, inner: Clause) -> str:
        return f"cooperate.allow.{'business' if inner.lemma in _BUSINESS - _BASING else 'basing'}"

    def _is_basing(self, inner: Clause, other: int | None) -> bool:
        """Return whether another's forces are let in: "allowed American drones to fly from the island"."""
        if other is None:
            return False
        known = keys(self.tree, other, self.lexicon.containers)
        armed = inner.lemma in _BASING and not self.lexicon.sets["ARMED"].isdisjoint(known)
        if inner.lemma in _OPENING and any(
            not self.lexicon.sets["BASES"].isdisjoint(keys(self.tree, thing, self.lexicon.containers))
            for thing in inner.objects
        ):
            return True  # "let Japan open a naval base"
        return armed or (inner.lemma in _BUSINESS and not self.lexicon.sets["COMPANY"].isdisjoint(known))

    def _controlled(self, clause: Clause, context: Context) -> Iterator[Found] | None:
        governed = controlled(self.tree, clause, self.lexicon)
        if governed is None:
            return None
        mode = governed.mode
        if clause.lemma == "have" and any(self.tree.lower[kid] == "yet" for kid in self.tree.kids[clause.verb]):
            mode = "unable"
        if mode == "obliged" and binds(self.tree, clause, context):
            mode = "must"
        never: tuple[str, ...] = ()
        if clause.negated and not is_plainly_negated(self.tree, clause):
            never = ("same-not",)  # "has never agreed to": denied, not refused
        elif clause.negated:
            mode = {"same": "same-not", "intent": "refuse"}.get(mode, mode)
            mode = "unwilling" if mode in {"promise", "plan", "wish", "vow", "prospect"} else mode
        handed = replace(
            context,
            subject=clause.objects[0] if clause.passive and clause.objects else clause.subject,
            relative=clause.subject,
            modes=(*context.modes, *self._auxiliary_mode(clause, context), *never, mode),
            rules=(*context.rules, f"frame.{mode}.{governed.word}"),
            governors=(*context.governors, clause.verb),
        )
        literal = self.match(self.tree, clause)
        strong = literal is not None and literal.action is not None and literal.weight >= _STRONG
        if strong and mode in {"same", "attempt", "stop"}:
            return iter([tell(self.tree, clause, context, literal), *self.walk(governed.verb, handed)])
        return self.walk(governed.verb, handed)

    def _auxiliary_mode(self, clause: Clause, context: Context) -> tuple[str, ...]:
        if clause.modals & FUTURE:
            return ("intent",)
        if clause.modals & MUST and binds(self.tree, clause, context):
            return ("must",)
        return ("maybe",) if clause.modals & MAYBE else ()


def nominal(tree: Tree, noun: int, match: Match) -> Found:
    """Return the act that a noun names by itself: "Russia's sale of missiles"."""
    clause = Clause(noun, tree.lemmas[noun], preps=list(tree.preps(noun)))
    told = tell(tree, clause, Context(), match)
    told.nominal = True
    return told
