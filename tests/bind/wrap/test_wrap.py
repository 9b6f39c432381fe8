from __future__ import annotations

from dataclasses import replace
from io import BytesIO
from pathlib import Path

import pikepdf
import pypdfium2
import pytest
from PIL import Image as Raster

from octavo.bind.cover import find_cover
from octavo.bind.fonts import load_faces
from octavo.bind.stylesheets import load_stylesheets
from octavo.bind.workshop import Workshop
from octavo.bind.wrap import bind_wrap, drawn
from octavo.bind.wrap.bars import bars, isbn
from octavo.bind.wrap.document import cover_document
from octavo.book import Book, Image, Leaf, Matter
from octavo.cache import Cache
from octavo.errors import ManuscriptError
from octavo.moment import UNDATED
from octavo.printers import Wrap, wrap
from octavo.settings import Fonts, Settings

PT = 72 / 25.4


def book(**told: object) -> Book:
    given = {"title": "The Ferry Book", "authors": ["Ada Lambert"], "chapters": ["a.md"], **told}
    return Book(Settings.model_validate(given), Path(), ())


def size(pages: int = 300, **told: str) -> Wrap:
    found = wrap(book(print={"trim": "6x9", **told}).settings.print, pages)
    assert found is not None
    return found


@pytest.fixture(scope="module")
def workshop(tmp_path_factory: pytest.TempPathFactory) -> Workshop:
    cache = Cache(tmp_path_factory.mktemp("cache"))
    return Workshop(load_stylesheets(), load_faces(Fonts()), cache, 1, UNDATED, lambda _: None)


@pytest.mark.parametrize(
    ("told", "pages", "width", "height", "spine"),
    [
        # KDP's calculator: 0.0025 in a page on cream, 0.002252 on white.
        ({"printer": "kdp", "paper": "cream"}, 300, 13.0, 9.25, 0.75),
        ({"printer": "kdp", "paper": "white"}, 300, 12.9256, 9.25, 0.6756),
        # Lulu's Book Creation Guide: pages / 444 + 0.06 in.
        ({"printer": "lulu"}, 444, 13.31, 9.25, 1.06),
    ],
)
def test_a_cover_is_as_large_as_the_printer_says(
    told: dict[str, str], pages: int, width: float, height: float, spine: float
) -> None:
    found = size(pages, **told)
    assert (found.width / 25.4, found.height / 25.4) == pytest.approx((width, height), abs=0.001)
    assert found.spine / 25.4 == pytest.approx(spine, abs=0.001)


def test_a_printer_with_templates_wants_to_be_told_the_spine() -> None:
    settings = book(print={"printer": "ingramspark"}).settings.print
    assert wrap(settings, 300) is None
    told = wrap(settings, 300, 14.2)
    assert told is not None
    assert told.spine == 14.2


@pytest.mark.parametrize(("pages", "words"), [(60, ""), (85, ""), (300, "The Ferry Book")])
def test_a_thin_spine_has_no_words(pages: int, words: str) -> None:
    xhtml, _ = cover_document(book(), size(pages))
    assert ('class="spine"' in xhtml) is bool(words)


@pytest.mark.parametrize(
    ("lang", "name"), [("en", "spine"), ("de", "spine upward"), ("fr-CH", "spine upward")]
)
def test_a_spine_is_read_as_its_country_does(lang: str, name: str) -> None:
    xhtml, _ = cover_document(book(lang=lang), size())
    assert f'class="{name}"' in xhtml


def test_a_cover_has_its_boxes_its_words_and_its_bars(workshop: Workshop) -> None:
    told = book(description="Of ropes.\n\nAnd of bells.", identifiers={"print": "978-0-306-40615-7"})
    made = bind_wrap(told, size(), workshop)
    (name, content), *_ = made.files.items()
    assert name == "the-ferry-book-cover.pdf"
    with pikepdf.open(BytesIO(content)) as pdf:
        page = pdf.pages[0]
        assert [float(side) for side in page.mediabox] == pytest.approx([0, 0, 936, 666], abs=0.05)
        assert [float(side) for side in page.trimbox] == pytest.approx([9, 9, 927, 657], abs=0.05)
    with pypdfium2.PdfDocument(content) as document:
        text = document[0].get_textpage().get_text_range()
    for words in ("Of ropes.", "And of bells.", "The Ferry Book", "ADA LAMBERT"):
        assert words.lower() in text.lower()
    figures = "".join(filter(str.isdigit, text))
    assert figures.endswith("9780306406157")
    assert bind_wrap(told, size(), workshop) == made


def test_a_cover_in_four_inks_has_no_other_colours(workshop: Workshop) -> None:
    printed = {"printer": "offset", "trim": "6x9"}
    told = book(print=printed, identifiers={"print": "978-0-306-40615-7"})
    content = next(iter(bind_wrap(told, size(300, **printed), workshop).files.values()))
    with pikepdf.open(BytesIO(content)) as pdf:
        operators = {str(each.operator) for each in pikepdf.parse_content_stream(pdf.pages[0])}
    assert "k" in operators
    assert not operators & {"rg", "RG"}


@pytest.mark.parametrize("times", [200, 400])
def test_words_that_do_not_fit_are_not_cut_off(workshop: Workshop, times: int) -> None:
    with pytest.raises(ManuscriptError) as error:
        bind_wrap(book(description="Of ropes and of bells. " * times), size(), workshop)
    assert [found.code for found in error.value.findings] == ["cover-overfull"]


def test_an_isbn_is_told_from_other_identifiers() -> None:
    assert isbn("urn:isbn:978-0-306-40615-7") == "9780306406157"
    assert isbn("urn:uuid:6f1c2a52-6f0e-5c1b-9d0a-0c7a40b5e9d1") is None
    assert isbn(None) is None


@pytest.mark.parametrize(
    ("box", "width"), [((50.8, 30.5), 37.29), ((35.0, 30.0), 35.0), ((20.0, 20.0), 29.83)]
)
def test_bars_are_as_large_as_may_be(box: tuple[float, float], width: float) -> None:
    drawn = bars("9780306406157", box)
    assert f'width="{width:.2f}mm"' in drawn
    # Thirty bars: two in each guard, two in each figure.
    assert drawn.count("<rect") >= 30


def test_many_words_on_the_back_are_set_smaller(workshop: Workshop) -> None:
    made = bind_wrap(book(description="Of ropes and of bells. " * 90), size(), workshop)
    with pypdfium2.PdfDocument(next(iter(made.files.values()))) as document:
        assert document[0].get_textpage().get_text_range().count("bells") == 90


def test_a_cover_that_is_a_drawing_is_drawn_in_its_own_proportions(workshop: Workshop) -> None:
    names = b'xmlns="http://www.w3.org/2000/svg" viewBox="0 0 2 3"'
    svg = b"<svg " + names + b'><rect width="2" height="3" fill="#0a0"/></svg>'
    cover = Image("c.svg", "images/c.svg", "image/svg+xml", "d", svg, 200, 300)
    dressed = replace(book(cover="c.svg"), images=(cover,))
    made = drawn(dressed, (), workshop)
    (picture,) = made.images
    assert (picture.media_type, picture.width, picture.height) == ("image/png", 1600, 2400)
    assert find_cover(made) is picture
    with Raster.open(BytesIO(picture.content)) as seen:
        assert seen.size == (1600, 2400)
        assert {seen.getpixel(corner) for corner in ((2, 2), (1597, 2397))} == {(0, 170, 0)}


def test_a_drawing_that_a_leaf_shows_too_is_kept(workshop: Workshop) -> None:
    svg = b'<svg xmlns="http://www.w3.org/2000/svg" width="20" height="30"/>'
    cover = Image("c.svg", "images/c.svg", "image/svg+xml", "d", svg, 20, 30)
    leaf = Leaf("a", "chapter", "A", Matter.MAIN, '<section><img src="images/c.svg"/></section>', "en")
    made = drawn(replace(book(cover="c.svg"), images=(cover,)), (leaf,), workshop)
    assert [image.name for image in made.images] == ["images/c.svg", "images/octavo-cover.png"]


def test_a_cover_that_is_a_photograph_stays_as_it_is(workshop: Workshop) -> None:
    cover = Image("c.png", "images/c.png", "image/png", "d", b"", 20, 30)
    dressed = replace(book(cover="c.png"), images=(cover,))
    assert drawn(dressed, (), workshop) is dressed
