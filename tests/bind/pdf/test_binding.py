from __future__ import annotations

import json
from collections.abc import Sequence
from dataclasses import replace
from io import BytesIO
from typing import Any

import pypdf
import pytest

from octavo.bind.bound import Bound
from octavo.bind.passages import wording
from octavo.bind.pdf.binding import bind_pdfs
from octavo.bind.pdf.schemes import INSIDE
from octavo.bind.pdf.settle import settle
from octavo.bind.workshop import Workshop
from octavo.book import Book, Leaf
from octavo.cache import Cache
from octavo.errors import UsageError
from octavo.pagination import render_pagination


def bind(book: Book, leaves: Sequence[Leaf], workshop: Workshop) -> tuple[Bound, ...]:
    return bind_pdfs(book, leaves, workshop, settle(book, leaves, workshop, bound=True))


def reader(bound: Bound) -> pypdf.PdfReader:
    return pypdf.PdfReader(
        BytesIO(next(content for name, content in bound.files.items() if name.endswith(".pdf")))
    )


def root(bound: Bound) -> Any:  # noqa: ANN401 -- pypdf's objects have no types of their own
    return reader(bound).trailer["/Root"]


def names(outline: Sequence[object]) -> list[str]:
    flat: list[str] = []
    for entry in outline:
        flat += names(entry) if isinstance(entry, list) else [str(getattr(entry, "title", ""))]
    return flat


def test_files_are_named_after_the_slug(bounds: dict[str, Bound], book: Book) -> None:
    slug = book.settings.slug
    assert list(bounds["print"].files) == [f"{slug}-print.pdf", "pagination.json"]
    assert list(bounds["screen"].files) == [f"{slug}.pdf"]


def test_nothing_is_found_in_a_sound_book(bounds: dict[str, Bound]) -> None:
    found = {each.code for bound in bounds.values() for each in bound.findings}
    assert found <= {"print-pages", "code-line-long"}


def test_every_heading_stands_in_the_outline(bounds: dict[str, Bound], leaves: Sequence[Leaf]) -> None:
    written = names(reader(bounds["screen"]).outline)
    wanted = [heading.text for leaf in leaves for heading in leaf.headings]
    assert [words for words in written if words in wanted] == wanted


def test_every_link_inside_lands_on_a_page(bounds: dict[str, Bound]) -> None:
    document = reader(bounds["screen"])
    pages = {page.indirect_reference.idnum for page in document.pages if page.indirect_reference}
    links = [each.get_object() for page in document.pages for each in page.get("/Annots", ())]
    inside = [link for link in links if link["/A"]["/S"] == "/GoTo"]
    assert inside
    assert all(list.__getitem__(link["/A"]["/D"], 0).idnum in pages for link in inside)
    assert not [link for link in links if str(link["/A"].get("/URI", "")).startswith(INSIDE)]
    assert all(link["/Contents"] and link["/Rect"][1] < link["/Rect"][3] for link in links)


def test_the_screen_edition_is_tagged_once(bounds: dict[str, Bound]) -> None:
    catalogue = root(bounds["screen"])
    tree = catalogue["/StructTreeRoot"]
    assert catalogue["/MarkInfo"]["/Marked"]
    assert [each.get_object()["/S"] for each in tree["/K"]] == ["/Document"]
    numbers = list(tree["/ParentTree"]["/Nums"])[::2]
    assert numbers == sorted(set(numbers))


def test_every_page_knows_its_tags(bounds: dict[str, Bound]) -> None:
    document = reader(bounds["screen"])
    nums = list(root(bounds["screen"])["/StructTreeRoot"]["/ParentTree"]["/Nums"])
    known = dict(zip(nums[::2], nums[1::2], strict=True))
    parents = [page["/StructParents"] for page in document.pages if "/StructParents" in page]
    assert len(parents) == len(set(parents))
    assert set(parents) <= set(known)


def test_page_labels_agree_with_the_pagination(bounds: dict[str, Bound]) -> None:
    written = json.loads(bounds["print"].files["pagination.json"])
    labels = [page["label"] for page in written["pages"]]
    shown = reader(bounds["screen"]).page_labels
    # A printer may ask for blanks after the last page, which a screen has no use for.
    assert labels[: len(shown)] == shown
    assert {page["kind"] for page in written["pages"][len(shown) :]} <= {"blank"}


def test_paper_has_no_links_bookmarks_or_tags(bounds: dict[str, Bound]) -> None:
    document = reader(bounds["print"])
    assert not any("/Annots" in page for page in document.pages)
    assert not document.outline
    assert "/StructTreeRoot" not in root(bounds["print"])


def test_every_page_has_the_size_of_the_trim(bounds: dict[str, Bound]) -> None:
    for page in reader(bounds["print"]).pages:
        boxes = [page.mediabox, page.trimbox, page.bleedbox, page.cropbox]
        assert {(round(float(box.width)), round(float(box.height))) for box in boxes} == {(396, 612)}


def test_each_face_is_embedded_once(bounds: dict[str, Bound]) -> None:
    files: dict[str, set[int]] = {}
    for page in reader(bounds["screen"]).pages:
        resources: Any = page["/Resources"]
        for font in resources.get("/Font", {}).values():
            descriptor = font["/DescendantFonts"][0]["/FontDescriptor"]
            name = str(font["/BaseFont"]).partition("+")[2]
            files.setdefault(name, set()).add(descriptor.raw_get("/FontFile2").idnum)
    assert files
    assert all(len(streams) == 1 for streams in files.values())


def test_heads_and_folios_are_furniture(bounds: dict[str, Bound], book: Book) -> None:
    texts = [page.extract_text() for page in reader(bounds["print"]).pages]
    pages = json.loads(bounds["print"].files["pagination.json"])["pages"]
    for text, page in zip(texts, pages, strict=True):
        if page["kind"] == "opening":
            assert page["label"] in text
        if page["kind"] == "blank":
            assert not text.strip()
    assert book.settings.title.main


def test_the_same_leaves_give_the_same_bytes(
    bounds: dict[str, Bound], book: Book, leaves: Sequence[Leaf], workshop: Workshop
) -> None:
    again = bind(book, leaves, replace(workshop, cache=Cache(None), jobs=1))
    assert {bound.format: dict(bound.files) for bound in again} == {
        name: dict(bound.files) for name, bound in bounds.items()
    }


@pytest.mark.parametrize(
    "template", ["{{ page.nothing }}", "{% if %}", "{{ 1 / 0 }}", "{{ page.__class__.mro() }}"]
)
def test_a_template_that_cannot_be_filled_is_the_authors_to_mend(
    template: str, book: Book, leaves: Sequence[Leaf], workshop: Workshop
) -> None:
    sheets = {**workshop.stylesheets, "page.css.jinja": template}
    with pytest.raises(UsageError, match="cannot be filled"):
        bind(book, leaves, replace(workshop, stylesheets=sheets))


def test_the_print_pages_are_the_same_when_no_pdf_is_bound(
    bounds: dict[str, Bound], book: Book, leaves: Sequence[Leaf], workshop: Workshop
) -> None:
    alone = settle(book, leaves, workshop, bound=False)
    assert list(alone) == ["print"]
    assert (
        render_pagination(alone["print"].pagination, "print", wording(leaves, Cache(None))).encode()
        == bounds["print"].files["pagination.json"]
    )
    with pytest.raises(ValueError, match="without furniture"):
        bind_pdfs(book, leaves, workshop, alone)


@pytest.mark.parametrize("opening", ["recto", "next"])
def test_contents_are_numbered_with_the_pages_that_the_headings_stand_on(
    opening: str, book: Book, leaves: Sequence[Leaf], workshop: Workshop
) -> None:
    settings = book.settings.model_copy(
        update={"print": book.settings.print.model_copy(update={"opening": opening})}
    )
    bound = bind(replace(book, settings=settings), leaves, workshop)[0]
    pages = json.loads(bound.files["pagination.json"])
    contents = next(n for n, page in enumerate(pages["pages"]) if page["leaf"] == "contents")
    text = " ".join(reader(bound).pages[contents].extract_text().split())
    for leaf in leaves:
        for heading in (each for each in leaf.headings[:1] if leaf.kind == "chapter"):
            assert text.partition(heading.text)[2].lstrip(" .").startswith(pages["anchors"][heading.id])
