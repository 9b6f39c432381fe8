from __future__ import annotations

from pathlib import Path

import pikepdf
import pytest

from octavo.conform.stored_cover import stored_cover
from octavo.specification import Print

PT = 72


def stored(folder: Path, width: float, height: float) -> None:
    """Store a cover of a size in inches."""
    with pikepdf.new() as pdf:
        pdf.add_blank_page(page_size=(width * PT, height * PT))
        pdf.save(folder / "cover.pdf")


def settings(printer: str = "kdp") -> Print:
    return Print.model_validate({"printer": printer, "trim": "6x9", "paper": "cream", "cover": "cover.pdf"})


@pytest.mark.parametrize(("pages", "codes"), [(300, []), (310, []), (340, ["cover-outgrown"])])
def test_a_cover_must_fit_the_number_of_pages(tmp_path: Path, pages: int, codes: list[str]) -> None:
    # KDP's calculator: 300 pages of cream paper are 0.75 in thick.
    stored(tmp_path, 0.125 + 6 + 0.75 + 6 + 0.125, 9.25)
    assert [found.code for found in stored_cover(tmp_path, settings(), pages)] == codes


def test_what_is_needed_is_said(tmp_path: Path) -> None:
    stored(tmp_path, 12, 9.25)
    (found,) = stored_cover(tmp_path, settings(), 300)
    assert "304.8 x 234.9 mm, but 300 pages of cream paper need 330.2 x 234.9 mm" in found.message
    assert found.hint == "make it anew with a spine of 19.1 mm"


def test_of_a_printer_with_templates_only_the_height_is_known(tmp_path: Path) -> None:
    stored(tmp_path, 14, 9.25)
    assert stored_cover(tmp_path, settings("ingramspark"), 300) == ()
    stored(tmp_path, 14, 10)
    assert [found.code for found in stored_cover(tmp_path, settings("ingramspark"), 300)] == [
        "cover-outgrown"
    ]


@pytest.mark.parametrize("content", [None, b"no PDF"])
def test_a_cover_that_cannot_be_read_is_an_error(tmp_path: Path, content: bytes | None) -> None:
    if content:
        (tmp_path / "cover.pdf").write_bytes(content)
    assert [found.code for found in stored_cover(tmp_path, settings(), 300)] == ["setting-wrong"]


def test_nothing_outside_the_folder_is_read(tmp_path: Path) -> None:
    (tmp_path / "book").mkdir()
    stored(tmp_path, 13, 9.25)
    (tmp_path / "book/cover.pdf").symlink_to(tmp_path / "cover.pdf")
    assert [found.code for found in stored_cover(tmp_path / "book", settings(), 300)] == ["setting-wrong"]


def test_no_cover_is_no_fault(tmp_path: Path) -> None:
    assert stored_cover(tmp_path, Print(), 300) == ()
