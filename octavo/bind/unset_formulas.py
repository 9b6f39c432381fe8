"""Name the formulas that EPUB and web book show as TeX, since they cannot be written as MathML."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from octavo.book import Book, Leaf
from octavo.findings import Finding, finding
from octavo.media import Medium
from octavo.xhtml import MATHML, parse

__all__ = ["QUOTED", "line_of_formula", "unset_formulas"]

#: How much of a formula is quoted, in letters.
QUOTED = 60
#: The class of one in a leaf.
UNSET = "unset"
HINT = "write it with commands of LaTeX that pandoc knows; it reads no packages"


def unset_formulas(book: Book, leaves: Iterable[Leaf], media: frozenset[Medium]) -> Iterator[Finding]:
    """Find each formula of a text that is no MathML, at the line where it stands first.

    `media` are those that are made; paper knows more commands.
    """
    if (book.media & media).isdisjoint({Medium.EBOOK, Medium.WEB}):
        return
    sources = {chapter.path: chapter.source for chapter in book.chapters}
    for leaf in leaves:
        if f'class="{UNSET}"' not in leaf.xhtml:
            continue
        for tex in dict.fromkeys(
            formula.get("alttext", "")
            for formula in parse(leaf.xhtml).iter(f"{{{MATHML}}}math")
            if formula.get("class") == UNSET
        ):
            named = " ".join(tex.split())
            named = named if len(named) <= QUOTED else f"{named[:QUOTED]}…"
            words = (
                f"the formula “{named}” cannot be written as MathML and stands as TeX in EPUB and web book"
            )
            line = line_of_formula(tex, sources.get(leaf.path or "", ""))
            yield finding("formula-unset", words, path=leaf.path, line=line, hint=HINT)


def line_of_formula(tex: str, source: str) -> int | None:
    """Give the line of a formula; None where the source has it otherwise, as a macro's."""
    words = tex.split()
    found = re.search(r"\s*".join(map(re.escape, words)), source) if words else None
    return source.count("\n", 0, found.start()) + 1 if found else None
