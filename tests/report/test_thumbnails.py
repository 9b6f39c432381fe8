from __future__ import annotations

import base64
import io
from collections.abc import Iterable
from pathlib import Path

import pikepdf
import pytest
from PIL import Image

from octavo.cache import Cache
from octavo.report.spreads import Spread, spreads
from octavo.report.thumbnails import Thumbnail, thumbnails


def pdf(pages: int, *, openings: Iterable[int] = (), size: tuple[float, float] = (396, 612)) -> bytes:
    document = pikepdf.new()
    for _ in range(pages):
        document.add_blank_page(page_size=size)
    document.Root.PageLabels = pikepdf.Dictionary(
        Nums=pikepdf.Array([0, pikepdf.Dictionary(S=pikepdf.Name.r), 2, pikepdf.Dictionary(S=pikepdf.Name.D)])
    )
    with document.open_outline() as outline:
        outline.root.extend(pikepdf.OutlineItem(f"Chapter {page}", page) for page in openings)
    written = io.BytesIO()
    document.save(written, deterministic_id=True)
    return written.getvalue()


def image_of(thumbnail: Thumbnail) -> Image.Image:
    head, _, content = thumbnail.image.partition(",")
    assert head == "data:image/webp;base64"
    return Image.open(io.BytesIO(base64.b64decode(content)))


def numbers(drawn: Iterable[Thumbnail]) -> list[int]:
    return [thumbnail.page for thumbnail in drawn]


def test_every_page_of_a_short_book_is_drawn_with_its_label() -> None:
    made = thumbnails(pdf(4), Cache(None))
    assert (made.pages, numbers(made.drawn)) == (4, [1, 2, 3, 4])
    assert [thumbnail.label for thumbnail in made.drawn] == ["i", "ii", "1", "2"]
    first = made.drawn[0]
    assert (first.width, first.height) == image_of(first).size == (320, 495)


def test_a_slender_page_stays_small() -> None:
    (only,) = thumbnails(pdf(1, size=(100, 5000)), Cache(None)).drawn
    assert (only.height, only.width) == (960, 20)


def test_of_a_long_book_the_ends_and_the_openings_are_drawn() -> None:
    made = thumbnails(pdf(150, openings=[3, 60, 99, 99, 149]), Cache(None))
    assert made.pages == 150
    assert numbers(made.drawn) == [*range(1, 25), 61, 100, 147, 148, 149, 150]


def test_the_openings_of_a_very_long_book_have_an_end() -> None:
    assert len(thumbnails(pdf(400, openings=range(400)), Cache(None)).drawn) == 24 + 160 + 4


@pytest.mark.parametrize("content", [b"", b"%PDF-1.7\nnot one", b"\0" * 99])
def test_a_file_that_is_no_pdf_gives_nothing(content: bytes) -> None:
    assert thumbnails(content, Cache(None)).pages == 0


def test_the_same_bytes_are_drawn_once_and_alike(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    content = pdf(2)
    first = thumbnails(content, Cache(tmp_path))
    assert thumbnails(content, Cache(None)) == first
    monkeypatch.setattr("octavo.report.thumbnails._draw", None)
    assert thumbnails(content, Cache(tmp_path)) == first


def page(number: int) -> Thumbnail:
    return Thumbnail(number, str(number), 1, 1, "")


def test_the_first_page_lies_alone_on_the_right() -> None:
    one, two, three, four = map(page, range(1, 5))
    assert spreads((one, two, three, four)) == (
        Spread(None, one),
        Spread(two, three),
        Spread(four, None),
    )


def test_pages_that_were_left_out_leave_a_gap() -> None:
    drawn = [page(number) for number in (1, 2, 9, 11)]
    assert [spread.gap for spread in spreads(drawn)] == [False, False, True, False]
    assert spreads(()) == ()
