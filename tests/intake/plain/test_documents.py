"""A document as its author left it: pasted from the web, with questions for headings and its notes gone."""

from __future__ import annotations

from pathlib import Path

from octavo.intake.draft import Source
from octavo.intake.plain import read_plain
from tests.intake.plain.reading_back import differences, read_back


def test_the_essay_on_october_comes_out_as_one(documents: Path) -> None:
    source = next(documents.glob("000_*.txt"))
    draft = read_plain(Source(source.name, source.read_bytes()), {"title": "What October Teaches"})
    (chapter,) = draft.chapters
    read = read_back(draft)
    assert [heading.split()[:4] for heading in read.headings] == [
        ["1", "What", "October", "Teaches"],
        ["2", "Does", "the", "October"],
        ["2", "Does", "the", "revolution"],
        ["2", "Why", "did", "the"],
        ["2", "Why", "did", "the"],
    ]
    assert (read.kinds["paragraph"], read.kinds["break"], len(read.notes)) == (24, 3, 3)
    assert [found.code for found in draft.findings] == ["import-note-missing"] * 3
    assert differences(draft) == ("", "")
    assert not read.odd
    assert "\n\nWhy did the revolutionary proletariat, after" in chapter.text
    assert "\u00a0" not in chapter.text
    assert "  " not in chapter.text
    assert "‘model’" in chapter.text
    assert "“weak link”" in chapter.text
    assert "a return to normal—to the old" in chapter.text
