from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path

import pytest

from octavo import judge as module
from octavo.bind.bound import Bound
from octavo.findings import finding
from octavo.judge import Judge, judge, of_all, of_each
from octavo.order import Order
from octavo.orders import conform as order
from octavo.orders.conform import conform
from octavo.progress import Silent
from octavo.verdict import Verdict


def named(name: str) -> Judge:
    """Make a judge of one file who says his name, and what he was given."""

    def say(content: bytes, path: str) -> tuple[Verdict, ...]:
        return (Verdict(finding("ace-advice", f"{name} read {content.decode()}", path=path)),)

    say.__name__ = name
    return of_each(say)


def third(files: Mapping[str, bytes], kind: str) -> tuple[Verdict, ...]:
    """Say which files came together."""
    return (Verdict(finding("ace-advice", f"third read {', '.join(files)} as {kind}")),)


def test_each_format_goes_to_its_own_judges(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(
        module, "JUDGES", {"epub": (named("first"), named("second")), "web": (of_all(third),)}
    )
    bounds = [
        Bound("print", {"a-print.pdf": b"print"}),
        Bound("web", {"web/index.html": b"", "web/style.css": b""}),
        Bound("epub", {"a.epub": b"epub"}),
    ]
    done: list[str] = []
    verdicts = judge(bounds, done.append)
    assert [(each.finding.path, each.finding.message) for each in verdicts] == [
        (None, "third read web/index.html, web/style.css as web"),
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
    judges = {"epub": (named("he"), named("allowed: he")), "screen": (named("none"),)}
    for place in (module, order):
        monkeypatch.setattr(place, "JUDGES", judges)
    report = conform(Order(tmp_path, tmp_path), Silent())
    assert [(each.code, each.path, each.message) for each in report.findings] == [
        ("ace-advice", "a.epub", "he read an EPUB"),
        ("output-missing", None, f"a.pdf is not in {tmp_path}"),
    ]
    assert report.excused == 1
    assert report.words == 2
