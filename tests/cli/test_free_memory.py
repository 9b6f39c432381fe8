from __future__ import annotations

from pathlib import Path

import pytest

from octavo.cli import free_memory
from octavo.cli.carry_out import cores

MACHINE = "MemTotal:       24684000 kB\nMemFree:         1000000 kB\nMemAvailable:    2097152 kB\n"


@pytest.fixture
def system(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Let the system tell what lies in a folder, and have eight cores."""
    monkeypatch.setattr(free_memory, "MACHINE", tmp_path / "meminfo")
    monkeypatch.setattr(free_memory, "GROUPS", ((tmp_path / "max", tmp_path / "current"),))
    monkeypatch.setattr("os.sched_getaffinity", lambda _: frozenset(range(8)), raising=False)
    return tmp_path


def test_there_are_as_many_hands_as_there_is_memory_for(system: Path) -> None:
    (system / "meminfo").write_text(MACHINE)
    assert free_memory.free_memory() == 2 * 2**30
    assert [cores(megabytes) for megabytes in (128, 512, 1536, 4096)] == [8, 4, 1, 1]


def test_a_container_bounds_what_the_machine_has(system: Path) -> None:
    (system / "meminfo").write_text(MACHINE)
    (system / "max").write_text("1073741824\n")
    (system / "current").write_text("536870912\n")
    assert cores(256) == 2
    (system / "max").write_text("max\n")
    assert cores(256) == 8


def test_where_the_system_says_nothing_all_cores_are_used(system: Path) -> None:
    assert list(system.iterdir()) == []
    assert cores(10**6) == 8
