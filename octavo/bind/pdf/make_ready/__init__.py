"""Make the typesetter ready for a long run: what it does for every line takes less time, and gives the same.

WeasyPrint lays out and draws a line by many small calls into Pango, and cuts down fonts for each document.
A book is hundreds of leaves, and tens of thousands of lines. Each file here has a function that takes the
place of one of WeasyPrint's, gives what that gives, and leaves to it whatever is out of the ordinary; but
glyphs stand nearer to where Pango puts them, and have codes of ours, a text that fits but for the space at
its end is one line, and a line through words is as thick as their style has it. With a release that they were
not written for, nothing is replaced.
"""

from __future__ import annotations

from collections.abc import Callable
from functools import cache
from importlib import import_module
from importlib.metadata import version
from typing import Any

from octavo.bind.pdf.make_ready.backgrounds import layout_box_backgrounds
from octavo.bind.pdf.make_ready.breaks import split_first_line
from octavo.bind.pdf.make_ready.floats import avoid_collisions
from octavo.bind.pdf.make_ready.flow import is_in_normal_flow
from octavo.bind.pdf.make_ready.fonts import build_fonts_dictionary, clean
from octavo.bind.pdf.make_ready.layouts import reactivate, setup, strut
from octavo.bind.pdf.make_ready.lines import draw_first_line
from octavo.bind.pdf.make_ready.margins import make_margin_boxes
from octavo.bind.pdf.make_ready.pages import set_page_type_computed_styles
from octavo.bind.pdf.make_ready.sizes import resolve_percentages
from octavo.bind.pdf.make_ready.spacing import add_word_spacing
from octavo.bind.pdf.make_ready.styles import set_computed_styles

__all__ = ["REPLACED", "make_ready"]

#: The release whose functions are replaced.
RELEASE = "70.0"
#: Where a function stands, its name there, and what takes its place, whose `__wrapped__` is the function.
REPLACED: tuple[tuple[str, str, Callable[..., Any]], ...] = (
    ("weasyprint.draw.text", "draw_first_line", draw_first_line),
    ("weasyprint.text.line_break.Layout", "setup", setup),
    ("weasyprint.text.line_break.Layout", "reactivate", reactivate),
    ("weasyprint.layout.inline", "strut", strut),
    ("weasyprint.layout.inline", "add_word_spacing", add_word_spacing),
    ("weasyprint.layout.inline", "split_first_line", split_first_line),
    ("weasyprint.layout.inline", "resolve_percentages", resolve_percentages),
    ("weasyprint.layout.block", "resolve_percentages", resolve_percentages),
    ("weasyprint.layout.page", "resolve_percentages", resolve_percentages),
    ("weasyprint.layout.inline", "avoid_collisions", avoid_collisions),
    ("weasyprint.formatting_structure.boxes.Box", "is_in_normal_flow", is_in_normal_flow),
    ("weasyprint.layout.background", "layout_box_backgrounds", layout_box_backgrounds),
    ("weasyprint.pdf.fonts.Font", "clean", clean),
    ("weasyprint.pdf", "build_fonts_dictionary", build_fonts_dictionary),
    ("weasyprint.layout.page", "set_page_type_computed_styles", set_page_type_computed_styles),
    ("weasyprint.layout", "make_margin_boxes", make_margin_boxes),
    ("weasyprint.css.StyleFor", "set_computed_styles", set_computed_styles),
)


@cache
def make_ready() -> None:
    """Replace the functions in this process, once."""
    if version("weasyprint") != RELEASE:
        return
    for place, name, function in REPLACED:
        setattr(holder(place), name, function)


def holder(place: str) -> object:
    """Give the module or class of a dotted name."""
    module, _, last = place.rpartition(".")
    return getattr(import_module(module), last) if last[0].isupper() else import_module(place)
