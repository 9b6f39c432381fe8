"""Turn what the typesetter warned of, and what it did not see, into findings."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

from octavo.bind.pdf.boxes import BOX, box_findings
from octavo.bind.pdf.forme import Typeset
from octavo.book import Leaf
from octavo.findings import Finding, finding
from octavo.xhtml import parse

__all__ = ["layout_findings"]

#: Words by which a warning of WeasyPrint's is known, its code, and what to do.
MEANINGS: tuple[tuple[str, str, str | None], ...] = (
    ("Failed to load", "resource-refused", "only what lies in the book's folder can be used"),
    ("is not part of the book", "resource-refused", "only what lies in the book's folder can be used"),
)

#: Warnings that tell nothing new: of images without a description `image-no-alt` tells, with its line.
TOLD = ("has no required alt description",)


def layout_findings(
    leaves: Sequence[Leaf], typeset: Mapping[str, Typeset], edition: str
) -> tuple[Finding, ...]:
    """Find the warnings of every leaf, and notes that stand on another page than their marker."""
    heard = [(leaf, words) for leaf in leaves for words in typeset[leaf.key].warnings]
    found = list(box_findings(((leaf.path, words) for leaf, words in heard), edition))
    for leaf, words in heard:
        if not BOX.search(words) and not any(sign in words for sign in TOLD):
            found.append(_warning(words, leaf, edition))
    for leaf in leaves:
        found += _strays(leaf, typeset[leaf.key], edition)
    return tuple(found)


def _warning(words: str, leaf: Leaf, edition: str) -> Finding:
    for sign, code, hint in MEANINGS:
        if sign in words:
            return finding(code, words, path=leaf.path, format=edition, hint=hint)
    return finding("layout-warning", words, path=leaf.path, format=edition)


def _strays(leaf: Leaf, made: Typeset, edition: str) -> Iterator[Finding]:
    """Find notes on another page than their marker, but for those that belong under a table or at the end."""
    markers = [
        marker
        for marker, place in made.anchors.items()
        if marker.startswith("ref-")
        and (note := made.anchors.get(marker.removeprefix("ref-"))) is not None
        and note.page != place.page
    ]
    tree = parse(leaf.xhtml) if markers else None
    if tree is None or tree.xpath("//*[contains(@class, 'chapter-end')]"):
        return
    in_tables = set(tree.xpath("//*[local-name() = 'table']//@id"))
    for marker in markers:
        if marker not in in_tables:
            words = f"the note {marker.rpartition('--n')[2]} stands on another page than its marker"
            yield finding("note-too-long", words, path=leaf.path, format=edition, hint="shorten the note")
