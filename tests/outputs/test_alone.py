"""Each of the two PDFs, made alone, is the one that is made beside the other."""

from __future__ import annotations

from pathlib import Path

from octavo.order import Order
from octavo.pipeline import build
from octavo.progress import Silent
from tests.outputs.shelf import ROOT

BOOK = ROOT / "tests/books/edited"


def pdfs(tmp_path: Path, *formats: str) -> dict[str, bytes]:
    """Give the files that a build of these formats leaves, but for its reports."""
    out = tmp_path / "-".join(formats)
    report = build(Order(BOOK, out, frozenset(formats), jobs=2, cache=tmp_path / "cache"), Silent())
    assert {output.format for output in report.outputs} <= {"print", "screen"}
    return {path.name: path.read_bytes() for path in out.iterdir() if path.suffix in {".pdf", ".json"}}


def test_a_pdf_alone_is_the_one_beside_the_other(tmp_path: Path) -> None:
    both, printed, shown = (pdfs(tmp_path, each) for each in ("pdf", "print", "screen"))
    assert {*both} - {"report.json"} == {
        "lamp-book-print.pdf",
        "lamp-book.pdf",
        "pagination.json",
    }
    assert {*printed} == {*both} - {"lamp-book.pdf"}
    assert {*shown} == {"lamp-book.pdf", "report.json"}
    for alone in (printed, shown):
        assert [
            name for name, content in alone.items() if name != "report.json" and both[name] != content
        ] == []
