from __future__ import annotations

import io

import pikepdf
import pytest

from octavo.collate.pdf_opening import open_pages
from octavo.collate.pdf_pages import Run

PATH = b"0 0 m 500 0 l 500 700 l h f"
OTHER = b"0 0 m 500 0 l 500 710 l h f"


def read(content: bytes) -> list[Run]:
    with pikepdf.new() as pdf:
        page = pdf.add_blank_page(page_size=(200, 200))
        page.Contents = pdf.make_stream(content)
        written = io.BytesIO()
        pdf.save(written)
    return [run for page in open_pages(written.getvalue()) for run in page.runs]


def formula(tex: str, *paths: bytes, scale: float = 0.01) -> bytes:
    alt = ("\ufeff" + tex).encode("utf-16-be").hex()
    place = f"/Formula <</Alt <{alt}>>> BDC q {scale} 0 0 {scale} 50 80 cm "
    return place.encode() + b" ".join(paths) + b" Q EMC "


def test_a_formula_is_read_by_its_mark_where_it_is_drawn() -> None:
    (run,) = read(formula("ß + 1", PATH))
    assert (run.words, round(run.base, 2), round(run.start, 2), round(run.size, 2)) == ("ß + 1", 80, 50, 10)
    assert (round(run.box.right), round(run.box.top)) == (55, 87)
    assert run.shape


def test_a_shape_is_the_same_wherever_and_however_large() -> None:
    first, second, third = read(formula("a", PATH) + formula("a", PATH, scale=0.02) + formula("a", OTHER))
    assert first.shape == second.shape != third.shape


def test_two_formulas_that_follow_each_other_are_two() -> None:
    assert [run.words for run in read(formula("a", PATH) + formula("a", PATH, OTHER))] == ["a", "a"]


@pytest.mark.parametrize(
    "content", [b"/Formula BMC " + PATH + b" EMC", b"/Formula <</MCID 0>> BDC " + PATH + b" EMC", PATH]
)
def test_what_tells_no_tex_is_no_formula(content: bytes) -> None:
    assert not [run for run in read(content) if run.shape]


def test_a_formula_that_is_not_drawn_is_not_read() -> None:
    assert read(formula("a")) == []
