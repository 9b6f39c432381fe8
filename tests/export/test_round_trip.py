from __future__ import annotations

import re
from pathlib import Path

import pytest

from octavo.cli import run
from octavo.order import Order
from octavo.orders.collate import collate
from octavo.orders.export_docx import export
from octavo.orders.import_ import Import, import_
from octavo.orders.onto import onto
from octavo.progress import Silent

SAMPLE = Path(__file__).parent.parent.parent / "manuscript"
NAME = "questions-put-to-october.docx"


@pytest.fixture(scope="module")
def out(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Give the folder with the document that is made of the sample book."""
    folder = tmp_path_factory.mktemp("out")
    report = export(Order(SAMPLE, folder), Silent())
    assert not report.findings
    return folder


def test_the_sample_book_comes_back_from_word_with_all_that_it_holds(out: Path, tmp_path: Path) -> None:
    imported = import_(Import((out / NAME,), tmp_path / "book"), Silent())
    assert "Nothing was dropped." in imported.account
    assert re.search(r"\| notes \| 53 \| 53 \|", imported.account)
    report = collate((out / NAME,), tmp_path / "book", None, Silent())
    assert {found.code for found in report.findings} <= {"section-empty"}


def test_the_sample_book_comes_back_onto_itself_without_a_change(out: Path, tmp_path: Path) -> None:
    brought = onto(out / NAME, Order(SAMPLE, tmp_path), Silent(), write=False)
    assert not brought.diff
    assert not brought.report.findings


def test_the_document_collates_clean_by_the_command(out: Path) -> None:
    assert run(["collate", str(out / NAME), "--manuscript", str(SAMPLE), "--quiet"]) == 0
