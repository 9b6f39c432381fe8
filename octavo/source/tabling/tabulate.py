"""Put a table in the place of each block of values in a chapter."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from pathlib import Path

from octavo.cache import Cache
from octavo.errors import OctavoError
from octavo.fences import Fences
from octavo.findings import Finding
from octavo.settings import Settings
from octavo.source.raw_html import settle_raw
from octavo.source.reading import Reader
from octavo.source.tabling.asked import CLASS, Asked, asks, read_asked
from octavo.source.tabling.cells import CellsError, markdown_cells, plain_cell
from octavo.source.tabling.place import Place
from octavo.source.tabling.table import Table, make_table
from octavo.source.tabling.values import read_values
from octavo.source.trusting.trust import set_html, with_tags
from octavo.syntax import Element, rewrite_holding

__all__ = ["Chapter", "tabulate"]

Found = tuple[Finding, ...]


@dataclass(frozen=True, slots=True)
class Chapter:
    """Hold what the tables of a chapter are read with: its path and source, the book's folder and trust."""

    path: str
    source: str
    settings: Settings
    root: Path
    cache: Cache
    trusted: bool = False


def tabulate(blocks: Iterable[Element], chapter: Chapter) -> tuple[tuple[Element, ...], Found]:
    """Give a chapter's blocks, each of the class `csv-table` as the table of its values.

    One that cannot be read stays the block of code that it is, and is an error.
    """
    found: list[Finding] = []
    fences = Fences(chapter.source)

    def change(element: Element) -> Element:
        if not asks(element):
            return element
        place = Place(chapter.path, fences.find(element["c"][1], CLASS))
        table, more = _tabulated(element, place, chapter)
        found.extend(more)
        return table or element

    return rewrite_holding(list(blocks), {"CodeBlock"}, change), tuple(found)


def _tabulated(element: Element, place: Place, chapter: Chapter) -> tuple[Element | None, Found]:
    (identifier, classes, pairs), words = element["c"]
    asked, wrong = read_asked(dict(pairs))
    found = tuple(place.told("table-wish", message, hint) for message, hint in wrong)
    rows, more = read_values(asked, words, place, chapter.root, chapter.settings.limits)
    found += more
    if not rows:
        return None, found
    chosen, unknown = _chosen(rows[0].values, asked)
    found += tuple(
        place.told("table-wish", f"this table has no column {name}", hint) for name, hint in unknown
    )
    if len(asked.align) > len(chosen):
        message = f"align is for {len(asked.align)} columns, and this table has {len(chosen)}"
        found += (place.told("table-wish", message, "give a letter for each column"),)
    cells = [[row.values[at] for at in chosen] for row in rows]
    try:
        made, caption, raw = _words(cells, asked, place, chapter)
    except CellsError as error:
        hint = "write such a table in Markdown, as a grid"
        return None, (*found, place.told("table-file", str(error), hint))
    except OctavoError as error:
        return None, (*found, *error.findings)
    heads, body = (made[:1], made[1:]) if asked.header else ([], made)
    kept = [name for name in classes if name != CLASS]
    table = Table(identifier, kept, caption, heads, body, asked.align, asked.widths)
    return make_table(table), (*found, *raw)


def _words(
    cells: Sequence[Sequence[str]], asked: Asked, place: Place, chapter: Chapter
) -> tuple[list[list[list[Element]]], list[Element], Found]:
    """Give the words of each cell and of the caption, and what was found in them."""
    dialect = chapter.settings.markdown
    dialect = with_tags(dialect) if chapter.trusted else dialect
    reader = Reader(chapter.path, dialect, chapter.settings.limits, chapter.cache)
    raw: list[Finding] = []

    def read(text: str) -> Sequence[Element]:
        blocks, html = reader.read(text).blocks, Found()
        if chapter.trusted:
            blocks, html = set_html(blocks, text, reader)
        blocks, found = settle_raw(blocks, text, chapter.path)
        raw.extend(place.told(each.code, each.message, each.hint) for each in (*html, *found))
        return blocks

    caption = markdown_cells([asked.caption], read)[0] if asked.caption else []
    if asked.cells == "text":
        return [[plain_cell(cell) for cell in row] for row in cells], caption, tuple(raw)
    them = iter(markdown_cells([cell for row in cells for cell in row], read))
    return [[next(them) for _ in row] for row in cells], caption, tuple(raw)


def _chosen(first: Sequence[str], asked: Asked) -> tuple[list[int], list[tuple[str, str]]]:
    """Give which columns are set, and the names that no column has, each with those there are."""
    names = list(first) if asked.header else []
    chosen: list[int] = []
    unknown: list[tuple[str, str]] = []
    for name in asked.columns:
        if name in names:
            chosen.append(names.index(name))
        elif name.isdecimal() and 1 <= int(name) <= len(first):
            chosen.append(int(name) - 1)
        else:
            unknown.append((name, f"there are {', '.join(names) or f'1 to {len(first)}'}"))
    return chosen or list(range(len(first))), unknown
