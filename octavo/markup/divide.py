"""Divide a chapter's tree into leaves, at each heading that begins one."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field

from octavo.book import Heading
from octavo.markup.tree import text
from octavo.xhtml import Tree, local

__all__ = ["Division", "divide", "headings"]

HEADING = re.compile(r"h([1-6])$")


@dataclass(slots=True)
class Division:
    """Hold what stands between two headings that begin a leaf; `level` is 0 where none begins it."""

    level: int = 0
    blocks: list[Tree] = field(default_factory=list)

    def holds_only_heading(self) -> bool:
        """Say whether nothing stands under the heading: then it is the title of what follows."""
        return self.level > 0 and len(self.blocks) == 1

    def unwrap(self) -> list[str]:
        """Give the classes of the heading that begins the leaf, or of the one division that is all of it.

        Such a division is only there to bear the class: what it holds takes its place.
        """
        first = self.blocks[0]
        if self.level:
            return first.get("class", "").split()
        if local(first) != "div" or len(self.blocks) > 1:
            return []
        if set(first.attrib) == {"class"} and not (first.text or "").strip():
            self.blocks = list(first)
        return first.get("class", "").split()


def divide(body: Tree, level: int) -> list[Division]:
    """Divide the children of `body` before each heading of `level` or above; nothing is dropped."""
    divisions = [Division()]
    for block in list(body):
        rank = _level(block)
        if 0 < rank <= level:
            divisions.append(Division(rank))
        divisions[-1].blocks.append(block)
    return [division for division in divisions if division.blocks]


def headings(leaf: Tree) -> Iterator[Heading]:
    """Give the headings of a leaf in their order."""
    for element in leaf.iter():
        rank = _level(element)
        if rank:
            yield Heading(rank, element.get("id", ""), text(element))


def _level(element: Tree) -> int:
    match = HEADING.match(local(element))
    return int(match[1]) if match else 0
