from __future__ import annotations

import pytest

from octavo.bind.pdf.code_lines import SHORT, part_lines
from octavo.xhtml import local, parse

LONG = "x" * (SHORT + 1)


@pytest.mark.parametrize(
    ("code", "lines"),
    [
        ("<pre><code>one\n  two\n</code></pre>", [("line", "one"), ("line", "  two")]),
        ("<pre>one\n\ntwo</pre>", [("line", "one"), ("line", None), ("line", "two")]),
        (f"<pre><code>{LONG}\ns</code></pre>", [("line long", LONG), ("line", "s")]),
        ("<pre><code></code></pre>", []),
        ('<pre>a <a href="#n">1</a>\nb</pre>', []),
        ("<p>a\nb</p>", []),
    ],
)
def test_every_line_of_code_is_a_block(code: str, lines: list[tuple[str, str | None]]) -> None:
    tree = parse(f'<section xmlns="http://www.w3.org/1999/xhtml">{code}</section>')
    part_lines(tree)
    spans = [each for each in tree.iter() if str(each.tag).endswith("span")]
    assert [(each.get("class"), each.text) for each in spans] == lines


def test_no_letter_is_lost() -> None:
    code = "one\n  two\n\n\tthree"
    tree = parse(f'<section xmlns="http://www.w3.org/1999/xhtml"><pre><code>{code}</code></pre></section>')
    part_lines(tree)
    assert "".join(map(str, tree.itertext())) == code.replace("\n", "")


def test_what_is_marked_stays_marked_in_each_of_its_lines() -> None:
    marked = '<span class="code-string">{}</span>'
    code = f"a = {marked.format('one' + chr(10) + 'two')} + {marked.format('three')}\nb\n"
    tree = parse(f'<section xmlns="http://www.w3.org/1999/xhtml"><pre><code>{code}</code></pre></section>')
    part_lines(tree)
    lines = [each for each in tree.iter() if each.get("class") == "line"]
    assert ["".join(map(str, line.itertext())) for line in lines] == ["a = one", "two + three", "b"]
    assert [[part.text for part in line] for line in lines] == [["one"], ["two", "three"], []]


@pytest.mark.parametrize(
    ("before", "word", "parted"),
    [("(", "x" * 13, True), ("(", "x" * 12, False), ("a ", "x" * 13, False), ("(", "x x", False)],
)
def test_a_line_may_end_before_a_long_word_that_is_marked(before: str, word: str, *, parted: bool) -> None:
    code = f'{before}<span class="code-string">{word}</span>)'
    tree = parse(f'<section xmlns="http://www.w3.org/1999/xhtml"><pre><code>{code}</code></pre></section>')
    part_lines(tree)
    (marked,) = [each for each in tree.iter() if each.get("class") == "code-string"]
    assert (marked.text == f"\u200b{word}") is parted


def test_lines_that_are_laid_keep_their_order_and_bear_pictures_of_their_numbers() -> None:
    line = '<span class="code-line" data-line="{}">{}</span>'
    called = '<a class="callout" href="#x">②</a>'
    code = (
        line.format(9, f"a {called}")
        + "\n"
        + line.format(10, LONG)
        + "\n"
        + '<span class="code-line marked">c</span>'
    )
    tree = parse(f'<section xmlns="http://www.w3.org/1999/xhtml"><pre><code>{code}</code></pre></section>')
    part_lines(tree)
    lines = [each for each in tree.iter() if "code-line" in each.get("class", "")]
    assert [(each.get("class"), each.get("style"), each.tail) for each in lines] == [
        ("code-line line numbered", "background-image: url(line-9.svg)", None),
        ("code-line line long numbered", "background-image: url(line-10.svg), url(turned.svg)", None),
        ("code-line marked line", None, None),
    ]
    (ring,) = lines[0]
    assert (local(ring), ring.text, ring.get("href")) == ("span", "2", None)


def test_a_comment_alone_is_a_line_too() -> None:
    code = '<span class="code-comment"># one\n# two</span>'
    tree = parse(f'<section xmlns="http://www.w3.org/1999/xhtml"><pre><code>{code}</code></pre></section>')
    part_lines(tree)
    assert [len(line) for line in tree.iter() if line.get("class") == "line"] == [1, 1]
