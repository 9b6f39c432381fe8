from __future__ import annotations

from datetime import UTC, datetime
from io import BytesIO
from pathlib import Path
from typing import Any

import pikepdf
import pytest
from PIL import ImageCms

from octavo.bind.pdf.identity import identify
from octavo.bind.pdf.presswork import finish, press_inks, presswork
from octavo.bind.pdf.profile import cmyk_profile
from octavo.book import Book
from octavo.errors import MissingProgramError, UsageError
from octavo.settings import Settings

PDFX = "{http://www.npes.org/pdfx/ns/id/}GTS_PDFXVersion"


def book(root: Path = Path(), /, **settings: object) -> Book:
    return Book(Settings.model_validate({"title": "A Book", "print": settings}), root, ())


def finished(**settings: object) -> bytes:
    made = book(Path(), **settings)
    pdf = pikepdf.new()
    pdf.add_blank_page(page_size=(300, 400))
    identify(pdf, made.settings, "print", datetime(2026, 11, 24, tzinfo=UTC))
    return finish(pdf, presswork(made, bleeds=False), [True])


def test_a_shop_that_takes_any_pdf_gets_no_output_intent() -> None:
    with pikepdf.open(BytesIO(finished(printer="kdp"))) as pdf:
        assert "/OutputIntents" not in pdf.Root


@pytest.mark.parametrize(
    ("printer", "version"), [("offset", "1.6"), ("ingramspark", "1.3"), ("kdp", "1.7"), ("lulu", "1.7")]
)
def test_the_version_of_pdf_is_the_one_the_standard_is_made_of(printer: str, version: str) -> None:
    content = finished(printer=printer)
    assert content.startswith(f"%PDF-{version}".encode())
    # Objects in streams are younger than PDF 1.3 (ISO 32000-1, 7.5.7).
    assert (b"/ObjStm" in content) == (version != "1.3")


def test_offset_printers_get_pdf_x_4() -> None:
    with pikepdf.open(BytesIO(finished(printer="offset"))) as pdf:
        (intent,) = pdf.Root.OutputIntents
        assert (str(intent.S), str(intent.OutputConditionIdentifier)) == ("/GTS_PDFX", "FOGRA39")
        profile = ImageCms.ImageCmsProfile(BytesIO(intent.DestOutputProfile.read_bytes()))
        assert profile.profile.xcolor_space == "CMYK"
        with pdf.open_metadata() as metadata:
            assert metadata[PDFX] == "PDF/X-4"
            assert metadata["pdf:Trapped"] == "False"
            assert metadata["xmpMM:DocumentID"].startswith("uuid:")
        assert str(pdf.docinfo["/Trapped"]) == "/False"


def test_ingramspark_gets_pdf_x_1a() -> None:
    with pikepdf.open(BytesIO(finished(printer="ingramspark"))) as pdf:
        assert str(pdf.docinfo["/GTS_PDFXConformance"]) == "PDF/X-1a:2001"
        assert str(pdf.Root.OutputIntents[0].RegistryName) == "http://www.color.org"
        assert "/Metadata" not in pdf.Root


def test_pdf_x_1a_has_no_transparency_group() -> None:
    made = book(printer="ingramspark")
    pdf = pikepdf.new()
    pdf.add_blank_page(page_size=(300, 400))
    pdf.pages[0].Group = pikepdf.Dictionary(S=pikepdf.Name.Transparency, CS=pikepdf.Name.DeviceRGB)
    identify(pdf, made.settings, "print", datetime(2026, 11, 24, tzinfo=UTC))
    with pikepdf.open(BytesIO(finish(pdf, presswork(made, bleeds=False), [True]))) as kept:
        assert "/Group" not in kept.pages[0]


@pytest.mark.parametrize("printer", ["offset", "ingramspark", "kdp"])
def test_the_same_book_is_the_same_file(printer: str) -> None:
    assert finished(printer=printer) == finished(printer=printer)


@pytest.mark.parametrize(
    ("settings", "mode"),
    [
        ({"printer": "offset"}, "L"),
        ({"printer": "offset", "ink": "color"}, "CMYK"),
        ({"printer": "kdp", "ink": "color"}, "RGB"),
        ({"printer": "ingramspark", "ink": "color"}, "CMYK"),
    ],
)
def test_the_inks_are_those_of_the_printer_and_the_order(settings: dict[str, Any], mode: str) -> None:
    assert press_inks(book(**settings)).mode == mode


@pytest.mark.parametrize(("printer", "drawn"), [("offset", True), ("kdp", False)])
def test_marks_are_drawn_where_a_printer_takes_them(printer: str, drawn: bool) -> None:  # noqa: FBT001 -- a case
    assert presswork(book(printer=printer, marks=True), bleeds=False).frame.marks is drawn


def test_a_printers_own_profile_takes_the_place_of_ours(tmp_path: Path) -> None:
    (tmp_path / "press.icc").write_bytes(cmyk_profile(book()))
    work = presswork(book(tmp_path, printer="offset", profile="press.icc"), bleeds=True)
    assert work.exchange is not None
    assert not work.exchange.usual


@pytest.mark.parametrize("name", ["missing.icc", "../press.icc", "srgb.icc", "words.icc"])
def test_a_profile_that_is_none_of_cmyk_is_refused(name: str, tmp_path: Path) -> None:
    home = tmp_path / "book"
    home.mkdir()
    (tmp_path / "press.icc").write_bytes(cmyk_profile(book()))
    (home / "srgb.icc").write_bytes(ImageCms.ImageCmsProfile(ImageCms.createProfile("sRGB")).tobytes())
    (home / "words.icc").write_text("no profile")
    with pytest.raises(UsageError) as told:
        presswork(book(home, printer="offset", profile=name), bleeds=False)
    assert name in told.value.findings[0].message


def test_without_its_package_there_is_no_standard_profile(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("octavo.bind.pdf.profile.find_spec", lambda _: None)
    with pytest.raises(MissingProgramError) as told:
        presswork(book(printer="offset"), bleeds=False)
    assert "tabula-py" in str(told.value.findings[0].hint)
