"""Render what became of all books as a page, which leads to the report and the outputs of each."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from jinja2 import FileSystemLoader
from markupsafe import Markup

from octavo import __version__
from octavo.batch.outcome import Outcome
from octavo.batch.table import Results, sentence
from octavo.report.page import FOLDER, environment, policy
from octavo.report.text import duration

__all__ = ["render_page"]

TEMPLATES = Path(__file__).parent / "templates"


def render_page(results: Results) -> str:
    """Render one file in the look of the reports; its links count from the folder in which it will stand."""
    style = (FOLDER / "report.css").read_text("utf-8")
    made = environment().overlay(loader=FileSystemLoader(TEMPLATES))
    return made.get_template("batch.html.jinja").render(
        version=__version__,
        policy=policy(style),
        style=Markup(style),  # noqa: S704 -- our own stylesheet
        sentence=sentence(results),
        sound=all(outcome.well for outcome in results.outcomes),
        amiss=_amiss(results.outcomes),
        outcomes=results.outcomes,
        duration=duration,
    )


def _amiss(outcomes: Sequence[Outcome]) -> str:
    number = sum(not outcome.well for outcome in outcomes)
    if not number:
        return "Every book is made."
    return "One book is amiss." if number == 1 else f"{number:,} books are amiss."
