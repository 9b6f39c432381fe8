"""A book with raw HTML of every kind, built with --trusted: every format is collated, and says so."""

from __future__ import annotations

import json
import shutil
from dataclasses import replace
from pathlib import Path

import pytest

from octavo.book_yaml import read_settings
from octavo.cache import Cache
from octavo.collate.collation import collate
from octavo.findings import Severity
from octavo.order import Order
from octavo.orders.check import check
from octavo.pipeline import build
from octavo.progress import Silent
from octavo.report import Report
from octavo.source.load import load
from octavo.standing import made_from
from tests.outputs.shelf import ROOT

FOLDER = ROOT / "tests/books/trusted"
#: Words that are taken out of the one-page book, each from another tag of HTML.
LOST = (
    "What a keeper had",
    "12 gallons",
    "hold <em>it",
    "put out",
    "Each night",
    "from the sea",
    "sperm",
    "What burns",
)


@pytest.fixture(scope="module")
def built(tmp_path_factory: pytest.TempPathFactory) -> tuple[Order, Report]:
    order = Order(FOLDER, tmp_path_factory.mktemp("trusted"), jobs=2, trusted=True)
    return order, build(order, Silent())


def test_html_is_proven_in_every_format_and_the_report_says_that_it_was_trusted(
    built: tuple[Order, Report],
) -> None:
    order, report = built
    said = {found.code for found in report.findings if found.severity is not Severity.NOTE}
    assert said == {"book-trusted"}
    assert len(report.tallies) == 6
    assert {tally.counts["tables"] for tally in report.tallies} == {1, None}
    assert {tally.counts["notes"] for tally in report.tallies} == {2}
    told = json.loads((order.out / "report.json").read_text("utf-8"))
    assert "book-trusted" in {each["code"] for each in told["findings"]}
    assert "book-trusted" in (order.out / "report.html").read_text("utf-8")


@pytest.mark.parametrize("words", LOST)
def test_words_that_stood_in_html_are_missed(words: str, built: tuple[Order, Report]) -> None:
    book, _ = load(read_settings(FOLDER)[0], FOLDER, Cache(None), 2, lambda _: None, trusted=True)
    page = (built[0].out / "trusted.html").read_text("utf-8")
    assert words in page
    damaged = page.replace(words, "").encode()
    codes = {found.code for found in collate(book, {"page": {"x.html": damaged}}).findings}
    assert any(code.startswith("collate-") for code in codes)


def test_outputs_of_a_trusted_book_are_whole_only_when_it_is_trusted(built: tuple[Order, Report]) -> None:
    order, _ = built
    assert not [each for each in check(order, Silent()).findings if each.severity is Severity.ERROR]
    plainly = check(replace(order, trusted=False), Silent()).findings
    assert [each for each in plainly if each.severity is Severity.ERROR]


def test_what_stands_of_one_is_not_taken_for_the_other(built: tuple[Order, Report]) -> None:
    order, _ = built
    assert made_from(order) == made_from(replace(order, jobs=1)) != made_from(replace(order, trusted=False))


def test_one_cache_serves_both(tmp_path: Path) -> None:
    """Trusted, untrusted, trusted: each time the outputs are those of an empty cache."""
    folder = tmp_path / "book"
    shutil.copytree(FOLDER, folder)
    order = Order(folder, tmp_path / "out", frozenset({"html", "epub"}), jobs=2)
    made = []
    for trusted in (True, False, True):
        report = build(replace(order, trusted=trusted), Silent())
        assert not [each for each in report.findings if each.severity is Severity.ERROR]
        made.append({path.name: path.read_bytes() for path in order.out.glob("trusted.*")})
    assert made[0] == made[2] != made[1]
    assert b"&lt;table" in made[1]["trusted.html"]
    assert b"&lt;table" not in made[0]["trusted.html"]
