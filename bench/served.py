"""Measure `octavo serve`: from the moment that a chapter is saved to the page that has the new word."""

from __future__ import annotations

import os
import re
import signal
import statistics
import subprocess
import sys
import time
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from http.client import HTTPResponse
from pathlib import Path
from urllib.parse import urljoin
from urllib.request import urlopen

import psutil

from bench.gauge import FailedError, Reading, proportional
from bench.text import Text

__all__ = ["printed", "served"]

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
    with _serving(book, out, environment) as (server, address):
        return _edits(text, manuscript, address, psutil.Process(server.pid))


def printed(text: Text, book: Path, out: Path, environment: Mapping[str, str]) -> Reading:
    """Give the same of the print PDF that follows: from the moment of saving until it is proven.

    Raises FailedError when none comes.
    """
    manuscript = book / "book.md"
    manuscript.write_text(text.reworded(UNEDITED).markdown, "utf-8")
    seconds: list[float] = []
    processors: list[float] = []
    with _serving(book, out, environment, "--print") as (server, _):
        process = psutil.Process(server.pid)
        _proven(server)
        for word in WORDS:
            changed, before, began = text.reworded(word).markdown, _used(process), time.monotonic()
            manuscript.write_text(changed, "utf-8")
            _proven(server)
            seconds.append(time.monotonic() - began)
            processors.append(_used(process) - before)
            time.sleep(1.0)
        used = statistics.median(seconds), statistics.median(processors)
        return Reading(*used, proportional(process), process.memory_info().rss)


@contextmanager
def _serving(
    book: Path, out: Path, environment: Mapping[str, str], *more: str
) -> Iterator[tuple[subprocess.Popen[str], str]]:
    serve = ["serve", "--manuscript", str(book), "--out", str(out), "--no-open", *more]
    with subprocess.Popen(  # noqa: S603 -- this very program
        [sys.executable, "-m", "octavo", *serve],
        stderr=subprocess.PIPE,
        stdout=subprocess.DEVNULL,
        text=True,
        env={**os.environ, **environment},
    ) as server:
        try:
            said = server.stderr.readline() if server.stderr else ""
            found = re.search(r"http://\S+/", said)
            if not found:
                message = f"octavo serve says: {said.strip()}"
                raise FailedError(message)
            yield server, found[0]
        finally:
            server.send_signal(signal.SIGTERM)
            server.wait(LONGEST)


def _proven(server: subprocess.Popen[str]) -> None:
    """Wait until the server says that a PDF is proven."""
    line = server.stderr.readline() if server.stderr else ""
    if "proven in" not in line:
        message = f"octavo serve says: {line.strip()}"
        raise FailedError(message)


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
