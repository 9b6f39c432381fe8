"""Ask every rule of the preflight."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence

from octavo.conform.preflight.binding import blanks, extent
from octavo.conform.preflight.boxes import boxes, safe_zone
from octavo.conform.preflight.inks import black, coverage, spaces, transparency
from octavo.conform.preflight.job import Job
from octavo.conform.preflight.reading import with_areas
from octavo.conform.preflight.sheets import Box, File
from octavo.conform.preflight.sizes import resolution, rules, type_sizes
from octavo.conform.preflight.standard import active, fonts, standard
from octavo.printers import printer
from octavo.specification import Print
from octavo.verdict import Verdict

__all__ = ["RULES", "preflight"]

RULES: Sequence[Callable[[Job], Iterator[Verdict]]] = (
    *(boxes, safe_zone),
    *(extent, blanks),
    *(standard, fonts, active),
    *(spaces, black, coverage, transparency),
    *(resolution, type_sizes, rules),
)


def preflight(
    file: File | None, name: str, settings: Print, areas: Sequence[Box | None]
) -> tuple[Verdict, ...]:
    """Give all that the printer of a book would refuse or regret in its print PDF, as `read_print` reads it.

    `name` is the file's place below the output folder; `areas` hold the ink of each page's text, as one who
    has drawn it tells. A file that cannot be read, or has no pages, is for the collation to find.
    """
    if file is None or not file.sheets:
        return ()
    job = Job(name, with_areas(file, areas), settings, printer(settings))
    return tuple(verdict for rule in RULES for verdict in rule(job))
