from __future__ import annotations

import json
import zipfile
from io import BytesIO
from pathlib import Path
from typing import Any

import pytest

from octavo.conform.ace.report import read_report
from octavo.verdict import Spot, Verdict

REPORT = json.loads(Path(__file__).with_name("report.json").read_text("utf-8"))
LEAF = """<?xml version="1.0"?>
<html xmlns="http://www.w3.org/1999/xhtml">
<head><title>A Leaf</title></head>
<body>
<!-- a comment is no element -->
<section id="leaf">
<h3>A Leaf</h3>
<p>words
<img src="../images/a.png"/></p>
</section></body></html>"""


def read(report: dict[str, Any], leaf: str = LEAF) -> list[Verdict]:
    made = BytesIO()
    with zipfile.ZipFile(made, "w") as archive:
        archive.writestr("EPUB/content.opf", "<package/>")
        archive.writestr("EPUB/text/a leaf.xhtml", leaf)
        return list(read_report(report, archive, "a.epub"))


def test_every_assertion_is_a_finding_by_its_impact() -> None:
    assert [(each.finding.code, each.finding.severity, each.finding.message) for each in read(REPORT)] == [
        (
            "ace-violation",
            "error",
            "text/a leaf.xhtml:9: Element does not have an alt; Element has no title (image-alt, critical)",
        ),
        ("ace-advice", "warning", "text/a leaf.xhtml:7: Heading order invalid (heading-order, moderate)"),
        (
            "ace-violation",
            "error",
            "content.opf: Add a 'schema:accessMode' metadata property (metadata-accessmode, serious)",
        ),
    ]


def test_a_finding_is_about_the_epub_and_names_the_page_that_helps() -> None:
    found = read(REPORT)[0].finding
    assert (found.path, found.format) == ("a.epub", "epub")
    assert found.hint == "see http://kb.daisy.org/publishing/docs/html/images.html"


def test_the_spot_is_the_line_of_the_element() -> None:
    assert [each.spot for each in read(REPORT)] == [
        Spot("EPUB/text/a leaf.xhtml", 9),
        Spot("EPUB/text/a leaf.xhtml", 7),
        Spot("EPUB/content.opf"),
    ]


@pytest.mark.parametrize(
    ("pointer", "line"),
    [
        ("/4", 4),
        ("/4/2[leaf]/4/2", 9),
        ("/4/2[leaf]/4/99", 8),
        ("/4/2[leaf]/4/1:3", 8),
        ("", 2),
    ],
)
def test_a_pointer_leads_to_its_element_or_the_nearest_around_it(pointer: str, line: int) -> None:
    said = {"dct:description": "words", "earl:pointer": {"cfi": [pointer]}}
    about = REPORT["assertions"][1]
    report = {"assertions": [{**about, "assertions": [{**about["assertions"][0], "earl:result": said}]}]}
    assert read(report)[0].spot == Spot("EPUB/text/a leaf.xhtml", line)


def test_a_document_that_is_no_xml_has_no_lines() -> None:
    assert read(REPORT, "<p>")[0].spot == Spot("EPUB/text/a leaf.xhtml")


def test_a_document_that_is_not_in_the_archive_is_not_named() -> None:
    about = {**REPORT["assertions"][1], "earl:testSubject": {"url": "gone.xhtml"}}
    verdict = read({"assertions": [about]})[0]
    assert verdict.spot is None
    assert verdict.finding.message.startswith("Element does not")
