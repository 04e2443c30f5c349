"""Names of states as they stand in a sentence."""

from datetime import date

from bilateral.states.tables import name_on

_WITH_THE = (
    "United", "Soviet Union", "Netherlands", "Philippines", "Bahamas", "Gambia", "Maldives", "Comoros",
    "Central African", "Czech Republic", "Dominican Republic", "Democratic", "Republic", "Solomon", "Marshall",
    "Vatican", "Holy See", "Seychelles", "Cook Islands", "Ottoman", "Russian Empire",
)  # fmt: skip


def named(state_id: str, on: date | None) -> str:
    """Return a state's name on a day with the article that a sentence gives it ("the Soviet Union")."""
    name = name_on(state_id, on)
    return f"the {name}" if name.startswith(_WITH_THE) else name


def opening(text: str) -> str:
    """Return a text with the capital that opens a sentence.

    >>> opening("the United States voted")
    'The United States voted'
    """
    return text[:1].upper() + text[1:]
