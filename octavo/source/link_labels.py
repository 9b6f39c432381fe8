"""Find what was meant for a link and is none: pandoc prints its brackets as text."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from octavo.findings import Finding, finding
from octavo.places import Places
from octavo.syntax import Element, elements, plain

__all__ = ["label_findings"]

#: `[text][label]` and `[label][]`, where no label follows a bracket of another kind.
LABEL = re.compile(r"\]\[(?P<label>[^\]\[^]+)\]|\[(?P<words>[^\]\[^]+)\]\[\]")
#: `[text](address`, with nothing escaped; the address ends where it may have gone wrong.
DIRECT = re.compile(
    r"(?<!\\)\[[^\]\[\n]*(?<!\\)\](?P<target>\(<?(?:https?:|www\.|mailto:|#[\w-])[^\s()<>]*)", re.IGNORECASE
)
TEXTS = {"Para", "Plain", "Header"}


def label_findings(masked: str, blocks: Iterable[Element], path: str) -> tuple[Finding, ...]:
    """Find every `[text][label]`, `[label][]` and `[text](address` left standing in what pandoc read."""
    direct = list(DIRECT.finditer(masked)) if "](" in masked else []
    if "][" not in masked and not direct:
        return ()
    places = Places(masked)
    texts = [plain(_inlines(each)) for each in elements(list(blocks)) if each["t"] in TEXTS]
    labels = tuple(
        _undefined(match["label"] or match["words"], masked, path, *places.find(match[0]))
        for text in texts
        for match in LABEL.finditer(text)
        if match[0] in masked
    )
    return labels + tuple(_direct(direct, masked, "\n".join(texts), path))


def _direct(direct: list[re.Match[str]], masked: str, printed: str, path: str) -> Iterator[Finding]:
    for match in direct:
        if "]" + match["target"] in printed:
            line = masked.count("\n", 0, match.start()) + 1
            column = match.start() - masked.rfind("\n", 0, match.start())
            words = f"this is no link, and its brackets will be printed: {match[0]}"
            hint = "close it with ) in its line, write %20 for a space, and balance its brackets"
            yield finding("link-malformed", words, path=path, line=line, column=column, hint=hint)


def _inlines(element: Element) -> list[Element]:
    content = element["c"][2] if element["t"] == "Header" else element["c"]
    return [inline for inline in content if inline["t"] != "Code"]


def _undefined(label: str, masked: str, path: str, line: int | None, column: int | None) -> Finding:
    written = re.search(rf"^[ \t>]*\[{re.escape(label)}\]:", masked, re.MULTILINE | re.IGNORECASE)
    hint = f"add a line `[{label}]: https://...`, or write \\[ for a bracket that is meant"
    if written:
        at = masked.count("\n", 0, written.start()) + 1
        hint = f"line {at} defines it, but wants an empty line before it: it is part of what stands above"
    message = f"nothing defines the link label [{label}]; its brackets will be printed"
    return finding("link-reference-undefined", message, path=path, line=line, column=column, hint=hint)
