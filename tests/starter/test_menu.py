from __future__ import annotations

import ast
import re
import subprocess
import sys
from importlib import resources
from pathlib import Path

from octavo.starter import book_menu

ROOT = Path(__file__).parents[2]
#: What the repository of a book offers, and no more: what only Octavo's makers need stands below the line.
BOOKS = {
    "book",
    "check",
    "conformance",
    "epub",
    "html",
    "import",
    "install",
    "pdf",
    "release",
    "serve",
    "tests",
}


def sessions(menu: str) -> set[str]:
    """Give the names of the sessions of a noxfile."""
    functions = [node for node in ast.parse(menu).body if isinstance(node, ast.FunctionDef)]
    return {each.name.rstrip("_") for each in functions if each.decorator_list}


def test_a_book_has_our_sessions_but_for_those_of_octavos_makers() -> None:
    assert sessions(book_menu()) == BOOKS
    assert sessions((ROOT / "noxfile.py").read_text("utf-8")) > BOOKS


def test_what_is_left_is_whole(tmp_path: Path) -> None:
    (tmp_path / "noxfile.py").write_text(book_menu(), "utf-8")
    ruff = [sys.executable, "-m", "ruff", "check", "--isolated", "--select=F", "--no-cache", str(tmp_path)]
    ran = subprocess.run(ruff, capture_output=True, text=True, check=False)  # noqa: S603 -- a fixed command
    assert ran.returncode == 0, ran.stdout


def test_the_readme_of_a_book_names_sessions_that_there_are() -> None:
    text = resources.files("octavo.starter.repository").joinpath("README.md").read_text("utf-8")
    named = {*re.findall(r"\./noxw -s (\w+)", text)}
    assert named
    assert named <= sessions(book_menu())
