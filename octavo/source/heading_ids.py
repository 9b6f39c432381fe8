"""Take labels of notes out of ids that pandoc makes of headings: `# Ships[^1]` is `ships`, not `ships1`."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import Any

from octavo.syntax import Element, elements, holding, plain, rewrite_holding

__all__ = ["without_labels"]


def without_labels(blocks: Sequence[Element], masked: str) -> tuple[Element, ...]:
    """Give a chapter's blocks with headings named by their words alone, and links that follow them.

    `masked` is the chapter without its code: an id that is written there stays. Only pandoc's own dialects
    put the label of a note into an id (pandoc 3.9).
    """
    headings = [each for each in elements(holding(blocks, {"Header"})) if each["t"] == "Header"]
    if "[^" not in masked or not headings:
        return tuple(blocks)
    taken = {heading["c"][1][0] for heading in headings}
    renamed: dict[str, str] = {}
    for heading in headings:
        old = heading["c"][1][0]
        noted = any(each["t"] == "Note" for each in elements(heading["c"][2]))
        if noted and old and not re.search(rf"\{{[^}}\n]*#{re.escape(old)}[\s}}]", masked):
            new = _free(_named(plain(heading["c"][2])), taken - {old})
            taken.add(new)
            renamed[old] = new

    def rename(element: Element) -> Element:
        content: Any = element.get("c")
        if element["t"] == "Header" and content[1][0] in renamed:
            level, (name, classes, pairs), words = content
            return {"t": "Header", "c": [level, [renamed[name], classes, pairs], words]}
        if element["t"] == "Link" and content[2][0][:1] == "#" and content[2][0][1:] in renamed:
            attributes, words, (target, title) = content
            return {"t": "Link", "c": [attributes, words, ["#" + renamed[target[1:]], title]]}
        return element

    return rewrite_holding(list(blocks), {"Header", "Link"}, rename) if renamed else tuple(blocks)


def _named(words: str) -> str:
    """Name a heading as pandoc does (MANUAL, "Extension: auto_identifiers")."""
    kept = "".join(letter for letter in words.lower() if letter.isalnum() or letter in "_-. \n")
    joined = "-".join(kept.split())
    begins = next((at for at, letter in enumerate(joined) if letter.isalpha()), len(joined))
    return joined[begins:] or "section"


def _free(name: str, taken: set[str]) -> str:
    names = (name, *(f"{name}-{number}" for number in range(1, len(taken) + 1)))
    return next(each for each in names if each not in taken)
