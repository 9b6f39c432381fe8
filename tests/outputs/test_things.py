from __future__ import annotations

import hashlib
import posixpath
from base64 import b64decode
from collections import Counter
from itertools import chain

from tests.outputs.documents import Opened
from tests.outputs.manuscript import Manuscript
from tests.outputs.nodes import Node, letters
from tests.outputs.pdf import Paged
from tests.outputs.tags import tagged

#: Elements that a book's structure is made of, beside its headings and its words.
KINDS = (
    *("blockquote", "caption", "dd", "del", "dl", "dt", "em", "figcaption", "figure", "hr", "img", "li"),
    *("math", "ol", "pre", "strong", "sub", "sup", "table", "tr", "ul"),
)


def shown(opened: Opened, path: str, image: Node) -> bytes:
    """Give the content of the image that a document shows."""
    place = image.attributes["src"]
    if place.startswith("data:"):
        return b64decode(place.partition(";base64,")[2])
    return opened.files[posixpath.normpath(posixpath.join(posixpath.dirname(path), place))]


def digest(content: bytes) -> str:
    return hashlib.sha256(content).hexdigest()


def cells(parts: list[Node], *names: str) -> list[list[str]]:
    """List the letters of each cell, table by table."""
    tables = (table for part in parts for table in part.all("table"))
    return [[letters(cell) for cell in table.all(*names)] for table in tables]


def code(parts: list[Node]) -> list[str]:
    return [block.text().rstrip("\n") for part in parts for block in part.all("pre")]


def numbering(lists: list[Node]) -> list[tuple[str, str, int]]:
    """Say of each list where its numbers begin, of what kind they are, and how many."""
    return [
        (
            ordered.attributes.get("start", "1"),
            ordered.attributes.get("type", "1"),
            sum(isinstance(item, Node) for item in ordered.content),
        )
        for ordered in lists
    ]


def test_documents_show_the_images_of_the_manuscript(opened: Opened, told: Manuscript) -> None:
    there = [
        (image.attributes["alt"], digest(shown(opened, path, image)))
        for path, document in opened.documents.items()
        for leaf in document.of_class("leaf")
        for image in leaf.all("img")
    ]
    wanted = [
        (image.attributes["alt"], digest((told.folder / chapter.path).parent.joinpath(place).read_bytes()))
        for chapter in told.chapters
        for image in chapter.body.all("img")
        for place in [image.attributes["src"]]
    ]
    assert there == wanted


def test_tags_describe_the_images_of_the_manuscript(screen: Paged, told: Manuscript) -> None:
    there = [figure.attributes.get("alt") for part in tagged(screen) for figure in part.all("figure")]
    images = (image for part in told.flow for image in part.all("img"))
    assert there == [alt for image in images if (alt := image.attributes["alt"])]


def test_documents_have_every_cell_in_its_table(opened: Opened, told: Manuscript) -> None:
    assert cells(opened.leaves, "th", "td") == cells(told.flow, "th", "td")


def test_tags_have_every_cell(screen: Paged, told: Manuscript) -> None:
    parts = tagged(screen)
    # A table that goes on over a page is tagged as two, each with the head.
    assert [*chain(*cells(parts, "td"))] == [*chain(*cells(told.flow, "td"))]
    heads, wanted = (dict.fromkeys(chain(*cells(part, "th"))) for part in (parts, told.flow))
    assert [*heads] == [*wanted]


def test_documents_have_the_code_as_it_is(opened: Opened, told: Manuscript) -> None:
    assert code(opened.bodies) == code(told.flow)
    assert code(opened.notes) == code(told.notes)


def test_documents_have_the_mathematics_as_it_is(opened: Opened, told: Manuscript) -> None:
    there = [node.attributes["alttext"] for leaf in opened.leaves for node in leaf.all("math")]
    assert there == [node.attributes["alttext"] for part in told.flow for node in part.all("math")]


def test_documents_are_built_of_what_the_manuscript_is_built_of(opened: Opened, told: Manuscript) -> None:
    there = Counter(node.name for leaf in opened.leaves for node in leaf.all(*KINDS))
    wanted = Counter(node.name for part in told.all for node in part.all(*KINDS) if letters_or_void(node))
    assert there == wanted


def letters_or_void(node: Node) -> bool:
    """Leave out a caption that says nothing, which pandoc has for every table and figure."""
    return node.name not in {"caption", "figcaption"} or bool(letters(node))


def test_lists_are_numbered_as_in_the_manuscript(opened: Opened, told: Manuscript) -> None:
    there = numbering([node for leaf in opened.leaves for node in leaf.all("ol")])
    assert there == numbering([node for part in told.all for node in part.all("ol")])


def test_pages_show_the_numbers_of_lists(screen: Paged, told: Manuscript) -> None:
    signs = [label.words() for part in tagged(screen) for label in part.all("lbl")]
    for start, kind, items in numbering([node for part in told.flow for node in part.all("ol")]):
        wanted = [label(int(start) + at, kind) for at in range(items)]
        assert [sign for sign in signs if sign in wanted][: len(wanted)] == wanted


def label(number: int, kind: str) -> str:
    """Write a number of a list; those in these books are small."""
    roman = ["i", "ii", "iii", "iv", "v", "vi", "vii", "viii", "ix"]
    written = {"a": "abcdefghi"[number - 1], "i": roman[number - 1]}.get(kind, str(number))
    return f"{written}."
