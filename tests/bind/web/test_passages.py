from __future__ import annotations

import pytest

from octavo.bind.web.passages import name_passages, passages, words_of
from octavo.xhtml import Tree, parse

LETTERS = "It is a truth universally acknowledged, that a single man in possession"


def leaf(inside: str) -> Tree:
    """Make a leaf of what stands in it."""
    return parse(f'<section xmlns="http://www.w3.org/1999/xhtml" id="leaf">{inside}</section>')


def names(inside: str) -> list[str]:
    """Give the ids that the passages of a leaf get."""
    tree = leaf(inside)
    name_passages(tree, set())
    return [each.get("id", "") for each in passages(tree)]


PARTED = [
    ("<p>One</p><p>Two</p>", ["One", "Two"]),
    ("<ul><li>One</li><li><p>Two</p><p>Three</p></li></ul>", ["One", "Two", "Three"]),
    ("<ul><li>One<ul><li>Two</li></ul></li></ul>", ["One Two"]),
    ("<ul><li><ul><li>Two</li></ul></li></ul>", ["Two"]),
    ("<ul><li><em>One</em> and</li></ul>", ["One and"]),
    ("<ul><li><span class='page-break'/><p>One</p></li></ul>", ["One"]),
    ("<blockquote><p>One</p><p>Two</p></blockquote>", ["One", "Two"]),
    ("<dl><dt>One</dt><dd><p>Two</p></dd></dl>", ["One", "Two"]),
    ("<pre><code>One</code></pre><table><tr><td>Two</td></tr></table>", ["One", "Two"]),
    ("<h1>Title</h1><div class='line-block'><p>One</p></div>", ["One"]),
    ("<aside class='note'><p><a class='backlink'>1</a> One</p></aside>", ["One"]),
]


@pytest.mark.parametrize(("inside", "words"), PARTED)
def test_a_leaf_is_parted_into_its_passages(inside: str, words: list[str]) -> None:
    assert [words_of(each) for each in passages(leaf(inside))] == words


@pytest.mark.parametrize(
    ("inside", "words"),
    [
        ("One<a class='noteref'>1</a>\n two", "One two"),
        ("One <span class='page-break' aria-label='7'/>two", "One two"),
        ("One<br/>two", "One two"),
        ("<math alttext='x^2'><mi>x</mi><annotation>x^2</annotation></math> is", "x^2 is"),
        ("<!-- never --><em>One</em><!-- never --> two", "One two"),
    ],
)
def test_the_words_of_a_passage_are_those_of_the_text(inside: str, words: str) -> None:
    assert words_of(leaf(f"<p>{inside}</p>")[0]) == words


def test_a_passage_keeps_its_name_wherever_it_stands_and_however_it_ends() -> None:
    (name,) = names(f"<p>{LETTERS} of a good fortune.</p>")
    assert names(f"<p>Another.</p><blockquote><p>{LETTERS}.</p></blockquote>")[1] == name
    assert names(f"<p>{LETTERS.upper()}!</p>") == [name]
    assert names(f"<p>{LETTERS.replace('truth', 'lie')}</p>") != [name]


def test_no_two_passages_have_one_name_and_none_takes_anothers() -> None:
    first, second = names("<p>Again.</p><p>Again!</p>")
    assert second == f"{first}-2"
    assert names(f"<h2 id='{first}'/><p>Again.</p>") == [second]


def test_a_passage_with_an_id_keeps_it_and_one_without_words_gets_none() -> None:
    assert names("<figure id='own'>One</figure><p/>") == ["own", ""]
