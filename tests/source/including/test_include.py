from __future__ import annotations

import tomllib
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from octavo.book import Book, Chapter
from octavo.book_yaml import read_settings
from octavo.cache import Cache
from octavo.findings import Finding
from octavo.order import Order
from octavo.progress import Silent
from octavo.reading import Manuscript, read
from octavo.settings import Settings
from octavo.source.including.excerpt import cut_out
from octavo.source.load import load
from octavo.syntax import elements

FAULTS: dict[str, Any] = tomllib.loads(Path(__file__).with_name("faults.toml").read_text("utf-8"))
BOOK = Path(__file__).parents[2] / "books/included"
FILES = {
    "parts/a.md": "## A part\n\nWords.\n",
    "parts/loop.md": "b\n\n::: {include=loop.md}\n:::\n",
    "parts/faulty.md": "a[^9]\n\n![a picture](x.png)\n",
    "parts/large.md": "word " * 300_000,
    "parts/half.md": "word " * 140_000,
    "parts/empty.md": "",
    "code/a.py": "# ANCHOR: setup\none\n    two\n# ANCHOR_END: setup\n# tag::open[]\nthree\n",
    "../secret.md": "secret\n",
    ".git/config": "secret\n",
}

Include = Callable[..., tuple[Book, tuple[Finding, ...]]]


@pytest.fixture
def include(tmp_path: Path) -> Include:
    """Give what loads a chapter, `one.md`, beside which the FILES stand."""
    root = tmp_path / "book"
    for name, text in FILES.items():
        (root / name).parent.mkdir(parents=True, exist_ok=True)
        (root / name).write_text(text, "utf-8")
    (root / "code/a.bin").write_bytes(b"\xff\xfe")
    (root / "parts/link.md").symlink_to(tmp_path / "secret.md")

    def made(text: str, **others: str) -> tuple[Book, tuple[Finding, ...]]:
        (root / "one.md").write_text(text, "utf-8")
        told = {"title": "A Book", "chapters": ["one.md"], "limits": {"chapter_megabytes": 1}, **others}
        return load(Settings.model_validate(told), root, Cache(None), 1, lambda _: None)

    return made


@pytest.fixture
def workshop() -> Manuscript:
    """Read the book that includes files."""
    settings, _ = read_settings(BOOK)
    return read(Order(BOOK, BOOK), settings, Cache(None), Silent())


@pytest.mark.parametrize("name", FAULTS)
def test_a_fault_is_found_where_it_stands(name: str, include: Include) -> None:
    case = FAULTS[name]
    dialect = case.get("markdown", "markdown")
    found = sorted(include(case["text"], markdown=dialect)[1], key=lambda each: each.code)
    assert [(each.code, each.path, each.line) for each in found] == [tuple(row[:3]) for row in case["found"]]
    for each, row in zip(found, case["found"], strict=True):
        assert row[3] in f"{each.message} {each.hint}"


def first(book: Book) -> Chapter:
    return book.chapters[0]


def test_a_file_stands_where_it_is_included(workshop: Manuscript) -> None:
    assert workshop.findings == ()
    chapter = first(workshop.loaded)
    headings = [(block["c"][0], block["c"][1][0]) for block in chapter.blocks if block["t"] == "Header"]
    assert headings == [(1, "the-bench"), (2, "rules")]
    notes = [element for element in elements(list(chapter.blocks)) if element["t"] == "Note"]
    assert len(notes) == 2
    assert [image.path for image in workshop.loaded.images] == ["parts/images/star.svg"]
    targets = [element["c"][2][0] for element in elements(list(chapter.blocks)) if element["t"] == "Link"]
    assert targets == ["lathe.md", "#rules"]
    boxed = workshop.loaded.chapters[1].blocks[1]
    assert boxed["c"][0] == ["again", ["boxed"], []]


def test_excerpts_of_code_are_cut_out(workshop: Manuscript) -> None:
    codes = [each["c"] for each in elements(list(first(workshop.loaded).blocks)) if each["t"] == "CodeBlock"]
    assert codes == [
        [["", ["javascript"], []], "shave() {\n    return THICK - 1;\n}"],
        [["", ["javascript"], []], "// Plane a board.\nconst THICK = 20;\nclass Plane {"],
    ]


TEXT = "a\nb\n\tc\nd\n"


@pytest.mark.parametrize(
    ("wanted", "numbers"),
    [
        ({}, (1, 2, 3, 4)),
        ({"lines": "2-3"}, (2, 3)),
        ({"lines": "3-"}, (3, 4)),
        ({"lines": "-2"}, (1, 2)),
        ({"lines": "4, 1-2"}, (4, 1, 2)),
    ],
)
def test_lines_are_chosen(wanted: dict[str, str], numbers: tuple[int, ...]) -> None:
    excerpt = cut_out(TEXT, wanted)
    assert excerpt.numbers == numbers
    assert excerpt.lines == tuple(["a", "b", "    c", "d"][number - 1] for number in numbers)


def test_markers_in_an_excerpt_are_left_out(include: Include) -> None:
    book, found = include('``` {include="code/a.py" marker="setup" lines="2" dedent="true"}\n```\n')
    assert found == ()
    assert first(book).blocks[0]["c"][1] == "two"


def test_an_included_file_is_not_missing_from_the_book(tmp_path: Path) -> None:
    (tmp_path / "book.yaml").write_text("title: A\nchapters: [one.md]\n", "utf-8")
    (tmp_path / "one.md").write_text('# A\n\n::: {include="part.md"}\n:::\n', "utf-8")
    (tmp_path / "part.md").write_text("A part.\n", "utf-8")
    settings, found = read_settings(tmp_path)
    assert [each.code for each in found] == ["chapter-unlisted"]
    manuscript = read(Order(tmp_path, tmp_path), settings, Cache(None), Silent())
    assert manuscript.report((*found, *manuscript.findings)).findings == ()
    assert [file.path for file in manuscript.files.chapters] == ["one.md", "part.md"]


def test_findings_of_later_stages_name_the_included_file(tmp_path: Path) -> None:
    (tmp_path / "book.yaml").write_text("title: A\nchapters: [one.md]\n", "utf-8")
    (tmp_path / "one.md").write_text('# A\n\n::: {include="part.md"}\n:::\n\n[dead](#own)\n', "utf-8")
    (tmp_path / "part.md").write_text("Words.\n\nA [dead](#link) link.\n\n#### Deep\n\nb\n", "utf-8")
    settings, _ = read_settings(tmp_path)
    manuscript = read(Order(tmp_path, tmp_path), settings, Cache(None), Silent())
    assert sorted((each.code, each.path, each.line) for each in manuscript.findings) == [
        ("heading-jump", "part.md", 5),
        ("link-dead", "one.md", 6),
        ("link-dead", "part.md", 3),
    ]
