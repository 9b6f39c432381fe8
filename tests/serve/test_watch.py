from __future__ import annotations

from pathlib import Path
from threading import Event, Thread

import pytest

from octavo.serve.watch import concerns, watch


@pytest.mark.parametrize(
    ("path", "wanted"),
    [
        ("one.md", True),
        ("styles/web.css", True),
        ("images/a.png", True),
        ("build/web/index.html", False),
        (".git/index", False),
        ("part/.one.md.swp", False),
        ("one.md~", False),
        ("../elsewhere.md", False),
    ],
)
def test_only_the_manuscript_concerns_us(path: str, wanted: bool) -> None:  # noqa: FBT001 -- a table's cell
    home = Path("/book")
    assert (
        concerns(Path("/book") / path if ".." not in path else Path("/elsewhere.md"), home, home / "build")
        == wanted
    )


@pytest.mark.parametrize("file", ["manuscript/one.md", "styles/tokens.css"])
def test_a_change_is_told_and_the_watch_ends(file: str, tmp_path: Path) -> None:
    folders = [tmp_path / "manuscript", tmp_path / "styles"]
    for folder in folders:
        folder.mkdir()
    changed, stop = Event(), Event()
    watcher = Thread(target=watch, args=(folders, tmp_path / "build", stop, changed.set))
    watcher.start()
    try:
        for number in range(100):
            (tmp_path / file).write_text(f"{number}")
            if changed.wait(0.1):
                break
        assert changed.is_set()
    finally:
        stop.set()
        watcher.join(5)
    assert not watcher.is_alive()
