"""One sentence to its propositions: its acts with their parties, amount, period, modality and span."""

from collections.abc import Iterator, Sequence
from functools import cache

from bilateral.reading.acts import Found
from bilateral.reading.coding import are_states, base_of, coded
from bilateral.reading.counting import of_states
from bilateral.reading.elsewhere import other_state, state_within
from bilateral.reading.frames import Walker, nominal
from bilateral.reading.lexicon import lexicon
from bilateral.reading.matching import Match, Matcher
from bilateral.reading.memory import Memory, Named
from bilateral.reading.model import Party, Proposition, Span
from bilateral.reading.naming import Namer
from bilateral.reading.nouns import keys
from bilateral.reading.roles import OF_OWN_FORCES, Pair, Role, Roles, pairs
from bilateral.reading.slots import Place, Slots
from bilateral.reading.spans import Spans
from bilateral.reading.tables import words
from bilateral.reading.tree import Tree
from bilateral.shapes.vocabulary import Action

_LONGEST_SENTENCE = 400
_SIDES = 2
_ASKED = "\"' \u201d\u2019)"
_BETWEEN, _UNEXPLAINED, _EMPTY = words("between"), words("unexplained"), words("empty")
_THINGS, _RECEIVING = words("things"), words("receiving")
_OF_ONES_OWN = frozenset({Action.RETREAT, Action.MOBILIZE, Action.AID, Action.COOPERATE})
_RELATIVE = frozenset({"one", "that", "which"})


@cache
def _matcher() -> Matcher:
    return Matcher(lexicon())


@cache
def _walker() -> Walker:
    return Walker(lexicon(), _matcher())


def read_sentence(tree: Tree, named: Sequence[Named], memory: Memory, place: Place) -> list[Proposition]:
    """Return the propositions of a sentence, its main one first; the memory takes in what it names."""
    asked = place.paragraph[tree.starts[0] : tree.ends[-1]].rstrip(_ASKED).endswith("?")
    found: list[Proposition] = []
    if len(tree) <= _LONGEST_SENTENCE and not asked:
        found = _Sentence(tree, named, memory, place).propositions()
    memory.add(named)
    return found


class _Sentence:
    def __init__(self, tree: Tree, named: Sequence[Named], memory: Memory, place: Place) -> None:
        self.tree, self.memory, self.place = tree, memory, place
        self.namer = Namer(tree, named, memory)
        self.roles = Roles(tree, self.namer, place.paragraph)
        self.told = _walker()(tree)
        self.told += self._nominal_acts()
        self.spans = Spans(tree, self.told)
        self.slots = Slots(tree, self.spans, place, self.told)
        self.according = self._according()
        self.main: Pair = (None, None)

    def propositions(self) -> list[Proposition]:
        """Return what the sentence says, the main clause first, nothing twice."""
        made: list[Proposition] = []
        for told in self.told:
            made += [one for one in self._of(told) if one not in made]
        return made

    def _nominal_acts(self) -> list[Found]:
        """Return the acts that stand as nouns beside the clauses, where they name a state: "Russia's sale of arms"."""
        if not self.namer.here:
            return []
        tree = self.tree
        taken = {told.thing for told in self.told} | {told.clause.verb for told in self.told}
        taken |= {one for told in self.told if told.action for one in told.clause.objects}
        found = []
        for noun, tag in enumerate(tree.tags):
            if tag not in {"NN", "NNS"} or noun in taken or noun in self.namer.at:
                continue
            match = _matcher().nominal(tree, noun)
            if match is None or any(told.actor == noun and told.action is match.action for told in self.told):
                continue  # "Saudi air strikes killed" is one act
            if self._has_doer(noun, match) or self._moves_own(noun, match):
                found.append(nominal(tree, noun, match))
        return found

    def _has_doer(self, noun: int, match: Match) -> bool:
        tree = self.tree
        moving = match.action is not Action.SUPPORT  # "the Kenyan embassy in Rome" is a thing
        return any(
            tree.deps[kid] == "poss"
            or (tree.deps[kid] in {"prep", "agent"} and tree.lower[kid] in {"by", "between"})
            or (moving and tree.deps[kid] in {"amod", "compound", "nmod"} and kid in self.namer.at)
            for kid in tree.kids[noun]
        )

    def _moves_own(self, noun: int, match: Match) -> bool:
        """Return whether a noun tells of a state's own forces: "the withdrawal of Chadian troops from"."""
        if match.action not in OF_OWN_FORCES:
            return False
        return any(word == "of" and below not in self.namer.at for word, below in self.tree.preps(noun))

    def _according(self) -> Role | None:
        """Return whom the sentence is according to."""
        tree = self.tree
        for token, word in enumerate(tree.lower):
            if word == "according":
                noun = next((noun for _, noun in tree.preps(tree.heads[token]) if noun > token), None)
                return None if noun is None else self.roles.role(noun)
        return None

    # ------------------------------------------------------------------ parties

    def _of(self, told: Found) -> Iterator[Proposition]:
        self.namer.rules.clear()
        self._receive(told)
        actors = self.roles.actors(told)
        acting = tuple(state for role in actors for state in role.states)
        targets = self.roles.targets(told, acting)
        parties = self._inherited(told, pairs(told, actors, targets, self.roles.between(told)), targets)
        parties = self._sought(told, parties)
        if not self._is_told(told, parties):
            return
        actor = parties[0][0]
        if actor is not None and actor.state_id is None and actor.text.lower() in _THINGS and told.speaker is None:
            told.action = None  # what is no party does nothing
        if "cooperate.jointly" in told.rules and not any(are_states(*pair) for pair in parties):
            told.action = None  # what others share is no act of states
        if told is self.told[0]:
            self.main, self.namer.pointer.acting = parties[0], acting
            self.memory.thing = self._is_thing(told)
        if acting and (told is self.told[0] or not self.memory.subject):
            self.memory.subject = acting[:_SIDES]
        yield from self._filled(told, targets, parties)

    def _receive(self, told: Found) -> None:
        """Read "Macron received Zelensky": a leader's name as an object, which the phrase tables cannot hold."""
        if told.action is not None or told.base is not None or told.clause.lemma not in _RECEIVING:
            return
        if any(noun in self.namer.at and self.namer.at[noun].via == "leader" for noun in told.clause.objects):
            told.action = told.base = Action.CONSULT
            told.rules = (*told.rules, "consult.receive.leader")

    def _is_told(self, told: Found, parties: list[Pair]) -> bool:
        """Return whether a clause says enough to be a proposition."""
        actor, target = parties[0]
        if told.background and not any(one is not None and one.state_id for one, _ in parties):
            return False  # what lies behind the sentence is told only where a state acts in it
        if told.nominal and told is not self.told[0]:
            return actor is not None and target is not None and None not in {actor.state_id, target.state_id}
        if any(party is not None and party.state_id for pair in parties for party in pair):
            said = told.clause.attribute is not None or told.clause.preps
            return told.action is not None or told.clause.lemma not in _EMPTY or bool(said)
        nobody = actor is not None and told.speaker is None and actor.text.lower() in _UNEXPLAINED
        return told.action is not None and not nobody

    def _sought(self, told: Found, parties: list[Pair]) -> list[Pair]:
        """Look elsewhere in the sentence for the state that an act is of or towards."""
        if (told.action is None and told.base is None) or (told.nominal and told is not self.told[0]):
            return parties  # a noun within a clause is an act of its own only where it names both of its parties
        found: list[Pair] = []
        for actor, target in parties:
            one = self._actor(told, actor, target)
            found.append((one, self._target(told, one, target)))
        return list(dict.fromkeys(found))

    def _actor(self, told: Found, actor: Party | None, target: Party | None) -> Party | None:
        if actor is not None and actor.state_id is None and told.actor is not None and not told.turned:
            state = state_within(self.tree, self.namer, told.actor)
            return actor if state is None else Party(actor.text, state)
        if told.actor is None and told.clause.passive and self._is_of_ones_own(told, actor):
            own = self._owner(told)
            if own is not None:
                return own
        if actor is None and target is not None and target.state_id and (told.clause.passive or told.nominal):
            return self._elsewhere(told, {target.state_id})
        return actor

    def _is_of_ones_own(self, told: Found, actor: Party | None) -> bool:
        return base_of(told) is Action.RETREAT or (actor is None and told.base in _OF_ONES_OWN)

    def _owner(self, told: Found) -> Party | None:
        """Return whose forces or goods are sent or withdrawn: "Fijian soldiers were pulled out of the Sinai"."""
        for noun in told.clause.objects[:1]:
            states = () if noun in self.namer.at else self.namer.states(noun)
            others = {one for one in self.namer.here if one not in states}
            if states and (others or told.base is Action.RETREAT):
                return Party(self.namer.text(noun, self.place.paragraph), states[0])
        return None

    def _target(self, told: Found, actor: Party | None, target: Party | None) -> Party | None:
        if actor is None or actor.state_id is None:
            return target
        if target is not None and target.state_id not in {None, actor.state_id}:
            return target
        speaker = self.roles.role(told.speaker).states if told.speaker is not None else ()
        return (
            self._elsewhere(told, {actor.state_id, *speaker})
            or self._elsewhere(told, {actor.state_id})
            or (target if target is None or target.state_id is None else None)
        )

    def _elsewhere(self, told: Found, leave: set[str]) -> Party | None:
        found = other_state(self.tree, self.namer, told.clause.verb, set(self.spans.own(told)), leave)
        if found is None:
            return None
        self.namer.rules.append("refer.elsewhere")
        return Party(self.namer.text(found[0], self.place.paragraph), found[1])

    def _is_thing(self, told: Found) -> bool:
        """Return whether a sentence is about a thing between states, not about a state."""
        noun = told.actor if told.actor is not None else next(iter(told.clause.objects), None)
        return noun is not None and noun not in self.namer.at and self.tree.lemmas[noun] in _BETWEEN

    def _inherited(self, told: Found, parties: list[Pair], targets: list[Role]) -> list[Pair]:
        """Fill what a clause leaves to the main one: "a backer of X, providing support"; "an accord that promised"."""
        actor, target = parties[0]
        known = [one for one in self.main if one is not None and one.state_id]
        if actor is None:
            return parties
        if len(known) == _SIDES and self._leaves_target(told, actor, target, known[0], targets):
            self.namer.rules.append("inherit.target")
            return [(one, known[1]) for one, _ in parties]
        sides = [one.state_id for one in known] if len(known) == _SIDES else list(self.memory.topic.pair)
        if actor.state_id is None and target is not None and target.state_id in sides and self._is_accord(told.actor):
            giver = next((one for one in sides if one != target.state_id), None)
            self.namer.rules.append("inherit.giver")
            return [(Party(actor.text, giver), one) for _, one in parties]
        return parties

    def _leaves_target(self, told: Found, actor: Party, target: Party | None, main: Party, targets: list[Role]) -> bool:
        """Return whether a participle of the main clause names no target of its own."""
        if not told.inherited or told.nominal or told.action is None or actor.state_id != main.state_id:
            return False
        own = target is not None and target.state_id is not None
        return not own and not any(self.tree.kid(role.noun, "prep") is not None for role in targets)

    def _is_accord(self, noun: int | None) -> bool:
        if noun is None:
            return False
        known = keys(self.tree, noun, lexicon().containers)
        return not lexicon().sets["ACCORD"].isdisjoint(known) or self.tree.lower[noun] in _RELATIVE

    # ------------------------------------------------------------------ propositions

    def _filled(self, told: Found, targets: list[Role], parties: list[Pair]) -> Iterator[Proposition]:
        first, last = self.spans.ends(told)
        start, end = self.tree.starts[first], self.tree.ends[last]
        amount, period = self.slots.amount(told), self.slots.period(told)
        speaker = self.roles.role(told.speaker) if told.speaker is not None else self.according
        acting = {actor.state_id for actor, _ in parties if actor is not None and actor.state_id}
        own = speaker is not None and not acting.isdisjoint(speaker.states)
        modality, rules = self.slots.modality(told, attributed=self.according is not None, own=own)
        rules = (*told.rules, *rules, *dict.fromkeys(self.namer.rules)) or ("state.clause",)
        for actor, target in parties:
            action, base = told.action, told.base or told.action
            if are_states(actor, target):
                action, base = coded(told, modality), base_of(told) or told.action
            kind, kind_rule = self.slots.kind(told, base)
            yield Proposition(
                span=Span(self.place.offset + start, self.place.offset + end),
                text=self.place.paragraph[start:end],
                actor=actor,
                action=action,
                kind=kind,
                target=target,
                object=self.slots.object(told, targets[0].noun if targets else None),
                amount=amount.value if amount else None,
                unit=of_states(amount.unit, (one.state_id for one in (actor, target) if one)) if amount else None,
                since=period.since if period else None,
                until=period.until if period else None,
                modality=modality,
                negated=told.negated,
                speaker=None if speaker is None else speaker.parties()[0],
                rules=(*rules, *((kind_rule,) if kind_rule else ())),
            )
