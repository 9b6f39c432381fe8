"""Find, confine, sniff and measure the images that a chapter names.

An image must lie inside the manuscript's folder after links are followed, be what its name says,
and fit within the limits. Nothing is fetched. SVG is parsed and refused when it could run, load or
expand anything (EPUB 3.3 section 3.3 and threat S14 of our own list).
"""

from __future__ import annotations

import contextlib
import hashlib
import posixpath
import re
import warnings
from collections.abc import Iterator
from dataclasses import dataclass, replace
from io import BytesIO
from pathlib import Path
from urllib.parse import unquote, urlsplit

from lxml import etree
from PIL import Image as Raster
from PIL import ImageFile

from octavo.book import Image
from octavo.findings import Finding, finding
from octavo.on_disk import on_disk
from octavo.source.amounts import amount
from octavo.source.drawings import SVG, drawn_size, is_unsafe
from octavo.source.photographs import developed

__all__ = ["Bounds", "find_image", "image_name"]

#: Media type by Pillow's name of the format, and by the endings a file of it may have.
RASTERS = {
    "PNG": ("image/png", {".png"}),
    "JPEG": ("image/jpeg", {".jpg", ".jpeg", ".jpe", ".jfif"}),
    "GIF": ("image/gif", {".gif"}),
    "WEBP": ("image/webp", {".webp"}),
}
#: What to do where a file is not found, and how much of its name a message shows.
NAMED = "check the name; it counts from the chapter"
LONGEST = 100


#: What of an image the book holds: its bytes, media type, width and height in CSS px.
Measured = tuple[bytes, str, float | None, float | None]


@dataclass(frozen=True, slots=True)
class Bounds:
    """Bound an image: megapixels once decoded, MiB as a file."""

    megapixels: float = 40
    megabytes: float = 20


@dataclass(frozen=True, slots=True)
class Refusal:
    """Say why an image cannot be used: a code, words, and a remedy."""

    code: str
    message: str
    hint: str


def find_image(target: str, chapter: str, root: Path, bounds: Bounds) -> Image | Finding:
    """Give the image that `target` names in the chapter at `chapter`, or the finding why not.

    Raises nothing: a missing, foreign, broken or too large image is a finding without a line.
    """
    if urlsplit(target).scheme or target.startswith("//"):
        return _refused(
            Refusal("image-remote", f"the image {_short(target)} is not in the book", "download it"), chapter
        )
    path = _inside(unquote(target).replace("\0", "\ufffd"), chapter, root)
    judged = path if isinstance(path, Refusal) else _judge(path, root, bounds)
    return _refused(judged, chapter) if isinstance(judged, Refusal) else judged


def image_name(path: str, digest: str) -> str:
    """Give the name an image has in every output: readable, ASCII, and unique by its content."""
    stem = re.sub(r"[^a-z0-9]+", "-", Path(path).stem.lower()).strip("-") or "image"
    ending = ".jpg" if Path(path).suffix.lower() in {".jpeg", ".jpe", ".jfif"} else Path(path).suffix
    return f"images/{stem}-{digest[:8]}{ending.lower()}"


def _inside(target: str, chapter: str, root: Path) -> Path | Refusal:
    home = root.resolve()
    beside = (home / chapter).parent / target
    missing = Refusal("image-missing", f"the image {_short(target)} does not exist", NAMED)
    try:
        places = (beside, _spelled(beside, home), home / target, _spelled(home / target, home))
        path = next((place for place in places if place.is_file()), beside)
        outside = not path.resolve().is_relative_to(home)
    except (OSError, RuntimeError, ValueError):
        # No disk can hold such a name: it is too long, or holds a NUL; or links lead round in a circle.
        return missing
    if target.startswith(("/", "~")) or outside:
        return Refusal(
            "path-outside",
            f"the image {_short(target)} lies outside the book's folder",
            "copy it into the folder and name it from there",
        )
    if not path.is_file():
        near = _same_but_case(path)
        return replace(missing, hint=f"did you mean {near}?" if near else NAMED)
    return path.resolve()


def _spelled(path: Path, home: Path) -> Path:
    """Give a path inside the book's folder in the letters that the disk has it in, where it is there."""
    plain = Path(posixpath.normpath(path))
    if not plain.is_relative_to(home):
        return path
    found = on_disk(home, plain.relative_to(home).as_posix())
    return path if found is None else home / found


def _short(target: str) -> str:
    return target if len(target) <= LONGEST else target[:LONGEST] + "…"


def _same_but_case(path: Path) -> str | None:
    try:
        names = [entry.name for entry in path.parent.iterdir()]
    except OSError:
        return None
    return next((name for name in names if name.casefold() == path.name.casefold()), None)


def _judge(path: Path, root: Path, bounds: Bounds) -> Image | Refusal:
    name = path.relative_to(root.resolve()).as_posix()
    if path.stat().st_size > bounds.megabytes * 2**20:
        size, most = amount(path.stat().st_size / 2**20), amount(bounds.megabytes)
        words = f"{name} has {size} MB, and {most} are the limit"
        return Refusal("image-too-large", words, "make it smaller, or raise `limits.image_megabytes`")
    try:
        content = path.read_bytes()
    except OSError as error:
        return Refusal("image-missing", f"{name} cannot be read: {error.strerror}", "see who may read it")
    measured = _svg(content) if path.suffix.lower() == ".svg" else _raster(content, path, bounds)
    if isinstance(measured, Refusal):
        return Refusal(measured.code, f"{name} {measured.message}", measured.hint)
    content, media_type, width, height = measured
    digest = hashlib.sha256(content).hexdigest()
    return Image(name, image_name(name, digest), media_type, digest, content, width, height)


def _raster(content: bytes, path: Path, bounds: Bounds) -> Measured | Refusal:
    wrong = "save it again as PNG or JPEG"
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("error", Raster.DecompressionBombWarning)
            with Raster.open(BytesIO(content), formats=tuple(RASTERS)) as raster:
                width, height, form = raster.width, raster.height, raster.format or ""
                if width * height > bounds.megapixels * 1e6:
                    return _too_many_pixels(bounds, width * height)
                with _whole():
                    raster.load()
                content = developed(content, raster)
        with Raster.open(BytesIO(content)) as upright:
            width, height = upright.size
    except (Raster.DecompressionBombError, Raster.DecompressionBombWarning) as error:
        return _too_many_pixels(bounds, int((re.search(r"\d+", str(error)) or "0")[0]))
    except (OSError, SyntaxError, ValueError) as error:
        return Refusal("image-wrong-type", f"is no image that can be read ({error})", wrong)
    media_type, endings = RASTERS[form]
    if path.suffix.lower() not in endings:
        return Refusal("image-wrong-type", f"is named {path.suffix} but holds {form}", "rename it")
    return content, media_type, float(width), float(height)


@contextlib.contextmanager
def _whole() -> Iterator[None]:
    """Take no picture that is cut off for one: WeasyPrint tells Pillow to, as soon as it is loaded."""
    before, ImageFile.LOAD_TRUNCATED_IMAGES = ImageFile.LOAD_TRUNCATED_IMAGES, False
    try:
        yield
    finally:
        ImageFile.LOAD_TRUNCATED_IMAGES = before


def _too_many_pixels(bounds: Bounds, pixels: int) -> Refusal:
    words = f"has {amount(pixels / 1e6)} million pixels, and {amount(bounds.megapixels)} are the limit"
    hint = "scale it down, or raise `limits.image_megapixels`; 300 dpi at its printed size is enough"
    return Refusal("image-too-large", words, hint)


def _svg(content: bytes) -> Measured | Refusal:
    parser = etree.XMLParser(resolve_entities=False, no_network=True, huge_tree=False)
    try:
        root = etree.fromstring(content, parser)
    except etree.XMLSyntaxError as error:
        return Refusal("image-wrong-type", f"is no well-formed SVG ({error.msg})", "export it again")
    if root.tag != SVG:
        return Refusal("image-wrong-type", "is no SVG: its root is not <svg>", "export it again")
    if is_unsafe(root):
        words = "holds a script, an outside reference or entities"
        return Refusal("image-unsafe", words, "export it as plain SVG with all parts inside")
    return content, "image/svg+xml", *drawn_size(root)


def _refused(refusal: Refusal, chapter: str) -> Finding:
    return finding(refusal.code, refusal.message, path=chapter, hint=refusal.hint)
