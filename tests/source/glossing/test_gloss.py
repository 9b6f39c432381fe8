from __future__ import annotations

import tomllib
from pathlib import Path
from typing import Any

import pytest

from octavo.book import Book
from octavo.cache import Cache
from octavo.findings import Finding
from octavo.memory import Memory
from octavo.settings import Settings
from octavo.source.load import load
from octavo.syntax import Element, elements, plain

FAULTS: dict[str, Any] = tomllib.loads(Path(__file__).with_name("faults.toml").read_text("utf-8"))
TERMS = (
    "[Soviet]{also=soviets}\n:   A council, of [deputies]{.term key=deputy}.\n\n"
    "*Deputy*\n:   Who is sent.\n\nÉcole\n:   A school.\n\n[Zebra]{#stripes}\n:   A horse.\n"
)
SHORT = "SPD\n:   Social *Democratic* Party^[Of Germany.]\n"


def loaded(
    tmp_path: Path,
    texts: dict[str, str],
    cache: Cache | None = None,
    **settings: Any,  # noqa: ANN401 -- whatever book.yaml may hold
) -> tuple[Book, tuple[Finding, ...]]:
    """Load a book of chapters by file name, with a glossary and abbreviations beside."""
    files = {"book.yaml": "title: A Book\n", "terms.md": TERMS, "short.md": SHORT, **texts}
    for name, text in files.items():
        (tmp_path / name).write_text(text, "utf-8")
    chapters = [name for name in texts if name not in {"terms.md", "short.md", "more.md", "book.yaml"}]
    given = {"title": "A Book", "chapters": chapters, "glossary": "terms.md", "abbreviations": ["short.md"]}
    chosen = Settings.model_validate({**given, **settings})
    return load(chosen, tmp_path, cache or Cache(None), 2, lambda _: None)


def ways(blocks: Any) -> list[tuple[str, str, bool]]:  # noqa: ANN401 -- JSON
    """Give the words of each way to an entry, where it leads, and whether it is marked as the first."""
    links = [each["c"] for each in elements(blocks) if each["t"] == "Link"]
    return [
        (plain(words), target, "first" in classes)
        for (_, classes, pairs), words, (target, _) in links
        if ["role", "doc-glossref"] in pairs
    ]


def words(blocks: Any) -> str:  # noqa: ANN401 -- JSON
    """Give the words of paragraphs on one line."""
    return " ".join(plain(block["c"]) for block in blocks if block["t"] in {"Para", "Plain"})


def test_each_use_leads_to_its_entry_and_the_first_is_marked(tmp_path: Path) -> None:
    texts = {
        "one.md": "A [Soviet]{.term}, [*soviets*]{.term}^[A [Deputy]{.term}.], [zebra]{.term key=stripes}.\n",
        "two.md": "The [deputy]{.term} and the [school]{.term key=école}.\n",
    }
    book, found = loaded(tmp_path, texts)
    one, two = book.chapters[:2]
    assert ways(list(one.blocks)) == [
        ("Soviet", "#gls-soviet", True),
        ("soviets", "#gls-soviet", False),
        ("Deputy", "#gls-deputy", True),
        ("zebra", "#stripes", True),
    ]
    assert ways(list(two.blocks)) == [("deputy", "#gls-deputy", False), ("school", "#gls-ecole", True)]
    assert (one.glossed, two.glossed) == (
        ("gls-soviet", "gls-soviet", "gls-deputy", "stripes"),
        ("gls-deputy", "gls-ecole"),
    )
    assert [each.code for each in found] == ["term-unused"]


def test_a_term_is_met_first_in_each_chapter_if_asked(tmp_path: Path) -> None:
    texts = {"one.md": "[Soviet]{.term} [SPD]{.abbr}\n", "two.md": "[Soviet]{.term} [SPD]{.abbr}\n"}
    book, _ = loaded(tmp_path, texts, glossary={"files": ["terms.md"], "first": "chapter"})
    assert [first for _, _, first in ways(list(book.chapters[1].blocks))] == [True, False]


def test_the_list_is_in_the_order_of_the_alphabet_with_its_own_ways(tmp_path: Path) -> None:
    book, _ = loaded(tmp_path, {"one.md": "[Soviet]{.term}\n"})
    glossary = next(chapter for chapter in book.chapters if chapter.key == "glossary")
    (listed,) = [each for each in elements(list(glossary.blocks)) if each["t"] == "DefinitionList"]
    assert [plain(term) for term, _ in listed["c"]] == ["Deputy", "École", "Soviet", "Zebra"]
    assert ways(list(glossary.blocks)) == [("deputies", "#gls-deputy", False)]
    assert glossary.glossed == ("gls-deputy",)
    assert plain(glossary.blocks[0]["c"][2]) == "Glossary"
    assert book.entries == ("abbr-spd", "gls-soviet", "gls-deputy", "gls-ecole", "stripes")


def test_only_used_entries_are_listed_if_asked_and_those_that_they_lead_to(tmp_path: Path) -> None:
    asked = {"files": "terms.md", "list": "used"}
    texts = {"one.md": "[Soviet]{.term}\n"}
    book, found = loaded(tmp_path, texts, glossary=asked, abbreviations=[])
    assert book.entries == ("gls-soviet", "gls-deputy")
    assert [each.message for each in found] == ["the text does not use École, Zebra; not listed"]


@pytest.mark.parametrize(
    ("text", "full", "said"),
    [
        ("[SPD]{.abbr}, [SPD]{.abbr}.", "in full", "Social Democratic Party (SPD), SPD."),
        ("[SPD]{.abbr .short}, [SPD]{.abbr}.", "in full", "SPD, SPD."),
        ("[SPD]{.abbr}, [SPD]{.abbr .full}.", "short", "SPD, Social Democratic Party (SPD)."),
        ("# A [SPD]{.abbr}\n\n[SPD]{.abbr}", "in full", "Social Democratic Party (SPD)"),
        ("a [*SPD*]{.abbr}", "short", "a SPD"),
        ("[KPD]{.abbr title='Communist Party'}", "in full", "KPD"),
    ],
)
def test_an_abbreviation_is_written_in_full_where_it_is_asked_for(
    text: str,
    full: str,
    said: str,
    tmp_path: Path,
) -> None:
    asked = {"files": ["short.md"], "full": full == "in full"}
    book, _ = loaded(tmp_path, {"one.md": text + "\n"}, abbreviations=asked)
    assert words(book.chapters[0].blocks) == said
    titles = [
        dict(each["c"][0][2]).get("title")
        for each in elements(list(book.chapters[0].blocks))
        if is_abbr(each)
    ]
    assert set(titles) <= {"Social Democratic Party", "Communist Party"}
    assert titles


def is_abbr(element: Element) -> bool:
    return element["t"] == "Span" and "abbr" in element["c"][0][1]


def test_in_headings_links_and_tables_nothing_is_first(tmp_path: Path) -> None:
    text = "# [Soviet]{.term}\n\n[a [zebra]{.term}](#x)\n\n| [SPD]{.abbr} |\n|---|\n| x |\n\n[SPD]{.abbr}\n"
    book, _ = loaded(
        tmp_path, {"one.md": text + "\n[x]{#x}\n"}, abbreviations={"files": "short.md", "full": True}
    )
    assert ways(list(book.chapters[0].blocks)) == [("SPD", "#abbr-spd", False), ("SPD", "#abbr-spd", True)]


def test_a_description_of_a_picture_is_left_as_it_is(tmp_path: Path) -> None:
    book, _ = loaded(tmp_path, {"one.md": "![A [Soviet]{.term}](x.png)\n"})
    (figure,) = book.chapters[0].blocks
    assert ways([figure]) == [("Soviet", "#gls-soviet", True)]
    (image,) = [each for each in elements(figure) if each["t"] == "Image"]
    assert ways([image]) == []


def test_lists_stand_where_they_are_asked_for(tmp_path: Path) -> None:
    (tmp_path / "refs.bib").write_text("@book{a, title = {A}}\n", "utf-8")
    texts = {"one.md": "[Soviet]{.term} [SPD]{.abbr} [@a]\n", "end.md": "End.\n"}
    asked = [{"abbreviations": True}, {"bibliography": True}, "end.md", {"glossary": True}]
    book, _ = loaded(tmp_path, texts, chapters=["one.md"], back=asked, bibliography=["refs.bib"])
    assert [each.key for each in book.chapters] == ["one", "abbreviations", "bibliography", "end", "glossary"]


def test_lists_stand_before_the_references_unasked(tmp_path: Path) -> None:
    (tmp_path / "refs.bib").write_text("@book{a, title = {A}}\n", "utf-8")
    texts = {"one.md": "[Soviet]{.term} [@a]\n"}
    book, _ = loaded(tmp_path, texts, bibliography=["refs.bib"])
    assert [each.key for each in book.chapters] == ["one", "abbreviations", "glossary", "bibliography"]


def test_a_division_keeps_the_place_of_a_list(tmp_path: Path) -> None:
    texts = {"one.md": "A [Soviet]{.term}.\n\n::: {#glossary}\n:::\n\nA [zebra]{.term}.\n"}
    book, _ = loaded(tmp_path, texts, abbreviations=[])
    (chapter,) = book.chapters
    assert chapter.glossed == ("gls-soviet", "gls-deputy", "stripes")
    assert [target for _, target, _ in ways(list(chapter.blocks))] == [
        "#gls-soviet",
        "#gls-deputy",
        "#stripes",
    ]


def test_a_chapter_in_which_nothing_is_used_stays_as_it_is_and_memory_tells_the_same(tmp_path: Path) -> None:
    cache = Cache(None, Memory())
    texts = {"one.md": "A [Soviet]{.term}.\n", "two.md": "None.\n", "three.md": "A [Soviet]{.term}.\n"}
    first, _ = loaded(tmp_path, texts, cache)
    cache.memory.turn() if cache.memory else None
    again, _ = loaded(tmp_path, texts, cache)
    for before, after in zip(first.chapters[:3], again.chapters[:3], strict=True):
        assert all(one is other for one, other in zip(before.blocks, after.blocks, strict=True))
    changed, _ = loaded(tmp_path, {**texts, "one.md": "A council.\n"}, cache)
    assert ways(list(changed.chapters[2].blocks)) == [("Soviet", "#gls-soviet", True)]


@pytest.mark.parametrize("name", FAULTS)
def test_a_fault_is_found_where_it_stands(name: str, tmp_path: Path) -> None:
    case = FAULTS[name]
    texts = {"one.md": "[Soviet]{.term} [SPD]{.abbr}\n", **case["files"]}
    settings = {key: case[key] for key in ("glossary", "abbreviations", "markdown", "back") if key in case}
    _, found = loaded(tmp_path, texts, **settings)
    found = tuple(each for each in found if each.code != "term-unused")
    assert [[each.code, each.path, each.line or 0, each.column or 0] for each in found] == case["found"]
    assert "hint" not in case or found[0].hint == case["hint"]
