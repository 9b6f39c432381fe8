"""Make one book, as a program: reads its errand from stdin, and writes what was made to stdout."""

from __future__ import annotations

import json
import os
import sys
from dataclasses import asdict
from pathlib import Path

from octavo.batch.errand import Errand, Made
from octavo.batch.maker import maker
from octavo.errors import OctavoError
from octavo.files import locked, place
from octavo.findings import Severity, worst
from octavo.order import Order
from octavo.pipeline import build
from octavo.progress import Silent
from octavo.report import Report, render_json, render_text
from octavo.report.page import render_page
from octavo.report.titles import Titles
from octavo.scratch import begin_scratch

__all__ = ["EXHAUSTED", "FOREIGN", "main"]

#: Exit codes of sysexits.h: there was not memory enough; another Octavo was asked for.
EXHAUSTED = 75
FOREIGN = 78


def main() -> int:
    """Make the book, and give the exit code: 0 also for a book with errors, which are told."""
    errand = Errand(**json.loads(sys.stdin.buffer.read()))
    if errand.maker != maker():
        return FOREIGN
    begin_scratch()
    # Whatever else a library may say on stdout goes where complaints go.
    answer = os.dup(1)
    os.dup2(2, 1)
    try:
        made = _make(errand)
    except MemoryError:
        return EXHAUSTED
    with os.fdopen(answer, "w", encoding="utf-8") as stream:
        json.dump({key: value for key, value in asdict(made).items() if key != "files"}, stream)
    return 0


def _make(errand: Errand) -> Made:
    out = Path(errand.out)
    order = Order(
        Path(errand.folder),
        out,
        frozenset(errand.formats),
        errand.edition,
        errand.jobs,
        cache=Path(errand.cache),
        keep=errand.keep,
    )
    try:
        report = build(order, Silent())
    except OctavoError as error:
        report = Report(error.findings)
        page = render_page(report, Titles(errand.name))
        with locked(out, lambda: None):
            place(out, {"report.json": render_json(report).encode(), "report.html": page.encode()})
    counts = report.counts()
    pages = {output.format: output.pages for output in report.outputs}
    return Made(
        errors=counts[Severity.ERROR],
        warnings=counts[Severity.WARNING],
        notes=counts[Severity.NOTE],
        pages=pages.get("print") or pages.get("screen"),
        words=report.words,
        first=_first(report),
    )


def _first(report: Report) -> str | None:
    gravest = worst(report.findings)
    found = [each for each in report.in_order() if each.severity is gravest]
    return render_text(Report(tuple(found[:1]))).partition("\n")[0] if found else None


if __name__ == "__main__":
    sys.exit(main())
