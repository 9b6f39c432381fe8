"""Read the manuscript's prose for slips of typing: what no compiler of books would notice, and readers do."""

from octavo.proofread.mend import Revision
from octavo.proofread.reading import corrections, proofread, revisions
from octavo.proofread.slip import Correction

__all__ = ["Correction", "Revision", "corrections", "proofread", "revisions"]
