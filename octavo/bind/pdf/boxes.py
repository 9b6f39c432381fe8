"""Find the characters that are printed as empty boxes, because no font has a shape for them."""

from __future__ import annotations

import re
from collections.abc import Iterable

from octavo.bind.borrowed import remedy, script_of
from octavo.findings import Finding, finding

__all__ = ["BOX", "box_findings"]

#: What WeasyPrint 70 writes for each character of a leaf that no font has.
BOX = re.compile(
    r'\.notdef glyph rendered for Unicode string unsupported by fonts: "(?P<signs>.+?)" \(', re.DOTALL
)
#: How many characters a finding names.
NAMED = 12


def box_findings(warnings: Iterable[tuple[str | None, str]], edition: str) -> tuple[Finding, ...]:
    """Give one finding for all characters without a shape, at the first file that has one.

    `warnings` are WeasyPrint's, each with the path of its chapter.
    """
    met: dict[str, str | None] = {}
    for path, words in warnings:
        match = BOX.search(words)
        for sign in match["signs"] if match else "":
            met.setdefault(sign, path)
    if not met:
        return ()
    named = ", ".join(f"{sign} (U+{ord(sign):04X})" for sign in list(met)[:NAMED])
    rest = f" and {len(met) - NAMED} more" if len(met) > NAMED else ""
    scripts = list(dict.fromkeys(map(script_of, met)))
    what = "no font has this character" if len(met) == 1 else f"no font has these {len(met)} characters"
    first = next((path for path in met.values() if path), None)
    return (
        finding(
            "glyph-missing",
            f"{what}, of {', '.join(scripts)}: {named}{rest}",
            path=first,
            format=edition,
            hint=remedy(scripts[0]),
        ),
    )
