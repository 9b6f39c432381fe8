"""Find characters that force the direction of text, before they vanish in pages (CVE-2021-42574)."""

from __future__ import annotations

import re
import unicodedata

from octavo.findings import Finding, finding

__all__ = ["override_findings"]

#: The overrides of Unicode Standard Annex 9, 2.2; no script has need of one. `octavo check` finds others too.
OVERRIDE = re.compile("[\u202d\u202e]")


def override_findings(text: str, path: str) -> tuple[Finding, ...]:
    """Find each override in a chapter's text, in the words in which the proofreader says it."""
    return tuple(
        finding(
            "prose-bidi-control",
            f"the invisible character U+{ord(match[0]):04X} ({unicodedata.name(match[0]).lower()}) changes"
            " the order of what is shown",
            path=path,
            line=text.count("\n", 0, match.start()) + 1,
            column=match.start() - text.rfind("\n", 0, match.start()),
            hint="delete it, unless the passage is in another script",
        )
        for match in OVERRIDE.finditer(text)
    )
