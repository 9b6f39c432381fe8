"""List the addresses on the web that a book links to: each once, with the place where it stands first."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass, replace
from urllib.parse import urldefrag, urlsplit

from octavo.book import Book, Chapter
from octavo.code_mask import mask_code
from octavo.link_places import link_place
from octavo.places import Places
from octavo.syntax import elements

__all__ = ["Address", "addresses"]


@dataclass(frozen=True, slots=True)
class Address:
    """Hold an address without its fragment, its host, the place of its first link, and how many there are."""

    url: str
    host: str
    path: str
    line: int | None
    column: int | None
    links: int = 1


def addresses(book: Book) -> tuple[Address, ...]:
    """Give every address of the book that begins with http: or https:, in reading order.

    One that is so malformed that it names no host is left out: `link-malformed` tells of it.
    """
    every = [address for chapter in book.chapters for address in _in_chapter(chapter)]
    counts = Counter(address.url for address in every)
    first = {address.url: address for address in reversed(every)}
    return tuple(replace(first[url], links=counts[url]) for url in dict.fromkeys(each.url for each in every))


def _in_chapter(chapter: Chapter) -> list[Address]:
    found = []
    places = Places(mask_code(chapter.source))
    for element in elements(list(chapter.blocks)):
        if element["t"] == "Link":
            target = str(element["c"][2][0])
            place = link_place(target, places)
            url, host = _asked(target)
            if host:
                found.append(Address(url, host, chapter.path, *place))
    return found


def _asked(target: str) -> tuple[str, str]:
    url = urldefrag("https:" + target if target.startswith("//") else target).url
    try:
        parts = urlsplit(url)
        host = (parts.hostname or "").encode("idna").decode()
    except (UnicodeError, ValueError):
        return url, ""
    on_the_web = parts.scheme.lower() in {"http", "https"} and "%" not in host
    return url, host if on_the_web else ""
