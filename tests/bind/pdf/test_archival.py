from __future__ import annotations

from datetime import UTC, datetime

import pikepdf
import pytest
from lxml import etree

from octavo.bind.pdf.archival import make_archival
from octavo.bind.pdf.identity import identify
from octavo.settings import Settings

PROPERTY = "{http://www.aiim.org/pdfa/ns/property#}"
SCHEMA = "{http://www.aiim.org/pdfa/ns/schema#}"


@pytest.fixture
def kept() -> pikepdf.Pdf:
    """Give a PDF of two pages, with a link and an image on each, that was made archival."""
    pdf = pikepdf.new()
    for _ in range(2):
        pdf.add_blank_page()
        link = pikepdf.Dictionary(Type=pikepdf.Name.Annot, Subtype=pikepdf.Name.Link, Rect=[0, 0, 9, 9])
        pdf.pages[-1].Annots = pikepdf.Array([link])
        image = pdf.make_stream(b"\0", Subtype=pikepdf.Name.Image, Width=1, Height=1, Interpolate=True)
        pdf.pages[-1].Resources = pikepdf.Dictionary(XObject=pikepdf.Dictionary(i=image))
    settings = Settings.model_validate({"title": "A Book", "authors": ["A. Nonymous"]})
    identify(pdf, settings, "screen", datetime(2026, 11, 23, tzinfo=UTC))
    make_archival(pdf)
    return pdf


def test_it_names_both_standards_that_it_keeps(kept: pikepdf.Pdf) -> None:
    with kept.open_metadata() as metadata:
        assert metadata["pdfuaid:part"] == "1"
        assert (metadata["pdfaid:part"], metadata["pdfaid:conformance"]) == ("2", "A")
        assert metadata["dc:title"] == "A Book"


def test_its_colours_are_those_of_a_screen(kept: pikepdf.Pdf) -> None:
    (intent,) = kept.Root.OutputIntents
    assert intent.S == pikepdf.Name.GTS_PDFA1
    profile = intent.DestOutputProfile
    assert profile.N == 3
    assert profile.read_bytes()[16:20] == b"RGB "
    assert profile.read_bytes()[36:40] == b"acsp"


def test_no_image_is_smoothed_by_guess(kept: pikepdf.Pdf) -> None:
    images = [image for page in kept.pages for image in page.Resources.XObject.values()]
    assert len(images) == 2
    assert not any("/Interpolate" in image for image in images)


def test_every_annotation_is_printed(kept: pikepdf.Pdf) -> None:
    assert [int(annotation.F) for page in kept.pages for annotation in page.Annots] == [4, 4]


def test_the_mark_that_pdfa_does_not_know_is_described(kept: pikepdf.Pdf) -> None:
    packet = etree.fromstring(kept.Root.Metadata.read_bytes())
    assert packet.findtext(f".//{SCHEMA}namespaceURI") == "http://www.aiim.org/pdfua/ns/id/"
    assert packet.findtext(f".//{SCHEMA}prefix") == "pdfuaid"
    (described,) = packet.iterfind(f".//{SCHEMA}property//{PROPERTY}name")
    assert described.text == "part"


def test_the_print_edition_claims_no_standard_of_the_screen() -> None:
    pdf = pikepdf.new()
    identify(pdf, Settings.model_validate({"title": "A Book"}), "print", datetime(2026, 11, 23, tzinfo=UTC))
    with pdf.open_metadata() as metadata:
        assert "pdfaid:part" not in metadata
        assert "pdfuaid:part" not in metadata
