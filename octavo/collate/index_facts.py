"""Hold what a manuscript asks of its indexes, and what an output's indexes hold."""

from __future__ import annotations

from dataclasses import dataclass

__all__ = ["IndexEntry", "IndexMark", "IndexPlace", "Path"]

#: The letters of a term and of those above it.
Path = tuple[str, ...]


@dataclass(frozen=True, slots=True)
class IndexMark:
    """Hold a mark of the manuscript: at which letter it begins, and what it asks for.

    `index` says which of the book's indexes it is for, counted from 0. `bare` is a mark without words: it
    stands between two letters. `place` says whether it asks to be led to; `way` is `start` or `end` of a
    range, or empty. `section` are the letters of the heading above, `note` is the number of its note.
    """

    at: int
    index: int
    paths: tuple[Path, ...]
    bare: bool = False
    place: bool = True
    way: str = ""
    main: bool = False
    section: str = ""
    note: str = ""
    see: tuple[Path, ...] = ()
    see_also: tuple[Path, ...] = ()


@dataclass(frozen=True, slots=True)
class IndexPlace:
    """Hold where an entry of an output leads.

    By a link: at which letter its `target` is, and that where the range ends; None where it leads nowhere.
    On paper: the pages, from 1, that bear its numbers `first` and `last`, and the page to which its link
    leads, if it is one. `words` are as they stand there; a page names the number of its `note`.
    """

    words: str
    target: int | None = None
    until: int | None = None
    first: int | None = None
    last: int | None = None
    link: int | None = None
    main: bool = False
    note: str = ""


@dataclass(frozen=True, slots=True)
class IndexEntry:
    """Hold an entry of an output: of which index, counted from 0, its terms, its places.

    `see` are the letters of all that it sends the reader to; a link there `leads` to an entry, or not.
    """

    index: int
    path: Path
    words: str
    places: tuple[IndexPlace, ...] = ()
    see: str = ""
    leads: bool = True
