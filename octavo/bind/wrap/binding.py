"""Bind a cover: typeset it, and finish it for the press."""

from __future__ import annotations

from io import BytesIO

import pikepdf

from octavo.bind.bound import Bound
from octavo.bind.pdf.inks import Inks, ink
from octavo.bind.pdf.press import Press
from octavo.bind.pdf.profile import cmyk_profile
from octavo.bind.pdf.resources import Resources
from octavo.bind.pdf.sheet import Sheet
from octavo.bind.pdf.typefaces import embed_faces
from octavo.bind.stylesheets import fill
from octavo.bind.workshop import Workshop
from octavo.bind.wrap.document import END, FLOOR, MANNERS, cover_document
from octavo.book import Book
from octavo.errors import ManuscriptError
from octavo.findings import finding
from octavo.printers import Wrap, printer

__all__ = ["STYLE", "bind_wrap", "typeset_wrap"]

STYLE = "cover.css.jinja"
PT = 72 / 25.4


def bind_wrap(book: Book, wrap: Wrap, workshop: Workshop) -> Bound:
    """Give the cover as a PDF of one page with its trim and bleed, in the colours that the printer takes.

    Raises UsageError when the stylesheet cannot be filled, ManuscriptError when the words do not fit.
    """
    name = f"{book.settings.slug}-cover.pdf"
    return Bound("cover", {name: _finished(typeset_wrap(book, wrap, workshop), book, wrap)}, pages=1)


def typeset_wrap(book: Book, wrap: Wrap, workshop: Workshop) -> bytes:
    """Give a cover as WeasyPrint makes it, in sRGB; raises as `bind_wrap` does."""
    files = {name: css.encode() for name, css in workshop.stylesheets.items() if name.endswith(".css")}
    files["cover.css"] = fill(workshop.stylesheets, STYLE, wrap=wrap).encode()
    files |= {f"fonts/{face.name}.ttf": face.content for face in workshop.faces}
    files |= {image.name: image.content for image in book.images}
    for manner in MANNERS:
        xhtml, drawn = cover_document(book, wrap, manner)
        sheet = Sheet("cover", None, "print", xhtml, furniture=True)
        with Press(Resources(files | drawn), workshop.cache, 1, book.settings.limits) as press:
            made = press.run([sheet], lambda _: None)[sheet.key]
        # What lies below the sheet has no place there.
        if END in made.anchors and made.anchors[END].y >= made.anchors[FLOOR].y:
            return embed_faces(made.pdf, workshop.faces)
    message = "the words of the cover do not fit on it"
    hint = "make `description` shorter"
    raise ManuscriptError(finding("cover-overfull", message, path="book.yaml", hint=hint))


def _finished(pdf: bytes, book: Book, wrap: Wrap) -> bytes:
    """Give a cover its boxes and its colours: a cover is printed in four inks, whatever the inside is."""
    four = printer(book.settings.print).color == "cmyk"
    made = BytesIO()
    with pikepdf.open(BytesIO(pdf)) as cover:
        page = cover.pages[0]
        edge = wrap.bleed * PT
        left, bottom, right, top = map(float, page.mediabox)
        page.BleedBox = page.mediabox
        page.TrimBox = pikepdf.Array([left + edge, bottom + edge, right - edge, top - edge])
        ink(cover, Inks("CMYK", cmyk_profile(book)) if four else Inks("RGB"))
        cover.save(made, min_version="1.7", deterministic_id=True)
    return made.getvalue()
