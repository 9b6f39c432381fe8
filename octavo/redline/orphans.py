"""Take out the notes whose markers an editor has deleted."""

from __future__ import annotations

import re

__all__ = ["without_orphans"]

MARKER = re.compile(r"\[\^(?P<label>[^\]\s]+)\](?P<colon>:?)")
#: A note's definition: up to an empty line, and what is indented behind it.
DEFINITION = (
    r"^[ ]{0,3}\[\^LABEL\]:[^\n]*(?:\n(?![ \t]*(?:\n|\Z)|[ ]{0,3}\[\^)[^\n]+)*"
    r"(?:\n[ \t]*\n(?:[ ]{4}|\t)[^\n]*(?:\n(?![ \t]*(?:\n|\Z))[^\n]+)*)*\n*"
)


def without_orphans(before: str, after: str) -> str:
    """Take out of a source the definitions of notes that it had markers of, and has none of any more."""
    for label in sorted(_marked(before) - _marked(after)):
        after = re.sub(DEFINITION.replace("LABEL", re.escape(label)), "", after, flags=re.MULTILINE)
    return after


def _marked(source: str) -> set[str]:
    return {match["label"] for match in MARKER.finditer(source) if not match["colon"]}
