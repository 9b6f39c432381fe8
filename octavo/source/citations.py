"""Find citations, which no bibliography resolves yet: they are printed as they were written."""

from __future__ import annotations

from collections.abc import Iterable

from octavo.findings import Finding, finding
from octavo.places import Places
from octavo.syntax import Element, elements, holding, plain

__all__ = ["citation_findings"]


def citation_findings(source: str, blocks: Iterable[Element], path: str) -> tuple[Finding, ...]:
    """Find the first citation in brackets, `[@key]`, of a chapter; a bare `@name` may be just a name."""
    there = elements(holding(blocks, {"Cite"}))
    cited = [plain(element["c"][1]) for element in there if element["t"] == "Cite"]
    bracketed = [words for words in cited if words.startswith("[")]
    if not bracketed:
        return ()
    line, column = Places(source).find(bracketed[0])
    others = f" and {len(bracketed) - 1} more like it" if len(bracketed) > 1 else ""
    message = f"the citation {bracketed[0]}{others} will be printed as written: no bibliography is read yet"
    hint = "write it out, or put it into a note"
    return (finding("markdown-warning", message, path=path, line=line, column=column, hint=hint),)
