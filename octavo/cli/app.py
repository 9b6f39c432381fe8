"""Read the command line: each command orders its work and gives its exit code."""

from __future__ import annotations

import signal
import sys
from collections.abc import Callable, Sequence
from contextlib import suppress
from typing import Annotated

import typer

from octavo import __version__
from octavo.cli.batch import batch
from octavo.cli.build import build
from octavo.cli.check import check
from octavo.cli.clean import clean
from octavo.cli.collate import collate
from octavo.cli.compare import compare
from octavo.cli.conform import conform
from octavo.cli.cover import cover
from octavo.cli.doctor import doctor
from octavo.cli.explain import explain
from octavo.cli.export import export
from octavo.cli.import_ import import_
from octavo.cli.man import man
from octavo.cli.new import new
from octavo.cli.proof import proof
from octavo.cli.release import release
from octavo.cli.schema import schema
from octavo.cli.serve import serve
from octavo.cli.verify import verify
from octavo.errors import OctavoError, UsageError
from octavo.findings import finding
from octavo.report import Report, render_text
from octavo.undisturbed import ENDING
from octavo.voice import say

__all__ = ["STOPPED", "run"]

#: The exit code for a command that was interrupted (128 and SIGINT's number).
STOPPED = 130
#: The exit codes for a command that was told to end: by Ctrl-C, SIGTERM, or a terminal that was closed.
ENDED = {STOPPED, 128 + signal.SIGTERM, 128 + signal.SIGHUP}

#: What can be ordered, in the order in which the help lists it.
COMMANDS: tuple[Callable[..., int], ...] = (
    build,
    batch,
    serve,
    check,
    conform,
    collate,
    cover,
    proof,
    release,
    verify,
    compare,
    clean,
    export,
    explain,
    new,
    import_,
    doctor,
    schema,
    man,
)


def run(arguments: Sequence[str]) -> int:
    """Carry out a command line and give the exit code; what it says goes to stdout, or stderr when it fails.

    Lets every exception through that is a bug of ours.
    """
    try:
        code = _app()(args=list(arguments), prog_name="octavo", standalone_mode=False)
    except typer.Abort:
        code = STOPPED
    except SystemExit as ending:
        code = ending.code
    except typer.TyperException as error:
        code = _misused(error)
    except OctavoError as error:
        # Where nothing can be written at all, the exit code speaks alone.
        with suppress(OctavoError):
            say(render_text(Report(error.findings)), sys.stderr)
        code = error.exit_code
    if code in ENDED:
        sys.stderr.write(ENDING)
    return int(code or 0)


def _app() -> typer.Typer:
    app = typer.Typer(
        name="octavo",
        help="Turn a Markdown manuscript into an EPUB, two PDFs and a web book; prove that nothing is lost.",
        add_completion=True,
        rich_markup_mode=None,
        pretty_exceptions_enable=False,
    )
    app.callback(invoke_without_command=True)(_octavo)
    for command in COMMANDS:
        app.command(command.__name__.rstrip("_"))(command)
    return app


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


def _misused(error: typer.TyperException) -> int:
    words = error.format_message().rstrip(".").replace("Value error, ", "")
    words = words[:1].lower() + words[1:]
    context = getattr(error, "ctx", None)
    hint = f"`{context.command_path if context else 'octavo'} --help` shows what it takes"
    say(render_text(Report((finding("setting-wrong", words, hint=hint),))), sys.stderr)
    return error.exit_code
