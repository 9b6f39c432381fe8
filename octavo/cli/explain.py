"""Explain the codes of findings."""

from __future__ import annotations

from typing import Annotated

import typer

from octavo.errors import UsageError
from octavo.findings import codes, finding
from octavo.handbook import Section, section, section_of
from octavo.shapes import nearest
from octavo.voice import say

__all__ = ["explain"]


def _begun(incomplete: str) -> list[str]:
    """Complete a code that a shell has the beginning of."""
    return [code for code in codes() if code.startswith(incomplete)]


def explain(
    code: Annotated[
        str | None,
        typer.Argument(help="The code of a finding, such as note-undefined.", autocompletion=_begun),
    ] = None,
    *,
    handbook: Annotated[
        bool, typer.Option("--handbook", help="Print the handbook's section on it, too.")
    ] = False,
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
    row, more = table[code], section(section_of(code))
    say(f"{row.name} ({row.severity.value}): {row.summary}\n\n{row.explanation}\n\n{_placed(more)}\n")
    if handbook:
        say(f"\n# {more.title}\n\n{more.text}\n")
    return 0


def _placed(more: Section) -> str:
    """Say where the handbook has a section; a terminal makes a link of the file and its line."""
    within = "" if more.title == more.chapter else f", in “{more.chapter}”"
    return (
        f"More in the handbook: “{more.title}”{within}\n{more.path}:{more.line}\n--handbook prints it here."
    )
