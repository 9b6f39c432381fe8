"""Count what the manuscript and an output have, as they are compared."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from octavo.collate.compare_links import told_links
from octavo.collate.facts import Facts, Known, Span
from octavo.collate.pair import Pair
from octavo.tally import Tally

__all__ = ["tally_manuscript", "tally_output"]

#: What a source must be able to tell for each count; letters it always tells.
NEEDED: Mapping[str, Known] = {
    "headings": Known.HEADINGS,
    "notes": Known.NOTES,
    "links": Known.LINKS,
    "images": Known.IMAGES,
    "ornaments": Known.ORNAMENTS,
    "tables": Known.TABLES,
    "cells": Known.TABLES,
    "items": Known.ITEMS,
    "captions": Known.CAPTIONS,
    "code": Known.CODE,
    "formulas": Known.FORMULAS,
}


def tally_manuscript(facts: Facts) -> Tally:
    """Count what a manuscript has; links that lead nowhere are not its own."""
    links = sum(not link.leads_nowhere for link in facts.links)
    return Tally("manuscript", _counts(facts) | {"links": links})


def tally_output(source: str, pair: Pair) -> Tally:
    """Count what an output has; what a page's end has cut in two is counted once."""
    counts = _counts(pair.observed) | {"links": len(told_links(pair)[1])}
    tables = (table.at for table in pair.observed.tables)
    counts["tables"] = _uncut(tables, {table.at.start for table in pair.expected.tables}, pair)
    items = (item.at for item in pair.observed.items)
    counts["items"] = _uncut(items, {item.at.start for item in pair.expected.items}, pair)
    told = {thing: NEEDED[thing] in pair.observed.knows for thing in NEEDED}
    return Tally(source, {thing: count if told.get(thing, True) else None for thing, count in counts.items()})


def _counts(facts: Facts) -> dict[str, int]:
    described = sum(bool(image.alt) for image in facts.images)
    return {
        "letters": len(facts.text),
        "headings": len(facts.sections),
        "notes": sum(note.marker is not None for note in facts.notes),
        "links": len(facts.links),
        "images": described,
        "ornaments": len(facts.images) - described,
        "tables": len(facts.tables),
        "cells": sum(len(row) for table in facts.tables for row in table.rows),
        "items": len(facts.items),
        "captions": len(facts.captions),
        "code": len(facts.codes),
        "formulas": len(facts.formulas),
    }


def _uncut(spans: Iterable[Span], wanted: set[int], pair: Pair) -> int:
    """Count what begins where the manuscript has it begin, or where no page does."""
    starts = (at.start for at in spans)
    return sum(at not in pair.observed.seams or pair.back(at).start in wanted for at in starts)
