"""Ask every rule of make-up."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence

from octavo.collate.pair import Pair
from octavo.layout.breaks import hyphens, orphans, stranded, widows
from octavo.layout.depths import short, unequal
from octavo.layout.makeup import Makeup, make_up
from octavo.layout.measure import outside, over
from octavo.layout.notes import astray, continued
from octavo.settings import Settings
from octavo.shapes import trim_size
from octavo.verdict import Verdict

__all__ = ["RULES", "layout"]

Rule = Callable[[Makeup], Iterator[Verdict]]

RULES: Sequence[Rule] = (over, outside, stranded, widows, orphans, hyphens, short, unequal)
#: Asked only where the notes are set at the foot of the page.
FOOTNOTES: Sequence[Rule] = (astray, continued)
PT = 72 / 25.4


def layout(name: str, pair: Pair, settings: Settings) -> tuple[Verdict, ...]:
    """Give all that a typesetter would mark in a print PDF.

    `name` is the file's place below the output folder, `pair` its facts beside those of the manuscript.
    """
    made = make_up(name, pair, trim_size(settings.print.trim)[0] * PT)
    rules = (*RULES, *FOOTNOTES) if settings.notes.place == "page" else RULES
    return tuple(verdict for rule in rules for verdict in rule(made))
