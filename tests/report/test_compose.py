from __future__ import annotations

from pathlib import Path

import pikepdf
import pytest
from lxml import html

from octavo.bind.bound import Bound
from octavo.cache import Cache
from octavo.findings import finding
from octavo.report import Output, Report
from octavo.report.compose import compose
from octavo.settings import Settings

SETTINGS = Settings.model_validate(
    {"title": {"main": "A Book", "subtitle": "Or Two"}, "authors": ["A. Author"]}
)
FOUND = finding("link-dead", "no such id", path="one.md", line=3, column=2)


@pytest.fixture
def bounds(tmp_path: Path) -> tuple[Bound, ...]:
    """Give a print PDF of one page, a screen PDF of two and a web book with its fonts."""
    files = {}
    for name, pages in (("a-print.pdf", 1), ("a.pdf", 2)):
        document = pikepdf.new()
        for _ in range(pages):
            document.add_blank_page(page_size=(396, 612))
        document.save(tmp_path / name)
        files[name] = (tmp_path / name).read_bytes()
    return (
        Bound("print", {"a-print.pdf": files["a-print.pdf"]}, pages=1),
        Bound("screen", {"pagination.json": b"{}", "a.pdf": files["a.pdf"]}, pages=2),
        Bound("web", {"web/index.html": b"", "web/fonts/text-regular.woff2": b"wOF2"}),
    )


def test_a_page_is_composed_of_all_that_there_is(tmp_path: Path, bounds: tuple[Bound, ...]) -> None:
    (tmp_path / "one.md").write_text("# One\n\n[dead](#link)\n", "utf-8")
    report = Report((FOUND,), (Output("a.pdf", "screen", 9, 2),))
    text = compose(report, SETTINGS, tmp_path, bounds, Cache(None))
    tree = html.fromstring(text)
    assert tree.xpath("//h1")[0].text_content() == "A BookOr Two"
    assert tree.xpath("//pre/code")[0].text_content() == "[dead](#link)"
    assert len(tree.xpath("//img")) == 2
    assert tree.xpath("//section[@class='pages']//a/@href") == ["a.pdf#page=1", "a.pdf#page=2"]
    assert "data:font/woff2" in text


def test_a_page_is_composed_when_nothing_was_bound(tmp_path: Path) -> None:
    text = compose(Report((FOUND,)), SETTINGS, tmp_path, (), Cache(None))
    tree = html.fromstring(text)
    assert tree.xpath("//pre[@class='excerpt'] | //img | //table") == []
    assert "data:font" not in text
    assert "no such id" in tree.text_content()
