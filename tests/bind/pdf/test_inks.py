from __future__ import annotations

from functools import cache
from io import BytesIO
from pathlib import Path

import pikepdf
import pytest
from PIL import Image

from octavo.bind.pdf.inks import Inks, ink
from octavo.bind.pdf.profile import cmyk_profile
from octavo.book import Book
from octavo.settings import Settings


@cache
def profile() -> bytes:
    return cmyk_profile(Book(Settings.model_validate({"title": "A"}), Path(), ()))


def inks(mode: str) -> Inks:
    return Inks(mode, profile() if mode == "CMYK" else None)


def printed(mode: str, drawn: str) -> str:
    pdf = pikepdf.new()
    pdf.add_blank_page()
    pdf.pages[0].Contents = pdf.make_stream(drawn.encode())
    ink(pdf, inks(mode))
    return str(pdf.pages[0].Contents.read_bytes().decode())


@pytest.mark.parametrize("mode", ["L", "CMYK", "RGB"])
@pytest.mark.parametrize(
    ("drawn", "there"), [("0 0 0 rg", "0 g"), ("0.5 0.5 0.5 RG", "0.5 G"), ("1 1 1 rg", "1 g")]
)
def test_a_neutral_colour_is_a_grey_whatever_the_inks(mode: str, drawn: str, there: str) -> None:
    assert printed(mode, f"q\n{drawn}\nQ") == f"q\n{there}\nQ"


def test_black_ink_prints_a_colour_as_light_as_it_is() -> None:
    light = [float(printed("L", f"{color} rg").split()[0]) for color in ("1 0 0", "0 1 0", "0 0 1", "1 1 0")]
    assert light == [pytest.approx(value, abs=0.01) for value in (0.50, 0.86, 0.30, 0.97)]


def test_a_colour_is_mixed_by_the_profile() -> None:
    *parts, operator = printed("CMYK", "1 0 0 rg").split()
    cyan, magenta, yellow, black = map(float, parts)
    assert operator == "k"
    assert min(magenta, yellow) > 0.8
    assert max(cyan, black) < 0.2


def test_what_stays_rgb_is_left_as_it_is() -> None:
    assert printed("RGB", "1 0 0 rg\n0.2 0.3 0.4 RG") == "1 0 0 rg\n0.2 0.3 0.4 RG"


def test_words_that_look_like_a_colour_are_no_colour() -> None:
    assert printed("L", "(1 0 0 rg) Tj") == "(1 0 0 rg) Tj"


def with_picture(mode: str, color: tuple[int, ...], *, jpeg: bool) -> pikepdf.Pdf:
    image, packed = Image.new("RGB", (8, 8), color), BytesIO()
    image.save(packed, "JPEG")
    pdf = pikepdf.new()
    pdf.add_blank_page()
    kept = pikepdf.Stream(pdf, packed.getvalue() if jpeg else image.tobytes())
    kept.Subtype, kept.ColorSpace = pikepdf.Name.Image, pikepdf.Name.DeviceRGB
    kept.Width = kept.Height = kept.BitsPerComponent = 8
    if jpeg:
        kept.Filter = pikepdf.Name.DCTDecode
    pdf.pages[0].Resources = pikepdf.Dictionary(XObject=pikepdf.Dictionary(I=pdf.make_indirect(kept)))
    ink(pdf, inks(mode))
    return pdf


@pytest.mark.parametrize("jpeg", [True, False])
@pytest.mark.parametrize(
    ("mode", "color", "space"),
    [
        ("L", (200, 30, 30), "/DeviceGray"),
        ("CMYK", (200, 30, 30), "/DeviceCMYK"),
        ("RGB", (200, 30, 30), "/DeviceRGB"),
        ("CMYK", (90, 90, 90), "/DeviceGray"),
        ("RGB", (90, 90, 90), "/DeviceGray"),
    ],
)
def test_a_picture_has_the_inks_of_the_page(
    mode: str, color: tuple[int, ...], space: str, *, jpeg: bool
) -> None:
    pdf = with_picture(mode, color, jpeg=jpeg)
    image = pdf.pages[0].Resources.XObject.I
    assert isinstance(image, pikepdf.Stream)
    assert str(image.ColorSpace) == space
    shown = pikepdf.PdfImage(image).as_pil_image().convert("RGB").getpixel((4, 4))
    assert isinstance(shown, tuple)
    if space == "/DeviceGray":
        assert max(shown) - min(shown) == 0
    else:
        assert shown[0] > 2 * shown[1]


def test_where_nothing_may_be_clear_the_paper_shows_through() -> None:
    pdf = with_picture("RGB", (200, 30, 30), jpeg=False)
    image = pdf.pages[0].Resources.XObject.I
    assert isinstance(image, pikepdf.Stream)
    mask = pikepdf.Stream(pdf, bytes([0] * 32 + [255] * 32))
    mask.Subtype, mask.ColorSpace = pikepdf.Name.Image, pikepdf.Name.DeviceGray
    mask.Width = mask.Height = mask.BitsPerComponent = 8
    image.SMask = pdf.make_indirect(mask)
    ink(pdf, Inks("RGB", flat=True))
    assert "/SMask" not in image
    shown = pikepdf.PdfImage(image).as_pil_image()
    assert (shown.getpixel((4, 0)), shown.getpixel((4, 7))) == ((255, 255, 255), (200, 30, 30))


@pytest.mark.parametrize(("mode", "ends"), [("L", [1, 1]), ("CMYK", [4, 4]), ("RGB", [3, 3])])
def test_a_gradient_runs_from_ink_to_ink(mode: str, ends: list[int]) -> None:
    pdf = pikepdf.new()
    pdf.add_blank_page()
    function = pikepdf.Dictionary(FunctionType=2, Domain=[0, 1], C0=[1, 0, 0], C1=[1, 1, 1], N=1)
    shading = pikepdf.Dictionary(ShadingType=2, ColorSpace=pikepdf.Name.DeviceRGB, Function=function)
    pdf.pages[0].Resources = pikepdf.Dictionary(Shading=pikepdf.Dictionary(s=pdf.make_indirect(shading)))
    ink(pdf, inks(mode))
    made = pdf.pages[0].Resources.Shading.s
    assert [len(made.Function.C0), len(made.Function.C1)] == ends
    assert str(made.ColorSpace) == {"L": "/DeviceGray", "CMYK": "/DeviceCMYK", "RGB": "/DeviceRGB"}[mode]
