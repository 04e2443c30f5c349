"""Arms-control treaties: which state bound itself to which of twelve, as the UN Treaty Collection's pages list them.

Being party to a treaty with a hundred others is what one state has, not a tie to each of the others: a row is an
attribute of the state, ``arms_control_party`` from the day of ratification, accession or succession (open, a
denunciation is not in the file), and ``arms_control_signatory`` from the day of signature. Its ``text`` is the
treaty's short name in the file (``cwc``, ``ctbt``, ``tpnw`` ...). Names are of today: Serbia's before June 2006 are
Yugoslavia's, Yemen's before May 1990 North Yemen's, and what a state inherited is cut where it did.
"""

from collections.abc import Iterator
from typing import TYPE_CHECKING, Final

from bilateral.shapes.cards import Grain, Source
from bilateral.shapes.rows import Attribute
from bilateral.shapes.vocabulary import Access, Completeness, Kind
from bilateral.sources.days import day
from bilateral.sources.reader import Reader
from bilateral.sources.spells import spells

if TYPE_CHECKING:
    from bilateral.sources.raw import RawFile

SOURCE = Source(
    key="arms_control",
    title="Status of arms-control treaties deposited with the Secretary-General",
    publisher="United Nations Treaty Collection; pages collected in the repository treaties-ideal-point",
    url="https://treaties.un.org/Pages/Treaties.aspx?id=26&subid=A&clang=_en",
    cite="un_treaty_collection",
    grain=Grain.STATE_YEAR,
    unit="treaty",
    kinds=(Kind.ATTRIBUTE,),
    years=(1976, 2025),
    licence="UN terms of use (to be confirmed)",
    redistributable=False,
    commercial_use=None,
    access=Access.OPEN,
    steps="the status pages of chapter XXVI at https://treaties.un.org; as one table, arms_control_ratifications.csv",
    completeness=Completeness.BEST_EFFORT,
    checked_via="a table made from the pages, in a public repository",
    checked_on="2026-11-24",
    min_rows=2_200,
    max_rows=4_500,
    blind=((Kind.TREATY, "it lists treaties open to all states; what two states agree between them is not there"),),
)
PUBLISHED: Final = "2025-09-26"
"""The last act in the table; it does not say when it was made."""

COLUMNS: Final = (
    "country_name", "treaty_id", "treaty_name", "action_type", "action_date", "signature_date", "treaty_open_year",
    "mtdsg_no", "source_url",
)  # fmt: skip
IGNORED: Final = frozenset({"treaty_name", "mtdsg_no", "source_url"})
"""The treaty again: its full name, its number in the collection, and the page."""

TREATIES: Final = {
    one: one
    for one in (
        "enmod",
        "ccw",
        "ccw_p2a",
        "ccw_p4",
        "ccw_art1",
        "ccw_p5",
        "cwc",
        "ctbt",
        "ottawa",
        "att",
        "ccm",
        "tpnw",
    )
}
ACTIONS: Final = {"Ratification": True, "Accession": True, "Succession": True, "": False}
PARTY: Final = "arms_control_party"
SIGNATORY: Final = "arms_control_signatory"


def read(file: "RawFile") -> Iterator[Attribute]:
    """Yield an attribute per act of a state: that it signed a treaty, that it is bound by it.

    Parameters
    ----------
    file : RawFile
        ``arms_control_ratifications.csv``.

    Raises
    ------
    SourceFileError
        For an unknown name, treaty, act, column or date; says which and where.
    """
    for line in file.csv_lines(COLUMNS):
        treaty = line.word("treaty_id", TREATIES)
        opened = line.year("treaty_open_year")
        bound = line.word("action_type", ACTIONS)
        if bound != bool(line.text("action_date")):
            raise line.impossible(column="action_date", problem="an act without a day, or a day without an act:")
        if not (bound or line.text("signature_date")):
            raise line.impossible(column="signature_date", problem="neither signed nor bound:")
        for column, kind in (("action_date", PARTY), ("signature_date", SIGNATORY)):
            if not line.text(column):
                continue
            since = day(line, column, "ymd")
            if int(since[:4]) < opened:
                raise line.impossible(column, f"before the treaty was opened ({opened}):")
            name = line.text("country_name")
            for spell in spells(file, file.names, "", since, "", row=line.row, column="country_name", name=name):
                yield Attribute(
                    at=f"{line.ref}/{column}" + spell.at.removeprefix(line.ref).replace("/", ":"),
                    vintage=file.sha256,
                    published=PUBLISHED,
                    kind=kind,
                    state=spell.state,
                    value=1.0,
                    unit="treaty",
                    since=spell.since,
                    until=spell.until,
                    text=treaty,
                )
        line.refuse_leftovers(IGNORED)


READER = Reader(SOURCE, ("arms_control_ratifications.csv",), read, (lambda file: file.begins(COLUMNS),))
