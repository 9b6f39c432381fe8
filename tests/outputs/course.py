"""Say what the pages of a book must show, and on which of them its headings stand."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import pairwise
from urllib.parse import urlsplit

from tests.outputs.following import TOLD, Course, follow
from tests.outputs.manuscript import Chapter, Manuscript
from tests.outputs.nodes import Node, letters, normal, read_xml
from tests.outputs.pdf import Paged

__all__ = ["course", "ends", "heading_pages", "labels", "roman", "tellings"]

HEADINGS = ("h1", "h2", "h3", "h4", "h5", "h6")


def course(told: Manuscript, name: str) -> Course:
    """Give what the pages of the book that is called `name` must show."""
    flow = told.flow
    tables = [table for part in flow for table in part.all("table")]
    figures = {roman(number) for number in range(1, 40)}
    signs = {letters(cell) for table in tables for cell in table.all("th")} | figures | {*"abcdefgh"}
    heads = {normal(words) for _, words in told.listed} | {normal(name), "contents"} | figures
    streams = (*(_streamed(parts) for parts in _streams(told)), "".join(_drawn(told)))
    before = 0
    leaves = []
    for chapter in told.chapters:
        leaves += [before] if chapter.made else []
        before += len(_streamed(_parts([chapter])))
    return Course(streams, signs, heads, len(_streamed(_front(told))), leaves)


def ends(told: Manuscript, name: str, paged: Paged) -> list[int]:
    """Give how many letters of the text were met by the end of each page.

    Raises ValueError where the pages show something else.
    """
    way = course(told, name)
    places, complaint = follow(paged.pieces, way)
    if complaint:
        raise ValueError(complaint)
    return [len(way.streams[0][: place[0]].replace(TOLD, "")) for place in places]


def heading_pages(told: Manuscript, name: str, paged: Paged) -> list[tuple[int, str, int]]:
    """Give each entry of the contents: level, words, and the page (from 0) that shows it."""
    last = ends(told, name, paged)
    found: list[tuple[int, str, int]] = []
    before = 0
    for chapter in told.chapters:
        if chapter.made:
            found.append((1, chapter.made, _made_page(paged, chapter.made)))
        for part in _parts([chapter]):
            text = _letters([part])
            at = 0
            for heading in part.all(*HEADINGS):
                start = text.index(_letters([heading]), at)
                at = start + len(_letters([heading]))
                found.append((int(heading.name[1]), heading.words(("noteref",)), _page(last, before + start)))
            before += len(text)
    return found


def _made_page(paged: Paged, title: str) -> int:
    """Give the page that begins with the title of a leaf that is made; one of the contents may, before it."""
    return max(page for page, pieces in enumerate(paged.pieces) if pieces and pieces[0].text == title)


def tellings(told: Manuscript, name: str, paged: Paged) -> list[list[str]]:
    """List for each page the numbers of pages that it must tell, in no order."""
    last, numbers = ends(told, name, paged), labels(told, name, paged)
    offsets = _offsets(told.flow)
    homes = {id(link): chapter for chapter in told.chapters for link in _links(chapter)}
    waiting = [
        [
            numbers[_page(last, offsets[id(told.landing(homes[id(link)], link.attributes["href"]))])]
            for part in parts
            for link in _telling(part)
        ]
        for parts in _streams(told)
    ]
    way = course(told, name)
    places = [(0,) * len(way.streams), *follow(paged.pieces, way)[0]]
    made: list[list[str]] = []
    for before, after in pairwise(places):
        made.append([])
        for number, row in enumerate(waiting):
            said = way.streams[number].count(TOLD, before[number], after[number])
            made[-1] += row[:said]
            del row[:said]
    return made


def labels(told: Manuscript, name: str, paged: Paged) -> list[str]:
    """Give the number that each page must have: roman before the main matter, then arabic from 1."""
    last = ends(told, name, paged)
    main = _page(last, len(_letters(_front(told))))
    return [roman(page + 1) if page < main else str(page - main + 1) for page in range(len(last))]


def roman(number: int) -> str:
    """Write a number below 40 in small roman figures."""
    tens, ones = divmod(number, 10)
    return "x" * tens + ["", "i", "ii", "iii", "iv", "v", "vi", "vii", "viii", "ix"][ones]


def _page(last: Sequence[int], at: int) -> int:
    """Give the page that shows a letter of the text."""
    return next(page for page, end in enumerate(last) if end > at)


def _streams(told: Manuscript) -> list[list[Node]]:
    """Give what stands in the text, at the foot of pages and under tables."""
    flow = told.flow
    under = {
        id(marker) for part in flow for table in part.all("table") for marker in table.of_class("noteref")
    }
    markers = [marker for part in flow for marker in part.of_class("noteref")]
    notes = [(id(marker) in under, note) for marker, note in zip(markers, told.notes, strict=True)]
    return [flow, *([note for below, note in notes if below is where] for where in (False, True))]


def _parts(chapters: Sequence[Chapter]) -> list[Node]:
    return [part for chapter in chapters for part in chapter.flow]


def _front(told: Manuscript) -> list[Node]:
    return _parts([chapter for chapter in told.chapters if chapter.matter == "front"])


def _links(chapter: Chapter) -> Iterator[Node]:
    for part in (chapter.body, *chapter.notes):
        yield from part.all("a")


def _telling(node: Node) -> Iterator[Node]:
    """Give the links behind which a page is told: in no heading, and to no entry of a list."""
    if node.name == "a":
        target = node.attributes.get("href", "")
        if target and not urlsplit(target).scheme and not target.startswith(("#ref-", "#gls-")):
            yield node
    elif node.name not in HEADINGS:
        for part in node.content:
            if isinstance(part, Node):
                yield from _telling(part)


def _letters(parts: Sequence[Node]) -> str:
    return "".join(letters(part, ("noteref",)) for part in parts)


def _streamed(parts: Sequence[Node]) -> str:
    """Give the letters of some elements, with a sign where a page must be told."""
    telling = {id(link) for part in parts for link in _telling(part)}
    pieces = "".join(_spoken(part, telling) for part in parts).split(TOLD)
    return TOLD.join(map(normal, pieces))


def _spoken(node: Node, telling: set[int]) -> str:
    if "noteref" in node.classes:
        return ""
    inside = (part if isinstance(part, str) else _spoken(part, telling) for part in node.content)
    text = node.text() if node.name == "math" else "".join(inside)
    return text + TOLD if id(node) in telling else text


def _offsets(parts: Sequence[Node]) -> dict[int, int]:
    """Give, by the identity of each element, how many letters of the text stand before it."""
    offsets: dict[int, int] = {}
    waiting: list[Node | str] = [*reversed(parts)]
    before = 0
    while waiting:
        part = waiting.pop()
        if isinstance(part, Node):
            offsets[id(part)] = before
            inside = [part.text()] if part.name == "math" else part.content
            waiting += [] if "noteref" in part.classes else reversed(inside)
        else:
            before += len(normal(part))
    return offsets


def _drawn(told: Manuscript) -> Iterator[str]:
    """Give the letters that drawings hold, which are painted as text."""
    for chapter in told.chapters:
        for image in chapter.body.all("img"):
            place = (told.folder / chapter.path).parent / image.attributes["src"]
            if place.suffix == ".svg":
                yield from (letters(text) for text in read_xml(place.read_bytes()).all("text"))
