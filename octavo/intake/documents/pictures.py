"""Take the pictures out of a document: from its archive, its text, its folder; never from the web."""

from __future__ import annotations

import base64
import binascii
import hashlib
import io
import re
import warnings
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from pathlib import PurePosixPath
from urllib.parse import unquote, unquote_to_bytes, urlsplit

from PIL import Image as Raster

from octavo.intake.documents.archive import Archive
from octavo.intake.draft import Guess, Loss, Picture, Source
from octavo.slug import free, slugify
from octavo.syntax import Element, rewrite

__all__ = ["Pictures", "beside", "in_archive", "in_rich_text"]

#: Bytes and pixels of a picture, and how many pictures: more than the loader takes is of no use.
MOST_BYTES, MOST_PIXELS, MOST_PICTURES = 20 * 2**20, 40_000_000, 5_000
#: The endings of the formats that a book can hold, by Pillow's name; of those that are written anew, as PNG.
KEPT = {"PNG": ".png", "JPEG": ".jpg", "GIF": ".gif", "WEBP": ".webp"}
REWRITTEN = ("BMP", "TIFF", "PCX", "PPM", "TGA", "ICO")
#: How many letters of an address are shown.
SHOWN = 60
DATA = re.compile(r"data:[^,]*?(?P<packed>;base64)?,(?P<content>.*)", re.DOTALL)
RICH_TEXT = re.compile(
    rb"\\pict\b(?:[^{}]*?(?:\{[^{}]*\}[^{}]*?)*?)(?<=[\s}])(?P<content>(?:[0-9a-fA-F]{2}\s*){16,})"
)

#: Gives the content of what a picture's target names, or None.
Finder = Callable[[str], bytes | None]


@dataclass(slots=True)
class Pictures:
    """Collect the pictures of a document. Not frozen: it grows with every picture."""

    name: str
    find: Finder
    kept: dict[str, Picture] = field(default_factory=dict)
    guesses: list[Guess] = field(default_factory=list)
    losses: list[Loss] = field(default_factory=list)

    def gather(self, blocks: Sequence[Element]) -> list[Element]:
        """Give the blocks with each picture's path in the manuscript; others are listed and gone."""
        return list(rewrite(list(blocks), self._change))

    def _change(self, element: Element) -> Element | list[Element]:
        if element["t"] != "Image":
            return element
        attributes, words, (target, _) = element["c"]
        path = self._take(target, dict(attributes[2]).get("alt", ""))
        # The words of a caption stay, where the picture does not.
        return {"t": "Image", "c": [attributes, words, [path, ""]]} if path else list(words)

    def _take(self, target: str, alt: str) -> str | None:
        content = _decoded(target) if target.startswith("data:") else self.find(unquote(target))
        shown = target if len(target) < SHOWN else f"{target[:SHOWN]}…"
        judged = _judged(content) if content is not None and len(content) <= MOST_BYTES else None
        if content is None or judged is None or len(self.kept) >= MOST_PICTURES:
            why = (
                "in no format that a book can hold, or too large: save it as PNG"
                if content
                else _missing(target)
            )
            self.losses.append(Loss("picture", alt, f"{shown} is {why}", self.name))
            return None
        ending, fitted = judged
        if fitted is not content:
            self.guesses.append(
                Guess("picture", shown, "written anew as PNG, which every reader shows", 0.95, self.name)
            )
        digest = hashlib.sha256(fitted).hexdigest()
        if digest not in self.kept:
            stem = "picture" if target.startswith("data:") else PurePosixPath(unquote(target)).stem
            taken = {PurePosixPath(picture.path).stem for picture in self.kept.values()}
            self.kept[digest] = Picture(
                f"images/{free(slugify(stem)[:40] or 'picture', taken)}{ending}", fitted
            )
        return self.kept[digest].path


def in_archive(archive: Archive) -> Finder:
    """Find pictures in an archive, as pandoc names them: from the document's own folder."""
    homes = ("word", *(path.rpartition("/")[0] for path in archive.members if path.endswith(".opf")))

    def find(target: str) -> bytes | None:
        path = archive.find(target, *homes)
        return archive.read(path) if path else None

    return find


def beside(source: Source) -> Finder:
    """Find pictures in the folder of a source and below it, and nowhere else."""

    def find(target: str) -> bytes | None:
        if source.home is None or "\0" in target:
            return None
        home, path = source.home.resolve(), (source.home / target.partition("?")[0]).resolve()
        if not path.is_relative_to(home) or not path.is_file() or path.stat().st_size > MOST_BYTES:
            return None
        return path.read_bytes()

    return find


def in_rich_text(source: Source) -> Finder:
    """Find pictures in RTF, where pandoc names them by their SHA-1."""
    found = {}
    for match in RICH_TEXT.finditer(source.content):
        content = bytes.fromhex(re.sub(rb"\s", b"", match["content"]).decode())
        found[hashlib.sha1(content, usedforsecurity=False).hexdigest()] = content
    return lambda target: found.get(PurePosixPath(target).stem)


def _missing(target: str) -> str:
    remote = urlsplit(target).scheme in {"http", "https", "ftp"} or target.startswith("//")
    return "on the web, and nothing is fetched: download it" if remote else "not there"


def _decoded(target: str) -> bytes | None:
    match = DATA.fullmatch(target)
    if match is None:
        return None
    try:
        content = unquote_to_bytes(match["content"])
        return base64.b64decode(content) if match["packed"] else content
    except (binascii.Error, ValueError):
        return None


def _judged(content: bytes) -> tuple[str, bytes] | None:
    """Give a picture's ending and its content, written anew where the format asks for it."""
    if re.search(rb"<svg[\s>]", content[:2048]):
        return ".svg", content
    try:
        with (
            warnings.catch_warnings(),
            Raster.open(io.BytesIO(content), formats=[*KEPT, *REWRITTEN]) as image,
        ):
            warnings.simplefilter("error")
            if image.width * image.height > MOST_PIXELS:
                return None
            if image.format in KEPT:
                return KEPT[image.format], content
            stream = io.BytesIO()
            image.convert("RGBA" if "A" in image.getbands() or "transparency" in image.info else "RGB").save(
                stream, "PNG"
            )
            return ".png", stream.getvalue()
    except (OSError, ValueError, SyntaxError, Raster.DecompressionBombError, Warning):
        return None
