"""Render a report as SARIF 2.1.0, which code hosts and editors read (OASIS standard, March 2020)."""

from __future__ import annotations

import json
from typing import Any
from urllib.parse import quote

from octavo import __version__
from octavo.findings import Code, Finding, codes
from octavo.report.value import Report

__all__ = ["render_sarif"]

SCHEMA = "https://docs.oasis-open.org/sarif/sarif/v2.1.0/errata01/os/schemas/sarif-schema-2.1.0.json"


def render_sarif(report: Report) -> str:
    """Render one run with a rule for each code that was met; paths must count from the sources' root."""
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
        "results": [_result(found, met) for found in findings],
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


def _result(finding: Finding, met: list[str]) -> dict[str, Any]:
    words = finding.message + (f" ({finding.hint})" if finding.hint else "")
    result: dict[str, Any] = {
        "ruleId": finding.code,
        "ruleIndex": met.index(finding.code),
        "level": finding.severity.value,
        "message": {"text": words},
    }
    if finding.path is not None:
        result["locations"] = [{"physicalLocation": _location(finding)}]
    if finding.format is not None:
        result["properties"] = {"format": finding.format}
    return result


def _location(finding: Finding) -> dict[str, Any]:
    location: dict[str, Any] = {"artifactLocation": {"uri": quote(finding.path or "")}}
    if finding.line is not None:
        region = {"startLine": finding.line}
        location["region"] = region | ({"startColumn": finding.column} if finding.column else {})
    return location
