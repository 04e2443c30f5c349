"""One sentence to its propositions: acts with their parties, amount, period, modality and span."""

from collections.abc import Iterable, Sequence
from datetime import date
from functools import cache

import msgspec

from bilateral.reading.amounts import Amount, amounts
from bilateral.reading.frames import Found, Walker
from bilateral.reading.kinds import kind_of
from bilateral.reading.lexicon import lexicon
from bilateral.reading.matching import Matcher
from bilateral.reading.model import Modality, Party, Proposition, Span
from bilateral.reading.naming import Memory, Named, Namer
from bilateral.reading.nouns import keys, phrase
from bilateral.reading.periods import Period, periods
from bilateral.reading.roles import Role, Roles, pairs
from bilateral.reading.tree import VERB_TAGS, Tree
from bilateral.shapes.vocabulary import Action

_EDGES = frozenset({"punct", "cc", "mark"})
_LONGEST_SENTENCE = 400
_BETWEEN = frozenset(
    "relationship relation tie partnership alliance friendship deal agreement treaty pact cooperation trade link".split()
)
_UNEXPLAINED = frozenset({"he", "she", "it", "they", "we", "you", "i", "this", "that", "these", "those"})
_AROUND = frozenset(
    "despite amid following after under before since because during over notwithstanding without besides".split()
)
_SPOKEN = {Action.AGREE: "promised", Action.REQUEST: "requested", Action.THREATEN: "threatened"}
_EMPTY = frozenset({"say", "be", "tell", "add", "note"})


class Place(msgspec.Struct, frozen=True):
    """The paragraph a sentence stands in: its words, where it begins in the document, and the document's date."""

    paragraph: str
    offset: int
    day: date | None


@cache
def _walker() -> Walker:
    return Walker(lexicon(), Matcher(lexicon()))


@cache
def _matcher() -> Matcher:
    return Matcher(lexicon())


def read_sentence(tree: Tree, named: Sequence[Named], memory: Memory, place: Place) -> list[Proposition]:
    """Return the propositions of a sentence, its main one first; the memory takes in what it names."""
    found: list[Proposition] = []
    if (
        len(tree) <= _LONGEST_SENTENCE
        and tree.words[-1] != "?"
        and not place.paragraph[: tree.ends[-1]].rstrip("\"' ”’)").endswith("?")
    ):
        found = _Sentence(tree, named, memory, place).propositions()
    memory.add(named)
    return found


class _Sentence:
    def __init__(self, tree: Tree, named: Sequence[Named], memory: Memory, place: Place) -> None:
        self.tree, self.memory, self.place = tree, memory, place
        self.namer = Namer(tree, named, memory)
        self.roles = Roles(tree, self.namer, place.paragraph)
        self.told = _walker()(tree)
        self._add_nominal()
        self.owner = self._owners()
        first, last = tree.starts[0], tree.ends[-1]
        shown = place.paragraph[first:last]
        self.amounts = [(first + one.start, one) for one in amounts(shown)]
        self.periods = [(first + one.start, one) for one in periods(shown, place.day)]
        self.according = self._according()
        self.main: tuple[Party | None, Party | None] = (None, None)

    # ------------------------------------------------------------------ clauses and spans

    def _add_nominal(self) -> None:
        """Add the acts that stand as nouns beside the clauses, where they name a state: "Russia's sale of arms"."""
        if not self.namer.here:
            return
        tree = self.tree
        taken = {told.thing for told in self.told} | {told.clause.verb for told in self.told}
        taken |= {one for told in self.told if told.action for one in told.clause.objects}
        for noun, tag in enumerate(tree.tags):
            if tag not in {"NN", "NNS"} or noun in taken or noun in self.namer.at:
                continue
            match = _matcher().nominal(tree, noun)
            if match is None or not any(
                tree.deps[kid] == "poss"
                or (tree.deps[kid] in {"prep", "agent"} and tree.lower[kid] in {"by", "between"})
                for kid in tree.kids[noun]
            ):
                continue
            from bilateral.reading.clauses import Clause  # noqa: PLC0415

            clause = Clause(noun, tree.lemmas[noun], preps=list(tree.preps(noun)))
            self.told.append(
                Found(
                    clause,
                    match.action,
                    match.action,
                    None,
                    None,
                    noun,
                    None,
                    None,
                    "asserted",
                    False,
                    (match.rule,),
                    nominal=True,
                )
            )

    def _owners(self) -> list[int]:
        """Return for each token the predicate whose clause it belongs to; -1 for none."""
        tree = self.tree
        heads = {told.clause.verb: told.clause.verb for told in self.told if not told.nominal}
        for told in self.told:
            for governor in told.governors:
                heads.setdefault(governor, told.clause.verb)
        owner = [-1] * len(tree)
        for token in range(len(tree)):
            at = token
            while at not in heads and tree.heads[at] != at:
                at = tree.heads[at]
            owner[token] = heads.get(at, -1)
        return owner

    def _span(self, told: Found) -> tuple[int, int]:
        """Return first and last token of the unbroken stretch of a clause around its predicate."""
        tree, verb = self.tree, told.clause.verb
        if told.nominal:
            tokens = phrase(tree, verb)
            return tokens[0], tokens[-1]
        first = last = verb
        while first and self.owner[first - 1] == verb:
            first -= 1
        while last + 1 < len(tree) and self.owner[last + 1] == verb:
            last += 1
        while first < verb and tree.deps[first] in _EDGES:
            first += 1
        while last > verb and tree.deps[last] in _EDGES:
            last -= 1
        return first, last

    def _own(self, told: Found) -> list[int]:
        if told.nominal:
            return phrase(self.tree, told.clause.verb)
        return [token for token, verb in enumerate(self.owner) if verb == told.clause.verb]

    # ------------------------------------------------------------------ slots

    def _according(self) -> Role | None:
        tree = self.tree
        for token, word in enumerate(tree.lower):
            if word == "according":
                for _, noun in tree.preps(tree.heads[token]):
                    if noun > token:
                        return self.roles.role(noun)
        return None

    def _within(
        self, told: Found, own: set[int], held: list[tuple[int, Amount]] | list[tuple[int, Period]]
    ) -> list[int]:
        """Return which of the amounts or periods stand in a clause, or in no clause where it is the main one."""
        tree, found = self.tree, []
        main = self.told and told is self.told[0]
        for at, (start, _) in enumerate(held):
            token = next((one for one, end in enumerate(tree.ends) if end > start), len(tree) - 1)
            if token in own or (main and self.owner[token] == -1):
                found.append(at)
        return found

    def _amount(self, told: Found, own: set[int]) -> Amount | None:
        inside = [self.amounts[at][1] for at in self._within(told, own, self.amounts)]
        money = [one for one in inside if one.unit and (one.unit.isupper() or one.unit == "percent")]
        return (money or inside or [None])[0]

    def _period(self, told: Found, own: set[int]) -> Period | None:
        if self.tree.deps[told.clause.verb] == "relcl":  # "an accord in 2005 that promised": dated by its noun
            own = own | set(self.tree.subtree(self.tree.heads[told.clause.verb], frozenset({"relcl"})))
        inside = [self.periods[at][1] for at in self._within(told, own, self.periods)]
        if not inside and self.periods and len(self.told) == 1:
            inside = [self.periods[0][1]]
        if len(inside) > 1 and all(one.since == one.until for one in inside):
            years = sorted(one.since for one in inside if one.since)
            if years and len(inside[0].since or "") == len(inside[-1].since or "") == len("2000"):
                return Period(0, 0, years[0], years[-1])
        return inside[0] if inside else None

    def _modality(self, told: Found) -> tuple[Modality, tuple[str, ...]]:
        modality = told.modality
        rules: tuple[str, ...] = ()
        verbs = (told.clause.verb, *told.governors)
        for verb in verbs:
            for kid in self.tree.kids[verb]:
                sort = lexicon().adverbs.get(self.tree.lower[kid])
                if sort and modality in {"asserted", "reported"}:
                    modality, rules = sort, (f"adverb.{self.tree.lower[kid]}",)
        if modality == "asserted" and told.action in _SPOKEN and not told.negated:
            modality = _SPOKEN[told.action]
        if modality == "asserted" and self.according is not None:
            modality, rules = "reported", ("frame.according-to",)
        return msgspec.convert(modality, Modality), rules

    def _object(self, told: Found, target: Role | None) -> str | None:
        tree = self.tree
        things = [told.thing] if told.thing is not None else told.clause.objects[:1]
        for thing in things:
            if thing is None or (target is not None and thing == target.noun):
                continue
            if tree.tags[thing] in VERB_TAGS:
                tokens = tree.subtree(thing)
            else:
                tokens = phrase(tree, thing)
            return self.place.paragraph[tree.starts[tokens[0]] : tree.ends[tokens[-1]]]
        if told.clause.attribute is not None:
            tokens = phrase(tree, told.clause.attribute)
            return self.place.paragraph[tree.starts[tokens[0]] : tree.ends[tokens[-1]]]
        return None

    def _words(self, own: list[int]) -> list[str]:
        """Return the dictionary forms of a clause's words, what only surrounds the act left out: "despite sanctions"."""
        tree, left = self.tree, set[int]()
        for token in own:
            if tree.deps[token] == "prep" and tree.lower[token] in _AROUND:
                left |= set(tree.subtree(token))
        return [tree.lemmas[token] for token in own if token not in left]

    # ------------------------------------------------------------------ propositions

    def propositions(self) -> list[Proposition]:
        """Return what the sentence says, the main clause first."""
        made: list[Proposition] = []
        for told in self.told:
            made += [one for one in self._of(told) if one not in made]
        return made

    def _of(self, told: Found) -> Iterable[Proposition]:
        self.namer.rules.clear()
        actors = self.roles.actors(told)
        acting = tuple(state for role in actors for state in role.states)
        targets = self.roles.targets(told, acting)
        sides = self.roles.between(told)
        parties = self._inherited(told, pairs(told, actors, targets, sides), targets)
        if told.background and not any(actor is not None and actor.state_id for actor, _ in parties):
            return  # what lies behind the sentence is told only where a state acts in it
        named = any(party is not None and party.state_id for pair in parties for party in pair)
        if not named and self._nobody(told, parties[0][0]):
            return
        if told.action is None and (not named or told.clause.lemma in _EMPTY and told.clause.attribute is None):
            return
        if (
            told.nominal
            and told is not self.told[0]
            and not all(party is not None and party.state_id for party in parties[0])
        ):
            return
        if told is self.told[0]:
            self.main = parties[0]
            self.namer.acting = acting
            if acting:
                self.memory.subject = acting[:2]
            self.memory.thing = self._is_thing(told)
        yield from self._filled(told, targets, parties)

    def _nobody(self, told: Found, actor: Party | None) -> bool:
        """Return whether an act is that of a pronoun which nothing explains, quoted from nobody."""
        return actor is not None and told.speaker is None and actor.text.lower() in _UNEXPLAINED

    def _is_thing(self, told: Found) -> bool:
        """Return whether a sentence is about a thing between states, not about a state."""
        noun = told.actor if told.actor is not None else (told.clause.objects or [None])[0]
        return noun is not None and noun not in self.namer.at and self.tree.lemmas[noun] in _BETWEEN

    def _inherited(
        self, told: Found, parties: list[tuple[Party | None, Party | None]], targets: list[Role]
    ) -> list[tuple[Party | None, Party | None]]:
        """Fill what a clause leaves to the main one: "a backer of Putin, providing support"; "an accord that promised"."""
        actor, target = parties[0]
        known = [one for one in self.main if one is not None and one.state_id]
        if len(known) < 2 and len(self.memory.topic.pair) < 2:  # noqa: PLR2004 -- two sides
            return parties
        pair = [one.state_id for one in known] if len(known) == 2 else list(self.memory.topic.pair)  # noqa: PLR2004
        if told.inherited and told.action is not None and len(known) == 2 and (target is None or not target.state_id):  # noqa: PLR2004
            if actor is not None and actor.state_id == known[0].state_id and not told.nominal:
                named = [one for one in targets if self.tree.kid(one.noun, "prep") is not None]
                if not named:
                    self.namer.rules.append("inherit.target")
                    return [(one, known[1]) for one, _ in parties]
        if actor is not None and actor.state_id is None and target is not None and target.state_id in pair:
            noun = told.actor if told.actor is not None else -1
            if noun >= 0 and (
                self.tree.lemmas[noun] in lexicon().sets["ACCORD"] or self.tree.lower[noun] in {"one", "that", "which"}
            ):
                other = next((one for one in pair if one != target.state_id), None)
                self.namer.rules.append("inherit.giver")
                return [(Party(actor.text, other), one) for _, one in parties]
        return parties

    def _filled(
        self, told: Found, targets: list[Role], parties: list[tuple[Party | None, Party | None]]
    ) -> Iterable[Proposition]:
        tree, offset = self.tree, self.place.offset
        first, last = self._span(told)
        start, end = tree.starts[first], tree.ends[last]
        own = self._own(told)
        amount, period = self._amount(told, set(own)), self._period(told, set(own))
        modality, rules = self._modality(told)
        thing: list[str] = []
        noun = told.thing if told.thing is not None else (told.clause.objects or [None])[0]
        if noun is not None:
            thing = keys(tree, noun, lexicon().containers)
            thing += [tree.lemmas[one] for one in phrase(tree, noun)]
        kind, kind_rule = kind_of(told.base or told.action, thing, self._words(own), told.clause.lemma)
        speaker = self.roles.role(told.speaker) if told.speaker is not None else self.according
        spoken = None if speaker is None else speaker.parties()[0]
        rules = (*told.rules, *rules, *dict.fromkeys(self.namer.rules))
        if told.action is None and not rules:
            rules = ("state.clause",)
        for actor, target in parties:
            yield Proposition(
                span=Span(offset + start, offset + end),
                text=self.place.paragraph[start:end],
                actor=actor,
                action=told.action,
                kind=kind,
                target=target,
                object=self._object(told, targets[0] if targets else None),
                amount=amount.value if amount else None,
                unit=amount.unit if amount else None,
                since=period.since if period else None,
                until=period.until if period else None,
                modality=modality,
                negated=told.negated,
                speaker=spoken,
                rules=(*rules, *((kind_rule,) if kind_rule else ())),
            )
