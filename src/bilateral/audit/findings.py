"""Findings that several families of rules come to: a row that says otherwise, rows that disagree."""

from collections.abc import Sequence

from bilateral.assess.model import Row
from bilateral.audit.model import Finding, Searched, Verdict
from bilateral.shapes.dates import spoken


def against(verdict: Verdict, reason: str, sentence: str, *rows: Row, searched: tuple[Searched, ...] = ()) -> Finding:
    """Return the finding that rows say otherwise than a claim, the first of them shown in its place."""
    return Finding(
        verdict=verdict, reasons=(reason,), sentence=sentence, evidence=rows, instead=rows[0], searched=searched
    )


def otherwise_dated(row: Row) -> Finding:
    """Return the finding that a row matches a claim in all but the date."""
    sentence = f"The row that matches all the rest is of {spoken(row.date)}."
    return against(Verdict.MISDATED, "wrong_date", sentence, row)


def disputed(rows: Sequence[Row], others: Sequence[Row]) -> Finding:
    """Return the finding that rows bear a figure out and others give a different one."""
    return Finding(
        verdict=Verdict.MIXED,
        reasons=("disputed",),
        sentence="Rows disagree: one bears the figure out, another gives a different one.",
        evidence=(*rows, *others),
        instead=others[0],
    )
