"""Resolve links: what leads into the book gets the id it has there, what leads nowhere is found."""

from __future__ import annotations

import difflib
import posixpath
import re
from collections.abc import Iterable, Sequence
from dataclasses import replace
from pathlib import PurePosixPath
from urllib.parse import unquote, urlsplit

from octavo.apparatus.addresses import address_fault
from octavo.apparatus.faults import Fault
from octavo.apparatus.names import Names, book_names
from octavo.book import Book, Chapter
from octavo.code_mask import mask_code
from octavo.findings import Finding, finding
from octavo.link_places import link_place
from octavo.on_disk import composed
from octavo.places import Places
from octavo.slug import slugify
from octavo.syntax import Element, holding, plain, rewrite_holding

__all__ = ["resolve_links"]

#: What a link in a book may ask a reader's machine to do (no script, no file, no content inside).
SCHEMES = {"http", "https", "mailto", "tel", "ftp", "doi", "urn", "geo", "sms"}
#: A host that is a number of the kind IPv6, whose brackets pandoc escapes (RFC 3986, section 3.2.2).
NUMBERED = re.compile(r"^(?P<scheme>[a-z]+://)%5B(?P<host>[0-9A-Fa-f:.]+)%5D", re.IGNORECASE)
CHAPTER_ENDINGS = {".md", ".markdown", ".mdown", ".txt"}


def resolve_links(book: Book) -> tuple[Book, tuple[Finding, ...]]:
    """Point every link of the book at an id of the book or at the world outside.

    `#id` looks in its own chapter, then in the others; `file.md#id` counts from the chapter's own
    folder. A link that leads nowhere keeps its words and is a finding.
    """
    names = book_names(book)
    chapters: list[Chapter] = []
    findings: list[Finding] = []
    for chapter in book.chapters:
        resolved, found = _resolve(chapter, names, book)
        chapters.append(resolved)
        findings += found
    return replace(book, chapters=tuple(chapters)), tuple(findings)


def _resolve(chapter: Chapter, names: Names, book: Book) -> tuple[Chapter, list[Finding]]:
    if not holding(chapter.blocks, {"Link"}):
        return chapter, []
    found: list[Finding] = []
    masked = mask_code(chapter.source)
    places = Places(masked)

    def resolve(element: Element) -> Element | list[Element]:
        if element["t"] != "Link":
            return element
        attributes, words, (target, title) = element["c"]
        line, column = link_place(target, places)
        target = NUMBERED.sub(r"\g<scheme>[\g<host>]", target)
        resolved = _target(target, chapter, names, book)
        fault = address_fault(target, plain(words), masked.__contains__) or resolved
        if isinstance(fault, Fault):
            code, message, hint = fault.code, fault.message, fault.hint
            found.append(finding(code, message, path=chapter.path, line=line, column=column, hint=hint))
        if isinstance(resolved, Fault):
            return list(words)
        return {"t": "Link", "c": [attributes, words, [resolved, title]]}

    return replace(chapter, blocks=rewrite_holding(chapter.blocks, {"Link"}, resolve)), found


def _target(target: str, chapter: Chapter, names: Names, book: Book) -> str | Fault:
    address = urlsplit(target)
    if address.scheme or target.startswith("//"):
        return _outward(target, address.scheme.lower())
    path, fragment = unquote(address.path), address.fragment
    if "%" in fragment and not any(fragment in own for own in names.values()):
        # What stands in an address as %20 may be a space, or be written so in the id itself.
        fragment = unquote(fragment)
    if not path:
        return _anchor(fragment, chapter.path, names)
    return _chapter(path, fragment, chapter, names, book)


def _outward(target: str, scheme: str) -> str | Fault:
    if scheme in SCHEMES:
        # A fragment holds no second # (RFC 3986, section 3.5), which browsers forgive and EPUBCheck does not.
        before, mark, fragment = target.partition("#")
        return before + mark + fragment.replace("#", "%23")
    if not scheme:
        return "https:" + target
    return Fault("link-scheme", f"a link to {scheme}: has no place in a book", "link to a page on the web")


def _anchor(fragment: str, path: str, names: Names) -> str | Fault:
    if not fragment:
        return Fault("link-dead", "a link leads nowhere", "write its target between the parentheses")
    if fragment in names[path]:
        return "#" + names[path][fragment]
    elsewhere = [chapter[fragment] for chapter in names.values() if fragment in chapter]
    if len(elsewhere) == 1:
        return "#" + elsewhere[0]
    if elsewhere:
        words = f"#{fragment} stands in {len(elsewhere)} other chapters"
        return Fault("link-dead", words, f"say which: (file.md#{fragment})")
    hint = _nearest(fragment, names[path], "#") or _nearest_elsewhere(fragment, names)
    return Fault("link-dead", f"nothing in the book has the id {fragment}", hint or _UNKNOWN)


def _chapter(path: str, fragment: str, chapter: Chapter, names: Names, book: Book) -> str | Fault:
    folder = PurePosixPath(chapter.path).parent.as_posix()
    beside = posixpath.normpath(posixpath.join(folder, path))
    asked = (beside, posixpath.normpath(path))
    place = next((each for each in asked if each in names), None) or _composed(asked, names)
    if place is None:
        return _no_chapter(path, names)
    if not fragment:
        return "#" + next(other.key for other in book.chapters if other.path == place)
    if fragment in names[place]:
        return "#" + names[place][fragment]
    hint = _nearest(fragment, names[place], path + "#") or _nearest_elsewhere(fragment, names)
    return Fault("link-dead", f"{place} has no id {fragment}", hint or _UNKNOWN)


def _composed(asked: Sequence[str], names: Names) -> str | None:
    """Find a chapter whose name on the disk is in another form of Unicode than in the text."""
    if all(map(str.isascii, asked)):
        return None
    spelled = {composed(name): name for name in names}
    return next((spelled[each] for each in map(composed, asked) if each in spelled), None)


def _no_chapter(path: str, names: Names) -> Fault:
    if PurePosixPath(path).suffix.lower() not in CHAPTER_ENDINGS:
        words = f"{path} is no chapter, and would not travel with the book"
        meant = PurePosixPath(path).with_suffix(".md").as_posix()
        hint = "link to a chapter, or to an address on the web"
        return Fault("link-dead", words, f"did you mean {meant}?" if meant in names else hint)
    hint = _nearest(path, names, "") or "list it in book.yaml, or correct the link"
    return Fault("link-dead", f"{path} is not a chapter of this book", hint)


_UNKNOWN = "give its target an id, as in # Heading {#id} or [words]{#id}"


def _nearest(wanted: str, known: Iterable[str], before: str) -> str | None:
    """Name what is most like what is wanted, which may be the words of a heading."""
    names = list(known)
    near = difflib.get_close_matches(wanted, names, 1) or difflib.get_close_matches(slugify(wanted), names, 1)
    return f"did you mean {before}{near[0]}?" if near else None


def _nearest_elsewhere(wanted: str, names: Names) -> str | None:
    homes = {name: path for path, chapter in names.items() for name in chapter}
    near = difflib.get_close_matches(wanted, homes, 1, 0.75)
    return f"did you mean {homes[near[0]]}#{near[0]}?" if near else None
