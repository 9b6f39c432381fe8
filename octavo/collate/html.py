"""Read the facts of a book in HTML: one page, or many that lead from one to the next."""

from __future__ import annotations

import posixpath
from collections.abc import Iterator, Mapping
from urllib.parse import unquote

from lxml import etree, html

from octavo.collate.documents import Document, Spot, spot
from octavo.collate.facts import Facts
from octavo.collate.outlines import navigation, page_list
from octavo.collate.roles import Tree
from octavo.collate.unreadable import UnreadableError
from octavo.collate.xhtml import read_documents

__all__ = ["FIRST", "read_html", "read_web"]

FIRST = "index.html"
#: Within how many bytes HTML has its first tag.
SOON = 4096


def read_html(name: str, content: bytes, *, whole: bool) -> Facts:
    """Read a book in one page; where it should be `whole`, it holds its images in itself.

    Raises UnreadableError when it is no HTML.
    """
    root = _parse(content)
    documents, opener = list(_documents(name, root)), _nothing if whole else None
    return read_documents(documents, opener, navigation(root), list(_pages(name, root)))


def read_web(files: Mapping[str, bytes]) -> Facts:
    """Read a book in many pages by name, in the order in which each names the next (`rel="next"`).

    Raises UnreadableError when there is no `index.html`, a page is missing, or one comes twice.
    """
    place = next((name for name in files if posixpath.basename(name) == FIRST), None)
    documents: list[Document] = []
    seen: set[str] = set()
    outline: tuple[str, ...] = ()
    pages: list[tuple[str, Spot]] = []
    while place is not None:
        if place not in files or place in seen:
            message = (
                f"the page {place} is missing" if place not in files else f"the page {place} comes twice"
            )
            raise UnreadableError(message)
        seen.add(place)
        root = _parse(files[place])
        outline = outline or navigation(root)
        pages += _pages(place, root)
        documents += _documents(place, root)
        place = _following(place, root)
    if not documents:
        message = f"it has no {FIRST}"
        raise UnreadableError(message)
    return read_documents(documents, files.get, outline, pages)


def _following(place: str, root: Tree) -> str | None:
    links = (link for link in root.iter("link") if "next" in link.get("rel", "").split())
    target = next((link.get("href", "") for link in links), None)
    return (
        None
        if target is None
        else posixpath.normpath(posixpath.join(posixpath.dirname(place), unquote(target)))
    )


def _pages(name: str, root: Tree) -> Iterator[tuple[str, Spot]]:
    """Give what a page's list of printed pages calls each, and the place where each begins."""
    return ((label, spot(name, address)) for label, address in page_list(root))


def _documents(name: str, root: Tree) -> Iterator[Document]:
    """Give the text of a page: its `main` where it has one, else all of it.

    What stands before and behind `main` is the maker's, but printed pages may be marked in it.
    """
    mains = list(root.iter("main"))
    if not mains:
        yield Document(name, root)
        return
    yield from (Document(name, part, made=True) for part in mains[0].itersiblings(preceding=True))
    yield from (Document(name, main) for main in mains)
    yield from (Document(name, part, made=True) for part in mains[-1].itersiblings())


def _nothing(_: str) -> None:
    """Give no file: there is none beside a page that should be whole."""


def _parse(content: bytes) -> Tree:
    if b"<" not in content[:SOON]:
        message = "it holds no tags"
        raise UnreadableError(message)
    try:
        return html.document_fromstring(content, parser=html.HTMLParser(encoding="utf-8", no_network=True))
    except (ValueError, etree.ParserError) as error:
        message = f"it is no HTML: {error}"
        raise UnreadableError(message) from error
