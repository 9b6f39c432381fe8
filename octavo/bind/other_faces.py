"""Cut the typefaces that a book names for letters which its text's typeface has not: of other scripts.

Each is an installed family or a font file of the book's folder, and stands in every list of families behind
those that the stylesheets name, so that it gives the missing letters and no others.
"""

from __future__ import annotations

import struct
from collections.abc import Sequence
from io import BytesIO
from pathlib import Path
from string import ascii_uppercase
from types import MappingProxyType

from fontTools.ttLib import TTFont, TTLibError

from octavo.bind.stylesheets import Stylesheets
from octavo.errors import UsageError
from octavo.findings import finding

__all__ = ["BOLD", "REGULAR", "declare", "families_of", "is_file", "open_font"]

REGULAR, BOLD = 400, 700
#: The endings of font files that are read; what a font is, its content says.
ENDINGS = (".ttf", ".otf")
#: How large a font file may be, in MiB: those of East Asia have some twenty.
MOST = 40
#: What a font's maker forbids (OpenType, `OS/2`, fsType): to embed it, to cut it down, to embed its outlines.
FORBIDDEN = {0x0002: "to be embedded", 0x0100: "to be cut down", 0x0200: "to be embedded as outlines"}
#: A right to embed, which goes before the prohibition where a font has both (OpenType 1.3 and before).
ALLOWED = 0x0004 | 0x0008
#: The families that lists begin with.
FIRST = ('"Octavo Text"', '"Octavo Mono"')
FACE = """
@font-face {{
  font-family: "{family}";
  font-weight: {weight};
  font-style: normal;
  src: url(fonts/{name}.ttf);
}}
"""


def families_of(others: Sequence[str]) -> tuple[tuple[str, str, int, str], ...]:
    """Give the cuts of other typefaces: file's name, family in the stylesheets, weight, what was named."""
    return tuple(
        (f"other-{letter.lower()}-{style}", f"Octavo Other {letter}", weight, named)
        for letter, named in zip(ascii_uppercase, others, strict=False)
        for style, weight in (("regular", REGULAR), ("bold", BOLD))
    )


def declare(stylesheets: Stylesheets, others: Sequence[str]) -> Stylesheets:
    """Give the stylesheets with the other typefaces declared, and named behind the book's own."""
    if not others:
        return stylesheets
    cuts = families_of(others)
    rules = "".join(FACE.format(name=name, family=family, weight=weight) for name, family, weight, _ in cuts)
    behind = "".join(f', "{family}"' for family in dict.fromkeys(family for _, family, _, _ in cuts))
    changed = dict(stylesheets)
    for sheet, text in stylesheets.items():
        if sheet == "fonts.css":
            changed[sheet] = text + rules
        else:
            for first in FIRST:
                changed[sheet] = changed[sheet].replace(first, first + behind)
    return MappingProxyType(changed)


def is_file(named: str) -> bool:
    """Say whether a font file is named, and not a family."""
    return named.lower().endswith(ENDINGS)


def open_font(named: str, root: Path) -> bytes:
    """Give the content of a font file of the folder `root`.

    Raises UsageError where it is none, lies outside, or its maker forbids what a book does with it.
    """
    place = root / named
    if named.startswith(("/", "~")) or not place.resolve().is_relative_to(root.resolve()):
        hint = "copy it into the folder and name it from there"
        words = f"{named} lies outside the book's folder"
        raise UsageError(finding("path-outside", words, path="book.yaml", hint=hint))
    if not place.is_file():
        words = f"{named} does not exist"
        raise _broken(words, "check the name; it counts from book.yaml")
    with place.open("rb") as stream:
        content = stream.read(MOST * 2**20 + 1)
    if len(content) > MOST * 2**20:
        words = f"{named} is over {MOST} MB"
        raise _broken(words, "take a font of one script alone")
    try:
        font = TTFont(BytesIO(content), lazy=True)
        rights, letters = font["OS/2"].fsType, font.getBestCmap()
    except (TTLibError, KeyError, OSError, ValueError, AssertionError, struct.error) as error:
        words = f"{named} is no font that can be read"
        raise _broken(words, "take a TrueType or OpenType font") from error
    forbidden = next((what for bit, what in FORBIDDEN.items() if rights & bit), None)
    if not letters or (forbidden and not (rights & 0x0002 and rights & ALLOWED)):
        words = f"the maker of {named} forbids it {forbidden}" if forbidden else f"{named} names no letters"
        raise _broken(words, "take a font with a free licence, such as the SIL Open Font License")
    return content


def _broken(words: str, hint: str) -> UsageError:
    return UsageError(finding("font-broken", words, path="book.yaml", hint=hint))
