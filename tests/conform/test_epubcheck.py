from __future__ import annotations

import json
import zipfile
from io import BytesIO
from pathlib import Path

import pytest

from octavo.conform import epubcheck as module
from octavo.conform.epubcheck import epubcheck
from octavo.doors.program import Ran, TimedOutError
from octavo.verdict import Spot

CONTAINER = """<?xml version="1.0"?>
<container version="1.0" xmlns="urn:oasis:names:tc:opendocument:xmlns:container"><rootfiles>
<rootfile full-path="EPUB/a.opf" media-type="application/oebps-package+xml"/></rootfiles></container>"""
PACKAGE = """<?xml version="1.0"?>
<package xmlns="http://www.idpf.org/2007/opf" version="3.0" unique-identifier="i">
<metadata xmlns:dc="http://purl.org/dc/elements/1.1/"><dc:identifier id="i">a</dc:identifier>
<dc:title>A</dc:title><dc:language>en</dc:language>
<meta property="dcterms:modified">2026-11-23T00:00:00Z</meta>
</metadata>
<manifest><item id="n" href="n.xhtml" media-type="application/xhtml+xml" properties="nav"/></manifest>
<spine><itemref idref="n"/></spine></package>"""
PAGE = """<?xml version="1.0"?>
<html xmlns="http://www.w3.org/1999/xhtml" xmlns:epub="http://www.idpf.org/2007/ops">
<head><title>A</title></head>
<body><nav epub:type="toc"><ol><li><a href="n.xhtml">A</a></li></ol></nav>
<p><a href="gone.xhtml">gone</a></p></body></html>"""


def packed(page: str) -> bytes:
    """Pack the smallest EPUB there is."""
    made = BytesIO()
    with zipfile.ZipFile(made, "w") as archive:
        archive.writestr("mimetype", "application/epub+zip")
        archive.writestr("META-INF/container.xml", CONTAINER)
        archive.writestr("EPUB/a.opf", PACKAGE)
        archive.writestr("EPUB/n.xhtml", page)
    return made.getvalue()


def test_a_dead_link_is_an_error_with_its_place() -> None:
    (verdict,) = epubcheck(packed(PAGE), "a.epub")
    assert verdict.spot == Spot("EPUB/n.xhtml", 5)
    found = verdict.finding
    assert (found.code, found.severity, found.path, found.format) == (
        "epubcheck-error", "error", "a.epub", "epub",
    )  # fmt: skip
    assert found.message.startswith("n.xhtml:5:")
    assert "gone.xhtml" in found.message
    assert found.message.endswith("(RSC-007)")


def test_what_is_no_epub_is_an_error() -> None:
    verdicts = epubcheck(b"no archive", "a.epub")
    assert {(each.finding.code, each.finding.path) for each in verdicts} == {("epubcheck-error", "a.epub")}


def test_severities_that_are_advice_are_left_out(monkeypatch: pytest.MonkeyPatch) -> None:
    message = {"ID": "X-1", "message": "words", "locations": [], "suggestion": "do this"}
    rows = [{**message, "severity": severity} for severity in ("FATAL", "WARNING", "INFO", "USAGE")]

    def judge(_: Path, words: list[str], **__: object) -> Ran:
        Path(words[-1]).write_text(json.dumps({"messages": rows}), "utf-8")
        return Ran(1, b"", b"")

    monkeypatch.setattr(module, "run_jar", judge)
    verdicts = epubcheck(b"", "a.epub")
    assert [(each.finding.code, each.finding.message, each.finding.hint) for each in verdicts] == [
        ("epubcheck-error", "words (X-1)", "do this"),
        ("epubcheck-warning", "words (X-1)", "do this"),
    ]
    assert {each.spot for each in verdicts} == {None}


def test_a_judge_that_does_not_come_to_an_end_is_stopped(monkeypatch: pytest.MonkeyPatch) -> None:
    def hang(*_: object, **given: float) -> Ran:
        raise TimedOutError(str(given["seconds"]))

    monkeypatch.setattr(module, "run_jar", hang)
    (verdict,) = epubcheck(b"", "a.epub")
    assert (verdict.finding.code, verdict.finding.message) == (
        "epubcheck-error",
        "EPUBCheck was not done after 120 seconds",
    )


def test_a_judge_that_falls_over_says_why(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(module, "run_jar", lambda *_, **__: Ran(1, b"", b"out of memory\n"))
    (verdict,) = epubcheck(b"", "a.epub")
    assert verdict.finding.message == "EPUBCheck could not judge it: out of memory"
