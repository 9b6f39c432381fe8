"""Write what a page must know of an impression: its number, errors word for word, and how many warnings."""

from __future__ import annotations

import json
from pathlib import Path

from octavo.findings import Finding
from octavo.report.excerpts import excerpts
from octavo.report.text import finding_lines
from octavo.serve.impression import Impression

__all__ = ["notice"]

#: So many errors are shown; who mends the first ones sees the next.
SHOWN = 20


def notice(impression: Impression, manuscript: Path) -> str:
    """Give a JSON object; each error is the lines that `octavo check` prints."""
    errors = sorted(impression.errors, key=_place)
    lines = excerpts(errors[:SHOWN], manuscript)
    told = [list(finding_lines(found, lines)) for found in errors[:SHOWN]]
    return json.dumps(
        {
            "number": impression.number,
            "errors": told,
            "more": len(errors) - len(told),
            "warnings": impression.warnings,
        },
        ensure_ascii=False,
    )


def _place(found: Finding) -> tuple[str, int, int]:
    return found.path or "", found.line or 0, found.column or 0
