"""Let a table that is too wide for the page fit: in smaller type, else turned, on pages of its own."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Any
from xml.etree import ElementTree as ET

from weasyprint.formatting_structure import boxes

__all__ = ["broken_tables", "fit_tables", "measured_tables", "turn_asked", "turned_pages"]

#: The class by which a table, or a division around it, asks to be turned.
ASKED = "turned"
#: The class of what holds a turned table and its notes, and the page type; both stand in `page.css.jinja`.
TURNED = "turned-page"
#: The classes of a table, each taken where the one before was not enough; the last lets words be broken.
SIZES = ("smaller", "least", "broken")
#: Where a table cannot have a page of its own.
HELD = {"aside", "article", "dd", "figure", "li", "td", "th"}
#: By how much a table may be wider than its measure, in px: what WeasyPrint rounds by.
PLAY = 0.5


def turn_asked(root: ET.Element) -> None:
    """Turn the tables of a document that ask for it, changing the tree."""
    above = _above(root)
    for table in list(root.iter("table")):
        home = above[table]
        if ASKED in _classes(table) or (home.tag == "div" and ASKED in _classes(home)):
            _turn(table, above)


def fit_tables(root: ET.Element, pages: Sequence[Any]) -> bool:
    """Take the next step for each table that is wider than its measure; say if there was one.

    `pages` are those of WeasyPrint. First the type is made smaller, to the least; then the table is turned,
    and has its own size again; at last its words are broken. Where it cannot be turned, that comes at once.
    """
    above = _above(root)
    steps = [_step(table, above) for table in _too_wide(root, pages)]
    return any(steps)


def broken_tables(root: ET.Element) -> tuple[str, ...]:
    """Give the first words of each table of a document that fits only with its words broken."""
    broken = (table for table in root.iter("table") if SIZES[-1] in _classes(table))
    cells = (
        next(filter(None, map(_words, (part for part in table.iter() if part.tag in {"th", "td"}))), "")
        for table in broken
    )
    return tuple(cells)


def turned_pages(pages: Sequence[Any]) -> tuple[int, ...]:
    """Give the pages, from 0, that are turned."""
    return tuple(number for number, page in enumerate(pages) if page._page_box.page_type.name == TURNED)  # noqa: SLF001 -- told nowhere else


def measured_tables(root: ET.Element, pages: Sequence[Any]) -> Iterator[tuple[Any, float]]:
    """Give the box of each table, on each page where it stands, and the measure that it has there, in px."""
    # Most leaves have none, and ten thousand boxes.
    for page in pages if root.find(".//table") is not None else ():
        waiting: list[tuple[Any, float | None]] = [(page._page_box, None)]  # noqa: SLF001 -- as above
        while waiting:
            box, measure = waiting.pop()
            is_table = isinstance(box, boxes.BlockBox) and box.is_table_wrapper and box.element_tag == "table"
            if is_table and measure is not None:
                yield box, measure
            own = box.width if isinstance(box, boxes.BlockContainerBox | boxes.PageBox) else measure
            waiting += [(child, own) for child in getattr(box, "children", ())]


def _too_wide(root: ET.Element, pages: Sequence[Any]) -> list[ET.Element]:
    wide = (box.element for box, measure in measured_tables(root, pages) if box.width > measure + PLAY)
    return list(dict.fromkeys(wide))


def _step(table: ET.Element, above: dict[ET.Element, ET.Element]) -> bool:
    classes = _classes(table)
    size = next((name for name in reversed(SIZES) if name in classes), None)
    others = [name for name in classes if name not in SIZES]
    following = SIZES[SIZES.index(size) + 1 :] if size else SIZES
    if not following:
        return False
    turned = any(TURNED in _classes(each) for each in _around(table, above))
    if following[0] == SIZES[-1] and not turned and _turn(table, above):
        table.set("class", " ".join(others))
    else:
        table.set(
            "class", " ".join([*others, *([SIZES[1]] if following[0] == SIZES[-1] else []), following[0]])
        )
    return True


def _turn(table: ET.Element, above: dict[ET.Element, ET.Element]) -> bool:
    """Put a table, with the notes under it, into a division of its own; say if that can be."""
    if not HELD.isdisjoint(each.tag for each in _around(table, above)):
        return False
    home = above[table]
    at = list(home).index(table)
    notes = [each for each in home[at + 1 : at + 2] if "table-notes" in _classes(each)]
    made = ET.Element("div", {"class": TURNED})
    made.tail, table.tail = (notes or [table])[-1].tail, None
    home.insert(at, made)
    for each in (table, *notes):
        home.remove(each)
        made.append(each)
        each.tail = None
        above[each] = made
    above[made] = home
    return True


def _around(element: ET.Element, above: dict[ET.Element, ET.Element]) -> Iterator[ET.Element]:
    while element in above:
        element = above[element]
        yield element


def _above(root: ET.Element) -> dict[ET.Element, ET.Element]:
    return {child: element for element in root.iter() for child in element}


def _words(element: ET.Element) -> str:
    return " ".join("".join(element.itertext()).split())


def _classes(element: ET.Element) -> list[str]:
    return element.get("class", "").split()
