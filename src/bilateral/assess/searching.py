"""How far the curated record has been searched for what a question asks, and what that lets a verdict say."""

from collections.abc import Sequence

from bilateral.assess.asked import names_act
from bilateral.questions import Question
from bilateral.record.coverage import Coverage, Status
from bilateral.record.facts import Fact
from bilateral.shapes.vocabulary import Dimension, Kind


def dimensions_of(question: Question) -> list[Dimension]:
    """Return the dimensions that a question is about."""
    return list(Dimension) if question.dimension == "overall" else [Dimension(question.dimension)]


def search_status(question: Question, searched: Coverage, since: int) -> Status:
    """Return how far the record has been searched for a question, for a period that begins in a year.

    Complete where every dimension asked about is (society, which decides little, left out), unsearched where none has
    been begun.
    """
    asked = [one for one in dimensions_of(question) if one is not Dimension.SOCIETY or question.dimension == one]
    found = {searched.of(one, since) for one in asked}
    return found.pop() if len(found) == 1 else Status.STARTED


def asks_for_votes(question: Question) -> bool:
    """Whether votes by themselves answer a question: it names them, or is about diplomacy alone."""
    if names_act(question) and question.kinds:
        return set(question.kinds) <= {Kind.VOTE, Kind.VETO}
    return question.dimension == Dimension.DIPLOMATIC


def searched_words(question: Question, searched: Coverage, within: Sequence[Fact], ever: Sequence[Fact]) -> str:
    """Return what was searched for a direction, for the place where nothing was found."""
    begun = [one for one in dimensions_of(question) if searched.of(one) is not Status.UNSEARCHED]
    if not begun:
        return "nothing: the curated record has not been searched for this pair and matter"
    newest = max((fact.date for fact in ever), default="none")
    told = (
        f"the curated record of this pair, last searched {searched.searched_on}: {len(within)} rows of this direction "
        f"in the period, the newest of all {newest}"
    )
    complete = ", ".join(_words(one) for one in begun if searched.of(one) is Status.COMPLETE)
    if not complete or searched.years is None:
        return f"{told}; the search is not complete in any dimension, so acts may be missing"
    return f"{told}; complete for {searched.years[0]}-{searched.years[1]} in {complete}"


def caveat(status: Status) -> str:
    """Return what a verdict must say of the search; empty where it was complete."""
    return {
        Status.COMPLETE: "",
        Status.STARTED: "The search of this pair's record is not complete: acts may be missing.",
        Status.UNSEARCHED: "Nobody has searched the record of this pair: what is shown are rows of tables, votes and "
        "treaties, and other acts are not known here.",
    }[status]


def _words(dimension: Dimension) -> str:
    return dimension.value.replace("_", " and ")
