"""Take the steps on a tree that EPUB and web share: know anchors, point links, let tables scroll."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from functools import lru_cache
from posixpath import dirname, relpath

from lxml import etree

from octavo.book import Leaf
from octavo.xhtml import XHTML, Tree, local, parse

__all__ = ["anchors", "let_scroll", "point"]


def anchors(leaves: Iterable[Leaf], files: Mapping[str, str]) -> dict[str, str]:
    """Give for each id of the book the file that holds it; `files` says which file holds which leaf."""
    return {anchor: files[leaf.key] for leaf in leaves for anchor in _ids(parse(leaf.xhtml))}


def _ids(tree: Tree) -> Iterator[str]:
    return (str(found) for found in tree.xpath("//@id"))


def point(tree: Tree, here: str, homes: Mapping[str, str]) -> None:
    """Change the links and images of a tree in place, for the file `here`.

    A link `#id` to what another file holds becomes `FILE#id`; an image's place, counted from the
    root of the output, is counted from `here`. What is not known stays as it was.
    """
    start = dirname(here) or "."
    for link in tree.iter(f"{{{XHTML}}}a"):
        target = link.get("href", "")
        home = homes.get(target[1:]) if target.startswith("#") else None
        if home is not None and home != here:
            link.set("href", _way(home, start) + target)
    for image in tree.iter(f"{{{XHTML}}}img"):
        source = image.get("src", "")
        if source.startswith("images/"):
            image.set("src", _way(source, start))


@lru_cache(maxsize=4096)
def _way(home: str, start: str) -> str:
    """Give the way from a folder to a file: from every page to the same few thousand."""
    return relpath(home, start)


def let_scroll(tree: Tree, columns: int = 0) -> None:
    """Put each table of at least as many columns into a box that scrolls, changing the tree in place."""
    for table in [element for element in tree.iter() if local(element) == "table"]:
        if max(map(_columns, table.iter(f"{{{XHTML}}}tr")), default=0) >= columns:
            _box(table)


def _columns(row: Tree) -> int:
    return sum(int(cell.get("colspan", "1")) for cell in row)


def _box(table: Tree) -> None:
    # Whoever has only a keyboard can scroll what can be focused (WCAG 2.2, 2.1.1).
    home = table.getparent()
    if home is None:
        return
    box = etree.Element(f"{{{XHTML}}}div", {"class": "scroll", "tabindex": "0"})
    caption = next((child for child in table if local(child) == "caption"), None)
    name = _words(caption) if caption is not None else ", ".join(filter(None, map(_words, _heads(table))))
    if name:
        box.set("role", "group")
        box.set("aria-label", name)
    home.replace(table, box)
    box.append(table)
    box.tail, table.tail = table.tail, None


def _heads(table: Tree) -> Iterator[Tree]:
    """Give the heads of the first row, by which a table without a caption is called."""
    first = next(table.iter(f"{{{XHTML}}}tr"), None)
    return iter(()) if first is None else first.iterchildren(f"{{{XHTML}}}th")


def _words(element: Tree) -> str:
    return " ".join("".join(map(str, element.itertext())).split())
