"""Bind the leaves for the web: many pages that share their styles, or one that needs nothing else."""

from __future__ import annotations

from collections.abc import Sequence

from octavo.bind.bound import Bound
from octavo.bind.fonts import Face, licences
from octavo.bind.stylesheets import Stylesheets, address_fonts, join, width_rules
from octavo.bind.web.pages import first_page, leaf_page
from octavo.bind.web.plan import INDEX, plan
from octavo.bind.web.whole import whole_page, within
from octavo.book import Book, Leaf

__all__ = ["bind_page", "bind_web"]


def bind_web(book: Book, leaves: Sequence[Leaf], stylesheets: Stylesheets, faces: Sequence[Face]) -> Bound:
    """Bind a book as `web/index.html`, a page for each leaf, one stylesheet, fonts and images.

    `faces` are WOFF2, with the letters that `octavo.bind.letters` lists. `leaves` hold one leaf of
    each of the kinds `title-page`, `copyright-page` and `contents`. The same arguments give the
    same bytes.
    """
    planned = plan(book, leaves)
    css = _rules(stylesheets, leaves)
    texts = {
        INDEX: first_page(planned),
        **{planned.files[leaf.key]: leaf_page(planned, leaf) for leaf in planned.pages},
        "style.css": address_fonts(css, lambda name: f"fonts/{name}.woff2"),
    }
    files = {name: text.encode() for name, text in texts.items()}
    files |= {f"fonts/{face.name}.woff2": face.content for face in faces}
    files |= licences(faces)
    files |= {image.name: image.content for image in book.images}
    return Bound("web", {f"web/{name}": content for name, content in files.items()})


def bind_page(book: Book, leaves: Sequence[Leaf], stylesheets: Stylesheets, faces: Sequence[Face]) -> Bound:
    """Bind a book as `SLUG.html`, a file that needs no other; ids are the leaves' own.

    Takes what `bind_web` takes. The same arguments give the same bytes.
    """
    fonts = {face.name: within("font/woff2", face.content) for face in faces}
    css = address_fonts(_rules(stylesheets, leaves), lambda name: fonts[name])
    return Bound("page", {f"{book.settings.slug}.html": whole_page(book, leaves, css).encode()})


def _rules(stylesheets: Stylesheets, leaves: Sequence[Leaf]) -> str:
    return join(stylesheets, "tokens.css", "fonts.css", "book.css", "web.css") + width_rules(leaves)
