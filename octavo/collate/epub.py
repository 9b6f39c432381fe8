"""Read an EPUB: the documents of its spine, in order (EPUB 3.3, section 5.7)."""

from __future__ import annotations

import posixpath
import zipfile
from collections.abc import Iterator
from io import BytesIO
from urllib.parse import unquote

from lxml import etree

from octavo.collate.facts import Facts
from octavo.collate.xhtml import Page, read_pages

__all__ = ["read_epub"]

CONTAINER = "META-INF/container.xml"
#: No document of a book is larger; a zip may claim to be anything.
LARGEST = 64 * 2**20


def read_epub(content: bytes) -> Facts:
    """Give the facts of an EPUB.

    Raises ValueError when it is none, or cannot be read to its end.
    """
    try:
        with zipfile.ZipFile(BytesIO(content)) as archive:
            pages = list(_spine(archive))
            names = set(archive.namelist())
            ids = {page.name: {str(each) for each in page.tree.xpath("//@id")} for page in pages}
            return read_pages(pages, lambda here, address: _lands(here, address, names, ids))
    except (zipfile.BadZipFile, KeyError, etree.XMLSyntaxError, RuntimeError) as error:
        message = f"it is no EPUB that can be read: {error}"
        raise ValueError(message) from error


def _spine(archive: zipfile.ZipFile) -> Iterator[Page]:
    package = _parse(archive, CONTAINER).xpath("string(//*[local-name() = 'rootfile']/@full-path)")
    root = _parse(archive, str(package))
    items = {item.get("id"): item for item in root.xpath("//*[local-name() = 'item']")}
    for reference in root.xpath("//*[local-name() = 'itemref']"):
        item = items[reference.get("idref")]
        if "nav" in (item.get("properties") or "").split():
            continue
        name = _join(str(package), item.get("href", ""))

        def read(source: str, here: str = name) -> bytes | None:
            place = _join(here, source)
            return archive.read(place) if place in archive.namelist() else None

        yield Page(name, _parse(archive, name), read)


def _parse(archive: zipfile.ZipFile, name: str) -> etree._Element:
    if archive.getinfo(name).file_size > LARGEST:
        message = f"{name} is too large"
        raise ValueError(message)
    parser = etree.XMLParser(resolve_entities=False, no_network=True, load_dtd=False, huge_tree=True)
    return etree.fromstring(archive.read(name), parser)


def _join(here: str, there: str) -> str:
    return posixpath.normpath(posixpath.join(posixpath.dirname(here), unquote(there.partition("#")[0])))


def _lands(here: str, address: str, names: set[str], ids: dict[str, set[str]]) -> bool:
    path, _, fragment = address.partition("#")
    place = _join(here, path) if path else here
    return place in names and (not fragment or place not in ids or unquote(fragment) in ids[place])
