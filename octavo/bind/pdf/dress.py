"""Read a book's stylesheets and fonts, once for all of its sheets."""

from __future__ import annotations

from dataclasses import dataclass
from functools import lru_cache

from weasyprint import CSS
from weasyprint.css.counters import CounterStyle
from weasyprint.text.fonts import FontConfiguration

from octavo.bind.pdf.fetcher import Fetcher
from octavo.bind.pdf.hearing import hearing
from octavo.bind.pdf.resources import Resources
from octavo.bind.pdf.schemes import BOOK

__all__ = ["Dress", "dress"]


@dataclass(frozen=True, slots=True, eq=False)
class Dress:
    """Hold stylesheets as WeasyPrint reads them, their fonts and counters, and what it warned of."""

    styles: CSS
    fonts: FontConfiguration
    counters: CounterStyle
    warnings: tuple[str, ...]


@lru_cache(maxsize=4)
def dress(resources: Resources, names: tuple[str, ...]) -> Dress:
    """Read the stylesheets of these names, in this order, as one.

    A worker does so once: to read them takes as long as to lay out three pages.
    """
    faced = tuple(name for name in names if b"@font-face" in resources.files[name])
    fonts, counters = _fonts(resources, faced), CounterStyle()
    joined = b"\n".join(resources.files[name] for name in names).decode()
    with hearing() as heard:
        fetcher = Fetcher(resources.files)
        styles = CSS(
            string=joined, base_url=BOOK, url_fetcher=fetcher, font_config=fonts, counter_style=counters
        )
    return Dress(styles, fonts, counters, tuple(heard))


@lru_cache(maxsize=4)
def _fonts(resources: Resources, names: tuple[str, ...]) -> FontConfiguration:  # noqa: ARG001 -- what it is for
    """Give the fonts of the stylesheets that declare typefaces: the same for editions with the same ones."""
    return FontConfiguration()
