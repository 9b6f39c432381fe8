"""Measure `octavo serve`: from the moment that a chapter is saved to the page that has the new word."""

from __future__ import annotations

import os
import re
import signal
import statistics
import subprocess
import sys
import time
from collections.abc import Mapping
from http.client import HTTPResponse
from pathlib import Path
from urllib.parse import urljoin
from urllib.request import urlopen

import psutil

from bench.gauge import FailedError, Reading, proportional
from bench.text import Text

__all__ = ["served"]

#: The words that are put in one after another; none stands in a book.
WORDS = ("harbourly", "lamplightly", "windwardly", "keelsonly", "spindriftly")
UNEDITED = "anchorlessly"
LONGEST = 60.0
LINK = re.compile(r'href="([^"#:?]+\.html)')


def served(text: Text, book: Path, out: Path, environment: Mapping[str, str]) -> Reading:
    """Give the median of five edits in the third chapter, what they cost at the middle, and the memory held.

    Raises FailedError when a page does not come.
    """
    manuscript = book / "book.md"
    manuscript.write_text(text.reworded(UNEDITED).markdown, "utf-8")
    serve = ["serve", "--manuscript", str(book), "--out", str(out), "--no-open"]
    with subprocess.Popen(  # noqa: S603 -- this very program
        [sys.executable, "-m", "octavo", *serve],
        stderr=subprocess.PIPE,
        text=True,
        env={**os.environ, **environment},
    ) as server:
        try:
            said = server.stderr.readline() if server.stderr else ""
            found = re.search(r"http://\S+/", said)
            if not found:
                message = f"octavo serve says: {said.strip()}"
                raise FailedError(message)
            return _edits(text, manuscript, found[0], psutil.Process(server.pid))
        finally:
            server.send_signal(signal.SIGTERM)
            server.wait(LONGEST)


def _edits(text: Text, manuscript: Path, address: str, server: psutil.Process) -> Reading:
    page = _page_of(address, UNEDITED)
    seconds: list[float] = []
    processors: list[float] = []
    with urlopen(urljoin(address, "-/events"), timeout=LONGEST) as events:  # noqa: S310 -- our own address
        _next(events)
        for word in WORDS:
            changed, before, began = text.reworded(word).markdown, _used(server), time.monotonic()
            manuscript.write_text(changed, "utf-8")
            while word not in _get(page):
                _next(events)
                if time.monotonic() - began > LONGEST:
                    message = "the page does not show the new word"
                    raise FailedError(message)
            seconds.append(time.monotonic() - began)
            processors.append(_used(server) - before)
            # As a writer would, and not before the server is done with the last.
            time.sleep(1.0)
    memory = proportional(server)
    return Reading(
        statistics.median(seconds), statistics.median(processors), memory, server.memory_info().rss
    )


def _page_of(address: str, word: str) -> str:
    waiting, seen = [address], {address}
    while waiting:
        page = waiting.pop()
        said = _get(page)
        if word in said:
            return page
        found = [urljoin(page, each) for each in LINK.findall(said)]
        waiting += [each for each in dict.fromkeys(found) if each not in seen and each.startswith(address)]
        seen |= set(found)
    message = "no page has the third chapter"
    raise FailedError(message)


def _get(address: str) -> str:
    with urlopen(address, timeout=LONGEST) as answer:  # noqa: S310 -- our own address
        return str(answer.read().decode())


def _next(events: HTTPResponse) -> None:
    while not events.readline().startswith(b"data:"):
        pass


def _used(server: psutil.Process) -> float:
    times = [each.cpu_times() for each in (server, *server.children(recursive=True))]
    used = (each.user + each.system + each.children_user + each.children_system for each in times)
    return float(sum(used))
