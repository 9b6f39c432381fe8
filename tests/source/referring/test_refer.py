from __future__ import annotations

import tomllib
from pathlib import Path
from typing import Any

import pytest

from octavo.book import Book
from octavo.book_yaml import read_settings
from octavo.cache import Cache
from octavo.findings import Finding, Severity
from octavo.order import Order
from octavo.progress import Silent
from octavo.reading import read
from octavo.settings import Settings
from octavo.source.load import load
from octavo.syntax import Element, elements, plain

HERE = Path(__file__).parent
CASES: dict[str, Any] = tomllib.loads((HERE / "cases.toml").read_text("utf-8"))
FAULTS: dict[str, Any] = tomllib.loads((HERE / "faults.toml").read_text("utf-8"))
PICTURE = '<svg xmlns="http://www.w3.org/2000/svg" width="9" height="9"/>'


def loaded(folder: Path, texts: dict[str, str], **settings: Any) -> tuple[Book, tuple[Finding, ...]]:  # noqa: ANN401 -- whatever book.yaml may hold
    for name, text in {**texts, "a.svg": PICTURE}.items():
        (folder / name).write_text(text, "utf-8")
    given = {"title": "A Book", "chapters": list(texts), **settings}
    return load(Settings.model_validate(given), folder, Cache(None), 2, lambda _: None)


def words(inlines: list[Element]) -> str:
    return plain(inlines).replace("\u00a0", " ").strip()


def labels(book: Book) -> list[str]:
    """Give the words of all captions, equations' numbers and headings, in their order."""
    found: list[str] = []
    for element in elements([chapter.blocks for chapter in book.chapters]):
        if element["t"] in {"Figure", "Table"}:
            found.append(words(element["c"][1][1][0]["c"]))
        elif element["t"] == "Header":
            found.append(words(element["c"][2]))
        elif element["t"] == "Span" and element["c"][0][1] == ["equation-number"]:
            found.append(words(element["c"][1]))
    return found


@pytest.mark.parametrize("name", CASES)
def test_a_reference_says_the_label_of_what_it_leads_to(name: str, tmp_path: Path) -> None:
    case = CASES[name]
    settings = {"lang": case.get("lang", "en"), **case.get("settings", {})}
    book, found = loaded(tmp_path, {"one.md": case["text"]}, **settings)
    assert [each.code for each in found if each.code != "label-unread"] == []
    last = [block for block in book.chapters[0].blocks if block["t"] == "Para"][-1]
    assert words(last["c"]) == case["said"]


@pytest.mark.parametrize("name", FAULTS)
def test_a_reference_that_means_nothing_is_found_where_it_stands(name: str, tmp_path: Path) -> None:
    case = FAULTS[name]
    book, found = loaded(tmp_path, {"one.md": case["text"]})
    assert [[each.code, each.line or 0, each.column or 0] for each in found] == case["found"]
    assert {each.path for each in found} <= {"one.md"}
    assert "hint" not in case or found[0].hint == case["hint"]
    written = case["text"].splitlines()[-1]
    last = book.chapters[0].blocks[-1]
    assert last["t"] != "Para" or words(last["c"]) == written or "@" not in written


def test_captions_headings_and_formulas_bear_their_numbers(tmp_path: Path) -> None:
    text = (
        "# One\n\n![A *map*.](a.svg){#fig:a}\n\n![No key](a.svg)\n\n| a |\n|---|\n| b |\n\n: T {#tbl:t}\n\n"
        '$$a$$ {#eq:a}\n\n## Two\n\n```{#lst:x caption="Code"}\nx\n```\n\n![](a.svg){#fig:bare alt="bare"}\n'
    )
    book, found = loaded(tmp_path, {"one.md": text}, references={"sections": 2})
    assert not found
    assert labels(book) == [
        *(
            "1 One",
            "Figure 1. A map.",
            "No key",
            "Table 1. T",
            "(1)",
            "1.1 Two",
            "Listing 1. Code",
            "Figure 2.",
        )
    ]


def test_a_key_of_another_chapter_is_found_and_two_are_not(tmp_path: Path) -> None:
    texts = {
        "one.md": "![A](a.svg){#fig:a}\n\n![B](a.svg){#fig:b}\n",
        "two.md": "![A](a.svg){#fig:a}\n\n@fig:a and @fig:b.\n",
        "three.md": "# Three\n\n@fig:a and @fig:b.\n",
    }
    book, found = loaded(tmp_path, texts)
    assert [(each.code, each.path, each.line) for each in found] == [("reference-ambiguous", "three.md", 3)]
    assert words(book.chapters[1].blocks[-1]["c"]) == "Figure 3 and Figure 2."


def test_notes_that_a_style_of_citations_makes_are_counted(tmp_path: Path) -> None:
    style = (HERE.parents[1] / "books/cited-notes/styles/small-notes.csl").read_text("utf-8")
    (tmp_path / "notes.csl").write_text(style, "utf-8")
    (tmp_path / "a.bib").write_text("@book{ash, author = {Ash, A.}, title = {A}}\n", "utf-8")
    text = "One [@ash]. Two.[^b] See @note:b.\n\n[^b]: []{#note:b}B.\n"
    book, found = loaded(tmp_path, {"one.md": text}, bibliography=["a.bib"], csl="notes.csl")
    assert not found
    assert words(book.chapters[0].blocks[0]["c"]).endswith("See note 2.")


def test_a_work_may_have_a_key_like_a_figure_s(tmp_path: Path) -> None:
    (tmp_path / "a.bib").write_text("@book{fig:a, author = {Ash, A.}, title = {A}, year = 1901}\n", "utf-8")
    book, found = loaded(tmp_path, {"one.md": "As [@fig:a].\n"}, bibliography=["a.bib"])
    assert not found
    assert words(book.chapters[0].blocks[0]["c"]) == "As (Ash 1901)."


def test_a_reference_to_what_this_edition_has_not_names_the_complete_one(tmp_path: Path) -> None:
    texts = {
        "one.md": "# One\n\nSee @fig:a, [see @fig:a; @fig:b, left] and [](two.md).\n\n![B](a.svg){#fig:b}\n",
        "two.md": "# Two\n\n![A](a.svg){#fig:a}\n",
    }
    for name, text in {**texts, "a.svg": PICTURE}.items():
        (tmp_path / name).write_text(text, "utf-8")
    written = "title: A Book\nchapters: [one.md, two.md]\neditions: {sampler: {chapters: [one.md]}}\n"
    (tmp_path / "book.yaml").write_text(written, "utf-8")
    order = Order(tmp_path, tmp_path / "build", edition="sampler")
    manuscript = read(order, read_settings(tmp_path, "sampler")[0], Cache(None), Silent())
    assert [(each.code, each.severity, each.line) for each in manuscript.findings] == [
        ("edition-reference", Severity.NOTE, 3)
    ] * 3
    said = manuscript.texts[0].loaded.chapters[0].blocks[1]
    assert words(said["c"]) == (
        "See the complete edition, see the complete edition and Figure 1, left and the complete edition."
    )
