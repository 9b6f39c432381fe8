"""Say what the pages of a book must show, and on which of them its headings stand."""

from __future__ import annotations

from collections.abc import Iterator

from tests.outputs.following import Course, follow
from tests.outputs.manuscript import Manuscript
from tests.outputs.nodes import Node, headings, letters, normal, read_xml
from tests.outputs.pdf import Paged

__all__ = ["course", "heading_pages", "labels", "roman"]

HEADINGS = ("h1", "h2", "h3", "h4", "h5", "h6")


def course(told: Manuscript, name: str) -> Course:
    """Give what the pages of the book that is called `name` must show."""
    flow = told.flow
    tables = [table for part in flow for table in part.all("table")]
    under = {id(marker) for table in tables for marker in table.of_class("noteref")}
    markers = (marker for part in flow for marker in part.of_class("noteref"))
    notes = {True: "", False: ""}
    for marker, note in zip(markers, told.notes, strict=True):
        notes[id(marker) in under] += letters(note)
    figures = {roman(number) for number in range(1, 40)}
    signs = {letters(cell) for table in tables for cell in table.all("th")} | figures | {*"abcdefgh"}
    heads = {normal(words) for _, words in headings(flow)} | {normal(name), "contents"} | figures
    streams = (_letters(flow), notes[False], notes[True], "".join(_drawn(told)))
    return Course(streams, signs, heads, _front(told))


def heading_pages(told: Manuscript, name: str, paged: Paged) -> list[tuple[int, str, int]]:
    """Give each heading of the manuscript: level, words, and the page (from 0) that shows it."""
    ends, complaint = follow(paged.pieces, course(told, name))
    if complaint:
        raise ValueError(complaint)
    found: list[tuple[int, str, int]] = []
    before = 0
    for part in told.flow:
        text = _letters([part])
        at = 0
        for heading in part.all(*HEADINGS):
            start = text.index(_letters([heading]), at)
            at = start + len(_letters([heading]))
            page = next(page for page, end in enumerate(ends) if end > before + start)
            found.append((int(heading.name[1]), heading.words(("noteref",)), page))
        before += len(text)
    return found


def labels(told: Manuscript, name: str, paged: Paged) -> list[str]:
    """Give the number that each page must have: roman before the main matter, then arabic from 1."""
    ends, _ = follow(paged.pieces, course(told, name))
    main = next(page for page, end in enumerate(ends) if end > _front(told))
    return [roman(page + 1) if page < main else str(page - main + 1) for page in range(len(ends))]


def roman(number: int) -> str:
    """Write a number below 40 in small roman figures."""
    tens, ones = divmod(number, 10)
    return "x" * tens + ["", "i", "ii", "iii", "iv", "v", "vi", "vii", "viii", "ix"][ones]


def _letters(parts: list[Node]) -> str:
    return "".join(letters(part, ("noteref",)) for part in parts)


def _front(told: Manuscript) -> int:
    return len(_letters([chapter.body for chapter in told.chapters if chapter.matter == "front"]))


def _drawn(told: Manuscript) -> Iterator[str]:
    """Give the letters that drawings hold, which are painted as text."""
    for chapter in told.chapters:
        for image in chapter.body.all("img"):
            place = (told.folder / chapter.path).parent / image.attributes["src"]
            if place.suffix == ".svg":
                yield from (letters(text) for text in read_xml(place.read_bytes()).all("text"))
