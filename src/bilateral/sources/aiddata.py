"""What AidData's tables of Chinese projects have in common: their words for flows, and how a project becomes one.

A project is a flow from China in the year of its commitment, in current US$; without an amount it is a flow whose
amount is not known, which is not 0. The unit names the class of finance, so that aid, commercial credit and what
nobody could classify are never summed unawares. Only projects **recommended for research** become flows: the rest are
umbrella agreements, which count their parts twice, and pledges and cancelled projects, which moved nothing.
"""

from collections.abc import Iterable, Iterator
from typing import Final, NamedTuple

from bilateral.shapes.rows import UNKNOWN, Flow
from bilateral.shapes.vocabulary import Kind
from bilateral.sources.errors import ImpossibleValueError
from bilateral.sources.raw import Line, RawFile

DONOR: Final = "CHN"

KINDS: Final[dict[str, Kind]] = {
    "Grant": Kind.AID,
    "Free-standing technical assistance": Kind.AID,
    "Scholarships/training in the donor country": Kind.AID,
    "Vague TBD": Kind.AID,
    "Loan (excluding debt rescheduling)": Kind.LOAN,
    "Export credits": Kind.LOAN,
    "Strategic/Supplier Credit": Kind.LOAN,
    "Debt forgiveness": Kind.DEBT_RELIEF,
    "Debt rescheduling": Kind.DEBT_RELIEF,
}
CLASSES: Final = {one: one for one in ("ODA-like", "OOF-like", "Vague (Official Finance)")}
STATUSES: Final = {one: one for one in (
    "Cancelled", "Completion", "Implementation", "Pipeline: Commitment", "Pipeline: Pledge", "Suspended",
)}  # fmt: skip
MOST: Final = 100_000_000_000.0
"""No project is of a hundred billion dollars."""


class Project(NamedTuple):
    """A project as a flow, whether it is recommended for research, and whether it is an umbrella of others."""

    flow: Flow
    recommended: bool
    umbrella: bool


def project_flow(line: Line, *, published: str) -> Flow:
    """Return the flow that a line of either table would be.

    Parameters
    ----------
    line : Line
        A project; the columns used here have the same names in both tables.
    published : str
        When the table came out.

    Raises
    ------
    SourceFileError
        For an unknown word or recipient, or an impossible year or amount.
    """
    year = str(line.year("year"))
    line.word("donor", {"China": DONOR})
    line.word("status", STATUSES)
    amount = line.number("usd_current", low=0, high=MOST) if line.text("usd_current") else None
    return Flow(
        at=line.ref,
        vintage=line.file.sha256,
        published=published,
        kind=line.word("flow", KINDS),
        actor=DONOR,
        target=_recipient(line, year),
        since=year,
        until=year,
        amount=amount,
        unit=f"current US$ ({line.word('flow_class', CLASSES)})",
    )


def _recipient(line: Line, year: str) -> str:
    """Return who received; several states, or a region, are ``ZZZ``: nobody knows how they shared."""
    codes, name = line.text("recipient_iso3"), line.text("recipient_condensed")
    if ";" in codes or name.endswith(", regional"):
        return UNKNOWN
    return line.file.state(name, year, row=line.row, column="recipient_condensed", code=codes)


def recommended_flows(file: RawFile, projects: Iterable[Project]) -> Iterator[Flow]:
    """Yield the flows of projects recommended for research, and count the others by the reason.

    Raises
    ------
    ImpossibleValueError
        For an umbrella that is recommended.
    """
    for flow, recommended, umbrella in projects:
        if recommended and umbrella:
            problem, remedy = "an umbrella project that is recommended:", "check the file"
            row, column = int(flow.at.rpartition("/")[2]), "recommended_for_research"
            raise ImpossibleValueError(file.path.name, problem, remedy, row=row, column=column, value=True)
        if recommended:
            yield flow
        else:
            file.leave_out("an umbrella project" if umbrella else "a pledge, or a project cancelled or suspended")
