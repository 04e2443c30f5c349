"""What a question asks, once it has been read."""

from enum import StrEnum

import msgspec


class Code(StrEnum):
    """Why a question is refused: the codes of the contract."""

    AMBIGUOUS_STATE = "ambiguous_state"
    UNKNOWN_STATE = "unknown_state"
    SAME_STATE = "same_state"
    STATE_NOT_IN_PERIOD = "state_not_in_period"
    NOT_A_STATE = "not_a_state"
    CANNOT_PARSE = "cannot_parse"
    PERIOD_IN_FUTURE = "period_in_future"
    IS_A_CLAIM = "is_a_claim"


class Direction(StrEnum):
    """Which way the question runs between the two states."""

    ONE_WAY = "actor->target"
    MUTUAL = "mutual"
    BOTH_COMPARED = "both_compared"


class PeriodFrom(StrEnum):
    """What set the period of a question."""

    DEFAULT = "default"
    QUESTION = "question"
    TENURE = "tenure"
    NAME = "name"


class Period(msgspec.Struct, frozen=True):
    """A closed interval of days, as ISO dates; an open end is None."""

    since: str | None = None
    until: str | None = None


class Question(msgspec.Struct, frozen=True, kw_only=True):
    """A question about two states.

    ``dimension`` is one of the nine dimensions or ``overall``; ``polarity`` says whether the question asks for acts
    ``for`` or ``against`` the target; ``kinds`` and ``actions`` are those of the closed lists that the question asks
    about ("condemn", "send shells"), empty where it asks about support at large; ``periods`` are the stretches within
    ``since`` and ``until`` that are meant, where there are gaps between them (the tenures of a leader);
    ``period_from`` says what set the period: the question, a leader's tenure, the years in which a former name was in
    use, or nothing (``default``); ``notes`` say what the reader should know about how the question was understood.
    """

    text: str
    actor: str
    target: str
    direction: Direction = Direction.ONE_WAY
    dimension: str = "overall"
    polarity: str = "for"
    kinds: tuple[str, ...] = ()
    actions: tuple[str, ...] = ()
    since: str | None = None
    until: str | None = None
    periods: tuple[Period, ...] = ()
    period_from: PeriodFrom = PeriodFrom.DEFAULT
    as_of: str
    notes: tuple[str, ...] = ()
