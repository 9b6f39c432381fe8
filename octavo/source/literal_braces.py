"""Find attributes in braces that pandoc has read as words: it would print them."""

from __future__ import annotations

import re
from collections.abc import Iterable

from octavo.findings import Finding, finding
from octavo.places import Places
from octavo.source.referring.keys import is_cross
from octavo.syntax import Element, elements, plain

__all__ = ["literal_braces"]

#: What begins as an id or a class does.
BRACES = re.compile(r"\{[#.][A-Za-z][^{}\n]*\}")
#: Keys of references and conditions, which are told where they are understood.
KEY = re.compile(r"\{#(?P<key>[^\s{}]+)")
CONDITION = re.compile(r"(?:[{\s]\.(?:only|not)-[\w-]+|\b(?:edition|meta|include)=)")
TEXTS = {"Para", "Plain", "Header"}
UNTOLD = {"Code", "Math", "RawInline"}
HINT = "an id has no spaces or per cent signs, every class a full stop: {#my-id .class}; a paragraph has none"


def literal_braces(masked: str, blocks: Iterable[Element], path: str) -> tuple[Finding, ...]:
    """Find each id or class that is printed, as in `# Heading {#my id}`; an escaped brace is meant.

    `masked` is the chapter without its code.
    """
    if not BRACES.search(masked):
        return ()
    places = Places(masked)
    found: list[Finding] = []
    for text in (each for each in elements(list(blocks)) if each["t"] in TEXTS):
        inlines = text["c"][2] if text["t"] == "Header" else text["c"]
        for match in BRACES.finditer(plain(each for each in inlines if each["t"] not in UNTOLD)):
            written = match[0]
            key = KEY.match(written)
            line, column = places.find(written)
            if line is None or CONDITION.search(written) or (key and is_cross(key["key"])):
                continue
            words = f"{written} is printed as it stands: nothing takes it for attributes"
            found.append(finding("attributes-literal", words, path=path, line=line, column=column, hint=HINT))
    return tuple(found)
