"""Nothing that a manuscript writes becomes code for a reader (S10 to S14, S19)."""

from __future__ import annotations

import re
from dataclasses import replace
from pathlib import Path

import pytest

from octavo.apparatus.furnish import furnish
from octavo.cache import Cache
from octavo.doors import pandoc
from octavo.errors import OctavoError
from octavo.findings import Severity
from octavo.markup.leaves import mark_up
from octavo.order import Order
from octavo.pipeline import build
from octavo.progress import Silent
from octavo.source.doubled import leave_out_doubled
from tests.conftest import BookOf
from tests.threats.ear import Ear
from tests.threats.hostile import HOSTILE, HTML, Case, cases, findings_of, lay_out, tainted

#: What no page or document may hold of what the book writes; between &lt; and &gt; the same is letters.
CODE = (
    *(b"<script>alert", b"<img src=x", b"<span onclick", b"<iframe", b"<object", b"<embed", b"<base"),
    *(b'<form action="https://evil', b'href="javascript', b'<a rel="attachment"', b"<svg onload"),
)
SVG = '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 9 9">{}</svg>'


@pytest.mark.parametrize("case", cases("markup"))
def test_what_would_run_or_deceive_is_refused(case: Case, tmp_path: Path, ear: Ear) -> None:
    book = dict(case.book)
    if case.row == "S14":
        drawing = book.pop("svg_before", "") + SVG.format(book.pop("svg", ""))
        book |= {"chapter": "![x](x.svg)", "files": {"x.svg": drawing}}
    folder = lay_out(replace(case, book=book), tmp_path, ear)
    found = findings_of(folder, tmp_path / "out")
    assert sorted(each.code for each in found) == case.codes, found
    assert all(each.path and each.hint for each in found)
    assert tainted(tmp_path / "out") == []


@pytest.mark.fault("S11", "S12", "S13", "S9")
def test_raw_html_and_titles_are_letters_in_every_output(tmp_path: Path) -> None:
    """The book holds each kind of code once; its words are printed, and none of it is there as code."""
    out = tmp_path / "out"
    found = findings_of(HOSTILE / "letters", out, frozenset({"epub", "html"}))
    assert {each.code for each in found} == {"html-raw", "attribute-doubled"}
    assert {path.name for path in out.iterdir()} >= {"letters.epub", "letters.html", "web"}
    for word in CODE:
        assert tainted_outputs(out, word) == [], word
    assert tainted_outputs(out, b"&lt;script&gt;") != []


@pytest.mark.fault("S11", "S26")
def test_html_that_is_trusted_runs_nothing_in_any_output(tmp_path: Path) -> None:
    """What is left of it has a meaning in a book; scripts, frames, forms and handlers are told and gone."""
    out = tmp_path / "out"
    order = Order(HOSTILE / "trusted", out, frozenset({"epub", "html"}), jobs=2, trusted=True)
    found = build(order, Silent()).findings
    assert [each for each in found if each.severity is Severity.ERROR] == []
    assert {"book-trusted", "html-dropped", "html-lost"} <= {each.code for each in found}
    assert all(each.line for each in found if each.code.startswith("html-"))
    assert {path.name for path in out.iterdir()} >= {"trusted.epub", "trusted.html", "web"}
    for word in (*CODE, b"evil.example", b"onclick", b"PAYLOAD"):
        assert tainted_outputs(out, word) == [], word
    assert tainted_outputs(out, b"words that stay") != []


@pytest.mark.fault("S12", "S26")
@pytest.mark.parametrize(
    ("text", "code"),
    [
        ('<a href="javascript:alert(1)">x</a>', "link-scheme"),
        ('<a href="&#106;avascript:alert(1)">x</a>', "link-scheme"),
        ('<img src="https://evil.example/x.png" alt="x">', "image-remote"),
        ('<img src="../outside.png" alt="x">', "path-outside"),
        ('<iframe src="https://evil.example/">x</iframe>', "html-lost"),
    ],
)
def test_a_link_or_picture_of_trusted_html_is_judged_as_one_of_markdown(
    text: str, code: str, tmp_path: Path
) -> None:
    (tmp_path / "book").mkdir()
    (tmp_path / "book/book.yaml").write_text("title: A Book\n", "utf-8")
    (tmp_path / "book/one.md").write_text(f"# One\n\nA {text} b.\n", "utf-8")
    report = build(Order(tmp_path / "book", tmp_path / "out", HTML, trusted=True), Silent())
    assert {each.code for each in report.findings if each.severity is Severity.ERROR} == {code}


@pytest.mark.fault("S26")
def test_no_book_can_trust_itself(tmp_path: Path) -> None:
    """No key asks for it, and what is said of it when it is given cannot be allowed away."""
    (tmp_path / "one.md").write_text("# One\n\nA <b>word</b>.\n", "utf-8")
    settings = "title: A Book\nallow: [{code: book-trusted}, {code: html-raw}]\n"
    (tmp_path / "book.yaml").write_text(settings + "trusted: true\n", "utf-8")
    with pytest.raises(OctavoError) as refused:
        build(Order(tmp_path, tmp_path / "out", HTML), Silent())
    assert {each.code for each in refused.value.findings} == {"setting-unknown"}
    (tmp_path / "book.yaml").write_text(settings, "utf-8")
    for trusted in (False, True):
        report = build(Order(tmp_path, tmp_path / "out", HTML, trusted=trusted), Silent())
        assert ("book-trusted" in {each.code for each in report.findings}) is trusted
        assert (b"A <strong>word</strong>" in (tmp_path / "out/a-book.html").read_bytes()) is trusted


def tainted_outputs(out: Path, word: bytes) -> list[str]:
    """Name each output that holds a word; the cache and the reports are no outputs.

    What the search finds is a string in a file of its own, which no page takes for HTML.
    """
    beside = {"report.html", "report.json", "search.js"}
    return [name for name in tainted(out, word) if name not in beside and (len(name) < 60)]


@pytest.mark.fault("S10")
def test_no_attribute_of_an_author_is_a_hint_of_looks(book_of: BookOf) -> None:
    """WeasyPrint is given hints, for lists alone: so what it would take for one must not come through."""
    written = "background=x.png bgcolor=red style='color: red' onclick='x' align=left width='1px' color=red"
    text = f"# One\n\n[x]{{{written}}}\n\n::: {{{written}}}\nx\n:::\n\n`x`{{{written}}}\n"
    book, _ = furnish(book_of({"one.md": text}))
    pages = "".join(leaf.xhtml for leaf in mark_up(book, Cache(None), 1, lambda _: None))
    assert ">x</" in pages
    assert re.findall(r"background|bgcolor|style=|onclick|align=|[^-]width=|color=", pages) == []


@pytest.mark.fault("S12")
def test_an_attribute_that_is_given_twice_cannot_take_the_place_of_another(book_of: BookOf) -> None:
    text = """# One

[x](https://example.com/ "T"){href="javascript:x" title="U"}
[y]{a:b="1" lang=de lang=en foo="1" data-foo="2"}
"""
    book, _ = furnish(book_of({"one.md": text}))
    pages = "".join(leaf.xhtml for leaf in mark_up(book, Cache(None), 1, lambda _: None))
    assert re.findall(r'href="(\w+:[^"]*)"', pages) == ["https://example.com/"]
    assert 'lang="de"' in pages
    assert "javascript" not in pages
    _, found = leave_out_doubled(
        pandoc.read(text, "markdown", "one.md", pandoc.Limits()).blocks, text, "one.md"
    )
    assert [each.code for each in found] == ["attribute-doubled"] * 5
    assert {each.line for each in found} == {3, 4}
