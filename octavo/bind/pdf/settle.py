"""Settle the pages of the printed editions: typeset, page, and typeset again until every number is right."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from concurrent.futures import Future, ThreadPoolExecutor
from dataclasses import dataclass, replace

from octavo.bind.pdf.bleeding import bleeds
from octavo.bind.pdf.depth import placeable
from octavo.bind.pdf.forme import Typeset
from octavo.bind.pdf.furniture import make_furniture
from octavo.bind.pdf.inks import Inks
from octavo.bind.pdf.paging import Paging, page_leaves
from octavo.bind.pdf.press import Press
from octavo.bind.pdf.presswork import press_inks
from octavo.bind.pdf.resources import Resources
from octavo.bind.pdf.sheet import Sheet
from octavo.bind.pdf.sheets import Sheets
from octavo.bind.pdf.sides import sides_alike
from octavo.bind.stylesheets import fill
from octavo.bind.workshop import Workshop
from octavo.book import Book, Leaf
from octavo.errors import OctavoError
from octavo.findings import Finding, finding
from octavo.memory import Memory
from octavo.pagination import Pagination
from octavo.printers import Geometry, geometry, printer

__all__ = ["EDITIONS", "LETTERS", "Settled", "files_for", "settle"]

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
    """Hold an edition whose numbers no longer change, or were given up; `furniture` is around its text."""

    typeset: Mapping[str, Typeset]
    pagination: Pagination
    furniture: tuple[Typeset, ...] = ()
    findings: tuple[Finding, ...] = ()


@dataclass(frozen=True, slots=True)
class _Job:
    """Hold what all editions are set from; `furnished` asks for what stands around the text, too.

    `alike` says that a leaf may be set before it is known on which side it begins.
    """

    book: Book
    leaves: Sequence[Leaf]
    workshop: Workshop
    names: Sequence[str]
    furnished: bool
    alike: bool = False


def settle(
    book: Book,
    leaves: Sequence[Leaf],
    workshop: Workshop,
    *,
    bound: bool,
    names: Sequence[str] = tuple(EDITIONS),
) -> Mapping[str, Settled]:
    """Give the editions of these names, furnished; or, where no PDF is to be bound, the bare print edition.

    The print edition's pages are the same in both cases. The inner margin depends on their number and
    may change it; it only grows, so this ends. Raises ManuscriptError when a leaf cannot be laid out.
    """
    extent = sum(len(leaf.xhtml) for leaf in leaves) // LETTERS
    bleeding = bleeds(book.settings.print, leaves)
    names = names if bound else ("print",)
    page, alike = geometry(book.settings.print, extent, bleeds=bleeding), sides_alike(workshop.stylesheets)
    while True:
        settled = _at_measure(_Job(book, leaves, workshop, names, bound, alike), page)
        pages = len(settled[names[0]].pagination.pages)
        needed = geometry(book.settings.print, pages, bleeds=bleeding)
        if needed.gutter <= page.gutter:
            return settled
        page = needed


def _at_measure(job: _Job, page: Geometry) -> Mapping[str, Settled]:
    workshop, told = job.workshop, job.book.settings
    inks = _inks(job.book, needed=job.furnished and "print" in job.names)
    resources = Resources(files_for(job.book, workshop, page), printer(told.print).least_rule, inks)
    with (
        Press(resources, workshop.cache, workshop.jobs, told.limits, workshop.meanwhile) as press,
        ThreadPoolExecutor(len(job.names)) as pool,
    ):
        tasks = {name: pool.submit(_edition, name, job, press) for name in job.names}
        return {name: task.result() for name, task in tasks.items()}


def _inks(book: Book, *, needed: bool) -> Inks | None:
    """Give a book's inks; where no print PDF is to be bound, its profile may be missing."""
    try:
        return press_inks(book)
    except OctavoError:
        if needed:
            raise
        return None


def _edition(name: str, job: _Job, press: Press) -> Settled:
    """Settle an edition; its furniture is set for the pages that are likely, while contents are set anew."""
    if not job.furnished:
        return _numbered(name, job, press, lambda _: None)
    begun: list[tuple[Pagination, Future[tuple[Typeset, ...]]]] = []
    with ThreadPoolExecutor(1) as beside:

        def begin(pages: Pagination) -> None:
            begun.append((pages, beside.submit(_around, name, job, press, pages)))

        settled = _numbered(name, job, press, begin)
        made = next((task.result() for pages, task in begun if pages == settled.pagination), None)
    return replace(settled, furniture=made or _around(name, job, press, settled.pagination))


def _around(name: str, job: _Job, press: Press, pages: Pagination) -> tuple[Typeset, ...]:
    sheets = make_furniture(job.book, job.leaves, pages, name)
    made = press.run(sheets, job.workshop.step)
    return tuple(made[sheet.key] for sheet in sheets)


def _numbered(name: str, job: _Job, press: Press, likely: Callable[[Pagination], None]) -> Settled:
    """Settle an edition without its furniture; `likely` is told the pages when all leaves were set once."""
    told = job.book.settings.print
    wishes, paging = printer(told), Paging(told.opening)
    if name == "print":
        paging = replace(paging, multiple=wishes.multiple, last_blank=wishes.last_blank)
    typeset: dict[str, Typeset] = {}
    before: Mapping[str, Sheet] = {}
    pagination = page_leaves(job.leaves, typeset, paging)
    making = Sheets(name, job.book.settings, job.workshop.cache.memory or Memory())
    for number in range(ROUNDS):
        # An index stands behind what it names, and takes long: it is set when the pages are known.
        leaves = [leaf for leaf in job.leaves if number or not _is_index(leaf)]
        if len(typeset) == len(job.leaves):
            likely(pagination)
        sheets = {sheet.key: sheet for sheet in _sheets(making, job, leaves, pagination)}
        changed = (sheet for key, sheet in sheets.items() if before.get(key) != sheet)
        typeset |= press.run(changed, job.workshop.step)
        before, settled = sheets, pagination
        pagination = page_leaves(job.leaves, typeset, paging)
        if pagination == settled and len(leaves) == len(job.leaves):
            return Settled(typeset, pagination)
    message = "page numbers in the contents do not settle; some may be off by one"
    return Settled(typeset, pagination, findings=(finding("page-numbers-unsettled", message, format=name),))


def _is_index(leaf: Leaf) -> bool:
    return leaf.kind == "index" and leaf.path is None


def _sheets(making: Sheets, job: _Job, leaves: Iterable[Leaf], pagination: Pagination) -> Iterator[Sheet]:
    for leaf in leaves:
        recto = job.alike or pagination.pages[pagination.anchors[leaf.key]].recto
        yield making.make(leaf, pagination, recto=recto)


def files_for(book: Book, workshop: Workshop, page: Geometry) -> dict[str, bytes]:
    """Give all that a sheet of the book may ask for, its page as large as `page` says."""
    spec = book.settings.print
    given = {"page": page, "spec": spec, "printer": printer(spec)}
    pages = {name: fill(workshop.stylesheets, PAGE, **given, edition=name) for name in EDITIONS}
    files = {
        name: css.encode() for name, css in workshop.stylesheets.items() if name.endswith((".css", ".svg"))
    }
    files |= {f"page-{name}.css": css.encode() for name, css in pages.items()}
    files |= {f"fonts/{face.name}.ttf": face.content for face in workshop.faces}
    return files | {image.name: placeable(image) for image in book.images}
