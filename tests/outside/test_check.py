from __future__ import annotations

from pathlib import Path

import pytest

from octavo.order import Order
from octavo.orders.check import check
from octavo.progress import Silent


@pytest.mark.parametrize(("external", "told"), [(False, []), (True, [("link-unasked", "one.md", 3, 5)])])
def test_a_check_asks_the_web_only_when_told_to(
    external: bool,  # noqa: FBT001 -- a case
    told: list[tuple[str, str, int, int]],
    tmp_path: Path,
) -> None:
    (tmp_path / "one.md").write_text("# One\n\n[a](http://127.0.0.1:9/)\n")
    report = check(Order(tmp_path, tmp_path / "out", external=external), Silent())
    found = [each for each in report.findings if each.code.startswith("link-")]
    assert [(each.code, each.path, each.line, each.column) for each in found] == told
