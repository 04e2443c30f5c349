"""Similarity of votes in the UN General Assembly, as the release stores it."""
# ruff: noqa: S608 -- SQL of our own words and numbers; no text of a user goes into it

from typing import Final

from bilateral.measures.cards import (
    UN_IDEAL_POINT_DISTANCE,
    UN_VOTE_AGREEMENT,
    UN_VOTE_COMPANY,
    UN_VOTE_COSTLY_AGREEMENT,
    UN_VOTE_IDENTICAL_SHARE,
    UN_VOTE_KAPPA,
    UN_VOTE_S,
    UN_VOTE_STAKE_AGREEMENT,
    Measure,
)
from bilateral.measures.yearly.model import Gap, YearlyMeasure, Years, described, yearly
from bilateral.shapes.vocabulary import Kind

_COVERAGE: Final = "Roll calls of the UN General Assembly by calendar year: 1946 to 2019."
_FEW: Final = (
    "`undefined` where the two share fewer than ten roll calls of the year; `not_covered` where one shares ten with "
    "nobody: no member, or absent throughout."
)


_SPLIT: Final = "Calendar years: a session that runs into the next year is split."


def _card(
    card: Measure, formula: str, example: str, *caveats: str, common: tuple[str, ...] = (_FEW, _SPLIT)
) -> YearlyMeasure:
    return described(
        card,
        kind=Kind.VOTE,
        gap=Gap.UNDEFINED,
        formula=formula,
        coverage=_COVERAGE,
        example=example,
        caveats=(*caveats, *common),
    )


CARDS: Final = (
    _card(
        UN_VOTE_KAPPA,
        "k = 1 - sum of squared distances of the two votes / the sum expected of two independent states with the same "
        "shares of yes (1), abstain (2) and no (3).",
        "Two independent states that vote yes 95% of the time have k of about 0, though they agree in 90% of votes.",
        "`undefined` where both cast one vote throughout: nothing is left to chance.",
    ),
    _card(
        UN_VOTE_AGREEMENT,
        "S = 1 - mean of |vote of a - vote of b| / 2, votes yes 1, abstain 2, no 3.",
        "Three of four votes alike and one yes against an abstention: 0.875.",
        "High for almost all pairs, since most resolutions pass by large majorities: compare by percentile.",
    ),
    _card(
        UN_VOTE_IDENTICAL_SHARE,
        "Number of shared roll calls with the same vote / number of shared roll calls.",
        "Three of four votes alike: 0.75.",
        "An abstention beside a yes counts as different as a no.",
    ),
    _card(
        UN_VOTE_S,
        "S = 1 - 2 * sum of |vote of a - vote of b| / 2n over n shared roll calls, votes yes 1, abstain 2, no 3.",
        "Three of four votes alike and one yes against an abstention: 0.75.",
        "It is 2 * `un_vote_agreement` - 1, and orders pairs as that does.",
    ),
    _card(
        UN_VOTE_COSTLY_AGREEMENT,
        "Sum over the roll calls in which both cast the same vote c of (N - N(c)) / (N - 2), over the number of shared "
        "roll calls; N states voted, N(c) of them for c. It is the share of the others that a common choice sets the "
        "two apart from.",
        "Ten shared roll calls; in two both vote no with one of four others (3/4 each), in one alone (1), in one they "
        "differ, in six they vote yes with all: 0.25.",
        "Small for almost all pairs: compare by percentile. Given to four decimals.",
    ),
    _card(
        UN_VOTE_COMPANY,
        "J / L - D / M: L roll calls in which b's vote is lonely (at most a tenth of the states other than a and b "
        "chose the same), J of them in which a made the same choice; M the other shared roll calls, D of them in which "
        "a's own vote is lonely.",
        "b is alone five times and a joins it three times; of five other roll calls a is alone in one: 0.4.",
        "About 0 for a state that dissents from everything: it joins everybody without meaning it.",
        "`undefined` where b has fewer than five lonely votes, or fewer than five others, among the shared ones.",
    ),
    _card(
        UN_VOTE_STAKE_AGREEMENT,
        "1 - mean of |vote of a - vote of b| / 2, votes yes 1, abstain 2, no 3, over the roll calls whose text names b "
        "or on which b's vote is lonely (as in `un_vote_company`).",
        "Of five roll calls with b's stake a votes as b in three, abstains in one, and against it in one: 0.7.",
        "A name in the text is a stake for or against; b's own vote says which. Some texts only place something.",
        "Who sponsored a text is in no source that is read here.",
        common=(
            _FEW.replace("the two share fewer than ten", "there are fewer than five such", 1),
            _SPLIT,
        ),
    ),
    _card(
        UN_IDEAL_POINT_DISTANCE,
        "Mean over the draws of |point of a - point of b|, points of the dynamic ordinal model of Bailey, Strezhnev "
        "and Voeten, estimated anew by their sampler and rules; in standard deviations of all points of all sessions.",
        "Draws .5 and .1, .7 and .1, .6 and .9: distances .4, .6 and .3, mean 0.43.",
        "The year is that in which the session opened. Given to two decimals, of 400 draws; the ends of its 90% "
        "interval are in the release (`low`, `high` of the view `results`).",
        "A mean of distances is not 0 for equal points: where the points are not told apart, it is their uncertainty.",
        common=("`undefined` where one of the two has no vote that counts in the session.",),
    ),
)
"""A further result of the release is a card here; whether it has a direction is on it."""


@yearly(*CARDS)
def votes(card: YearlyMeasure, years: Years) -> str:
    """Return the stored values, which are 32-bit, to six decimals as everywhere."""
    first, last = years.of(card.needs[0])
    return f"""
        SELECT a, b, year, round(value::DOUBLE, 6) AS value, n FROM panel_results
        WHERE measure = '{card.key}' AND year BETWEEN {first} AND {last}
    """
