"""A leaf that is set before its side is known stands where it would, had it been set for that side."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from types import MappingProxyType

import pypdfium2
import pytest

from octavo.bind.pdf.binding import bind_pdfs
from octavo.bind.pdf.settle import settle
from octavo.bind.pdf.sides import sides_alike
from octavo.bind.stylesheets import Stylesheets, load_stylesheets
from octavo.bind.workshop import Workshop
from octavo.book import Book, Leaf

#: The letters of a page, each with the sides of its box.
Letters = list[tuple[str, float, float, float, float]]


def with_more(stylesheets: Stylesheets, name: str, more: str) -> Stylesheets:
    return MappingProxyType({**stylesheets, name: f"{stylesheets[name]}\n{more}\n"})


@pytest.mark.parametrize(
    ("name", "more"),
    [
        ("page.css.jinja", "@page { background: #eee }"),
        ("book.css", "@page :left { background: #eee }"),
        ("print.css", "html.verso p { color: #333 }"),
    ],
)
def test_a_book_s_own_rules_may_tell_sides_by_anything(name: str, more: str) -> None:
    assert sides_alike(load_stylesheets())
    assert not sides_alike(with_more(load_stylesheets(), name, more))
    assert sides_alike(with_more(load_stylesheets(), "book.css", "p { text-indent: 2em }"))


def drawn(book: Book, leaves: Sequence[Leaf], workshop: Workshop) -> tuple[list[Letters], set[bool]]:
    """Give each page of the print PDF as its letters and where they stand, in pt; and where leaves begin."""
    settled = settle(book, leaves, workshop, bound=True, names=("print",))
    (bound,) = bind_pdfs(book, leaves, workshop, settled)
    content = next(file for name, file in bound.files.items() if name.endswith(".pdf"))
    paged, made = settled["print"].pagination, settled["print"].typeset
    moved = {paged.pages[paged.anchors[leaf.key]].recto != made[leaf.key].recto for leaf in leaves}
    with pypdfium2.PdfDocument(content) as pdf:
        return [_letters(page) for page in pdf], moved


def _letters(page: pypdfium2.PdfPage) -> Letters:
    text = page.get_textpage()
    boxes = [(text.get_text_range(at, 1), text.get_charbox(at)) for at in range(text.count_chars())]
    return [(sign, *box) for sign, box in boxes if not sign.isspace()]


def test_pages_are_moved_to_the_side_that_they_come_to_stand_on(
    book: Book, leaves: Sequence[Leaf], workshop: Workshop
) -> None:
    printed = book.settings.print.model_copy(update={"opening": "next"})
    book = replace(book, settings=book.settings.model_copy(update={"print": printed}))
    # A leaf more of one page has all that follow begin on the other side.
    more = replace(next(leaf for leaf in leaves if leaf.kind == "dedication"), key="more", kind="epigraph")
    for given in (leaves, (*leaves[:3], more, *leaves[3:])):
        pages, moved = drawn(book, given, workshop)
        sided = replace(workshop, stylesheets=with_more(workshop.stylesheets, "book.css", "/* verso */"))
        wanted, none = drawn(book, given, sided)
        assert none == {False}
        assert len(pages) == len(wanted)
        for page, there in zip(pages, wanted, strict=True):
            assert [sign for sign, *_ in page] == [sign for sign, *_ in there]
            assert [side for _, *box in page for side in box] == pytest.approx(
                [side for _, *box in there for side in box], abs=0.01
            )
    assert moved == {True, False}
