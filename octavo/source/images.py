"""Find, confine, sniff and measure the images that a chapter names.

An image must lie inside the manuscript's folder after links are followed, be what its name says,
and fit within the limits. Nothing is fetched. SVG is parsed and refused when it could run, load or
expand anything (EPUB 3.3 section 3.3 and threat S14 of our own list).
"""

from __future__ import annotations

import hashlib
import re
import warnings
from collections.abc import Iterator
from dataclasses import dataclass
from io import BytesIO
from pathlib import Path
from urllib.parse import unquote, urlsplit

from lxml import etree
from PIL import Image as Raster

from octavo.book import Image
from octavo.findings import Finding, finding

__all__ = ["Bounds", "find_image", "image_name"]

#: Media type by Pillow's name of the format, and by the endings a file of it may have.
RASTERS = {
    "PNG": ("image/png", {".png"}),
    "JPEG": ("image/jpeg", {".jpg", ".jpeg", ".jpe", ".jfif"}),
    "GIF": ("image/gif", {".gif"}),
    "WEBP": ("image/webp", {".webp"}),
}
SVG_NAMESPACE = "{http://www.w3.org/2000/svg}"
#: Attributes that an animation may not set.
ANIMATED = {"href", "src", "style"}
#: What loads a file from within a stylesheet or an attribute of looks. A back-slash could write it otherwise.
LOADS = re.compile(
    r"@import|url\((?!\s*['\"]?\s*(?:#|data:image/(?:png|jpeg|gif|webp)[;,]))"
    r"|image-set\(|\bimage\(|\bsrc\(",
    re.IGNORECASE,
)
UNSAFE_ELEMENTS = {"script", "foreignObject", "iframe", "object", "embed", "handler"}
#: CSS px in one unit of an SVG length (CSS Values 4, section 6.2).
UNITS = {"": 1.0, "px": 1.0, "pt": 4 / 3, "pc": 16.0, "in": 96.0, "cm": 96 / 2.54, "mm": 96 / 25.4}
LENGTH = re.compile(r"\s*([\d.]+)\s*(px|pt|pc|in|cm|mm|)\s*$")


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
            Refusal("image-remote", f"the image {target} is not in the book", "download it"), chapter
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
    from_root = home / target
    path = next((place for place in (beside, from_root) if place.is_file()), beside)
    if target.startswith(("/", "~")) or not path.resolve().is_relative_to(home):
        return Refusal(
            "path-outside",
            f"the image {target} lies outside the book's folder",
            "copy it into the folder and name it from there",
        )
    if not path.is_file():
        near = _same_but_case(path)
        hint = f"did you mean {near}?" if near else "check the name; it counts from the chapter"
        return Refusal("image-missing", f"the image {target} does not exist", hint)
    return path.resolve()


def _same_but_case(path: Path) -> str | None:
    try:
        names = [entry.name for entry in path.parent.iterdir()]
    except OSError:
        return None
    return next((name for name in names if name.casefold() == path.name.casefold()), None)


def _judge(path: Path, root: Path, bounds: Bounds) -> Image | Refusal:
    name = path.relative_to(root.resolve()).as_posix()
    if path.stat().st_size > bounds.megabytes * 2**20:
        return Refusal("image-too-large", f"{name} is over {bounds.megabytes:g} MB", "make it smaller")
    content = path.read_bytes()
    measured = _svg(content) if path.suffix.lower() == ".svg" else _raster(content, path, bounds)
    if isinstance(measured, Refusal):
        return Refusal(measured.code, f"{name} {measured.message}", measured.hint)
    digest = hashlib.sha256(content).hexdigest()
    media_type, width, height = measured
    return Image(name, image_name(name, digest), media_type, digest, content, width, height)


def _raster(content: bytes, path: Path, bounds: Bounds) -> tuple[str, float, float] | Refusal:
    wrong = "save it again as PNG or JPEG"
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("error", Raster.DecompressionBombWarning)
            with Raster.open(BytesIO(content), formats=tuple(RASTERS)) as raster:
                width, height, form = raster.width, raster.height, raster.format or ""
                if width * height > bounds.megapixels * 1e6:
                    return _too_many_pixels(bounds)
                raster.load()
    except (Raster.DecompressionBombError, Raster.DecompressionBombWarning):
        return _too_many_pixels(bounds)
    except (OSError, SyntaxError, ValueError) as error:
        return Refusal("image-wrong-type", f"is no image that can be read ({error})", wrong)
    media_type, endings = RASTERS[form]
    if path.suffix.lower() not in endings:
        return Refusal("image-wrong-type", f"is named {path.suffix} but holds {form}", "rename it")
    return media_type, float(width), float(height)


def _too_many_pixels(bounds: Bounds) -> Refusal:
    words = f"has more than {bounds.megapixels:g} million pixels"
    return Refusal("image-too-large", words, "scale it down; 300 dpi at its printed size is enough")


def _svg(content: bytes) -> tuple[str, float | None, float | None] | Refusal:
    parser = etree.XMLParser(resolve_entities=False, no_network=True, huge_tree=False)
    try:
        root = etree.fromstring(content, parser)
    except etree.XMLSyntaxError as error:
        return Refusal("image-wrong-type", f"is no well-formed SVG ({error.msg})", "export it again")
    if root.tag != SVG_NAMESPACE + "svg":
        return Refusal("image-wrong-type", "is no SVG: its root is not <svg>", "export it again")
    if root.getroottree().docinfo.internalDTD is not None or any(map(_unsafe, _all(root))):
        words = "holds a script, an outside reference or entities"
        return Refusal("image-unsafe", words, "export it as plain SVG with all parts inside")
    return "image/svg+xml", *_svg_size(root)


def _all(root: etree._Element) -> Iterator[etree._Element]:
    """List a drawing's elements, and what stands before them: an instruction there may load a stylesheet."""
    yield from root.itersiblings(preceding=True)
    yield from root.iter()


def _unsafe(element: etree._Element) -> bool:
    if not isinstance(element.tag, str):
        return not isinstance(element, etree._Comment)
    name = etree.QName(element).localname
    if name in UNSAFE_ELEMENTS:
        return True
    # An animation sets what no attribute may hold.
    if element.get("attributeName", "").rpartition(":")[2].strip().lower() in ANIMATED:
        return True
    css = "".join(element.itertext()) if name == "style" else ""
    named = [(etree.QName(key).localname.lower(), str(value)) for key, value in element.attrib.items()]
    return (
        any(key.startswith("on") or key == "base" or _outside(key, value) for key, value in named)
        or any(_loads(value) for _, value in [*named, ("style", css)])
        or any("\\" in value for key, value in [*named, ("style", css)] if key == "style")
    )


def _loads(css: str) -> bool:
    """Say whether CSS would load something (CSS Images 4, section 2; CSS Cascade 5, section 2)."""
    return LOADS.search(css) is not None


def _outside(attribute: str, value: str) -> bool:
    links = attribute in {"href", "src"}
    return links and not value.strip().startswith(("#", "data:image/png", "data:image/jpeg"))


def _svg_size(root: etree._Element) -> tuple[float | None, float | None]:
    box = re.split(r"[\s,]+", root.get("viewBox", "").strip())
    sides: list[float | None] = []
    for name, place in (("width", 2), ("height", 3)):
        match = LENGTH.match(root.get(name, ""))
        if match:
            sides.append(float(match[1]) * UNITS[match[2]])
        else:
            sides.append(float(box[place]) if len(box) == 4 else None)  # noqa: PLR2004 -- x y w h
    return sides[0], sides[1]


def _refused(refusal: Refusal, chapter: str) -> Finding:
    return finding(refusal.code, refusal.message, path=chapter, hint=refusal.hint)
