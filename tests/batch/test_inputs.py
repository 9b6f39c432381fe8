from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import pytest

from octavo.batch.inputs import files_of, inputs_of
from octavo.batch.title import Title


@pytest.fixture
def title(tmp_path: Path) -> Title:
    folder = tmp_path / "moby" / "manuscript"
    folder.mkdir(parents=True)
    (folder / "one.md").write_text("# One\n")
    (folder / "plate.svg").write_text("<svg/>")
    return Title("moby", folder)


def rewritten(title: Title) -> None:
    (title.folder / "one.md").write_text("# Two\n")


def restyled(title: Title) -> None:
    (title.folder.parent / "styles").mkdir()
    (title.folder.parent / "styles" / "tokens.css").write_text(":root {}")


def renamed(title: Title) -> None:
    (title.folder / "one.md").rename(title.folder / "two.md")


def linked(title: Title) -> None:
    (title.folder / "two.md").symlink_to("one.md")


@pytest.mark.parametrize("change", [rewritten, restyled, renamed, linked])
def test_any_change_of_a_book_or_its_styles_changes_the_hash(
    change: Callable[[Title], None], title: Title
) -> None:
    before = inputs_of(title)
    assert inputs_of(title) == before
    change(title)
    assert inputs_of(title).digest != before.digest


def test_what_is_wanted_of_a_book_and_the_date_change_the_hash(
    title: Title, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.delenv("SOURCE_DATE_EPOCH", raising=False)
    others = [title, replace(title, edition="large-print"), replace(title, formats=frozenset({"epub"}))]
    hashes = {inputs_of(each).digest for each in others}
    monkeypatch.setenv("SOURCE_DATE_EPOCH", "1700000000")
    assert len(hashes | {inputs_of(title).digest}) == 4


def test_another_octavo_changes_the_hash(title: Title, monkeypatch: pytest.MonkeyPatch) -> None:
    before = inputs_of(title)
    monkeypatch.setattr("octavo.batch.inputs.maker", lambda: "another")
    assert inputs_of(title).digest != before.digest


def test_only_markdown_counts_for_the_length(title: Title) -> None:
    assert inputs_of(title).text == len("# One\n")


def test_what_tools_keep_and_what_was_built_there_is_no_input(title: Title) -> None:
    before = [name for name, _ in files_of(title.folder)]
    for name in (".git/config", "build/.lock", "build/moby.epub"):
        path = title.folder / name
        path.parent.mkdir(exist_ok=True)
        path.write_text("x")
    assert (
        [name for name, _ in files_of(title.folder)]
        == before
        == ["manuscript/one.md", "manuscript/plate.svg"]
    )
