from __future__ import annotations

import pytest

from octavo.apparatus.links import resolve_links
from octavo.book import Book
from octavo.syntax import elements
from tests.conftest import BookOf

CHAPTERS = {
    "01-one.md": "# One\n\n## Tides {#tides}\n\n## Rope\n",
    "text/02-two.md": "# Two\n\n## Rope\n\n[Here]{#anchor}\n",
}


def targets(book: Book) -> list[str]:
    blocks = [block for chapter in book.chapters for block in chapter.blocks]
    return [element["c"][2][0] for element in elements(blocks) if element["t"] == "Link"]


@pytest.mark.parametrize(
    ("written", "led"),
    [
        ("#tides", "#one--tides"),
        ("01-one.md", "#one"),
        ("01-one.md#rope", "#one--rope"),
        ("text/02-two.md#rope", "#text-two--rope"),
        ("#anchor", "#text-two--anchor"),
        ("https://example.org/a#b", "https://example.org/a#b"),
        ("//example.org/", "https://example.org/"),
        ("mailto:a@example.org", "mailto:a@example.org"),
    ],
)
def test_a_link_leads_to_an_id_of_the_book_or_out_of_it(written: str, led: str, book_of: BookOf) -> None:
    book = book_of({"00-start.md": f"# Start\n\n[x]({written})\n", **CHAPTERS})
    resolved, found = resolve_links(book)
    assert not found
    assert targets(resolved) == [led]


def test_a_chapters_link_counts_from_its_own_folder(book_of: BookOf) -> None:
    book = book_of({**CHAPTERS, "text/03-three.md": "[x](02-two.md#rope) [y](../01-one.md)\n"})
    resolved, found = resolve_links(book)
    assert not found
    assert targets(resolved) == ["#text-two--rope", "#one"]


@pytest.mark.parametrize(
    ("written", "code", "hint"),
    [
        ("#tide", "link-dead", "did you mean #tides?"),
        ("01-one.md#tidse", "link-dead", "did you mean 01-one.md#tides?"),
        ("01-ones.md", "link-dead", "did you mean 01-one.md?"),
        ("#Tides", "link-dead", "did you mean #tides?"),
        ("#anchr", "link-dead", "did you mean text/02-two.md#anchor?"),
        ("01-one.md#anchr", "link-dead", "did you mean text/02-two.md#anchor?"),
        ("#nowhere-at-all", "link-dead", "give its target an id, as in # Heading {#id} or [words]{#id}"),
        ("", "link-dead", "write its target between the parentheses"),
        ("www.example.org/a", "link-malformed", "write https://www.example.org/a"),
        ("#rope", "link-dead", "say which: (file.md#rope)"),
        ("code/x.py", "link-dead", "link to a chapter, or to an address on the web"),
        ("javascript:alert(1)", "link-scheme", "link to a page on the web"),
        ("file:///etc/passwd", "link-scheme", "link to a page on the web"),
    ],
)
def test_a_link_that_leads_nowhere_is_found_in_its_line(
    written: str, code: str, hint: str, book_of: BookOf
) -> None:
    start = "## Tides {#tides}\n\n" if written in {"#tide", "#Tides"} else ""
    book = book_of({"00-start.md": f"# Start\n\n{start}[words]({written})\n", **CHAPTERS})
    resolved, found = resolve_links(book)
    line = 5 if start else 3
    assert [(each.code, each.hint, each.path, each.line) for each in found] == [
        (code, hint, "00-start.md", line)
    ]
    assert not targets(resolved)
    assert "words" in str(resolved.chapters[0].blocks)


@pytest.mark.parametrize(
    ("text", "place"),
    [
        ("[a](#ab) `](#a)` [x](#a)\n\n[b]{#ab}\n", (3, 22)),
        ("[x][l]\n\n[l]: #a\n", (5, 6)),
        ("[x](<#a>)\n", (3, 6)),
        ('[x](#a "Title")\n', (3, 5)),
        ("[x](a b.md)\n", (3, 5)),
        ("[x]()\n", (3, 5)),
    ],
)
def test_a_link_is_found_where_it_is_written(text: str, place: tuple[int, int], book_of: BookOf) -> None:
    _, found = resolve_links(book_of({"one.md": f"# One\n\n{text}"}))
    assert [(each.code, each.line, each.column) for each in found] == [("link-dead", *place)]


def test_a_link_that_is_written_wrong_stays_a_link(book_of: BookOf) -> None:
    resolved, found = resolve_links(book_of({"one.md": "# One\n\n[x](https://example.org/a,)\n"}))
    assert [(each.code, each.path, each.line, each.column) for each in found] == [
        ("link-malformed", "one.md", 3, 5)
    ]
    assert targets(resolved) == ["https://example.org/a,"]


def test_a_second_number_sign_in_an_address_is_written_as_a_fragment_may_hold_it(book_of: BookOf) -> None:
    book, found = resolve_links(book_of({"a.md": "# A\n\n[x](https://example.org/#/guide.md#options)\n"}))
    assert found == ()
    assert "https://example.org/#/guide.md%23options" in str(book.chapters[0].blocks)
