"""AidData's Global Chinese Official Finance Dataset 1.0: 5,466 projects worldwide, 2000 to 2014, in a workbook.

How a project becomes a flow is in ``bilateral.sources.aiddata``. Traps: a blank stands for a missing amount; projects
for several states (69) or a region have one amount for all of them.
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
    key="aiddata_official_finance",
    title="AidData Global Chinese Official Finance Dataset, version 1.0",
    publisher="AidData, William & Mary",
    url="https://www.aiddata.org/data/chinese-global-official-finance-dataset",
    cite="dreher_et_al2021",
    grain=Grain.DIRECTED_DYAD_YEAR,
    unit="current US$",
    kinds=(Kind.AID, Kind.LOAN, Kind.DEBT_RELIEF),
    years=(2000, 2014),
    licence="ODC-BY-1.0 (to be confirmed)",
    redistributable=False,
    commercial_use=None,
    access=Access.OPEN,
    steps="download GlobalChineseOfficialFinanceDataset_v1.0.xlsx from the publisher's page",
    completeness=Completeness.BEST_EFFORT,
    checked_via="the workbook of version 1.0, in a public copy",
    checked_on="2026-11-24",
    min_rows=3_000,
    max_rows=6_000,
)

COLUMNS: Final = (
    "project_id", "recommended_for_research", "umbrella", "year", "donor", "funding_agency", "implementing_agency",
    "recipient_condensed", "title", "description", "status", "flow", "flow_class", "intent", "amount", "currency",
    "usd_defl_2014", "usd_current", "crs_sector_code", "crs_sector_name", "sources", "sources_count",
    "cofinancing_agency", "recipient_agencies", "recipient_agencies_count", "deflators_used", "exchange_rates_used",
    "start_actual", "start_planned", "end_actual", "end_planned", "year_uncertain", "all_recipients",
    "recipient_count", "recipient_cow_code", "recipient_oecd_code", "recipient_oecd_name", "recipient_iso3",
    "recipient_iso2", "recipient_un_code", "recipient_imf_code", "recipient_region", "line_of_credit",
    "is_cofinanced", "is_ground_truthing", "loan_type", "interest_rate", "maturity", "grace_period", "grant_element",
    "location_details", "contacts", "source_triangulation", "field_completeness",
)  # fmt: skip
USED: Final = frozenset({
    "recommended_for_research", "umbrella", "year", "donor", "recipient_condensed", "status", "flow", "flow_class",
    "usd_current", "recipient_iso3",
})  # fmt: skip
IGNORED: Final = frozenset(COLUMNS) - USED
"""Who built what and where, the amount in other money and prices, other codes of the recipient, terms of loans."""

PUBLISHED: Final = "2017-10"
"""Version 1.0 came out in October 2017, to be confirmed; the file does not say."""

SHEET: Final = "ChineseOfficialFinance1.0"
_FLAG: Final = {"0": False, "1": True}


def projects(file: RawFile) -> Iterator[Project]:
    """Yield every project, those that are no flow included.

    Raises
    ------
    SourceFileError
        For an unknown column, word or recipient, or an impossible year or amount.
    """
    for line in file.sheet_lines(COLUMNS, sheet=SHEET):
        flow = project_flow(line, published=PUBLISHED)
        recommended, umbrella = line.word("recommended_for_research", _FLAG), line.word("umbrella", _FLAG)
        line.refuse_leftovers(ignore=IGNORED)
        yield Project(flow, recommended, umbrella)


def read(file: RawFile) -> Iterator[Flow]:
    """Yield one flow per project that is recommended for research; errors as ``projects``."""
    yield from recommended_flows(file, projects(file))


READER = Reader(
    SOURCE,
    ("GlobalChineseOfficialFinanceDataset_v1.0.xlsx",),
    read,
    (lambda file: file.sheet_header[:3] == COLUMNS[:3],),
)
