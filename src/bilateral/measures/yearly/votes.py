"""Similarity of votes in the UN General Assembly, as the release stores it."""
# ruff: noqa: S608 -- SQL of our own words and numbers; no text of a user goes into it

from typing import Final

from bilateral.measures.cards import UN_VOTE_AGREEMENT, UN_VOTE_IDENTICAL_SHARE, UN_VOTE_KAPPA, Measure
from bilateral.measures.yearly.model import Gap, YearlyMeasure, Years, described, yearly
from bilateral.shapes.vocabulary import Kind

_COVERAGE: Final = "Roll calls of the UN General Assembly by calendar year: 1946 to 2019."
_FEW: Final = (
    "`undefined` where the two share fewer than ten roll calls of the year; `not_covered` where one shares ten with "
    "nobody: no member, or absent throughout."
)


def _card(card: Measure, formula: str, example: str, *caveats: str) -> YearlyMeasure:
    return described(
        card,
        kind=Kind.VOTE,
        gap=Gap.UNDEFINED,
        formula=formula,
        coverage=_COVERAGE,
        example=example,
        caveats=(*caveats, _FEW, "Calendar years: a session that runs into the next year is split."),
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
