from __future__ import annotations

import re
from io import BytesIO

import pytest
from PIL import Image, ImageCms
from PIL.PngImagePlugin import PngInfo

from octavo.source.photographs import developed

PLACE = "2026:11:25"


def photograph(form: str, turned: int = 1) -> bytes:
    """Give a picture with a dark left half, that tells of its place, and has a profile of its colours."""
    picture = Image.new("RGB", (64, 32), "#c8b496")
    picture.paste("#203040", (0, 0, 32, 32))
    exif = Image.Exif()
    exif[0x0112] = turned
    exif.get_ifd(0x8825)[29] = PLACE
    remarks = PngInfo()
    remarks.add_text("Comment", PLACE)
    profile = ImageCms.ImageCmsProfile(ImageCms.createProfile("sRGB")).tobytes()
    written = BytesIO()
    more = (
        {"pnginfo": remarks}
        if form == "PNG"
        else {"lossless": True}
        if form == "WEBP"
        else {"comment": PLACE}
    )
    picture.save(written, form, exif=exif, icc_profile=profile, **more)
    return written.getvalue()


def opened(content: bytes) -> Image.Image:
    picture = Image.open(BytesIO(content))
    picture.load()
    return picture


@pytest.mark.parametrize("form", ["JPEG", "PNG", "WEBP"])
def test_what_a_camera_wrote_is_taken_out_and_no_point_changes(form: str) -> None:
    content = photograph(form)
    assert PLACE.encode() in content
    bare = developed(content, opened(content))
    assert PLACE.encode() not in bare
    assert not opened(bare).getexif()
    assert opened(bare).tobytes() == opened(content).tobytes()
    assert opened(bare).info["icc_profile"] == opened(content).info["icc_profile"]


@pytest.mark.parametrize("form", ["JPEG", "PNG", "WEBP"])
def test_a_picture_is_turned_as_it_is_to_be_seen(form: str) -> None:
    content = photograph(form, turned=6)
    upright = opened(developed(content, opened(content)))
    assert upright.size == (32, 64)
    assert not upright.getexif()
    assert "icc_profile" in upright.info
    grey = upright.convert("L").tobytes()
    assert grey[8 * 32 + 16] < 100 < grey[56 * 32 + 16]


@pytest.mark.parametrize("form", ["JPEG", "PNG", "WEBP", "GIF"])
def test_a_picture_that_tells_nothing_stays_as_it_is(form: str) -> None:
    written = BytesIO()
    Image.new("RGB", (8, 8)).save(written, form)
    assert developed(written.getvalue(), opened(written.getvalue())) == written.getvalue()


def test_a_moving_picture_moves_still() -> None:
    written = BytesIO()
    frames = [Image.new("RGB", (8, 8), colour) for colour in ("red", "blue")]
    frames[0].save(written, "WEBP", save_all=True, append_images=frames[1:], lossless=True)
    moving = Image.open(BytesIO(developed(written.getvalue(), Image.open(BytesIO(written.getvalue())))))
    assert getattr(moving, "n_frames", 1) == 2


def test_a_jpeg_keeps_all_that_draws_it() -> None:
    content = photograph("JPEG")
    kept = set(re.findall(rb"\xff[\xc0-\xfe]", developed(content, opened(content))[:2000]))
    assert {b"\xff\xdb", b"\xff\xc0", b"\xff\xc4", b"\xff\xda"} <= kept
