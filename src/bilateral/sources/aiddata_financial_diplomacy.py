"""AidData's projects of China's financial public diplomacy in Asia and the Pacific, 2000 to 2017, as delimited text.

All 1,308 are recommended for research, official finance, for one state each; none is an umbrella. A quotation mark
within a cell has a backslash before it. Those before 2015 are in the Official Finance Dataset too, often with other
amounts: both are kept, and never added. How a project becomes a flow is in ``bilateral.sources.aiddata``.
"""

from collections.abc import Iterator
from typing import Final

from bilateral.shapes.cards import Grain, Source
from bilateral.shapes.rows import Flow
from bilateral.shapes.vocabulary import Access, Completeness, Kind
from bilateral.sources.aiddata import Project, project_flow, recommended_flows
from bilateral.sources.raw import RawFile
from bilateral.sources.reader import Reader

SOURCE = Source(
    key="aiddata_financial_diplomacy",
    title="AidData China's public diplomacy: financial projects in Asia and the Pacific",
    publisher="AidData, William & Mary",
    url="https://www.aiddata.org/publications/ties-that-bind",
    cite="custer_et_al2018",
    grain=Grain.DIRECTED_DYAD_YEAR,
    unit="current US$",
    kinds=(Kind.AID, Kind.LOAN, Kind.DEBT_RELIEF),
    years=(2000, 2017),
    licence="ODC-BY-1.0 (to be confirmed)",
    redistributable=False,
    commercial_use=None,
    access=Access.OPEN,
    steps="download ChineseFinancialPublicDiplomacyProjectDetails.csv from the publisher's page",
    completeness=Completeness.BEST_EFFORT,
    checked_via="the table of projects, in a public copy",
    checked_on="2026-11-24",
    min_rows=1_000,
    max_rows=3_000,
)

COLUMNS: Final = (
    "project_id", "type", "category", "recommended_for_research", "umbrella_project", "year", "donor",
    "funding_agencies", "implementing_agencies", "title", "description", "status", "flow", "flow_class", "intent",
    "crs_sector_code", "crs_sector_name", "sources", "sources_count", "recipient_agencies",
    "recipient_agencies_count", "amount", "currency", "deflators_used", "exchange_rates_used", "usd_defl",
    "usd_current", "start_actual", "start_planned", "end_actual", "end_planned", "recipient_condensed",
    "recipient_cow_code", "recipient_oecd_code", "recipient_oecd_name", "recipient_iso3", "recipient_iso2",
    "recipient_un_code", "recipient_imf_code", "province_gid", "province_name", "district_gid", "district_name",
    "debt_uncertain", "line_of_credit", "is_cofinanced", "is_ground_truthing", "loan_type", "interest_rate",
    "maturity", "grace_period", "grant_element", "location_details", "contacts", "is_official_finance",
    "year_uncertain",
)  # fmt: skip
USED: Final = frozenset({
    "type", "recommended_for_research", "umbrella_project", "year", "donor", "recipient_condensed", "status", "flow",
    "flow_class", "usd_current", "recipient_iso3", "is_official_finance",
})  # fmt: skip
IGNORED: Final = frozenset(COLUMNS) - USED
"""Who built what and where, the amount in other money and prices, other codes of the recipient, terms of loans."""

PUBLISHED: Final = "2018"
"""The data of "Ties that Bind" came out in 2018, to be confirmed; the file does not say."""

_FLAG: Final = {"false": False, "true": True}


def projects(file: RawFile) -> Iterator[Project]:
    """Yield every project, those that are no flow included.

    Raises
    ------
    SourceFileError
        For an unknown column, word or recipient, or an impossible year or amount.
    """
    for line in file.csv_lines(COLUMNS, escape="\\"):
        flow = project_flow(line, published=PUBLISHED)
        line.word("type", {"Financial": True})
        line.word("is_official_finance", {"true": True})
        recommended, umbrella = line.word("recommended_for_research", _FLAG), line.word("umbrella_project", _FLAG)
        line.refuse_leftovers(ignore=IGNORED)
        yield Project(flow, recommended, umbrella)


def read(file: RawFile) -> Iterator[Flow]:
    """Yield one flow per project that is recommended for research; errors as ``projects``."""
    yield from recommended_flows(file, projects(file))


READER = Reader(
    SOURCE,
    ("ChineseFinancialPublicDiplomacyProjectDetails.csv",),
    read,
    (lambda file: file.begins(COLUMNS[:5]),),
)
