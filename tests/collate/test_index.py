"""The index of every output is what the marks ask for; what is done to it is found out."""

from __future__ import annotations

import io
import re
import zipfile
from collections.abc import Callable, Mapping
from dataclasses import replace
from pathlib import Path

import pikepdf
import pytest

from octavo.book import Book
from octavo.book_yaml import read_settings
from octavo.cache import Cache
from octavo.collate import collate, collate_file
from octavo.collate.pdf_opening import open_pages
from octavo.collate.pdf_pages import FURNITURE, GENERATED
from octavo.findings import Severity
from octavo.shelf import stock
from octavo.source.load import load
from tests.outputs.shelf import build_book

FOLDER = Path(__file__).parents[1] / "books/indexed"
SLUG = "salt-and-slow-water"
CODE = "collate-index"

Outputs = Mapping[str, Mapping[str, bytes]]
Damage = tuple[str, str, str]


@pytest.fixture(scope="module")
def indexed() -> Book:
    """Load the book of two indexes."""
    return load(read_settings(FOLDER)[0], FOLDER, Cache(None), 2, lambda _: None)[0]


@pytest.fixture(scope="module")
def made(tmp_path_factory: pytest.TempPathFactory) -> Outputs:
    """Build it; each format's files by name."""
    out = tmp_path_factory.mktemp("indexed")
    report = build_book(FOLDER, out)
    assert [found for found in report.findings if found.severity is not Severity.NOTE] == []
    return {bound.format: bound.files for bound in stock(out, SLUG)}


def said(book: Book, kind: str, files: Mapping[str, bytes]) -> list[str]:
    """Give what is said of the index of an output, and assert that nothing else is."""
    found = collate(book, {kind: files}).findings
    assert {each.code for each in found} <= {CODE}
    assert all(each.format == kind for each in found)
    return [each.message for each in found]


@pytest.mark.parametrize("kind", ["epub", "web", "page", "print", "screen"])
def test_a_sound_index_gives_no_finding(kind: str, indexed: Book, made: Outputs) -> None:
    assert said(indexed, kind, made[kind]) == []


#: What is done to the EPUB and the web: a pattern that must match once in the general index, and what is put.
MARKED_UP: dict[str, Damage] = {
    "a lost entry": (
        r'<li [^>]*><p class="index-line"[^>]*>(?:(?!<li).)*?>locks<.*?</ul></li>',
        "",
        "missing",
    ),
    "a lost sub-entry": (r'<li [^>]*><p class="index-line"[^>]*><span[^>]*>barrow<.*?</li>', "", "missing"),
    "an entry too many": (
        r"(<li [^>]*>)(<p [^>]*><span[^>]*>)(rakers)(</span>.*?</li>)",
        r"\1\2\3\4<li>\2reekers\4",
        "no mark asks for",
    ),
    "an entry twice": (r"(<li [^>]*><p [^>]*><span[^>]*>rakers</span>.*?</li>)", r"\1\1", "twice"),
    "an altered term": (r">song, lost<", ">song, last<", "no mark asks for"),
    "a term in another case": (r">song, lost<", ">Song, lost<", "no mark asks for"),
    "a sub-entry under another": (r">horses of<", ">leaking of<", "no mark asks for"),
    "a way to another place": (r'[^"]*#harbour--ix--harbour"', '#afterword"', "no link of “harbour”"),
    "a way to nowhere": (r'[^"]*#pans--ix--rakers"', '#gone"', "no link of “rakers”"),
    "a way too many": (
        r"(<a [^>]*#pans--ix--rakers[^>]*>[^<]*</a>)",
        r'\1, <a class="index-locator" href="#index--title">Clay</a>',
        "leads where no mark is",
    ),
    "a lost place": (r"; <a [^>]*#harbour--ix--measures-sack[^>]*>[^<]*</a>", "", "no link of “sack”"),
    "another end of a range": (
        r'[^"]*#pans--ix--weather-2"(?= class="index-until")',
        '#gone"',
        "does not end",
    ),
    "another section": (r">The Harbour(</a>–)", r">The Pans\1", "names a place"),
    "another note": (r">The Barges, note 1<", ">The Barges, note 2<", "names a place"),
    "a main place that is none": (
        r'class="index-locator main"(?=[^>]*note)',
        'class="index-locator"',
        "main one",
    ),
    "a place that is no main one": (
        r'(#pans--ix--rakers"[^>]*) class="index-locator"',
        r'\1 class="index-locator main"',
        "main one",
    ),
    "a lost see": (
        r'<span class="index-see"[^>]*>, <em>see</em> <a[^>]*>rakers</a></span>',
        "",
        "does not send",
    ),
    "another see": (r"(<em>see</em> <a[^>]*>)rakers<", r"\1barges<", "does not send"),
    "a see to nowhere": (r'(<em>see</em> <a href=")[^"]*(">rakers)', r"\1#gone\2", "leads to no entry"),
}
PLACES = {"epub": "EPUB/text/index.xhtml", "web": "web/leaf-index.html", "page": f"{SLUG}.html"}
#: What tells nothing of what is meant, and stands between what the patterns name.
BETWEEN = re.compile(r'<span[^>]*class="page-break"[^>]*(?:/>|></span>)| epub:type="[^"]*"| id="p-[^"]*"')


def damaged(kind: str, files: Mapping[str, bytes], change: Callable[[str], str]) -> dict[str, bytes]:
    """Give the files of an output with its general index changed."""
    place = PLACES[kind]
    opened = dict(files)
    if kind == "epub":
        with zipfile.ZipFile(io.BytesIO(*files.values())) as archive:
            opened = {name: archive.read(name) for name in archive.namelist()}
    opened[place] = change(opened[place].decode()).encode()
    if kind != "epub":
        return opened
    content = io.BytesIO()
    with zipfile.ZipFile(content, "w") as archive:
        for name, inside in opened.items():
            archive.writestr(name, inside)
    return {next(iter(files)): content.getvalue()}


@pytest.mark.mutant
@pytest.mark.parametrize("kind", PLACES)
@pytest.mark.parametrize("name", MARKED_UP)
def test_a_damaged_index_is_found_out(name: str, kind: str, indexed: Book, made: Outputs) -> None:
    pattern, put, words = MARKED_UP[name]

    def change(text: str) -> str:
        head, tag, index = text.partition('id="index--title"')
        index, count = re.subn(pattern, put, BETWEEN.sub("", index), count=1, flags=re.DOTALL)
        assert count == 1
        return head + tag + index

    files = damaged(kind, made[kind], change)
    found = [each for each in collate(indexed, {kind: files}).findings if each.code == CODE]
    assert len(found) == 1
    assert words in found[0].message
    assert found[0].format == kind


@pytest.mark.parametrize("kind", PLACES)
def test_an_index_that_is_gone_is_missed(kind: str, indexed: Book, made: Outputs) -> None:
    files = damaged(kind, made[kind], lambda text: text.replace("made-index", "made-index-not"))
    assert CODE in {each.code for each in collate(indexed, {kind: files}).findings}


#: What is done to the PDFs: pieces of an index page that change places (or of which the second is lost).
DRAWN = {
    "another page": ("rakers", ("4", "7"), "stands on page"),
    "a lost page": ("rakers", ("4", ""), "stands on page"),
    "a lost term": ("roads", ("roads", ""), "no mark asks for"),
    "terms that changed places": ("quay, ring in the", ("quay, ring in the", "song, lost"), "stands on page"),
    "another note": ("account books", ("2\u00a0n.\u00a01", "6"), "stands on page"),
    "a term that is cut": ("song, lost", ("song, lost", "4"), "stands on page"),
}


@pytest.mark.mutant
@pytest.mark.parametrize("kind", ["print", "screen"])
@pytest.mark.parametrize("name", DRAWN)
def test_a_damaged_index_of_a_pdf_is_found_out(name: str, kind: str, indexed: Book, made: Outputs) -> None:
    near, (one, other), words = DRAWN[name]
    content = next(content for place, content in made[kind].items() if place.endswith(".pdf"))
    with pikepdf.open(io.BytesIO(content)) as pdf:
        redraw(pdf, near, one, other)
        spoilt = io.BytesIO()
        pdf.save(spoilt)
    (message,) = said(indexed, kind, {"x.pdf": spoilt.getvalue()})
    assert words in message


def redraw(pdf: pikepdf.Pdf, near: str, one: str, other: str) -> None:
    """Exchange two pieces of the page on which an index draws `near`, the first of each behind it."""
    content = io.BytesIO()
    pdf.save(content)
    for number, page in enumerate(open_pages(content.getvalue())):
        runs = [run for run in page.runs if run.size and not run.shape and FURNITURE not in run.marks]
        drawn = [run.words.strip() if GENERATED in run.marks else "" for run in runs]
        if near in drawn and drawn.index(near) > 3 and (not other or other in drawn):
            at = drawn.index(near)
            first = drawn.index(one, at)
            second = drawn.index(other) if other else -1
            exchange(pdf, number, first, second)
            return
    raise AssertionError(near)


def exchange(pdf: pikepdf.Pdf, number: int, first: int, second: int) -> None:
    """Draw one piece of text of a page in place of another, and that in its place; -1 is none."""
    page = pdf.pages[number]
    instructions = list(pikepdf.parse_content_stream(page))
    places = [at for at, each in enumerate(instructions) if str(each.operator) in {"Tj", "TJ"}]
    one = instructions[places[first]]
    if second < 0:
        del instructions[places[first]]
    else:
        instructions[places[first]], instructions[places[second]] = instructions[places[second]], one
    page.Contents = pdf.make_stream(pikepdf.unparse_content_stream(instructions))


def test_a_link_of_the_index_to_another_page_is_found(indexed: Book, made: Outputs) -> None:
    content = made["screen"][f"{SLUG}.pdf"]
    with pikepdf.open(io.BytesIO(content)) as pdf:
        link = [page for page in pdf.pages if "/Annots" in page][-1].Annots[0]
        link.A.D = pikepdf.Array([pdf.pages[0].obj, pikepdf.Name.Fit])
        spoilt = io.BytesIO()
        pdf.save(spoilt)
    (message,) = said(indexed, "screen", {"x.pdf": spoilt.getvalue()})
    assert "does not lead to the page" in message


def test_a_mark_that_was_not_gathered_is_missed(indexed: Book, made: Outputs) -> None:
    """Where the manuscript has a mark more than the outputs were made of, every output lacks it."""
    chapter = next(each for each in indexed.chapters if each.path == "afterword.md")
    mark = {"t": "Span", "c": [["", ["index"], [["term", "gulls"]]], []]}
    more = replace(chapter, blocks=(*chapter.blocks, {"t": "Para", "c": [mark]}))
    book = replace(indexed, chapters=(*indexed.chapters[:-1], more))
    found = collate(book, made).findings
    assert {(each.code, each.format) for each in found} == {(CODE, kind) for kind in made if kind != "cover"}
    assert all("“gulls” is missing" in each.message for each in found)


def test_entries_in_another_order_than_in_another_output_are_found(indexed: Book, made: Outputs) -> None:
    def change(text: str) -> str:
        row = r"(<li (?:(?!<li).)*?>{}<.*?</li>)"
        pattern = row.format("song, lost")
        moved = re.search(pattern, text, re.DOTALL)
        assert moved
        before = re.search(row.format("salt pans"), text, re.DOTALL)
        assert before
        return text.replace(moved[1], "").replace(before[1], moved[1] + before[1])

    files = damaged("page", made["page"], change)
    found = collate(indexed, {"print": made["print"], "page": files}).findings
    assert [(each.code, each.format) for each in found] == [(CODE, "page")]
    assert "where another output has" in found[0].message


def test_another_tool_need_not_make_an_index(indexed: Book, made: Outputs) -> None:
    files = damaged(
        "page",
        made["page"],
        lambda text: re.sub(r'<section id="index".*?</section>', "", text, flags=re.DOTALL),
    )
    found = collate_file(indexed, "x.html", files[PLACES["page"]]).findings
    assert CODE not in {each.code for each in found}


def test_a_range_within_a_section_ends_at_its_mark(tmp_path: Path) -> None:
    folder = tmp_path / "book"
    folder.mkdir()
    text = '# One\n\n[]{.index term="tide" range=start}It came. It went.[]{.index term="tide" range=end}\n'
    (folder / "one.md").write_text(text, "utf-8")
    yaml = "title: Tides\nauthors: [Ada]\nlang: en\nchapters: [one.md]\nback: [{index: true}]\n"
    (folder / "book.yaml").write_text(yaml, "utf-8")
    report = build_book(folder, tmp_path / "out", frozenset({"epub", "html"}))
    assert [found for found in report.findings if found.severity is not Severity.NOTE] == []
