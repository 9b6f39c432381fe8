r"""Keep what raw TeX in a chapter means to pandoc: definitions of commands, and environments of formulas.

Pandoc has put a command such as `\newcommand{\R}{\mathbb{R}}` into the chapter's formulas when it gives the
definition (its manual, "Extension: latex_macros"), and its writers set `\begin{align}` as a formula.
"""

from __future__ import annotations

import re
from typing import Any

__all__ = ["TEX", "formula_in", "is_definitions"]

#: What pandoc calls raw TeX.
TEX = {"tex", "latex"}
#: How a definition begins, up to the brace before what the command stands for.
DEFINITION = re.compile(
    r"\s*(?:%[^\n]*\n\s*)*\\(?:"
    r"(?:(?:re|provide)?(?:new)?command|DeclareMathOperator)\*?\s*(?:\{\s*\\[A-Za-z]+\s*\}|\\[A-Za-z]+)"
    r"\s*(?:\[[^\]]*\]\s*)*"
    r"|def\s*\\[A-Za-z]+\s*(?:#\d)*\s*)(?=\{)"
)
#: Environments that are formulas (amsmath), and those that say nothing but that.
ENVIRONMENT = re.compile(
    r"\s*\\begin\{(?P<name>(?:align|alignat|displaymath|eqnarray|equation|flalign|gather|math|multline)\*?)\}"
    r"(?P<inside>.*)\\end\{(?P=name)\}\s*",
    re.DOTALL,
)
BARE = {"displaymath", "equation", "equation*", "math"}


def is_definitions(words: str) -> bool:
    """Say whether raw TeX is definitions of commands and nothing else."""
    at = 0
    while match := DEFINITION.match(words, at):
        at = _closed(words, match.end())
    return at > 0 and not re.sub(r"%[^\n]*", "", words[at:]).strip()


def formula_in(words: str) -> dict[str, Any] | None:
    """Give the displayed formula that an environment in raw TeX is, or None."""
    match = ENVIRONMENT.fullmatch(words)
    if match is None:
        return None
    tex = match["inside"] if match["name"] in BARE else words
    return {"t": "Math", "c": [{"t": "DisplayMath"}, tex.strip()]}


def _closed(words: str, at: int) -> int:
    """Give where the group ends that a brace opens; the end of the words where nothing closes it."""
    depth = 0
    for match in re.finditer(r"\\.|[{}]", words[at:], re.DOTALL):
        depth += {"{": 1, "}": -1}.get(match[0], 0)
        if not depth and match[0] == "}":
            return at + match.end()
    return len(words)
