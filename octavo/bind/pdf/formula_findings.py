"""Name the formulas that are printed as TeX, or too small to be read with ease."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence

from octavo.bind.pdf.forme import Flaw, Typeset
from octavo.book import Book, Leaf
from octavo.findings import Finding, finding

__all__ = ["formula_findings"]

#: How much of a formula is quoted, in letters.
QUOTED = 60
UNSET = "write it with commands of LaTeX and its AMS packages"
SMALL = "part it into lines, with `aligned` or `split`"


def formula_findings(
    book: Book, leaves: Sequence[Leaf], typeset: Mapping[str, Typeset], edition: str
) -> Iterator[Finding]:
    """Find each formula that is not set, or is smaller than its text, at the line where it stands first."""
    sources = {chapter.path: chapter.source for chapter in book.chapters}
    for leaf in leaves:
        for flaw in dict.fromkeys(typeset[leaf.key].flaws):
            yield _finding(flaw, leaf.path, _line(flaw.tex, sources.get(leaf.path or "", "")), edition)


def _finding(flaw: Flaw, path: str | None, line: int | None, edition: str) -> Finding:
    tex = " ".join(flaw.tex.split())
    named = tex if len(tex) <= QUOTED else f"{tex[:QUOTED]}…"
    if flaw.reason:
        message = f"the formula “{named}” cannot be set and is printed as TeX: {flaw.reason}"
        return finding("formula-unset", message, path=path, line=line, format=edition, hint=UNSET)
    message = f"the formula “{named}” is too wide and is set at {flaw.scale:.0%} of its size"
    return finding("formula-small", message, path=path, line=line, format=edition, hint=SMALL)


def _line(tex: str, source: str) -> int | None:
    """Give the line of a formula; None where the source has it otherwise, as a macro's."""
    words = tex.split()
    found = re.search(r"\s*".join(map(re.escape, words)), source) if words else None
    return source.count("\n", 0, found.start()) + 1 if found else None
