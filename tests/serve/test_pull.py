from __future__ import annotations

import time
from collections.abc import Sequence
from typing import Any

import pytest

from octavo.doors import pandoc
from octavo.serve.notice import SHOWN, notice
from tests.serve.conftest import ONE, Desk, told


def test_an_edit_shows_and_leaves_the_other_chapters_alone(
    desk: Desk, monkeypatch: pytest.MonkeyPatch
) -> None:
    asked: list[str] = []
    written: list[int] = []
    read, write = pandoc.read, pandoc.write_html

    def reading(text: str, dialect: str, path: str, limits: pandoc.Limits) -> pandoc.Reading:
        asked.append(path)
        return read(text, dialect, path, limits)

    def writing(texts: Sequence[Any], path: str, limits: pandoc.Limits) -> list[str]:
        written.append(len(texts))
        return write(texts, path, limits)

    monkeypatch.setattr(pandoc, "read", reading)
    monkeypatch.setattr(pandoc, "write_html", writing)
    unheard = f"Words of {time.time_ns()}"
    two = desk.give("two.html")
    desk.save("one.md", ONE.replace("First words", unheard))
    assert unheard in desk.give("one.html")
    assert desk.give("two.html") == two
    assert (asked, written) == (["one.md"], [1])


def test_with_an_error_the_pages_stay_and_the_errors_are_told(desk: Desk) -> None:
    before = desk.board.newest.site
    newest = desk.save("one.md", ONE + "\nA [dead](#nowhere) link.\n")
    assert newest.site is before
    news = told(notice(newest, desk.folder).encode())
    assert news["number"] == 2
    assert news["errors"] == [
        [
            "one.md:9:10: error[link-dead] nothing in the book has the id nowhere",
            "     9 | A [dead](#nowhere) link.",
            "       |          ^",
            "  help: give its target an id, as in # Heading {#id} or [words]{#id}",
        ]
    ]
    mended = desk.save("one.md", ONE + "\nMended.\n")
    assert not mended.errors
    assert "Mended." in desk.give("one.html")


def test_a_mistake_in_the_settings_is_told_with_its_line(desk: Desk) -> None:
    newest = desk.save("book.yaml", "title: Small\nchapters: [one.md, gone.md]\n")
    assert newest.site is not None
    (first,) = told(notice(newest, desk.folder).encode())["errors"]
    assert first[0].startswith("book.yaml:2:20: error[")


def test_warnings_are_counted_and_let_the_pages_change(desk: Desk) -> None:
    newest = desk.save("one.md", ONE + "\n## Nothing under it\n")
    news = told(notice(newest, desk.folder).encode())
    assert (news["errors"], news["warnings"]) == ([], 1)
    assert newest.site is not None


def test_of_many_errors_the_first_are_shown(desk: Desk) -> None:
    newest = desk.save("one.md", "# One\n\n" + "[dead](#nowhere)\n\n" * (SHOWN + 3))
    news = told(notice(newest, desk.folder).encode())
    assert (len(news["errors"]), news["more"]) == (SHOWN, 3)


def test_an_allowed_finding_is_not_told(desk: Desk) -> None:
    desk.save("one.md", ONE + "\n## Nothing under it\n")
    assert desk.board.newest.warnings == 1
    allow = "title: Small\nchapters: [one.md, two.md]\nallow: [{code: section-empty}]\n"
    assert desk.save("book.yaml", allow).warnings == 0


def test_a_chapter_that_is_listed_gets_its_page(desk: Desk) -> None:
    (desk.folder / "three.md").write_text("# Three\n\nThird words.\n")
    desk.save("book.yaml", "title: Small\nchapters: [one.md, two.md, three.md]\n")
    assert "Third words." in desk.give("three.html")


def test_an_edit_of_an_included_file_shows(desk: Desk) -> None:
    (desk.folder / "parts").mkdir()
    (desk.folder / "parts/a.md").write_text("Words put in.\n")
    desk.save("one.md", '# One\n\n::: {include="parts/a.md"}\n:::\n')
    assert "Words put in." in desk.give("one.html")
    desk.save("parts/a.md", "Other words put in.\n")
    assert "Other words put in." in desk.give("one.html")


def test_the_text_of_the_web_is_shown(desk: Desk) -> None:
    desk.save("one.md", "# One\n\n[On paper.]{.only-print} [In a browser.]{.only-web}\n")
    assert "In a browser." in desk.give("one.html")
    assert "On paper." not in desk.give("one.html")


def test_a_name_that_is_no_edition_is_told_and_can_be_mended(desk: Desk) -> None:
    found = desk.save("one.md", "# One\n\n[a]{edition=nobody}\n").errors
    assert [(each.code, each.path, each.line) for each in found] == [("condition-unknown", "one.md", 3)]
    assert desk.save("one.md", "# One\n\na\n").errors == ()


def test_an_edit_of_the_values_of_a_table_shows(desk: Desk) -> None:
    desk.save("values.csv", "Boat,Share\nHeron,12\n")
    desk.save("one.md", ONE + "\n```{.csv-table file=values.csv}\n```\n")
    assert "<td>12</td>" in desk.give("one.html")
    desk.save("values.csv", "Boat,Share\nHeron,13\n")
    assert "<td>13</td>" in desk.give("one.html")


def test_an_index_follows_an_edit(desk: Desk) -> None:
    desk.save("book.yaml", "title: Small\nchapters: [one.md, two.md]\nback: [{index: true}]\n")
    newest = desk.save("one.md", ONE + "\nOf [gulls]{.index}.\n")
    assert not newest.errors
    assert 'href="one.html#one--ix--gulls"' in desk.give("leaf-index.html")
    desk.save("one.md", ONE + "\nOf [terns]{.index}.\n")
    assert 'href="one.html#one--ix--terns"' in desk.give("leaf-index.html")
    assert "gulls" not in desk.give("leaf-index.html")
