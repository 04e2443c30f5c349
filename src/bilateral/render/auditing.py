"""The output of ``audit`` over one document or many, and the exit code that follows from it."""

from collections import Counter
from pathlib import Path
from typing import Any, Final

import msgspec

from bilateral.audit import Audit, Verdict
from bilateral.audit.folder import FolderItem
from bilateral.render.audited import audit_page, counted, words
from bilateral.render.audited_html import render_audit_html
from bilateral.render.markdown import render_markdown
from bilateral.render.text import render_text

SUFFIXES: Final = {"text": ".txt", "md": ".md", "html": ".html", "json": ".json"}
UNREADABLE, FOUND = 5, 6


class Auditing:
    """What has been shown so far of a run.

    Parameters
    ----------
    form : str
        ``text``, ``md``, ``html`` or ``json``.
    every_row : bool
        As for ``audit_page``.
    fail_on : frozenset of str
        Verdicts that make the run fail.
    out : Path or None
        Folder for one page per document of a folder.
    """

    def __init__(self, *, form: str, every_row: bool, fail_on: frozenset[str], out: Path | None) -> None:
        self.form, self.every_row, self.fail_on, self.out = form, every_row, fail_on, out
        self._verdicts: Counter[str] = Counter()
        self._read = self._unread = 0

    @property
    def exit_code(self) -> int:
        """0; 5 where a document could not be read; 6 where a claim has a verdict to fail on."""
        if any(self._verdicts[verdict] for verdict in self.fail_on):
            return FOUND
        return UNREADABLE if self._unread else 0

    def _count(self, item: FolderItem) -> None:
        """Count a document that has been audited, or that could not be."""
        if item.audited is None:
            self._unread += 1
            return
        self._read += 1
        self._verdicts.update(item.audited.counts)

    def document(self, audited: Audit, path: Path, *, colour: bool = False) -> bytes:
        """Count one document and return it in the form asked for, text with colours where they are wanted."""
        self._count(FolderItem(path, audited, ""))
        return self._rendered(audited, path.name, colour=colour)

    def item(self, item: FolderItem, folder: Path) -> bytes:
        """Count one document of a folder; return its line, and write its page where pages are asked for.

        The line of ``json`` is one JSON object: ``{"file", "audit"}`` or ``{"file", "error"}``.
        """
        self._count(item)
        name = item.path.relative_to(folder)
        if self.out is not None and item.audited is not None:
            place = self.out / name.with_name(name.name + SUFFIXES[self.form])
            place.parent.mkdir(parents=True, exist_ok=True)
            place.write_bytes(self._rendered(item.audited, name.name))
        if self.form == "json" and self.out is None:
            told: dict[str, Any] = {"file": str(name)}
            told |= {"error": item.error} if item.audited is None else {"audit": item.audited}
            return msgspec.json.encode(told) + b"\n"
        if self.form != "text" and self.out is None and item.audited is not None:
            return self._rendered(item.audited, str(name)) + b"\n"
        return f"{name}: {item.error if item.audited is None else counted(item.audited)}\n".encode()

    def summary(self) -> str:
        """Return what a run over a folder came to."""
        told = ", ".join(f"{n} {words(Verdict(verdict))}" for verdict, n in self._verdicts.items() if n)
        unread = f"; {self._unread} could not be read" if self._unread else ""
        return f"{self._read} documents audited{unread}: {told or 'no claim found'}"

    def _rendered(self, audited: Audit, name: str, *, colour: bool = False) -> bytes:
        if self.form == "json":
            return audited.to_json()
        if self.form == "html":
            return render_audit_html(audited, name).encode()
        page = audit_page(audited, name, every_row=self.every_row)
        return (render_markdown(page) if self.form == "md" else render_text(page, colour=colour)).encode()
