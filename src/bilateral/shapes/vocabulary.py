"""The closed word lists that every part shares.

Terms are the field's: PLOVER for acts [1]_, the Admiralty grades for sources, and the rungs of the
support ladder, which order acts by what they cost the actor.

References
----------
.. [1] Open Event Data Alliance, PLOVER: Political Language Ontology for Verifiable Event Records.
"""

from enum import StrEnum


class Action(StrEnum):
    """What one state did to another: the sixteen PLOVER classes."""

    AGREE = "AGREE"
    CONSULT = "CONSULT"
    SUPPORT = "SUPPORT"
    CONCEDE = "CONCEDE"
    COOPERATE = "COOPERATE"
    AID = "AID"
    RETREAT = "RETREAT"
    REQUEST = "REQUEST"
    ACCUSE = "ACCUSE"
    REJECT = "REJECT"
    THREATEN = "THREATEN"
    PROTEST = "PROTEST"
    SANCTION = "SANCTION"
    MOBILIZE = "MOBILIZE"
    COERCE = "COERCE"
    ASSAULT = "ASSAULT"


class Kind(StrEnum):
    """What the act, flow or tie is about."""

    VOTE = "vote"
    VETO = "veto"
    ARMS = "arms"
    MUNITIONS = "munitions"
    TROOPS = "troops"
    TRAINING = "training"
    BASE = "base"
    NUCLEAR = "nuclear"
    MISSILE_SPACE = "missile_space"
    TECHNOLOGY = "technology"
    TRADE = "trade"
    FUEL = "fuel"
    FOOD = "food"
    MEDICINE = "medicine"
    LABOUR = "labour"
    AID = "aid"
    LOAN = "loan"
    DEBT_RELIEF = "debt_relief"
    INVESTMENT = "investment"
    TRANSPORT = "transport"
    ENERGY = "energy"
    TREATY = "treaty"
    DEFENCE_PACT = "defence_pact"
    NONAGGRESSION = "nonaggression"
    CONSULTATION = "consultation"
    RECOGNITION = "recognition"
    EMBASSY = "embassy"
    MEMBERSHIP = "membership"
    TRADE_AGREEMENT = "trade_agreement"
    SANCTION = "sanction"
    SANCTION_RELIEF = "sanction_relief"
    VISIT = "visit"
    STATEMENT = "statement"
    LETTER = "letter"
    HONOUR = "honour"
    EXERCISE = "exercise"
    CLASH = "clash"
    EXPULSION = "expulsion"
    CYBER = "cyber"
    ABDUCTION = "abduction"
    CULTURE = "culture"
    MEASURE = "measure"
    ATTRIBUTE = "attribute"


class Dimension(StrEnum):
    """The side of a relation that a record speaks about."""

    DIPLOMATIC = "diplomatic"
    MILITARY = "military"
    ARMS = "arms"
    NUCLEAR = "nuclear"
    ECONOMIC = "economic"
    AID_DEBT = "aid_debt"
    SANCTIONS = "sanctions"
    SCIENCE_ENERGY = "science_energy"
    SOCIETY = "society"


class Rung(StrEnum):
    """A rung of the support ladder, lowest first; rungs compare by cost."""

    WORDS = "words"
    VOTES = "votes"
    COMMITMENTS = "commitments"
    MONEY_GOODS = "money_goods"
    ARMS = "arms"
    TROOPS = "troops"

    @property
    def height(self) -> int:
        """Position on the ladder, 0 for words to 5 for troops."""
        return list(Rung).index(self)

    # All four, because str has its own and total_ordering would leave them: "words" is no higher than "troops".
    def __lt__(self, other: str) -> bool:
        """Order by height on the ladder, not by spelling."""
        return self.height < Rung(other).height

    def __le__(self, other: str) -> bool:
        """Order by height on the ladder, not by spelling."""
        return self.height <= Rung(other).height

    def __gt__(self, other: str) -> bool:
        """Order by height on the ladder, not by spelling."""
        return self.height > Rung(other).height

    def __ge__(self, other: str) -> bool:
        """Order by height on the ladder, not by spelling."""
        return self.height >= Rung(other).height


class Polarity(StrEnum):
    """Whether an act was for the target, against it, or neither."""

    FOR = "for"
    AGAINST = "against"
    NEUTRAL = "neutral"


class Consideration(StrEnum):
    """What the actor got in return: nothing, part of the price, the price, or not known."""

    GRANT = "grant"
    CONCESSIONAL = "concessional"
    COMMERCIAL = "commercial"
    UNKNOWN = "unknown"


class Precision(StrEnum):
    """How exactly a date is known."""

    DAY = "day"
    MONTH = "month"
    YEAR = "year"


class Absence(StrEnum):
    """What it means that a source shows no row."""

    ROW = "row"
    ZERO = "zero"
    NOT_COVERED = "not_covered"
    BLIND = "blind"
    SUPPRESSED = "suppressed"
    UNSEARCHED = "unsearched"


class Completeness(StrEnum):
    """How much of what happened a source claims to hold; only a census can say zero."""

    CENSUS = "census"
    BEST_EFFORT = "best_effort"
    SAMPLE = "sample"
    CURATED = "curated"


class Access(StrEnum):
    """What a user must do to get a publisher's file."""

    OPEN = "open"
    KEY = "key"
    FORM = "form"
    REQUEST = "request"


class SourceKind(StrEnum):
    """What sort of text a curated fact was read in, best first."""

    PRIMARY = "primary"
    OFFICIAL = "official"
    DATASET = "dataset"
    MONITOR = "monitor"
    ARCHIVE = "archive"
    STATE_MEDIA = "state_media"
    AGENCY = "agency"
    PRESS = "press"
    ANALYSIS = "analysis"
    REFERENCE = "reference"
