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


@pytest.mark.parametrize(
    ("asked", "wanted"),
    [
        ("", ["5"]),
        ('step="2"', ["2", "4", "6"]),
        ('data-startFrom="10" step="1"', ["10", "11", "12", "13", "14", "15"]),
        ('data-startFrom="x" step="0"', ["5"]),
    ],
)
def test_lines_are_counted_where_it_asks(asked: str, wanted: list[str]) -> None:
    said = '<p><span class="attribution">Anon.</span></p>'
    block = '<div class="line-block">three<br/>\nfour<br/>\n<br/>\nfive<br/>\nsix</div>'
    tree = verse(f'<div class="verse numberLines" {asked}><p>One<br/>\ntwo</p>{block}{said}</div>')
    assert [str(number) for number in tree.xpath("//@data-line")] == wanted
    assert not tree.xpath("//@data-verse | //@step")


def test_other_verse_is_not_counted() -> None:
    tree = verse('<div class="verse" data-verse="1 1"><p>One<br/>\ntwo</p></div>')
    assert not tree.xpath("//@data-line | //@data-verse")
