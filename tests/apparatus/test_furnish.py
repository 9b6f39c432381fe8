from __future__ import annotations

from octavo.apparatus.furnish import furnish
from octavo.book import NOTEREF, Book
from octavo.syntax import elements
from tests.conftest import BookOf

NOTED = "# {0}\n\nOne.[^1] Two.[^2]\n\n## More\n\nThree.[^3]\n\n[^1]: A.\n[^2]: B.\n[^3]: C.\n"


def markers(book: Book) -> list[tuple[str, str, str]]:
    blocks = [block for chapter in book.chapters for block in chapter.blocks]
    links = (element["c"] for element in elements(blocks) if element["t"] == "Link")
    return [(link[0][0], link[1][0]["c"], link[2][0]) for link in links if NOTEREF in link[0][1]]


def numbers(book: Book) -> list[str]:
    return [note.number for chapter in book.chapters for note in chapter.notes]


def test_every_marker_leads_to_its_note(book_of: BookOf) -> None:
    book, found = furnish(book_of({"one.md": NOTED.format("One")}))
    assert not found
    assert markers(book) == [(f"ref-one--n{n}", str(n), f"#one--n{n}") for n in (1, 2, 3)]
    assert [note.id for note in book.chapters[0].notes] == ["one--n1", "one--n2", "one--n3"]


def test_notes_are_numbered_by_chapter_or_through_the_book(book_of: BookOf) -> None:
    chapters = {"one.md": NOTED.format("One"), "two.md": NOTED.format("Two")}
    assert numbers(furnish(book_of(chapters))[0]) == ["1", "2", "3", "1", "2", "3"]
    through = book_of(chapters, notes={"numbering": "book"})
    assert numbers(furnish(through)[0]) == ["1", "2", "3", "4", "5", "6"]


def test_numbers_begin_again_where_a_leaf_begins(book_of: BookOf) -> None:
    assert numbers(furnish(book_of({"one.md": NOTED.format("One")}, divide=2))[0]) == ["1", "2", "1"]


def test_ids_are_the_books_own_and_no_two_are_equal(book_of: BookOf) -> None:
    text = "# Same\n\n## Same {#n1}\n\n## 日本語\n\n[a]{#same} Text.[^1]\n\n[^1]: N.\n"
    book, _ = furnish(book_of({"one.md": text, "two.md": text}))
    blocks = [block for chapter in book.chapters for block in chapter.blocks]
    ids = [element["c"][1][0] for element in elements(blocks) if element["t"] == "Header"]
    ids += [element["c"][0][0] for element in elements(blocks) if element["t"] in {"Span", "Link"}]
    ids += [note.id for chapter in book.chapters for note in chapter.notes]
    assert len(set(ids)) == len(ids) > 8
    assert all(name.isascii() and "--" in name for name in ids)


def test_an_id_does_not_depend_on_the_chapters_before_it(book_of: BookOf) -> None:
    alone, _ = furnish(book_of({"01-old.md": NOTED.format("Old")}))
    after, _ = furnish(book_of({"01-new.md": NOTED.format("New"), "02-old.md": NOTED.format("Old")}))
    assert markers(alone) == markers(after)[3:]


def test_headings_that_jump_or_say_nothing_are_found(book_of: BookOf) -> None:
    _, found = furnish(book_of({"one.md": "# One\n\n### Three\n\nText.\n\n##\n", "two.md": "Text.\n"}))
    assert [(each.code, each.path, each.line) for each in found] == [
        ("heading-jump", "one.md", 3),
        ("heading-empty", "one.md", 7),
        ("chapter-no-heading", "two.md", None),
    ]


def test_the_book_that_was_loaded_stays_as_it_was(book_of: BookOf) -> None:
    book = book_of({"one.md": NOTED.format("One")})
    before = str(book.chapters)
    furnish(book)
    assert str(book.chapters) == before
