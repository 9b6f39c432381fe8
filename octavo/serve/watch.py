"""Watch the folders of a manuscript and its styles: the only place that uses watchfiles."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from pathlib import Path
from threading import Event

import watchfiles

__all__ = ["concerns", "watch"]

#: How long changes are gathered, and how long nothing may happen before they are told, in milliseconds.
GATHER, QUIET = 40, 10
#: Endings of what editors and systems leave beside a file.
PASSING = ("~", ".swp", ".swx", ".tmp", ".part")


def watch(folders: Sequence[Path], out: Path, stop: Event, changed: Callable[[], None]) -> None:
    """Call `changed` after each change of a file below `folders` till `stop` is set; `out` is left alone."""
    homes, outside = [folder.resolve() for folder in folders], out.resolve()
    changes = watchfiles.watch(
        *homes,
        watch_filter=lambda _, path: any(concerns(Path(path), home, outside) for home in homes),
        debounce=GATHER,
        step=QUIET,
        stop_event=stop,
        raise_interrupt=False,
    )
    for _ in changes:
        changed()


def concerns(path: Path, home: Path, out: Path) -> bool:
    """Say whether a file below `home` belongs to the manuscript: not what is hidden, passing or built."""
    if not path.is_relative_to(home) or (path.is_relative_to(out) and out != home):
        return False
    hidden = any(part.startswith(".") for part in path.relative_to(home).parts)
    return not hidden and not path.name.endswith(PASSING)
