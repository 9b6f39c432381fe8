"""Load what typesets, for hands to be forked from: WeasyPrint, and all that is done around it.

What WeasyPrint looks up when it sets the first line is looked up, too: types of C, which cffi has a parser
read, and where English words may be divided. No line is set here: on a machine that has no fonts, whoever
does so without the book's own ends, and no hand could be forked any more.

WeasyPrint 70 tries a library by names of several systems, and cffi asks a C compiler for each that is not
there: a fifth of a second for every process, and a file of the compiler's if it is killed then. Linux opens
libraries by the last of the names, which needs nobody's help.
"""

from __future__ import annotations

import ctypes.util
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from importlib import import_module

__all__ = ["TYPES"]

#: The types of C that WeasyPrint 70 and we name while lines are set.
TYPES = (
    "FcChar8 **",
    "PangoFcFontMap *",
    "PangoGlyphInfo",
    "PangoLogAttr",
    "PangoLogAttr[]",
    "char[]",
    "char[4]",
    "hb_tag_t[100]",
    "unsigned int *",
)
#: The language of most books.
LANG = "en"


@contextmanager
def _unasked() -> Iterator[None]:
    """Let nobody be asked where a library is."""
    usual = ctypes.util.find_library
    ctypes.util.find_library = _nowhere
    try:
        yield
    finally:
        ctypes.util.find_library = usual


def _nowhere(name: str) -> str | None:  # noqa: ARG001 -- whatever is looked for
    return None


if sys.platform == "linux":
    with _unasked():
        import_module("weasyprint")

import_module("octavo.bind.pdf.typeset")
for _each in TYPES:
    import_module("weasyprint.text.ffi").ffi.typeof(_each)
import_module("pyphen").Pyphen(lang=LANG)
