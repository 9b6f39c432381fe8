from __future__ import annotations

from collections.abc import Iterator
from typing import Any

import pytest
import weasyprint
from weasyprint.formatting_structure import boxes

from octavo.bind.pdf.leftward import set_leftward

#: How long a line is, in CSS px.
WIDTH = 200
STYLES = "@page {{ size: {page}px 400px; margin: 20px }} body {{ margin: 0 }} p {{ font-size: 10px; "
STYLES += "margin: 0; text-align: justify }}"
#: Lines of so many lengths end with every kind of element.
WIDTHS = range(140, 260, 7)
HEBREW = "<p dir='rtl' style='{style}'>" + "שלום עולם <i>ספר</i> מים " * 8 + "</p>"
MIXED = (
    "<p dir='rtl' style='{style}'>"
    + "שלום <span dir='ltr'>Roe <b>and</b> others</span> עולם ספר <span dir='ltr'>two</span> מים " * 6
    + "</p>"
)
ENGLISH = "<p style='{style}'>" + "and so on שלום <i>עולם</i> and on " * 8 + "</p>"


def extents(html: str, width: int = WIDTH) -> list[tuple[int, int]]:
    """Give where the words of each line begin and end, in px from the left margin."""
    set_leftward()
    document = weasyprint.HTML(string=f"<style>{STYLES.format(page=width + 40)}</style>{html}").render()
    return [
        (round(min(left for left, _ in there)) - 20, round(max(right for _, right in there)) - 20)
        for page in document.pages
        for line in _lines(page._page_box)  # noqa: SLF001 -- there is no other way to it
        if (there := [(box.position_x, box.position_x + box.width) for box in _texts(line)])
    ]


def _lines(box: Any) -> Iterator[Any]:  # noqa: ANN401 -- WeasyPrint's
    if isinstance(box, boxes.LineBox):
        yield box
        return
    for child in getattr(box, "children", ()):
        yield from _lines(child)


def _texts(box: Any) -> Iterator[Any]:  # noqa: ANN401 -- WeasyPrint's
    if isinstance(box, boxes.TextBox) and box.text:
        yield box
    for child in getattr(box, "children", ()):
        yield from _texts(child)


@pytest.mark.parametrize("text", [HEBREW, MIXED, ENGLISH], ids=["hebrew", "mixed", "english"])
@pytest.mark.parametrize("spaces", ["normal", "0.1em"])
def test_a_line_reaches_from_margin_to_margin(text: str, spaces: str) -> None:
    for width in WIDTHS:
        *lines, last = extents(text.format(style=f"word-spacing: {spaces}"), width)
        assert set(lines) == {(0, width)}
        assert last[1] == width if "rtl" in text[:12] else last[0] == 0


@pytest.mark.parametrize("text", [HEBREW, MIXED], ids=["hebrew", "mixed"])
def test_a_first_line_from_the_right_is_indented_there(text: str) -> None:
    first, *others, _ = extents(text.format(style="text-indent: 20px"))
    assert first == (0, WIDTH - 20)
    assert set(others) == {(0, WIDTH)}


def test_a_first_line_from_the_right_hangs_there() -> None:
    first, *others, last = extents(HEBREW.format(style="text-indent: -20px; padding-right: 20px"))
    assert first == (0, WIDTH)
    assert set(others) == {(0, WIDTH - 20)}
    assert last[1] == WIDTH - 20


def test_a_line_from_the_left_is_indented_at_the_left() -> None:
    first, *others, _ = extents(ENGLISH.format(style="text-indent: 20px"))
    assert first == (20, WIDTH)
    assert set(others) == {(0, WIDTH)}
