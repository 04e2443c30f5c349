"""Cards of sources that this release does not read, so that an answer can name what it does not look at.

The project's own record is here too: its reader is ``bilateral.record``. Licences marked "to be confirmed" have not
been read at the publisher's by a person; nothing of such a source may be redistributed.
"""

from typing import Final

from bilateral.shapes.cards import Grain, Source
from bilateral.shapes.vocabulary import Access, Completeness, Kind

_MAJOR = "it counts deliveries of major conventional weapons; shells, small arms, most parts, training and know-how are no rows"
_ON = "2026-11-24"

RECORD: Final = Source(
    key="record",
    title="The curated record of bilateral",
    publisher="the bilateral project",
    url="https://creativecommons.org/licenses/by/4.0/",
    cite="bilateral_record",
    grain=Grain.DIRECTED_DYAD_DAY,
    unit="fact",
    kinds=tuple(kind for kind in Kind if kind not in (Kind.MEASURE, Kind.ATTRIBUTE)),
    years=(1945, 2026),
    licence="CC-BY-4.0",
    redistributable=True,
    commercial_use=True,
    access=Access.OPEN,
    steps="nothing to do: it is part of the package",
    completeness=Completeness.CURATED,
    checked_via="written by the project",
    checked_on=_ON,
)

SIPRI_TIV: Final = Source(
    key="sipri_tiv",
    title="SIPRI Arms Transfers Database",
    publisher="Stockholm International Peace Research Institute",
    url="https://www.sipri.org/databases/armstransfers",
    cite="sipri_arms_transfers",
    grain=Grain.DIRECTED_DYAD_YEAR,
    unit="million TIV",
    kinds=(Kind.ARMS,),
    years=(1950, 2025),
    licence="SIPRI terms of use, non-commercial (to be confirmed)",
    redistributable=False,
    commercial_use=False,
    access=Access.OPEN,
    steps="export the trade register at https://armstransfers.sipri.org",
    completeness=Completeness.BEST_EFFORT,
    checked_via="an export dated 12 February 2026",
    checked_on=_ON,
    blind=tuple((kind, _MAJOR) for kind in (Kind.MUNITIONS, Kind.TRAINING, Kind.TROOPS, Kind.TECHNOLOGY)),
)

COW_TRADE: Final = Source(
    key="cow_trade",
    title="Correlates of War Trade Data Set 4.0",
    publisher="Correlates of War Project",
    url="https://correlatesofwar.org/data-sets/bilateral-trade/",
    cite="barbieri_keshk2016",
    grain=Grain.DIRECTED_DYAD_YEAR,
    unit="million current US$",
    kinds=(Kind.TRADE,),
    years=(1870, 2014),
    licence="free for research with citation (to be confirmed)",
    redistributable=False,
    commercial_use=None,
    access=Access.OPEN,
    steps="download COW_Trade_4.0.zip from the publisher's page",
    completeness=Completeness.BEST_EFFORT,
    checked_via="a copy of the file in the R package peacesciencer",
    checked_on=_ON,
)

UN_COMTRADE: Final = Source(
    key="un_comtrade",
    title="UN Comtrade",
    publisher="United Nations Statistics Division",
    url="https://comtradeplus.un.org/",
    cite="un_comtrade",
    grain=Grain.DIRECTED_DYAD_YEAR,
    unit="current US$",
    kinds=(Kind.TRADE, Kind.FUEL, Kind.FOOD, Kind.MEDICINE),
    years=(1962, 2025),
    licence="UN Comtrade terms of use, no redistribution in bulk (to be confirmed)",
    redistributable=False,
    commercial_use=False,
    access=Access.KEY,
    steps="register at https://comtradedeveloper.un.org and set a subscription key",
    completeness=Completeness.BEST_EFFORT,
    checked_via="answers of its programming interface stored in public repositories",
    checked_on=_ON,
    suppressed=tuple(
        (kind, "RUS", 2022, 2025, "Russia has published no trade by partner since early 2022")
        for kind in (Kind.TRADE, Kind.FUEL, Kind.FOOD, Kind.MEDICINE)
    )
    + tuple(
        (kind, "PRK", 1962, 2025, "North Korea has never reported its trade; only its partners' figures exist")
        for kind in (Kind.TRADE, Kind.FUEL, Kind.FOOD, Kind.MEDICINE)
    ),
)

ATOP: Final = Source(
    key="atop",
    title="Alliance Treaty Obligations and Provisions 5.1",
    publisher="Brett Ashley Leeds and others, Rice University",
    url="http://www.atopdata.org/data.html",
    cite="leeds_et_al2002",
    grain=Grain.DIRECTED_DYAD_YEAR,
    unit="obligation",
    kinds=(Kind.DEFENCE_PACT, Kind.NONAGGRESSION, Kind.CONSULTATION),
    years=(1815, 2018),
    licence="free for research with citation (to be confirmed)",
    redistributable=False,
    commercial_use=None,
    access=Access.OPEN,
    steps="download atop_5.1__.csv_.zip from the publisher's page",
    completeness=Completeness.CENSUS,
    checked_via="the files of version 5.1",
    checked_on=_ON,
)

GSDB: Final = Source(
    key="gsdb",
    title="Global Sanctions Data Base, release 4",
    publisher="Felbermayr, Kirilakha, Syropoulos, Yalcin and Yotov",
    url="https://www.globalsanctionsdatabase.com/",
    cite="felbermayr_et_al2020",
    grain=Grain.DIRECTED_DYAD_YEAR,
    unit="case",
    kinds=(Kind.SANCTION,),
    years=(1950, 2023),
    licence="given on request, not to be republished (to be confirmed)",
    redistributable=False,
    commercial_use=None,
    access=Access.REQUEST,
    steps="write to the address on the publisher's page and ask for release 4",
    completeness=Completeness.BEST_EFFORT,
    checked_via="a copy of release 4",
    checked_on=_ON,
    blind=((Kind.SANCTION_RELIEF, "it gives the year in which a case ends, not what was lifted before"),),
)

ICEWS: Final = Source(
    key="icews",
    title="ICEWS Coded Event Data",
    publisher="Boschee and others, Harvard Dataverse",
    url="https://doi.org/10.7910/DVN/28075",
    cite="boschee_et_al2015",
    grain=Grain.DIRECTED_DYAD_DAY,
    unit="event",
    kinds=(Kind.STATEMENT, Kind.VISIT, Kind.CLASH),
    years=(1995, 2023),
    licence="Dataverse terms of the data set (to be confirmed)",
    redistributable=False,
    commercial_use=None,
    access=Access.OPEN,
    steps="download the yearly files from the Dataverse page",
    completeness=Completeness.SAMPLE,
    checked_via="two days of events in the R package icews",
    checked_on=_ON,
)

GDELT: Final = Source(
    key="gdelt",
    title="GDELT 2.0 Event Database",
    publisher="The GDELT Project",
    url="https://www.gdeltproject.org/",
    cite="leetaru_schrodt2013",
    grain=Grain.DIRECTED_DYAD_DAY,
    unit="event",
    kinds=(Kind.STATEMENT, Kind.VISIT, Kind.CLASH),
    years=(1979, 2026),
    licence="GDELT terms of use: any use with attribution (to be confirmed)",
    redistributable=False,
    commercial_use=True,
    access=Access.OPEN,
    steps="follow http://data.gdeltproject.org/gdeltv2/lastupdate.txt",
    completeness=Completeness.SAMPLE,
    checked_via="two quarter-hours of events in public repositories",
    checked_on=_ON,
)

NOT_READ: Final = (SIPRI_TIV, COW_TRADE, UN_COMTRADE, ATOP, GSDB, ICEWS, GDELT)
"""Sources that exist and would matter, and that this release does not read."""
