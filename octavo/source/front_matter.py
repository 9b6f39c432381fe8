"""Take the metadata block off a chapter: only `book.yaml` speaks for the book."""

from __future__ import annotations

import re

from octavo.findings import Finding, finding

__all__ = ["strip_front_matter"]

BLOCK = re.compile(r"\A---[ \t]*\n(?P<inside>(?:.*\n)*?)(?:---|\.\.\.)[ \t]*(?:\n|\Z)")
KEY = re.compile(r"^(?P<key>[A-Za-z][\w-]*)[ \t]*:", re.MULTILINE)

#: Keys that would read files or add markup if a chapter could set them (pandoc's MANUAL, "Variables").
DANGEROUS = frozenset(
    {"bibliography", "citation-abbreviations", "cover-image", "csl", "css", "header-includes"}
    | {"include-after", "include-before", "stylesheet"}
)


def strip_front_matter(text: str, path: str) -> tuple[str, tuple[Finding, ...]]:
    """Blank out a YAML block at the top of a chapter, keeping every line's number.

    Keys that would have reached for files are findings of code `front-matter-key`.
    """
    match = BLOCK.match(text)
    if match is None or not KEY.search(match["inside"]):
        return text, ()
    findings = tuple(
        finding(
            "front-matter-key",
            f"`{key['key']}` in a chapter has no effect",
            path=path,
            line=text[: match.start("inside") + key.start()].count("\n") + 1,
            hint="set it in book.yaml",
        )
        for key in KEY.finditer(match["inside"])
        if key["key"] in DANGEROUS
    )
    return "\n" * match[0].count("\n") + text[match.end() :], findings
