"""Read what a tree of HTML or XHTML says, by its roles and elements, whoever made it."""

from __future__ import annotations

import hashlib
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, field

from lxml import etree

from octavo.collate.facts import Facts, Heading, Link, Note, Passage, Picture, Table
from octavo.collate.normal import letters

__all__ = ["Page", "Tree", "local", "read_pages"]

Tree = etree._Element
EPUB_TYPE = "{http://www.idpf.org/2007/ops}type"

#: Parts that a book's maker adds, by `epub:type`, role, class or id (DPUB-ARIA 1.1; pandoc's own names).
GENERATED = {"halftitlepage", "titlepage", "copyright-page", "toc", "doc-toc", "doc-pagelist", "cover"}
GENERATED |= {"half-title", "title-page", "contents", "title-block-header", "TOC", "frontmatter-cover"}
NOTEREFS = {"noteref", "doc-noteref", "footnote-ref"}
BACKLINKS = {"backlink", "doc-backlink", "footnote-back"}
NOTES = {"footnote", "doc-footnote", "doc-endnote", "rearnote"}
NOTE_LISTS = {"footnotes", "doc-endnotes", "endnotes", "rearnotes"}
SILENT = {"script", "style", "template", "head", "nav", "annotation", "annotation-xml", "svg", "title"}
INLINE = {"a", "abbr", "b", "bdi", "bdo", "cite", "code", "del", "dfn", "em", "i", "ins", "kbd", "label"}
INLINE |= {"mark", "q", "s", "samp", "small", "span", "strong", "sub", "sup", "time", "u", "var", "wbr"}
HEADINGS = {f"h{level}": level for level in range(1, 7)}


@dataclass(frozen=True, slots=True)
class Page:
    """Hold one document: its name, by which links reach it, its tree, and what opens its images."""

    name: str
    tree: Tree
    open: Callable[[str], bytes | None]


def read_pages(pages: Iterable[Page], lands: Callable[[str, str], bool]) -> Facts:
    """Give the facts of documents in their order; `lands` says of a page's name and an address if it leads somewhere."""
    reader = _Reader(lands)
    for page in pages:
        reader.read(page)
    return reader.facts()


def local(element: Tree) -> str:
    """Give an element's name without its namespace; empty for a comment."""
    return etree.QName(element).localname.lower() if isinstance(element.tag, str) else ""


def _says(element: Tree) -> set[str]:
    values = (element.get(name, "") for name in (EPUB_TYPE, "role", "class", "id"))
    return {word for value in values for word in value.split()}


@dataclass(slots=True)
class _Reader:
    """Walk trees in document order. Not frozen: it gathers as it goes."""

    lands: Callable[[str, str], bool]
    page: Page | None = None
    words: list[str] = field(default_factory=list)
    into: list[Passage] = field(default_factory=list)
    headings: list[Heading] = field(default_factory=list)
    notes: dict[str, Note] = field(default_factory=dict)
    markers: list[str] = field(default_factory=list)
    links: list[Link] = field(default_factory=list)
    pictures: list[Picture] = field(default_factory=list)
    tables: list[Table] = field(default_factory=list)
    code: list[Passage] = field(default_factory=list)

    def read(self, page: Page) -> None:
        """Read one document: its `main` where it has one, else all of it."""
        self.page = page
        mains = [element for element in page.tree.iter() if local(element) == "main"]
        for root in mains or [page.tree]:
            self._walk(root)
            self._end()

    def facts(self) -> Facts:
        """Give what was gathered, the notes in the order of their markers."""
        marked = [self.notes.get(marker, Note((), linked=False)) for marker in self.markers]
        unmarked = [note for name, note in self.notes.items() if name not in self.markers]
        return Facts(
            tuple(self.into),
            tuple(self.headings),
            (*marked, *unmarked),
            tuple(self.links),
            tuple(self.pictures),
            tuple(self.tables),
            tuple(self.code),
        )

    def _end(self) -> Passage | None:
        counted = letters("".join(self.words))
        self.words.clear()
        if not counted:
            return None
        self.into.append(Passage(counted))
        return self.into[-1]

    def _walk(self, element: Tree) -> None:
        name, says = local(element), _says(element)
        if not name or name in SILENT or says & GENERATED:
            return
        if says & BACKLINKS and name == "a":
            return
        if says & NOTEREFS and name == "a":
            self._end()
            self.markers.append(self._address(element.get("href", "")))
        elif says & NOTES or (name == "li" and self._in_note_list(element)):
            self._note(element)
        elif name in HEADINGS:
            self._heading(element, HEADINGS[name])
        else:
            self._other(element, name)

    def _other(self, element: Tree, name: str) -> None:
        place = len(self.into)
        if name not in INLINE:
            self._end()
            place = len(self.into)
        if name == "img":
            self._image(element)
        elif name == "math":
            self.words.append(_tex(element))
        else:
            if name == "a" and element.get("href"):
                self._link(element)
            self._inside(element)
        if name not in INLINE and name != "math":
            self._end()
        if name == "pre" and len(self.into) > place:
            self.code.append(Passage("".join(passage.letters for passage in self.into[place:])))
        if name == "table":
            self.tables.append(Table(tuple(_cells(element))))

    def _inside(self, element: Tree) -> None:
        self.words.append(element.text or "")
        for child in element:
            self._walk(child)
            self.words.append(child.tail or "")

    def _heading(self, element: Tree, level: int) -> None:
        self._end()
        place = len(self.into)
        self._inside(element)
        self._end()
        whole = "".join(passage.letters for passage in self.into[place:])
        if whole:
            self.headings.append(Heading(level, " ".join(_plain(element).split()), Passage(whole)))

    def _in_note_list(self, element: Tree) -> bool:
        parent = element.getparent()
        above = parent.getparent() if parent is not None else None
        return above is not None and bool(_says(above) & NOTE_LISTS) and local(above) != "body"

    def _note(self, element: Tree) -> None:
        self._end()
        outside, self.into = self.into, []
        self._inside(element)
        self._end()
        back = any(_says(link) & BACKLINKS and self._leads(link) for link in element.iter())
        self.notes[self._address("#" + element.get("id", ""))] = Note(tuple(self.into), back)
        self.into = outside

    def _link(self, element: Tree) -> None:
        address = element.get("href", "")
        outside = ":" in address.partition("/")[0] and not address.startswith("#")
        words = " ".join(_plain(element).split())
        self.links.append(Link(address if outside else "", words, outside or self._leads(element)))

    def _image(self, element: Tree) -> None:
        content = self.page.open(element.get("src", "")) if self.page else None
        digest = hashlib.sha256(content).hexdigest() if content is not None else ""
        self.pictures.append(Picture(element.get("alt", ""), digest))

    def _leads(self, link: Tree) -> bool:
        return self.page is not None and self.lands(self.page.name, link.get("href", ""))

    def _address(self, href: str) -> str:
        target = href.rpartition("#")[2]
        return target if "#" in href else href


def _tex(element: Tree) -> str:
    notes = [part.text or "" for part in element.iter() if local(part) == "annotation"]
    return notes[0] if notes else element.get("alttext") or _plain(element)


def _plain(element: Tree) -> str:
    return "".join(_plain_words(element))


def _plain_words(element: Tree) -> Iterator[str]:
    yield element.text or ""
    for child in element:
        if local(child) == "math":
            yield _tex(child)
        elif local(child) and not (local(child) == "a" and _says(child) & (NOTEREFS | BACKLINKS)):
            yield from _plain_words(child)
        yield child.tail or ""


def _cells(table: Tree) -> Iterator[str]:
    for part in table.iter():
        if local(part) in {"td", "th"}:
            yield letters(_plain(part))
