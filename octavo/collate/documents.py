"""Know the documents of a book in HTML: what bears an id, where an address leads, the files beside."""

from __future__ import annotations

import hashlib
import posixpath
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from urllib.parse import unquote, urlsplit

from lxml import etree

from octavo.collate.enclosed import enclosed
from octavo.collate.letters import normal
from octavo.collate.roles import Tree, is_break, is_note, name

__all__ = ["Document", "Documents", "Opener", "Spot", "breaks_in", "identifier", "spot"]

Opener = Callable[[str], bytes | None]
#: A place in the documents: the name of one, and an id in it, or nothing for its beginning.
Spot = tuple[str, str]


@dataclass(frozen=True, slots=True)
class Document:
    """Hold one document of a book: its name, by which others link to it, and where its text begins.

    Of one that is `made`, as contents are, no word is the book's.
    """

    name: str
    root: Tree
    made: bool = False


class Documents:
    """Look things up in documents that were read whole."""

    def __init__(self, documents: Sequence[Document], open_file: Opener | None) -> None:
        """Look through the documents for ids and notes.

        `open_file` gives the file of a name, or None where it is missing; there is none where a
        document came alone, and its files cannot be asked for.
        """
        self._open = open_file
        self._elements: dict[Spot, Tree] = {}
        self.notes: list[tuple[str, Tree]] = []
        for document in documents:
            for element in document.root.iter():
                for known in (element.get("id"), _old_name(element)):
                    if known:
                        self._elements.setdefault((document.name, known), element)
                if isinstance(element.tag, str) and is_note(element):
                    self.notes.append((document.name, element))

    def homes(self) -> Iterator[int]:
        """Give for each note the number of the element that it stands in."""
        home, number = None, 0
        for _, note in self.notes:
            above = note.getparent()
            number += above is not home
            home = above
            yield number

    def element(self, spot: Spot) -> Tree | None:
        """Give the element at a place."""
        return self._elements.get(spot)

    def digest(self, where: str, source: str) -> str | None:
        """Give an image file's SHA-256; empty where it is missing, None where it cannot be asked for."""
        if source.startswith("data:"):
            content = enclosed(source)
        elif self._open is None:
            return None
        else:
            content = self._open(spot(where, source)[0])
        return "" if content is None else hashlib.sha256(content).hexdigest()


def spot(where: str, written: str) -> Spot:
    """Give the place that an address leads to from the document `where`."""
    parts = urlsplit(written)
    path = posixpath.normpath(posixpath.join(posixpath.dirname(where), unquote(parts.path)))
    return (path if parts.path else where), unquote(parts.fragment)


def identifier(element: Tree) -> str | None:
    """Give the id of an element, or the name that an `a` had before there were ids."""
    return element.get("id") or _old_name(element)


def breaks_in(element: Tree) -> Iterator[tuple[str, int]]:
    """Give the id of each printed page that begins in some code, and how many letters stand before it."""
    before = ""
    for event, part in etree.iterwalk(element, ("start", "end")):
        if event == "start":
            known = identifier(part)
            if is_break(part) and known:
                yield known, len(normal(before))
            before += part.text or ""
        elif part is not element:
            before += part.tail or ""


def _old_name(element: Tree) -> str | None:
    return element.get("name") if name(element) == "a" else None
