"""The book: it builds, every output holds all of it, and nothing is wrong."""

from __future__ import annotations

import json
import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).parent.parent
#: What may not be found; `allow` in book.yaml lets a warning pass that is meant.
FORBIDDEN = {"error", "warning"}


def found(command: str, out: Path) -> list[str]:
    """Run a command of Octavo's, and give what it finds of that."""
    octavo = [sys.executable, "-m", "octavo", command, "--out", str(out), "--report", "json", "--quiet"]
    ran = subprocess.run(octavo, cwd=ROOT, capture_output=True, text=True, check=False)
    assert ran.stdout, ran.stderr
    findings = [each for each in json.loads(ran.stdout)["findings"] if each["severity"] in FORBIDDEN]
    return [f"{each['path']}:{each['line']}: {each['code']}: {each['message']}" for each in findings]


def test_the_book_builds_and_nothing_is_found(tmp_path: Path) -> None:
    assert found("build", tmp_path) == []
    assert found("check", tmp_path) == []
