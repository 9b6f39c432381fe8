"""Load one chapter in an edition and a medium."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from octavo.book import Book
from octavo.cache import Cache
from octavo.findings import Finding
from octavo.media import Medium
from octavo.settings import Settings
from octavo.source.editing.edition import Edition
from octavo.source.load import load

Loaded = tuple[Book, tuple[Finding, ...]]
EditionOf = Callable[..., Loaded]


@pytest.fixture
def edition_of(tmp_path: Path) -> EditionOf:
    """Give what loads the text of a chapter, `one.md`, and of others by name."""

    def make(
        text: str,
        name: str | None = None,
        medium: Medium = Medium.PRINT,
        dialect: str = "markdown",
        **others: str,
    ) -> Loaded:
        texts = {"one.md": text, **{f"{other}.md": words for other, words in others.items()}}
        for path, words in texts.items():
            (tmp_path / path).write_text(words, "utf-8")
        (tmp_path / "a.svg").write_text(
            '<svg xmlns="http://www.w3.org/2000/svg" width="9" height="9"/>', "utf-8"
        )
        told = {
            "title": "A Book",
            "markdown": dialect,
            "chapters": list(texts),
            "editions": {"student": {}, "teacher": {}},
            "variables": {"version": "1.4"},
        }
        settings = Settings.model_validate(told)
        return load(settings, tmp_path, Cache(None), 2, lambda _: None, Edition(name, medium))

    return make
