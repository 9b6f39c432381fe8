from __future__ import annotations

import io
import zipfile

import pytest

from octavo.errors import ManuscriptError
from octavo.intake.documents.archive import Archive
from octavo.intake.draft import Source


def packed(*files: tuple[str, bytes]) -> Source:
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w", zipfile.ZIP_DEFLATED) as made:
        for name, content in files:
            made.writestr(name, content)
    return Source("book.docx", stream.getvalue())


def test_files_are_read_by_path_and_found_from_folders() -> None:
    archive = Archive.open(packed(("word/media/a.png", b"a"), ("b.png", b"b")))
    assert archive.read("word/media/a.png") == b"a"
    assert archive.read("c.png") is None
    assert archive.find("media/a.png", "word") == "word/media/a.png"
    assert archive.find("a.png") == "word/media/a.png"


@pytest.mark.parametrize("name", ["../a.png", "/etc/a.png", "a\\b.png"])
def test_a_path_that_leads_out_is_refused(name: str) -> None:
    with pytest.raises(ManuscriptError, match="leads out"):
        Archive.open(packed((name, b"a")))


def test_a_bomb_is_refused_before_it_is_unpacked() -> None:
    with pytest.raises(ManuscriptError, match="packed more than 200 times"):
        Archive.open(packed(("word/document.xml", bytes(50 * 2**20))))


def test_too_many_files_are_refused() -> None:
    with pytest.raises(ManuscriptError, match="more than 10,000 files"):
        Archive.open(packed(*((f"{number}.txt", b"") for number in range(10_001))))


def test_what_is_no_archive_is_refused() -> None:
    with pytest.raises(ManuscriptError, match="no archive") as caught:
        Archive.open(Source("book.docx", b"not at all"))
    assert caught.value.findings[0].code == "import-refused"


def test_entities_are_not_expanded() -> None:
    bomb = b'<!DOCTYPE a [<!ENTITY b "boom">]><a>&b;</a>'
    tree = Archive.open(packed(("a.xml", bomb))).tree("a.xml")
    assert tree is not None
    assert "boom" not in "".join(tree.itertext())
