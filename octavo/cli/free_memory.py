"""Learn how much memory there is for us: what the machine has, or what our container may have."""

from __future__ import annotations

import re
from pathlib import Path

__all__ = ["free_memory"]

#: Where Linux tells of the machine, and of control groups (version 2, and version 1 as containers see it).
MACHINE = Path("/proc/meminfo")
GROUPS = (
    (Path("/sys/fs/cgroup/memory.max"), Path("/sys/fs/cgroup/memory.current")),
    (
        Path("/sys/fs/cgroup/memory/memory.limit_in_bytes"),
        Path("/sys/fs/cgroup/memory/memory.usage_in_bytes"),
    ),
)


def free_memory() -> int | None:
    """Give in bytes what can be had without swapping, or None where the system does not say.

    It says so in proc(5) and cgroups(7).
    """
    machine = re.search(r"^MemAvailable:\s+(\d+) kB$", _said(MACHINE), re.MULTILINE)
    free = [int(machine[1]) * 1024] if machine else []
    for most, used in GROUPS:
        # `max` stands for no bound.
        if (bound := _said(most).strip()).isdecimal() and (now := _said(used).strip()).isdecimal():
            free.append(max(0, int(bound) - int(now)))
    return min(free, default=None)


def _said(path: Path) -> str:
    try:
        return path.read_text("ascii")
    except (OSError, ValueError):
        return ""
