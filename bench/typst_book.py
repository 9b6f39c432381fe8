"""Set a document of Typst, with the typefaces of a folder: `python -m bench.typst_book SOURCE PDF FONTS`."""

from __future__ import annotations

import sys

import typst

if __name__ == "__main__":
    source, pdf, fonts = sys.argv[1:]
    typst.compile(source, output=pdf, font_paths=[fonts], ignore_system_fonts=True)
