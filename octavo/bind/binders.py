"""List the binders: what is made in each medium."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence

from octavo.bind.bound import Bound
from octavo.bind.copy import Copy
from octavo.bind.epub.binder import bind_epub
from octavo.bind.epub.kobo import bind_kobo
from octavo.bind.pdf.binding import bind_pdfs
from octavo.bind.pdf.settle import Settled
from octavo.bind.web.binder import bind_page, bind_web
from octavo.bind.workshop import Workshop
from octavo.book import Book
from octavo.media import Medium
from octavo.pagination import Pagination

__all__ = ["BINDERS", "LAST", "Binder"]

Editions = Mapping[str, Settled]
#: A binder is given its copy, the settled editions that concern it, and what was bound before it.
Binder = Callable[[Copy, Editions, Sequence[Bound]], tuple[Bound, ...]]


def _pdf(copy: Copy, settled: Editions, _: Sequence[Bound]) -> tuple[Bound, ...]:
    return bind_pdfs(copy.book, copy.leaves, copy.workshop, settled)


def _epub(copy: Copy, settled: Editions, _: Sequence[Bound]) -> tuple[Bound, ...]:
    book, workshop, faces = copy.book, copy.workshop, copy.faces
    printed = _printed(book, settled)
    bound = bind_epub(book, copy.leaves, workshop.stylesheets, faces, printed, workshop.modified)
    workshop.step("epub")
    return (bound, *_kobo(bound, book, workshop)) if book.settings.epub.kobo else (bound,)


def _kobo(epub: Bound, book: Book, workshop: Workshop) -> tuple[Bound, ...]:
    (content,) = epub.files.values()
    made = bind_kobo(content, workshop.modified)
    workshop.step("kobo")
    return (Bound("kobo", {f"{book.settings.slug}.kepub.epub": made}),)


def _html(copy: Copy, settled: Editions, others: Sequence[Bound]) -> tuple[Bound, ...]:
    book, workshop, faces = copy.book, copy.workshop, copy.faces
    given = (book, copy.leaves, workshop.stylesheets, faces, _printed(book, settled))
    bounds = (bind_web(*given, others), bind_page(*given))
    workshop.step("web")
    return bounds


def _printed(book: Book, settled: Editions) -> Pagination | None:
    """Give the printed pages, where the book wants them told."""
    wanted = book.settings.printed_pages and "print" in settled
    return settled["print"].pagination if wanted else None


#: What is made in each medium.
BINDERS: Mapping[Medium, Binder] = {
    Medium.PRINT: _pdf,
    Medium.SCREEN: _pdf,
    Medium.EBOOK: _epub,
    Medium.WEB: _html,
}
#: Those that take along what the others have made, and so come after them.
LAST = frozenset({Medium.WEB})
