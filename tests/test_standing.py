"""What stands is not built again; what differs in anything that it depends on does not stand."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import pytest

from octavo.findings import finding
from octavo.order import Order
from octavo.report import Output, Report
from octavo.standing import keep, made_from, standing

PLACED = {"book.epub": b"E", "web/index.html": b"I", "report.json": b"{}"}
REPORT = Report(
    (finding("chapter-empty", "nothing in it", path="one.md", line=1),),
    (Output("build/book.epub", "epub", 1, None, 2.5),),
    7,
    1,
)


@pytest.fixture
def order(tmp_path: Path) -> Order:
    (tmp_path / "manuscript/images").mkdir(parents=True)
    (tmp_path / "manuscript/one.md").write_text("# One\n", "utf-8")
    (tmp_path / "manuscript/images/a.svg").write_text("<svg/>", "utf-8")
    (tmp_path / "styles").mkdir()
    (tmp_path / "styles/book.css").write_text("p {}", "utf-8")
    return Order(tmp_path / "manuscript", tmp_path / "build")


@pytest.fixture
def built(order: Order) -> Order:
    """Give an order whose outputs lie where they were put."""
    for name, content in PLACED.items():
        path = order.out / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(content)
    keep(order, made_from(order), REPORT, PLACED)
    return order


def test_what_was_built_from_the_same_stands(built: Order) -> None:
    report = standing(built)
    assert report is not None
    assert report.stands
    assert (report.findings, report.words, report.notes) == (REPORT.findings, 7, 1)
    assert [(each.path, each.seconds) for each in report.outputs] == [("build/book.epub", None)]
    assert standing(replace(built, jobs=7)) is not None


@pytest.mark.parametrize(
    "change",
    [
        lambda order: (order.manuscript / "one.md").write_text("# Two\n", "utf-8"),
        lambda order: (order.manuscript / "two.md").write_text("", "utf-8"),
        lambda order: (order.manuscript / "images/a.svg").rename(order.manuscript / "images/b.svg"),
        lambda order: (order.manuscript / "one.md").unlink(),
        lambda order: (order.manuscript.parent / "styles/book.css").write_text("p { color: red }", "utf-8"),
        lambda order: (order.out / "book.epub").write_bytes(b"X"),
        lambda order: (order.out / "book.epub").unlink(),
        lambda order: (order.out / "web/more.html").write_bytes(b""),
    ],
)
def test_a_change_makes_it_fall(built: Order, change: Callable[[Order], object]) -> None:
    change(built)
    assert standing(built) is None


def test_another_order_is_another_build(built: Order, monkeypatch: pytest.MonkeyPatch) -> None:
    assert standing(replace(built, formats=frozenset({"epub"}))) is None
    assert standing(replace(built, edition="web")) is None
    assert standing(replace(built, out=built.out.parent / "elsewhere")) is None
    monkeypatch.setenv("SOURCE_DATE_EPOCH", "1000000000")
    assert standing(built) is None


def test_other_things_around_it_change_nothing(built: Order) -> None:
    (built.out / "noxw.log").write_text("later", "utf-8")
    (built.manuscript / ".git").mkdir()
    (built.manuscript / ".git/index").write_bytes(b"later")
    assert standing(built) is not None


def test_outputs_within_the_manuscript_are_no_part_of_it(order: Order) -> None:
    within = replace(order, out=order.manuscript / "build")
    before = made_from(within)
    within.out.mkdir()
    (within.out / "book.epub").write_bytes(b"E")
    assert made_from(within) == before is not None


def test_a_damaged_entry_is_passed_over(built: Order) -> None:
    (entry,) = [path for path in (built.out / ".cache/standing").rglob("*") if path.is_file()]
    entry.write_bytes(entry.read_bytes()[:-9])
    assert standing(built) is None


def test_errors_and_what_has_changed_meanwhile_are_not_kept(order: Order) -> None:
    made = made_from(order)
    keep(order, made, Report((finding("chapter-missing", "not there"),)), {})
    keep(order, made, Report((finding("output-locked", "another build"),)), {})
    keep(order, None, Report(), {})
    assert standing(order) is None
    (order.manuscript / "one.md").write_text("# Two\n", "utf-8")
    keep(order, made, Report(), {})
    (order.manuscript / "one.md").write_text("# One\n", "utf-8")
    assert standing(order) is None


def test_a_folder_that_is_too_large_is_not_looked_through(
    order: Order, monkeypatch: pytest.MonkeyPatch
) -> None:
    assert made_from(order) is not None
    monkeypatch.setattr("octavo.standing.MOST_FILES", 1)
    assert made_from(order) is None
