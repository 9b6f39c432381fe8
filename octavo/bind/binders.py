"""List the binders: which formats can be ordered, and what each makes."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence

from octavo.bind.bound import Bound
from octavo.bind.epub.binder import bind_epub
from octavo.bind.epub.kobo import bind_kobo
from octavo.bind.fonts import Face, subset_woff2
from octavo.bind.letters import letters
from octavo.bind.pdf.binding import bind_pdfs
from octavo.bind.pdf.settle import Settled
from octavo.bind.web.binder import bind_page, bind_web
from octavo.bind.workshop import Workshop
from octavo.book import Book, Leaf

__all__ = ["BINDERS", "Binder"]

Editions = Mapping[str, Settled]
Binder = Callable[[Book, Sequence[Leaf], Workshop, Editions], tuple[Bound, ...]]


def _epub(book: Book, leaves: Sequence[Leaf], workshop: Workshop, settled: Editions) -> tuple[Bound, ...]:
    faces = _faces(book, leaves, workshop)
    pages = settled["print"].pagination if "print" in settled else None
    bound = bind_epub(book, leaves, workshop.stylesheets, faces, pages, workshop.modified)
    workshop.step("epub")
    return (bound, *_kobo(bound, book, workshop)) if book.settings.epub.kobo else (bound,)


def _kobo(epub: Bound, book: Book, workshop: Workshop) -> tuple[Bound, ...]:
    (content,) = epub.files.values()
    made = bind_kobo(content, workshop.modified)
    workshop.step("kobo")
    return (Bound("kobo", {f"{book.settings.slug}.kepub.epub": made}),)


def _html(book: Book, leaves: Sequence[Leaf], workshop: Workshop, _: Editions) -> tuple[Bound, ...]:
    faces = _faces(book, leaves, workshop)
    bounds = tuple(bind(book, leaves, workshop.stylesheets, faces) for bind in (bind_web, bind_page))
    workshop.step("web")
    return bounds


def _faces(book: Book, leaves: Sequence[Leaf], workshop: Workshop) -> tuple[Face, ...]:
    return subset_woff2(workshop.faces, letters(book, leaves), workshop.cache)


#: What can be ordered, by the name it is ordered by.
BINDERS: Mapping[str, Binder] = {"pdf": bind_pdfs, "epub": _epub, "html": _html}
