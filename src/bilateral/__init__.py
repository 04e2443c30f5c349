"""Does state A support state B? Sourced answers from open data, for and against, with the gaps said.

>>> import datetime, bilateral
>>> answer = bilateral.ask("Does North Korea support Putin?", as_of=datetime.date(2026, 11, 24))
>>> answer.question.actor, answer.question.target, answer.ladder.for_.rung.value
('PRK', 'RUS', 'troops')
"""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    import os
    from datetime import date

    from bilateral.assess.model import Assessment

__all__ = ["ask", "assess_pair"]


def ask(question: str, *, as_of: date, data: str | os.PathLike[str] | None = None) -> Assessment:
    """Answer a question about two states, in English or German.

    Parameters
    ----------
    question : str
        As on the command line.
    as_of : date
        The day to answer from: what had happened, and had been published, by then. The library reads no clock.
    data : path, optional
        Folder of a release; as ``--data``.

    Raises
    ------
    bilateral.shapes.errors.QuestionError
        Where the question cannot be read; it carries the contract's ``code`` and ``details``.
    """
    from bilateral.assess import answer
    from bilateral.questions import read_question
    from bilateral.warehouse import open_release

    return answer(read_question(question, as_of=as_of), open_release(data))


def assess_pair(
    actor: str,
    target: str,
    *,
    as_of: date,
    dimension: str = "overall",
    since: str | None = None,
    until: str | None = None,
    data: str | os.PathLike[str] | None = None,
) -> Assessment:
    """Assess one state's support for another; as ``bilateral assess``.

    Not called ``assess``, because that is a package of this library.

    Parameters
    ----------
    actor, target : str
        Names, codes, capitals or leaders.
    as_of : date
        As for ``ask``.
    dimension : str
        One of the nine dimensions, or ``overall``.
    since, until : str, optional
        ISO days of the period; the 36 months to ``as_of`` where both are left out.
    data : path, optional
        Folder of a release.
    """
    from bilateral.assess import answer
    from bilateral.questions import pair_question
    from bilateral.warehouse import open_release

    question = pair_question(actor, target, as_of=as_of, dimension=dimension, since=since, until=until)
    return answer(question, open_release(data))
