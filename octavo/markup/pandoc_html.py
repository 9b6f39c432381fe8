"""Have pandoc write a chapter as HTML, once for all formats, with its notes at the end."""

from __future__ import annotations

import json

from lxml import etree

from octavo.book import Chapter
from octavo.cache import Cache, digest
from octavo.doors import pandoc
from octavo.markup.tidy import tidy
from octavo.settings import Limits
from octavo.xhtml import EPUB, XHTML, Tree, local

__all__ = ["chapter_trees"]


def chapter_trees(chapter: Chapter, limits: Limits, cache: Cache) -> tuple[Tree, dict[str, Tree]]:
    """Give a chapter's body as a tidy tree, and the tree of each of its notes by id.

    Raises ManuscriptError where pandoc meets a limit.
    """
    notes = tuple(
        {"t": "Div", "c": [[note.id, ["octavo-note"], []], list(note.blocks)]} for note in chapter.notes
    )
    blocks = (*chapter.blocks, *notes)
    key = digest(json.dumps(blocks), pandoc.version())
    bounds = pandoc.Limits(limits.seconds, limits.megabytes)
    html = cache.obtain("write", key, lambda: pandoc.write_html(blocks, chapter.path, bounds).encode())
    wrapped = f'<body xmlns="{XHTML}" xmlns:epub="{EPUB}">{html.decode()}</body>'
    parser = etree.XMLParser(resolve_entities=False, no_network=True, huge_tree=True)
    body = etree.fromstring(wrapped, parser)
    tidy(body)
    lifted = {child.get("id", ""): child for child in body if _is_note(child)}
    for note in lifted.values():
        body.remove(note)
    return body, lifted


def _is_note(element: Tree) -> bool:
    return local(element) == "div" and element.get("class") == "octavo-note"
