"""Make the tree of the document for an editor from the book as it was loaded."""

from __future__ import annotations

import base64
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from octavo.apparatus.anchors import name_anchors
from octavo.apparatus.links import resolve_links
from octavo.book import REFERENCE, TO_PAGE, Book, Chapter
from octavo.export.anchors import Anchors
from octavo.export.looks import MADE, SCENE_BREAK, looks
from octavo.export.names import PAGE, SET
from octavo.syntax import Element, plain, rewrite

__all__ = ["typescript"]

STYLE = "custom-style"
#: The class of the list of references.
REFERENCES = "references"
#: How the file of a chapter ends: a list of the book's own from another file is not its author's text.
CHAPTER = (".md", ".markdown", ".txt")
#: The class by which a table says that its first column names the rows.
ROW_HEADS = "row-heads"


def typescript(book: Book, paths: frozenset[str] | None = None) -> tuple[list[Element], dict[str, Any]]:
    """Give the blocks and the metadata of the document: all chapters, or those at `paths`.

    Links lead to bookmarks, pictures are in the tree itself, and each paragraph has an anchor.
    """
    linked, _ = name_anchors(resolve_links(book)[0])
    dressing = _Dressing({image.path: _address(image.media_type, image.content) for image in book.images})
    blocks: list[Element] = []
    part: int | None = None
    for chapter in linked.chapters:
        if chapter.part is not None and chapter.part != part:
            blocks.append(_part(linked, chapter.part))
        part = chapter.part
        if paths is None or chapter.path in paths:
            blocks += dressing.chapter(chapter)
    return blocks, dict(_meta(book))


def _part(book: Book, number: int) -> Element:
    part = book.parts[number]
    name = f"{part.key}--title" if part.id else ""
    return {"t": "Header", "c": [1, [name, [], []], [{"t": "Str", "c": part.title}]]}


def _meta(book: Book) -> Iterator[tuple[str, Any]]:
    title = book.settings.title
    yield "title", _words(title.main)
    if title.subtitle:
        yield "subtitle", _words(title.subtitle)
    yield "author", {"t": "MetaList", "c": [_words(author.name) for author in book.settings.authors]}
    yield "lang", {"t": "MetaString", "c": book.settings.lang}


def _words(words: str) -> Element:
    return {"t": "MetaInlines", "c": [{"t": "Str", "c": words}]}


def _address(media_type: str, content: bytes) -> str:
    return f"data:{media_type};base64,{base64.b64encode(content).decode()}"


@dataclass(slots=True)
class _Dressing:
    """Dress blocks for Word; it counts the stretches of words that Octavo has set."""

    pictures: Mapping[str, str]
    made: int = 0

    def chapter(self, chapter: Chapter) -> list[Element]:
        """Dress a chapter; a bookmark of its key stands at its beginning."""
        blocks = [*chapter.blocks]
        if chapter.made and not chapter.path.endswith(CHAPTER):
            blocks = rewrite(blocks, self._all_made)
        blocks = Anchors(chapter.path).put(rewrite(blocks, self._dress))
        spot = {"t": "Span", "c": [[chapter.key, [], []], []]}
        if blocks and blocks[0]["t"] == "Header":
            level, attributes, words = blocks[0]["c"]
            blocks[0] = {"t": "Header", "c": [level, attributes, [spot, *words]]}
        elif blocks:
            blocks = [{"t": "Div", "c": [[chapter.key, [], []], blocks]}]
        return blocks

    def _dress(self, element: Element) -> Element:
        dress = DRESSES.get(element["t"])
        return dress(self, element) if dress else element

    def link(self, element: Element) -> Element:
        """Dress a link: what it says is set by Octavo, or its author's."""
        classes = element["c"][0][1]
        if REFERENCE not in classes:
            return element
        return self._set([element], PAGE if TO_PAGE in classes else "")

    def cite(self, element: Element) -> Element:
        """Dress a citation, all of whose words are set by Octavo."""
        return self._set(element["c"][1])

    def picture(self, element: Element) -> Element:
        """Put a picture itself in the place of its path, or where it could not be read its description."""
        (own, classes, pairs), words, (path, title) = element["c"]
        told = dict(pairs)
        alt = "" if "decorative" in classes else told.get("alt", plain(words))
        said = [{"t": "Str", "c": alt}] if alt else []
        if path not in self.pictures:
            return {"t": "Span", "c": [[own, [], []], said]}
        sizes = [pair for pair in pairs if pair[0] in {"width", "height"}]
        return {"t": "Image", "c": [[own, [], sizes], said, [self.pictures[path], title]]}

    def division(self, element: Element) -> Element:
        """Dress a division by its class; the list of references is set by Octavo."""
        dressed = _division(element)
        if REFERENCES not in element["c"][0][1]:
            return dressed
        return {"t": "Div", "c": [dressed["c"][0], rewrite(dressed["c"][1], self._all_made)]}

    def _all_made(self, element: Element) -> Element:
        if element["t"] in {"Para", "Plain"}:
            return {"t": element["t"], "c": [self._set(element["c"])]}
        return element

    def _set(self, inlines: Sequence[Element], kind: str = "") -> Element:
        """Mark words as set by Octavo, those of their notes too."""
        self.made += 1
        attributes = [f"{SET}{kind}{self.made}", [], [[STYLE, MADE]]]
        noted = rewrite(list(inlines), lambda each: self._note(each) if each["t"] == "Note" else each)
        return {"t": "Span", "c": [attributes, noted]}

    def _note(self, note: Element) -> Element:
        return {"t": "Note", "c": rewrite(note["c"], self._all_made)}


def _styled(style: str, blocks: Sequence[Element]) -> Element:
    return {"t": "Div", "c": [["", [], [[STYLE, style]]], list(blocks)]}


def _division(element: Element) -> Element:
    (own, classes, _), blocks = element["c"]
    known = looks().divisions
    styles = [[STYLE, known[each]] for each in classes if each in known][:1]
    return {"t": "Div", "c": [[own, [], styles], blocks]}


def _figure(element: Element) -> Element:
    """Give a figure as Word has it, a picture and its caption; pandoc would make a table of it."""
    (own, _, _), (_, caption), blocks = element["c"]
    said = [_styled("Image Caption", caption)] if caption else []
    return {"t": "Div", "c": [[own, [], []], [_styled("Captioned Figure", blocks), *said]]}


def _table(element: Element) -> Element:
    attributes, caption, columns, head, bodies, foot = element["c"]
    asked = int(ROW_HEADS in attributes[1])
    named = [[own, max(first, asked), heads, rows] for own, first, heads, rows in bodies]
    return {"t": "Table", "c": [attributes, caption, columns, head, named, foot]}


#: How each type of element is dressed that Word has in another way.
DRESSES: Mapping[str, Callable[[_Dressing, Element], Element]] = {
    "Cite": _Dressing.cite,
    "Link": _Dressing.link,
    "Image": _Dressing.picture,
    "HorizontalRule": lambda _, __: _styled(SCENE_BREAK, [{"t": "Para", "c": [{"t": "Str", "c": "* * *"}]}]),
    "LineBlock": lambda _, element: _styled("Verse", [element]),
    "Div": _Dressing.division,
    "Figure": lambda _, element: _figure(element),
    "Table": lambda _, element: _table(element),
}
