"""Read the words of what a build put in place, without anything of ours."""

from __future__ import annotations

import re
import zipfile
from collections.abc import Iterator
from pathlib import Path

import pypdf
from lxml import html

__all__ = ["read_outputs"]


def read_outputs(out: Path) -> dict[str, str]:
    """Give the text of every output of a folder, by its name, with single spaces."""
    return {name: re.sub(r"\s+", " ", words) for name, words in _texts(out)}


def _texts(out: Path) -> Iterator[tuple[str, str]]:
    for path in sorted(out.iterdir()):
        if path.name == "report.html" or (path.is_file() and path.read_bytes() == b"old"):
            continue
        if path.suffix == ".html":
            yield path.name, _words(path.read_bytes())
        elif path.suffix == ".epub":
            with zipfile.ZipFile(path) as archive:
                pages = [name for name in archive.namelist() if name.endswith(".xhtml")]
                yield path.name, " ".join(_words(archive.read(name)) for name in pages)
        elif path.suffix == ".pdf":
            yield path.name, " ".join(page.extract_text() for page in pypdf.PdfReader(path).pages)
        elif path.name == "web" and len(list(path.iterdir())) > 1:
            web = sorted(path.glob("*.html"))
            yield path.name, " ".join(_words(page.read_bytes()) for page in web)


def _words(content: bytes) -> str:
    body = html.document_fromstring(content).find("body")
    if body is None:
        return ""
    for script in body.xpath(".//script | .//style"):
        script.drop_tree()
    return str(body.text_content())
