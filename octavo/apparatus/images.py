"""Let every image be named as it is in the outputs."""

from __future__ import annotations

from dataclasses import replace

from octavo.book import Book
from octavo.findings import Finding
from octavo.syntax import Element, plain, rewrite_holding

__all__ = ["place_images"]


def place_images(book: Book) -> tuple[Book, tuple[Finding, ...]]:
    """Replace each image's path by its name in every output; one marked `.decorative` says nothing.

    An image that could not be read was found by the loader; its description stands in its place.
    """
    names = {image.path: image.name for image in book.images}

    def place(element: Element) -> Element:
        if element["t"] != "Image":
            return element
        (own, classes, pairs), words, (path, title) = element["c"]
        if "decorative" in classes:
            pairs, words = [pair for pair in pairs if pair[0] != "alt"], []
        if path not in names:
            description = {"t": "Str", "c": dict(pairs).get("alt", plain(words))}
            return {"t": "Span", "c": [[own, [*classes, "image-missing"], []], [description]]}
        return {"t": "Image", "c": [[own, classes, pairs], words, [names[path], title]]}

    chapters = tuple(
        replace(chapter, blocks=rewrite_holding(chapter.blocks, {"Image"}, place))
        for chapter in book.chapters
    )
    return replace(book, chapters=chapters), ()
