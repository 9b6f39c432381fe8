"""Render a report as SARIF 2.1.0, which code hosts and editors read (OASIS standard, March 2020)."""

from __future__ import annotations

import json
from typing import Any
from urllib.parse import quote

from octavo import __version__
from octavo.findings import Code, Finding, codes
from octavo.report.excerpts import NO_EXCERPTS, Excerpts
from octavo.report.value import Report

__all__ = ["render_sarif"]

SCHEMA = "https://docs.oasis-open.org/sarif/sarif/v2.1.0/errata01/os/schemas/sarif-schema-2.1.0.json"


def render_sarif(report: Report, excerpts: Excerpts = NO_EXCERPTS) -> str:
    """Render one run with a rule for each code that was met; paths must count from the sources' root.

    A region runs to the end of its line and shows that much of it (3.30.13); the region around it shows
    the whole line (3.29.5).
    """
    findings = report.in_order()
    met = sorted({found.code for found in findings})
    driver = {
        "name": "Octavo",
        "version": __version__,
        "rules": [_rule(codes()[name]) for name in met],
    }
    run = {
        "tool": {"driver": driver},
        "columnKind": "unicodeCodePoints",
        "results": [_result(found, met, excerpts) for found in findings],
    }
    return json.dumps({"$schema": SCHEMA, "version": "2.1.0", "runs": [run]}, indent=2) + "\n"


def _rule(code: Code) -> dict[str, Any]:
    return {
        "id": code.name,
        "shortDescription": {"text": code.summary},
        "fullDescription": {"text": code.explanation},
        "help": {"text": code.explanation, "markdown": code.explanation},
        "defaultConfiguration": {"level": code.severity.value},
    }


def _result(finding: Finding, met: list[str], excerpts: Excerpts) -> dict[str, Any]:
    words = finding.message + (f" ({finding.hint})" if finding.hint else "")
    result: dict[str, Any] = {
        "ruleId": finding.code,
        "ruleIndex": met.index(finding.code),
        "level": finding.severity.value,
        "message": {"text": words},
    }
    if finding.path is not None:
        result["locations"] = [{"physicalLocation": _location(finding, excerpts)}]
    if finding.format is not None:
        result["properties"] = {"format": finding.format}
    return result


def _location(finding: Finding, excerpts: Excerpts) -> dict[str, Any]:
    location: dict[str, Any] = {"artifactLocation": {"uri": quote(finding.path or "")}}
    if finding.line is None:
        return location
    line = excerpts.get((finding.path or "", finding.line))
    column = finding.column or 1
    region: dict[str, Any] = {"startLine": finding.line}
    if finding.column:
        region["startColumn"] = finding.column
    if line is not None:
        region["snippet"] = {"text": line[column - 1 :]}
    location["region"] = region
    if line is not None and column > 1:
        location["contextRegion"] = {"startLine": finding.line, "snippet": {"text": line}}
    return location
