"""Write a leaf as HTML: without namespaces, and with what only a browser needs."""

from __future__ import annotations

from collections.abc import Iterable

from lxml import etree

from octavo.bind.trees import let_scroll
from octavo.book import Image
from octavo.xhtml import EPUB, XHTML, XML, Tree, local

__all__ = ["entitle", "fit", "html"]

HEADINGS = {"h1", "h2", "h3", "h4", "h5", "h6"}


def html(tree: Tree) -> str:
    """Write a tree in HTML's syntax (HTML Standard, section 13.1); the tree is changed by it.

    `epub:type` goes, which HTML does not know: the roles say the same. The mark of a printed page is named
    by its title: a checker that does not know its role takes `aria-label` amiss.
    """
    for element in tree.iter(etree.Element):
        element.tag = local(element)
        if element.get("role") == "doc-pagebreak":
            element.set("title", element.attrib.pop("aria-label"))
        for foreign in (f"{{{EPUB}}}type", f"{{{XML}}}lang"):
            element.attrib.pop(foreign, None)
    etree.cleanup_namespaces(tree)
    return etree.tostring(tree, encoding="unicode", method="html", with_tail=False)


def fit(tree: Tree, images: Iterable[Image], *, lazily: bool) -> None:
    """Let a leaf fit a screen: wide tables scroll by themselves, images have their size beforehand.

    `lazily` says that an image is loaded only when it is near. A leaf that nothing is called by is no section
    (HTML Standard, 4.3.3).
    """
    let_scroll(tree)
    called = {"aria-label", "aria-labelledby"} & {*tree.attrib}
    if not called and HEADINGS.isdisjoint(map(local, tree.iter())):
        tree.tag = f"{{{XHTML}}}div"
    sizes = {image.name: (image.width, image.height) for image in images}
    for element in tree.iter():
        if local(element) == "img":
            width, height = sizes.get(element.get("src", ""), (None, None))
            if width and height:
                element.set("width", f"{width:.0f}")
                element.set("height", f"{height:.0f}")
            if lazily:
                element.set("loading", "lazy")


def entitle(title_page: Tree) -> None:
    """Let the title be known as the heading that it is, where the title page opens a web page."""
    for element in title_page.iter():
        if element.get("class") == "title":
            element.set("role", "heading")
            element.set("aria-level", "1")
