"""Bind the PDFs: typeset, page, and typeset again until every printed number is right."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass, replace

from octavo.bind.bound import Bound
from octavo.bind.pdf.assemble import Edition, assemble
from octavo.bind.pdf.bleeding import bleeds
from octavo.bind.pdf.furniture import make_furniture
from octavo.bind.pdf.heard import layout_findings
from octavo.bind.pdf.paging import Paging, page_leaves
from octavo.bind.pdf.press import Press
from octavo.bind.pdf.presswork import presswork
from octavo.bind.pdf.sheet import Sheet, make_sheet
from octavo.bind.pdf.typeset import Resources, Typeset
from octavo.bind.stylesheets import fill
from octavo.bind.workshop import Workshop
from octavo.book import Book, Leaf
from octavo.findings import Finding, finding
from octavo.pagination import Pagination, render_pagination
from octavo.printers import Geometry, geometry, printer

__all__ = ["EDITIONS", "bind_pdfs"]

#: The two PDFs of a book, and what is put between slug and ending of each.
EDITIONS = {"print": "-print", "screen": ""}

#: The stylesheet of the page, which is filled with the printer's measures.
PAGE = "page.css.jinja"

#: How often pages may be numbered anew before we give up: contents that grow by a page need three.
ROUNDS = 8
#: Letters on a page, to guess a book's extent before it is known.
LETTERS = 1800


@dataclass(frozen=True, slots=True)
class Settled:
    """Hold an edition whose numbers no longer change, or were given up."""

    typeset: Mapping[str, Typeset]
    pagination: Pagination
    findings: tuple[Finding, ...] = ()


def bind_pdfs(book: Book, leaves: Sequence[Leaf], workshop: Workshop) -> tuple[Bound, ...]:
    """Give the print PDF with its `pagination.json`, and the screen PDF.

    The inner margin depends on the number of pages and may change it; it only grows, so this ends.
    Raises ManuscriptError when a leaf cannot be laid out.
    """
    extent = sum(len(leaf.xhtml) for leaf in leaves) // LETTERS
    bleeding = bleeds(book.settings.print, leaves)
    page = geometry(book.settings.print, extent, bleeds=bleeding)
    while True:
        bounds = _bind(book, leaves, workshop, page)
        pages = max(bound.pages or 0 for bound in bounds)
        needed = geometry(book.settings.print, pages, bleeds=bleeding)
        if needed.gutter <= page.gutter:
            return bounds
        page = needed


def _bind(book: Book, leaves: Sequence[Leaf], workshop: Workshop, page: Geometry) -> tuple[Bound, ...]:
    resources = Resources(_files(book, workshop, page))
    seconds = book.settings.limits.layout_seconds
    with (
        Press(resources, workshop.cache, workshop.jobs, seconds) as press,
        ThreadPoolExecutor(len(EDITIONS)) as pool,
    ):
        tasks = [pool.submit(_bind_edition, name, book, leaves, workshop, press) for name in EDITIONS]
        return tuple(task.result() for task in tasks)


def _bind_edition(name: str, book: Book, leaves: Sequence[Leaf], workshop: Workshop, press: Press) -> Bound:
    settled = _settle(name, book, leaves, press, workshop.step)
    sheet = make_furniture(book, leaves, settled.pagination, name)
    furniture = press.run([sheet], workshop.step)[sheet.key]
    work = presswork(book, bleeds=bleeds(book.settings.print, leaves)) if name == "print" else None
    laid = (settled.typeset, furniture, settled.pagination)
    edition = Edition(name, book, leaves, *laid, workshop.faces, workshop.modified, work)
    files = {f"{book.settings.slug}{EDITIONS[name]}.pdf": assemble(edition, workshop.cache)}
    pages = len(settled.pagination.pages)
    findings = settled.findings + layout_findings(leaves, settled.typeset, name)
    if name == "print":
        files["pagination.json"] = render_pagination(settled.pagination, name).encode()
    return Bound(name, files, findings, pages)


def _settle(
    name: str, book: Book, leaves: Sequence[Leaf], press: Press, step: Callable[[str], None]
) -> Settled:
    wishes = printer(book.settings.print)
    paging = Paging(book.settings.print.opening)
    if name == "print":
        paging = replace(paging, multiple=wishes.multiple, last_blank=wishes.last_blank)
    typeset: dict[str, Typeset] = {}
    before: Mapping[str, Sheet] = {}
    pagination = page_leaves(leaves, typeset, paging)
    for _ in range(ROUNDS):
        sheets = {sheet.key: sheet for sheet in _sheets(name, book, leaves, pagination)}
        typeset |= press.run((sheet for key, sheet in sheets.items() if before.get(key) != sheet), step)
        before, settled = sheets, pagination
        pagination = page_leaves(leaves, typeset, paging)
        if pagination == settled:
            return Settled(typeset, pagination)
    message = "page numbers in the contents do not settle; some may be off by one"
    return Settled(typeset, pagination, (finding("page-numbers-unsettled", message, format=name),))


def _sheets(name: str, book: Book, leaves: Iterable[Leaf], pagination: Pagination) -> Iterable[Sheet]:
    for leaf in leaves:
        recto = pagination.pages[pagination.anchors[leaf.key]].recto
        told = book.settings
        caps = told.print.drop_caps
        yield make_sheet(leaf, name, pagination, recto=recto, title=told.title.main, drop_caps=caps)


def _files(book: Book, workshop: Workshop, page: Geometry) -> dict[str, bytes]:
    spec = book.settings.print
    given = {"page": page, "spec": spec, "printer": printer(spec)}
    pages = {name: fill(workshop.stylesheets, PAGE, **given, edition=name) for name in EDITIONS}
    files = {
        name: css.encode() for name, css in workshop.stylesheets.items() if name.endswith((".css", ".svg"))
    }
    files |= {f"page-{name}.css": css.encode() for name, css in pages.items()}
    files |= {f"fonts/{face.name}.ttf": face.content for face in workshop.faces}
    return files | {image.name: image.content for image in book.images}
