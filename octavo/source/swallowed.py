"""Find keys that pandoc takes for the number of an example: `@doe1999.` at the beginning of a paragraph."""

from __future__ import annotations

import re
from collections.abc import Container

from octavo.book import Chapter
from octavo.code_mask import mask_code
from octavo.findings import Finding, finding

__all__ = ["swallowed"]

#: What begins a paragraph, or a note, and is read as a numbered example (pandoc's extension example_lists).
EXAMPLE = re.compile(r"^(?:\[\^[^\]\n]+\]:)?[ \t]*@(?P<key>[\w-]+)\.(?=\s)", re.MULTILINE)


def swallowed(chapter: Chapter, known: Container[str]) -> tuple[Finding, ...]:
    """Find the keys among `known` that are read as numbers of examples, and so are lost."""
    if "@" not in chapter.source:
        return ()
    masked = mask_code(chapter.source)
    found: list[Finding] = []
    for match in EXAMPLE.finditer(masked):
        key, at = match["key"], match.start("key") - 1
        if key in known and _begins_block(masked, match.start()):
            line, column = masked.count("\n", 0, at) + 1, at - masked.rfind("\n", 0, at)
            words = f"@{key}. begins a paragraph, and is read as the number of an example"
            hint = f"write [@{key}], or a word before it"
            found.append(
                finding("key-swallowed", words, path=chapter.path, line=line, column=column, hint=hint)
            )
    return tuple(found)


def _begins_block(masked: str, at: int) -> bool:
    """Say whether a line stands behind an empty one, at the top, or begins a note."""
    return masked.startswith("[^", at) or not masked[:at].strip() or masked[:at].endswith("\n\n")
