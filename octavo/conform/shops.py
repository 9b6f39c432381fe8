"""Ask whether the shops of a book would take its EPUB."""

from __future__ import annotations

import posixpath
import zipfile
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from io import BytesIO

from lxml import etree
from PIL import Image as Raster

from octavo.findings import finding
from octavo.shops import Shop, shop
from octavo.verdict import Verdict

__all__ = ["advise_for_shops", "judge_for_shops"]

MIB = 1 << 20
XHTML = "{http://www.w3.org/1999/xhtml}"
OPS = "{http://www.idpf.org/2007/ops}"


@dataclass(frozen=True, slots=True)
class Picture:
    """Hold an image of an EPUB: its path, its media type, its bytes, and its sides in px or CSS px."""

    path: str
    media_type: str
    size: int
    sides: tuple[float, float] | None
    cover: bool


@dataclass(frozen=True, slots=True)
class Copy:
    """Hold what a shop looks at: the size of the file, its images, the levels of its contents."""

    size: int
    pictures: tuple[Picture, ...]
    levels: int

    def cover(self) -> Picture | None:
        """Give the cover's image."""
        return next((picture for picture in self.pictures if picture.cover), None)


#: What is wrong, and which of the shop's wishes says so.
Wish = tuple[str, str]


def judge_for_shops(epub: bytes, name: str, shops: Sequence[str]) -> tuple[Verdict, ...]:
    """Give what shops would refuse about an EPUB; of each shop each thing once."""
    return tuple(_verdicts(epub, name, shops, "shop-refuses"))


def advise_for_shops(epub: bytes, name: str, shops: Sequence[str]) -> tuple[Verdict, ...]:
    """Give what shops recommend otherwise about an EPUB that they take; of each shop each thing once."""
    return tuple(_verdicts(epub, name, shops, "shop-advice"))


def _verdicts(epub: bytes, name: str, shops: Sequence[str], code: str) -> Iterator[Verdict]:
    copy = _read(epub)
    for asked in map(shop, shops):
        for kind, words in _judge(copy, asked):
            if (code == "shop-advice") is (kind in asked.advised):
                said = f"{asked.name}: {words}"
                yield Verdict(finding(code, said, path=name, format="epub", hint=REMEDIES[kind]))


def _judge(copy: Copy, asked: Shop) -> Iterator[Wish]:
    found: dict[str, str] = {}
    for check in (_file, _cover, _images, _contents):
        for wish, words in check(copy, asked):
            found.setdefault(wish, words)
    yield from found.items()


def _file(copy: Copy, asked: Shop) -> Iterator[Wish]:
    if asked.megabytes and copy.size > asked.megabytes * MIB:
        yield "megabytes", f"the file has {copy.size / MIB:.0f} MiB, it takes {asked.megabytes:g}"


def _cover(copy: Copy, asked: Shop) -> Iterator[Wish]:
    cover = copy.cover()
    if cover is None:
        if asked.cover_file:
            yield "cover_file", "the cover is missing, and it must be in the EPUB"
        return
    if asked.cover_types and cover.media_type not in asked.cover_types:
        yield "cover_types", f"the cover is {cover.media_type}, it takes {_listed(asked.cover_types)}"
    if cover.sides is None:
        return
    width, height = cover.sides
    seen = f"the cover has {width:g} by {height:g} px"
    if asked.cover_least and (width < asked.cover_least[0] or height < asked.cover_least[1]):
        yield "cover_least", f"{seen}, it asks for {asked.cover_least[0]} by {asked.cover_least[1]} at least"
    if asked.cover_shortest and min(width, height) < asked.cover_shortest:
        yield "cover_shortest", f"{seen}, its shorter side should have {asked.cover_shortest}"
    if asked.cover_longest and max(width, height) > asked.cover_longest:
        yield "cover_longest", f"{seen}, no side may have more than {asked.cover_longest}"


def _images(copy: Copy, asked: Shop) -> Iterator[Wish]:
    for picture in copy.pictures:
        name = posixpath.basename(picture.path)
        if asked.image_types and picture.media_type not in asked.image_types:
            yield "image_types", f"{name} is {picture.media_type}, it takes {_listed(asked.image_types)}"
        if asked.image_megabytes and picture.size > asked.image_megabytes * MIB:
            words = f"{name} has {picture.size / MIB:.1f} MiB, it advises {asked.image_megabytes:g} at most"
            yield "image_megabytes", words
        if picture.sides is None:
            continue
        drawn = picture.media_type == "image/svg+xml"
        pixels = picture.sides[0] * picture.sides[1] / 1e6
        if asked.image_megapixels and not drawn and pixels > asked.image_megapixels:
            words = f"{name} has {pixels:.1f} megapixels, it takes {asked.image_megapixels:g}"
            yield "image_megapixels", words
        if asked.svg_side and drawn and max(picture.sides) > asked.svg_side:
            words = f"{name} is {max(picture.sides):g} px long, it takes an SVG of {asked.svg_side:g}"
            yield "svg_side", words


def _contents(copy: Copy, asked: Shop) -> Iterator[Wish]:
    if asked.levels and copy.levels > asked.levels:
        yield "levels", f"the contents have {copy.levels} levels, it shows {asked.levels}"


#: What to do about each wish.
REMEDIES: Mapping[str, str] = {
    "megabytes": "make the images smaller",
    "cover_file": "name a cover in book.yaml",
    "cover_types": "save the cover as JPEG or PNG",
    "cover_least": "save the cover larger",
    "cover_shortest": "save the cover larger",
    "cover_longest": "save the cover smaller",
    "image_types": "save it as JPEG or PNG",
    "image_megabytes": "save it smaller",
    "image_megapixels": "save it smaller",
    "svg_side": "give the drawing a smaller width and height",
    "levels": "set contents.depth in book.yaml to less, if the other levels shall be found there",
}


def _listed(types: Sequence[str]) -> str:
    return ", ".join(each.removeprefix("image/").removesuffix("+xml").upper() for each in types)


def _read(epub: bytes) -> Copy:
    with zipfile.ZipFile(BytesIO(epub)) as archive:
        container = etree.fromstring(archive.read("META-INF/container.xml"))
        place = next(str(root.get("full-path")) for root in container.iter("{*}rootfile"))
        package, home = etree.fromstring(archive.read(place)), posixpath.dirname(place)
        items = [
            (posixpath.join(home, str(item.get("href"))), item)
            for item in package.iterfind("{*}manifest/{*}item")
        ]
        pictures = tuple(_picture(archive.read, path, item) for path, item in items if _is_image(item))
        navs = [path for path, item in items if "nav" in str(item.get("properties", "")).split()]
        levels = max((_levels(etree.fromstring(archive.read(nav))) for nav in navs), default=0)
        return Copy(len(epub), pictures, levels)


def _is_image(item: etree._Element) -> bool:
    return str(item.get("media-type", "")).startswith("image/")


def _picture(read: Callable[[str], bytes], path: str, item: etree._Element) -> Picture:
    content, media_type = read(path), str(item.get("media-type"))
    cover = "cover-image" in str(item.get("properties", "")).split()
    sides = _drawn(content) if media_type == "image/svg+xml" else _taken(content)
    return Picture(path, media_type, len(content), sides, cover)


def _taken(content: bytes) -> tuple[float, float] | None:
    try:
        with Raster.open(BytesIO(content)) as picture:
            return float(picture.width), float(picture.height)
    except OSError:
        return None


def _drawn(content: bytes) -> tuple[float, float] | None:
    root = etree.fromstring(content, etree.XMLParser(resolve_entities=False, no_network=True))
    try:
        return float(root.get("width", "").removesuffix("px")), float(
            root.get("height", "").removesuffix("px")
        )
    except ValueError:
        return None


def _levels(navigation: etree._Element) -> int:
    contents = (nav for nav in navigation.iter(XHTML + "nav") if nav.get(OPS + "type") == "toc")
    rows = (row for nav in contents for row in nav.iter(XHTML + "ol"))
    return max((sum(1 for _ in row.iterancestors(XHTML + "ol")) + 1 for row in rows), default=0)
