from __future__ import annotations

import json
from collections.abc import Iterator

from tests.outputs.course import ends
from tests.outputs.documents import MADE, Opened
from tests.outputs.manuscript import Manuscript
from tests.outputs.nodes import Node, letters, normal, read_xml
from tests.outputs.pdf import Paged
from tests.outputs.shelf import Built

#: So many letters behind a mark must be those with which the page begins.
COMPARED = 30


def running(node: Node, *, aside: bool = False) -> Iterator[str | Node]:
    """Give the words of the manuscript's text and the marks of pages in it and in its notes, in order."""
    aside = aside or node.name == "nav" or not {"notes", "noteref", *MADE}.isdisjoint(node.classes)
    if node.attributes.get("epub:type") == "pagebreak":
        yield node
    elif node.name == "math":
        yield "" if aside else node.text()
    else:
        for part in node.content:
            if isinstance(part, Node):
                yield from running(part, aside=aside)
            elif not aside:
                yield part


def marked(epub: Opened) -> tuple[str, list[tuple[str, int]]]:
    """Give the letters of the text, and for each mark its label and how many letters stand before it."""
    text, marks = "", []
    for document in epub.documents.values():
        for part in running(document.all("body")[0]):
            if isinstance(part, Node):
                marks.append((part.attributes["aria-label"], len(text)))
            else:
                text += normal(part)
    return text, marks


def test_thirty_letters_behind_each_mark_are_those_that_begin_the_printed_page(
    epub: Opened, printed: Paged, told: Manuscript, built: Built
) -> None:
    last = ends(told, built.title.name, printed)
    wanted = "".join(letters(part, ("noteref",)) for part in told.flow)
    text, marks = marked(epub)
    assert text == wanted
    begins = [0, *last[:-1]]
    seen = [text[at:][:COMPARED] for _, at in marks]
    assert seen == [wanted[at:][:COMPARED] for at in begins]


def test_each_printed_page_is_listed_and_marked_once(epub: Opened, built: Built) -> None:
    pages = json.loads((built.out / "pagination.json").read_text("utf-8"))["pages"]
    labels = [page["label"] for page in pages]
    assert [label for label, _ in marked(epub)[1]] == labels
    navigation = epub.documents["nav.xhtml"]
    listing = next(nav for nav in navigation.all("nav") if nav.attributes["epub:type"] == "page-list")
    assert [link.words() for link in listing.all("a")] == labels
    for label, link in zip(labels, listing.all("a"), strict=True):
        mark = epub.follow("nav.xhtml", link.attributes["href"])
        assert mark is not None
        assert mark.attributes["aria-label"] == label
    targets = read_xml(epub.files["toc.ncx"]).all("pageTarget")
    assert [target.words() for target in targets] == labels
