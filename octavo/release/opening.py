"""Open the files of a release: each must be listed with its checksum, be whole, and be what its name says."""

from __future__ import annotations

import hashlib
import json
import zipfile
import zlib
from collections.abc import Callable, Iterator, Mapping
from io import BytesIO
from pathlib import PurePosixPath

import pypdfium2
from PIL import Image

from octavo.findings import Finding, finding

__all__ = ["SUMS", "damaged", "damages", "unpacked"]

SUMS = "SHA256SUMS"
#: How much an archive may hold unpacked, in bytes.
MOST = 2**30
#: What is raised by those who open files.
UNOPENED = (
    EOFError,
    OSError,
    RuntimeError,
    SyntaxError,
    ValueError,
    zipfile.BadZipFile,
    zlib.error,
    Image.DecompressionBombError,
    pypdfium2.PdfiumError,
)
AGAIN = "download the file again; if that does not help, it is not what was released"


def damages(files: Mapping[str, bytes]) -> Iterator[Finding]:
    """Find files that are not listed, not there, not whole, or no file of their kind.

    PDFium is not safe with threads: no other thread may use it meanwhile.
    """
    rows = [line.split("  ", 1) for line in files.get(SUMS, b"").decode("utf-8", "replace").splitlines()]
    listed = {row[1]: row[0] for row in rows if len(row) == 2}  # noqa: PLR2004 -- a digest and a name
    if not listed:
        yield damaged(SUMS, f"{SUMS} is not there, or lists nothing")
    for name in sorted({*files, *listed} - {SUMS}):
        if name not in files:
            yield damaged(name, f"{SUMS} lists {name}, which is not there")
        elif name not in listed:
            yield damaged(name, f"{SUMS} does not list {name}")
        elif hashlib.sha256(files[name]).hexdigest() != listed[name]:
            yield damaged(name, f"{name} is not the file whose checksum stands in {SUMS}")
        elif (wrong := _wrong(name, files[name])) is not None:
            yield damaged(name, f"{name} cannot be opened: {wrong}")


def unpacked(archive: bytes) -> dict[str, bytes]:
    """Give the files of an archive, by their names below its one folder.

    Raises zipfile.BadZipFile when it is none, or holds too much.
    """
    with zipfile.ZipFile(BytesIO(archive)) as opened:
        _measure(opened)
        names = [entry.filename for entry in opened.infolist() if not entry.is_dir()]
        parts = {name: PurePosixPath(name).parts for name in names}
        if any(".." in row or row[0] == "/" or len(row) == 1 for row in parts.values()):
            message = "a file in it lies outside its folder"
            raise zipfile.BadZipFile(message)
        return {"/".join(parts[name][1:]): opened.read(name) for name in names}


def _wrong(name: str, content: bytes) -> str | None:
    opens = OPENS.get(PurePosixPath(name).suffix, _text)
    try:
        opens(content)
    except UNOPENED as error:
        return str(error) or type(error).__name__
    return None


def _archive(content: bytes) -> None:
    with zipfile.ZipFile(BytesIO(content)) as archive:
        _measure(archive)
        bad = archive.testzip()
    if bad is not None:
        message = f"{bad} in it is damaged"
        raise zipfile.BadZipFile(message)


def _measure(archive: zipfile.ZipFile) -> None:
    if sum(entry.file_size for entry in archive.infolist()) > MOST:
        message = "it holds too much"
        raise zipfile.BadZipFile(message)


def _pdf(content: bytes) -> None:
    with pypdfium2.PdfDocument(content) as document:
        for page in document:
            page.close()


def _picture(content: bytes) -> None:
    with Image.open(BytesIO(content)) as picture:
        picture.load()


def _text(content: bytes) -> None:
    content.decode("utf-8")


#: How a file is opened, by the ending of its name; one with another is a text.
OPENS: Mapping[str, Callable[[bytes], object]] = {
    ".epub": _archive,
    ".zip": _archive,
    ".pdf": _pdf,
    ".png": _picture,
    ".json": json.loads,
}


def damaged(name: str, words: str) -> Finding:
    """Say of a file of a release that it is not what was released."""
    return finding("release-damaged", words, path=name, hint=AGAIN)
