from __future__ import annotations

import tomllib
from collections.abc import Callable, Mapping
from pathlib import Path

import pytest

from octavo.book_yaml import read_settings
from octavo.errors import UsageError
from octavo.report import Report
from octavo.report.text import finding_lines

CASES = tomllib.loads(Path(__file__).with_name("wrong.toml").read_text("utf-8"))["case"]
FILES = {"one.md": "# One\n", "two.md": "# Two\n", "drafts/three.md": "# Three\n"}


@pytest.mark.parametrize("case", CASES, ids=[case["name"] for case in CASES])
def test_everything_wrong_is_told_at_once_with_its_place(
    case: Mapping[str, str], write: Callable[..., Path]
) -> None:
    with pytest.raises(UsageError) as told:
        read_settings(write(case["yaml"], FILES))
    findings = Report(told.value.findings).in_order()
    assert "\n".join(line for found in findings for line in finding_lines(found)) + "\n" == case["says"]


def test_no_case_is_written_twice() -> None:
    assert len({case["name"] for case in CASES}) == len({case["yaml"] for case in CASES}) == len(CASES)
