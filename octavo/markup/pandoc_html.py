"""Have pandoc write a chapter as HTML, once for all formats, and no section of it twice."""

from __future__ import annotations

import json
from collections.abc import Iterator, Sequence
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass

from lxml import etree

from octavo.book import Block
from octavo.cache import Cache, digest
from octavo.doors import pandoc
from octavo.markup.code_lines import lay_lines, lift_wishes
from octavo.markup.decimals import align_decimals
from octavo.markup.divide import Section
from octavo.markup.highlight import highlight
from octavo.markup.table_heads import name_heads
from octavo.markup.tidy import tidy
from octavo.settings import Limits
from octavo.shares import rounds, shared
from octavo.syntax import seal
from octavo.xhtml import EPUB, XHTML, Tree, local

__all__ = ["Writer", "section_trees"]

#: Letters of JSON that are worth another pandoc: it writes fewer in the time in which one begins.
LONG = 500_000
#: How many letters of JSON one pandoc is given at most: for a book of a million words it would take 2 GB.
LARGEST = 5_000_000


@dataclass(frozen=True, slots=True)
class Writer:
    """Hold what the sections of the chapter at `path` are written with; `jobs` pandocs may share them."""

    path: str
    limits: Limits
    cache: Cache
    jobs: int = 1

    def write(self, sections: Sequence[Section]) -> list[str]:
        """Give the HTML of each section, its notes behind it; what was written before is not written again.

        Raises ManuscriptError where pandoc meets a limit.
        """
        kept = [self._look_up(section) for section in sections]
        new = [section for section, html in zip(sections, kept, strict=True) if html is None]
        fresh = list(self._written([json.dumps(_parts(section)) for section in new]))
        for section, html in zip(new, fresh, strict=True):
            self._store(section, html)
        written = iter(fresh)
        return [next(written) if html is None else html for html in kept]

    def _written(self, texts: Sequence[str]) -> Iterator[str]:
        bounds = pandoc.Limits(self.limits.seconds, self.limits.megabytes)
        weights = list(map(len, texts))
        pieces = rounds(sum(weights), LARGEST, self.jobs) if sum(weights) > LONG else 1
        shares = shared(texts, weights, pieces)
        with ThreadPoolExecutor(self.jobs) as pool:
            for written in pool.map(lambda share: pandoc.write_html(share, self.path, bounds), shares):
                yield from written

    def _look_up(self, section: Section) -> str | None:
        memory = self.cache.memory
        html = memory.look_up(self._place(section), section) if memory else None
        if isinstance(html, str):
            return html
        stored = self.cache.look_up("write", _key(section))
        if stored is None:
            return None
        self._remember(section, stored.decode())
        return stored.decode()

    def _store(self, section: Section, html: str) -> None:
        self.cache.store("write", _key(section), html.encode())
        self._remember(section, html)

    def _remember(self, section: Section, html: str) -> None:
        if self.cache.memory:
            self.cache.memory.keep(self._place(section), section, html)

    def _place(self, section: Section) -> tuple[str, str, str]:
        return ("write", self.path, section.id)


def section_trees(html: str) -> tuple[Tree, dict[str, Tree]]:
    """Give a section's body as a tidy tree, and the tree of each of its notes by id."""
    wrapped = f'<body xmlns="{XHTML}" xmlns:epub="{EPUB}">{html}</body>'
    parser = etree.XMLParser(resolve_entities=False, no_network=True, huge_tree=True)
    body = etree.fromstring(wrapped, parser)
    wished = lift_wishes(body)
    tidy(body)
    name_heads(body)
    align_decimals(body)
    highlight(body)
    lay_lines(body, wished)
    lifted = {child.get("id", ""): child for child in body if _is_note(child)}
    for note in lifted.values():
        body.remove(note)
    return body, lifted


def _key(section: Section) -> str:
    return digest(*map(seal, _parts(section)), pandoc.version())


def _parts(section: Section) -> tuple[Block, ...]:
    notes = ({"t": "Div", "c": [[note.id, ["octavo-note"], []], list(note.blocks)]} for note in section.notes)
    return (*map(_paragraph, section.blocks), *notes)


def _paragraph(block: Block) -> Block:
    """Give a block, but for words beside HTML a paragraph: pandoc would write them without an element."""
    return {"t": "Para", "c": block["c"]} if block["t"] == "Plain" else block


def _is_note(element: Tree) -> bool:
    return local(element) == "div" and element.get("class") == "octavo-note"
