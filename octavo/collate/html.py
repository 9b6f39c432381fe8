"""Read a web book: one page, or many that follow each other."""

from __future__ import annotations

import base64
import posixpath
from collections.abc import Iterator, Mapping
from urllib.parse import unquote

from lxml import html

from octavo.collate.facts import Facts
from octavo.collate.xhtml import Page, Tree, local, read_pages

__all__ = ["read_html", "read_web"]

FIRST = "web/index.html"


def read_html(content: bytes, name: str = "page.html") -> Facts:
    """Give the facts of one page; images are read where they stand in it.

    Raises ValueError when it is no HTML.
    """
    return _read({name: content}, [name])


def read_web(files: Mapping[str, bytes]) -> Facts:
    """Give the facts of the pages of a web book, from the first along `rel=next`.

    Raises ValueError when the first page is missing or one is no HTML.
    """
    return _read(files, list(_follow(files)))


def _follow(files: Mapping[str, bytes]) -> Iterator[str]:
    seen: set[str] = set()
    name: str | None = FIRST
    while name is not None and name in files and name not in seen:
        seen.add(name)
        yield name
        links = _parse(files[name]).xpath("//link[@rel='next']/@href")
        name = _join(name, str(links[0])) if links else None


def _read(files: Mapping[str, bytes], names: list[str]) -> Facts:
    pages = [Page(name, _parse(files[name]), _opener(files, name)) for name in names]
    if not pages:
        message = f"{FIRST} is missing"
        raise ValueError(message)
    ids = {page.name: _ids(page.tree) for page in pages}

    def lands(here: str, address: str) -> bool:
        path, _, fragment = address.partition("#")
        place = _join(here, path) if path else here
        return place in files and (not fragment or unquote(fragment) in ids.get(place, set()))

    return read_pages(pages, lands)


def _opener(files: Mapping[str, bytes], name: str) -> object:
    def read(source: str) -> bytes | None:
        if source.startswith("data:"):
            head, _, body = source.partition(",")
            return base64.b64decode(body) if head.endswith(";base64") else unquote(body).encode()
        return files.get(_join(name, source))

    return read


def _parse(content: bytes) -> Tree:
    try:
        return html.document_fromstring(content, parser=html.HTMLParser(encoding="utf-8", huge_tree=True))
    except (ValueError, html.etree.ParserError) as error:
        message = f"it is no HTML that can be read: {error}"
        raise ValueError(message) from error


def _ids(tree: Tree) -> set[str]:
    return {element.get("id", "") for element in tree.iter() if local(element)}


def _join(here: str, there: str) -> str:
    return posixpath.normpath(posixpath.join(posixpath.dirname(here), unquote(there.partition("#")[0])))
