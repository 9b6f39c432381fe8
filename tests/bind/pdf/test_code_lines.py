from __future__ import annotations

import pytest

from octavo.bind.pdf.code_lines import SHORT, part_lines
from octavo.xhtml import parse

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
