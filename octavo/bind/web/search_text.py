"""Write the text that a reader searches: every passage of the web book, with the place where it stands.

It is a script, and not a file of data, because a page that is opened from a disk may load a script that
lies beside it and nothing else. It is loaded when somebody searches, and not before.
"""

from __future__ import annotations

import json
from collections.abc import Iterator

from octavo.bind.web.passages import passages, words_of
from octavo.bind.web.plan import Plan
from octavo.book import Leaf

__all__ = ["SEARCH_TEXT", "search_text"]

SEARCH_TEXT = "search.js"


def search_text(planned: Plan) -> str:
    """Give the script: for each page its file, its title, and id and words of each of its passages."""
    pages = [[planned.files[leaf.key], leaf.title, list(_passages(planned, leaf))] for leaf in planned.pages]
    text = json.dumps(pages, ensure_ascii=False, separators=(",", ":"))
    return f"window.octavoText={text};\n"


def _passages(planned: Plan, leaf: Leaf) -> Iterator[tuple[str, str]]:
    if leaf.kind == "index" and leaf.path is None:
        # It would answer every search for a word that it lists.
        return
    tree = planned.tree(leaf)
    for heading in leaf.headings:
        yield heading.id, heading.text
    for passage in passages(tree):
        if words := words_of(passage):
            yield passage.get("id", ""), words
