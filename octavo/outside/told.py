"""Tell what came of asking for an address, as a finding where its first link stands."""

from __future__ import annotations

from octavo.findings import Finding, finding
from octavo.outside.addresses import Address
from octavo.outside.answer import Answer, Fate

__all__ = ["offline", "told"]

#: The code for each fate that is worth a word, what is said of the address, and what to do.
WORDS = {
    Fate.GONE: (
        "link-gone",
        "{words}: {url}",
        "correct the address, or link to an archived copy of the page",
    ),
    Fate.MOVED: ("link-moved", "this page has moved for good: {url}", "link to {new}"),
    **dict.fromkeys(
        (Fate.UNASKED, Fate.PRIVATE, Fate.OFFLINE),
        ("link-unasked", "nobody could tell whether this page is there, {words}: {url}", "open it yourself"),
    ),
}


def told(address: Address, answer: Answer) -> Finding | None:
    """Give the finding of an answer, or None for a page that is where it was looked for."""
    if answer.fate not in WORDS:
        return None
    code, words, hint = WORDS[answer.fate]
    said = words.format(words=answer.words, url=address.url)
    more = f" (and in {address.links - 1} more links)" if address.links > 1 else ""
    remedy = hint.format(new=answer.new)
    line, column = address.line, address.column
    return finding(code, said + more, path=address.path, line=line, column=column, hint=remedy)


def offline(links: int) -> Finding:
    """Say once for all links that nobody could be asked."""
    words = f"the network cannot be reached, so nobody could be asked for {links} addresses"
    return finding("link-unasked", words, hint="check again with --external when there is a network")
