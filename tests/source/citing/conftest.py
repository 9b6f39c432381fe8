"""Load a book of a few files with citations, and all that was found in them."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from pathlib import Path
from typing import Any

import pytest

from octavo.book import Book
from octavo.cache import Cache
from octavo.findings import Finding
from octavo.settings import Settings
from octavo.source.load import load

Loaded = tuple[Book, tuple[Finding, ...]]
LoadOf = Callable[..., Loaded]

REFERENCES = """\
@book{quill1901, author = {Quill, Ada}, title = {The Honest Scale}, year = {1901}}

@book{brass1902, author = {Brass, Tom}, title = {The Brass Yard}, year = {1902}}
"""


@pytest.fixture
def load_of(tmp_path: Path) -> LoadOf:
    """Give what loads a book from texts by path; its Markdown files are its chapters, in their order."""

    def make(texts: Mapping[str, str | bytes], /, **settings: Any) -> Loaded:  # noqa: ANN401 -- whatever book.yaml may hold
        files = {"book.yaml": "title: A Book\n", "references.bib": REFERENCES, **texts}
        for name, text in files.items():
            path = tmp_path / name
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_bytes(text if isinstance(text, bytes) else text.encode())
        listed = {"chapters": [name for name in texts if name.endswith(".md")], **settings}
        given = {"title": "A Book", "bibliography": ["references.bib"], **listed}
        cache = given.pop("cache", Cache(None))
        return load(Settings.model_validate(given), tmp_path, cache, 2, lambda _: None)

    return make
