from __future__ import annotations

import json
import tomllib
from pathlib import Path
from typing import Any

import pytest

from tests.source.citing.conftest import LoadOf

FAULTS: dict[str, Any] = tomllib.loads(Path(__file__).with_name("faults.toml").read_text("utf-8"))
#: The settings that a case may give, as they stand in a line of `book.yaml`.
KEYS = ("bibliography", "csl", "citations", "back", "markdown")


@pytest.mark.parametrize("name", FAULTS)
def test_a_fault_is_found_where_it_stands(load_of: LoadOf, name: str) -> None:
    case = FAULTS[name]
    settings = {"bibliography": ["references.bib"]} | {key: case[key] for key in KEYS if key in case}
    line = ", ".join(f"{key}: {_yaml(value)}" for key, value in settings.items())
    latin = {path: text.encode("latin-1") for path, text in case.get("latin", {}).items()}
    files = {"book.yaml": f"title: A Book\n{line}\n", "one.md": case.get("text", ""), **latin}
    _, found = load_of({**files, **case.get("files", {})}, **settings)
    found = tuple(each for each in found if each.code != "chapter-empty")
    assert [[each.code, each.path, each.line or 0, each.column or 0] for each in found] == case["found"]
    assert "hint" not in case or found[0].hint == case["hint"]


def _yaml(value: Any) -> str:  # noqa: ANN401 -- whatever a case gives
    return json.dumps(value).replace('"', "")


def test_a_bibliography_of_ten_megabytes_is_not_read(load_of: LoadOf) -> None:
    _, found = load_of({"one.md": "One [@a].\n", "references.bib": b"% " + b"x" * 10 * 2**20})
    assert [(each.code, each.path) for each in found] == [("citation-file", "references.bib")]
    assert "10.0 MB, and 5 are the limit" in found[0].message


def test_a_link_out_of_the_folder_is_not_followed(load_of: LoadOf, tmp_path: Path) -> None:
    outside = tmp_path.parent / f"{tmp_path.name}-outside.bib"
    outside.write_text("@book{a, title = {Canary}}", "utf-8")
    (tmp_path / "refs.bib").symlink_to(outside)
    book, found = load_of({"one.md": "One [@a].\n"}, bibliography=["refs.bib"])
    assert [each.code for each in found] == ["path-outside"]
    assert "Canary" not in str(book.chapters)


def test_an_unknown_key_counts_its_places(load_of: LoadOf) -> None:
    _, found = load_of({"one.md": "[@x; @quill1901] [@x] [@brass1902; @quill1901]\n", "two.md": "[@x]\n"})
    assert [each.message for each in found] == [
        "no bibliography has the key @x, which this chapter cites 2 times",
        "no bibliography has the key @x",
    ]


def test_what_is_uncited_is_named_once_for_each_file(load_of: LoadOf) -> None:
    many = "\n".join(f"@book{{b{number}, title = {{{number}}}}}" for number in range(7))
    _, found = load_of({"one.md": "[@b0]\n", "more.bib": many}, bibliography=["references.bib", "more.bib"])
    assert [each.message for each in found] == [
        "2 entries are never cited: quill1901, brass1902",
        "6 entries are never cited: b1, b2, b3, b4, b5 ...",
    ]
