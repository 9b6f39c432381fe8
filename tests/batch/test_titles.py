from __future__ import annotations

from pathlib import Path

import pytest

from octavo.batch.title import Title
from octavo.batch.titles import titles_of
from octavo.errors import UsageError
from octavo.findings import Finding

USUAL = Title("", Path(), frozenset({"epub"}))


def names(catalogue: Path) -> list[str]:
    return [title.name for title in titles_of(catalogue, catalogue / "build", USUAL)]


def refused(catalogue: Path) -> tuple[Finding, ...]:
    with pytest.raises(UsageError) as caught:
        titles_of(catalogue, catalogue / "build", USUAL)
    return caught.value.findings


def write(path: Path, text: str = "# One\n") -> Path:
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(text, "utf-8")
    return path


def test_books_below_a_folder_are_found_in_order_and_called_by_their_path(tmp_path: Path) -> None:
    for name in ("poetry/leaves/one.md", "fiction/moby/book.yaml", "essays/manuscript/one.md"):
        write(tmp_path / name)
    write(tmp_path / "essays/README.md")
    titles = titles_of(tmp_path, tmp_path / "build", USUAL)
    assert [(title.name, title.folder.relative_to(tmp_path).as_posix()) for title in titles] == [
        ("essays", "essays/manuscript"),
        ("fiction/moby", "fiction/moby"),
        ("poetry/leaves", "poetry/leaves"),
    ]
    assert {title.formats for title in titles} == {frozenset({"epub"})}


def test_what_is_made_or_hidden_or_inside_a_book_is_no_book(tmp_path: Path) -> None:
    write(tmp_path / "moby/one.md")
    for name in ("moby/drafts/one.md", "build/old/one.md", ".trash/old/one.md", "a/b/c/d/e/one.md"):
        write(tmp_path / name)
    assert names(tmp_path) == ["moby"]


def test_the_folder_of_outputs_is_not_searched(tmp_path: Path) -> None:
    write(tmp_path / "moby/one.md")
    write(tmp_path / "made/moby/web/one.md")
    assert [title.name for title in titles_of(tmp_path, tmp_path / "made", USUAL)] == ["moby"]


def test_a_folder_that_is_a_link_is_refused_and_not_passed_over(tmp_path: Path) -> None:
    write(tmp_path / "shelves/moby/one.md")
    write(tmp_path / "elsewhere/secret.md")
    (tmp_path / "shelves/linked").symlink_to(tmp_path / "elsewhere")
    (found,) = refused(tmp_path / "shelves")
    assert (found.code, "linked is a link" in found.message) == ("batch-list", True)


def test_a_folder_without_books_is_told(tmp_path: Path) -> None:
    (found,) = refused(tmp_path)
    assert "no book was found" in found.message


def test_a_list_names_a_folder_in_each_line_from_its_own_place(tmp_path: Path) -> None:
    write(tmp_path / "lists/moby/one.md")
    write(tmp_path / "walden/manuscript/one.md")
    listed = write(tmp_path / "lists/spring.txt", "# Spring\n\nmoby\n  ../walden/manuscript\n")
    assert names(listed) == ["moby", "walden"]


def test_a_line_that_names_no_folder_is_told_with_its_number(tmp_path: Path) -> None:
    write(tmp_path / "moby/one.md")
    (found,) = refused(write(tmp_path / "spring.txt", "# Spring\n\nmoby\nmobby\n"))
    assert (found.path, found.line, "mobby" in found.message) == ("spring.txt", 4, True)


def test_yaml_gives_a_book_a_name_an_edition_and_formats(tmp_path: Path) -> None:
    write(tmp_path / "moby/one.md")
    text = (
        "- moby\n- {folder: moby, edition: large-print, formats: [pdf]}\n- folder: moby\n  name: whale\n"
        "  formats: html\n"
    )
    titles = titles_of(write(tmp_path / "spring.yaml", text), tmp_path / "build", USUAL)
    assert [(title.name, title.edition, sorted(title.formats)) for title in titles] == [
        ("moby", None, ["epub"]),
        ("moby-large-print", "large-print", ["pdf"]),
        ("whale", None, ["html"]),
    ]


def test_all_that_is_wrong_in_yaml_is_told_at_once_with_its_place(tmp_path: Path) -> None:
    write(tmp_path / "moby/one.md")
    text = (
        "- {folder: moby, names: whale}\n- {folder: moby, formats: [docx]}\n- {folder: moby, name: ../x}\n"
        "- {folder: [moby]}\n- {name: nothing}\n"
    )
    found = refused(write(tmp_path / "spring.yaml", text))
    assert [each.line for each in found] == [1, 2, 3, 4, 5]
    assert found[0].hint == "did you mean name?"
    assert {each.code for each in found} == {"batch-list"}


def test_yaml_that_is_no_list_is_refused(tmp_path: Path) -> None:
    (found,) = refused(write(tmp_path / "spring.yaml", "folder: moby\n"))
    assert "no list" in found.message


def test_a_file_of_other_bytes_is_refused(tmp_path: Path) -> None:
    (tmp_path / "spring.txt").write_bytes(b"\xff\xfe\0")
    (found,) = refused(tmp_path / "spring.txt")
    assert "UTF-8" in found.message


@pytest.mark.parametrize("second", ["a/moby", "b/Moby", "b/moby"])
def test_twins_are_an_error_on_every_disk(second: str, tmp_path: Path) -> None:
    write(tmp_path / "a/moby/one.md")
    write(tmp_path / second / "one.md")
    (found,) = refused(write(tmp_path / "spring.txt", f"a/moby\n{second}\n"))
    assert found.code == "batch-twin"


def test_a_book_cannot_stand_in_the_place_of_the_journal(tmp_path: Path) -> None:
    write(tmp_path / "batch.jsonl/one.md")
    (found,) = refused(tmp_path)
    assert (found.code, "the run's own" in found.message) == ("batch-twin", True)
