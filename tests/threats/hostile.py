"""Lay out a hostile book with a canary outside its folder, build it, and look for the canary everywhere."""

from __future__ import annotations

import os
import re
import tomllib
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from io import BytesIO
from pathlib import Path
from typing import Any

import pytest
from PIL import Image as Raster
from PIL.PngImagePlugin import PngInfo

from octavo.errors import OctavoError
from octavo.findings import Finding
from octavo.order import Order
from octavo.pipeline import build
from octavo.progress import Silent
from tests.threats.ear import Ear

HOSTILE = Path(__file__).parents[1] / "books/hostile"
#: What must never be met anywhere: in an output, a report, the cache.
CANARY = b"CANARY-7f3a"
HTML = frozenset({"html"})


@dataclass(frozen=True, slots=True)
class Case:
    """Hold a hostile book as it is written down, and the codes of all that must be said of it."""

    name: str
    row: str
    book: Mapping[str, Any]

    @property
    def codes(self) -> list[str]:
        """Give what must be found, and nothing else."""
        return sorted(self.book["codes"])


def cases(name: str) -> list[Any]:
    """Give the books of a file as parameters of a test, each with the row that it proves."""
    table = tomllib.loads((HOSTILE / f"{name}.toml").read_text("utf-8"))
    read = [Case(key, key.partition("-")[0], book) for key, book in table.items()]
    return [pytest.param(case, id=case.name, marks=pytest.mark.fault(case.row)) for case in read]


def outside(home: Path) -> Path:
    """Write the files that no book may read, each with the canary in it."""
    there = home / "outside"
    (there / "images").mkdir(parents=True)
    word = CANARY.decode()
    texts = {
        "md": f"# {word}\n\n{word} words.\n",
        "txt": word,
        "csv": f"{word},2\n3,4\n",
        "css": f"p {{ content: '{word}' }}",
        "bib": f"@book{{one, title={{{word}}}, author={{A}}}}\n",
        "csl": f"<style><!-- {word} --></style>",
        "yaml": f"title: {word}\n",
        "ttf": word,
        "svg": f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 9 9"><text>{word}</text></svg>',
    }
    for ending, text in texts.items():
        (there / f"secret.{ending}").write_text(text, "utf-8")
    for place in (there / "secret.png", there / "images/secret.png"):
        place.write_bytes(picture())
    return there


def picture() -> bytes:
    """Give a picture in which the canary can be found again."""
    told = PngInfo()
    told.add_text("Comment", CANARY.decode())
    content = BytesIO()
    Raster.new("L", (4, 3)).save(content, "PNG", pnginfo=told)
    return content.getvalue()


def lay_out(case: Case, home: Path, ear: Ear) -> Path:
    """Write the book into `home / "book"`, and the canaries beside it."""
    there, folder = outside(home), home / "book"

    def meant(text: str) -> str:
        text = text.replace("OUTSIDE", str(there)).replace("EAR", ear.address)
        return re.sub(r"REPEAT\((.)\)", lambda found: found[1] * 5000, text)

    chapter = case.book.get("chapter", "Text.")
    yaml = case.book.get("yaml", "chapters: [one.md]")
    files = {"one.md": f"# One\n\n{chapter}\n", **case.book.get("files", {})}
    if yaml is not False:
        files["book.yaml"] = f"title: A Book\n{yaml}\n"
    for name, text in files.items():
        path = folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(meant(text), "utf-8")
    for name, target in case.book.get("links", {}).items():
        (folder / name).parent.mkdir(parents=True, exist_ok=True)
        (folder / name).symlink_to(there / target)
    return folder


def findings_of(folder: Path, out: Path, formats: frozenset[str] = HTML) -> list[Finding]:
    """Build a book, and give what is found."""
    try:
        return list(build(Order(folder, out, formats, jobs=2), Silent()).findings)
    except OctavoError as error:
        return list(error.findings)


def tainted(out: Path, word: bytes = CANARY) -> list[str]:
    """Name every file below a folder that holds a word, also packed."""
    return [path.name for path, content in _contents(out) if word in content]


def _contents(out: Path) -> Iterator[tuple[Path, bytes]]:
    for folder, _, names in os.walk(out):
        for name in names:
            path = Path(folder, name)
            content = path.read_bytes()
            yield path, content
            if path.suffix == ".pdf":
                yield path, b"".join(_streams(path))
            elif path.suffix == ".epub":
                yield from ((path, part) for part in _parts(path))


def _streams(pdf: Path) -> Iterator[bytes]:
    import pikepdf  # noqa: PLC0415 -- slow to load, and few cases come to a PDF

    with pikepdf.open(pdf) as opened:
        for each in opened.objects:
            if isinstance(each, pikepdf.Stream):
                try:
                    yield each.read_bytes()
                except pikepdf.PdfError:
                    yield each.read_raw_bytes()
            else:
                yield each.unparse()


def _parts(epub: Path) -> Iterator[bytes]:
    import zipfile  # noqa: PLC0415 -- as above

    with zipfile.ZipFile(epub) as archive:
        for name in archive.namelist():
            yield name.encode() + b"\n" + archive.read(name)
