"""Blank out a chapter's code, so that what looks like markup inside it is not taken for markup."""

from __future__ import annotations

import re
from functools import lru_cache

__all__ = ["FENCE", "UnclosedFence", "mask_code", "unclosed_fence"]

#: What opens an item, a definition or a note, behind which a fence may open: pandoc's lists have (2), iv.
#: and (@key), too, and an item may begin with a box.
NUMBER = r"\(?(?:\d{1,9}|[A-Za-z]|[ivxlcdmIVXLCDM]+|#|@[\w-]*)[.)]"
OPENER = rf"(?:[-+*:~]|{NUMBER}|\[[ xX]\]|\[\^[^\]\s]+\]:)[ \t]+"
#: A fence may open in the line of what holds it, and in a quotation.
FENCE = re.compile(rf"^[ \t>]*(?:{OPENER})*(?P<fence>`{{3,}}|~{{3,}})(?P<info>[^`\n]*)$")
#: A span opens at back-ticks that are not escaped, and ends in its own paragraph.
SPAN = re.compile(r"(?<![`\\])(?P<ticks>`+)(?!`)(?:(?!\n[ \t]*\n).)+?(?<!`)(?P=ticks)(?!`)", re.DOTALL)
#: What every fence has.
FENCES = ("```", "~~~")
INDENTED = re.compile(r"^(?: {4}|\t)")

#: Line number (from 1) of a fence that nothing closes, or None.
UnclosedFence = int | None


# Several stages look at one chapter, one after another, and a long one takes a while to mask.
@lru_cache(maxsize=8)
def mask_code(text: str, fill: str = " ") -> str:
    """Replace every character of code by `fill`, one character; lines and columns stay where they were.

    Fenced blocks, code spans and blocks indented after a blank line are taken for code. A list's
    or a note's continuation is indented too: it is left alone when a marker opened its block.
    """
    lines, _ = _mask_fences(text, fill)
    masked = "\n".join(_mask_indented(lines, fill))
    return SPAN.sub(lambda match: re.sub(r"[^\n]", fill, match[0]), masked) if "`" in masked else masked


def unclosed_fence(text: str) -> UnclosedFence:
    """Find the fence that nothing closes; pandoc would print the rest of the chapter as prose."""
    return _mask_fences(text, " ")[1]


def _mask_fences(text: str, fill: str) -> tuple[list[str], UnclosedFence]:
    lines = text.split("\n")
    if not any(sign in text for sign in FENCES):
        return lines, None
    masked: list[str] = []
    fence, opened = "", None
    for number, line in enumerate(lines, 1):
        match = FENCE.match(line)
        mark = match["fence"] if match else ""
        if fence:
            closes = mark.startswith(fence) and match is not None and not match["info"].strip()
            masked.append(fill * len(line))
            if closes:
                fence, opened = "", None
        elif mark:
            fence, opened = mark, number
            before = line[: line.index(mark)]
            masked.append(before + fill * (len(line) - len(before)))
        else:
            masked.append(line)
    return masked, opened


def _mask_indented(lines: list[str], fill: str) -> list[str]:
    masked: list[str] = []
    in_container = in_code = False
    after_blank = True
    for line in lines:
        indented = bool(INDENTED.match(line)) and line.strip() != ""
        if line.strip() and not indented:
            in_container = bool(re.match(rf"\s{{0,3}}{OPENER}", line))
        in_code = indented and not in_container and (after_blank or in_code)
        masked.append(fill * len(line) if in_code else line)
        after_blank = not line.strip()
    return masked
