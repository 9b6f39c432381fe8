"""Give account of a build or a check: the reports that stand beside the outputs."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path

from octavo.bind.bound import Bound
from octavo.cache import Cache
from octavo.order import Order
from octavo.report import Output, Report, render_json
from octavo.report.compose import compose
from octavo.settings import Settings

__all__ = ["output", "reports"]


def reports(
    report: Report, order: Order, settings: Settings, bounds: Sequence[Bound], cache: Cache
) -> dict[str, bytes]:
    """Give the reports that stand beside the outputs, for programs and for people.

    They name the outputs as they lie there and tell no times, so that the same book has the same reports.
    """
    outputs = (
        replace(each, path=Path(each.path).relative_to(order.out).as_posix(), seconds=None)
        for each in report.outputs
    )
    beside = replace(report, outputs=tuple(outputs), seconds=0.0)
    page = compose(beside, settings, order.manuscript, bounds, cache)
    return {"report.json": render_json(beside).encode(), "report.html": page.encode()}


def output(out: Path, bound: Bound) -> Output:
    """Describe what a binder made, as it lies or will lie in a folder."""
    name = next(iter(bound.files))
    if bound.format == "web":
        name = f"{name.partition('/')[0]}/index.html"
    parts = bound.files if bound.format == "web" else (name,)
    size = sum(len(bound.files[part]) for part in parts)
    return Output((out / name).as_posix(), bound.format, size, bound.pages)
