"""Blank out of a chapter's source what no reader sees: attributes, targets, comments, keys."""

from __future__ import annotations

import re

from octavo.code_mask import mask_code

__all__ = ["BLANK", "blanked"]

#: Stands for each character that is blanked: no letter, and no sign of any text.
BLANK = "\uffff"
#: Attributes; the target of a link; comments; what a label leads to; keys of citations and references.
UNSEEN = (
    re.compile(r"<!--.*?-->", re.DOTALL),
    re.compile(r"\{(?=[ \t\n]*(?:[#.][^\s{}]|-[ \t]*\}|=\w|[A-Za-z][\w-]*=))[^{}]{0,4000}\}"),
    re.compile(r"(?<=\])\((?:[^()\s]|\\.|\([^()\n]{0,500}\))*(?:\s+\"[^\"]{0,500}\")?\)"),
    re.compile(r"^[ ]{0,3}\[(?!\^)[^\]\n]{1,200}\]:[ \t]*\S.*$", re.MULTILINE),
    re.compile(r"(?<!\w)-?@(?:\{[^{}\n]*\}|\w(?:[\w:.#$%&+?<>~/-]*\w)?)"),
)


def blanked(source: str) -> str:
    """Give a source in which these are blank, but for what stands in code; no place in it moves."""
    coded = mask_code(source, BLANK)

    def blank(match: re.Match[str]) -> str:
        return match[0] if coded[match.start()] == BLANK else BLANK * len(match[0])

    for unseen in UNSEEN:
        source = unseen.sub(blank, source)
    return source
