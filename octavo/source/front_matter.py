"""Take the metadata block off a chapter: only `book.yaml` speaks for the book."""

from __future__ import annotations

import re

from octavo.findings import Finding, finding

__all__ = ["metadata_findings", "strip_front_matter"]

#: What may stand before the block at the top: empty lines, and comments, which say whose the file is.
BEFORE = r"(?:[ \t]*\n|[ ]{0,3}<!--(?:(?!-->)[\s\S])*-->[ \t]*\n)*"
#: A line behind the first that is empty makes it a rule (pandoc's MANUAL, "Extension: yaml_metadata_block").
BLOCK = re.compile(
    rf"\A(?P<before>{BEFORE})"
    r"(?P<block>---[ \t]*\n(?![ \t]*\n)(?P<inside>(?:.*\n)*?)(?:---|\.\.\.)[ \t]*(?:\n|\Z))"
)
FURTHER_DOWN = re.compile(
    r"(?:\n\n|-->[ \t]*\n)(?P<block>---[ \t]*\n(?=[A-Za-z])(?:(?:[A-Za-z][\w-]*[ \t]*:|[ \t]+\S|- |#).*\n)+)"
    r"(?:---|\.\.\.)[ \t]*(?=\n|\Z)"
)
KEY = re.compile(r"^(?P<key>[A-Za-z][\w-]*)[ \t]*:", re.MULTILINE)

#: Keys that would read files or add markup if a chapter could set them (pandoc's MANUAL, "Variables").
DANGEROUS = frozenset(
    {"bibliography", "citation-abbreviations", "cover-image", "csl", "css", "header-includes"}
    | {"include-after", "include-before", "stylesheet"}
)


def strip_front_matter(text: str, path: str) -> tuple[str, tuple[Finding, ...]]:
    """Blank out a YAML block at the top of a chapter, keeping every line's number.

    Comments may stand before it. The block is a finding, and so is each key in it that would have reached
    for files.
    """
    match = BLOCK.match(text)
    if match is None or not KEY.search(match["inside"]):
        return text, ()
    dangerous = tuple(
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
    words = "this chapter's own metadata has no effect"
    line = text.count("\n", 0, match.start("block")) + 1
    block = finding("metadata-block", words, path=path, line=line, hint="set it in book.yaml")
    blank = "\n" * match["block"].count("\n")
    return match["before"] + blank + text[match.end() :], (block, *dangerous)


def metadata_findings(masked: str, path: str) -> tuple[Finding, ...]:
    """Find what looks like a YAML block further down in a chapter: it will be printed.

    `masked` is the chapter without its code.
    """
    return tuple(
        finding(
            "metadata-block",
            "this block of metadata will be printed as text",
            path=path,
            line=masked.count("\n", 0, match.start("block")) + 1,
            hint="set it in book.yaml; write a rule as * * *",
        )
        for match in FURTHER_DOWN.finditer(masked)
    )
