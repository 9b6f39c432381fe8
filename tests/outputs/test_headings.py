from __future__ import annotations

from tests.outputs.documents import Opened
from tests.outputs.manuscript import Manuscript
from tests.outputs.nodes import Node, headings, letters
from tests.outputs.pdf import Paged
from tests.outputs.tags import MADE, tagged

#: Entries of the outline for what the book makes itself, or names by its kind.
NAMED = {"Half-title", "Title page", "Imprint", "Contents", "Dedication", "Epigraph"}


def nested(told: Manuscript) -> list[tuple[int, str]]:
    """Give the manuscript's headings as an outline: how deep each stands, and its words."""
    outline: list[tuple[int, str]] = []
    above: list[int] = []
    for chapter in told.chapters:
        if chapter.part is None:
            above.clear()
        parts = [(0, chapter.part)] if chapter.part and chapter.opens else []
        made = [(1, chapter.made)] if chapter.made else []
        for level, words in [*parts, *made, *headings([chapter.body])]:
            while above and above[-1] >= level:
                above.pop()
            outline.append((len(above), words))
            above.append(level)
    return outline


def rank(node: Node) -> tuple[int, str]:
    """Give a heading's level, and its letters with the markers of its notes."""
    return int(node.name[1]), letters(node)


def test_documents_have_the_headings_of_the_manuscript(opened: Opened, told: Manuscript) -> None:
    assert headings(opened.leaves) == headings(told.flow)


def test_tags_have_the_headings_of_the_manuscript(screen: Paged, told: Manuscript) -> None:
    names = ("h1", "h2", "h3", "h4", "h5", "h6")
    there = [rank(node) for part in tagged(screen) for node in part.all(*names)]
    assert there == [rank(node) for part in told.flow for node in part.all(*names)]


def test_the_outline_has_the_headings_of_the_manuscript(screen: Paged, told: Manuscript) -> None:
    assert [(depth, words) for depth, words, _ in screen.outline if words not in NAMED] == nested(told)


def test_the_outline_leads_to_the_pages_of_the_headings(screen: Paged) -> None:
    names = ("h1", "h2", "h3", "h4", "h5", "h6")
    pages = [int(node.attributes["page"]) for part in tagged(screen) for node in part.all(*names)]
    assert [page for _, words, page in screen.outline if words not in NAMED | MADE] == pages
