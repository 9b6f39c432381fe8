from __future__ import annotations

import pytest

from octavo.findings import Severity, finding
from octavo.report import allowed, count_allowed
from octavo.settings import Allow

ERROR = finding("collate-text", "words differ: figure 3", path="part/one.md", line=3)
WARNING = finding("chapter-unlisted", "this file is not in the book", path="drafts/a.md")


def test_nothing_is_allowed_by_itself() -> None:
    assert allowed((ERROR, WARNING), ()) == (ERROR, WARNING)


def test_an_allowed_warning_goes_and_an_allowed_error_becomes_a_note() -> None:
    (kept,) = allowed((ERROR, WARNING), (Allow(code="collate-text"), Allow(code="chapter-unlisted")))
    assert (kept.code, kept.severity, kept.line) == ("collate-text", Severity.NOTE, 3)


FITS = [
    ({"path": "drafts/*"}, True),
    ({"path": "drafts/a.md", "text": "not in the book"}, True),
    ({"path": "*.md"}, True),
    ({"path": "drafts"}, False),
    ({"path": "DRAFTS/*"}, False),
    ({"text": "not in"}, True),
    ({"text": "elsewhere"}, False),
    ({"path": "drafts/*", "text": "elsewhere"}, False),
]


@pytest.mark.parametrize(("rule", "fits"), FITS)
def test_all_that_a_rule_says_must_fit(rule: dict[str, str], *, fits: bool) -> None:
    assert (allowed((WARNING,), (Allow(code="chapter-unlisted", **rule),)) == ()) is fits


def test_a_rule_for_another_code_fits_nothing() -> None:
    assert allowed((WARNING,), (Allow(code="chapter-twice", path="*"),)) == (WARNING,)


def test_a_finding_without_path_fits_no_path() -> None:
    found = finding("epubcheck-warning", "x")
    assert allowed((found,), (Allow(code="epubcheck-warning", path="?*"),)) == (found,)


def test_what_is_allowed_is_counted_errors_too() -> None:
    rules = (Allow(code="collate-text"), Allow(code="collate-text", path="part/*"))
    assert count_allowed((ERROR, WARNING, ERROR), rules) == 2
    assert count_allowed((ERROR, WARNING), ()) == 0
