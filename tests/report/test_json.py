from __future__ import annotations

import json

from octavo import __version__
from octavo.report import Report, render_json


def test_the_fields_are_those_of_the_contract(report: Report) -> None:
    content = json.loads(render_json(report))
    assert list(content) == ["version", "counts", "findings", "outputs", "words", "notes", "seconds"]
    assert content["version"] == __version__
    assert content["counts"] == {"error": 2, "warning": 1, "note": 1}
    assert (content["words"], content["notes"], content["seconds"]) == (8123, 31, 130.5)
    assert content["findings"][2] == {
        "code": "note-undefined",
        "severity": "error",
        "message": "the marker [^9] has no note",
        "path": "a b.md",
        "line": 12,
        "column": 7,
        "format": None,
        "hint": "write it",
    }
    assert content["outputs"][0] == {
        "path": "build/small-book.epub",
        "format": "epub",
        "size": 512345,
        "pages": None,
        "seconds": 1.25,
    }


def test_an_empty_report_has_every_field_too() -> None:
    content = json.loads(render_json(Report()))
    assert (content["findings"], content["outputs"]) == ([], [])
    assert content["counts"] == {"error": 0, "warning": 0, "note": 0}
