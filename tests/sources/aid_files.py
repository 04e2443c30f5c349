"""Made-up aid and projects in their publishers' layouts."""

from collections.abc import Mapping
from pathlib import Path
from typing import NamedTuple

from bilateral.sources import aiddata_financial_diplomacy, aiddata_official_finance
from tests.sources.rda_writer import factor, frame, rda, reals
from tests.sources.sheet_writer import Cell, workbook


class Aid(NamedTuple):
    """A row of the DAC2a frame, without the prices."""

    recipient: str
    donor: str
    sort: str
    year: float
    value: float


AID = (
    Aid("Democratic People's Republic of Korea", "Russia", "ODA: Total Net", 2014.0, 61.5),
    Aid("Democratic People's Republic of Korea", "Russia", "Grants: Debt Forgiveness", 2014.0, 51.25),
    Aid("Congo", "Korea", "ODA Gross Loans", 2016.0, 2.5),
    Aid("Democratic Republic of the Congo", "Korea", "Equity investment", 2016.0, 0.01),
    Aid("Türkiye", "Türkiye", "Imputed Multilateral ODA", 2014.0, 0.02),
    Aid("Cuba", "France", "Interest received", 2015.0, 0.5),
    Aid("West Bank and Gaza Strip", "Chinese Taipei", "Humanitarian Aid", 2019.0, 0.3),
    Aid("Anguilla", "United Kingdom", "Grants, Total", 2009.0, 1.75),
)
PRICES = "Constant Prices (2022 USD millions)"


def write_oecd(folder: Path, aid: tuple[Aid, ...] = AID, extra: Mapping[str, bytes] | None = None) -> None:
    """Write the frame, in which texts are factors."""
    texts = {
        "Recipient": [one.recipient for one in aid],
        "Donor": [one.donor for one in aid],
        "Aid type": [one.sort for one in aid],
        "Amount type": [PRICES] * len(aid),
    }
    columns = {name: factor(values, sorted({*values})) for name, values in texts.items()}
    columns |= {"Year": reals([one.year for one in aid]), "Value": reals([one.value for one in aid])}
    (folder / "OECD.rda").write_bytes(rda({"OECD": frame(columns | dict(extra or {}), len(aid))}))


_PROJECT: dict[str, Cell] = {
    "recommended_for_research": True,
    "umbrella": 0,
    "donor": "China",
    "status": "Completion",
    "flow": "Grant",
    "flow_class": "ODA-like",
    "amount": " ",
    "usd_current": " ",
    "sources_count": 2,
    "recipient_count": 1,
}
PROJECTS: tuple[dict[str, Cell], ...] = (
    {"project_id": 1, "year": 2010, "recipient_condensed": "Korea, Dem. Rep.", "recipient_iso3": "PRK",
     "usd_current": 287825.5},
    {"project_id": 3, "year": 2011, "recipient_condensed": "Congo, Rep.", "recipient_iso3": "COG",
     "flow": "Loan (excluding debt rescheduling)", "flow_class": "OOF-like", "usd_current": 3000000},
    {"project_id": 4, "year": 2012, "recipient_condensed": "Congo, Dem. Rep.", "recipient_iso3": "COD"},
    {"project_id": 7, "year": 2007, "recipient_condensed": "Africa, regional",
     "recipient_iso3": "TZA; Africa, regional; ZMB", "recipient_count": 3, "usd_current": 9},
    {"project_id": 8, "year": 2009, "recipient_condensed": "Russia", "recipient_iso3": "RUS",
     "flow": "Debt rescheduling"},
    {"project_id": 9, "year": 2009, "recipient_condensed": "Cuba", "recipient_iso3": "CUB", "umbrella": 1,
     "recommended_for_research": False, "usd_current": 77},
    {"project_id": 12, "year": 2013, "recipient_condensed": "Palestinian Adm. Areas", "recipient_iso3": "PSE",
     "recommended_for_research": False, "status": "Pipeline: Pledge", "usd_current": 5},
)  # fmt: skip


def write_official_finance(
    folder: Path, projects: tuple[dict[str, Cell], ...] = PROJECTS, extra_column: str = "", rows: int | None = None
) -> None:
    """Write the workbook; ``rows`` cuts it after so many projects."""
    header = [*aiddata_official_finance.COLUMNS, *filter(None, [extra_column])]
    lines = [[(_PROJECT | one).get(column) for column in header] for one in projects[:rows]]
    if extra_column:
        lines = [[*line[:-1], "new"] for line in lines]
    data = workbook(aiddata_official_finance.SHEET, [header, *lines])
    (folder / "GlobalChineseOfficialFinanceDataset_v1.0.xlsx").write_bytes(data)


def _line(number: int, **cells: str) -> str:
    known = {
        "project_id": str(number), "type": '"Financial"', "recommended_for_research": "true",
        "umbrella_project": "false",
        "donor": '"China"', "status": '"Completion"', "flow": '"Grant"', "flow_class": '"ODA-like"',
        "is_official_finance": "true", "year_uncertain": "false",
    } | cells  # fmt: skip
    return ",".join(known.get(column, '""') for column in aiddata_financial_diplomacy.COLUMNS)


FINANCIAL_DIPLOMACY = "\n".join((
    ",".join(aiddata_financial_diplomacy.COLUMNS),
    _line(32016, year="2000", recipient_condensed='"North Korea"', recipient_iso3='"PRK"', usd_current="",
          description='"A school named \\"Friendship\\" (友谊)"'),
    _line(32031, year="2017", recipient_condensed='"Kyrgyzstan"', recipient_iso3='"KGZ"', usd_current="6039738.46",
          flow='"Export credits"', flow_class='"OOF-like"'),
    _line(32040, year="2004", recipient_condensed='"Cook Islands"', recipient_iso3='"COK"', usd_current="0.5",
          flow='"Debt forgiveness"', title='"Two ""old"" loans, forgiven"'),
)) + "\n"  # fmt: skip


def write_financial_diplomacy(folder: Path) -> None:
    """Write the table of projects; quotation marks within cells have a backslash before them, or are doubled."""
    path = folder / "ChineseFinancialPublicDiplomacyProjectDetails.csv"
    path.write_text(FINANCIAL_DIPLOMACY, encoding="utf-8")
