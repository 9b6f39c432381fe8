from __future__ import annotations

import io
import json
import re
import subprocess
import zipfile
from pathlib import Path
from typing import Any

import pypandoc
import pytest
from lxml import etree

from octavo.cli import run
from octavo.export.names import ANCHOR
from octavo.order import Order
from octavo.orders.export_docx import export
from octavo.progress import Silent

BOOK = Path(__file__).parent.parent / "books/redlined"


@pytest.fixture(scope="module")
def document(tmp_path_factory: pytest.TempPathFactory) -> bytes:
    """Give the document that is made of the book."""
    out = tmp_path_factory.mktemp("out")
    report = export(Order(BOOK, out), Silent())
    assert not report.findings
    return (out / "lightship.docx").read_bytes()


def part(document: bytes, name: str) -> str:
    with zipfile.ZipFile(io.BytesIO(document)) as archive:
        return archive.read(name).decode()


def as_read(document: bytes) -> Any:  # noqa: ANN401 -- pandoc's tree
    """Read the document by another program's reader."""
    pandoc = [pypandoc.get_pandoc_path(), "--from", "docx+styles", "--to", "json"]
    ran = subprocess.run(pandoc, input=document, check=True, capture_output=True)  # noqa: S603 -- a fixed command
    return json.loads(ran.stdout)


def types(node: Any) -> list[str]:  # noqa: ANN401 -- pandoc's tree
    if isinstance(node, dict):
        return ([node["t"]] if "t" in node else []) + [kind for each in node.values() for kind in types(each)]
    return [kind for each in node for kind in types(each)] if isinstance(node, list) else []


def test_another_reader_finds_notes_headings_pictures_lists_tables_and_formulas(document: bytes) -> None:
    kinds = types(as_read(document)["blocks"])
    counted = {kind: kinds.count(kind) for kind in ("Note", "Header", "Image", "BulletList", "Table", "Math")}
    assert counted == {"Note": 2, "Header": 6, "Image": 1, "BulletList": 2, "Table": 1, "Math": 1}


def test_each_paragraph_has_an_anchor_of_its_own(document: bytes) -> None:
    names = re.findall(rf'w:name="({ANCHOR}\w+)"', part(document, "word/document.xml"))
    assert len(names) == len(set(names)) > 20
    assert len(re.findall(f'w:name="{ANCHOR}', part(document, "word/footnotes.xml"))) == 2


def test_no_bookmark_stands_between_paragraphs(document: bytes) -> None:
    tree = etree.fromstring(part(document, "word/document.xml").encode())
    above = [mark.getparent() for mark in tree.iter("{*}bookmarkStart")]
    assert {etree.QName(each).localname for each in above if each is not None} == {"p"}


def test_no_picture_is_written_out_as_a_name(document: bytes) -> None:
    assert "data:" not in part(document, "word/document.xml")


def test_the_same_book_gives_the_same_bytes(document: bytes, tmp_path: Path) -> None:
    export(Order(BOOK, tmp_path), Silent())
    assert (tmp_path / "lightship.docx").read_bytes() == document


def test_the_looks_are_those_of_a_typescript(document: bytes) -> None:
    styles = part(document, "word/styles.xml")
    assert 'w:name w:val="Scene Break"' in styles
    assert 'w:line="480"' in styles
    assert set(re.findall(r'w:ascii="([^"]+)"', styles)) == {"Times New Roman", "Courier New"}


def test_the_command_writes_the_document_and_says_so(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert run(["export", "docx", "--manuscript", str(BOOK), "--out", str(tmp_path), "--quiet"]) == 0
    assert "lightship.docx" in capsys.readouterr().out
    assert (tmp_path / "lightship.docx").is_file()
