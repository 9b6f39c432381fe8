"""Find with which sort each page begins, by the boxes in which WeasyPrint has set them."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Any
from xml.etree import ElementTree as ET

from weasyprint.formatting_structure import boxes

from octavo.bind.sorts import letters_of, runs

__all__ = ["page_starts"]

#: What stands around the running text of a page.
AROUND = (boxes.FootnoteAreaBox, boxes.MarginBox)
#: Pseudo-elements that are letters of the text in another dress; all others are made by a stylesheet.
DRESSED = ("::first-line", "::first-letter")
#: How many letters a transformation of the text may put us out, where capitals have other letters.
AHEAD = 3
#: What a line may end with that is not of the text.
HYPHENS = ("-", "\u2010")


def page_starts(root: ET.Element, pages: Sequence[Any]) -> tuple[int, ...]:
    """Give for each page, WeasyPrint's, how many sorts of the document stand before it.

    A page on which no sort is new, as it holds but the rest of a note, begins where the next one does.
    """
    case = _Case(root)
    first = [case.take(page._page_box) for page in pages]  # noqa: SLF001 -- told nowhere else
    starts: list[int] = []
    following = case.size
    for begins in reversed(first):
        following = following if begins is None else min(begins, following)
        starts.append(following)
    return (0, *starts[::-1][1:])


class _Case:
    """Keep the sorts that are not yet set. No frozen value: pages are taken from it one by one."""

    def __init__(self, root: ET.Element) -> None:
        """Lay out all sorts of a document by the element whose text they are."""
        self.size = 0
        self._own: dict[ET.Element, tuple[str, list[int]]] = {}
        self._pieces: dict[ET.Element, int] = {}
        self._taken: dict[ET.Element, int] = {}
        self._set: set[int] = set()
        above = {child: element for element in root.iter() for child in element}
        for run in runs(root):
            if run.words is None:
                self._pieces |= dict.fromkeys(run.element.iter(), self.size)
                self.size += 1
            else:
                self._lay(above[run.element] if run.tail else run.element, letters_of(run.words))

    def _lay(self, home: ET.Element, letters: str) -> None:
        before, numbers = self._own.setdefault(home, ("", []))
        folded = letters.casefold()
        if len(folded) == len(letters):
            numbers += range(self.size, self.size + len(letters))
        else:
            numbers += (self.size + at for at, sign in enumerate(letters) for _ in sign.casefold())
        self._own[home] = (before + folded, numbers)
        self.size += len(letters)

    def take(self, page: Any) -> int | None:  # noqa: ANN401 -- WeasyPrint's boxes have no types
        """Take what is set on a page; give its first sort that is on no page before."""
        first: int | None = None
        for box in _boxes(page):
            found = self._letters(box) if isinstance(box, boxes.TextBox) else None
            if found is None and box.element in self._pieces:
                found = self._piece(self._pieces[box.element])
            first = found if first is None else first
        return first

    def _piece(self, number: int) -> int | None:
        if number in self._set:
            return None
        self._set.add(number)
        return number

    def _letters(self, box: Any) -> int | None:  # noqa: ANN401 -- as above
        (own, numbers), at = self._own.get(box.element, ("", [])), self._taken.get(box.element, 0)
        begins, signs = at, letters_of(box.text.casefold())
        if own.startswith(signs, at):
            at += len(signs)
        else:
            for sign in signs:
                ahead = own[at : at + (1 if sign in HYPHENS else AHEAD)]
                at += ahead.find(sign) + 1
        self._taken[box.element] = at
        return numbers[begins] if at > begins else None


def _boxes(page: Any) -> Iterator[Any]:  # noqa: ANN401 -- as above
    """Give the boxes of a page's running text in reading order, but none that a stylesheet has made."""
    waiting = [page]
    while waiting:
        box = waiting.pop()
        if isinstance(box, AROUND) or _is_made(box.element_tag or ""):
            continue
        yield box
        waiting += reversed(getattr(box, "children", ()))


def _is_made(tag: str) -> bool:
    return "::" in tag and not tag.endswith(DRESSED)
