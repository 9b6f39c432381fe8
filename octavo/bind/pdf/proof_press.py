"""Set a few leaves of the print edition by themselves, again and again, on a press that is kept warm."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace

from octavo.bind.pdf.bleeding import bleeds
from octavo.bind.pdf.forme import Typeset
from octavo.bind.pdf.furniture import make_furniture
from octavo.bind.pdf.inks import Inks
from octavo.bind.pdf.paging import Paging, page_leaves
from octavo.bind.pdf.press import Press
from octavo.bind.pdf.presswork import press_inks
from octavo.bind.pdf.resources import Resources
from octavo.bind.pdf.settle import LETTERS, files_for
from octavo.bind.pdf.sheet import make_sheet
from octavo.bind.pdf.typefaces import embed_faces
from octavo.bind.workshop import Workshop
from octavo.book import Book, Leaf
from octavo.bounds import Limits
from octavo.pagination import Page, PageKind, Pagination
from octavo.printers import geometry, printer

__all__ = ["Proof", "ProofPress"]

EDITION = "print"


@dataclass(frozen=True, slots=True)
class Proof:
    """Hold leaves that were set by themselves, what stands around their text, and their pages in order.

    A page whose folio is not known has none.
    """

    texts: tuple[Typeset, ...]
    furniture: Typeset
    pages: tuple[Page, ...]


class ProofPress:
    """Keep one worker that knows the book's stylesheets, fonts and images for as long as they stay.

    Not for several threads at once.
    """

    def __init__(self) -> None:
        """Begin without a worker."""
        self._made: tuple[Resources, Press] | None = None

    def pull(
        self,
        book: Book,
        leaves: Sequence[Leaf],
        wanted: Sequence[Leaf],
        workshop: Workshop,
        known: Pagination,
    ) -> Proof:
        """Set the `wanted` of a book's leaves; `known` are the pages of the last build, or none.

        Raises ManuscriptError when a leaf cannot be laid out, OctavoError without the printer's profile.
        """
        extent = len(known.pages) or sum(len(leaf.xhtml) for leaf in leaves) // LETTERS
        told = book.settings.print
        page = geometry(told, extent, bleeds=bleeds(told, leaves))
        resources = Resources(files_for(book, workshop, page), printer(told).least_rule, _shown(book))
        press = self._press(resources, workshop, book.settings.limits)
        sheets = [
            make_sheet(
                leaf,
                EDITION,
                known,
                recto=_begins_recto(leaf, known),
                title=book.settings.title.main,
                drop_caps=told.drop_caps,
                pages=book.settings.references.pages,
            )
            for leaf in wanted
        ]
        made = press.run(sheets, workshop.step)
        pages = tuple(page for leaf in wanted for page in _pages(leaf, made, known))
        # The anchors that are known count from the first page of the whole book.
        (sheet,) = make_furniture(book, wanted, Pagination(pages), EDITION, most=len(pages))
        around = press.run([sheet], workshop.step)[sheet.key]
        *texts, around = (
            replace(alone, pdf=embed_faces(alone.pdf, workshop.faces))
            for alone in (*(made[leaf.key] for leaf in wanted), around)
        )
        return Proof(tuple(texts), around, pages)

    def close(self) -> None:
        """Let the worker go."""
        if self._made is not None:
            self._made[1].__exit__(None, None, None)
            self._made = None

    def _press(self, resources: Resources, workshop: Workshop, limits: Limits) -> Press:
        if self._made is not None and self._made[0] == resources:
            return self._made[1]
        self.close()
        press = Press(resources, workshop.cache, 1, limits)
        self._made = (resources, press)
        return press


def _shown(book: Book) -> Inks | None:
    """Give the inks that a screen shows as paper does: of four, none."""
    inks = press_inks(book)
    return None if inks.mode == "CMYK" else inks


def _begins_recto(leaf: Leaf, known: Pagination) -> bool:
    before = _known(leaf, known)
    return before[0].recto if before else _alone(leaf, {})[0].recto


def _pages(leaf: Leaf, made: Mapping[str, Typeset], known: Pagination) -> Iterator[Page]:
    """Give a leaf's pages, with the folios that it had, and those that follow on them."""
    labels = [page.label for page in _known(leaf, known)]
    recto = _begins_recto(leaf, known)
    for number, page in enumerate(_alone(leaf, made)):
        if labels and number >= len(labels):
            labels.append(str(int(labels[-1]) + 1) if labels[-1].isdecimal() else "")
        yield replace(page, label=labels[number] if labels else "", recto=recto == (number % 2 == 0))


def _known(leaf: Leaf, known: Pagination) -> list[Page]:
    return [page for page in known.pages if page.leaf == leaf.key]


def _alone(leaf: Leaf, made: Mapping[str, Typeset]) -> list[Page]:
    paged = page_leaves([leaf], made, Paging("recto"))
    return [page for page in paged.pages if page.kind is not PageKind.BLANK]
