"""Ask the Nu HTML checker whether the pages of a web book are HTML."""

from __future__ import annotations

import json
import re
import tempfile
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path, PurePosixPath
from typing import Any

from octavo.conform.kit import in_kit
from octavo.conform.pages import spot_in
from octavo.doors.java import run_jar
from octavo.doors.program import TimedOutError
from octavo.findings import finding
from octavo.verdict import Verdict

__all__ = ["nu"]

#: The checker takes a few seconds for any book; after these it hangs.
SECONDS = 300.0

#: Our code for each type of message (the checker's documentation, "JSON output").
CODES: Mapping[tuple[str, str | None], str] = {
    ("error", None): "nu-error",
    ("error", "fatal"): "nu-error",
    ("info", "warning"): "nu-warning",
}

#: What the checker says of pages that are right, and why it is no fault of theirs.
MISTAKEN: Mapping[re.Pattern[str], str] = {
    re.compile(r"violates Content Security Policy \(meta tag\)"): (
        "it knows neither the origin of a page that it is given as a file, so that `'self'` is nothing to "
        "it, nor any hash, and takes linked data for a script; Chromium, which obeys the policy, reports "
        "what it blocks to the console, and the browser's tests fail on any such report"
    ),
    re.compile("Text run starts with a composing character"): (
        "an accent over a formula stands in an element of its own, as MathML has it (MathML Core, `mover`)"
    ),
}


def nu(files: Mapping[str, bytes], kind: str) -> tuple[Verdict, ...]:
    """Give the checker's errors and warnings about all pages among the files of a format, `web` or `page`.

    Each message names the page, its line and column; so does the spot. Raises MissingProgramError when
    the checker or Java is missing.
    """
    jar = in_kit("the Nu HTML checker", "vnu-jar", "build", "dist", "vnu.jar")
    pages = [name for name in files if name.endswith(".html")]
    if not pages:
        return ()
    with tempfile.TemporaryDirectory(prefix="octavo-") as folder:
        # Numbers for names: Java does not find a file by every name that Python can give it.
        for number, name in enumerate(pages):
            (Path(folder) / f"{number}.html").write_bytes(files[name])
        try:
            words = ["--format", "json", "--stdout", "--exit-zero-always", folder]
            ran = run_jar(jar, words, seconds=SECONDS)
        except TimedOutError:
            return (_failed(pages, kind, f"the Nu HTML checker was not done after {SECONDS:g} seconds"),)
    try:
        messages = json.loads(ran.out)["messages"]
    except ValueError:
        said = ran.err.decode(errors="replace").strip() or f"exit code {ran.code}"
        return (_failed(pages, kind, f"the Nu HTML checker could not judge it: {said}"),)
    return tuple(verdict for message in messages for verdict in _verdicts(message, pages, files, kind))


def _failed(pages: Sequence[str], kind: str, words: str) -> Verdict:
    return Verdict(finding("nu-error", words, path=pages[0], format=kind))


def _verdicts(
    message: dict[str, Any], pages: Sequence[str], files: Mapping[str, bytes], kind: str
) -> Iterator[Verdict]:
    sort, said = message["type"], message["message"]
    if sort == "non-document-error":
        yield _failed(pages, kind, f"the Nu HTML checker could not judge it: {said}")
    code = CODES.get((sort, message.get("subType")))
    if code is None or any(mistaken.search(said) for mistaken in MISTAKEN):
        return
    name = pages[int(PurePosixPath(message["url"]).stem)]
    line = message.get("firstLine", message.get("lastLine"))
    places = (line, message.get("firstColumn", message.get("lastColumn")))
    at = "".join(f":{number}" for number in places if number)
    words = f"{PurePosixPath(name).name}{at}: {said.rstrip('.')}"
    yield Verdict(finding(code, words, path=name, format=kind), spot_in(name, files[name], line))
