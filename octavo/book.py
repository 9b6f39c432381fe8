"""Hold the book between the stages: frozen values, no behaviour beyond looking things up."""

from __future__ import annotations

from dataclasses import dataclass, field
from enum import StrEnum
from pathlib import Path
from typing import Any

from octavo.media import MEDIA, Medium
from octavo.settings import Settings

__all__ = [
    "NOTEREF",
    "REFERENCE",
    "TO_PAGE",
    "Block",
    "Book",
    "Chapter",
    "Entry",
    "Heading",
    "Image",
    "Index",
    "IndexGroup",
    "Leaf",
    "Locator",
    "Matter",
    "Note",
    "Part",
    "SeeReference",
    "Strand",
    "Term",
]

#: A node of pandoc's AST (api 1.23), `{"t": ..., "c": ...}`; never altered in place.
Block = dict[str, Any]


#: The class by which a note's marker is known, from the apparatus to the finished leaf.
NOTEREF = "noteref"

#: The class of a reference that says what it leads to, and that of one which says its page in print.
REFERENCE, TO_PAGE = "cross-reference", "page"


class Matter(StrEnum):
    """Say in which of a book's three matters a leaf stands."""

    FRONT = "front"
    MAIN = "main"
    BACK = "back"


@dataclass(frozen=True, slots=True)
class Note:
    """Hold one note, lifted out of its text.

    `id` is unique in the book; the marker's id is `ref-` before it. `number` is what is printed.
    """

    id: str
    number: str
    blocks: tuple[Block, ...]


@dataclass(frozen=True, slots=True)
class Strand:
    """Say that from a line of a chapter's source on (all lines from 1), the lines are those of a file."""

    first: int
    path: str
    line: int


@dataclass(frozen=True, slots=True)
class Chapter:
    """Hold one file of the manuscript.

    `path` is posix, relative to the manuscript's folder; `key` is made from it and prefixes every
    id of the chapter; `source` is the text as read, with line feeds; `part` is an index into
    `Book.parts`, or None. `cited` are the keys of each citation that was there before any was resolved,
    `referred` those of each cross-reference, `glossed` the ids of the entries to which its terms lead.
    A chapter that is `made` is a list of the book's own, of references or definitions: its file is theirs.
    One that includes files has their text in its source, and `strands` that say which lines are whose.
    """

    key: str
    path: str
    source: str
    blocks: tuple[Block, ...]
    matter: Matter = Matter.MAIN
    part: int | None = None
    notes: tuple[Note, ...] = ()
    cited: tuple[tuple[str, ...], ...] = ()
    referred: tuple[str, ...] = ()
    made: bool = False
    strands: tuple[Strand, ...] = ()
    glossed: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Part:
    """Hold a part's title, and the id that links lead to, or None; its leaf is made in `markup`."""

    key: str
    title: str
    id: str | None = None


@dataclass(frozen=True, slots=True)
class Image:
    """Hold an image of the manuscript, found, sniffed and measured.

    `path` is relative to the manuscript's folder, `name` is its name in every output (`images/...`),
    `content` is the file. `width` and `height` are in px (CSS px for SVG), or None where the file
    does not say.
    """

    path: str
    name: str
    media_type: str
    digest: str
    content: bytes = field(repr=False)
    width: float | None = None
    height: float | None = None


#: What an index lists: words, and whether they are printed italic.
Term = tuple[tuple[str, bool], ...]


@dataclass(frozen=True, slots=True)
class Locator:
    """Hold one place that an entry of an index leads to: the id of its mark, and the section it stands in.

    `note` is the number of the note that it stands in, or None; `main` says that the subject is treated
    there above all. A range goes on to the mark `until`, in the section `until_section`.
    """

    id: str
    section: str
    note: str | None = None
    main: bool = False
    until: str | None = None
    until_section: str = ""


@dataclass(frozen=True, slots=True)
class SeeReference:
    """Hold a way from one entry to others: the terms it names, from main entry to sub-entry.

    `also` tells "see also" from "see". What is named in general ("*individual cities*") `leads` nowhere.
    """

    path: tuple[Term, ...]
    also: bool
    leads: bool = True


@dataclass(frozen=True, slots=True)
class Entry:
    """Hold an entry of an index: its term, its places in reading order, and its sub-entries in theirs."""

    term: Term
    locators: tuple[Locator, ...] = ()
    see: tuple[SeeReference, ...] = ()
    below: tuple[Entry, ...] = ()


@dataclass(frozen=True, slots=True)
class IndexGroup:
    """Hold the entries that begin with one letter; those that begin with none have an empty one."""

    letter: str
    entries: tuple[Entry, ...]


@dataclass(frozen=True, slots=True)
class Index:
    """Hold an index of the book, in its order; `name` is None for the general one."""

    name: str | None
    groups: tuple[IndexGroup, ...]


@dataclass(frozen=True, slots=True)
class Book:
    """Hold the whole manuscript: settings, chapters in reading order, parts and images.

    `references` are the keys of all entries that the book must list, `entries` the ids of its definitions;
    `edition` is the one that was asked for, `media` are those that the same text goes to, `gone` are the ids
    that stand in other texts alone; `files` are the chapters, and the files that they include, as they were
    read: with all editions in them; `indexes` are gathered from the marks. Raw HTML of a book that is
    `trusted` is set as markup.
    """

    settings: Settings
    root: Path
    chapters: tuple[Chapter, ...]
    parts: tuple[Part, ...] = ()
    images: tuple[Image, ...] = ()
    references: tuple[str, ...] = ()
    edition: str | None = None
    media: frozenset[Medium] = MEDIA
    gone: frozenset[str] = frozenset()
    files: tuple[Chapter, ...] = ()
    entries: tuple[str, ...] = ()
    indexes: tuple[Index, ...] = ()
    trusted: bool = False


@dataclass(frozen=True, slots=True)
class Heading:
    """Hold one heading of a leaf: its level in the manuscript (1 to 6), its id and its plain text."""

    level: int
    id: str
    text: str


@dataclass(frozen=True, slots=True)
class Leaf:
    """Hold one section of the book as semantic XHTML, the same for every format.

    `key` names its file in the EPUB and the many-page web book and is the id of its outermost
    `<section>`. `kind` is its DPUB-ARIA name without `doc-` where there is one (`chapter`, `part`,
    `preface`, ...), else the trade's name (`half-title`, `title-page`, `copyright-page`, `contents`).
    `depth` is its place in the outline: 0, or 1 for a leaf inside a part. `xhtml` is one `<section>`
    with namespaces declared; inside links are `#id`, images `images/NAME`, notes stand at its end.
    """

    key: str
    kind: str
    title: str
    matter: Matter
    xhtml: str
    lang: str
    depth: int = 0
    part: str | None = None
    path: str | None = None
    headings: tuple[Heading, ...] = field(default=())
