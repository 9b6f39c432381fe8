"""Take the steps on a leaf's tree that EPUB and web share: read it, point its links, write it."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from posixpath import dirname, relpath

from lxml import etree

from octavo.book import Leaf

__all__ = ["EPUB", "MATHML", "XHTML", "XML", "Tree", "anchors", "local", "parse", "point", "write"]

XHTML = "http://www.w3.org/1999/xhtml"
EPUB = "http://www.idpf.org/2007/ops"
MATHML = "http://www.w3.org/1998/Math/MathML"
XML = "http://www.w3.org/XML/1998/namespace"

#: lxml gives the type of its elements no public name.
Tree = etree._Element


def parse(xhtml: str) -> Tree:
    """Read a leaf's text into a tree."""
    parser = etree.XMLParser(resolve_entities=False, no_network=True, huge_tree=True)
    return etree.fromstring(xhtml, parser)


def write(tree: Tree) -> str:
    """Write a tree as XML text without its tail."""
    return etree.tostring(tree, encoding="unicode", with_tail=False)


def local(element: Tree) -> str:
    """Give an element's name without its namespace; empty for a comment."""
    return etree.QName(element).localname if isinstance(element.tag, str) else ""


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
            link.set("href", relpath(home, start) + target)
    for image in tree.iter(f"{{{XHTML}}}img"):
        source = image.get("src", "")
        if source.startswith("images/"):
            image.set("src", relpath(source, start))
