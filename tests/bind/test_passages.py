from __future__ import annotations

import pytest

from octavo.bind.passages import wording
from octavo.bind.sorts import letters_of, runs
from octavo.book import Heading, Leaf, Matter
from octavo.cache import Cache
from octavo.pagination import Passage, Wording
from octavo.xhtml import parse

HEAD = '<section xmlns="http://www.w3.org/1999/xhtml" xmlns:epub="http://www.idpf.org/2007/ops" id="one">'
MARK = '<a class="noteref" id="ref-one--n{0}" href="#one--n{0}">{0}</a>'
NOTE = (
    '<section class="notes"><aside id="one--n{0}" class="note" epub:type="footnote">'
    '<p><a class="backlink" href="#ref-one--n{0}">{0}</a> {1}</p></aside></section>'
)


def told(body: str, headings: tuple[Heading, ...] = ()) -> Wording:
    return wording(
        [Leaf("one", "chapter", "One", Matter.MAIN, f"{HEAD}{body}</section>", "en", headings=headings)],
        Cache(None),
    )


def passages(body: str) -> tuple[Passage, ...]:
    return told(body).passages["one"]


def test_every_sort_of_the_text_is_in_a_passage() -> None:
    body = "<h1>One</h1><p>First <em>word. And</em> more.</p>"
    body += '<p><img src="images/a.png" alt=""/></p><ul><li>x</li></ul>'
    found = passages(body)
    assert [passage.sorts for passage in found] == [3, 10, 8, 1, 1]
    assert sum(passage.sorts for passage in found) == sum(
        1 if run.words is None else len(letters_of(run.words))
        for run in runs(parse(f"{HEAD}{body}</section>"))
    )


def test_a_passage_is_told_by_its_letters_alone() -> None:
    assert passages("<p>A word.</p>") == passages("<p>A\n <b>w</b>ord.</p>")
    assert passages("<p>A word.</p>") != passages("<p>A work.</p>")
    assert passages('<p><img src="images/a.png"/></p>') != passages('<p><img src="images/b.png"/></p>')


@pytest.mark.parametrize("number", ["2", "12"])
def test_the_number_of_a_note_is_no_text_but_its_marker_is(number: str) -> None:
    one, other, none = (f"<p>A word{mark}.</p>" for mark in (MARK.format("1"), MARK.format(number), ""))
    assert [each.digest for each in passages(one)] == [each.digest for each in passages(other)]
    assert [each.digest for each in passages(one)] != [each.digest for each in passages(none)]


def test_notes_are_told_with_their_numbers_and_without_them_in_the_text() -> None:
    first, second = (
        told(f"<p>A word{MARK.format(number)}.</p>{NOTE.format(number, words)}").notes
        for number, words in (("1", "The note."), ("7", "The  note."))
    )
    assert [(note.id, note.number) for note in (*first, *second)] == [("one--n1", "1"), ("one--n7", "7")]
    assert first[0].digest == second[0].digest
    (changed,) = told(f"<p>A word{MARK.format('1')}.</p>{NOTE.format('1', 'Another.')}").notes
    assert changed.digest != first[0].digest


def test_headings_are_told_with_their_levels() -> None:
    (heading,) = told("<h1>One</h1>", (Heading(1, "one--one", "One"),)).headings
    assert (heading.id, heading.text, heading.level) == ("one--one", "One", 1)
