"""Break off a function at every step that it takes on the disk: by a kill, or by an error of the system."""

from __future__ import annotations

import errno
import os
import shutil
import signal
import sys
from collections.abc import Callable, Iterator
from contextlib import suppress
from pathlib import Path

from octavo.errors import OctavoError, UsageError
from octavo.files import locked, place
from octavo.founding import expect_free, settle_in

#: What changes a disk, or begins to (Python's table of audit events).
CHANGES = {"open", "os.link", "os.mkdir", "os.remove", "os.rename", "os.rmdir", "tempfile.mkdtemp"}

BEFORE = {"book.pdf": b"old", "book.epub": b"old", "web/index.html": b"old", "web/gone.html": b"old"}
AFTER = {"book.pdf": b"new", "book.epub": b"new", "web/index.html": b"new", "web/text/come.html": b"new"}

Act = Callable[[Path], None]


def outputs(out: Path) -> dict[str, bytes]:
    """Read what stands in a folder, but what is hidden."""
    files = [path for path in out.rglob("*") if path.is_file()]
    names = {path.relative_to(out).as_posix(): path for path in files}
    return {name: path.read_bytes() for name, path in names.items() if not name.startswith(".")}


def hidden(out: Path) -> set[str]:
    """Name what else stands there."""
    return {path.name for path in out.iterdir() if path.name.startswith(".")} - {".lock"}


def build(out: Path) -> None:
    """Do as a build does in the end."""
    with locked(out, lambda: None):
        place(out, AFTER)


def look(out: Path) -> None:
    """Do as the next command does first."""
    with locked(out, lambda: None):
        pass


def broken_off(act: Act, out: Path, at: int, stop: Callable[[], None]) -> bool:
    """Let a child act, and stop it before its step of that number; say whether it took so many."""
    child = os.fork()
    if child == 0:
        count = 0

        def step(event: str, given: tuple[object, ...]) -> None:
            nonlocal count
            if event in CHANGES and str(out) in str(given):
                count += 1
                if count == at:
                    stop()

        sys.addaudithook(step)
        with suppress(OctavoError):
            act(out)
            if count < at:
                os._exit(7)
        os._exit(0)
    return os.waitpid(child, 0)[1] != 7 << 8


def each_step(act: Act, start: Path, out: Path, stop: Callable[[], None]) -> Iterator[int]:
    """Break an act on a copy of a folder off at each step in turn."""
    for at in range(1, 1000):
        shutil.rmtree(out, ignore_errors=True)
        shutil.copytree(start, out)
        if not broken_off(act, out, at, stop):
            return
        yield at


def killed() -> None:
    """Be killed."""
    os.kill(os.getpid(), signal.SIGKILL)


def full() -> None:
    """Meet a disk that is full."""
    raise OSError(errno.ENOSPC, os.strerror(errno.ENOSPC))


def kills(home: Path) -> str:
    """Kill a build at every step, then the next command too; tell how often."""
    start, out, again = home / "start", home / "out", home / "again"
    count = seconds = moved = 0
    with locked(start, lambda: None):
        place(start, BEFORE)
    for _ in each_step(build, start, out, killed):
        count += 1
        now = outputs(out)
        assert now in (BEFORE, AFTER) or ".placing" in hidden(out), (now, hidden(out))
        committed = ".placing" in hidden(out) or now == AFTER
        moved += committed
        for _ in each_step(look, out, again, killed):
            seconds += 1
            look(again)
            assert outputs(again) == (AFTER if committed else BEFORE)
            assert not hidden(again)
        look(out)
        assert outputs(out) == (AFTER if committed else BEFORE)
        assert not hidden(out)
    return f"{count} {moved} {seconds}"


def errors(home: Path) -> str:
    """Let a build meet a full disk at every step; tell how often nothing was changed."""
    start, out = home / "start", home / "out"
    kept = count = 0
    with locked(start, lambda: None):
        place(start, BEFORE)
    for _ in each_step(build, start, out, full):
        count += 1
        assert outputs(out) in (BEFORE, AFTER), outputs(out)
        kept += outputs(out) == BEFORE
        look(out)
        assert outputs(out) in (BEFORE, AFTER)
        assert not hidden(out)
    return f"{count} {kept}"


def beginnings(home: Path) -> str:
    """Kill at every step who founds a manuscript; tell how often, and how often it was there all the same."""
    start, out = home / "start", home / "out"
    start.mkdir()
    count = whole = 0
    for _ in each_step(lambda folder: settle_in(folder, AFTER), start, out, killed):
        count += 1
        try:
            expect_free(out)
        except UsageError:
            whole += 1
            assert outputs(out) == AFTER
            assert sorted(path.name for path in out.iterdir()) == ["book.epub", "book.pdf", "web"]
        else:
            assert not list(out.iterdir())
    return f"{count} {whole}"


if __name__ == "__main__":
    os.fsync = lambda _: None  # type: ignore[assignment] # nobody cuts the power here, and it is slow
    print(globals()[sys.argv[1]](Path(sys.argv[2])))  # noqa: T201 -- its answer
