"""Completion in shells, which Typer brings: each script names octavo, and what it asks is answered."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest


def answer(instruction: str, **environment: str) -> str:
    """Give what octavo says to a shell that asks."""
    ran = subprocess.run(
        [sys.executable, "-m", "octavo"],
        env={**os.environ, "_OCTAVO_COMPLETE": instruction, **environment},
        capture_output=True,
        text=True,
        check=True,
    )
    return ran.stdout


@pytest.mark.parametrize(
    ("shell", "begins"),
    [
        ("bash", "complete -o default -F _octavo_completion octavo"),
        ("zsh", "#compdef octavo"),
        ("fish", "complete --command octavo"),
    ],
)
def test_each_shell_gets_a_script_that_names_octavo(shell: str, begins: str, tmp_path: Path) -> None:
    script = answer(f"source_{shell}")
    assert begins in script
    if program := shutil.which(shell):
        (tmp_path / "script").write_text(script, "utf-8")
        subprocess.run([program, "-n", tmp_path / "script"], check=True)  # noqa: S603 -- it only reads it


@pytest.mark.parametrize(
    ("words", "completed"),
    [
        ("octavo col", ["collate"]),
        ("octavo build --imp", ["--impose"]),
        ("octavo build pr", ["print"]),
        ("octavo cl", ["clean"]),
        ("octavo build --report s", ["sarif"]),
        ("octavo explain note-und", ["note-undefined"]),
    ],
)
def test_words_that_are_begun_are_completed(words: str, completed: list[str]) -> None:
    count = len(words.split()) - 1
    assert answer("complete_bash", COMP_WORDS=words, COMP_CWORD=str(count)).split() == completed
