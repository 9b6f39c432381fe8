"""Read the stylesheets and make of them what one format needs; no style is written in Python."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Mapping
from pathlib import Path
from types import MappingProxyType

from jinja2 import TemplateError

from octavo.bind.measuring import fill_measures
from octavo.book import Leaf
from octavo.errors import UsageError
from octavo.findings import finding
from octavo.shipped import shipped

__all__ = [
    "Stylesheets",
    "address_fonts",
    "fill",
    "join",
    "load_stylesheets",
    "resolve_tokens",
    "width_rules",
    "wrong_style",
]

#: The text of each stylesheet by its file name.
Stylesheets = Mapping[str, str]

TOKENS = "tokens.css"
#: All that `styles/` holds: the shared sheets, then one for each format.
NAMES = (
    TOKENS,
    "fonts.css",
    "book.css",
    "print.css",
    "screen.css",
    "epub.css",
    "web.css",
    "reader.css",
    "page.css.jinja",
    "cover.css.jinja",
    "turned.svg",
)

#: No sheet of styles comes near this.
MOST_BYTES = 2**20

TOKEN = re.compile(r"(--[\w-]+)\s*:\s*([^;{}]+);")
USE = re.compile(r"var\(\s*(--[\w-]+)\s*\)")
COMMENT = re.compile(r"/\*.*?\*/", re.DOTALL)
FONT = re.compile(r"url\(fonts/([\w-]+)\.ttf\)")
WIDTH = re.compile(r'\bdata-width="([\d.]+(?:%|[a-z]+))"')


def load_stylesheets(*folders: Path) -> Stylesheets:
    """Read Octavo's stylesheets; a sheet of the same name in one of `folders` stands in place of ours.

    The last folder that has it counts. Of `tokens.css`, each has only to say what it changes. Raises
    UsageError when a sheet cannot be read, or lies outside its folder by way of a link.
    """
    own = shipped("styles").resolve()
    sheets: dict[str, str] = {}
    for place in (own, *(folder for folder in folders if folder.resolve() != own)):
        for name in NAMES:
            if (place / name).is_file():
                laid_over = f"{sheets[name]}\n" if name == TOKENS and name in sheets else ""
                sheets[name] = laid_over + _read(place, name)
    return MappingProxyType(sheets)


def fill(stylesheets: Stylesheets, name: str, **measures: object) -> str:
    """Fill a stylesheet that is a template with measures; raises UsageError when it cannot be filled."""
    try:
        return fill_measures(stylesheets[name], measures)
    except (TemplateError, TypeError, ArithmeticError, RecursionError) as error:
        raise wrong_style(name, f"this template cannot be filled: {error}") from error


def wrong_style(name: str, what: str) -> UsageError:
    """Give the error about a stylesheet of the author's that cannot be used."""
    hint = "mend it, or delete it: then Octavo's own is used"
    return UsageError(finding("style-wrong", what, path=f"styles/{name}", hint=hint))


def _read(folder: Path, name: str) -> str:
    path = (folder / name).resolve()
    if not path.is_relative_to(folder.resolve()):
        raise wrong_style(name, "this stylesheet lies outside the book's folder")
    try:
        if path.stat().st_size > MOST_BYTES:
            raise wrong_style(name, "this stylesheet is over 1 MB")
        return path.read_text("utf-8")
    except (OSError, UnicodeDecodeError) as error:
        raise wrong_style(name, f"this stylesheet cannot be read: {error}") from error


def join(stylesheets: Stylesheets, *names: str) -> str:
    """Put stylesheets one after another, without their comments."""
    sheets = (COMMENT.sub("", stylesheets[name]) for name in names)
    return "\n".join(line for sheet in sheets for line in sheet.splitlines() if line.strip()) + "\n"


def address_fonts(css: str, address: Callable[[str], str]) -> str:
    """Write where each font stands: `address` gives the address of a WOFF2 file by its face's name."""
    return FONT.sub(lambda font: f'url({address(font[1])}) format("woff2")', css)


def resolve_tokens(css: str, tokens: str) -> str:
    """Write the value of each custom property where it is used, if `tokens` defines it.

    Reading systems built on older engines drop a whole declaration that holds `var()`.
    """
    values = {name: value.strip() for name, value in TOKEN.findall(COMMENT.sub("", tokens))}
    # One property may use another: no chain is longer than there are properties.
    for _ in values:
        css = USE.sub(lambda use: values.get(use[1], use[0]), css)
    return css


def width_rules(leaves: Iterable[Leaf]) -> str:
    """Give a rule for each `data-width` met in the leaves, narrowest first.

    A width comes from the manuscript (the columns of a pipe table, an image's `width`), and no
    stylesheet can read it from an attribute: CSS Values 4's `attr()` is not yet at home anywhere.
    """
    widths = {width for leaf in leaves for width in WIDTH.findall(leaf.xhtml)}
    return "".join(f'[data-width="{width}"] {{ width: {width}; }}\n' for width in sorted(widths, key=_length))


def _length(width: str) -> tuple[str, float]:
    number = re.match(r"[\d.]+", width)
    return (width.lstrip("0123456789."), float(number[0]) if number else 0.0)
