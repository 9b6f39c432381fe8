"""Name the formulas that are printed as TeX, or too small to be read with ease."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

from octavo.bind.pdf.forme import Flaw, Typeset
from octavo.bind.unset_formulas import QUOTED, line_of_formula
from octavo.book import Book, Leaf
from octavo.findings import Finding, finding

__all__ = ["formula_findings"]

UNSET = "write it with commands of LaTeX and its AMS packages"
SMALL = "part it into lines, with `aligned` or `split`"


def formula_findings(
    book: Book, leaves: Sequence[Leaf], typeset: Mapping[str, Typeset], edition: str
) -> Iterator[Finding]:
    """Find each formula that is not set, or is smaller than its text, at the line where it stands first."""
    sources = {chapter.path: chapter.source for chapter in book.chapters}
    for leaf in leaves:
        for flaw in dict.fromkeys(typeset[leaf.key].flaws):
            yield _finding(
                flaw, leaf.path, line_of_formula(flaw.tex, sources.get(leaf.path or "", "")), edition
            )


def _finding(flaw: Flaw, path: str | None, line: int | None, edition: str) -> Finding:
    tex = " ".join(flaw.tex.split())
    named = tex if len(tex) <= QUOTED else f"{tex[:QUOTED]}…"
    if flaw.reason:
        message = f"the formula “{named}” cannot be set and is printed as TeX: {flaw.reason}"
        return finding("formula-unset", message, path=path, line=line, format=edition, hint=UNSET)
    message = f"the formula “{named}” is too wide and is set at {flaw.scale:.0%} of its size"
    return finding("formula-small", message, path=path, line=line, format=edition, hint=SMALL)
