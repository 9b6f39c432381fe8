"""List the rules: the code of each, how many of its slips a chapter's findings name, and who looks for it."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass

from octavo.proofread.apostrophes import wrong_apostrophes
from octavo.proofread.characters import bidirectional_controls, stray_characters
from octavo.proofread.dashes import hyphens_for_dashes, three_dots
from octavo.proofread.forms import mixed_forms
from octavo.proofread.galley import Galley
from octavo.proofread.markers import markers_beside_stops, spaced_markers
from octavo.proofread.primes import wrong_primes
from octavo.proofread.quotes import foreign_marks, straight_quotes
from octavo.proofread.ranges import hyphens_in_ranges
from octavo.proofread.slip import Slip
from octavo.proofread.spaces import breakable_spaces, doubled_spaces
from octavo.proofread.words import doubled_particles, repeated_words

__all__ = ["RULES", "Rule"]


@dataclass(frozen=True, slots=True)
class Rule:
    """Name a rule by the code of its findings.

    `most` is how many of a chapter's slips are named one by one: a habit of typing is told once, a real slip
    each time. All are corrected.
    """

    code: str
    most: int
    look: Callable[[Galley], Iterator[Slip]]


RULES = (
    Rule("prose-word-doubled", 50, doubled_particles),
    Rule("prose-word-repeated", 50, repeated_words),
    Rule("prose-bidi-control", 20, bidirectional_controls),
    Rule("prose-character-stray", 20, stray_characters),
    Rule("prose-forms-mixed", 1, mixed_forms),
    Rule("prose-apostrophe", 50, wrong_apostrophes),
    Rule("prose-prime", 5, wrong_primes),
    Rule("prose-quotes-straight", 1, straight_quotes),
    Rule("prose-quotes-foreign", 1, foreign_marks),
    Rule("prose-space-doubled", 1, doubled_spaces),
    Rule("prose-space-breaking", 1, breakable_spaces),
    Rule("prose-dash", 5, hyphens_for_dashes),
    Rule("prose-range", 5, hyphens_in_ranges),
    Rule("prose-ellipsis", 1, three_dots),
    Rule("prose-marker-place", 20, markers_beside_stops),
    Rule("prose-marker-spaced", 20, spaced_markers),
)
