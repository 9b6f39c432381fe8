"""Gather the images the chapters show: each is found once, and its target becomes its path."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field
from pathlib import Path

from octavo.book import Image
from octavo.findings import Finding, finding
from octavo.places import Places
from octavo.source.images import Bounds, find_image
from octavo.syntax import Element, plain, rewrite_holding

__all__ = ["Pictures"]


@dataclass(slots=True)
class Pictures:
    """Collect images as chapters name them. Not frozen: it grows with every chapter."""

    root: Path
    bounds: Bounds
    images: dict[str, Image] = field(default_factory=dict)

    def gather(
        self, blocks: Iterable[Element], source: str, path: str
    ) -> tuple[tuple[Element, ...], tuple[Finding, ...]]:
        """Give a chapter's blocks with every image's target as its path from the folder's root."""
        found: list[Finding] = []
        places = Places(source)

        def gather(element: Element) -> Element:
            if element["t"] != "Image":
                return element
            attributes, words, (target, title) = element["c"]
            line, column = places.find(f"]({target}")
            image = self.find(target, path)
            if isinstance(image, Finding):
                found.append(_placed(image, line, column))
                return element
            if not _described(attributes, words):
                found.append(_undescribed(image.path, path, line, column))
            return {"t": "Image", "c": [attributes, words, [image.path, title]]}

        return rewrite_holding(list(blocks), {"Image"}, gather), tuple(found)

    def find(self, target: str, path: str) -> Image | Finding:
        """Give the image that `target` names in the file at `path`, or the finding why not."""
        image = find_image(target, path, self.root, self.bounds)
        if isinstance(image, Image):
            return self.images.setdefault(image.path, image)
        return image


def _described(attributes: list[object], words: list[Element]) -> bool:
    _, classes, pairs = attributes
    given = dict(pairs) if isinstance(pairs, list) else {}
    decorative = isinstance(classes, list) and "decorative" in classes
    return decorative or bool(plain(words).strip()) or bool(given.get("alt", "").strip())


def _undescribed(image: str, path: str, line: int | None, column: int | None) -> Finding:
    return finding(
        "image-no-alt",
        f"the image {image} has no description",
        path=path,
        line=line,
        column=column,
        hint='say what it shows: ![Caption](image.png){alt="..."}; mark an ornament {.decorative}',
    )


def _placed(found: Finding, line: int | None, column: int | None) -> Finding:
    return finding(found.code, found.message, path=found.path, line=line, column=column, hint=found.hint)
