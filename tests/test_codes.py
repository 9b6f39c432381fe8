from __future__ import annotations

import ast
import re
from collections.abc import Iterator
from pathlib import Path

import pytest

from octavo.findings import codes
from octavo.settings import Limits

PACKAGE = Path(__file__).parent.parent / "octavo"
#: The calls whose first argument is a code.
MAKERS = {"finding", "Refusal", "Fault", "_tell", "told"}


def literals() -> Iterator[str]:
    """Give every text that stands in the package's code."""
    for path in PACKAGE.rglob("*.py"):
        for node in ast.walk(ast.parse(path.read_text("utf-8"))):
            if isinstance(node, ast.Constant) and isinstance(node.value, str):
                yield node.value


def made() -> Iterator[tuple[str, str]]:
    """Give each code that a finding is made with, and the place in the package's code."""
    for path in PACKAGE.rglob("*.py"):
        for node in ast.walk(ast.parse(path.read_text("utf-8"))):
            if not isinstance(node, ast.Call) or not node.args:
                continue
            name = node.func.attr if isinstance(node.func, ast.Attribute) else getattr(node.func, "id", "")
            first = node.args[0]
            if name in MAKERS and isinstance(first, ast.Constant):
                yield str(first.value), f"{path.relative_to(PACKAGE.parent)}:{node.lineno}"


def test_every_code_that_is_used_stands_in_the_table() -> None:
    used = list(made())
    assert len(used) > 20
    assert [place for code, place in used if code not in codes()] == []


def test_every_code_in_the_table_is_used() -> None:
    assert sorted(codes().keys() - set(literals())) == []


@pytest.mark.parametrize("name", codes())
def test_every_code_is_explained(name: str) -> None:
    code = codes()[name]
    assert re.fullmatch(r"[a-z]+(-[a-z0-9]+)+", name)
    assert not code.summary.endswith((".", "!", "?"))
    assert len(re.findall(r"[.:](?=\s|$)", code.explanation)) >= 3
    assert "!" not in code.explanation.replace("![", "").replace("<!--", "").replace("!name", "")
    assert max(map(len, code.explanation.splitlines())) <= 110


def test_every_limit_is_explained_as_it_is() -> None:
    said = [
        (name, float(number.replace(",", "")))
        for code in codes().values()
        for name, number in re.findall(r"`limits\.(\w+)`[^(`]*\(([\d,]+)", code.explanation)
    ]
    assert len(said) >= 7
    assert [(name, number) for name, number in said if getattr(Limits(), name) != number] == []


def test_the_page_of_checks_ranks_each_code_as_the_table_does() -> None:
    page = (PACKAGE.parent / "docs/checks.md").read_text("utf-8")
    rows = re.findall(r"^\| `([\w-]+)` \|.*\| (\w+) \|$", page, re.MULTILINE)
    assert len(rows) > 20
    assert [row for row in rows if codes()[row[0]].severity != row[1]] == []


def test_the_docs_of_the_epub_name_the_codes_of_it() -> None:
    page = (PACKAGE.parent / "docs/epub.md").read_text("utf-8")
    named = {code for code in re.findall(r"`([a-z]+(?:-[a-z]+)+)`", page) if code in codes()}
    wanted = {code for code in codes() if code.startswith(("shop-", "epubcheck-"))}
    assert named == wanted | {"collate-page", "image-no-alt"}


def test_the_docs_of_print_name_every_code_of_it_and_no_other() -> None:
    named = set(
        re.findall(r"`((?:print|page)-[a-z-]+)`", (PACKAGE.parent / "docs/print.md").read_text("utf-8"))
    )
    known = {code for code in codes() if code.startswith(("print-", "page-"))} - {"page-numbers-unsettled"}
    assert named == known
