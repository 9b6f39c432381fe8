"""Hold what a rule of the preflight is given, and make the verdicts that it gives."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from octavo.conform.preflight.sheets import File, Sheet
from octavo.findings import finding
from octavo.printers import Printer
from octavo.specification import Print
from octavo.verdict import Spot, Verdict

__all__ = ["Job"]


@dataclass(frozen=True, slots=True)
class Job:
    """Hold a print job: the file's place below the output folder, what is in it, and who will print it."""

    name: str
    file: File
    settings: Print
    printer: Printer

    @property
    def color(self) -> bool:
        """Say whether the inside is printed in colour."""
        return self.settings.ink == "color"

    def against(self, code: str, message: str, hint: str, sheets: Sequence[Sheet] = ()) -> Verdict:
        """Give a verdict, found on some pages or in the whole file; its spot is the first page."""
        where = f"page {sheets[0].number}: " if sheets else ""
        more = len(sheets) - 1
        often = f"; so it is on {more} more {'page' if more == 1 else 'pages'}" if more > 0 else ""
        found = finding(code, f"{where}{message}{often}", path=self.name, format="print", hint=hint)
        return Verdict(found, Spot(page=sheets[0].number) if sheets else None)
