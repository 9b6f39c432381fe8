from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from octavo import judge as module
from octavo.bind.bound import Bound
from octavo.findings import finding
from octavo.judge import judge
from octavo.order import Order
from octavo.orders.conform import conform
from octavo.progress import Silent
from octavo.verdict import Verdict


def named(name: str) -> Callable[[bytes, str], tuple[Verdict, ...]]:
    """Make a judge who says his name, and what he was given."""

    def say(content: bytes, path: str) -> tuple[Verdict, ...]:
        return (Verdict(finding("ace-advice", f"{name} read {content.decode()}", path=path)),)

    say.__name__ = name
    return say


def test_each_format_goes_to_its_own_judges(monkeypatch: pytest.MonkeyPatch) -> None:
    judges = {"epub": (".epub", (named("first"), named("second"))), "screen": (".pdf", (named("third"),))}
    monkeypatch.setattr(module, "JUDGES", judges)
    bounds = [
        Bound("print", {"a-print.pdf": b"print"}),
        Bound("screen", {"a.pdf": b"screen", "a.txt": b"beside"}),
        Bound("epub", {"a.epub": b"epub"}),
    ]
    done: list[str] = []
    verdicts = judge(bounds, done.append)
    assert [(each.finding.path, each.finding.message) for each in verdicts] == [
        ("a.pdf", "third read screen"),
        ("a.epub", "first read epub"),
        ("a.epub", "second read epub"),
    ]
    assert done == ["third", "first", "second"]


def test_what_is_built_is_judged_and_what_is_not_is_missed(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    (tmp_path / "one.md").write_text("# One\n\nWords.\n", "utf-8")
    allow = "{code: ace-advice, text: allowed}"
    (tmp_path / "book.yaml").write_text(f"title: A\nslug: a\nchapters: [one.md]\nallow: [{allow}]\n", "utf-8")
    (tmp_path / "a.epub").write_bytes(b"an EPUB")
    judges = {"epub": (".epub", (named("he"), named("allowed: he"))), "screen": (".pdf", (named("none"),))}
    monkeypatch.setattr(module, "JUDGES", judges)
    report = conform(Order(tmp_path, tmp_path), Silent())
    assert [(each.code, each.path, each.message) for each in report.findings] == [
        ("ace-advice", "a.epub", "he read an EPUB"),
        ("output-missing", None, f"a.pdf is not in {tmp_path}"),
    ]
    assert report.excused == 1
    assert report.words == 2
