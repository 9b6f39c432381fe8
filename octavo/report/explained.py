"""Break the explanation of a code into paragraphs and examples."""

from __future__ import annotations

import re
import textwrap
from collections.abc import Iterator

from markupsafe import Markup, escape

__all__ = ["explained"]

INDENT = "    "


def explained(explanation: str) -> Markup:
    """Give an explanation as XHTML: blocks divide at empty lines, an indented one is an example."""
    return Markup("").join(_blocks(explanation))


def _blocks(explanation: str) -> Iterator[Markup]:
    for block in re.split(r"\n(?:[ \t]*\n)+", explanation.strip("\n")):
        if all(line.startswith(INDENT) for line in block.splitlines()):
            yield Markup("<pre><code>{}</code></pre>").format(textwrap.dedent(block))
        else:
            yield Markup("<p>{}</p>").format(_inline(block))


def _inline(words: str) -> Markup:
    """Set what stands between backticks as code; an odd one out stays a backtick."""
    pieces = re.split(r"(``.+?``|`[^`\n]+(?:\n[^`\n]+)?`)", words)
    return Markup("").join(
        Markup("<code>{}</code>").format(piece.strip("`").strip()) if at % 2 else escape(piece)
        for at, piece in enumerate(pieces)
    )
