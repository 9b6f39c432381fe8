"""Hold what is known of a chapter's notes, from its source and from pandoc's tree."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass

from octavo.source.note_evidence import Evidence, bare
from octavo.source.note_scan import Definition, Scan, label_key

__all__ = ["WRITTEN", "Notes", "escapes"]

#: A marker or a definition as it is written, in code too.
WRITTEN = re.compile(r"(?<!\\)\[\^(?P<label>[^\]\[\n]+)\]")
ESCAPED = re.compile(r"(?:\\\[\\?|\[\\)\^(?P<label>[^\]\[\n]*?)\\?(?=[\]\[\n]|\Z)")


@dataclass(frozen=True, slots=True)
class Notes:
    """Hold what is known of a chapter's notes: the scan of the source, and what pandoc made of it.

    `escaped` counts the labels that were written with a back-slash, to be printed (`escapes`).
    """

    source: str
    seen: Scan
    made: Evidence
    dialect: str
    escaped: Mapping[str, int]

    def key(self, label: str) -> str:
        """Give what two labels have in common when they are one to the dialect."""
        return label_key(self.dialect)(label)

    def is_printed(self, label: str) -> bool:
        """Say whether pandoc left a label's mark in the text, without having been asked to."""
        return self.made.text.get(bare(label), 0) > self.escaped.get(bare(label), 0)

    def defined(self) -> dict[str, Definition]:
        """Give the definitions by key; of two that have the same, the first."""
        found: dict[str, Definition] = {}
        for note in self.seen.definitions:
            found.setdefault(self.key(note.label), note)
        return found


def escapes(masked: str) -> Mapping[str, int]:
    """Count the labels, made `bare`, whose bracket or circumflex has a back-slash before it."""
    return Counter(bare(match["label"]) for match in ESCAPED.finditer(masked))
