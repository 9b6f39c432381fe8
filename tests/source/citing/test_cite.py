from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

from octavo.book import Book, Chapter, Matter
from octavo.cache import Cache
from octavo.doors import citeproc
from octavo.memory import Memory
from octavo.source.citing.cites import citations
from octavo.source.citing.style import read_style
from octavo.syntax import elements, plain
from tests.source.citing.conftest import LoadOf

NOTES = Path(__file__).parents[2] / "books/cited-notes/styles/small-notes.csl"
TWINS = """\
@book{one, author = {Quill, Ada}, title = {Zinc}, year = {1901}}
@book{two, author = {Quill, Ada}, title = {Alum}, year = {1901}}
"""


def cited(chapter: Chapter) -> list[str]:
    """Give the words of a chapter's citations, those in notes by the notes."""
    return [_words(cite["c"][1]) for cite in citations(chapter.blocks)]


def _words(inlines: list[Any]) -> str:
    notes = [element for element in elements(inlines) if element["t"] == "Note"]
    return plain(inlines) + "".join(f"^{_words(note['c'][0]['c'])}" for note in notes)


def listed(chapter: Chapter) -> list[str]:
    return [
        plain(element["c"][1])
        for element in elements(chapter.blocks)
        if element["t"] == "Span" and element["c"][0][0].startswith("ref-")
    ]


def test_years_are_told_apart_over_the_whole_book(load_of: LoadOf) -> None:
    book, found = load_of({"a.md": "A [@one].\n", "b.md": "@two, p. 3.\n", "references.bib": TWINS})
    assert not found
    assert [cited(chapter) for chapter in book.chapters[:2]] == [["(Quill 1901b)"], ["Quill (1901a)"]]
    assert listed(book.chapters[2]) == ["Quill, Ada. 1901a. Alum.", "Quill, Ada. 1901b. Zinc."]


@pytest.mark.parametrize(
    ("written", "shown"),
    [
        ("[@quill1901, p. 3]", "(Quill 1901, 3)"),
        ("[see @quill1901, chap. 2; @brass1902]", "(see Quill 1901, chap. 2; Brass 1902)"),
        ("[-@quill1901]", "(1901)"),
        ("@quill1901 [p. 4]", "Quill (1901, 4)"),
        ("@{quill1901}", "Quill (1901)"),
    ],
)
def test_citations_are_written_as_in_pandoc(load_of: LoadOf, written: str, shown: str) -> None:
    book, _ = load_of({"one.md": f"So {written}.\n"})
    assert cited(book.chapters[0]) == [shown]


def test_a_style_in_notes_makes_notes_in_the_order_of_the_book(load_of: LoadOf) -> None:
    style = NOTES.read_text("utf-8")
    text = "A [@quill1901, p. 1].[^1] B [@quill1901].\n\n[^1]: See [@quill1901, p. 2].\n"
    book, _ = load_of({"a.md": text, "b.md": "C [@brass1902]; @quill1901.\n", "x.csl": style}, csl="x.csl")
    first = "^Ada Quill, The honest scale (1901), 1."
    assert cited(book.chapters[0]) == [f".{first}", "Ibid., 2.", ".^Quill, The honest scale."]
    assert cited(book.chapters[1]) == [";^Tom Brass, The brass yard (1902).", "Quill.^The honest scale."]


def test_a_citation_within_a_sentence_of_a_note_ends_without_the_full_stop_of_the_style(
    load_of: LoadOf,
) -> None:
    style = NOTES.read_text("utf-8")
    text = "A.[^1]\n\n[^1]: @quill1901, of Ayr. @brass1902\n    *says* so; @brass1902. No, @brass1902\n"
    book, _ = load_of({"a.md": text, "x.csl": style}, csl="x.csl")
    assert cited(book.chapters[0]) == [
        "Ada Quill, The honest scale (1901)",
        "Tom Brass, The brass yard (1902)",
        "Brass, The brass yard",
        "Brass, The brass yard.",
    ]


def test_a_way_leads_from_each_citation_to_its_entry(load_of: LoadOf) -> None:
    book, _ = load_of({"one.md": "A [@quill1901].[^1]\n\n[^1]: @brass1902\n"})
    links = [element["c"] for element in elements(book.chapters[0].blocks) if element["t"] == "Link"]
    assert [target for _, _, (target, _) in links] == ["#ref-quill1901", "#ref-brass1902"]
    assert {str(attributes[2]) for attributes, _, _ in links} == {"[['role', 'doc-biblioref']]"}


def test_what_was_cited_is_told_beside_what_became_of_it(load_of: LoadOf) -> None:
    text = "A [@quill1901; @brass1902] by @nobody, see @fig:x. [@quill1901]\n"
    book, _ = load_of({"one.md": text}, citations={"nocite": ["brass1902"]})
    assert book.chapters[0].cited == (("quill1901", "brass1902"), ("quill1901",))
    assert set(book.references) == {"quill1901", "brass1902"}
    assert "@nobody" in cited(book.chapters[0])


def test_a_citation_with_an_unknown_key_stays_as_it_was_written(load_of: LoadOf) -> None:
    book, _ = load_of({"one.md": "A [see @quill1901; @x].\n"})
    assert cited(book.chapters[0]) == ["[see @quill1901; @x]"]


def test_an_entry_is_cited_by_its_other_name(load_of: LoadOf) -> None:
    entry = "@book{own, ids = {old, older}, author = {Quill, Ada}, title = {Zinc}, year = {1901}}\n"
    book, found = load_of({"one.md": "[@old] [@own]\n", "references.bib": entry})
    assert not found
    assert cited(book.chapters[0]) == ["(Quill 1901)", "(Quill 1901)"]
    assert book.chapters[0].cited == (("own",), ("own",))


@pytest.mark.parametrize(
    ("name", "text"),
    [
        ("r.json", '[{"id": "a", "type": "book", "title": "The <i>Gill</i>", "volume": 3}]'),
        ("r.yaml", "references:\n- id: a\n  type: book\n  title: The *Gill*\n  volume: 3\n"),
        ("r.yml", "- {id: a, type: book, title: The *Gill*, volume: 3}\n"),
        ("r.bib", "@book{a, title = {The \\emph{Gill}}, volume = 3}"),
    ],
)
def test_every_form_of_references_is_read(load_of: LoadOf, name: str, text: str) -> None:
    book, found = load_of({"one.md": "A [@a].\n", name: text}, bibliography=[name])
    assert not found
    assert listed(book.chapters[1]) == ["The Gill. n.d. Vol. 3."]
    assert "Emph" in str(book.chapters[1].blocks)


def test_the_list_stands_last_in_the_language_of_the_book(load_of: LoadOf) -> None:
    book, _ = load_of(
        {"one.md": "A [@quill1901].\n", "z.md": "Z.\n"}, chapters=["one.md"], back=["z.md"], lang="de"
    )
    last = book.chapters[-1]
    assert (last.path, last.matter, last.made) == ("references.bib", Matter.BACK, True)
    assert plain(last.blocks[0]["c"][2]) == "Literaturverzeichnis"


def test_the_list_stands_where_the_settings_ask_for_it(load_of: LoadOf) -> None:
    back = ["y.md", {"bibliography": True}, "z.md"]
    texts = {"one.md": "A [@quill1901].\n", "y.md": "Y.\n", "z.md": "Z.\n\n::: {#refs}\n:::\n"}
    book, _ = load_of(texts, chapters=["one.md"], back=back)
    assert [chapter.path for chapter in book.chapters] == ["one.md", "y.md", "references.bib", "z.md"]
    assert listed(book.chapters[3]) == []


def test_the_list_stands_in_the_division_that_is_kept_for_it(load_of: LoadOf) -> None:
    text = "# Sources\n\n::: {#refs .mine}\nThese were read.\n:::\n\nMore.\n"
    book, _ = load_of({"one.md": "A [@quill1901].\n", "two.md": text})
    assert len(book.chapters) == 2
    assert listed(book.chapters[1]) == ["Quill, Ada. 1901. The Honest Scale."]
    division = book.chapters[1].blocks[1]["c"]
    assert division[0][:2] == ["refs", ["mine", "references"]]
    assert [block["t"] for block in division[1]] == ["Para", "BulletList"]


def test_each_chapter_lists_what_it_cites(load_of: LoadOf) -> None:
    texts = {"one.md": "A [@quill1901].\n", "two.md": "B [@brass1902].\n", "three.md": "C.\n"}
    book, found = load_of(texts, citations={"bibliography": "chapter"})
    assert not found
    assert [len(listed(chapter)) for chapter in book.chapters] == [1, 1, 0]
    assert listed(book.chapters[1]) == ["Brass, Tom. 1902. The Brass Yard."]


def test_entries_without_a_chapter_have_a_list_of_the_book(load_of: LoadOf) -> None:
    settings = {"bibliography": "chapter", "nocite": ["*"]}
    book, _ = load_of({"one.md": "A [@quill1901].\n"}, citations=settings)
    assert [len(listed(chapter)) for chapter in book.chapters] == [1, 2]


def test_labels_keep_their_place_before_the_words(load_of: LoadOf) -> None:
    style = """<style xmlns="http://purl.org/net/xbiblio/csl" class="in-text" version="1.0">
<info><title>N</title><id>n</id><updated>2026-11-25T00:00:00+00:00</updated></info>
<citation><layout prefix="[" suffix="]"><text variable="citation-number"/></layout></citation>
<bibliography second-field-align="flush"><layout><text variable="citation-number" suffix=" "/>
<text variable="title"/></layout></bibliography></style>"""
    book, _ = load_of({"one.md": "A [@brass1902] [@quill1901].\n", "x.csl": style}, csl="x.csl")
    assert cited(book.chapters[0]) == ["[1]", "[2]"]
    assert listed(book.chapters[1]) == ["1 The brass yard", "2 The honest scale"]
    assert "reference-label" in str(book.chapters[1].blocks)
    assert "csl-" not in str(book.chapters[1].blocks)


def test_a_style_without_a_list_makes_none(load_of: LoadOf, tmp_path: Path) -> None:
    style = NOTES.read_text("utf-8")
    bare = style[: style.index("  <bibliography")] + "</style>\n"
    book, _ = load_of({"one.md": "A [@quill1901].\n", "x.csl": bare}, csl="x.csl")
    assert not read_style(book.settings, tmp_path)[0].lists
    assert (len(book.chapters), book.references) == (1, ())
    assert cited(book.chapters[0]) == [".^Ada Quill, The honest scale (1901)."]


def test_an_edit_that_cites_nothing_does_not_ask_citeproc_again(
    load_of: LoadOf, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    cache = Cache(tmp_path / "cache", Memory())
    load_of({"one.md": "A [@quill1901; @brass1902].\n", "two.md": "B @brass1902.\n"}, cache=cache)
    monkeypatch.setattr(citeproc, "set_citations", None)
    monkeypatch.setattr(citeproc, "read_references", None)
    texts = {"one.md": "An edit [@quill1901; @brass1902].\n", "two.md": "B @brass1902.\n"}
    book, found = load_of(texts, cache=cache)
    assert not found
    assert cited(book.chapters[0]) == ["(Quill 1901; Brass 1902)"]
    again, _ = load_of(texts, cache=cache)
    assert all(new.blocks is old.blocks for new, old in _pairs(again, book))


def _pairs(again: Book, before: Book) -> list[tuple[Chapter, Chapter]]:
    both = zip(again.chapters, before.chapters, strict=True)
    return [(new, old) for new, old in both if not new.made]


def test_a_reader_on_the_way_is_given_no_file(load_of: LoadOf, tmp_path: Path) -> None:
    secret = tmp_path / "secret.bib"
    secret.write_text("@book{canary, author = {Canary, C.}, title = {Canary}}", "utf-8")
    yaml = f"bibliography: {secret}\nreferences:\n- id: a\n  title: T\nnocite: '@*'\n"
    book, _ = load_of({"one.md": "A [@a].\n", "r.yaml": yaml}, bibliography=["r.yaml"])
    assert "Canary" not in str(book.chapters)
