"""Read the manuscript's prose for slips of typing: what no compiler of books would notice, and readers do."""

from octavo.proofread.reading import corrections, proofread

__all__ = ["corrections", "proofread"]
