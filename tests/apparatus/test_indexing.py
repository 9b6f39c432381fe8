from __future__ import annotations

import re

import pytest

from octavo.apparatus.furnish import furnish
from octavo.apparatus.indexing.terms import read_paths, written
from octavo.book import Book, Entry
from octavo.findings import Finding, Severity
from octavo.syntax import elements, plain
from tests.conftest import BookOf

BACK = [{"index": True}]


def entry(book: Book, *path: str, name: str | None = None) -> Entry:
    """Give the entry of an index that bears these terms, from main entry to sub-entry."""
    index = next(index for index in book.indexes if index.name == name)
    rows = [entry for group in index.groups for entry in group.entries]
    for term in path:
        found = next(each for each in rows if flat(each) == term)
        rows = list(found.below)
    return found


def flat(found: Entry) -> str:
    return "".join(words for words, _ in found.term)


def told(findings: tuple[Finding, ...]) -> list[tuple[str, str | None, int | None, int | None]]:
    return [(found.code, found.path, found.line, found.column) for found in findings]


@pytest.mark.parametrize(
    ("words", "paths"),
    [
        ("soviets", [["soviets"]]),
        ("soviets!of workers", [["soviets", "of workers"]]),
        ("soviets ! of workers!in 1905", [["soviets", "of workers", "in 1905"]]),
        ("a!b!c!d", [["a", "b", "c: d"]]),
        ("anarchism; soviets!of workers", [["anarchism"], ["soviets", "of workers"]]),
        ("Oklahoma!", [["Oklahoma!"]]),
        ("Westward Ho! (novel)", [["Westward Ho! (novel)"]]),
        ("Lenin's  party, 1903--12", [["Lenin’s party, 1903–12"]]),
        (" ; ", []),
    ],
)
def test_terms_are_parted_into_levels(words: str, paths: list[list[str]]) -> None:
    found = [["".join(part for part, _ in term) for term in path] for path in read_paths(words)]
    assert found == paths


def test_italics_in_a_term_are_known() -> None:
    assert written("*Pravda*, _old_ run") == (("Pravda", True), (", ", False), ("old", True), (" run", False))
    assert written("snake_case_name 2*3*4") == (("snake_case_name 2*3*4", False),)


def test_marks_are_filed_under_their_words_or_their_terms(book_of: BookOf) -> None:
    text = (
        "# One\n\nThe [soviets]{.index}, the [*Pravda*]{.index}, [it]{.index term='soviets!of workers'}.\n\n"
        "## Two\n\n[Soviets]{.index term=soviets .main} and [both]{.index term='x; y' main=true}.\n"
    )
    book, found = furnish(book_of({"one.md": text}, back=BACK))
    assert found == ()
    soviets = entry(book, "soviets")
    assert [(each.section, each.main) for each in soviets.locators] == [("One", False), ("Two", True)]
    assert [flat(below) for below in soviets.below] == ["of workers"]
    assert entry(book, "Pravda").term == (("Pravda", True),)
    assert entry(book, "x").locators == entry(book, "y").locators
    assert entry(book, "x").locators[0].main


def test_a_mark_leaves_no_trace_but_an_id(book_of: BookOf) -> None:
    text = "# One\n\nA [word]{.index term='a!b' sort='z' .x lang=de}, [own]{.index #mine}.\n"
    book, _ = furnish(book_of({"one.md": text}, back=BACK))
    spans = [each["c"] for each in elements(book.chapters[0].blocks) if each["t"] == "Span"]
    assert [span[0] for span in spans] == [
        ["one--ix--a-b", ["x"], [["lang", "de"]]],
        ["one--mine", [], []],
    ]
    assert entry(book, "own").locators[0].id == "one--mine"


def test_ids_are_made_of_terms_and_are_unique(book_of: BookOf) -> None:
    text = "# One\n\n[a]{.index} [a]{.index} []{.index term='Ä b'}c [Ж]{.index}\n"
    book, _ = furnish(book_of({"one.md": text, "two.md": "# Two\n\n[a]{.index}\n"}, back=BACK))
    ids = [each["c"][0][0] for one in book.chapters for each in elements(one.blocks) if each["t"] == "Span"]
    assert ids[:3] == ["one--ix--a", "one--ix--a-2", "one--ix--a-b"]
    assert ids[4] == "two--ix--a"
    assert len(set(ids)) == 5


@pytest.mark.parametrize(
    ("written_so", "marked"),
    [
        ("Now []{.index term=x}next comes.", "next"),
        ("Now []{.index term=x} next comes.", "next"),
        ("[]{.index term=x}First comes.", "First"),
        ("Now []{.index term=x}[]{.index term=y}*next one* comes.", "next one"),
        ("Now word[]{.index term=x} next.", ""),
        ("Now word[]{.index term=x}[]{.index term=y}[]{.index term=z} next.", ""),
        ("Now it ends. []{.index term=x}", ""),
    ],
)
def test_a_mark_without_words_holds_the_word_it_stands_at(
    written_so: str, marked: str, book_of: BookOf
) -> None:
    loaded = book_of({"one.md": f"# One\n\n{written_so}\n"}, back=BACK)
    book, _ = furnish(loaded)
    span = next(each for each in elements(book.chapters[0].blocks) if each["t"] == "Span")
    words = "".join(
        each.get("c", " ") for each in elements(span, words=True) if each["t"] in {"Str", "Space"}
    )
    assert words == marked
    assert _letters(book) == _letters(loaded)
    there, wanted = (" ".join(plain(each.chapters[0].blocks[1]["c"]).split()) for each in (book, loaded))
    assert there == wanted


def _letters(book: Book) -> str:
    strings = (each["c"] for each in elements(book.chapters[0].blocks, words=True) if each["t"] == "Str")
    return "".join(strings)


def test_marks_in_notes_know_their_number_and_their_section(book_of: BookOf) -> None:
    text = (
        "# One\n\n## Two\n\nText.^[A [x]{.index}.] More.[^b] [x]{.index}\n\n## Three\n\n[^b]: [x]{.index}.\n"
    )
    book, _ = furnish(book_of({"one.md": text}, back=BACK))
    found = [(each.section, each.note) for each in entry(book, "x").locators]
    assert found == [("Two", "1"), ("Two", "2"), ("Two", None)]


def test_marks_in_headings_captions_and_tables_are_places(book_of: BookOf) -> None:
    text = (
        "# [One]{.index term=x} is[^n]\n\n| [a]{.index term=x} |\n|---|\n| [b]{.index term=x} |\n\n"
        ": Of [c]{.index term=x}\n\n[^n]: Note.\n"
    )
    book, found = furnish(book_of({"one.md": text}, back=BACK))
    assert found == ()
    assert [each.section for each in entry(book, "x").locators] == ["One is"] * 4


def test_a_range_is_one_place_with_two_ends(book_of: BookOf) -> None:
    texts = {
        "one.md": "# One\n\n[]{.index term=x range=start .main}Begins. [x]{.index}\n",
        "two.md": "# Two\n\nEnds. []{.index term=x range=end}\n",
    }
    book, found = furnish(book_of(texts, back=BACK))
    assert found == ()
    first, other = entry(book, "x").locators
    assert (first.until, first.until_section, first.main) == ("two--ix--x", "Two", True)
    assert (other.until, other.id) == (None, "one--ix--x-2")


def test_several_indexes_take_their_own_marks(book_of: BookOf) -> None:
    back = [{"index": {"name": "people", "title": "Names"}}, {"index": True}]
    text = "# One\n\n[Ann]{.index index=people} [ant]{.index}\n"
    book, found = furnish(book_of({"one.md": text}, back=back))
    assert found == ()
    assert [index.name for index in book.indexes] == ["people", None]
    assert entry(book, "Ann", name="people").locators
    assert entry(book, "ant").locators


def test_see_is_no_place_and_see_also_is_one_where_words_are_marked(book_of: BookOf) -> None:
    text = (
        "# One\n\n[a]{.index} [b]{.index see=a} [c]{.index seealso='a; *letters in general*'} "
        "[]{.index term=d seealso=a}\n"
    )
    book, found = furnish(book_of({"one.md": text}, back=BACK))
    assert found == ()
    assert [len(entry(book, name).locators) for name in "abcd"] == [1, 0, 1, 0]
    assert [(each.also, each.leads) for each in entry(book, "c").see] == [(True, True), (True, False)]


FAULTS = {
    "no words": ("A []{.index} b [c]{.index}.", [("index-mark", 3, 5)]),
    "a slip in an attribute": ("A [b]{.index trem='c'}.", [("index-mark", 3, 6)]),
    "a value that is none": ("A [b]{.index range=begin}.", [("index-mark", 3, 6)]),
    "in a description": ("A ![of [b]{.index}](b.svg) c [d]{.index}.", [("index-mark", 3, 11)]),
    "a range without end": ("A [b]{.index range=start}.", [("index-range", 3, 6)]),
    "a range that is opened twice": (
        "A [b]{.index range=start} [b]{.index range=start} []{.index term=b range=end}",
        [("index-range", 3, 6)],
    ),
    "a range without beginning": ("A\n[b]{.index range=end}.", [("index-range", 4, 4)]),
    "see nothing": ("A [b]{.index} [c]{.index see=bb}.", [("index-see", 3, 18)]),
    "see itself": ("A [c]{.index seealso=c}.", [("index-see", 3, 6)]),
    "see and places": ("A [b]{.index} [c]{.index} [c]{.index see=b}.", [("index-twin", 3, 18)]),
    "case": ("A [Bee]{.index} [bee]{.index}.", [("index-twin", 3, 22)]),
    "italics": ("A [Bee]{.index} [*Bee*]{.index}.", [("index-twin", 3, 24)]),
    "another index": ("A [b]{.index} [c]{.index index=peple}.", [("index-unplaced", 3, 18)]),
    "in a note": ("A [b]{.index}.^[Of [b]{.index range=end}.]", [("index-range", 3, 23)]),
}


@pytest.mark.parametrize("name", FAULTS)
def test_what_is_wrong_is_told_with_its_place(name: str, book_of: BookOf) -> None:
    text, expected = FAULTS[name]
    texts = {"one.md": f"# One\n\n{text}\n", "b.svg": '<svg xmlns="http://www.w3.org/2000/svg"/>'}
    _, findings = furnish(book_of(texts, chapters=["one.md"], back=BACK))
    found = [(code, line, column) for code, _, line, column in told(findings) if code.startswith("index")]
    assert found == expected


def test_marks_without_an_index_are_told_of_once(book_of: BookOf) -> None:
    _, found = furnish(book_of({"one.md": "# One\n\n[a]{.index} [b]{.index}\n"}))
    assert [(each.code, each.severity, each.line) for each in found] == [
        ("index-unplaced", Severity.WARNING, 3)
    ]
    assert "2 marks" in found[0].message


def test_an_index_without_marks_is_told_of(book_of: BookOf) -> None:
    book, found = furnish(book_of({"one.md": "# One\n\nWords.\n"}, back=BACK))
    assert told(found) == [("index-empty", "book.yaml", None, None)]
    assert book.indexes == ()


def test_of_two_indexes_with_one_name_the_first_counts(book_of: BookOf) -> None:
    book, found = furnish(book_of({"one.md": "# One\n\n[a]{.index}\n"}, back=[*BACK, *BACK]))
    assert told(found) == [("index-unplaced", "book.yaml", None, None)]
    assert len(book.indexes) == 1


def test_a_caption_that_pandoc_repeats_is_marked_once(book_of: BookOf) -> None:
    text = "# One\n\n![A [gull]{.index} flies](gull.png)\n"
    book, found = furnish(book_of({"one.md": text}, back=BACK))
    assert not [each for each in found if each.code.startswith("index")]
    assert len(entry(book, "gull").locators) == 1
    assert not re.search(
        "index", str([each for each in elements(book.chapters[0].blocks) if each["t"] == "Image"])
    )
