"""Compare all that an output tells with what the manuscript tells."""

from __future__ import annotations

from collections.abc import Callable, Iterator

from octavo.collate.compare_blocks import compare_captions, compare_codes, compare_images, compare_tables
from octavo.collate.compare_cells import compare_cells
from octavo.collate.compare_folios import compare_folios
from octavo.collate.compare_formulas import compare_formulas
from octavo.collate.compare_index import compare_index
from octavo.collate.compare_items import compare_items
from octavo.collate.compare_links import compare_links
from octavo.collate.compare_notes import compare_notes
from octavo.collate.compare_outline import compare_outline
from octavo.collate.compare_sections import compare_sections
from octavo.collate.compare_spaces import compare_spaces
from octavo.collate.compare_text import compare_text
from octavo.collate.facts import Known
from octavo.collate.pair import Difference, Pair

__all__ = ["compare"]

Comparison = Callable[[Pair], Iterator[Difference]]

#: What is compared, and what an output must be able to tell for it.
COMPARISONS: tuple[tuple[Comparison, Known | None], ...] = (
    (compare_sections, Known.HEADINGS),
    (compare_outline, Known.OUTLINE),
    (compare_notes, Known.NOTES),
    (compare_tables, Known.TABLES),
    (compare_cells, Known.TABLES),
    (compare_codes, Known.CODE),
    (compare_formulas, Known.FORMULAS),
    (compare_images, Known.IMAGES),
    (compare_captions, Known.CAPTIONS),
    (compare_items, Known.ITEMS),
    (compare_links, Known.LINKS),
    (compare_folios, None),
    (compare_index, None),
    (compare_spaces, Known.SPACES),
    (compare_text, None),
)


def compare(pair: Pair) -> tuple[Difference, ...]:
    """Give the first difference of each kind between an output and the manuscript it is laid beside."""
    first: dict[str, Difference] = {}
    for comparison, needed in COMPARISONS:
        if needed is None or needed in pair.observed.knows:
            for difference in comparison(pair):
                first.setdefault(difference.code, difference)
    return tuple(sorted(first.values(), key=lambda difference: difference.at))
