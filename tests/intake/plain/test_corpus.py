"""Texts as a library of plain texts has them, made of real books: wrapped, headings by gap and capitals."""

from __future__ import annotations

import re
import textwrap
from collections import Counter
from pathlib import Path

import pytest

from octavo.intake.draft import Source
from octavo.intake.plain import read_plain
from tests.intake.plain.reading_back import differences, read_back, seen

BOOKS = (
    "chesterton-essays/All Things Considered.md",
    "chesterton-essays/Essays.md",
    "moby-dick/Moby-Dick.md",
)


def plain_text(markdown: str) -> tuple[str, list[str]]:
    """Give a book as plain text of 72 columns, and the words of its headings."""
    lines: list[str] = []
    headings: list[str] = []
    for block in re.split(r"\n\s*\n|\n(?=#)|(?<=\S)\n(?=\s*#)", markdown.replace("\r\n", "\n")):
        words = block.strip()
        heading = re.match(r"#+\s*(?P<words>.*)$", words)
        if heading and heading["words"].startswith(("Title:", "Author:", "Year:")):
            lines += [heading["words"], ""]
        elif heading:
            headings.append(heading["words"].strip())
            lines += ["", "", "", *textwrap.wrap(heading["words"], 72), ""]
        elif set(words) - set("-* "):
            for paragraph in words.split("\n"):
                lines += [*textwrap.wrap(paragraph, 72, break_on_hyphens=False, break_long_words=False), ""]
    return "\n".join(lines), headings


@pytest.mark.parametrize("name", BOOKS)
def test_a_book_comes_back_with_its_headings_and_all_its_letters(name: str, corpus: Path) -> None:
    text, headings = plain_text((corpus / name).read_text("utf-8"))
    draft = read_plain(Source("book.txt", text.encode("utf-8")), {})
    wanted = Counter(seen(words) for words in headings)
    found = Counter(seen(heading[2:]) for heading in read_back(draft).headings)
    assert (wanted & found).total() >= 0.99 * wanted.total()
    assert (found - wanted).total() <= 0.01 * wanted.total()
    assert differences(draft) == ("", "")
