"""Show how far the work is: bars on a terminal, nothing elsewhere."""

from __future__ import annotations

import sys
from collections.abc import Iterator
from contextlib import AbstractContextManager, contextmanager
from typing import TYPE_CHECKING, Protocol

if TYPE_CHECKING:
    from rich.progress import Progress as RichProgress

__all__ = ["Progress", "Silent", "Step", "shown"]


class Step(Protocol):
    """Say that one step of a stage is done."""

    def __call__(self, label: str = "") -> None:
        """Count the step; the label says what was done, such as a chapter's path."""


class Progress(Protocol):
    """Follow the stages of a build. Steps may be counted from several threads."""

    def stage(self, name: str, steps: int) -> AbstractContextManager[Step]:
        """Begin a stage of so many steps, 0 where their number is not known; it ends with the context."""


class Silent:
    """Follow the stages without a word."""

    @contextmanager
    def stage(self, name: str, steps: int) -> Iterator[Step]:  # noqa: ARG002 -- Progress has them
        """Begin a stage that nobody watches."""
        yield _pass


class Bars:
    """Draw a bar for each stage."""

    def __init__(self, bars: RichProgress) -> None:
        """Draw on bars that are already shown."""
        self._bars = bars

    @contextmanager
    def stage(self, name: str, steps: int) -> Iterator[Step]:
        """Draw the bar of a stage, with the label of its latest step beside it."""
        task = self._bars.add_task(name, total=steps or None, label="")

        def step(label: str = "") -> None:
            self._bars.update(task, advance=1, label=label)

        yield step
        done = steps or max(1, int(self._bars.tasks[task].completed))
        self._bars.update(task, completed=done, total=done, label="")


@contextmanager
def shown(*, quiet: bool) -> Iterator[Progress]:
    """Give a progress that is drawn on stderr where that is a terminal, and not asked to be quiet."""
    if quiet or not sys.stderr.isatty():
        yield Silent()
        return
    # Here and not above: only a terminal has need of what draws bars, and it is slow to load.
    from rich.console import Console  # noqa: PLC0415 -- as said
    from rich.progress import BarColumn, MofNCompleteColumn, TextColumn, TimeElapsedColumn  # noqa: PLC0415
    from rich.progress import Progress as RichProgress  # noqa: PLC0415

    columns = (
        TextColumn("{task.description}", markup=False),
        BarColumn(),
        MofNCompleteColumn(),
        TimeElapsedColumn(),
        TextColumn("{task.fields[label]}", markup=False),
    )
    with RichProgress(*columns, console=Console(stderr=True)) as bars:
        yield Bars(bars)


def _pass(label: str = "") -> None:
    """Let a step go by."""
