"""Support in armed conflicts by those who do not fight in them: the UCDP External Support Dataset (ESD) 18.1.

Read is the triad-year file (``ucdp-esd-ty-181.xlsx``): a row is a supporter, whom it supports, against whom, in a
year, with a mark for each form of support. No copy of it was at hand: columns and codes are those of its documentation
and of public code that reads it, so their order is not held against anything, and columns that neither names stop the
file. The dyad-year file does not say which of the two sides a supporter helped, and is not read.

Support for a government becomes a tie for each form: from the supporter to the state supported. Troops sent for a
rebel group are a clash with the government; other support for rebels has no state as its target, and is left out with
support that is only alleged, that comes from those who are no state or from parts of one, and with forms for which
there is no kind (intelligence, other, unknown). UCDP numbers governments as in its list of actors.
"""

from collections.abc import Iterator
from functools import cache
from typing import TYPE_CHECKING, Final, NamedTuple

from bilateral.shapes.cards import Grain, Source
from bilateral.shapes.rows import Tie
from bilateral.shapes.vocabulary import Access, Completeness, Kind
from bilateral.sources.errors import UnknownColumnError
from bilateral.sources.name_tables import NameTable, load_names
from bilateral.sources.reader import Reader
from bilateral.sources.state_codes import code_names, year_end

if TYPE_CHECKING:
    from bilateral.sources.raw import Line, RawFile

SOURCE = Source(
    key="ucdp_external_support",
    title="UCDP External Support Dataset, version 18.1",
    publisher="Uppsala Conflict Data Program",
    url="https://ucdp.uu.se/downloads/",
    cite="meier_et_al2023",
    grain=Grain.DIRECTED_DYAD_YEAR,
    unit="form of support",
    kinds=(Kind.TROOPS, Kind.BASE, Kind.ARMS, Kind.MUNITIONS, Kind.TRAINING, Kind.AID, Kind.CLASH),
    years=(1975, 2017),
    licence="CC-BY-4.0 (as stated on the publisher's page, to be confirmed)",
    redistributable=False,
    commercial_use=True,
    access=Access.OPEN,
    steps="download ucdp-esd-ty-181.zip from the publisher's page; the file is ucdp-esd-ty-181.xlsx",
    completeness=Completeness.BEST_EFFORT,
    checked_via="its documentation and public code that reads it; no copy of the file was at hand",
    checked_on="2026-11-24",
    min_rows=1_000,
    max_rows=60_000,
)

PUBLISHED: Final = "2022"


class Form(NamedTuple):
    """A form of support: the kind of tie that it is, and what it is called."""

    kind: Kind
    text: str


FORMS: Final = {
    "ext_x": Form(Kind.TROOPS, "troops that fight"),
    "ext_p": Form(Kind.TROOPS, "troops in the country"),
    "ext_y": Form(Kind.BASE, "military infrastructure or joint operations"),
    "ext_w": Form(Kind.ARMS, "weapons"),
    "ext_m": Form(Kind.MUNITIONS, "materiel and logistics"),
    "ext_t": Form(Kind.TRAINING, "training and expertise"),
    "ext_f": Form(Kind.AID, "funding"),
    "ext_l": Form(Kind.BASE, "access to territory"),
}
UNUSED_FORMS: Final = ("ext_i", "ext_o", "ext_u")
"""Intelligence, other and unknown support, for which there is no kind."""
FLAGS: Final = ("actor_nonstate", "ext_nonstate", "ext_elements", "ext_alleged", "ext_sup")
USED: Final = ("conflict_id", "year", "gwno_a", "actor_id", "ext_id", *FLAGS, *FORMS)
IGNORED: Final = frozenset({
    "id", "active", "civil", "country_a", "dyad_id", "dyad_name", "location", "gwno_b", "actor_name", "ext_name",
    "ext_coalition", "ext_coalition_name", "ext_bothsides", "ext_sum", "version", *UNUSED_FORMS,
})  # fmt: skip
"""Names for the numbers, whether the conflict was active or a civil war, and with whom a supporter acted."""
_YES_NO: Final = {"0": False, "1": True, "": False}


def _header(file: "RawFile") -> tuple[str, ...]:
    """Return the header, in any order; refuse one with a column not documented, or without one that is needed."""
    header = file.sheet_header or USED  # of a damaged workbook nothing is known yet
    for column in header:
        if column not in USED and column not in IGNORED:
            problem, remedy = "a column the reader does not know:", "teach the reader to use it or to ignore it"
            raise UnknownColumnError(file.path.name, problem, remedy, row=1, column=column, value=column)
    for column in USED:
        if column not in header:
            problem, remedy = "a column is missing", "take the triad-year file (ty) of version 18.1"
            raise UnknownColumnError(file.path.name, problem, remedy, row=1, column=column, value="")
    return header


def _why_not(flags: dict[str, bool]) -> str:
    """Return why a row is no support of a state's for anybody, empty where it is."""
    reasons = (
        (not flags["ext_sup"], "a year without support"),
        (flags["ext_alleged"], "support that is only alleged"),
        (flags["ext_nonstate"], "a supporter that is no state"),
        (flags["ext_elements"], "support by parts of a state"),
    )
    return next((why for holds, why in reasons if holds), "")


@cache
def _governments() -> NameTable:
    return load_names("ucdp_governments").by_code()


def _ties(file: "RawFile", line: "Line", forms: list[str], *, rebels: bool) -> Iterator[Tie]:
    """Yield the ties of a row of support by a state."""
    year = line.year("year")
    governments, on = _governments(), year_end(year)

    def state(column: str) -> str:
        return file.state("", on, row=line.row, column=column, code=line.text(column), names=governments)

    supporter = state("ext_id")
    if rebels:
        code = line.text("gwno_a")
        target = file.state("", on, row=line.row, column="gwno_a", code=code, names=code_names("gw"))
    else:
        target = state("actor_id")
    for form in forms:
        yield Tie(
            at=file.ref(line.row, form),
            vintage=file.sha256,
            published=PUBLISHED,
            kind=Kind.CLASH if rebels else FORMS[form].kind,
            actor=supporter,
            target=target,
            since=str(year),
            until=str(year),
            mutual=rebels,
            text=f"UCDP conflict {line.text('conflict_id')}: {FORMS[form].text}{' for rebels' if rebels else ''}",
        )


def read(file: "RawFile") -> Iterator[Tie]:
    """Yield a tie for every form in which a state supported a government, and for troops that it sent for rebels.

    Raises
    ------
    SourceFileError
        For an unknown government or column, or an impossible value.
    """
    for line in file.sheet_lines(_header(file)):
        flags = {column: line.word(column, _YES_NO) for column in (*FLAGS, *FORMS)}
        for column in ("year", "conflict_id", "gwno_a", "actor_id", "ext_id"):
            line.text(column)
        line.refuse_leftovers(IGNORED)
        rebels = flags["actor_nonstate"]
        forms = [form for form in FORMS if flags[form] and (not rebels or form == "ext_x")]
        nothing = "support for rebels without troops" if rebels else "support of a form without kind"
        why = _why_not(flags) or ("" if forms else nothing)
        if why:
            file.leave_out(why)
        else:
            yield from _ties(file, line, forms, rebels=rebels)


def _recognise(file: "RawFile") -> bool:
    return {"ext_id", "ext_sup", "actor_nonstate", "dyad_id"} <= set(file.sheet_header)


READER: Final = Reader(SOURCE, ("ucdp-esd-ty-181.xlsx",), read, (_recognise,))
