"""The slots of a clause that are no parties: amount, period, object, kind and modality."""

import itertools
from collections.abc import Sequence
from datetime import date

import msgspec

from bilateral.reading.acts import Found
from bilateral.reading.amounts import Amount, numbers
from bilateral.reading.counting import counted, is_measured
from bilateral.reading.kinds import kind_by_rule, kind_of
from bilateral.reading.lexicon import lexicon
from bilateral.reading.model import Modality
from bilateral.reading.nouns import keys, phrase
from bilateral.reading.periods import Period, periods
from bilateral.reading.referring import parties
from bilateral.reading.spans import Spans
from bilateral.reading.telling import SELF
from bilateral.reading.tree import VERB_TAGS, Tree
from bilateral.shapes.vocabulary import Action, Kind

_SPOKEN: dict[Action, Modality] = {Action.REQUEST: "requested", Action.THREATEN: "threatened"}
_WORDS = frozenset({"promised", *_SPOKEN.values()})
_HEARD = _WORDS | {"asserted"}
_SETTLED = ("agree.accept", "agree.settle", "agree.resolve", "agree.come", "agree.arrive", "agree.take-up", "agree.set")
_OTHER_CLAUSES = frozenset({"relcl", "conj", "parataxis"})
_VAGUE = frozenset({Kind.TREATY, Kind.STATEMENT})
_AROUND_TREATIES = frozenset({Kind.VISIT, Kind.CONSULTATION})
_OF_WORDS = frozenset({Action.REQUEST, Action.REJECT, Action.THREATEN, Action.AGREE})
_LATER = frozenset({"relcl", "conj", "parataxis", "advcl"})
_YEAR = 4
_TAIL = 5


class Place(msgspec.Struct, frozen=True):
    """The paragraph a sentence stands in: its words, where it begins in the document, and the document's date."""

    paragraph: str
    offset: int
    day: date | None


class Slots:
    """Fills the slots of the clauses of one sentence."""

    def __init__(self, tree: Tree, spans: Spans, place: Place, told: Sequence[Found]) -> None:
        self._tree, self._spans, self._paragraph = tree, spans, place.paragraph
        self._main = told[0] if told else None
        self._alone = len(told) == 1
        first = tree.starts[0]
        shown = place.paragraph[first : tree.ends[-1]]
        found = [(self._token(first + one.start), one, sure) for one, sure in numbers(shown)]
        parsed = [(token, counted(tree, one, token, sure=sure)) for token, one, sure in found]
        self._amounts = [(token, one) for token, one in parsed if one is not None]
        self._periods = [(self._token(first + one.start), one) for one in periods(shown, place.day)]

    def _token(self, offset: int) -> int:
        ends = self._tree.ends
        return next((token for token, end in enumerate(ends) if end > offset), len(ends) - 1)

    def _belongs(self, token: int, told: Found, own: set[int]) -> bool:
        return token in own or (told is self._main and self._spans.is_free(token))

    def amount(self, told: Found) -> Amount | None:
        """Return the amount in a clause, money and shares before counts."""
        if not self._amounts:
            return None
        own = set(self._spans.own(told))
        inside = [one for token, one in self._amounts if self._belongs(token, told, own)]
        if not inside and told.action in {Action.AGREE, Action.SUPPORT}:
            below = set(self._within(told))
            inside = [one for token, one in self._amounts if token in below]
        measured = [one for one in inside if is_measured(one)]
        return next(iter(measured or inside), None)

    def period(self, told: Found) -> Period | None:
        """Return the period in a clause; from the first to the last of several years."""
        if not self._periods:
            return None
        own = set(self._spans.own(told))
        verb = told.clause.verb
        if told.clause.antecedent is not None:  # "an accord in 2005 that promised": dated with its noun
            own |= set(range(told.clause.antecedent, verb))
        inside = [one for token, one in self._periods if self._belongs(token, told, own)]
        if not inside and (self._alone or told.nominal or (told is self._main and self._is_last_of_nested())):
            inside = [one for _, one in self._periods[:1]] if len(self._periods) == 1 or self._alone else []
        years = sorted(one.since for one in inside if one.since and one.since == one.until and len(one.since) == _YEAR)
        if len(years) > 1 and len(years) == len(inside):
            return Period(inside[0].start, inside[-1].end, years[0], years[-1])
        return next(iter(inside), None)

    def _is_last_of_nested(self) -> bool:
        """Return whether the only date ends a clause without tense: "signed an accord on sharing in 2016"."""
        token = self._periods[0][0]
        if len(self._periods) > 1 or len(self._tree) - token > _TAIL:
            return False
        tree = self._tree
        verb = next((at for at in tree.above(token) if tree.tags[at] in VERB_TAGS), None)
        if verb is None:
            return False
        within = tree.words[self._main.clause.verb : token] if self._main is not None else []
        return tree.tags[verb] in {"VB", "VBG", "VBN"} or (tree.deps[verb] == "relcl" and "," not in within)

    def object(self, told: Found, target: int | None) -> str | None:
        """Return the words of what is given, said or done; not those of the target."""
        tree, clause = self._tree, told.clause
        thing = told.thing if told.thing is not None else next(iter(clause.objects), None)
        if thing is not None and thing == target and self._is_party(thing):
            thing = None
        if thing is None:
            thing = clause.attribute if clause.attribute is not None or clause.objects else told.partner
            if thing is not None and thing == target and self._is_party(thing):
                return None
        if thing is None:
            return None
        tokens = tree.subtree(thing) if tree.tags[thing] in VERB_TAGS else phrase(tree, thing)
        return self._paragraph[tree.starts[tokens[0]] : tree.ends[tokens[-1]]]

    def _is_party(self, noun: int) -> bool:
        """Return whether a noun is a party by itself and no thing of a party's: "Iran", "the minister"; no "draft"."""
        return self._tree.tags[noun] in {"NNP", "NNPS", "PRP"} or self._tree.lemmas[noun] in parties("two")

    def kind(self, told: Found, base: Action | None) -> tuple[Kind | None, str | None]:
        """Return what a clause is about, and the rule that says so; ``base`` is the class of the act itself."""
        tree, thing = self._tree, told.thing
        if thing is None:
            thing = next(iter(told.clause.objects), None)
        named: list[str] = []
        if thing is None and told.action is None:
            thing = told.actor
        for noun in (thing, told.partner):
            if noun is not None and tree.tags[noun] not in VERB_TAGS:
                named += keys(tree, noun, lexicon().containers)
                named += [tree.lemmas[token] for token in phrase(tree, noun)]
        settled = kind_by_rule(told.rules)
        if settled is not None:
            return settled, "kind.by-rule"
        said = [*self._spans.words(told), *(self._manner(told) if base is Action.REJECT else ())]
        found = kind_of(base, _paired(named), _paired(said), told.clause.lemma)
        vague = found[0] in _VAGUE and base in _OF_WORDS
        if not vague:
            return found
        if base in {Action.REQUEST, Action.REJECT} and not told.nominal:
            within = [
                token for noun in (thing, told.partner) if noun is not None for token in tree.subtree(noun, _LATER)
            ]
        else:
            within = self._within(told)
        wider = kind_of(base, _paired([tree.lemmas[token] for token in within]), (), "")
        if wider[0] is Kind.STATEMENT or (found[0] is Kind.TREATY and wider[0] in _AROUND_TREATIES):
            return found
        return wider

    def _manner(self, told: Found) -> list[str]:
        """Return the words of the participles beside a verb: "exercising its veto, it blocked"."""
        tree = self._tree
        beside = (kid for kid in tree.all_kids(told.clause.verb, "advcl") if tree.tags[kid] == "VBG")
        return [tree.lemmas[token] for kid in beside for token in tree.subtree(kid)]

    def _within(self, told: Found) -> list[int]:
        """Return the tokens of a clause with those of its infinitives: "struck a deal to send oil"."""
        return self._tree.subtree(told.clause.verb, _OTHER_CLAUSES) + [
            token
            for thing in told.clause.objects
            for kid in self._tree.all_kids(thing, "relcl")
            if any(word in {"under", "by"} for word, _ in self._tree.preps(kid))
            for token in self._tree.subtree(kid)
        ]

    def _is_self(self, noun: int | None) -> bool:
        """Return whether a noun is a pronoun, as of the speaker: "said it would"."""
        return noun is not None and self._tree.lower[noun] in SELF

    def modality(self, told: Found, *, attributed: bool, own: bool = False) -> tuple[Modality, tuple[str, ...]]:
        """Return how a clause is presented, with the rules that say so beyond its frames.

        Parameters
        ----------
        told : Found
            The act.
        attributed : bool
            Whether the sentence names its source by "according to".
        own : bool
            Whether who speaks belongs to the state that acts.
        """
        found = msgspec.convert(told.modality, Modality)
        rules: tuple[str, ...] = ()
        if found in {"asserted", "reported", "promised"}:
            for verb in (told.clause.verb, *told.governors):
                for kid in self._tree.kids[verb]:
                    sort = lexicon().adverbs.get(self._tree.lower[kid])
                    if sort and (found != "promised" or sort == "prediction"):
                        found, rules = msgspec.convert(sort, Modality), (f"adverb.{self._tree.lower[kid]}",)
        others = told.actor != told.speaker and not self._is_self(told.actor)
        if found in {"promised", "threatened"} and told.above in {"opinion", "prediction"} and others:
            found = "prediction"  # somebody thinks that another will
        if found == "asserted" and told.action is Action.AGREE and not told.negated and not _is_settled(told):
            found = "promised"
        elif found == "asserted" and told.action is not None:
            found = _SPOKEN.get(told.action, found)
        heard = attributed or (told.above == "reported" and others)
        if own and not attributed and found in _WORDS:
            return found, rules  # a state's own word is its promise or threat
        if found in _HEARD and heard:
            return "reported", (*rules, "frame.according-to") if attributed else rules
        return found, rules


def _is_settled(told: Found) -> bool:
    """Return whether an act of AGREE is done with, and promises nothing: "accepted the offer"."""
    return told.rules[-1:] != () and told.rules[-1].startswith(_SETTLED)


def _paired(words: list[str]) -> list[str]:
    """Return words and each two that follow each other: "armoured vehicle"."""
    return [*(f"{one} {following}" for one, following in itertools.pairwise(words)), *words]
