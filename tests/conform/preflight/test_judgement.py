from __future__ import annotations

import tomllib
from io import BytesIO
from pathlib import Path
from typing import Any

import pikepdf
import pytest

from octavo.cache import Cache
from octavo.collate.pdf_inquiry import Box
from octavo.collate.pdf_opening import open_pages
from octavo.conform.preflight import preflight, read_print
from octavo.specification import Print
from octavo.verdict import Verdict

CASES = tomllib.loads((Path(__file__).parent / "cases.toml").read_text("utf-8"))
SIZE = (396, 612)


def font(name: str, *, embedded: bool) -> pikepdf.Dictionary:
    described = pikepdf.Dictionary(Type=pikepdf.Name.FontDescriptor, FontName=pikepdf.Name(name))
    if embedded:
        described.FontFile2 = pikepdf.Dictionary()
    return pikepdf.Dictionary(
        Type=pikepdf.Name.Font,
        Subtype=pikepdf.Name.TrueType,
        BaseFont=pikepdf.Name(name),
        FontDescriptor=described,
    )


def picture(pdf: pikepdf.Pdf, space: str, *, mask: bool = False) -> pikepdf.Stream:
    image = pdf.make_stream(bytes(100 * 100 * (3 if space == "/DeviceRGB" else 1)))
    image.Type, image.Subtype = pikepdf.Name.XObject, pikepdf.Name.Image
    image.Width = image.Height = 100
    image.BitsPerComponent, image.ColorSpace = 8, pikepdf.Name(space)
    if mask:
        image.SMask = picture(pdf, "/DeviceGray")
    return image


def resources(pdf: pikepdf.Pdf, form: str) -> pikepdf.Dictionary:
    drawn = pdf.make_stream(form.encode())
    drawn.Type, drawn.Subtype = pikepdf.Name.XObject, pikepdf.Name.Form
    drawn.BBox = pikepdf.Array([0, 0, 50, 50])
    helvetica = pikepdf.Dictionary(
        Type=pikepdf.Name.Font, Subtype=pikepdf.Name.Type1, BaseFont=pikepdf.Name.Helvetica
    )
    return pikepdf.Dictionary(
        Font=pikepdf.Dictionary(
            F=font("/ABCDEF+Text", embedded=True), W=font("/Text", embedded=True), H=helvetica
        ),
        XObject=pikepdf.Dictionary(
            I=picture(pdf, "/DeviceGray"),
            C=picture(pdf, "/DeviceRGB"),
            M=picture(pdf, "/DeviceGray", mask=True),
            X=drawn,
        ),
        ColorSpace=pikepdf.Dictionary(
            S=pikepdf.Array([pikepdf.Name.Separation, pikepdf.Name("/Gold"), pikepdf.Name.DeviceCMYK])
        ),
        ExtGState=pikepdf.Dictionary(A=pikepdf.Dictionary(ca=0.5)),
        Shading=pikepdf.Dictionary(G=pikepdf.Dictionary(ShadingType=2, ColorSpace=pikepdf.Name.DeviceRGB)),
    )


def made(case: dict[str, Any]) -> bytes:
    pdf = pikepdf.new()
    shared = pdf.make_indirect(resources(pdf, case.get("form", "")))
    width, height = case.get("size", SIZE)
    left, bottom, right, top = case.get("bleed", [0, 0, 0, 0])
    slug = case.get("slug", 0)
    drawn = case.get("content", "100 300 50 50 re f").encode()
    for number in range(1, case.get("pages", 24) + 1):
        page = pdf.add_blank_page(page_size=(width, height))
        page.obj.Resources = shared
        page.obj.MediaBox = [-left - slug, -bottom - slug, width + right + slug, height + top + slug]
        page.obj.BleedBox = [-left, -bottom, width + right, height + top]
        page.obj.TrimBox = [0, 0, width, height]
        page.obj.Contents = pdf.make_stream(b"" if number in case.get("blank", []) else drawn)
        if case.get("link"):
            page.obj.Annots = pikepdf.Array([pikepdf.Dictionary(Subtype=pikepdf.Name.Link)])
    if case.get("outline"):
        with pdf.open_outline() as outline:
            outline.root.append(pikepdf.OutlineItem("One", 0))
    if "says" in case:
        pdf.docinfo["/GTS_PDFXVersion"] = case["says"]
    kept = BytesIO()
    pdf.save(kept)
    return kept.getvalue()


def box_of(area: Box) -> tuple[float, float, float, float]:
    return area.left, area.bottom, area.right, area.top


def judged(case: dict[str, Any]) -> tuple[Verdict, ...]:
    chosen = {key: case[key] for key in ("printer", "ink", "marks") if key in case}
    settings = Print.model_validate({"paper": "white", **chosen})
    content = made(case)
    areas = [box_of(page.area) if page.area else None for page in open_pages(content)]
    return preflight(read_print(content, Cache(None)), "book-print.pdf", settings, areas)


@pytest.mark.parametrize("name", CASES)
def test_a_preflight_finds_what_a_printer_would(name: str) -> None:
    assert sorted(verdict.finding.code for verdict in judged(CASES[name])) == CASES[name]["finds"]


def test_the_first_page_and_how_many_more_are_named() -> None:
    (verdict,) = judged(CASES["small-type"])
    assert verdict.finding.message == (
        "page 1: type of 6.00 pt is printed; Amazon KDP, paperback asks for 7 pt; so it is on 23 more pages"
    )
    assert verdict.spot is not None
    assert verdict.spot.page == 1


def test_the_widest_that_a_picture_may_be_is_said() -> None:
    found = [verdict.finding for verdict in judged(CASES["few-pixels"])]
    (poor,) = (each for each in found if each.code == "print-resolution")
    assert poor.message == "page 24: a picture of 100 px is printed at 150 ppi"
    assert poor.hint == "give one with more pixels, or print it at most 8 mm wide"


def test_what_is_no_pdf_is_left_to_the_collation() -> None:
    assert preflight(read_print(b"not a book", Cache(None)), "book-print.pdf", Print(), ()) == ()
