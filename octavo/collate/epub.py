"""Read the facts of an EPUB: its spine, in order, from the archive itself."""

from __future__ import annotations

import posixpath
import zipfile
from collections.abc import Iterator
from urllib.parse import unquote

from lxml import etree

from octavo.collate.archive import read_archive
from octavo.collate.documents import Document, Spot, spot
from octavo.collate.facts import Facts
from octavo.collate.outlines import navigation, page_list
from octavo.collate.xhtml import read_documents

__all__ = ["read_epub"]

CONTAINER = "META-INF/container.xml"


def read_epub(content: bytes) -> Facts:
    """Read an EPUB (EPUB 3.3, sections 4 and 5).

    Raises UnreadableError when it is no archive, is damaged, or names files that it does not have.
    """
    return read_archive(content, "EPUB", _read)


def _read(archive: zipfile.ZipFile) -> Facts:
    names = set(archive.namelist())
    root = _parse(archive.read(CONTAINER)).find(".//{*}rootfile")
    package = "" if root is None else unquote(root.get("full-path", ""))
    opened = _parse(archive.read(package))
    spine = _spine(opened, package)
    documents = [Document(place, _parse(archive.read(place)), made) for place, made in spine]
    outline: tuple[str, ...] = ()
    pages: list[tuple[str, Spot]] = []
    for place in _contents(opened, package):
        contents = _parse(archive.read(place))
        outline = outline or navigation(contents)
        pages += ((label, spot(place, address)) for label, address in page_list(contents))
    return read_documents(
        documents, lambda place: archive.read(place) if place in names else None, outline, pages
    )


def _contents(package: etree._Element, place: str) -> Iterator[str]:
    for item in package.iterfind("{*}manifest/{*}item"):
        if "nav" in item.get("properties", "").split():
            yield posixpath.normpath(posixpath.join(posixpath.dirname(place), unquote(item.get("href", ""))))


def _spine(package: etree._Element, place: str) -> Iterator[tuple[str, bool]]:
    """Give each document in reading order, and whether it is the navigation."""
    items = {item.get("id"): item for item in package.iterfind("{*}manifest/{*}item")}
    for entry in package.iterfind("{*}spine/{*}itemref"):
        item = items[entry.get("idref")]
        path = posixpath.normpath(posixpath.join(posixpath.dirname(place), unquote(item.get("href", ""))))
        yield path, "nav" in item.get("properties", "").split()


def _parse(content: bytes) -> etree._Element:
    parser = etree.XMLParser(resolve_entities=False, no_network=True, huge_tree=False, load_dtd=False)
    return etree.fromstring(content, parser)
