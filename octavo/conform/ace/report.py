"""Read Ace's report, and find the line of each element that it points at."""

from __future__ import annotations

import re
import zipfile
from collections.abc import Iterator, Mapping
from typing import Any
from urllib.parse import unquote

from lxml import etree

from octavo.findings import finding
from octavo.verdict import Spot, Verdict

__all__ = ["read_report"]

#: Our code for each of Ace's impacts.
CODES: Mapping[str, str] = {
    "critical": "ace-violation",
    "serious": "ace-violation",
    "moderate": "ace-advice",
    "minor": "ace-advice",
}
#: A step of a canonical fragment identifier: an element has twice its number among its siblings.
STEP = re.compile(r"/(\d+)")


def read_report(report: Mapping[str, Any], archive: zipfile.ZipFile, name: str) -> Iterator[Verdict]:
    """Give a verdict for each assertion of a report about an EPUB; `name` is the EPUB's place.

    An assertion says where by a fragment identifier within its document (EPUB CFI 1.1, section 2.2),
    which leads to the line on which the element begins.
    """
    for about in report["assertions"]:
        file = _file(about["earl:testSubject"]["url"], archive)
        for assertion in about["assertions"]:
            yield _verdict(assertion, file, archive, name)


def _file(url: str, archive: zipfile.ZipFile) -> str | None:
    """Give the file in the archive: Ace names it from the package document, or from the root."""
    end = unquote(url).lstrip("/")
    return next((file for file in archive.namelist() if f"/{file}".endswith(f"/{end}")), None)


def _verdict(assertion: Mapping[str, Any], file: str | None, archive: zipfile.ZipFile, name: str) -> Verdict:
    result, test = assertion["earl:result"], assertion["earl:test"]
    pointers = result.get("earl:pointer", {}).get("cfi", [])
    line = _line(archive.read(file), pointers[0]) if file and pointers else None
    where = "" if file is None else f"{file.removeprefix('EPUB/')}{f':{line}' if line else ''}: "
    said = "; ".join(part.strip() for part in result["dct:description"].splitlines() if part.strip())
    message = f"{where}{said} ({test['dct:title']}, {test['earl:impact']})"
    found = finding(
        CODES[test["earl:impact"]], message, path=name, format="epub", hint=f"see {test['help']['url']}"
    )
    return Verdict(found, Spot(file, line) if file else None)


def _line(document: bytes, pointer: str) -> int | None:
    """Give the line of the element that a fragment identifier leads to, or of the nearest around it."""
    try:
        element = etree.fromstring(document)
    except etree.XMLSyntaxError:
        return None
    for step in STEP.findall(pointer):
        elements = [child for child in element if isinstance(child.tag, str)]
        number, between = divmod(int(step), 2)
        if between or not 1 <= number <= len(elements):
            break
        element = elements[number - 1]
    return element.sourceline
