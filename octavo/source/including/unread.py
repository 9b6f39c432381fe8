"""Find the blocks of code that would include a file, and that the dialect reads without their attributes."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Sequence

from octavo.fences import openings
from octavo.findings import Finding, finding
from octavo.syntax import Element, elements, holding

__all__ = ["unread"]

#: What asks for a file behind a fence, in braces or without them.
ASKED = re.compile(r"(?:^|[\s{])include\s*=\s*[\"']?[^\s\"'}]")


def unread(blocks: Sequence[Element], source: str, path: str) -> Iterator[Finding]:
    """Give a finding for each fence with an `include` that no block of code has.

    GitHub's dialect leaves out what stands behind the first word of a fence (GFM, section 4.5), MultiMarkdown
    has no attributes, and outside of braces nobody reads them.
    """
    if not ASKED.search(source):
        return
    code = [each for each in elements(holding(blocks, {"CodeBlock"})) if each["t"] == "CodeBlock"]
    read = Counter(target for each in code for name, target in each["c"][0][2] if name == "include")
    lines = source.split("\n")
    for line, info in openings(source):
        if not ASKED.search(info):
            continue
        target = next(
            (target for target, left in read.items() if left and target in info and "{" in info), None
        )
        # A fence that is set in may be an example, which asks for nothing.
        inset = lines[line - 1].startswith(("    ", "\t"))
        if target is not None:
            read[target] -= 1
        elif not inset or not any(info.strip() in each["c"][1] for each in code):
            words = f"{info.strip()} asks for a file, but nothing is included: it is not read as attributes"
            hint = "write ```{.python include=...}; and `markdown: gfm+attributes` where the dialect is gfm"
            yield finding("include-wrong", words, path=path, line=line, hint=hint)
