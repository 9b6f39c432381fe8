"""Find reference links whose label nothing defines: pandoc prints their brackets as text."""

from __future__ import annotations

import re
from collections.abc import Iterable

from octavo.findings import Finding, finding
from octavo.places import Places
from octavo.syntax import Element, elements, plain

__all__ = ["label_findings"]

LABEL = re.compile(r"\]\[(?P<label>[^\]\[^]+)\]")
TEXTS = {"Para", "Plain", "Header"}


def label_findings(masked: str, blocks: Iterable[Element], path: str) -> tuple[Finding, ...]:
    """Find every `[text][label]` that was left standing in what pandoc read."""
    places = Places(masked)
    return tuple(
        _undefined(match["label"], path, *places.find(match[0]))
        for element in elements(list(blocks))
        if element["t"] in TEXTS
        for match in LABEL.finditer(plain(_inlines(element)))
        if match[0] in masked
    )


def _inlines(element: Element) -> list[Element]:
    content = element["c"][2] if element["t"] == "Header" else element["c"]
    return [inline for inline in content if inline["t"] != "Code"]


def _undefined(label: str, path: str, line: int | None, column: int | None) -> Finding:
    return finding(
        "link-reference-undefined",
        f"nothing defines the link label [{label}]; its brackets will be printed",
        path=path,
        line=line,
        column=column,
        hint=f"add a line `[{label}]: https://...`, or write \\[ for a bracket that is meant",
    )
