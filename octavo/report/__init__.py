"""Report what was built and what was found: one value, and a rendering for each kind of reader."""

from __future__ import annotations

from octavo.report.allow import allowed, count_allowed
from octavo.report.github import render_github
from octavo.report.json_ import render_json
from octavo.report.sarif import render_sarif
from octavo.report.text import render_text
from octavo.report.value import Output, Report

__all__ = [
    "Output",
    "Report",
    "allowed",
    "count_allowed",
    "render_github",
    "render_json",
    "render_sarif",
    "render_text",
]
