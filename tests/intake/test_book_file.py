from __future__ import annotations

import yaml

from octavo.intake.book_file import book_file
from octavo.intake.draft import Draft, DraftChapter, Matter
from octavo.settings import Settings


def test_the_file_is_valid_and_lists_each_chapter_in_its_place() -> None:
    chapters = (
        DraftChapter("01-preface.md", "", Matter.FRONT),
        DraftChapter("02-one.md", "", part="Part: One"),
        DraftChapter("03-two.md", "", part="Part: One"),
        DraftChapter("04-three.md", ""),
        DraftChapter("05-afterword.md", "", Matter.BACK),
    )
    text = book_file(Draft({"title": "A: “B”", "authors": ["X. Y."], "lang": "de"}, chapters))
    settings = Settings.model_validate(yaml.safe_load(text))
    assert settings.title.main == "A: “B”"
    assert settings.front == ("01-preface.md",)
    assert settings.chapters[0].part == "Part: One"  # type: ignore[union-attr] # it is a part
    assert settings.chapters[1] == "04-three.md"
    assert settings.back == ("05-afterword.md",)
