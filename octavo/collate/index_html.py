"""Read the indexes of a book in HTML or XHTML: entries, what they lead to, and how it is named."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator

from octavo.collate.documents import Document, Spot, spot
from octavo.collate.index_facts import IndexEntry, IndexPlace, Path
from octavo.collate.letters import normal
from octavo.collate.roles import Tree, classes_of, name

__all__ = ["read_index"]

#: The class of an index whose words are the maker's, and those of its parts.
MADE, ROWS, LINE, TERM = "made-index", "index-entries", "index-line", "index-term"
LOCATOR, UNTIL, SEE = "index-locator", "index-until", "index-see"

#: Gives the letter at which an id stands, or None.
Placed = Callable[[Spot], int | None]


def read_index(documents: Iterable[Document], placed: Placed) -> tuple[IndexEntry, ...]:
    """Read the entries of all indexes that were made of marks, in their order."""
    documents = tuple(documents)
    made = [(each.name, part) for each in documents for part in each.root.iter() if _has(part, MADE)]
    ids = {(where, str(found)) for where, part in made for found in part.xpath(".//*[local-name()='li']/@id")}
    return tuple(
        entry
        for number, (where, part) in enumerate(made)
        for row in part.iter()
        if _has(row, ROWS) and not _is_below(row)
        for entry in _Reading(number, where, placed, ids).rows(row, ())
    )


def _has(element: Tree, word: str) -> bool:
    return bool(name(element)) and word in classes_of(element)


def _is_below(rows: Tree) -> bool:
    return any(name(above) == "li" for above in rows.iterancestors())


class _Reading:
    """Read one index; `ids` are those of all entries."""

    def __init__(self, number: int, where: str, placed: Placed, ids: set[Spot]) -> None:
        self._number = number
        self._where = where
        self._placed = placed
        self._ids = ids

    def rows(self, rows: Tree, above: Path) -> Iterator[IndexEntry]:
        """Give the entries of a list, each before those below it."""
        for row in rows:
            if name(row) != "li":
                continue
            lines = [part for part in row.iter() if _has(part, LINE) and _home(part) is row]
            words = " ".join(_all(part) for line in lines for part in line.iter() if _has(part, TERM))
            path = (*above, normal(words))
            places = tuple(place for line in lines for place in self._places(line))
            see = [part for line in lines for part in line.iter() if _has(part, SEE)]
            ways = [link.get("href", "") for part in see for link in part.iter() if name(link) == "a"]
            leads = all(spot(self._where, way) in self._ids for way in ways)
            yield IndexEntry(
                self._number, path, words, places, "".join(normal(_all(part)) for part in see), leads
            )
            for part in row:
                if _has(part, ROWS):
                    yield from self.rows(part, path)

    def _places(self, line: Tree) -> Iterator[IndexPlace]:
        links = [part for part in line.iter() if name(part) == "a" and classes_of(part) & {LOCATOR, UNTIL}]
        for link, after in zip(links, [*links[1:], None], strict=False):
            if UNTIL not in classes_of(link):
                way, end = link.get("href", ""), link.get("data-until", "")
                if after is not None and UNTIL in classes_of(after):
                    end = after.get("href", "")
                elif end:
                    # An end without a link of its own stands in the same section, so in the same document.
                    end = way.partition("#")[0] + end
                until = self._place(end) if end else None
                words, main = " ".join(_all(link).split()), "main" in classes_of(link)
                yield IndexPlace(words, self._place(way), until, main=main)

    def _place(self, written: str) -> int | None:
        return self._placed(spot(self._where, written))


def _home(line: Tree) -> Tree | None:
    return next((above for above in line.iterancestors() if name(above) == "li"), None)


def _all(element: Tree) -> str:
    return "".join(map(str, element.itertext()))
