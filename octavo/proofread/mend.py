"""Carry corrections out on a text, and show what that changes."""

from __future__ import annotations

import difflib
from collections.abc import Iterable
from dataclasses import dataclass

from octavo.proofread.slip import Correction

__all__ = ["Revision", "mended", "unified"]


@dataclass(frozen=True, slots=True)
class Revision:
    """Hold a file of the manuscript as it is and as it would be, as decoded; and how many corrections."""

    path: str
    before: str
    after: str
    corrections: int

    def diff(self) -> str:
        """Show it as a unified diff, which `git apply` and `patch -p1` understand."""
        return unified(self.path, self.before, self.after)


def mended(text: str, corrections: Iterable[Correction]) -> str:
    """Carry out the corrections of one file on its text; of two that overlap, only the first."""
    pieces: list[str] = []
    at = 0
    for correction in sorted(corrections):
        if correction.start < at:
            continue
        pieces += (text[at : correction.start], correction.put)
        at = correction.end
    return "".join((*pieces, text[at:]))


def unified(path: str, before: str, after: str) -> str:
    """Show a change as a unified diff with three lines of context; empty when nothing changes.

    Only line feeds end a line here, so a carriage return is part of its line, as it is in the file.
    """
    lines = difflib.unified_diff(_lines(before), _lines(after), f"a/{path}", f"b/{path}")
    return "".join(
        line if line.endswith("\n") else f"{line}\n\\ No newline at end of file\n" for line in lines
    )


def _lines(text: str) -> list[str]:
    return [line for line in text.replace("\n", "\n\0").split("\0") if line]
