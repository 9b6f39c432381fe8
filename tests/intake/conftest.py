"""Make documents of a few words' Markdown, by pandoc, for what reads them."""

from __future__ import annotations

import io
import subprocess
import zipfile
from collections.abc import Callable, Mapping
from pathlib import Path

import pypandoc
import pytest
from PIL import Image

Made = Callable[..., Path]


@pytest.fixture
def made(tmp_path: Path) -> Made:
    """Give what writes Markdown as a document of a form, in a folder that has a picture `dot.png` too."""
    Image.new("RGB", (30, 20), "red").save(tmp_path / "dot.png")

    def make(text: str, name: str, *asked: str) -> Path:
        pandoc = [pypandoc.get_pandoc_path(), "--standalone", "--from", "markdown", *asked, "-o", name]
        subprocess.run(pandoc, input=text.encode(), cwd=tmp_path, check=True, capture_output=True)  # noqa: S603 -- a fixed command
        return tmp_path / name

    return make


def replaced(content: bytes, changes: Mapping[str, Callable[[str], str]]) -> bytes:
    """Give an archive with files of it changed."""
    stream = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(content)) as old, zipfile.ZipFile(stream, "w") as new:
        for name in old.namelist():
            text = old.read(name)
            new.writestr(name, changes[name](text.decode()).encode() if name in changes else text)
    return stream.getvalue()
