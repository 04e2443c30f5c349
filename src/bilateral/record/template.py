"""A file for a pair that nobody has written yet: ``bilateral record new AAA BBB``."""

from datetime import date

from bilateral.record.coverage import pair_key
from bilateral.shapes.vocabulary import Dimension


def pair_template(one: str, other: str, names: tuple[str, str], today: date) -> str:
    """Return the text of a new pair file with one fact to fill in, and below it the lines for ``coverage.toml``.

    Parameters
    ----------
    one, other : str
        State ids in any order.
    names : tuple of str
        Their names, in the order of the ids given.
    today : datetime.date
        The day on which the sources are read.

    Examples
    --------
    >>> from datetime import date
    >>> print(pair_template("PER", "CHL", ("Peru", "Chile"), date(2026, 1, 2)).splitlines()[0])
    # Curated facts on Chile and Peru. Rules: docs/record.md. Licence: CC BY 4.0.
    """
    key = pair_key(one, other)
    first, second = key.split("-")
    checked = today.isoformat()
    called = dict(zip((one, other), names, strict=True))
    statuses = "\n".join(f'# {dimension.value} = "started"' for dimension in Dimension)
    return f"""# Curated facts on {called[first]} and {called[second]}. Rules: docs/record.md. Licence: CC BY 4.0.

[[fact]]
id = "{key.lower()}-001"        # never reused
date = "2024-03-27"        # as exactly as the source says: 2024, 2024-03 or 2024-03-27
precision = "day"          # year, month or day: that of the date
# until = ".."             # only for what lasts: its last day, or .. while it stands
actor = "{first}"              # who did it
target = "{second}"             # to or for whom
# mutual = true            # only where the act is of both
kind = ""                  # the closed lists: bilateral.shapes.vocabulary
action = ""
dimension = ""
# rung = ""                # by the coding table of docs/record.md; left out where none is climbed
polarity = ""              # for, against or neutral, from the side of the actor
# amount = 1000.0
# unit = "USD"
sentence = ""              # 30 to 320 characters, your own words, past tense, a full stop
published = "2024-03-27"   # when a source first said it
grade = "B2"               # Admiralty: reliability A-F, credibility 1-6
sources = [
  {{title = "", publisher = "", url = "https://", kind = "agency", checked_via = "", checked_on = "{checked}"}},
]

# For src/bilateral/record/coverage.toml: what you searched; "complete" only where every year was gone through.
# [{key}]
# searched_on = "{checked}"
{statuses}
"""
