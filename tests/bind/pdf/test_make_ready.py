"""The same pages, with WeasyPrint's own functions and with those that take their place."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import replace
from io import BytesIO
from typing import Self

import pikepdf
import pytest
from weasyprint.draw import text

from octavo.bind.fonts import Face
from octavo.bind.pdf.dress import _fonts, dress
from octavo.bind.pdf.forme import Typeset
from octavo.bind.pdf.make_ready import REPLACED, holder, make_ready
from octavo.bind.pdf.resources import Resources
from octavo.bind.pdf.settle import files_for
from octavo.bind.pdf.sheet import Sheet, make_sheet
from octavo.bind.pdf.typefaces import embed_faces
from octavo.bind.pdf.typeset import typeset
from octavo.bind.workshop import Workshop
from octavo.book import Book, Leaf
from octavo.pagination import Pagination
from octavo.printers import geometry

STYLES = """
@page { size: 80mm 60mm; margin: 5mm }
body { font: 10pt 'Octavo Text'; hyphens: auto; text-align: justify }
code { font-family: 'Octavo Mono' } h1 { font-variant-caps: small-caps; letter-spacing: 0.1em }
.figures { font-variant-numeric: oldstyle-nums } .low { font-variant-position: sub; font-weight: bold }
.word { word-spacing: 4pt } .line { text-decoration: underline line-through } .cut { text-overflow: ellipsis;
overflow: hidden; white-space: nowrap; width: 20mm } .bidi { direction: rtl } i { font-weight: bold }
.turkish { font-language-override: 'TRK' } .dotted::after { content: leader(dotted) '7' }
"""
WORDS = "The incomprehensibility of antidisestablishmentarianism offers efficient fjords 1234 to AVATAR. " * 9
GREEK = "Τα αρχαιότερα δείγματα γραφής της ελληνικής γλώσσας χρονολογούνται από τον δέκατο πέμπτο αιώνα. " * 5  # noqa: RUF001 -- other letters
RUSSIAN = "Все счастливые семьи похожи друг на друга, каждая несчастливая семья несчастлива по-своему. " * 5  # noqa: RUF001 -- other letters
ODD = {
    "plain": f"<p>{WORDS}</p>",
    "a figure among words that are known": f"<p>{WORDS[:120]} 1871 {WORDS}</p>",
    "mixed": f"<h1>Of Type 12</h1><p class='figures'>{WORDS[:99]}<i>{WORDS[:70]}</i> <code>x = 1</code></p>",
    "marked": "<p class='word'>A few <b class='line'>lined</b> words H<span class='low'>2</span>O</p>",
    "cut": f"<p class='cut'>{WORDS}</p><p class='dotted'>To</p>",
    "other directions": f"<p class='bidi'>שלום {WORDS[:60]} עולם</p>",
    "other rules": "<p lang='tr' class='turkish'>ilk final</p>",
    "no such letters": "<p>A ༄ and \U0001f600 here, and a ligature: ﬃ.</p>",
    "raised": "<p>Arabic: <span lang='ar'>مُحَمَّد</span> and Thai ที่</p>",
    "other letters": f"<p lang='el'>{GREEK}</p><p lang='ru'>{RUSSIAN}</p><p>{WORDS[:99]} {RUSSIAN[:70]}</p>",
    "the same, smaller": f"<p>{WORDS}</p><p style='font-size: 7.3pt'>{WORDS}</p><p>{WORDS}</p>",
    "signs": "<p>" + "Joined\u00a0words — (1851) — 1852, ½ × 3 – “§ 12” … ‘a/b’; 50% of $5.00! " * 6 + "</p>",
    "tighter": f"<p style='word-spacing: -0.02em'>{WORDS}</p><p style='letter-spacing: 0.1pt'>{WORDS}</p>",
    "kinds of pages": "<style>@page :first { margin: 9mm; @top-left { content: 'First' } }"
    " @page aside:left { margin: 2mm 9mm; @top-center { content: counter(page) } }"
    " @page :nth(3) { @bottom-right { content: 'Third' } }"
    f" .aside {{ page: aside }}</style><p>{WORDS}</p><p class='aside'>{WORDS * 3}</p><p>{WORDS}</p>",
    "nothing": "<p> </p><p style='font-size: 0'>none</p>",
    "items": "<style>li::marker { color: red } .not { display: block }</style>"
    "<ol><li>a</li><li class='not'>b<ul><li>c</li></ul></li></ol><p style='display: list-item'>d</p>",
    "notes": "<style>aside { float: footnote } aside::footnote-call { color: red }"
    "</style><p>To<aside id='n'>Of it.<ul><li>in it</li></ul></aside> and <b>on</b></p>",
    "floats": "<style>.aside { float: right; width: 25mm; margin: 0 0 2mm 3mm } .in { margin: 0 7% }</style>"
    f"<div class='in'><p class='aside'>{WORDS[:80]}</p><p>{WORDS}</p></div>",
    "letters against their paragraph": f"<p class='bidi'>{WORDS}</p><p class='bidi'>{WORDS[:-2]}</p>",
    "boxes": "<style>.tint { background: #eee; border-radius: 2mm; padding: 1mm } .wide { width: 60%;"
    " box-sizing: border-box; padding: 2mm; border: 1pt solid } .reckoned { width: calc(50% - 3mm);"
    " min-width: 30mm; max-height: 40mm } .placed { position: absolute; top: 1mm; right: 2mm;"
    " background: #ddd } table { border-collapse: collapse } td { border: 1pt solid; padding: 1mm }"
    " .unseen { visibility: hidden; background: #000 }"
    " .shadow { box-shadow: 1mm 1mm #999 } .near { position: relative; left: 2mm }</style>"
    f"<p class='tint'>{WORDS[:99]}</p><p class='wide'>{WORDS[:60]} <b class='tint'>tinted</b></p>"
    "<p class='reckoned shadow'>Reckoned</p><p>At <span class='placed'>the edge</span> of it</p>"
    "<table><tr><td>one</td><td>two</td></tr></table><p class='unseen'>no</p><p class='near'>near</p>",
    "margins": "<style>@page { @top-center { content: 'H' } @bottom-left { content: counter(page) } }</style>"
    f"<p>{WORDS}</p>",
}


@contextmanager
def _as_it_comes() -> Iterator[None]:
    """Put WeasyPrint's own functions back for a while."""
    make_ready()
    for place, name, function in REPLACED:
        setattr(holder(place), name, function.__wrapped__)  # type: ignore[attr-defined]
    try:
        yield
    finally:
        for place, name, function in REPLACED:
            setattr(holder(place), name, function)


class _Whole(int):
    """Stand for `int` where WeasyPrint says distances, and say what it would leave out."""

    exact: float

    def __new__(cls, number: float) -> Self:
        made = super().__new__(cls, number)
        made.exact = number
        return made

    def __format__(self, _: str) -> str:
        return f"{self.exact:f}"


@pytest.fixture(autouse=True)
def exact(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(text, "int", _Whole, raising=False)


def _alike(sheet: Sheet, resources: Resources, faces: Sequence[Face]) -> None:
    ready = typeset(sheet, resources)
    with _as_it_comes():
        usual = typeset(sheet, resources)
    assert replace(ready, pdf=b"") == replace(usual, pdf=b"")
    (drawn, lines), (as_usual, usual_lines) = _drawn(ready, faces), _drawn(usual, faces)
    assert drawn == as_usual
    for line, usual_line in zip(lines, usual_lines, strict=True):
        assert [glyph for glyph, _ in line] == [glyph for glyph, _ in usual_line]
        # WeasyPrint moves a mark that stands aside by a fortieth too far.
        assert [place for _, place in line] == pytest.approx([place for _, place in usual_line], abs=3.5)


#: The glyphs of a line, and where each stands, in thousandths of the size from the line's beginning.
Line = list[tuple[int, float]]


def _drawn(made: Typeset, faces: Sequence[Face]) -> tuple[list[object], list[Line]]:
    """Give what is drawn on each page and the fonts that it is drawn with, and the lines apart."""
    with pikepdf.open(BytesIO(embed_faces(made.pdf, faces))) as pdf:
        lines: list[Line] = []
        pages: list[object] = [_around(page, lines) for page in pdf.pages]
        fonts = [thing for thing in pdf.objects if isinstance(thing, pikepdf.Dictionary) and "/W" in thing]
        told = [(str(font.BaseFont), sorted(_widths(font).items()), _file(font)) for font in fonts]
        return [*pages, *sorted(told)], lines


def _around(page: pikepdf.Page, lines: list[Line]) -> list[str]:
    """Give what is drawn on a page, but for its lines, which are put with the others."""
    found = []
    font: pikepdf.Object = pikepdf.Dictionary()
    for instruction in pikepdf.parse_content_stream(page):
        assert isinstance(instruction, pikepdf.ContentStreamInstruction)
        operands, operator = instruction.operands, str(instruction.operator)
        if operator == "TJ":
            lines.append(list(_placed(operands[0], font)))
            continue
        if operator == "Tf":
            font = page.Resources.Font[str(operands[0])]
        found.append(f"{operator} {[str(each) for each in operands]}")
    return found


def _placed(shown: pikepdf.Object, font: pikepdf.Object) -> Iterator[tuple[int, float]]:
    """Give the glyphs of a line and their places; a space shows nothing, and has none."""
    inner = font.DescendantFonts[0]
    widths, glyph, spaces, at = _widths(inner), _map(inner), _spaces(font), 0.0
    for each in shown:
        if not isinstance(each, pikepdf.String):
            at -= float(each)
            continue
        glyphs = bytes(each)
        for code in (int.from_bytes(glyphs[byte : byte + 2]) for byte in range(0, len(glyphs), 2)):
            yield glyph(code), 0 if code in spaces else at
            at += widths[glyph(code)]


def _widths(font: pikepdf.Object) -> dict[int, float]:
    told = list(font.W)
    rows, glyph = zip(told[::2], told[1::2], strict=True), _map(font)
    return {glyph(int(first) + at): float(width) for first, row in rows for at, width in enumerate(row)}


def _map(font: pikepdf.Object) -> Callable[[int], int]:
    """Give what says which glyph is meant by a code, as a reader's program looks it up."""
    if font.CIDToGIDMap == pikepdf.Name.Identity:
        return lambda code: code
    told = font.CIDToGIDMap.read_bytes()
    return lambda code: int.from_bytes(told[2 * code : 2 * code + 2]) or code


def _spaces(font: pikepdf.Object) -> list[int]:
    found = re.findall(rb"<([0-9a-f]{4})> <(?:0020|00a0)>", font.ToUnicode.read_bytes())
    return [int(code, 16) for code in found]


def _file(font: pikepdf.Object) -> bytes:
    return next(
        bytes(font.FontDescriptor[name].read_bytes())
        for name in ("/FontFile2", "/FontFile3")
        if name in font.FontDescriptor
    )


def test_each_function_is_replaced_once_and_in_its_release_alone(monkeypatch: pytest.MonkeyPatch) -> None:
    make_ready()
    for place, name, function in REPLACED:
        assert getattr(holder(place), name) is function
        assert function is not function.__wrapped__
    with _as_it_comes():
        monkeypatch.setattr("octavo.bind.pdf.make_ready.RELEASE", "0")
        make_ready.__wrapped__()
        for place, name, function in REPLACED:
            assert getattr(holder(place), name) is not function


@pytest.fixture(scope="module")
def bare(cuts: Sequence[Face]) -> Resources:
    """Give the faces without the book's stylesheets."""
    return Resources({f"fonts/{face.name}.ttf": face.content for face in cuts})


@pytest.mark.filterwarnings("ignore")
@pytest.mark.parametrize("name", ODD)
def test_lines_of_every_kind_are_the_same(name: str, bare: Resources, cuts: Sequence[Face]) -> None:
    _alike(_odd(name, cuts), bare, cuts)


@pytest.mark.filterwarnings("ignore")
def test_no_sheet_depends_on_those_that_were_set_before(bare: Resources, cuts: Sequence[Face]) -> None:
    first = {}
    for name in ODD:
        # What a hand knows of words and lines, it knows of these fonts.
        dress.cache_clear()
        _fonts.cache_clear()
        first[name] = typeset(_odd(name, cuts), bare)
    others = [name for name in [*ODD, *reversed(ODD)] if typeset(_odd(name, cuts), bare) != first[name]]
    assert others == []


def _odd(name: str, cuts: Sequence[Face]) -> Sheet:
    faces = "".join(
        f"@font-face {{ font-family: '{face.family}'; src: url(fonts/{face.name}.ttf);"
        f" font-weight: {face.weight}; font-style: {'italic' if face.italic else 'normal'} }}"
        for face in cuts
    )
    head = (
        f'<html xmlns="http://www.w3.org/1999/xhtml" lang="en"><head><title>T</title><style>{faces}{STYLES}'
    )
    return Sheet("one", None, "print", f"{head}</style></head><body>{ODD[name]}</body></html>")


def test_distances_of_nothing_are_not_drawn(bare: Resources, cuts: Sequence[Face]) -> None:
    with pikepdf.open(BytesIO(typeset(_odd("plain", cuts), bare).pdf)) as pdf:
        drawn = b"".join(page.Contents.read_bytes() for page in pdf.pages)
    distances = re.findall(rb">(-?[0-9.]+)<", drawn)
    assert len(distances) > len(WORDS.split()) / 2
    assert all(abs(float(each)) >= 1 for each in distances)
    assert max(map(len, distances)) <= len("-1234.5")


@pytest.mark.parametrize("edition", ["print", "screen"])
def test_leaves_are_the_same(book: Book, leaves: Sequence[Leaf], workshop: Workshop, edition: str) -> None:
    page = geometry(book.settings.print, 100, bleeds=False)
    resources = Resources(files_for(book, workshop, page))
    for leaf in leaves:
        if leaf.kind not in {"contents", "index"}:
            sheet = make_sheet(leaf, edition, Pagination(()), recto=True, title="A Book")
            _alike(sheet, resources, workshop.faces)


def test_typefaces_of_the_book_are_left_out_of_a_sheet(
    book: Book, leaves: Sequence[Leaf], workshop: Workshop
) -> None:
    page = geometry(book.settings.print, 100, bleeds=False)
    leaf = next(leaf for leaf in leaves if leaf.kind == "chapter")
    sheet = make_sheet(leaf, "print", Pagination(()), recto=True, title="A Book")
    made = typeset(sheet, Resources(files_for(book, workshop, page)))
    assert not any(_font_files(made.pdf))
    assert all(_font_files(embed_faces(made.pdf, workshop.faces)))


def _font_files(pdf: bytes) -> list[bytes]:
    with pikepdf.open(BytesIO(pdf)) as made:
        fonts = [thing for thing in made.objects if isinstance(thing, pikepdf.Dictionary)]
        files = [font.FontFile2.read_bytes() for font in fonts if "/FontFile2" in font]
        assert files
        return files
