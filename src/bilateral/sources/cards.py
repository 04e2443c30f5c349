"""Cards of sources that this release does not read, so that an answer can name what it does not look at.

The project's own record is here too: its reader is ``bilateral.record``. Licences marked "to be confirmed" have not
been read at the publisher's by a person; nothing of such a source may be redistributed.
"""

from typing import Final

from bilateral.shapes.cards import Grain, Source
from bilateral.shapes.vocabulary import Access, Completeness, Kind

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

NOT_READ: Final = (ICEWS, GDELT)
"""Sources that exist and would matter, and that this release does not read."""
