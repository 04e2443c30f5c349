"""One text judged against one store."""

from datetime import date

from bilateral.audit.asked import asked
from bilateral.audit.joining import joined
from bilateral.audit.judge import judge
from bilateral.audit.model import Finding
from bilateral.audit.store import Store
from bilateral.reading import claims, read

DAY = date(2026, 11, 24)


def findings(text: str, store: Store, cut: date = DAY) -> list[Finding]:
    """Return what is found of every claim of a text."""
    told = read(text)
    return [judge(asked(one, told.text, cut, DAY), store) for one in joined(claims(told), told.text)]


def found(text: str, store: Store, cut: date = DAY) -> Finding:
    """Return what is found of the first claim of a text."""
    return findings(text, store, cut)[0]
