from __future__ import annotations

import json
from typing import Any

from octavo import __version__
from octavo.report import Report, render_sarif

#: The fields that SARIF 2.1.0 demands of what we write (sections 3.13, 3.14, 3.18, 3.19, 3.27, 3.49).
LEVELS = {"none", "note", "warning", "error"}


def run(report: Report) -> dict[str, Any]:
    log = json.loads(render_sarif(report))
    assert log["version"] == "2.1.0"
    assert log["$schema"].endswith("sarif-schema-2.1.0.json")
    assert len(log["runs"]) == 1
    only: dict[str, Any] = log["runs"][0]
    return only


def test_the_tool_names_itself_and_each_rule_once(report: Report) -> None:
    driver = run(report)["tool"]["driver"]
    assert (driver["name"], driver["version"]) == ("Octavo", __version__)
    names = [rule["id"] for rule in driver["rules"]]
    assert names == ["chapter-unlisted", "collate-text", "note-undefined", "output-locked"]
    for rule in driver["rules"]:
        assert rule["shortDescription"]["text"]
        assert rule["help"]["text"]
        assert rule["defaultConfiguration"]["level"] in LEVELS


def test_each_result_points_at_its_rule_and_place(report: Report) -> None:
    only = run(report)
    rules = only["tool"]["driver"]["rules"]
    for result in only["results"]:
        assert rules[result["ruleIndex"]]["id"] == result["ruleId"]
        assert result["level"] in LEVELS
        assert result["message"]["text"]
    assert only["results"][2]["locations"] == [
        {
            "physicalLocation": {
                "artifactLocation": {"uri": "a%20b.md"},
                "region": {"startLine": 12, "startColumn": 7},
            }
        }
    ]
    assert "locations" not in only["results"][0]
    assert only["results"][1]["properties"] == {"format": "epub"}


def test_a_region_shows_its_line(report: Report) -> None:
    lines = {("a b.md", 12): "Words and [^9] more", ("a b.md", 2): "# One"}
    results = json.loads(render_sarif(report, lines))["runs"][0]["results"]
    whole, part = (result["locations"][0]["physicalLocation"] for result in results[1:3])
    assert whole["region"] == {"startLine": 2, "snippet": {"text": "# One"}}
    assert "contextRegion" not in whole
    assert part["region"] == {"startLine": 12, "startColumn": 7, "snippet": {"text": "and [^9] more"}}
    assert part["contextRegion"] == {"startLine": 12, "snippet": {"text": "Words and [^9] more"}}


def test_an_empty_report_has_an_empty_run() -> None:
    only = run(Report())
    assert (only["results"], only["tool"]["driver"]["rules"]) == ([], [])
