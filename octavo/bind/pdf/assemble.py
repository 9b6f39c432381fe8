"""Join the typeset leaves of an edition into one PDF, with the furniture laid over their pages."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from contextlib import ExitStack
from dataclasses import dataclass, field
from datetime import datetime
from functools import partial
from io import BytesIO

import pikepdf

from octavo.bind.fonts import Face
from octavo.bind.pdf.archival import make_archival
from octavo.bind.pdf.destinations import link_inside
from octavo.bind.pdf.forme import Typeset
from octavo.bind.pdf.identity import identify
from octavo.bind.pdf.outline import label_pages, outline
from octavo.bind.pdf.presswork import Presswork, finish
from octavo.bind.pdf.sleeves import Sleeves
from octavo.bind.pdf.structure import join_structure
from octavo.bind.pdf.typefaces import share_faces
from octavo.book import Book, Leaf
from octavo.memory import Memory
from octavo.pagination import Pagination

__all__ = ["Edition", "assemble"]

#: Leaves that hold no words of the manuscript's but its titles.
GENERATED = {"half-title", "title-page", "copyright-page", "contents"}
GENERATED |= {"list-of-figures", "list-of-tables", "list-of-listings"}


@dataclass(frozen=True, slots=True)
class Edition:
    """Hold all that one PDF is made from: `name` is `print` or `screen`, `modified` its date.

    `presswork` says how it is printed, and is None for the screen. In a `memory`, typeset leaves stay open
    from one build to the next.
    """

    name: str
    book: Book
    leaves: Sequence[Leaf]
    typeset: Mapping[str, Typeset]
    furniture: Sequence[Typeset]
    pagination: Pagination
    faces: Sequence[Face]
    modified: datetime
    presswork: Presswork | None = None
    memory: Memory | None = field(default=None, compare=False, repr=False)


def assemble(edition: Edition) -> bytes:
    """Give the PDF of an edition: the same bytes for the same edition.

    The screen edition has one structure tree, links, an outline and page labels. The print edition
    has none of these: printers refuse files with annotations and bookmarks (KDP help, G201857950).
    """
    with pikepdf.new() as pdf, ExitStack() as stack:
        sources = _opened(edition, stack)
        around = [stack.enter_context(pikepdf.open(BytesIO(made.pdf))) for made in edition.furniture]
        furniture = [page for opened in around for page in opened.pages]
        sleeves = Sleeves(pdf)
        _lay_pages(pdf, edition, sources, sleeves)
        _mark_generated(pdf, edition, sleeves)
        if edition.name == "screen":
            ordered = [(leaf.key, sources[leaf.key]) for leaf in edition.leaves]
            join_structure(pdf, [source for _, source in ordered], _first_pages(edition.pagination, ordered))
            link_inside(pdf, edition.leaves, edition.typeset, edition.pagination)
            outline(pdf, edition.leaves, edition.pagination)
        label_pages(pdf, edition.pagination)
        _lay_furniture(pdf, edition.pagination, furniture, sleeves)
        share_faces(pdf, edition.faces)
        identify(pdf, edition.book.settings, edition.name, edition.modified)
        if edition.presswork:
            return finish(pdf, edition.presswork, [page.recto for page in edition.pagination.pages])
        make_archival(pdf)
        finished = BytesIO()
        pdf.save(
            finished,
            min_version="1.7",
            deterministic_id=True,
            object_stream_mode=pikepdf.ObjectStreamMode.generate,
            compress_streams=True,
        )
    return finished.getvalue()


def _opened(edition: Edition, stack: ExitStack) -> dict[str, pikepdf.Pdf]:
    """Open what was typeset: pages that were copied from it once are copied again in half the time."""
    sources: dict[str, pikepdf.Pdf] = {}
    for key, made in edition.typeset.items():
        opened = partial(pikepdf.open, BytesIO(made.pdf))
        if edition.memory is None:
            sources[key] = stack.enter_context(opened())
        else:
            sources[key] = edition.memory.recall(("opened", edition.name, key), made.pdf, opened)
    return sources


def _lay_pages(
    pdf: pikepdf.Pdf, edition: Edition, sources: Mapping[str, pikepdf.Pdf], sleeves: Sleeves
) -> None:
    box = next(iter(sources.values())).pages[0].mediabox
    size = (float(box[2]) - float(box[0]), float(box[3]) - float(box[1]))
    pages = {key: list(source.pages) for key, source in sources.items()}
    for number, page in zip(_numbers(edition.pagination), edition.pagination.pages, strict=True):
        if page.leaf is None:
            pdf.add_blank_page(page_size=size)
        else:
            pdf.pages.append(pages[page.leaf][number])
    # To look one page up takes as long as to append it.
    laid = list(pdf.pages)
    numbers, told = _numbers(edition.pagination), edition.pagination.pages
    for number, page, leaf in zip(numbers, told, laid, strict=True):
        if page.leaf is not None:
            _move(leaf, edition.typeset[page.leaf], number, sleeves, recto=page.recto)
    # What is printed gets its boxes from its frame.
    for leaf in laid if edition.presswork is None else ():
        for name in ("/MediaBox", "/TrimBox", "/BleedBox", "/CropBox"):
            leaf[name] = pikepdf.Array([0, 0, *size])


def _numbers(pagination: Pagination) -> Iterator[int]:
    """Give for each page which of its leaf it is, from 0."""
    laid: Counter[str | None] = Counter()
    for page in pagination.pages:
        yield laid[page.leaf]
        laid[page.leaf] += 1


def _move(page: pikepdf.Page, made: Typeset, number: int, sleeves: Sleeves, *, recto: bool) -> None:
    """Move what is on a leaf's page of this number to the side that it has come to stand on."""
    set_on_recto = made.recto == (number % 2 == 0)
    if set_on_recto != recto and made.moves and made.moves[number]:
        sleeves.put(page, f"q 1 0 0 1 {made.moves[number]:.4f} 0 cm\n".encode(), b"\nQ")


def _mark_generated(pdf: pikepdf.Pdf, edition: Edition, sleeves: Sleeves) -> None:
    """Mark the pages whose words are the book's and not the manuscript's, for whoever reads them back."""
    # An index may be a chapter of the manuscript too.
    made = {leaf.key for leaf in edition.leaves if leaf.kind in GENERATED or _is_made_index(leaf)}
    for page, laid in zip(pdf.pages, edition.pagination.pages, strict=True):
        if laid.leaf in made:
            sleeves.put(page, b"/OctavoGenerated BMC\n", b"\nEMC\n")


def _is_made_index(leaf: Leaf) -> bool:
    return leaf.kind == "index" and leaf.path is None


def _first_pages(pagination: Pagination, leaves: Sequence[tuple[str, pikepdf.Pdf]]) -> list[int]:
    return [pagination.anchors[key] for key, _ in leaves]


def _lay_furniture(
    pdf: pikepdf.Pdf, pagination: Pagination, furniture: Sequence[pikepdf.Page], sleeves: Sleeves
) -> None:
    for number, page, around in zip(_numbers(pagination), pdf.pages, furniture, strict=True):
        if b"Tf" not in around.Contents.read_bytes():
            continue
        # Pages of a leaf have their resources in common.
        name = f"/Furniture{number}"
        form = pdf.copy_foreign(around.as_form_xobject())
        if "/XObject" not in page.Resources:
            page.Resources.XObject = pikepdf.Dictionary()
        page.Resources.XObject[name] = form
        artifact = f"\nQ\n/Artifact <</Type /Pagination>> BDC\nq\n{name} Do\nQ\nEMC\n"
        sleeves.put(page, b"q\n", artifact.encode())
