"""The estimation sample of the ideal points published in April 2020: the authors' rules, in our state ids."""

from pathlib import Path
from typing import Final

import numpy as np

from bilateral.measures.ideal_points.sample import Ballots, Rules, ballots
from bilateral.sources import roll_call_links, un_roll_calls
from bilateral.sources.raw import RawFile
from bilateral.sources.whole_columns import numbers_of

FIRST_YEAR_WITHOUT_PARAGRAPHS: Final = 1990
_SOME: Final = 1.0

RULES: Final = Rules(
    states=frozenset({"ZAN"}),  # two votes
    sessions=frozenset({19}),  # one roll call
    state_sessions=frozenset({("ZAF", 48)}),  # one vote, after two decades without
    # Yugoslavia and Serbia are one line, as in COW; the Federal Republic and Germany are two; united Yemen's first
    # session is published under the Arab Republic's number
    lines={"SRB": (10_000, "YUG"), "DEU": (45, "DEU@260"), "YEM": (45, "YAR")},
)
"""All but the roll calls that are left out and the links, which are in the publisher's files."""


def published_rules(roll_call_file: RawFile, links_file: RawFile) -> Rules:
    """Return the authors' rules, with links and left-out roll calls from the publisher's files.

    Parameters
    ----------
    roll_call_file : RawFile
        ``un_roll_calls.rda``: votes on paragraphs and amendments count up to 1989 only.
    links_file : RawFile
        ``Matches.csv``.
    """
    frame = roll_call_file.frame("un_roll_calls", un_roll_calls.ROLL_CALLS)
    columns = ("rcid", "amend", "para", "date")
    number, amends, parts, days = (numbers_of(roll_call_file, frame, name) for name in columns)
    year = days.astype("datetime64[D]").astype("datetime64[Y]").astype(np.int64) + 1970
    left_out = ((amends == _SOME) | (parts == _SOME)) & (year >= FIRST_YEAR_WITHOUT_PARAGRAPHS)
    pairs = [(int(a), int(b)) for a, b in (row.text.split() for row in roll_call_links.READER.rows([links_file]))]
    links = {str(later): str(first) for later, first in roll_call_links.first_of(pairs).items()}
    return RULES._replace(roll_calls=frozenset(str(int(one)) for one in number[left_out]), links=links)


def published_votes(roll_calls: Path, links: Path) -> tuple[Ballots, Rules]:
    """Return the votes and the authors' rules from two folders of the publisher's files.

    Parameters
    ----------
    roll_calls : Path
        Folder with ``un_votes.rda``, ``un_roll_calls.rda`` and ``un_roll_call_issues.rda``.
    links : Path
        Folder with ``Matches.csv``.
    """
    read = un_roll_calls.READER.open(roll_calls)
    rules = published_rules(read[1], roll_call_links.READER.open(links)[0])
    return ballots(un_roll_calls.READER.rows(read)), rules
