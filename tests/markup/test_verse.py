from __future__ import annotations

import pytest

from octavo.markup.pandoc_html import section_trees
from octavo.markup.verse import set_verse
from octavo.xhtml import Tree, local

H = {"h": "http://www.w3.org/1999/xhtml"}


def verse(html: str) -> Tree:
    body, _ = section_trees(html)
    set_verse(body)
    return body


def stanzas(tree: Tree) -> list[list[str]]:
    """Give the words of each line of each stanza."""
    return [
        [
            "".join(map(str, line.itertext()))
            for line in stanza.xpath("h:span[@class='verse-line']", namespaces=H)
        ]
        for stanza in tree.xpath("//h:p[contains(@class, 'stanza')]", namespaces=H)
    ]


@pytest.mark.parametrize(
    ("html", "expected"),
    [
        (
            '<div class="line-block">One<br/>\n two<br/>\n<br/>\n<em>three</em>, 3</div>',
            [["One", " two"], ["three, 3"]],
        ),
        ('<div class="line-block"><em>One</em></div>', [["One"]]),
        ('<div class="line-block"><br/>\nOne<br/>\n</div>', [["One"]]),
        ('<div class="verse"><p>One<br/>\ntwo</p><p>three</p></div>', [["One", "two"], ["three"]]),
        ('<div class="verse"><div class="line-block">One<br/>\ntwo</div></div>', [["One", "two"]]),
        ('<div class="verse"><p>One<br/>\n<em>two<br/>\nthree</em></p></div>', [["One", "two\nthree"]]),
        ('<div class="other"><p>One<br/>\ntwo</p></div>', []),
    ],
)
def test_lines_and_stanzas_are_told_apart(html: str, expected: list[list[str]]) -> None:
    assert stanzas(verse(html)) == expected


def test_the_breaks_between_lines_stay(  # a reading system without styles needs them
) -> None:
    tree = verse('<div class="line-block">One<br/>\ntwo<br/>\n<br/>\nthree</div>')
    (block,) = tree
    assert [[local(part) for part in stanza] for stanza in block] == [["span", "br", "span"], ["span"]]
    assert (block.text or "").strip() == ""
