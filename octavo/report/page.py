"""Render a report as a page for people: one file that needs no other, no network and no script."""

from __future__ import annotations

import base64
import hashlib
from collections.abc import Mapping
from functools import cache
from pathlib import Path, PurePosixPath
from urllib.parse import quote

from jinja2 import Environment, FileSystemLoader, StrictUndefined
from markupsafe import Markup

from octavo import __version__
from octavo.report.caret import visible
from octavo.report.compared import Comparison, compare
from octavo.report.excerpts import NO_EXCERPTS, Excerpts
from octavo.report.grouped import grouped
from octavo.report.judgement import judge
from octavo.report.names import THINGS, count_of, enumerated, named, source_name
from octavo.report.spreads import spreads
from octavo.report.text import size
from octavo.report.thumbnails import Thumbnails
from octavo.report.titles import Titles
from octavo.report.value import Report
from octavo.words import direction

__all__ = ["DRAWN", "FOLDER", "environment", "policy", "render_page"]

#: Where the templates and the stylesheet stand.
FOLDER = Path(__file__).parent / "templates"
#: The faces that the page is set in, as the web book names them: family, style.
FACES: Mapping[str, tuple[str, str]] = {
    "text-regular": ("Octavo Text", "normal"),
    "text-italic": ("Octavo Text", "italic"),
    "mono-regular": ("Octavo Mono", "normal"),
}
#: The format whose pages are drawn.
DRAWN = "screen"


def render_page(
    report: Report,
    book: Titles,
    drawn: Thumbnails = Thumbnails(),  # noqa: B008 -- a frozen value
    excerpts: Excerpts = NO_EXCERPTS,
    faces: Mapping[str, bytes] | None = None,
) -> str:
    """Render a report on a book as HTML, with drawings of its screen PDF and lines of its manuscript.

    The outputs' paths count from the folder in which the page will stand. `faces` are WOFF2 by the names
    of `styles/fonts.css`; without them the page is set in what the reader's system has. It says nothing of
    time: the same arguments but for `seconds` give the same text.
    """
    style = _faces(faces or {}) + (FOLDER / "report.css").read_text("utf-8")
    comparison = compare(report.tallies)
    pdf = next((_address(output.path) for output in report.outputs if output.format == DRAWN), "")
    return (
        environment()
        .get_template("report.html.jinja")
        .render(
            book=book,
            direction=direction(book.lang),
            version=__version__,
            policy=policy(style),
            style=Markup(style),  # noqa: S704 -- our own stylesheet, and base64
            judgement=judge(report),
            outputs=report.outputs,
            comparison=comparison,
            silent=_silent(comparison),
            groups=grouped(report.in_order(), excerpts),
            kinds={severity.value: number for severity, number in report.counts().items() if number},
            total=len(report.findings),
            excused=report.excused,
            pdf=pdf,
            spreads=spreads(drawn.drawn) if pdf else (),
            extent=_extent(drawn),
            marked=drawn.marked,
        )
    )


@cache
def environment() -> Environment:
    """Give what fills the templates of a report."""
    made = Environment(
        loader=FileSystemLoader(FOLDER),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
        keep_trailing_newline=True,
    )
    made.filters |= {
        "address": _address,
        "count_of": lambda number, thing: count_of(thing, number),
        "enumerated": enumerated,
        "number": "{:,}".format,
        "off": lambda number: f"{number:+,}".replace("-", "−"),
        "size": size,
        "source": source_name,
        "thing": lambda thing: THINGS[thing][1],
        "visible": visible,
    }
    return made


def policy(style: str) -> str:
    """Allow the page's own stylesheet and what is written into the page, and nothing else."""
    fingerprint = base64.b64encode(hashlib.sha256(style.encode()).digest()).decode()
    return (
        f"default-src 'none'; style-src 'sha256-{fingerprint}'; img-src data:; font-src data:; "
        "base-uri 'none'; form-action 'none'"
    )


def _faces(faces: Mapping[str, bytes]) -> str:
    return "".join(
        f'@font-face {{ font-family: "{family}"; font-style: {style}; font-display: block; '
        f"src: url(data:font/woff2;base64,{base64.b64encode(faces[name]).decode()}) }}\n"
        for name, (family, style) in FACES.items()
        if name in faces
    )


def _address(path: str) -> str:
    """Address a file from the page: a name such as `a:b.pdf` must not be taken for a scheme."""
    address = quote(PurePosixPath(path).as_posix())
    return f"./{address}" if ":" in path.partition("/")[0] else address


def _silent(comparison: Comparison) -> str:
    return enumerated([named(source) for source in comparison.silent])


def _extent(drawn: Thumbnails) -> str:
    """Say which pages are drawn, and what a mark means if there is one."""
    which = (
        f"All {drawn.pages:,} pages of the screen PDF."
        if len(drawn.drawn) == drawn.pages
        else f"{len(drawn.drawn):,} of the {drawn.pages:,} pages of the screen PDF: the first, the last, and "
        "those on which a chapter or section begins."
    )
    mark = " A diamond marks those on which something was found." if drawn.marked else ""
    return f"{which} Each leads to its place in the file.{mark}"
