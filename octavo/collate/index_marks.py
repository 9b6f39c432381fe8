"""Read from the manuscript's tree what its marks ask of the indexes (docs/indexing.md)."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import Any

from octavo.book import Book
from octavo.collate.index_facts import IndexMark, Path
from octavo.collate.letters import normal
from octavo.settings import MadeLeaf
from octavo.syntax import Element, elements, holding, plain
from octavo.words import words_in

__all__ = ["index_names", "index_titles", "is_mark", "read_mark"]

#: Between two levels of a term; a sign that ends a word is its own.
LEVEL = re.compile(r"\s+!\s+|(?<=[^\s!])!(?=[^\s!])")
#: Deeper levels are one with this.
DEEPEST = 3
#: Around words that are italic. They are no letters of a term, as quotation marks and hyphens are none.
ITALIC = re.compile(r"(?<!\w)_(?=\S)(.+?)(?<=\S)_(?!\w)")


def index_names(book: Book) -> tuple[str, ...]:
    """Give the names of the indexes that a book must have, in their order; the general one has none."""
    asked = [
        entry.index.name or "" for entry in book.settings.back if isinstance(entry, MadeLeaf) and entry.index
    ]
    used = {
        dict(span["c"][0][2]).get("index", "").strip()
        for chapter in book.chapters
        for span in elements(holding(chapter.blocks, {"Span"}))
        if is_mark(span)
    }
    return tuple(name for name in dict.fromkeys(asked) if name in used)


def index_titles(book: Book) -> tuple[str, ...]:
    """Give the letters of the title of each of these indexes."""
    plans = [entry.index for entry in book.settings.back if isinstance(entry, MadeLeaf) and entry.index]
    titles = {
        plan.name or "": plan.title or words_in(book.settings.lang)["index"] for plan in reversed(plans)
    }
    return tuple(normal(titles[name]) for name in index_names(book))


def is_mark(element: Element) -> bool:
    """Say whether an element of the tree is a mark."""
    return bool(element["t"] == "Span" and "index" in element["c"][0][1])


def read_mark(span: Any, at: int, names: Sequence[str], section: str, note: str) -> IndexMark | None:  # noqa: ANN401 -- JSON
    """Read a mark that begins at a letter; None for one that says nothing, or is for no index of `names`."""
    (_, classes, pairs), words = span
    said = dict(pairs)
    name, marked = said.get("index", "").strip(), normal(plain(words))
    paths = _paths(said.get("term", "")) or (((marked,),) if marked else ())
    if name not in names or not paths:
        return None
    see, see_also = _paths(said.get("see", "")), _paths(said.get("seealso", ""))
    return IndexMark(
        at,
        names.index(name),
        paths,
        bare=not marked,
        place=not see and (bool(marked) or not see_also),
        way=said.get("range", "").strip(),
        main="main" in classes or said.get("main", "").strip().lower() == "true",
        section=section,
        note=note,
        see=see,
        see_also=see_also,
    )


def _paths(words: str) -> tuple[Path, ...]:
    found = ([level.strip() for level in LEVEL.split(part) if level.strip()] for part in words.split(";"))
    return tuple(_path(levels) for levels in found if levels)


def _path(levels: list[str]) -> Path:
    kept = levels[: DEEPEST - 1]
    rest = ": ".join(levels[DEEPEST - 1 :])
    return tuple(normal(ITALIC.sub(r"\1", level)) for level in (*kept, *([rest] if rest else [])))
