"""Read and write XHTML trees: the names and the few steps that markup and binders share."""

from __future__ import annotations

from lxml import etree

__all__ = ["EPUB", "MATHML", "XHTML", "XML", "Tree", "local", "parse", "write"]

XHTML = "http://www.w3.org/1999/xhtml"
EPUB = "http://www.idpf.org/2007/ops"
MATHML = "http://www.w3.org/1998/Math/MathML"
XML = "http://www.w3.org/XML/1998/namespace"

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
    # A parser of HTML lets names pass that XML knows not, and lxml's QName refuses.
    return element.tag.rpartition("}")[2] if isinstance(element.tag, str) else ""
