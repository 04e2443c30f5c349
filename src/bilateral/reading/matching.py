"""Which phrase of the tables a clause is: the class of the act that its verb, object and prepositions name."""

from dataclasses import dataclass

from bilateral.reading.clauses import Clause
from bilateral.reading.lexicon import ANY, ENDING_WEIGHT, LIGHT_WEIGHT, NONE, Lexicon, Phrase
from bilateral.reading.nouns import keys
from bilateral.reading.tables import words
from bilateral.reading.tree import VERB_TAGS, Tree
from bilateral.shapes.vocabulary import Action

_CARRYING = frozenset({"in", "to", "on", "into", "for", "with", "under"})
_CARRIED_WEIGHT = 2.4
_TWO_WORDS = 0.3
_PAIR = 2
_NATURE = words("nature")
_JOINT, _FAVOURS = words("joint"), words("favours")
_COMPLEMENTS = frozenset({"xcomp", "advcl", "ccomp", "oprd", "acl", "relcl"})
_HAPPENING, _CEASING = words("happening"), words("ceasing")


@dataclass(slots=True)
class Match:
    """A class, the rule that gave it, and which tokens played which part."""

    action: Action | None
    rule: str
    weight: float
    thing: int | None = None  # the object named by the phrase: what is given, lifted, signed
    partner: int | None = None  # the noun of the phrase's preposition
    turned: bool = False  # the grammatical subject is acted upon: "received aid from"


class Matcher:
    """Looks clauses up in the tables."""

    def __init__(self, lexicon: Lexicon) -> None:
        self._lexicon = lexicon

    def __call__(self, tree: Tree, clause: Clause) -> Match | None:
        """Return the best match of a clause; None where the tables know nothing of it."""
        if clause.subject is not None and tree.lemmas[clause.subject] in _NATURE:
            return None
        things = clause.objects or ([clause.attribute] if clause.attribute is not None else [])
        if not things and clause.subject is not None and self._happens(clause):
            things = [clause.subject]
        named = [keys(tree, thing, self._lexicon.containers) for thing in things]
        found = self._phrase(tree, clause, things, named)
        carried = self._carried(tree, clause, things, named)
        best = carried if found is None or (carried is not None and carried.weight > found.weight) else found
        if best is None or best.action in {Action.AID, Action.MOBILIZE}:
            jointly = self._jointly(tree, clause, things)
            if jointly is not None:
                return jointly
        if carried is not None and (found is None or carried.weight > found.weight):
            return carried
        return found

    def _jointly(self, tree: Tree, clause: Clause, things: list[int]) -> Match | None:
        """Read "A and B jointly rebuilt the railway", "A and B run a joint institute"."""
        if clause.subject is None or not things:
            return None
        sides = [clause.subject, *tree.all_kids(clause.subject, "amod", "nmod", "compound")]
        if all(len(tree.conjuncts(side)) < _PAIR for side in sides):
            return None
        near = [*tree.kids[clause.verb], *(kid for thing in things for kid in tree.kids[thing])]
        near += [below for kid in near if tree.deps[kid] in {"amod", "compound"} for below in tree.kids[kid]]
        named = {key for thing in things for key in keys(tree, thing, self._lexicon.containers)}
        if not any(tree.lower[kid] in _JOINT for kid in near) and named.isdisjoint(self._lexicon.sets["MANOEUVRE"]):
            return None
        return Match(Action.COOPERATE, "cooperate.jointly", LIGHT_WEIGHT, things[0])

    def _happens(self, clause: Clause) -> bool:
        """Return whether the subject is what is done: "talks continued", "the offensive ended"."""
        return clause.lemma in _HAPPENING or clause.lemma in _CEASING

    def _verbs(self, clause: Clause) -> list[str]:
        return [*(f"{clause.lemma}_{particle}" for particle in clause.particles), clause.lemma]

    def _phrase(self, tree: Tree, clause: Clause, things: list[int], named: list[list[str]]) -> Match | None:
        best: Match | None = None
        for verb in self._verbs(clause):
            for phrase in self._lexicon.phrases.get(verb, ()):
                if best is not None and phrase.weight + _TWO_WORDS <= best.weight:
                    break
                match = self._fits(tree, clause, phrase, things, named)
                if match is not None and (best is None or match.weight > best.weight):
                    best = match
        return best

    def _fits(
        self, tree: Tree, clause: Clause, phrase: Phrase, things: list[int], named: list[list[str]]
    ) -> Match | None:
        thing = None
        weight = phrase.weight
        if phrase.subjects is not None and (
            clause.subject is None or phrase.subjects.isdisjoint(keys(tree, clause.subject, self._lexicon.containers))
        ):
            return None
        if phrase.objects is not None:
            if phrase.objects is NONE or phrase.objects == NONE:
                if clause.objects or clause.dative is not None:
                    return None
            elif phrase.objects == ANY:
                if not clause.objects:
                    return None
            else:
                at = next((at for at, known in enumerate(named) if not phrase.objects.isdisjoint(known)), None)
                if at is None:
                    return None
                thing = things[at]
                weight += _TWO_WORDS * any(" " in key and key in phrase.objects for key in named[at])
        partner = None
        if phrase.preposition is not None:
            partner = self._partner(tree, clause, phrase, things)
            if partner is None:
                return None
        return Match(phrase.action, phrase.rule, weight, thing, partner)

    def _partner(self, tree: Tree, clause: Clause, phrase: Phrase, things: list[int]) -> int | None:
        prepositions = phrase.preposition or frozenset()
        places = list(clause.preps)
        for thing in things:
            places += tree.preps(thing)
        for word, noun in places:
            if word not in prepositions or tree.deps[noun] in {"prep", "agent", "prt"}:
                continue
            if phrase.nouns is None or phrase.nouns == ANY:
                return noun
            if not phrase.nouns.isdisjoint(keys(tree, noun, self._lexicon.containers)):
                return noun
        if phrase.nouns is not None and ("to" in prepositions or "as" in prepositions):
            for kid in (*tree.kids[clause.verb], *(kid for thing in things for kid in tree.kids[thing])):
                named = tree.lemmas[kid] in phrase.nouns or tree.lower[kid] in phrase.nouns
                if named and tree.tags[kid] in VERB_TAGS and tree.deps[kid] in _COMPLEMENTS:
                    return kid
        return None

    def _carried(self, tree: Tree, clause: Clause, things: list[int], named: list[list[str]]) -> Match | None:
        """Return the class of a noun that a light verb carries, or that an ending verb ends."""
        verbs = self._verbs(clause)
        happens = things == [clause.subject]
        light = any(verb in self._lexicon.light for verb in verbs) or (happens and clause.lemma in _HAPPENING)
        out = clause.lemma == "break" and "out" in clause.particles
        ending = not out and any(verb in self._lexicon.ending for verb in verbs)
        ending = ending or (happens and clause.lemma in _CEASING)
        turned = not clause.passive and (clause.lemma in self._lexicon.reversed or self._has_of(tree, clause, things))
        if not (light or ending or turned):
            return None
        for thing, known in zip(things, named, strict=True):
            noun = self._act(known)
            if noun is not None:
                match = self._of_noun(thing, noun, clause.lemma, ending=ending)
                match.turned = turned and not ending
                return match
            if turned and not self._lexicon.sets["GOODS"].isdisjoint(known):
                return Match(Action.AID, f"turned.{clause.lemma}", LIGHT_WEIGHT, thing, None, turned=True)
        return self._entered(tree, clause) if light and not things else None

    @staticmethod
    def _has_of(tree: Tree, clause: Clause, things: list[int]) -> bool:
        """Return whether another's favour is had: "has the backing of Romania"."""
        if clause.lemma != "have":
            return False
        favours = (thing for thing in things if tree.lemmas[thing] in _FAVOURS)
        return any(word in {"of", "from"} for thing in favours for word, _ in tree.preps(thing))

    def _act(self, known: list[str]) -> str | None:
        """Return the first of a noun's keys that names an act."""
        return next((key for key in known if key in self._lexicon.nouns), None)

    def _entered(self, tree: Tree, clause: Clause) -> Match | None:
        """Read "engaged in talks", "resorted to force", and the other way round "came under attack"."""
        for word, pobj in clause.preps:
            noun = self._act(keys(tree, pobj, self._lexicon.containers)) if word in _CARRYING else None
            if noun is not None:
                rule = f"noun.{noun.replace(' ', '-')}"
                return Match(self._lexicon.nouns[noun], rule, _CARRIED_WEIGHT, pobj, turned=word == "under")
        return None

    def _of_noun(self, thing: int, noun: str, verb: str, *, ending: bool) -> Match:
        action = self._lexicon.nouns[noun]
        if ending:
            return Match(self._lexicon.ended[action], f"ended.{verb}.{noun.replace(' ', '-')}", ENDING_WEIGHT, thing)
        return Match(action, f"noun.{noun.replace(' ', '-')}", LIGHT_WEIGHT, thing)

    def nominal(self, tree: Tree, noun: int) -> Match | None:
        """Return the class of an act that stands as a noun by itself: "Russia's sale of missiles"."""
        known = keys(tree, noun, self._lexicon.containers)
        named = self._act(known)
        if named is None:
            return None
        return Match(self._lexicon.nouns[named], f"noun.{named.replace(' ', '-')}", _CARRIED_WEIGHT, noun)
