"""Call the hooks that other repositories' pre-commit takes from here."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
import yaml

from octavo.cli import run
from tests.outputs.shelf import ROOT

HOOKS = {hook["id"]: hook for hook in yaml.safe_load((ROOT / ".pre-commit-hooks.yaml").read_text("utf-8"))}


def called(hook: str, monkeypatch: pytest.MonkeyPatch, book: Path) -> int:
    """Call a hook as pre-commit does, in the repository and without names of files."""
    assert HOOKS[hook]["pass_filenames"] is False
    program, *words = HOOKS[hook]["entry"].split()
    assert program == "octavo"
    monkeypatch.chdir(book)
    return run(words)


def test_the_check_needs_no_outputs_and_fails_on_an_error(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    chapter = tmp_path / "one.md"
    chapter.write_text("# One\n\nWords.\n", "utf-8")
    assert called("octavo-check", monkeypatch, tmp_path) == 0
    chapter.write_text("# One\n\nWords.[^1]\n", "utf-8")
    assert called("octavo-check", monkeypatch, tmp_path) == 1


def test_the_correction_changes_the_file(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    chapter = tmp_path / "one.md"
    chapter.write_text("# One\n\nThe years 1871-1872.\n", "utf-8")
    assert called("octavo-fix", monkeypatch, tmp_path) == 0
    assert chapter.read_text("utf-8") == "# One\n\nThe years 1871\N{EN DASH}1872.\n"


@pytest.mark.parametrize("name", ["one.md", "book.yaml", "references.bib"])
def test_a_change_of_the_manuscript_calls_the_check(name: str) -> None:
    assert re.search(HOOKS["octavo-check"]["files"], name)
