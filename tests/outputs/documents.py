"""Open what is made of documents: the EPUB, the web book and the one page."""

from __future__ import annotations

import posixpath
import zipfile
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from urllib.parse import unquote, urlsplit

from tests.outputs.nodes import Node, read_html, read_xml

__all__ = ["Opened", "open_epub", "open_page", "open_web"]

#: Leaves that the book makes itself; the manuscript has nothing to say about them.
MADE = frozenset({"half-title", "title-page", "copyright-page", "contents", "made-index"})


@dataclass(frozen=True, slots=True)
class Opened:
    """Hold an output: all its files by path, and the trees of its documents in reading order."""

    files: Mapping[str, bytes]
    documents: Mapping[str, Node]

    @property
    def leaves(self) -> list[Node]:
        """List the leaves that hold the manuscript's text."""
        found = (node for document in self.documents.values() for node in document.of_class("leaf"))
        return [leaf for leaf in found if MADE.isdisjoint(leaf.classes)]

    @property
    def bodies(self) -> list[Node]:
        """List the leaves without their notes."""
        return [_without_notes(leaf) for leaf in self.leaves]

    @property
    def notes(self) -> list[Node]:
        """List all notes."""
        return [note for leaf in self.leaves for note in leaf.of_class("note")]

    @property
    def links(self) -> Iterator[tuple[str, Node]]:
        """Give every link of every document, with the path of the document it stands in."""
        for path, document in self.documents.items():
            yield from ((path, link) for link in document.all("a") if "href" in link.attributes)

    def follow(self, path: str, target: str) -> Node | None:
        """Give the element that a link in the document at `path` leads to, or None where it leads nowhere."""
        address = urlsplit(target)
        home = posixpath.normpath(posixpath.join(posixpath.dirname(path), unquote(address.path)))
        document = self.documents.get(home if address.path else path)
        if document is None or not address.fragment:
            return document
        return next((node for node in document.walk() if node.id == unquote(address.fragment)), None)


def _without_notes(node: Node) -> Node:
    content = [
        part if isinstance(part, str) else _without_notes(part)
        for part in node.content
        if isinstance(part, str) or "notes" not in part.classes
    ]
    return Node(node.name, node.attributes, content)


def open_epub(path: Path) -> Opened:
    """Open an EPUB; its documents come in the order of its spine, paths count from its package."""
    with zipfile.ZipFile(path) as archive:
        files = {name.removeprefix("EPUB/"): archive.read(name) for name in archive.namelist()}
    package = read_xml(files["content.opf"])
    paths = {item.id: item.attributes["href"] for item in package.all("item")}
    spine = [paths[entry.attributes["idref"]] for entry in package.all("itemref")]
    return Opened(files, {name: read_xml(files[name]) for name in spine})


def open_web(folder: Path) -> Opened:
    """Open the web book; its pages come in the order in which each names the next."""
    files = {path.relative_to(folder).as_posix(): path.read_bytes() for path in folder.rglob("*.*")}
    documents: dict[str, Node] = {}
    name: str | None = "index.html"
    while name is not None:
        documents[name] = read_html(files[name].decode())
        following = (link for link in documents[name].all("link") if link.attributes["rel"] == "next")
        name = next((link.attributes["href"] for link in following), None)
    return Opened(files, documents)


def open_page(path: Path) -> Opened:
    """Open the book that is one page."""
    content = path.read_bytes()
    return Opened({path.name: content}, {path.name: read_html(content.decode())})
