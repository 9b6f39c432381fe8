"""Read a formula from HTML, and lay its TeX beside the signs that it shows."""

from __future__ import annotations

import re
import unicodedata
from collections import Counter

from octavo.collate.roles import Tree, classes_of, name

__all__ = ["disagreement", "holds_formula", "shown_signs", "tex_of"]

#: How TeX is delimited in a page whose formulas a script will set.
DELIMITED = (("\\(", "\\)"), ("\\[", "\\]"))
#: What of TeX no reader sees as letters: the alignment of an array, names of environments, lengths, also at
#: the end of a line, colours; and what is struck through.
UNSHOWN = re.compile(
    r"\\(?:begin|end)\s*\{array\}\s*(?:\{[^}]*\})?"
    r"|\\(?:begin|end|label|tag|ref|eqref|hspace|vspace|mspace|color|textcolor|class|cssId)\*?\s*\{[^}]*\}"
    r"|\\(?:phantom|hphantom|vphantom)\s*\{[^}]*\}"
    r"|\\\\\*?\s*\[[^\]]*\]"
    r"|\\not\s*[=+]"
)
COMMAND = re.compile(r"\\([A-Za-z]+)")
ESCAPED = re.compile(r"\\[^A-Za-z]")
#: The signs that TeX and a reader have in common.
SIGN = re.compile(r"[0-9A-Za-z+=]")
#: A sign that is struck through is another one: what decomposes into an equals sign and a stroke is none.
STRUCK = re.compile("[=+]\u0338")


def holds_formula(element: Tree) -> bool:
    """Say whether a `span` is a formula, by the class that pandoc gives it."""
    return "math" in classes_of(element)


def tex_of(element: Tree) -> str | None:
    """Give the TeX that a formula keeps: as an annotation, as alternative text, or as a script wants it."""
    formula = next((part for part in element.iter() if name(part) == "math"), None)
    if formula is not None:
        notes = [part.text for part in formula.iter() if name(part) == "annotation" and part.text]
        return notes[0] if notes else formula.get("alttext")
    written = "".join(map(str, element.itertext())).strip()
    for begin, end in DELIMITED:
        if written.startswith(begin) and written.endswith(end):
            return written[2:-2]
    return None


def shown_signs(element: Tree) -> str | None:
    """Give the letters, digits and signs that a formula's MathML shows, sorted.

    None where it has no MathML, or one that shows the TeX as it is.
    """
    formula = next((part for part in element.iter() if name(part) == "math"), None)
    if formula is None:
        return None
    words = (part.text or "" for part in formula.iter() if not name(part).startswith("annotation"))
    shown = "".join(words)
    return None if shown.strip() == (tex_of(element) or "").strip() else "".join(sorted(_signs(shown)))


def disagreement(tex: str, shown: str) -> tuple[str, str]:
    r"""Give the signs of TeX that are not shown, and those shown that TeX does not have.

    Signs are counted and not read in order: a sum's limits stand below and above it, or beside. What
    may come from a command's own name (`\sin`, `\max`) is not counted as added.
    """
    plain = ESCAPED.sub(" ", UNSHOWN.sub(" ", tex))
    names = Counter("".join(COMMAND.findall(plain)))
    wanted = Counter(_signs(COMMAND.sub(" ", plain)))
    there = Counter(shown)
    missing, added = wanted - there, there - wanted - names
    return "".join(sorted(missing.elements())), "".join(sorted(added.elements()))


def _signs(words: str) -> list[str]:
    """Give the signs of some words; an accent, and a letter in another cut, leave the letter that it is."""
    return SIGN.findall(STRUCK.sub("", unicodedata.normalize("NFKD", words)))
