from __future__ import annotations

from io import BytesIO

from PIL import Image as Pictures

from octavo.bind.pdf.depth import placeable
from octavo.book import Image


def image(mode: str, value: int, ending: str = "png") -> Image:
    packed = BytesIO()
    Pictures.new(mode, (4, 3), value).save(packed, ending)
    return Image(f"a.{ending}", f"images/a.{ending}", f"image/{ending}", "0", packed.getvalue(), 4, 3)


def test_a_grey_picture_of_sixteen_bits_gets_eight() -> None:
    with Pictures.open(BytesIO(placeable(image("I;16", 0x8000)))) as picture:
        assert (picture.mode, picture.size, picture.getpixel((0, 0))) == ("L", (4, 3), 0x80)


def test_any_other_picture_is_left_as_it_is() -> None:
    for given in (image("L", 7), image("RGB", 7), image("L", 7, "jpeg")):
        assert placeable(given) is given.content
