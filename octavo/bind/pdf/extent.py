"""Judge whether a book is too thin or too thick for its printer."""

from __future__ import annotations

from octavo.findings import Finding, finding
from octavo.printers import printer
from octavo.specification import Print

__all__ = ["page_findings"]


def page_findings(settings: Print, pages: int) -> tuple[Finding, ...]:
    """Find a book of so many pages that its printer does not bind."""
    chosen = printer(settings)
    if chosen.fewest <= pages <= chosen.most:
        return ()
    message = f"{chosen.name} binds {chosen.fewest} to {chosen.most} pages; this book has {pages}"
    hint = "choose another trim, paper or printer in book.yaml"
    return (finding("print-pages", message, path="book.yaml", format="print", hint=hint),)
