from __future__ import annotations

from io import BytesIO
from pathlib import Path

import pytest
from PIL import Image as Raster

from octavo.book import Image
from octavo.findings import Finding
from octavo.source.images import Bounds, find_image

SVG = '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 30 20">{}</svg>'


def png(width: int = 4, height: int = 3) -> bytes:
    content = BytesIO()
    Raster.new("L", (width, height)).save(content, "PNG")
    return content.getvalue()


@pytest.fixture
def root(tmp_path: Path) -> Path:
    home = tmp_path / "book"
    (home / "text").mkdir(parents=True)
    (home / "images").mkdir()
    (tmp_path / "outside.png").write_bytes(png())
    (home / "images" / "Sea.png").write_bytes(png())
    (home / "images" / "map.svg").write_text(SVG.format("<path d='M0 0'/>"))
    return home


def found(target: str, root: Path, bounds: Bounds | None = None) -> Image | Finding:
    return find_image(target, "text/one.md", root, bounds or Bounds())


def code(target: str, root: Path, bounds: Bounds | None = None) -> str:
    result = found(target, root, bounds)
    assert isinstance(result, Finding)
    assert result.hint
    return result.code


@pytest.mark.parametrize("target", ["../images/Sea.png", "images/Sea.png", "../images/Sea%2Epng"])
def test_an_image_is_named_from_its_chapter_or_from_the_book(target: str, root: Path) -> None:
    image = found(target, root)
    assert isinstance(image, Image)
    assert (image.path, image.media_type, image.width, image.height) == ("images/Sea.png", "image/png", 4, 3)
    assert image.name.startswith("images/sea-")


def test_a_drawing_has_the_size_of_its_box(root: Path) -> None:
    image = found("images/map.svg", root)
    assert isinstance(image, Image)
    assert (image.media_type, image.width, image.height) == ("image/svg+xml", 30, 20)


@pytest.mark.parametrize("target", ["../../outside.png", "/etc/hostname", "~/x.png"])
def test_nothing_outside_the_folder_is_read(target: str, root: Path) -> None:
    assert code(target, root) == "path-outside"


def test_a_link_that_leads_outside_is_outside(root: Path) -> None:
    (root / "images" / "link.png").symlink_to(root.parent / "outside.png")
    assert code("images/link.png", root) == "path-outside"


@pytest.mark.parametrize(
    "target", ["https://example.org/x.png", "//example.org/x.png", "data:image/png;base64,AA=="]
)
def test_nothing_is_fetched(target: str, root: Path) -> None:
    assert code(target, root) == "image-remote"


def test_a_missing_image_may_be_one_of_another_case(root: Path) -> None:
    result = found("../images/sea.png", root)
    assert isinstance(result, Finding)
    assert (result.code, result.hint) == ("image-missing", "did you mean Sea.png?")


@pytest.mark.parametrize(
    ("name", "content"),
    [
        ("a.png", b"no image"),
        ("a.jpg", png()),
        ("a.svg", b"<svg"),
        ("a.svg", b"<html/>"),
        ("a.png", png()[:30]),
    ],
)
def test_an_image_is_what_its_name_says(name: str, content: bytes, root: Path) -> None:
    (root / name).write_bytes(content)
    assert code(name, root) == "image-wrong-type"


@pytest.mark.parametrize(
    "inside",
    [
        "<script>alert(1)</script>",
        "<g onload='x()'/>",
        "<image href='https://example.org/x.png'/>",
        "<style>@import 'x.css';</style>",
        "<rect fill='url(https://example.org/)'/>",
        "<foreignObject/>",
    ],
)
def test_a_drawing_that_acts_or_reaches_out_is_refused(inside: str, root: Path) -> None:
    (root / "a.svg").write_text(SVG.format(inside))
    assert code("a.svg", root) == "image-unsafe"


def test_a_drawing_with_entities_is_refused(root: Path) -> None:
    (root / "a.svg").write_text('<!DOCTYPE svg [<!ENTITY a "aaaa">]>' + SVG.format("<text>&a;</text>"))
    assert code("a.svg", root) == "image-unsafe"


def test_an_image_may_be_too_large_as_a_file_or_in_pixels(root: Path) -> None:
    (root / "a.png").write_bytes(png(2000, 1000))
    assert code("a.png", root, Bounds(megapixels=1)) == "image-too-large"
    assert code("a.png", root, Bounds(megabytes=0.00001)) == "image-too-large"
