"""Who acts and who is acted upon: the noun phrases of a clause that fill actor and target."""

from collections.abc import Iterator
from functools import cache

import msgspec

from bilateral.reading.acts import Found
from bilateral.reading.lexicon import lexicon
from bilateral.reading.model import Party
from bilateral.reading.naming import Namer
from bilateral.reading.nouns import keys
from bilateral.reading.tables import words
from bilateral.reading.tree import VERB_TAGS, Tree
from bilateral.shapes.vocabulary import Action

Pair = tuple[Party | None, Party | None]
MUTUAL = frozenset({Action.CONSULT, Action.COOPERATE})
_MUTUAL_ALONE = frozenset({Action.AGREE, Action.SUPPORT, Action.RETREAT, None})  # where nothing else is acted upon
_GIVING = frozenset({Action.AID, Action.COOPERATE})
_TOWARDS = (
    "to", "with", "against", "on", "upon", "at", "between", "toward", "towards", "for", "from", "over", "into",
    "about", "of", "among", "in",
)  # fmt: skip
_SELF = words("self")
_BETWEEN = words("between")
_OF_PLACE = frozenset({Action.COERCE, Action.SANCTION})
_SETTING = frozenset({"at", "in", "on", "from", "of", "over", "under"})
OF_OWN_FORCES = frozenset({Action.RETREAT, Action.MOBILIZE})
_NEARBY = ("near", "along", "off", "around")
_MOST = 3
_PAIR = 2
_TIMES = words("times")


@cache
def _things() -> frozenset[str]:
    """Return nouns that are given, signed or lifted, and so no party."""
    sets = lexicon().sets
    return frozenset().union(*(sets[name] for name in ("GOODS", "ACCORD", "MATERIAL", "RESTRICTION", "AMITY")))


class Role(msgspec.Struct, frozen=True):
    """A noun phrase in a role: its head, its words, and the states it stands for."""

    noun: int
    text: str
    states: tuple[str, ...]

    def parties(self) -> list[Party]:
        """Return a party per state, or the one that stands for no state."""
        return [Party(self.text, one) for one in self.states] or [Party(self.text)]


class Roles:
    """Fills the roles of one sentence."""

    def __init__(self, tree: Tree, namer: Namer, paragraph: str) -> None:
        self._tree, self._namer, self._paragraph = tree, namer, paragraph

    def _role(self, noun: int, before: tuple[str, ...] = ()) -> Role:
        return Role(noun, self._namer.text(noun, self._paragraph), self._namer.states(noun, before=before))

    def _nouns(self, noun: int) -> list[int]:
        tree = self._tree
        return [one for one in tree.conjuncts(noun) if tree.tags[one] not in VERB_TAGS] or [noun]

    def _coordinated(self, noun: int, before: tuple[str, ...] = ()) -> list[Role]:
        return [self._role(one, before) for one in self._nouns(noun)]

    def actors(self, told: Found) -> list[Role]:
        """Return who acts: one role, or several coordinated ones."""
        if told.turned:
            return self._givers(told)
        if told.actor is not None and told.actor == told.thing:  # "the bombing of Sanaa by Saudi jets continued"
            return self._doers(told.thing, told) or self._agents(told, told.actor)
        if told.actor is not None:
            return self._agents(told, told.actor)
        if told.nominal:
            return self._doers(told.clause.verb, told)
        if not told.clause.passive:
            return []
        return (
            self._place(told) if told.action in _OF_PLACE else self._doers(next(iter(told.clause.objects), None), told)
        )

    def _agents(self, told: Found, actor: int) -> list[Role]:
        """Return the parties of a grammatical agent: a pronoun's speaker, those whom "a treaty" binds."""
        if told.clause.passive and self._tree.lemmas[actor] in lexicon().sets["ACCORD"]:
            return self._coordinated(told.clause.objects[0]) if told.clause.objects else []
        if told.speaker is None or self._tree.lower[actor] not in _SELF:
            return self._coordinated(actor)
        self._namer.rules.append("refer.speaker")
        return self._coordinated(told.speaker)

    def _place(self, told: Found) -> list[Role]:
        """Return the state in which someone "was arrested", from which someone "was expelled"."""
        for found, noun in told.clause.preps:
            if found in {"in", "from", "by"} and self._namer.states(noun):
                self._namer.rules.append(f"place.{found}")
                return [self._role(noun)]
        return []

    def _givers(self, told: Found) -> list[Role]:
        """Return who gave what the subject received: "aid from Iran", "Iran's support"."""
        tree = self._tree
        places = list(told.clause.preps)
        for token in tree.subtree(told.clause.verb, frozenset({"relcl", "advcl", "ccomp", "conj"})):
            if token != told.clause.verb and tree.deps[token] in {"dobj", "pobj", "nsubj"}:
                places += tree.preps(token)
        for word in ("from", "by", "of"):
            for found, noun in places:
                if found == word and (word == "from" or self._namer.states(noun)):
                    return self._coordinated(noun)
        owner = tree.kid(told.thing, "poss") if told.thing is not None else None
        return self._coordinated(owner) if owner is not None else []

    def _doers(self, noun: int | None, told: Found) -> list[Role]:
        """Return who did an act that stands as a noun: "Russia's sale", "talks between A and B", "a raid by C"."""
        tree = self._tree
        if noun is None or (not told.nominal and told.thing is None):
            return []
        for word, below in tree.preps(noun):
            if word in {"by", "between"} and below != noun:
                return self._coordinated(below)[: 1 if word == "between" else _MOST]
        owner = tree.kid(noun, "poss")
        if owner is not None:
            return self._coordinated(owner)
        if told.nominal:
            for kid in tree.kids[noun]:
                if tree.deps[kid] in {"compound", "amod", "nmod"} and kid in self._namer.at:
                    return [self._role(kid)]
        if told.nominal and told.base in OF_OWN_FORCES:  # "the withdrawal of Chadian troops"
            of = (below for word, below in tree.preps(noun) if word == "of" and below not in self._namer.at)
            return [self._role(below) for below in of if self._namer.states(below)][:1]
        return []

    def targets(self, told: Found, actors: tuple[str, ...]) -> list[Role]:
        """Return who is acted upon: the first candidate that is another state, else the likeliest noun."""
        if told.turned and told.actor is not None:
            return self._coordinated(told.actor)
        likeliest: int | None = None
        acting = set(actors)
        for noun in self._candidates(told):
            if self._tree.tags[noun] in VERB_TAGS or self._is_time(noun):
                continue
            named = [(one, self._namer.states(one, before=actors)) for one in self._nouns(noun)]
            other = [(one, states) for one, states in named if states and acting.isdisjoint(states)]
            if other:
                return [Role(one, self._namer.text(one, self._paragraph), states) for one, states in other]
            if likeliest is None and self._likely(told, noun):
                likeliest = noun
        return [] if likeliest is None else self._coordinated(likeliest, actors)

    def _is_time(self, noun: int) -> bool:
        """Return whether a noun is a date, and so no party."""
        tree = self._tree
        return tree.lemmas[noun] in _TIMES or (tree.tags[noun] == "CD" and not tree.kids[noun])

    def _likely(self, told: Found, noun: int) -> bool:
        """Return whether a noun that names no state may be a target: objects and some prepositions, of acts only."""
        if told.action is None or not _things().isdisjoint(keys(self._tree, noun, lexicon().containers)):
            return False
        if self._tree.deps[noun] != "pobj" or noun == told.partner:
            return True
        return self._tree.lower[self._tree.heads[noun]] in {"to", "with", "against", "at", "on", "between"}

    def _candidates(self, told: Found) -> Iterator[int]:
        """Yield the nouns that may be the target, the likeliest first."""
        tree, clause = self._tree, told.clause
        if told.target is not None:
            yield told.target
            return
        supplied = clause.passive and told.base in _GIVING and ("with", told.partner) in clause.preps
        partner = None if supplied else told.partner  # "was supplied with Russian power": the subject gets it
        whole = [] if told.nominal else [one for one in clause.objects if one != told.thing]
        yield from (one for one in (clause.dative, partner, *whole) if one is not None)
        about = None if told.nominal else clause.attribute
        owners = [] if told.nominal else [about, *whole, told.thing]
        if about is not None:
            yield from tree.all_kids(about, "poss")
        named = [one for one in (*whole, told.thing, told.partner, about) if one is not None]
        places = [*clause.preps, *(pair for one in named for pair in tree.preps(one))]
        held = [noun for word, noun in places if word in {"in", "of"} and tree.heads[tree.heads[noun]] in named]
        setting = [pair for pair in clause.preps if pair[1] < clause.verb and pair[0] in _SETTING]  # "At Yalta it ..."
        reached = [*places, *(pair for one in held for pair in tree.preps(one))]
        yield from self._towards(
            [pair for pair in reached if pair not in setting], nearby=told.nominal and told.base is Action.MOBILIZE
        )
        for one in owners[1:]:
            if one is not None:
                yield from tree.all_kids(one, "poss")
        if told.thing is not None and not told.nominal:
            yield told.thing
        if told.base in _GIVING:
            yield from self._served([clause.verb, *named])

    def _served(self, heads: list[int]) -> Iterator[int]:
        """Yield what a gift is for: "provided loans to support the regime"."""
        tree = self._tree
        todo = [kid for head in heads for kid in tree.all_kids(head, "advcl", "xcomp", "acl") if tree.tags[kid] == "VB"]
        for verb in todo:
            yield from tree.all_kids(verb, "dobj")
            todo += tree.all_kids(verb, "xcomp", "ccomp")

    def _towards(self, places: list[tuple[str, int]], *, nearby: bool) -> Iterator[int]:
        for word in (*_TOWARDS, *_NEARBY) if nearby else _TOWARDS:
            for found, noun in places:
                named = found == word and self._tree.deps[noun] in {"pobj", "pcomp"}
                if named and (word != "in" or self._namer.states(noun)):
                    yield noun

    def between(self, told: Found) -> list[Role]:
        """Return the two sides of "cooperation between A and B", "the treaty that A and B signed"."""
        tree = self._tree
        things = [told.clause.verb]
        if not told.nominal:
            things = [*told.clause.objects, *(one for one in (told.thing, told.actor) if one is not None)]
        places = [*told.clause.preps, *(pair for one in things for pair in tree.preps(one))]
        for word, noun in places:
            if word == "between" or (word == "of" and tree.lemmas[tree.heads[tree.heads[noun]]] in _BETWEEN):
                found = self._coordinated(noun)[:_PAIR]
                if len(found) == _PAIR:
                    return found
        if told.actor is not None and tree.lemmas[told.actor] in lexicon().sets["ACCORD"]:
            for clause in tree.all_kids(told.actor, "relcl"):
                for noun in tree.all_kids(clause, "nsubj"):
                    return self._coordinated(noun)[:_PAIR]
        return []

    def role(self, noun: int) -> Role:
        """Return a noun phrase as a role, such as the speaker's."""
        return self._role(noun)


def pairs(told: Found, actors: list[Role], targets: list[Role], sides: list[Role]) -> list[Pair]:
    """Return actor and target of each proposition that a clause makes.

    "A and B met" is one proposition of A towards B; "A and B condemned C" two; "the two countries agreed" is one of
    the first towards the second.
    """
    action = told.base or told.action
    if len(sides) == _PAIR and (not any(role.states for role in actors)):
        return [(sides[0].parties()[0], sides[1].parties()[0])]
    acting = [party for role in actors[:_MOST] for party in role.parties()]
    acted = [party for role in targets[:_MOST] for party in role.parties()]
    aimed = [party for party in acted if party.state_id and party.state_id not in {one.state_id for one in acting}]
    mutual = action in MUTUAL or (action in _MUTUAL_ALONE and not aimed)
    if mutual and len(acting) >= _PAIR and not aimed and _distinct(acting):
        return [(acting[0], other) for other in acting[1:_MOST]]
    if not acting and len(aimed) == _PAIR and len(targets) == 1:  # "strengthening their cooperation"
        return [(aimed[0], aimed[1])]
    if not acting:
        return [(None, party) for party in acted] or [(None, None)]
    if len(acting) > 1 and not all(party.state_id for party in acting):
        acting = acting[:1]
    acted = aimed or acted[:1]
    apart: list[Pair] = [
        (one, other) for one in acting for other in acted if other.state_id is None or one.state_id != other.state_id
    ]
    return apart or [(one, None) for one in acting]


def _distinct(parties: list[Party]) -> bool:
    states = [party.state_id for party in parties if party.state_id]
    return len(states) == len(set(states))
