"""Write a table in Markdown."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence

__all__ = ["cell", "table"]


def table(head: Sequence[str], rows: Iterable[Sequence[str]]) -> str:
    """Give a table with its head, as GitHub and pandoc read it; whatever a cell says is read as words."""
    lines = [head, ["---"] * len(head)]
    lines += [[cell(words) for words in row] for row in rows]
    return "".join(f"| {' | '.join(line)} |\n" for line in lines)


def cell(words: str) -> str:
    """Give words that Markdown takes for no markup, in one line."""
    return re.sub(r"([\\`*_\[\]<>|#])", r"\\\1", " ".join(words.split()))
