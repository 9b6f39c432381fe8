from __future__ import annotations

from collections.abc import Callable, Mapping
from pathlib import Path

import pytest

__all__ = ["Write"]

Write = Callable[..., Path]


@pytest.fixture
def write(tmp_path: Path) -> Write:
    """Write a manuscript's folder: `book.yaml`, or none, and files by their path."""

    def write(book_yaml: str | bytes | None, files: Mapping[str, str]) -> Path:
        folder = tmp_path / "small-book"
        folder.mkdir()
        if book_yaml is not None:
            written = book_yaml if isinstance(book_yaml, bytes) else book_yaml.encode()
            (folder / "book.yaml").write_bytes(written)
        for path, text in files.items():
            (folder / path).parent.mkdir(parents=True, exist_ok=True)
            (folder / path).write_text(text, "utf-8")
        return folder

    return write
