"""Every listing of the handbook is what it says: settings, Markdown without a fault, styles that exist."""

from __future__ import annotations

import re
import shutil
from pathlib import Path

import pytest
import yaml

from docs.making.listings import TIDES, Listing, listings
from octavo.book_yaml import read_settings
from octavo.cache import Cache
from octavo.order import Order
from octavo.progress import shown
from octavo.reading import read

ALL = tuple(listings())
SETTINGS = [each for each in ALL if each.language == "yaml"]
#: What is no language: settings for files and typefaces that only a reader has, and folders drawn.
UNTRIED = ("fonts: {", "print: {", "fonts/  ", "manuscript/  ")
STYLES = Path(__file__).parent.parent.parent / "styles"
#: Findings that an example cannot help: it is no whole chapter, and not the whole book.
EXPECTED = {"chapter-no-heading", "section-empty", "term-unused", "heading-jump", "index-unplaced"}


def named(place: Listing) -> str:
    """Name a listing for a report of tests."""
    return place.place


def files(settings: object) -> list[str]:
    """Give what a list of settings has for files of Markdown."""
    if isinstance(settings, dict):
        return [name for value in settings.values() for name in files(value)]
    if isinstance(settings, list):
        return [name for value in settings for name in files(value)]
    return [settings] if isinstance(settings, str) and re.fullmatch(r"[\w-]+\.md", settings) else []


def test_every_listing_has_a_language_that_is_tried() -> None:
    assert {each.language for each in ALL} == {"yaml", "markdown", "console", "sh", "css", "text"}
    untried = [each for each in ALL if each.language == "text"]
    assert [each.place for each in untried if not each.text.startswith(UNTRIED)] == []


@pytest.mark.parametrize("example", SETTINGS, ids=named)
def test_every_scrap_of_book_yaml_is_read(example: Listing, tmp_path: Path) -> None:
    for name in {"one.md", "afterword.md", *files(yaml.safe_load(example.text))}:
        (tmp_path / name).write_text("# Heading\n\nWords.\n", "utf-8")
    shutil.copy(TIDES / "references.bib", tmp_path)
    title = "" if re.search("^title:", example.text, re.MULTILINE) else "title: x\n"
    (tmp_path / "book.yaml").write_text(title + example.text, "utf-8")
    _, findings = read_settings(tmp_path)
    assert [found for found in findings if found.code != "chapter-unlisted"] == []


def test_all_markdown_is_read_without_a_finding(tmp_path: Path) -> None:
    book = tmp_path / "tides"
    shutil.copytree(TIDES, book)
    examples = [each for each in ALL if each.language == "markdown"]
    names = {f"example-{number}.md": each for number, each in enumerate(examples)}
    for name, each in names.items():
        (book / name).write_text(each.text, "utf-8")
    settings = yaml.safe_load((book / "book.yaml").read_text("utf-8"))
    settings["chapters"] += list(names)
    (book / "book.yaml").write_text(yaml.safe_dump(settings, allow_unicode=True), "utf-8")
    with shown(quiet=True) as progress:
        order = Order(book, tmp_path / "out", jobs=2)
        settings, found = read_settings(book)
        manuscript = read(order, settings, Cache(None), progress)
    wrong = [each for each in (*found, *manuscript.findings) if each.code not in EXPECTED]
    assert [(names[each.path].place if each.path in names else each.path, each) for each in wrong] == []
    assert len(examples) > 20


def test_styles_change_only_what_there_is() -> None:
    tokens = set(re.findall(r"^  (--[\w-]+):", (STYLES / "tokens.css").read_text("utf-8"), re.MULTILINE))
    for each in (each for each in ALL if each.language == "css"):
        assert set(re.findall(r"--[\w-]+", each.text)) <= tokens, each.place
        assert each.text.count("{") == each.text.count("}")
