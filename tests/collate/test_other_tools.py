from __future__ import annotations

import subprocess
from pathlib import Path

import pypandoc
import pytest

from octavo.book import Book
from octavo.book_yaml import read_settings
from octavo.cache import Cache
from octavo.collate import collate_file
from octavo.source.load import load

ONE = """# One

A first sentence with a note.[^1] And *some* words more, so that there is something to lose.

| a | b |
|---|---|
| 1 | 2 |

[^1]: The note of the first chapter.
"""
TWO = """# Two

Here is another sentence.[^{label}] It has $x^2$ in it, and [a link](https://example.org).

## Under two

    code here

![A picture](dot.svg)

[^{label}]: The note of the second chapter.
"""
DOT = '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 2 2"><path d="M0 0h1v1z"/></svg>'
WAYS = {
    "epub": ["-t", "epub3"],
    "page": ["-t", "html5", "-s", "--embed-resources"],
    "mathml": ["-t", "html5", "-s", "--mathml"],
    "mathjax": ["-t", "html5", "-s", "--mathjax"],
}


def made(folder: Path, label: str, way: str) -> tuple[Book, str, bytes]:
    """Write a book of two chapters, and have pandoc make a file of both at once."""
    (folder / "book.yaml").write_text("title: Two Chapters\nchapters: [one.md, two.md]\n")
    (folder / "one.md").write_text(ONE)
    (folder / "two.md").write_text(TWO.format(label=label))
    (folder / "dot.svg").write_text(DOT)
    name = "book.epub" if way == "epub" else "book.html"
    given = ["--metadata", "title=Two", "--metadata", "lang=en", "-o", name, "one.md", "two.md"]
    argv = [pypandoc.get_pandoc_path(), *WAYS[way], *given]
    subprocess.run(argv, cwd=folder, check=True, capture_output=True)  # noqa: S603 -- pandoc, run by hand
    settings, _ = read_settings(folder, None)
    book, _ = load(settings, folder, Cache(None), 2, lambda _: None)
    return book, name, (folder / name).read_bytes()


@pytest.mark.parametrize("way", WAYS)
def test_a_sound_file_of_pandocs_gives_no_finding(way: str, tmp_path: Path) -> None:
    assert collate_file(*made(tmp_path, "2", way)).findings == ()


@pytest.mark.parametrize("way", WAYS)
def test_notes_that_pandoc_swaps_are_found_with_their_line(way: str, tmp_path: Path) -> None:
    found = collate_file(*made(tmp_path, "1", way)).findings
    assert [(each.code, each.path, each.line) for each in found] == [("collate-note", "one.md", 9)]
    assert "“first” has become “second”" in found[0].message
    assert "(in “One”)" in found[0].message


@pytest.mark.parametrize(
    ("name", "content"),
    [
        ("a.epub", b"PK\x03\x04 and then nothing"),
        ("a.pdf", b"%PDF-1.7 and then nothing"),
        ("a.html", b""),
        ("a.txt", b"just words"),
    ],
)
def test_what_cannot_be_read_is_a_finding(name: str, content: bytes, book: Book) -> None:
    found = collate_file(book, name, content).findings
    assert [(each.code, each.path) for each in found] == [("output-unreadable", name)]


def test_a_file_that_is_cut_off_is_a_finding(tmp_path: Path) -> None:
    book, name, content = made(tmp_path, "2", "epub")
    found = collate_file(book, name, content[: len(content) // 2]).findings
    assert [each.code for each in found] == ["output-unreadable"]
