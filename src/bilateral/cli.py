"""The command line: shows answers; no arithmetic, no SQL.

Data go to stdout, messages to stderr. Exit codes: 0 ok, 1 error, 2 usage, 3 question not understood, 4 hash mismatch,
5 invalid input file, 6 a verdict of ``audit --fail-on`` was given. Everything heavy is imported where it is used, so
that ``--help`` is instant.
"""

from __future__ import annotations

import sys
from contextlib import contextmanager
from datetime import UTC, date, datetime
from functools import partial
from pathlib import Path
from typing import IO, TYPE_CHECKING, Any

import click

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from bilateral.assess import Assessment
    from bilateral.warehouse import Release
    from bilateral.warehouse.sync import Step

STDIN_LIMIT = 4_000_000
DAY = click.DateTime(["%Y-%m-%d"])


def _today() -> date:
    return datetime.now(UTC).date()


def _open(data: Path | None) -> Release:
    from bilateral.warehouse import open_release

    return open_release(data)


def _options(*names: str) -> Callable[[Callable[..., None]], Callable[..., None]]:
    """Add the options that several verbs share, by name."""
    known = {
        "data": click.option(
            "--data",
            type=click.Path(path_type=Path),
            help="Folder of a release. Default: BILATERAL_DATA, the user data directory, the starter release.",
        ),
        "as_of": click.option("--as-of", type=DAY, help="Answer with what happened, and was published, by this day."),
        "since": click.option("--since", type=DAY, help="First day of the period."),
        "until": click.option("--until", type=DAY, help="Last day of the period."),
        "dim": click.option("--dim", metavar="DIMENSION", help="One dimension: arms, economic, sanctions ..."),
        "json": click.option("--json", "as_json", is_flag=True, help="The answer as JSON."),
        "format": click.option(
            "--format", "form", type=click.Choice(["text", "md", "html"]), default="text", show_default=True
        ),
        "all": click.option("--all", "every_row", is_flag=True, help="Show every row, not the strongest only."),
        "offline": click.option("--offline", is_flag=True, help="Never use the network (only sync does)."),
    }

    def add(command: Callable[..., None]) -> Callable[..., None]:
        for name in reversed(names):
            command = known[name](command)
        return command

    return add


@click.group(context_settings={"help_option_names": ["-h", "--help"]})
@click.version_option(package_name="bilateral")
def bilateral() -> None:
    """Answer whether state A supports state B: for and against, sourced, with the gaps said."""


@bilateral.command()
@click.argument("question", nargs=-1, required=True)
@_options("as_of", "since", "until", "dim", "json", "format", "all", "data", "offline")
def ask(question: tuple[str, ...], as_json: bool, **given: Any) -> None:  # noqa: ANN401, FBT001 -- click passes by name
    """Answer a QUESTION about two states, in English or German; "-" reads it from stdin.

    Examples: bilateral ask "Does North Korea support Putin?", bilateral ask "PRK -> RUS arms 2023.."
    """
    text = sys.stdin.read(STDIN_LIMIT) if question == ("-",) else " ".join(question)

    def build(as_of: date) -> Assessment:
        from bilateral.assess import answer
        from bilateral.questions import narrowed, read_question

        read = read_question(text, as_of=as_of)
        read = narrowed(read, dimension=given["dim"], since=_iso(given["since"]), until=_iso(given["until"]))
        return answer(read, _open(given["data"]))

    _show(build, as_json=as_json, **given)


@bilateral.command()
@click.argument("actor")
@click.argument("target")
@_options("as_of", "since", "until", "dim", "json", "format", "all", "data", "offline")
def assess(actor: str, target: str, as_json: bool, **given: Any) -> None:  # noqa: ANN401, FBT001 -- click passes by name
    """Assess ACTOR's support for TARGET: names, codes, capitals or leaders."""

    def build(as_of: date) -> Assessment:
        from bilateral.assess import answer
        from bilateral.questions import pair_question

        read = pair_question(
            actor,
            target,
            as_of=as_of,
            dimension=given["dim"] or "overall",
            since=_iso(given["since"]),
            until=_iso(given["until"]),
        )
        return answer(read, _open(given["data"]))

    _show(build, as_json=as_json, **given)


def _iso(day: datetime | None) -> str | None:
    return day.date().isoformat() if day else None


def _show(
    build: Callable[[date], Assessment],
    *,
    as_json: bool,
    as_of: datetime | None,
    form: str,
    every_row: bool,
    **_: Any,  # noqa: ANN401 -- options already used
) -> None:
    """Print an answer; with ``--json`` an error goes to stdout as the contract's object."""
    from bilateral.shapes.errors import QuestionError

    try:
        answer = build(_not_later(as_of.date() if as_of else _today()))
    except QuestionError as error:
        if not as_json:
            raise
        _write(_json(error.to_dict()))
        raise click.exceptions.Exit(error.exit_code) from error
    if as_json:
        _write(answer.to_json())
        return
    from bilateral.render.page import page_of

    page = page_of(answer, every_row=every_row)
    if form == "md":
        from bilateral.render.markdown import render_markdown

        _write(render_markdown(page).encode())
    elif form == "html":
        from bilateral.render.html import render_html

        _write(render_html(page).encode())
    else:
        _write_text(page)


def _write_text(page: Any) -> None:  # noqa: ANN401 -- a Page; render is imported late
    from bilateral.render.text import render_text

    _write(render_text(page, colour=_colour()).encode())


def _colour() -> bool:
    import os

    return sys.stdout.isatty() and not os.environ.get("NO_COLOR")


def _not_later(as_of: date) -> date:
    """Refuse a day that has not come: nothing can be known as of it."""
    from bilateral.shapes.errors import QuestionError

    if as_of > _today():
        message = f"--as-of {as_of} has not come yet; the record speaks of the past."
        raise QuestionError(code="period_in_future", message=message, details={"as_of": as_of.isoformat()})
    return as_of


def _json(value: object) -> bytes:
    import msgspec

    return msgspec.json.format(msgspec.json.encode(value), indent=2) + b"\n"


def _write(data: bytes) -> None:
    sys.stdout.flush()
    sys.stdout.buffer.write(data)
    sys.stdout.buffer.flush()


@contextmanager
def _bar(total: int | None = None) -> Iterator[Callable[..., None]]:
    """Yield what moves a progress bar on a terminal, by ``description``, ``completed``, ``total`` or ``advance``.

    Elsewhere it shows nothing.
    """
    if not sys.stderr.isatty():
        yield lambda **_: None
        return
    from rich.console import Console
    from rich.progress import Progress

    with Progress(console=Console(stderr=True), transient=True) as bar:
        yield partial(bar.update, bar.add_task("", total=total))


@bilateral.command("read")
@click.argument("document", type=click.File("rb"))
@click.option("--date", "day", type=DAY, help="Day of the document, from which 'last year' counts.")
@_options("json")
def read_document(document: IO[bytes], *, day: datetime | None, as_json: bool) -> None:
    """Read a DOCUMENT (text, HTML, Markdown, PDF; "-" is stdin) into who did what to whom. Decides nothing."""
    from bilateral.reading import read

    found = read(document.read(), date=day.date() if day else None)
    if as_json:
        _write(found.to_json())
    else:
        from bilateral.render.propositions import propositions_page

        _write_text(propositions_page(found, document.name))


@bilateral.command("audit")
@click.argument("document", type=click.Path(exists=True, allow_dash=True, path_type=Path))
@click.option("--date", "day", type=DAY, help="Day of the document, where it does not state one.")
@click.option("--fail-on", metavar="VERDICTS", help="Exit with 6 if a claim has one: contradicted,misdated ...")
@click.option("--out", type=click.Path(file_okay=False, path_type=Path), help="Of a folder: write a page per document.")
@click.option("--jobs", type=click.IntRange(min=1), help="Of a folder: processes. Default: one per core.")
@_options("as_of", "json", "format", "all", "data", "offline")
def audit_document(document: Path, *, day: datetime | None, data: Path | None, **given: Any) -> None:  # noqa: ANN401 -- click passes by name
    """Grade every claim of a DOCUMENT (text, Markdown, HTML, PDF; "-" is stdin), or of each document of a folder."""
    from bilateral.audit.folder import audit_folder, documents
    from bilateral.render.auditing import Auditing

    as_of = _not_later(given["as_of"].date() if given["as_of"] else _today())
    dated = day.date() if day else None
    show = Auditing(
        form="json" if given["as_json"] else given["form"],
        every_row=given["every_row"],
        fail_on=_verdicts(given["fail_on"]),
        out=given["out"],
    )
    if document.is_dir():
        if not (paths := documents(document)):
            from bilateral.shapes.errors import InputFileError

            message = f"{document}: no document in this folder; it reads .txt, .md, .html and .pdf files."
            raise InputFileError(message)
        with _bar(len(paths)) as move:
            for item in audit_folder(paths, data, date=dated, as_of=as_of, jobs=given["jobs"]):
                _write(show.item(item, document))
                move(description=item.path.name, advance=1)
        click.echo(show.summary(), err=True)
    else:
        from bilateral.audit import audit

        audited = audit(_bytes_of(document), _open(data), date=dated, as_of=as_of)
        _write(show.document(audited, document, colour=_colour()))
    if show.exit_code:
        raise click.exceptions.Exit(show.exit_code)


def _bytes_of(document: Path) -> bytes:
    return sys.stdin.buffer.read() if str(document) == "-" else document.read_bytes()


def _verdicts(named: str | None) -> frozenset[str]:
    """Read ``--fail-on``; a word that is no verdict is a wrong use of the command."""
    from bilateral.audit import Verdict

    words = {word.strip().replace(" ", "_").replace("-", "_") for word in (named or "").split(",")} - {""}
    if unknown := sorted(words - set(Verdict)):
        message = f"--fail-on: {unknown[0]!r} is no verdict; use {', '.join(Verdict)}."
        raise click.UsageError(message, click.get_current_context())
    return frozenset(words)


@bilateral.command("panel")
@click.option("--measures", metavar="KEYS", help="Measures with commas between: kappa,arms_supplier_share ...")
@click.option("--years", metavar="FIRST-LAST", help="Calendar years, both included: 1946-2024.")
@click.option("--out", type=click.Path(dir_okay=False, path_type=Path), help="A .parquet, .csv, .csv.gz or .dta file.")
@click.option(
    "--grain", type=click.Choice(["directed_dyad_year", "dyad_year"]), default="directed_dyad_year", show_default=True
)
@click.option(
    "--system", type=click.Choice(["gw", "cow"]), default="gw", show_default=True, help="Whose list of states."
)
@click.option("--public", is_flag=True, help="Refuse publishers' own figures that may not be passed on.")
@click.option("--list", "listed", is_flag=True, help="List all measures, and make no panel.")
@_options("as_of", "data", "offline")
def panel_of_pairs(*, measures: str | None, years: str | None, out: Path | None, listed: bool, **given: Any) -> None:  # noqa: ANN401 -- click passes by name
    """Write measures of all pairs of states by year, with a reason for each empty cell, and BibTeX beside it."""
    from bilateral.render.panels import measures_page, panel_lines, period

    if listed:
        _write_text(measures_page())
        return
    if not (measures and years and out):
        message = "give --measures, --years and --out, or --list."
        raise click.UsageError(message, click.get_current_context())
    from bilateral.measures.panels import panel
    from bilateral.measures.panels.writing import writer

    writer(out)
    found = panel(
        _open(given["data"]),
        measures=[key.strip() for key in measures.split(",") if key.strip()],
        years=period(years),
        grain=given["grain"],
        system=given["system"],
        as_of=_not_later(given["as_of"].date()).isoformat() if given["as_of"] else None,
        public=given["public"],
    )
    for line in panel_lines(found, found.write(out)):
        click.echo(line, err=True)


@bilateral.group()
def record() -> None:
    """Look at the curated record, and work on it: how far it is, a pair, a template, the checks."""


@record.command("coverage")
def record_coverage() -> None:
    """Show how far the record is, per pair and dimension."""
    from bilateral.record.facts import load_facts
    from bilateral.render.record_pages import coverage_page

    _write_text(coverage_page(load_facts()))


@record.command("show")
@click.argument("one")
@click.argument("other")
def record_show(one: str, other: str) -> None:
    """Show every fact of a pair of states, ONE and OTHER, oldest first."""
    from bilateral.record.coverage import pair_key
    from bilateral.record.facts import load_facts
    from bilateral.render.record_pages import by_pair, pair_page

    ids = _states(one, other)
    _write_text(pair_page(*ids, by_pair(load_facts()).get(pair_key(*ids), [])))


@record.command("new")
@click.argument("one")
@click.argument("other")
def record_new(one: str, other: str) -> None:
    """Print a file to fill in for a pair of states that nobody has written about."""
    from bilateral.record.template import pair_template
    from bilateral.states import name_on

    first, second = _states(one, other)
    _write(pair_template(first, second, (name_on(first, None), name_on(second, None)), _today()).encode())


@record.command("check")
@click.argument("files", nargs=-1, type=click.Path(exists=True, dir_okay=False, path_type=Path))
def record_check(files: tuple[Path, ...]) -> None:
    """Hold pair FILES, or the package's whole record, against the rules; list what may be told twice or contradicts."""
    from bilateral.record.check import checked, told
    from bilateral.record.doubles import contradictions, doubles

    facts, problems = checked(list(files))
    click.echo(told(facts, problems))
    if problems:
        raise click.exceptions.Exit(5)
    written = [fact for fact in facts if "/" not in fact.id]
    for pairing in (*doubles(written), *contradictions(written)):
        click.echo(f"look at {pairing.one.id} and {pairing.other.id}: they {pairing.why}", err=True)


def _states(one: str, other: str) -> tuple[str, str]:
    from bilateral.questions import pair_question

    question = pair_question(one, other, as_of=_today())
    return question.actor, question.target


@bilateral.command()
@click.argument("row")
@_options("json", "data")
def explain(row: str, *, as_json: bool, data: Path | None) -> None:
    """Show a ROW as it is recorded: a fact with all its sources, or a measure with its ground."""
    from bilateral.render.explained import explain_page, explained

    found = explained(row, _open(data))
    if as_json:
        _write(_json(found))
    else:
        _write_text(explain_page(found))


@bilateral.command()
@_options("json", "data")
def sources(*, as_json: bool, data: Path | None) -> None:
    """List every source: what it covers, its licence, and whether this release reads it."""
    from bilateral.render.cards import source_table, sources_page

    table = source_table(_open(data))
    if as_json:
        _write(_json(table))
    else:
        _write_text(sources_page(table))


@bilateral.command()
@click.argument("keys", nargs=-1)
@_options("data")
def cite(keys: tuple[str, ...], data: Path | None) -> None:
    """Print BibTeX for the release, or for the sources, measures or rows named by KEYS."""
    from bilateral.render.cards import citations

    _write(citations(keys, _open(data)).encode())


@bilateral.command()
@click.option(
    "--from",
    "origin",
    type=click.Path(exists=True, file_okay=False, path_type=Path),
    help="Folder of publishers' files, under any names. Default: fetch from the publishers.",
)
@click.option("--without", multiple=True, metavar="KEY", help="Leave a source as it is; may be repeated.")
@click.option("--only", multiple=True, metavar="KEY", help="Look at these sources only; may be repeated.")
@click.option("--dry-run", is_flag=True, help="List what would be fetched and read, and change nothing.")
@_options("json", "data", "offline")
def sync(*, origin: Path | None, as_json: bool, data: Path | None, **given: Any) -> None:  # noqa: ANN401 -- click passes by name
    """Build the warehouse, or bring it up to date, from publishers' files."""
    from bilateral.render.syncing import sync_lines
    from bilateral.warehouse.sync import Wish, warehouse_path
    from bilateral.warehouse.sync import sync as bring_up_to_date

    with _bar() as show:

        def progress(step: Step) -> None:
            show(description=step.what, completed=step.number, total=step.of)

        report = bring_up_to_date(
            warehouse_path(data),
            origin,
            now=datetime.now(UTC).isoformat(timespec="seconds"),
            wish=Wish(**given),
            progress=progress,
        )
    if as_json:
        _write(_json(report))
    else:
        _write(("\n".join(sync_lines(report)) + "\n").encode())
    if report.refused:
        raise click.exceptions.Exit(5)


@bilateral.command()
@_options("data")
def verify(data: Path | None) -> None:
    """Hash every file of the release and hold it against the manifest."""
    release = _open(data)
    count = release.verify()
    click.echo(f"{release.name}: {count} files as in the manifest ({release.sha256[:12]})")


@bilateral.command()
@_options("data")
def doctor(data: Path | None) -> None:
    """Check this installation: versions, release, what it covers."""
    from bilateral.render.cards import doctor_lines

    release = _open(data)
    count = release.verify()
    click.echo("\n".join(doctor_lines(release, count)))


def main() -> None:
    """Run the command line; every error is one clear line on stderr and an exit code."""
    from bilateral.shapes.errors import BilateralError

    try:
        code = bilateral.main(standalone_mode=False)
    except click.exceptions.Exit as stop:
        sys.exit(stop.exit_code)
    except click.UsageError as error:
        where = error.ctx.command_path if error.ctx else "bilateral"
        click.echo(f"{where}: {error.format_message()} See '{where} --help'.", err=True)
        sys.exit(error.exit_code)
    except click.Abort:
        click.echo("bilateral: stopped", err=True)
        sys.exit(1)
    except BilateralError as error:
        click.echo(f"bilateral: {error}", err=True)
        sys.exit(error.exit_code)
    except BrokenPipeError:
        sys.stderr.close()
        sys.exit(0)
    sys.exit(code if isinstance(code, int) else 0)
