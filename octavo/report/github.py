"""Render a report as workflow commands, which GitHub shows beside the lines of a pull request."""

from __future__ import annotations

from octavo.findings import Finding, Severity
from octavo.report.text import summary
from octavo.report.value import Report

__all__ = ["render_github"]

COMMANDS = {Severity.ERROR: "error", Severity.WARNING: "warning", Severity.NOTE: "notice"}
#: GitHub's runner reads these back (actions/toolkit, core, "command"): in a message, and in a property.
MESSAGE = {"%": "%25", "\r": "%0D", "\n": "%0A"}
PROPERTY = {**MESSAGE, ":": "%3A", ",": "%2C"}


def render_github(report: Report) -> str:
    """Render a command for each finding, then the summary; paths must count from the repository's root."""
    return "\n".join([*map(_command, report.in_order()), summary(report)]) + "\n"


def _command(finding: Finding) -> str:
    places = {"file": finding.path, "line": finding.line, "col": finding.column, "title": finding.code}
    properties = ",".join(
        f"{name}={_escape(str(place), PROPERTY)}" for name, place in places.items() if place is not None
    )
    where = f" (in {finding.format})" if finding.format else ""
    hint = f"\n{finding.hint}" if finding.hint else ""
    return f"::{COMMANDS[finding.severity]} {properties}::{_escape(finding.message + where + hint, MESSAGE)}"


def _escape(words: str, escapes: dict[str, str]) -> str:
    return "".join(escapes.get(letter, letter) for letter in words)
