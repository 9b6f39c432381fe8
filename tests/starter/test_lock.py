from __future__ import annotations

import re
import tomllib
from importlib import metadata
from pathlib import Path

from packaging.requirements import Requirement
from packaging.utils import canonicalize_name

from octavo.starter import book_lock

ROOT = Path(__file__).parents[2]
LOCK = book_lock("octavo-1-py3-none-any.whl", "0" * 64)
NAMES = set(re.findall(r"^([\w.-]+)==", LOCK, re.MULTILINE))
PROJECT = tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))
#: What tabula-py computes with, which no lock has (`override-dependencies` in pyproject.toml).
UNWANTED = {"distro", "numpy", "pandas"}


def wanted(requirements: list[str]) -> set[str]:
    """Give the names of requirements that hold here."""
    here = (each for each in map(Requirement, requirements) if not each.marker or each.marker.evaluate())
    return {canonicalize_name(each.name) for each in here}


def test_a_book_has_all_that_octavo_needs_and_what_tests_it() -> None:
    assert wanted([*PROJECT["project"]["dependencies"], "pytest"]) <= NAMES


def test_what_they_need_themselves_is_there_too() -> None:
    here = {
        canonicalize_name(each.name): each.requires or []
        for each in metadata.distributions()
        if canonicalize_name(each.name) in NAMES
    }
    assert len(here) > 40
    lacking = {name: wanted(needs) - NAMES - UNWANTED for name, needs in here.items()}
    assert {name: names for name, names in lacking.items() if names} == {}


def test_a_book_has_nothing_that_only_octavos_makers_need() -> None:
    makers = wanted([*PROJECT["dependency-groups"]["lint"], "hatchling", "hypothesis", "pypdf"])
    assert not makers & NAMES


def test_every_line_pins_a_file() -> None:
    entries = re.split(r"^(?=[\w./-]+(?:==| \\))", LOCK, flags=re.MULTILINE)[1:]
    assert entries[0].startswith("./vendor/octavo-1-py3-none-any.whl \\\n    --hash=sha256:000")
    assert len(entries) == len(NAMES) + 1
    assert all("--hash=sha256:" in entry for entry in entries)
