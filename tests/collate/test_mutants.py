from __future__ import annotations

import io
import re
import tomllib
import zipfile
from collections.abc import Callable, Mapping
from pathlib import Path

import pytest

from octavo.book import Book
from octavo.collate import collate
from tests.collate.damage import Mutant, Record, caught, replaced

Files = Mapping[str, bytes]
Change = Callable[[bytes], bytes]

MUTANTS = tomllib.loads(Path(__file__).with_name("mutants.toml").read_text("utf-8"))
PLACES = {"epub": "EPUB/text/{}.xhtml", "web": "web/{}.html", "page": "the-ferry-book.html"}


def unpacked(files: Files) -> dict[str, bytes]:
    with zipfile.ZipFile(io.BytesIO(*files.values())) as archive:
        return {name: archive.read(name) for name in archive.namelist()}


def packed(name: str, files: Files) -> dict[str, bytes]:
    content = io.BytesIO()
    with zipfile.ZipFile(content, "w") as archive:
        for place, inside in files.items():
            archive.writestr(place, inside)
    return {name: content.getvalue()}


def changed(files: Files, kind: str, place: str, change: Change | None) -> dict[str, bytes]:
    """Give the files of an output with one of them changed, or taken out."""
    opened = unpacked(files) if kind == "epub" else dict(files)
    before = opened.pop(place)
    if change:
        opened[place] = change(before)
        assert opened[place] != before
    return packed(next(iter(files)), opened) if kind == "epub" else opened


def codes_and_places(book: Book, kind: str, files: Files) -> set[tuple[str, str]]:
    found = collate(book, {kind: files}).findings
    assert all(finding.format == kind for finding in found)
    return {(finding.code, f"{finding.path}:{finding.line}") for finding in found}


@pytest.mark.parametrize("kind", ["epub", "web", "page", "print", "screen"])
def test_a_sound_output_gives_no_finding(kind: str, book: Book, outputs: Mapping[str, Files]) -> None:
    assert collate(book, {kind: outputs[kind]}).findings == ()


@pytest.mark.mutant
@pytest.mark.parametrize("kind", PLACES)
@pytest.mark.parametrize("name", MUTANTS)
def test_a_damaged_output_is_found_out(
    name: str, kind: str, book: Book, outputs: Mapping[str, Files], record_property: Record
) -> None:
    mutant = MUTANTS[name]

    def change(content: bytes) -> bytes:
        return replaced(content, mutant, "<main" if kind != "epub" else "<body")

    damaged = changed(outputs[kind], kind, PLACES[kind].format(mutant["leaf"]), change)
    caught(Mutant(name, kind, mutant["code"], mutant["at"]), book, damaged, record_property)


@pytest.mark.parametrize("kind", ["epub", "web"])
def test_a_missing_or_exchanged_image_file_is_found(
    kind: str, book: Book, outputs: Mapping[str, Files]
) -> None:
    files = unpacked(outputs[kind]) if kind == "epub" else outputs[kind]
    place = next(name for name in files if "loft" in name)
    missing = changed(outputs[kind], kind, place, None)
    other = changed(outputs[kind], kind, place, lambda content: content + b" ")
    for damaged in (missing, other):
        assert codes_and_places(book, kind, damaged) == {("collate-image", "rope.md:20")}


def test_a_chapter_that_is_not_in_the_spine_is_missed(book: Book, outputs: Mapping[str, Files]) -> None:
    def unlist(content: bytes) -> bytes:
        spine = re.search(rb'<item id="([^"]+)" href="text/landing.xhtml"', content)
        spine = spine or re.search(rb'<item href="text/landing.xhtml" id="([^"]+)"', content)
        assert spine
        return re.sub(rb'<itemref idref="' + spine[1] + rb'"\s*/>', b"", content)

    damaged = changed(outputs["epub"], "epub", "EPUB/content.opf", unlist)
    found = codes_and_places(book, "epub", damaged)
    assert {("collate-heading", "landing.md:1"), ("collate-text", "landing.md:1")} <= found


def test_chapters_in_another_order_are_found(book: Book, outputs: Mapping[str, Files]) -> None:
    opened = unpacked(outputs["epub"])
    tides, rope = "EPUB/text/tides.xhtml", "EPUB/text/rope.xhtml"
    opened[tides], opened[rope] = opened[rope], opened[tides]
    found = codes_and_places(book, "epub", packed("a.epub", opened))
    assert "collate-order" in {code for code, _ in found}


#: In which file of each format the contents stand, and what may go wrong in them.
OUTLINES = {"epub": "EPUB/nav.xhtml", "web": "web/index.html", "page": "the-ferry-book.html"}
OUTLINE_MUTANTS = {
    "drop-entry": (r'<li class="heading"><a [^>]*>Low water</a></li>', "", "tides.md:14"),
    "alter-entry": (r"(<a [^>]*>)High water</a>", r"\1High tide</a>", "tides.md:6"),
    "swap-entries": (
        r"(<a [^>]*>)High water(</a>.*?<a [^>]*>)Low water</a>",
        r"\1Low water\2High water</a>",
        "tides.md:6",
    ),
    "drop-entry-of-part": (r"(<a [^>]*>)The Far Bank</a>", r"\1</a>", "book.yaml:None"),
}


@pytest.mark.mutant
@pytest.mark.parametrize("kind", OUTLINES)
@pytest.mark.parametrize("name", OUTLINE_MUTANTS)
def test_a_damaged_outline_is_found_out(
    name: str, kind: str, book: Book, outputs: Mapping[str, Files], record_property: Record
) -> None:
    sought, put, at = OUTLINE_MUTANTS[name]

    def change(content: bytes) -> bytes:
        head, tag, contents = content.decode().partition('role="doc-toc"')
        text, count = re.subn(sought, put, contents, count=1, flags=re.DOTALL)
        assert count == 1
        return (head + tag + text).encode()

    damaged = changed(outputs[kind], kind, OUTLINES[kind], change)
    caught(Mutant(name, kind, "collate-outline", at), book, damaged, record_property)
