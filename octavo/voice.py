"""Say what came of a command: on stdout, in the style that was asked for."""

from __future__ import annotations

import os
import sys
from collections.abc import Callable
from dataclasses import replace
from enum import StrEnum
from pathlib import Path
from typing import TextIO

from octavo.errors import OctavoError
from octavo.findings import finding
from octavo.report import Report, render_github, render_json, render_sarif, render_text
from octavo.report.excerpts import Excerpts, excerpts

__all__ = ["Style", "say", "say_report"]


class Style(StrEnum):
    """Name how a report can be written."""

    TEXT = "text"
    JSON = "json"
    GITHUB = "github"
    SARIF = "sarif"


RENDERINGS: dict[Style, Callable[[Report, Excerpts], str]] = {
    Style.TEXT: render_text,
    Style.JSON: lambda report, _: render_json(report),
    Style.GITHUB: lambda report, _: render_github(report),
    Style.SARIF: render_sarif,
}


def say_report(report: Report, manuscript: Path, style: Style) -> None:
    """Write a report to stdout, with the manuscript's lines; on a terminal text is drawn, with colours."""
    lines = excerpts(report.findings, manuscript)
    if style is Style.TEXT and sys.stdout.isatty():
        _draw(report, lines)
    else:
        say(RENDERINGS[style](*_from_here(report, lines, manuscript, style)))


def say(words: str, stream: TextIO | None = None) -> None:
    """Write words to a stream, by default stdout; whoever reads may go away in the middle, as `head` does.

    Raises OctavoError when they lead into a file and the disk is full.
    """
    stream = stream or sys.stdout
    try:
        stream.write(words)
        stream.flush()
    except BrokenPipeError:
        _close(stream)
    except OSError as error:
        _close(stream)
        words = f"what is to be said cannot be written: {error.strerror}"
        raise OctavoError(finding("disk-write", words, hint="make room where it is led to")) from error


def _close(stream: TextIO) -> None:
    """Let what is still unwritten go nowhere, so that Python does not complain of it when it ends."""
    os.dup2(os.open(os.devnull, os.O_WRONLY), stream.fileno())


def _from_here(report: Report, lines: Excerpts, manuscript: Path, style: Style) -> tuple[Report, Excerpts]:
    """Let paths count from the current folder for those who look for the files, GitHub and SARIF."""
    if style not in {Style.GITHUB, Style.SARIF}:
        return report, lines

    def moved(path: str | None) -> str | None:
        if path is None or not (manuscript / path).exists():
            return path
        return (manuscript / path).as_posix()

    findings = tuple(replace(found, path=moved(found.path)) for found in report.findings)
    return replace(report, findings=findings), {
        (moved(path) or path, line): words for (path, line), words in lines.items()
    }


def _draw(report: Report, lines: Excerpts) -> None:
    # Here and not above: only a terminal has need of it.
    from rich.console import Console  # noqa: PLC0415 -- as said

    from octavo.report.terminal import draw  # noqa: PLC0415 -- as said

    console = Console(highlight=False)
    console.print(draw(report, lines, console.width))
