from __future__ import annotations

import hashlib
import zipfile
from io import BytesIO

import pytest

from octavo.release.contents import sums
from octavo.release.opening import damages, unpacked


def packed(*names: str) -> bytes:
    made = BytesIO()
    with zipfile.ZipFile(made, "w") as archive:
        for name in names:
            archive.writestr(name, name)
    return made.getvalue()


def listed(name: str, content: bytes) -> dict[str, bytes]:
    return {name: content, "SHA256SUMS": sums({name: content})}


def test_whole_files_are_not_damaged() -> None:
    assert list(damages(listed("a.zip", packed("a/b")))) == []
    assert sums({"b": b"2", "a": b"1"}).decode() == "".join(
        f"{hashlib.sha256(content).hexdigest()}  {name}\n" for name, content in (("a", b"1"), ("b", b"2"))
    )


@pytest.mark.parametrize("name", ["a.epub", "a.zip", "a.pdf", "a.png", "a.json", "a.html", "RELEASE.md"])
def test_a_file_that_is_not_of_its_kind_is_found(name: str) -> None:
    (found,) = damages(listed(name, b"\xff\xfe no such file"))
    assert (found.code, found.path) == ("release-damaged", name)
    assert f"{name} cannot be opened" in found.message


def test_without_checksums_nothing_is_whole() -> None:
    assert [found.path for found in damages({"a.md": b""})] == ["SHA256SUMS", "a.md"]


def test_the_web_book_is_taken_out_of_its_folder() -> None:
    assert unpacked(packed("one-web/index.html", "one-web/fonts/a.woff2")) == {
        "index.html": b"one-web/index.html",
        "fonts/a.woff2": b"one-web/fonts/a.woff2",
    }


@pytest.mark.parametrize("name", ["one-web/../../x", "/x", "../x", "x"])
def test_an_archive_that_leads_out_of_its_folder_is_refused(name: str) -> None:
    with pytest.raises(zipfile.BadZipFile):
        unpacked(packed(name))
