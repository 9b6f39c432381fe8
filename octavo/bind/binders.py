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
from octavo.pagination import Pagination

__all__ = ["BINDERS", "LAST", "Binder"]

Editions = Mapping[str, Settled]
#: A binder is given the book, the settled editions, and what was bound before it.
Binder = Callable[[Book, Sequence[Leaf], Workshop, Editions, Sequence[Bound]], tuple[Bound, ...]]


def _pdf(
    book: Book, leaves: Sequence[Leaf], workshop: Workshop, settled: Editions, _: Sequence[Bound]
) -> tuple[Bound, ...]:
    return bind_pdfs(book, leaves, workshop, settled)


def _epub(
    book: Book, leaves: Sequence[Leaf], workshop: Workshop, settled: Editions, _: Sequence[Bound]
) -> tuple[Bound, ...]:
    faces = _faces(book, leaves, workshop)
    bound = bind_epub(book, leaves, workshop.stylesheets, faces, _printed(book, settled), workshop.modified)
    workshop.step("epub")
    return (bound, *_kobo(bound, book, workshop)) if book.settings.epub.kobo else (bound,)


def _kobo(epub: Bound, book: Book, workshop: Workshop) -> tuple[Bound, ...]:
    (content,) = epub.files.values()
    made = bind_kobo(content, workshop.modified)
    workshop.step("kobo")
    return (Bound("kobo", {f"{book.settings.slug}.kepub.epub": made}),)


def _html(
    book: Book, leaves: Sequence[Leaf], workshop: Workshop, settled: Editions, others: Sequence[Bound]
) -> tuple[Bound, ...]:
    given = (book, leaves, workshop.stylesheets, _faces(book, leaves, workshop), _printed(book, settled))
    bounds = (bind_web(*given, others), bind_page(*given))
    workshop.step("web")
    return bounds


def _printed(book: Book, settled: Editions) -> Pagination | None:
    """Give the printed pages, where the book wants them told."""
    wanted = book.settings.printed_pages and "print" in settled
    return settled["print"].pagination if wanted else None


def _faces(book: Book, leaves: Sequence[Leaf], workshop: Workshop) -> tuple[Face, ...]:
    return subset_woff2(workshop.faces, letters(book, leaves), workshop.cache)


#: What can be ordered, by the name it is ordered by.
BINDERS: Mapping[str, Binder] = {"pdf": _pdf, "epub": _epub, "html": _html}
#: Those that take along what the others have made, and so come after them.
LAST = frozenset({"html"})
