"""Key recorded votes of the UN General Assembly and the Security Council, and the facts that follow from them.

The files under ``record/votes`` hold a ``[[vote]]`` table per resolution or draft: who voted how, and for which states
a yes was (``side = "yes"``) or was not (``side = "no"``). A vote is a fact of every member that cast one toward every
such state but itself: for it where it voted on its side, against it on the other, neutral where it abstained.
"""

import re
from collections.abc import Iterable, Iterator, Sequence
from importlib.resources.abc import Traversable
from typing import Final, Literal

import msgspec

from bilateral.record.facts import Fact, FactSource
from bilateral.record.tables import files_of, parse_tables
from bilateral.shapes.dates import first_day, last_day, precision, spoken
from bilateral.shapes.vocabulary import Action, Dimension, Kind, Polarity, Rung
from bilateral.states import all_states
from bilateral.states.articles import named, opening

Side = Literal["yes", "no"]
Choice = Literal["yes", "no", "abstain"]

MOST: Final = 100
"""Resolutions in all; the record names the votes that people ask about and is no copy of the roll calls."""

_BODIES: Final = {"UNGA": "UN General Assembly", "UNSC": "UN Security Council"}
_VERBS: Final = {"yes": "voted for", "no": "voted against", "abstain": "abstained on"}
_SEATS: Final = {
    "TWN": ("the Republic of China", "1971-10-25"),
    "BLR": ("the Byelorussian SSR", "1991-08-25"),
    "UKR": ("the Ukrainian SSR", "1991-08-24"),
}
"""Members under the names by which they sat until a day, where no state of our list had the name then."""

_PARTS: Final = re.compile(r"[^a-z0-9]+")
_COUNCIL_SEATS: Final = frozenset({11, 15})


class Stake(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """A state whose own interest the text is about, and the side of the vote that was for it."""

    state: str
    side: Side


class Counts(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """The result as the body gives it; the lists of a vote that is not complete are shorter."""

    yes: int
    no: int
    abstain: int


class RecordedVote(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """A recorded vote on one text.

    ``symbol`` is the UN's; it is empty where no text that was read gives it, and ``key`` then names the vote in row
    ids. ``title`` says in our own words what the text was about, to follow "on". The lists hold state ids, only of
    members whose vote a source shows; ``complete`` says that they are all. ``told_by`` names curated facts that tell
    the vote of one state toward another without the symbol.
    """

    symbol: str
    body: Literal["UNGA", "UNSC"]
    date: str
    title: str
    outcome: Literal["adopted", "vetoed", "not adopted"]
    counts: Counts
    stake: tuple[Stake, ...]
    kind: Literal["vote"] = "vote"
    dimension: Dimension
    yes: tuple[str, ...] = ()
    no: tuple[str, ...] = ()
    abstain: tuple[str, ...] = ()
    absent: tuple[str, ...] = ()
    vetoes: tuple[str, ...] = ()
    complete: bool
    grade: str
    sources: tuple[FactSource, ...]
    key: str = ""
    told_by: tuple[str, ...] = ()
    note: str = ""

    @property
    def slug(self) -> str:
        """The vote's part of row ids: ``a-res-68-262``."""
        return self.key or _PARTS.sub("-", self.symbol.lower()).strip("-")

    @property
    def cast(self) -> tuple[tuple[str, Choice], ...]:
        """Every vote that was cast and is known: state and choice."""
        lists: tuple[tuple[Choice, tuple[str, ...]], ...] = (
            ("yes", self.yes),
            ("no", self.no),
            ("abstain", self.abstain),
        )
        return tuple((state, choice) for choice, states in lists for state in states)


def vote_files() -> list[Traversable]:
    """Return the files of votes in the package, in order of name."""
    return files_of("votes")


def parse_votes(text: str, where: str) -> list[RecordedVote]:
    """Read the votes of one file.

    Raises
    ------
    FactError
        Where the text is no TOML or a slot has a value the form does not allow.
    """
    return parse_tables(text, where, "vote", RecordedVote)


def load_votes(paths: Sequence[Traversable] | None = None) -> Iterator[RecordedVote]:
    """Yield every recorded vote, file by file, oldest first within a file."""
    for file in paths if paths is not None else vote_files():
        votes = parse_votes(file.read_text(encoding="utf-8"), file.name)
        yield from sorted(votes, key=lambda vote: (first_day(vote.date), vote.slug))


def expand(votes: Iterable[RecordedVote], told: Iterable[Fact] = ()) -> Iterator[Fact]:
    """Yield the facts that follow from votes, but those that a curated fact tells already.

    Parameters
    ----------
    votes : iterable of RecordedVote
    told : iterable of Fact
        Curated facts. A vote is told by one of the same actor and target, of kind ``vote`` or ``veto`` and of that
        day, that names the symbol, or that the vote names in ``told_by``; a veto by one of that day.
    """
    curated = [fact for fact in told if fact.kind in (Kind.VOTE, Kind.VETO)]
    for vote in votes:
        known = {(fact.actor, fact.target) for fact in curated if _tells(fact, vote)}
        for state, choice in vote.cast:
            for stake in vote.stake:
                if state != stake.state and (state, stake.state) not in known:
                    yield _fact(vote, state, choice, stake)


def _tells(fact: Fact, vote: RecordedVote) -> bool:
    """Whether a curated fact tells a vote: by its id, as a veto of that day, or by date and symbol."""
    if fact.id in vote.told_by:
        return True
    if fact.kind is Kind.VETO and fact.actor in vote.vetoes and fact.date == vote.date:
        return True
    if not vote.symbol or first_day(fact.date) > last_day(vote.date) or last_day(fact.date) < first_day(vote.date):
        return False
    number = re.sub(r"^(?:A/RES/|S/RES/)", "", vote.symbol)
    number = re.sub(r" ?\([\dIVXL]+\)$", "", number)
    return re.search(rf"(?<![\w-]){re.escape(number)}(?![\w/])", fact.sentence) is not None


def _fact(vote: RecordedVote, state: str, choice: Choice, stake: Stake) -> Fact:
    polarity = Polarity.NEUTRAL if choice == "abstain" else Polarity.FOR if choice == stake.side else Polarity.AGAINST
    action = {Polarity.FOR: Action.SUPPORT, Polarity.AGAINST: Action.REJECT}.get(polarity, Action.CONSULT)
    return Fact(
        id=f"{vote.slug}/{state}-{stake.state}",
        date=vote.date,
        precision=precision(vote.date),
        actor=state,
        target=stake.state,
        kind=Kind.VETO if state in vote.vetoes else Kind.VOTE,
        action=action,
        dimension=vote.dimension,
        rung=None if polarity is Polarity.NEUTRAL else Rung.VOTES,
        polarity=polarity,
        sentence=sentence_of(vote, state, choice),
        published=vote.date,
        sources=vote.sources,
        grade=vote.grade,
        note=vote.note,
    )


def sentence_of(vote: RecordedVote, state: str, choice: Choice) -> str:
    """Return how a state voted as a sentence: who, how, on what, and the count."""
    verb = "vetoed" if state in vote.vetoes else _VERBS[choice]
    draft = "" if vote.outcome == "adopted" or not vote.symbol else "the draft "
    text = f"{draft}{vote.symbol}," if vote.symbol else f"{_nameless(vote)}"
    result = f"{vote.counts.yes} to {vote.counts.no}{_abstaining(vote.counts.abstain)}"
    return opening(f"{_member(vote, state)} {verb} {text} on {vote.title}; the vote was {result}.")


def _member(vote: RecordedVote, state: str) -> str:
    """Return the name under which a member sat on the day."""
    name, until = _SEATS.get(state, ("", ""))
    return name if vote.date < until else named(state, first_day(vote.date))


def _nameless(vote: RecordedVote) -> str:
    word = "resolution" if vote.outcome == "adopted" else "draft"
    return f"the {_BODIES[vote.body]}'s {word} of {spoken(vote.date)}"


def _abstaining(count: int) -> str:
    words = {0: "", 1: " with 1 abstention"}
    return words.get(count, f" with {count} abstentions")


def problems_of(votes: Iterable[RecordedVote]) -> list[str]:
    """Return what is wrong with a set of votes, one line each, the vote's name first."""
    votes = list(votes)
    found = [f"{vote.slug}: {problem}" for vote in votes for problem in _problems(vote)]
    for name in ("slug", "symbol"):
        values = [value for vote in votes if (value := getattr(vote, name))]
        found += [f"{value}: {name} used twice" for value in sorted({one for one in values if values.count(one) > 1})]
    if len(votes) > MOST:
        found.append(f"{len(votes)} votes; the record holds at most {MOST}")
    return found


def _problems(vote: RecordedVote) -> Iterator[str]:
    known = {one.state_id for one in all_states()}
    members = [*vote.yes, *vote.no, *vote.abstain, *vote.absent]
    yield from (f"{one} is no state id" for one in dict.fromkeys(members) if one not in known)
    yield from (f"{one.state} is no state id" for one in vote.stake if one.state not in known)
    yield from (f"{one} is in two lists" for one in sorted({one for one in members if members.count(one) > 1}))
    lengths = {"yes": len(vote.yes), "no": len(vote.no), "abstain": len(vote.abstain)}
    for name, length in lengths.items():
        counted = getattr(vote.counts, name)
        if length > counted or (vote.complete and length != counted):
            yield f"{length} members under {name}, {counted} counted"
    if not set(vote.vetoes) <= set(vote.no) or bool(vote.vetoes) != (vote.outcome == "vetoed"):
        yield "vetoes are votes against a draft that was vetoed"
    if vote.body == "UNSC" and vote.complete and len(members) not in _COUNCIL_SEATS:
        yield f"{len(members)} members; the Security Council has 11, and 15 since 1966"
    if len({one.state for one in vote.stake}) != len(vote.stake):
        yield "a state has two stakes"
    if not vote.symbol and not vote.key:
        yield "a vote without a symbol needs a key"
