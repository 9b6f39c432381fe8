"""Render a report as JSON, for programs and for `build/report.json`."""

from __future__ import annotations

import json
from typing import Any

from octavo import __version__
from octavo.findings import Finding
from octavo.report.value import Output, Report

__all__ = ["render_json"]


def render_json(report: Report) -> str:
    """Render the report as one JSON object: version, counts, findings, outputs, words, notes, seconds.

    A finding has all of its fields, `null` where it says nothing; a field's name and sense do not change.
    Times are `null` in a report that tells none, as those that stand beside the outputs do.
    """
    content = {
        "version": __version__,
        "counts": {severity.value: number for severity, number in report.counts().items()},
        "findings": [_finding(found) for found in report.in_order()],
        "outputs": [_output(output) for output in report.outputs],
        "words": report.words,
        "notes": report.notes,
        "seconds": round(report.seconds, 3) or None,
    }
    return json.dumps(content, ensure_ascii=False, indent=2) + "\n"


def _output(output: Output) -> dict[str, Any]:
    taken = None if output.seconds is None else round(output.seconds, 3)
    return {
        "path": output.path,
        "format": output.format,
        "size": output.size,
        "pages": output.pages,
        "seconds": taken,
    }


def _finding(finding: Finding) -> dict[str, Any]:
    return {
        "code": finding.code,
        "severity": finding.severity.value,
        "message": finding.message,
        "path": finding.path,
        "line": finding.line,
        "column": finding.column,
        "format": finding.format,
        "hint": finding.hint,
    }
