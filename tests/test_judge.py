from __future__ import annotations

from collections.abc import Callable

import pytest

from octavo import judge as module
from octavo.bind.bound import Bound
from octavo.findings import finding
from octavo.judge import judge
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
