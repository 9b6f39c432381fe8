"""Nothing that a manuscript writes becomes code for a reader (S10 to S14, S19)."""

from __future__ import annotations

import re
from dataclasses import replace
from pathlib import Path

import pytest

from octavo.bind.pdf import typeset
from tests.threats.ear import Ear
from tests.threats.hostile import HOSTILE, Case, cases, findings_of, lay_out, tainted

SVG = '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 9 9">{}</svg>'
#: What no page, document or PDF may hold that was written by an author.
CODE = re.compile(
    rb"alert\(|evil\.example|<iframe|<object|<embed|<form|http-equiv=.refresh|/JavaScript|/Launch"
)


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
    assert {each.code for each in found} == {"html-raw"}
    assert {path.name for path in out.iterdir()} >= {"letters.epub", "letters.html", "web"}
    for word in (
        b"<script>alert",
        b"onerror=",
        b"onclick",
        b"<iframe",
        b"<object",
        b"<embed",
        b"<form",
        b"<base",
    ):
        assert tainted_outputs(out, word) == [], word
    assert tainted_outputs(out, b"&lt;script&gt;") != []


def tainted_outputs(out: Path, word: bytes) -> list[str]:
    """Name each output that holds a word; the cache and the reports are no outputs."""
    beside = {"report.html", "report.json"}
    return [name for name in tainted(out, word) if name not in beside and (len(name) < 60)]


@pytest.mark.fault("S10")
def test_no_attribute_of_an_author_is_a_hint_of_looks(tmp_path: Path, ear: Ear) -> None:
    """WeasyPrint is given hints, for lists alone: so what it would take for one must not come through."""
    chapter = "[x]{background=x.png bgcolor=red style='color: red' onclick='x' href='x' src='x' align=left}"
    case = Case(
        "S10", "S10", {"chapter": chapter + "\n\n::: {background='y' style='y'}\nx\n:::", "codes": []}
    )
    folder = lay_out(case, tmp_path, ear)
    from octavo.apparatus.furnish import furnish  # noqa: PLC0415
    from octavo.book_yaml import read_settings  # noqa: PLC0415
    from octavo.cache import Cache  # noqa: PLC0415
    from octavo.markup.leaves import mark_up  # noqa: PLC0415
    from octavo.source.load import load  # noqa: PLC0415

    settings, _ = read_settings(folder, None)
    book, _ = furnish(load(settings, folder, Cache(None), 1, lambda _: None)[0])
    pages = "".join(leaf.xhtml for leaf in mark_up(book, Cache(None), 1, lambda _: None))
    assert "x</" in pages
    assert re.findall(r"background|bgcolor|style=|onclick|align=|[^-]href=.x|src=", pages) == []
    assert typeset.__name__
