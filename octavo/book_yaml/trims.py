"""Ask whether the printer makes books of the size that is asked for, before any page is set."""

from __future__ import annotations

from collections.abc import Iterator

from octavo.book_yaml.written import Written
from octavo.findings import Finding
from octavo.printers import offer, printer
from octavo.specification import Print

__all__ = ["trim_findings"]


def trim_findings(asked: Print, written: Written, edition: str | None) -> Iterator[Finding]:
    """Find a trim that the printer does not make, or has not on the list; `asked` is what `print` says."""
    made, name = offer(asked), printer(asked).name
    if made.listed:
        return
    if made.custom:
        code, words = "print-trim-custom", f"{asked.trim} is not on the list of {name}: a custom size there"
        hint = f"the nearest on the list is {made.nearest}; ask what a custom size costs, and who sells it"
    else:
        code, words = "print-trim-unmade", f"{name} makes no books of {asked.trim}"
        hint = f"the nearest that it makes is {made.nearest}; or name another printer"
    yield written.finding(code, words, ("print", "trim"), edition=edition, hint=hint)
