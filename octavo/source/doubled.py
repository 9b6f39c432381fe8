"""Leave out attributes that cannot stand in a page: given twice, said by the element itself, or of no kind.

Pandoc writes them as they are, and no reader of XML takes an element that has an attribute twice, or one
with a prefix that nobody explains (XML 1.0, section 3.1; Namespaces in XML 1.0, section 5).
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from octavo.findings import Finding, finding
from octavo.places import Places
from octavo.syntax import ATTRIBUTES, Element, rewrite_holding

__all__ = ["leave_out_doubled"]

#: What an element of each type says by itself; of `title`, only where it has one.
OWN = {"Link": {"href"}, "Image": {"src"}}
PREFIXES = {"epub", "xml"}


def leave_out_doubled(
    blocks: Iterable[Element], source: str, path: str
) -> tuple[tuple[Element, ...], tuple[Finding, ...]]:
    """Give blocks without attributes that cannot be written, and say which those were."""
    found: list[Finding] = []
    places = Places(source)

    def settle(element: Element) -> Element:
        at = ATTRIBUTES.get(element["t"])
        if at is None or not element["c"][at][2]:
            return element
        name, classes, pairs = element["c"][at]
        kept = list(_kept(element, pairs))
        if len(kept) == len(pairs):
            return element
        for key, _ in [pair for pair in pairs if pair not in kept] or [pairs[-1]]:
            line, column = places.find(key)
            words = f"the attribute {key} is left out: it is given twice, or means nothing here"
            hint = "write it once, without a prefix"
            found.append(finding("attribute-doubled", words, path=path, line=line, column=column, hint=hint))
        content = list(element["c"])
        content[at] = [name, classes, kept]
        return {**element, "c": content}

    settled = rewrite_holding(list(blocks), set(ATTRIBUTES), settle)
    return settled, tuple(found)


def _kept(element: Element, pairs: Iterable[list[str]]) -> Iterator[list[str]]:
    met = set(OWN.get(element["t"], ()))
    if element["t"] in OWN and element["c"][2][1]:
        met.add("title")
    for pair in pairs:
        key = pair[0].lower().removeprefix("data-")
        prefix, colon, _ = key.partition(":")
        if key not in met and (not colon or prefix in PREFIXES):
            met.add(key)
            yield pair
