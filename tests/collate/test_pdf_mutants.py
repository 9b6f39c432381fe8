from __future__ import annotations

import io
from collections.abc import Callable, Iterator, Mapping, Sequence

import pikepdf
import pytest

from octavo.book import Book
from octavo.collate import collate
from octavo.collate.pdf_opening import open_pages
from octavo.collate.pdf_pages import FURNITURE
from tests.collate.damage import Mutant, Record, caught

Change = Callable[[pikepdf.Pdf], None]

PAGED = ("print", "screen")


def drawn(pdf: pikepdf.Pdf, words: str) -> tuple[int, int]:
    """Give the page and the number on it of the piece of text that begins with some words."""
    content = io.BytesIO()
    pdf.save(content)
    for number, page in enumerate(open_pages(content.getvalue())):
        runs = [run for run in page.runs if run.size and not run.shape and FURNITURE not in run.marks]
        if not any("OctavoGenerated" in run.marks for run in runs):
            for place, run in enumerate(runs):
                if run.words.strip().startswith(words):
                    return number, place
    raise AssertionError(words)


def redraw(pdf: pikepdf.Pdf, number: int, order: Callable[[list[int]], Sequence[int]]) -> None:
    """Draw the pieces of text of a page as an order of their numbers says; what is left out is not drawn."""
    page = pdf.pages[number]
    instructions = list(pikepdf.parse_content_stream(page))
    places = [at for at, each in enumerate(instructions) if str(each.operator) in {"Tj", "TJ"}]
    shown = [instructions[at] for at in places]
    changed: dict[int, list[object]] = {at: [] for at in places}
    for at, piece in zip(places, order(list(range(len(places)))), strict=False):
        changed[at] = [] if piece < 0 else [shown[piece]]
    written = [one for at, each in enumerate(instructions) for one in changed.get(at, [each])]
    page.Contents = pdf.make_stream(pikepdf.unparse_content_stream(written))  # type: ignore[arg-type]


def shorten(words: str) -> Change:
    """Draw a piece of text without its last letter."""

    def change(pdf: pikepdf.Pdf) -> None:
        number, piece = drawn(pdf, words)
        page = pdf.pages[number]
        instructions = list(pikepdf.parse_content_stream(page))
        at = [place for place, each in enumerate(instructions) if str(each.operator) in {"Tj", "TJ"}][piece]
        pieces = [bytes(part) for part in instructions[at].operands[0] if isinstance(part, pikepdf.String)]
        last = max(place for place, part in enumerate(pieces) if len(part) >= len(b"\0\0"))
        pieces[last] = pieces[last][:-2]
        row = pikepdf.Array([pikepdf.String(part) for part in pieces])
        instructions[at] = pikepdf.ContentStreamInstruction([row], pikepdf.Operator("TJ"))
        page.Contents = pdf.make_stream(pikepdf.unparse_content_stream(instructions))

    return change


def drop(words: str) -> Change:
    def change(pdf: pikepdf.Pdf) -> None:
        page, piece = drawn(pdf, words)
        redraw(pdf, page, lambda pieces: [-1 if at == piece else at for at in pieces])

    return change


def swap(first: str, second: str) -> Change:
    def change(pdf: pikepdf.Pdf) -> None:
        (page, one), (_, other) = drawn(pdf, first), drawn(pdf, second)
        exchange = {one: other, other: one}
        redraw(pdf, page, lambda pieces: [exchange.get(at, at) for at in pieces])

    return change


def overwrite(words: str, other: str) -> Change:
    """Draw another piece of the page where one should stand."""

    def change(pdf: pikepdf.Pdf) -> None:
        (page, one), (_, instead) = drawn(pdf, words), drawn(pdf, other)
        redraw(pdf, page, lambda pieces: [instead if at == one else at for at in pieces])

    return change


def drop_page(words: str) -> Change:
    def change(pdf: pikepdf.Pdf) -> None:
        page, _ = drawn(pdf, words)
        del pdf.pages[page]

    return change


def swap_pages(first: str, second: str) -> Change:
    def change(pdf: pikepdf.Pdf) -> None:
        one, other = drawn(pdf, first)[0], drawn(pdf, second)[0]
        kids = pdf.Root.Pages.Kids
        assert len(kids) == len(pdf.pages)
        kids[one], kids[other] = kids[other], kids[one]

    return change


def tags(pdf: pikepdf.Pdf, kind: str) -> list[pikepdf.Object]:
    def walk(node: pikepdf.Object) -> Iterator[pikepdf.Object]:
        if isinstance(node, pikepdf.Array):
            for kid in node:
                yield from walk(kid)
        elif isinstance(node, pikepdf.Dictionary) and "/S" in node:
            yield node
            yield from walk(node.get("/K", pikepdf.Array()))

    return [tag for tag in walk(pdf.Root.StructTreeRoot.K) if str(tag.S) == f"/{kind}"]


def retag(kind: str, number: int, other: str) -> Change:
    def change(pdf: pikepdf.Pdf) -> None:
        tags(pdf, kind)[number].S = pikepdf.Name(f"/{other}")

    return change


def describe(number: int, words: str) -> Change:
    def change(pdf: pikepdf.Pdf) -> None:
        tags(pdf, "Figure")[number].Alt = pikepdf.String(words)

    return change


def swap_cells(pdf: pikepdf.Pdf) -> None:
    first, second = tags(pdf, "TD")[:2]
    first.K, second.K = second.K, first.K


def links(pdf: pikepdf.Pdf, words: str) -> list[tuple[pikepdf.Page, pikepdf.Object]]:
    """Give the links whose description or address holds some words, each with its page."""
    return [
        (page, link)
        for page in pdf.pages
        for link in page.get("/Annots", ())
        if words in str(link.get("/Contents", "")) or ("/URI" in link.A and words in str(link.A.URI))
    ]


def unlink(words: str, number: int) -> Change:
    def change(pdf: pikepdf.Pdf) -> None:
        page, link = links(pdf, words)[number]
        page.Annots = pikepdf.Array([other for other in page.Annots if other.objgen != link.objgen])

    return change


def readdress(words: str, address: str) -> Change:
    def change(pdf: pikepdf.Pdf) -> None:
        for _, link in links(pdf, words):
            link.A.URI = pikepdf.String(address)

    return change


def misdirect(words: str) -> Change:
    def change(pdf: pikepdf.Pdf) -> None:
        for _, link in links(pdf, words):
            link.A.D = pikepdf.Array([pdf.pages[0].obj, pikepdf.Name.Fit])

    return change


def rename_bookmark(words: str, other: str) -> Change:
    def change(pdf: pikepdf.Pdf) -> None:
        def rename(items: Sequence[pikepdf.OutlineItem]) -> int:
            found = [item for item in items if item.title == words]
            for item in found:
                item.title = other
            return len(found) + sum(rename(item.children) for item in items)

        with pdf.open_outline() as outline:
            assert rename(outline.root) == 1

    return change


def drop_bookmarks(pdf: pikepdf.Pdf) -> None:
    del pdf.Root.Outlines


MUTANTS: Mapping[str, tuple[Sequence[str], Change, str, str]] = {
    "drop-line": (PAGED, drop("A rope is forgotten"), "collate-text", "rope.md:3"),
    "drop-letter": (PAGED, shorten("Those who arrive"), "collate-text", "landing.md:3"),
    "drop-letter-of-note": (PAGED, shorten("It stayed for three weeks"), "collate-note", "rope.md:37"),
    "drop-letter-of-heading": (PAGED, shorten("Low water"), "collate-heading", "tides.md:14"),
    "drop-letter-of-code": (PAGED, shorten("strand: 3"), "collate-code", "rope.md:29"),
    "drop-definition": (PAGED, drop("what is brought"), "collate-text", "landing.md:18"),
    "drop-table-caption": (PAGED, drop("The year of the rope"), "collate-caption", "rope.md:16"),
    "drop-heading": (PAGED, drop("Low water"), "collate-heading", "tides.md:14"),
    "drop-part": (PAGED, drop("The Far Bank"), "collate-heading", "book.yaml:None"),
    "double-line": (
        PAGED,
        overwrite("the harbour", "See"),
        "collate-text",
        "tides.md:11",
    ),
    "swap-lines": (
        PAGED,
        swap("At high water the chain", "At low water there"),
        "collate-order",
        "tides.md:8",
    ),
    "drop-item": (PAGED, drop("Take off both shoes"), "collate-text", "tides.md:19"),
    "drop-cell": (PAGED, drop("grease the splices"), "collate-table", "rope.md:13"),
    "drop-caption": (PAGED, drop("A loft with a rope"), "collate-caption", "rope.md:20"),
    "drop-code-line": (PAGED, drop("turn: 17"), "collate-code", "rope.md:30"),
    "drop-note": (PAGED, drop("It stayed for three weeks"), "collate-note", "rope.md:37"),
    "drop-note-paragraph": (PAGED, drop("The second boat kept"), "collate-note", "tides.md:24"),
    "swap-notes": (
        PAGED,
        swap("In winter at half past six", "The second boat kept"),
        "collate-note",
        "tides.md:22",
    ),
    "drop-page": (PAGED, drop_page("Those who arrive"), "collate-text", "landing.md:1"),
    "swap-pages-print": (
        ["print"],
        swap_pages("Those who arrive", "A rope is forgotten"),
        "collate-text",
        "rope.md:1",
    ),
    "swap-pages-screen": (
        ["screen"],
        swap_pages("Those who arrive", "A rope is forgotten"),
        "collate-order",
        "rope.md:1",
    ),
    "lower-heading": (["screen"], retag("H2", 1, "H3"), "collate-heading", "tides.md:14"),
    "untag-heading": (["screen"], retag("H2", 0, "P"), "collate-heading", "tides.md:6"),
    "alter-bookmark": (
        ["screen"],
        rename_bookmark("Low water", "Low tide"),
        "collate-outline",
        "tides.md:14",
    ),
    "drop-outline": (["screen"], drop_bookmarks, "collate-outline", "book.yaml:None"),
    "untag-caption": (["screen"], retag("Caption", 0, "P"), "collate-caption", "rope.md:16"),
    "untag-item": (["screen"], retag("LI", -6, "NonStruct"), "collate-list", "tides.md:19"),
    "untag-list": (["screen"], retag("L", -2, "Div"), "collate-list", "tides.md:18"),
    "untag-table": (["screen"], retag("Table", 0, "Div"), "collate-table", "rope.md:10"),
    "join-cells": (["screen"], retag("TD", 1, "P"), "collate-table", "rope.md:12"),
    "add-heading": (["screen"], retag("BlockQuote", 0, "H2"), "collate-heading", "landing.md:6"),
    "untag-note": (["screen"], retag("Note", 0, "Div"), "collate-note", "tides.md:22"),
    "untag-image": (["screen"], retag("Figure", 0, "NonStruct"), "collate-image", "rope.md:20"),
    "alter-description": (["screen"], describe(0, "A loft."), "collate-image", "rope.md:20"),
    "drop-description": (["screen"], describe(1, ""), "collate-image", "landing.md:10"),
    "swap-cells": (["screen"], swap_cells, "collate-table", "rope.md:12"),
    "drop-link": (["screen"], unlink("how the rope is kept", 0), "collate-link", "tides.md:11"),
    "misdirect-link": (["screen"], misdirect("how the rope is kept"), "collate-link", "tides.md:11"),
    "alter-address": (
        ["screen"],
        readdress("example.org/harbour", "https://example.org/harbor"),
        "collate-link",
        "tides.md:11",
    ),
}
CASES = [(name, kind) for name, (kinds, *_) in MUTANTS.items() for kind in kinds]


@pytest.mark.mutant
@pytest.mark.parametrize(("name", "kind"), CASES)
def test_a_damaged_pdf_is_found_out(
    name: str, kind: str, book: Book, outputs: Mapping[str, Mapping[str, bytes]], record_property: Record
) -> None:
    _, change, code, at = MUTANTS[name]
    damaged = io.BytesIO()
    with pikepdf.open(io.BytesIO(next(iter(outputs[kind].values())))) as pdf:
        change(pdf)
        pdf.save(damaged)
    caught(Mutant(name, kind, code, at), book, {"a.pdf": damaged.getvalue()}, record_property)


def test_a_marker_whose_way_to_its_note_is_cut_is_found(
    book: Book, outputs: Mapping[str, Mapping[str, bytes]]
) -> None:
    damaged = io.BytesIO()
    with pikepdf.open(io.BytesIO(next(iter(outputs["screen"].values())))) as pdf:
        page = next(
            page
            for page in pdf.pages
            if any(link.get("/Contents") == "1" for link in page.get("/Annots", ()))
        )
        page.Annots = pikepdf.Array([link for link in page.Annots if link.get("/Contents") != "1"])
        pdf.save(damaged)
    found = collate(book, {"screen": {"a.pdf": damaged.getvalue()}}).findings
    assert [(each.code, each.path) for each in found] == [("collate-note", "tides.md")]
