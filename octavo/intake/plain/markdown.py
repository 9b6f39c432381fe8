"""Write words as Markdown that pandoc reads back as the same words."""

from __future__ import annotations

import re
from collections.abc import Callable

from octavo.intake.plain.notes import NOTE_AFTER, NOTE_BEFORE

__all__ = ["emphasised", "escaped", "written"]

#: Around words that were emphasised, in a text whose marks were read: noncharacters, which no text has.
EMPHASIS, STRONG = "\ufdd2", "\ufdd3"
WIDE = re.compile(r"(?<![\w*])\*\*(?=[^\s*])([^*\n]+?)(?<=[^\s*])\*\*(?![\w*])")
MARKS = (
    (WIDE, STRONG),
    (re.compile(r"(?<![\w_])__(?=[^\s_])([^_\n]+?)(?<=[^\s_])__(?![\w_])"), STRONG),
    (re.compile(r"(?<![\w*])\*(?=[^\s*])([^*\n]+?)(?<=[^\s*])\*(?![\w*])"), EMPHASIS),
    (re.compile(r"(?<![^\W_])_(?=[^\s_])([^_\n]+?)(?<=[^\s_])_(?![^\W_])"), EMPHASIS),
)
#: What means something to pandoc wherever it stands, and what does at the beginning of a line (MANUAL).
SIGNS = re.compile(r"[\\`*_\[\]<>$~^@|{}\"']|&(?=[#\w]+;)|(?<=-)-|(?<=\.)\.(?=\.)|!(?=\[)|#(?=#*$)")
BEGINNING = re.compile(r"^(?:[#+\-:%=>]|(?=\(?(?:\d+|[A-Za-z]|[ivxlcdmIVXLCDM]+|#)[.)](?:\s|$)))")
NUMBER = re.compile(r"^(?P<before>\(?[\w#]{1,9})(?P<after>[.)])")
NOTE = re.compile(f"{NOTE_BEFORE}(\\d+){NOTE_AFTER}")


def emphasised(text: str) -> str:
    """Read the marks of emphasis in a text: _so_, *so*, **so**."""
    for pattern, sign in MARKS:
        text = pattern.sub(rf"{sign}\g<1>{sign}", text)
    return text


def escaped(text: str) -> str:
    """Write words so that no sign in them means anything to pandoc, at a line's beginning or within it."""
    safe = SIGNS.sub(lambda match: f"\\{match[0]}", text)
    begun = NUMBER.match(safe) if BEGINNING.match(text) else None
    if begun:
        first = "\\" if begun["before"][0] in "(#" else ""
        return f"{first}{begun['before']}\\{safe[begun.start('after') :]}"
    return f"\\{safe}" if BEGINNING.match(safe) else safe


def written(text: str, note: Callable[[int], str]) -> str:
    """Write a text whose emphasis and notes were read; `note` gives the label of a note by its number."""
    safe = escaped(text).replace(STRONG, "**").replace(EMPHASIS, "*")
    return NOTE.sub(lambda match: f"[^{note(int(match[1]))}]", safe)
