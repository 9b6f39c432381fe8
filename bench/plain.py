"""Set a document of HTML with WeasyPrint, in one piece: `python -m bench.plain HTML PDF`."""

from __future__ import annotations

import sys

import weasyprint

if __name__ == "__main__":
    html, pdf = sys.argv[1:]
    weasyprint.HTML(html).write_pdf(pdf)
