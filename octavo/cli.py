"""Read the command line: one function for each command, which orders the work and gives its exit code."""

from __future__ import annotations

import os
import sys
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import Annotated

import typer

from octavo import __version__
from octavo.errors import OctavoError, UsageError
from octavo.findings import Severity, codes, finding, worst
from octavo.options import Edition, Format, Jobs, Manuscript, Out, Quiet, Rendering
from octavo.order import FORMATS, Order
from octavo.progress import Progress, shown
from octavo.report import Report, render_text
from octavo.shapes import nearest
from octavo.voice import Style, say, say_report

__all__ = ["run"]

#: The exit codes of the contract that no error of ours carries.
FOUND, STOPPED = 1, 130

app = typer.Typer(
    name="octavo",
    help="Turn a Markdown manuscript into an EPUB, two PDFs and a web book, and prove that nothing was lost.",
    add_completion=False,
    rich_markup_mode=None,
    pretty_exceptions_enable=False,
)


def run(arguments: Sequence[str]) -> int:
    """Carry out a command line and give the exit code; what it says goes to stdout, or stderr when it fails.

    Lets every exception through that is a bug of ours.
    """
    try:
        code = app(args=list(arguments), prog_name="octavo", standalone_mode=False)
    except typer.Abort:
        code = STOPPED
    except typer.TyperException as error:
        code = _misused(error)
    except OctavoError as error:
        say(render_text(Report(error.findings)), sys.stderr)
        code = error.exit_code
    if code == STOPPED:
        sys.stderr.write("octavo: stopped; every output is as it was before, or whole\n")
    return int(code or 0)


@app.callback(invoke_without_command=True)
def _octavo(
    context: typer.Context,
    *,
    version: Annotated[bool, typer.Option("--version", help="Print the version and stop.")] = False,
) -> None:
    if version:
        say(f"octavo {__version__}\n")
        raise typer.Exit
    if context.invoked_subcommand is None:
        say(context.get_help() + "\n", sys.stderr)
        raise typer.Exit(UsageError.exit_code)


@app.command()
def build(  # noqa: PLR0913 -- the contract's options
    formats: Annotated[list[Format] | None, typer.Argument(help="What to build. Default: all.")] = None,
    *,
    manuscript: Manuscript = None,
    out: Out = Path("build"),
    edition: Edition = None,
    jobs: Jobs = None,
    report: Rendering = Style.TEXT,
    quiet: Quiet = False,
) -> int:
    """Build the book, and prove that each output holds all of it."""
    from octavo import pipeline  # noqa: PLC0415 -- slow to load, and --version has no need of it

    asked = frozenset(map(str, formats or ())) or FORMATS
    order = Order(_folder(manuscript), out, asked, edition, jobs or _cores())
    return _carry_out(lambda progress: pipeline.build(order, progress), order.manuscript, report, quiet=quiet)


@app.command()
def check(  # noqa: PLR0913 -- the contract's options
    *,
    manuscript: Manuscript = None,
    out: Out = Path("build"),
    edition: Edition = None,
    jobs: Jobs = None,
    report: Rendering = Style.TEXT,
    diff: Annotated[bool, typer.Option("--diff", help="Only show what --fix would change.")] = False,
    fix: Annotated[
        bool, typer.Option("--fix", help="Correct the prose where that is safe, and show it.")
    ] = False,
    external: Annotated[
        bool, typer.Option("--external", help="Ask the web whether linked pages are there.")
    ] = False,
    quiet: Quiet = False,
) -> int:
    """Check the manuscript, and the outputs as they lie in their folder."""
    from octavo import pipeline  # noqa: PLC0415 -- as in `build`

    order = Order(_folder(manuscript), out, FORMATS, edition, jobs or _cores(), external)
    if fix or diff:
        return _revise(order, report, write=fix, quiet=quiet)
    return _carry_out(lambda progress: pipeline.check(order, progress), order.manuscript, report, quiet=quiet)


@app.command()
def conform(
    *,
    manuscript: Manuscript = None,
    out: Out = Path("build"),
    edition: Edition = None,
    report: Rendering = Style.TEXT,
    quiet: Quiet = False,
) -> int:
    """Let the outside judges read what is built: EPUBCheck and Ace the EPUB, veraPDF the screen PDF."""
    from octavo import pipeline  # noqa: PLC0415 -- as in `build`

    order = Order(_folder(manuscript), out, edition=edition)
    return _carry_out(
        lambda progress: pipeline.conform(order, progress), order.manuscript, report, quiet=quiet
    )


@app.command()
def collate(
    files: Annotated[
        list[Path], typer.Argument(exists=True, dir_okay=False, help="EPUB, PDF or HTML, made by any tool.")
    ],
    *,
    manuscript: Manuscript = None,
    report: Rendering = Style.TEXT,
    quiet: Quiet = False,
) -> int:
    """Say whether these files hold the manuscript: every word, note, heading, link, image and table cell."""
    from octavo import pipeline  # noqa: PLC0415 -- as in `build`

    folder = _folder(manuscript)

    def work(progress: Progress) -> Report:
        return pipeline.collate_files(tuple(files), folder, progress)

    return _carry_out(work, folder, report, quiet=quiet)


@app.command()
def explain(
    code: Annotated[str | None, typer.Argument(help="The code of a finding, such as note-undefined.")] = None,
) -> int:
    """Explain a code: what it means, why it matters, what to do. Without a code, list them all."""
    table = codes()
    if code is None:
        width = max(map(len, table))
        lines = (f"{row.name:<{width}}  {row.severity.value:<7}  {row.summary}" for row in table.values())
        say("\n".join(lines) + "\n")
        return 0
    if code not in table:
        close = nearest(code, table)
        hint = f"did you mean {close}?" if close else "`octavo explain` lists the codes"
        raise UsageError(finding("setting-wrong", f"there is no code {code!r}", hint=hint))
    row = table[code]
    say(f"{row.name} ({row.severity.value}): {row.summary}\n\n{row.explanation}\n")
    return 0


@app.command()
def new(folder: Annotated[Path, typer.Argument(metavar="DIR", help="A folder that is new or empty.")]) -> int:
    """Begin a book: a small one, which builds as it stands."""
    from octavo.starter import begin  # noqa: PLC0415 -- only this command has need of it

    for name in begin(folder):
        say(f"{folder / name}\n")
    say(f"\nBuild it with: octavo build --manuscript {folder}\n")
    return 0


@app.command()
def schema() -> int:
    """Print the JSON Schema of book.yaml, by which an editor completes and checks it."""
    from octavo.book_schema import render_schema  # noqa: PLC0415 -- only this command has need of it

    say(render_schema())
    return 0


def _carry_out(work: Callable[[Progress], Report], manuscript: Path, style: Style, *, quiet: bool) -> int:
    """Do the work, write its report and give the exit code; an error is reported in the style asked for."""
    try:
        with shown(quiet=quiet) as progress:
            report = work(progress)
    except OctavoError as error:
        say_report(Report(error.findings), manuscript, style)
        return error.exit_code
    say_report(report, manuscript, style)
    return FOUND if worst(report.findings) is Severity.ERROR else 0


def _revise(order: Order, style: Style, *, write: bool, quiet: bool) -> int:
    """Say on stdout what is corrected, as a diff, and on stderr how much; an error as `_carry_out` does."""
    from octavo import pipeline  # noqa: PLC0415 -- as in `build`

    try:
        with shown(quiet=quiet) as progress:
            revised = pipeline.revise(order, progress, write=write)
    except OctavoError as error:
        say_report(Report(error.findings), order.manuscript, style)
        return error.exit_code
    say("".join(revision.diff() for revision in revised))
    corrections = sum(revision.corrections for revision in revised)
    after = "" if write else "; --fix makes them"
    say(
        f"octavo: corrections: {corrections}, in files: {len(revised)}{after if revised else ''}\n",
        sys.stderr,
    )
    return 0


def _misused(error: typer.TyperException) -> int:
    words = error.format_message().rstrip(".").replace("Value error, ", "")
    words = words[:1].lower() + words[1:]
    context = getattr(error, "ctx", None)
    hint = f"`{context.command_path if context else 'octavo'} --help` shows what it takes"
    say(render_text(Report((finding("setting-wrong", words, hint=hint),))), sys.stderr)
    return error.exit_code


def _folder(manuscript: Path | None) -> Path:
    usual = Path("manuscript")
    return manuscript or (usual if usual.is_dir() else Path())


def _cores() -> int:
    return len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else os.cpu_count() or 1
