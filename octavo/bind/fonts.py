"""Cut the book's typefaces from the families that are installed as `fontpkg-*` packages.

A variable font is cut into static ones, for a reader's device and a printer's machine both know
those best; what a book does not use of them is left out.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field, replace
from pathlib import Path

import fontpkg

from octavo.bind.cutting import CUTTING, keep_letters, settle_weight
from octavo.bind.other_faces import families_of, is_file, open_font
from octavo.cache import Cache, digest
from octavo.errors import UsageError
from octavo.findings import finding
from octavo.settings import Fonts
from octavo.slug import slugify

__all__ = ["Face", "licences", "load_faces", "subset_woff2"]


@dataclass(frozen=True, slots=True)
class Face:
    """Hold one static font, under the name that `styles/fonts.css` gives its file.

    `weight` is CSS's, 100 to 900; `content` is TrueType, or WOFF2 where a function says so. `licence` is
    the text of the licence that goes with every copy of it.
    """

    name: str
    family: str
    weight: int
    italic: bool
    content: bytes = field(repr=False)
    licence: bytes = field(repr=False, default=b"")


#: The cuts of a book: file name, family in the stylesheets, weight, italic.
CUTS: tuple[tuple[str, str, int, bool], ...] = (
    ("text-regular", "Octavo Text", 400, False),
    ("text-italic", "Octavo Text", 400, True),
    ("text-bold", "Octavo Text", 700, False),
    ("text-bold-italic", "Octavo Text", 700, True),
    ("mono-regular", "Octavo Mono", 400, False),
    ("mono-bold", "Octavo Mono", 700, False),
)


def load_faces(fonts: Fonts, root: Path | None = None, cache: Cache | None = None) -> tuple[Face, ...]:
    """Give the six cuts of a book, and two of each other typeface; font files are of the folder `root`.

    Raises UsageError when a family that `book.yaml` names is not installed, or a file of it cannot be used.
    """
    families = {"Octavo Text": fonts.text, "Octavo Mono": fonts.mono}
    kept = cache or Cache(None)
    own = (
        _installed(name, family, families[family], weight, kept, italic=italic)
        for name, family, weight, italic in CUTS
    )
    return (*own, *(_other(*cut, root or Path(), kept) for cut in families_of(fonts.others)))


def _installed(name: str, family: str, named: str, weight: int, cache: Cache, *, italic: bool) -> Face:  # noqa: PLR0913 -- what a face is told by
    place = _file(named, weight, italic=italic)
    licence = place.parents[1] / "LICENSE"
    told = licence.read_bytes() if licence.is_file() else b""
    return Face(name, family, weight, italic, _settled(place.read_bytes(), weight, cache), told)


def _other(name: str, family: str, weight: int, named: str, root: Path, cache: Cache) -> Face:  # noqa: PLR0913, PLR0917 -- as above
    if not is_file(named):
        return _installed(name, family, named, weight, cache, italic=False)
    return Face(name, family, weight, italic=False, content=_settled(open_font(named, root), weight, cache))


def _settled(content: bytes, weight: int, cache: Cache) -> bytes:
    key = digest(CUTTING, content, str(weight))
    return cache.obtain("cut", key, lambda: settle_weight(content, weight))


def licences(faces: Iterable[Face]) -> dict[str, bytes]:
    """Give the licences of some faces as files, `fonts/licence-FAMILY.txt`, each once.

    The SIL Open Font License 1.1, condition 2, wants its text in every bundle.
    """
    return {f"fonts/licence-{slugify(face.family)}.txt": face.licence for face in faces if face.licence}


def subset_woff2(faces: Iterable[Face], words: str, cache: Cache) -> tuple[Face, ...]:
    """Give the faces as WOFF2 with only what the letters of `words` need, all features kept."""
    letters = "".join(sorted(set(words)))
    return tuple(
        replace(
            face,
            content=cache.obtain(
                "woff2",
                digest(CUTTING, face.content, letters),
                lambda face=face: keep_letters(face.content, letters),  # type: ignore[misc]
            ),
        )
        for face in faces
    )


def _file(family: str, weight: int, *, italic: bool) -> Path:
    style = "italic" if italic else "normal"
    try:
        return Path(fontpkg.path(family, weight=weight, style=style))
    except fontpkg.FamilyNotInstalled as error:
        known = ", ".join(sorted(family.name for family in fontpkg.families().values()))
        raise UsageError(
            finding(
                "setting-wrong",
                f"the font family {family} is not installed",
                path="book.yaml",
                hint=f"install its fontpkg-* package, or choose one of: {known}",
            )
        ) from error
    except (fontpkg.StyleNotAvailable, fontpkg.WeightNotAvailable):
        return Path(fontpkg.path(family))
