from __future__ import annotations

import pytest

from octavo.bind.pdf.forme import Turned, Typeset
from octavo.bind.pdf.line_findings import line_findings
from octavo.bind.pdf.resources import Resources
from octavo.bind.pdf.sheet import Sheet
from octavo.bind.pdf.typeset import typeset
from octavo.book import Book, Chapter, Leaf, Matter
from octavo.settings import Settings

STYLE = b"""
@page { size: 300px 400px; margin: 20px }
pre { white-space: pre-wrap; overflow-wrap: anywhere; font-size: 10px; font-family: monospace }
pre .line { display: block; padding-left: 2em; text-indent: -2em }
"""
PAGE = """<html xmlns="http://www.w3.org/1999/xhtml" lang="en"><head><title>T</title>
<link rel="stylesheet" href="own.css"/></head><body>{}</body></html>"""


def block(*lines: str) -> str:
    parted = "".join(f'<span class="line">{line}</span>' for line in lines)
    return f"<pre><code>{parted}</code></pre>"


LONG = "x" * 90


@pytest.mark.parametrize(
    ("body", "turned"),
    [
        (block("a", "b"), ()),
        (block("a", LONG, "b", f"y{LONG}"), (Turned(LONG, 2),)),
        (block(LONG) + block("a") + block(f"z <b>{LONG}</b>"), (Turned(LONG, 1), Turned(f"z {LONG}", 1))),
        (block(*["a"] * 60, LONG), (Turned(LONG, 1),)),
        (f"<p>{LONG} {LONG}</p>", ()),
    ],
)
def test_lines_that_go_on_below_are_found_once_for_each_block(body: str, turned: tuple[Turned, ...]) -> None:
    sheet = Sheet("one", None, "print", PAGE.format(body))
    assert typeset(sheet, Resources({"own.css": STYLE})).turned == turned


def test_of_many_blocks_of_a_leaf_the_first_are_named(tmp_path: object) -> None:
    book = Book(Settings(title="T"), tmp_path, ())  # type: ignore[arg-type] # nothing is read there
    leaf = Leaf("one", "chapter", "One", Matter.MAIN, "", "en", path="one.md")
    sheet = Typeset(b"", 1, {}, turned=(Turned(LONG, 1),) * 5)
    said = [each.message for each in line_findings(book, [leaf], {"one": sheet}, "print")]
    assert ["2 more blocks" in message for message in said] == [False, False, True]


def test_the_finding_names_the_line_and_how_many_there_are(tmp_path: object) -> None:
    source = f"# One\n\n```\na\n  {LONG}\n```\n"
    chapter = Chapter("one", "one.md", source, ())
    book = Book(Settings(title="T"), tmp_path, (chapter,))  # type: ignore[arg-type] # nothing is read there
    leaf = Leaf("one", "chapter", "One", Matter.MAIN, "", "en", path="one.md")
    sheet = Typeset(b"", 1, {}, turned=(Turned(f"  {LONG}", 3),), broken=("a",))
    long, wide = line_findings(book, [leaf], {"one": sheet}, "print")
    assert (long.code, long.line, long.column) == ("code-line-long", 5, 3)
    assert "so are 2 more" in long.message
    assert "chapter" not in long.message
    assert wide.code == "table-wide"
