"""The works that cards and measures cite: ``references.bib``, entry by entry."""

import re
from functools import lru_cache
from importlib.resources import files

from bilateral.shapes.errors import BilateralError

_ENTRY = re.compile(r"^@\w+\{(?P<key>[^,\s]+),.*?^\}$", re.MULTILINE | re.DOTALL)
_FIELD = re.compile(r"^  (\w+) = \{(.*)\},$", re.MULTILINE)
_UMLAUT = {'{\\"a}': "ä", '{\\"o}': "ö", '{\\"u}': "ü", "--": "\N{EN DASH}"}


class UnknownReferenceError(BilateralError):
    """A citation key has no entry in ``references.bib``."""

    def __init__(self, key: str) -> None:
        super().__init__(f"sources/references.bib has no entry {key!r}; add it")
        self.key = key


@lru_cache(maxsize=1)
def entries() -> dict[str, str]:
    """Return every BibTeX entry by its key, in order of the file."""
    text = (files("bilateral.sources") / "references.bib").read_text(encoding="utf-8")
    return {found["key"]: found[0] for found in _ENTRY.finditer(text)}


def bibtex(key: str) -> str:
    """Return the BibTeX entry of a key.

    Raises
    ------
    UnknownReferenceError
        Where there is none.
    """
    try:
        return entries()[key]
    except KeyError:
        raise UnknownReferenceError(key) from None


def reference(key: str) -> str:
    """Return the work as one line of text; errors as ``bibtex``.

    >>> reference("robinson_unvotes")
    'Robinson, David. unvotes: United Nations General Assembly Voting Data. R package. https://github.com/dgrtwo/unvotes'
    """
    fields = {name: _plain(text) for name, text in _FIELD.findall(bibtex(key))}
    place = fields.get("journal") or fields.get("booktitle") or fields.get("publisher") or fields.get("note", "")
    if "volume" in fields:
        place += f" {fields['volume']}" + (f"({fields['number']})" if "number" in fields else "")
    if "pages" in fields:
        place += f", {fields['pages']}"
    where = f"doi:{fields['doi']}" if "doi" in fields else fields.get("url", "")
    author = fields["author"] + (f" ({fields['year']})" if "year" in fields else "")
    return ". ".join(part for part in (author, fields["title"], place, where) if part)


def _plain(text: str) -> str:
    """Return a field without TeX."""
    for tex, character in _UMLAUT.items():
        text = text.replace(tex, character)
    return text.replace("{", "").replace("}", "")
