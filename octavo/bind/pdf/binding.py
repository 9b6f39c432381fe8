"""Bind the PDFs of the editions whose pages are settled."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from concurrent.futures import ThreadPoolExecutor
from functools import partial

from octavo.bind.bound import Bound
from octavo.bind.passages import wording
from octavo.bind.pdf.assemble import Edition, assemble
from octavo.bind.pdf.bleeding import bleeds
from octavo.bind.pdf.formula_findings import formula_findings
from octavo.bind.pdf.heard import layout_findings
from octavo.bind.pdf.line_findings import line_findings
from octavo.bind.pdf.presswork import presswork
from octavo.bind.pdf.settle import EDITIONS, Settled
from octavo.bind.workshop import Workshop
from octavo.book import Book, Leaf
from octavo.pagination import render_pagination

__all__ = ["bind_pdfs"]


def bind_pdfs(
    book: Book, leaves: Sequence[Leaf], workshop: Workshop, settled: Mapping[str, Settled]
) -> tuple[Bound, ...]:
    """Give a PDF of each settled edition, and with that for print its `pagination.json`."""
    bind = partial(_bind, book, leaves, workshop)
    with ThreadPoolExecutor(len(settled)) as pool:
        return tuple(pool.map(lambda name: bind(name, settled[name]), settled))


def _bind(book: Book, leaves: Sequence[Leaf], workshop: Workshop, name: str, settled: Settled) -> Bound:
    if not settled.furniture:
        message = f"the {name} edition was settled without furniture"
        raise ValueError(message)
    work = presswork(book, bleeds=bleeds(book.settings.print, leaves)) if name == "print" else None
    laid = (settled.typeset, settled.furniture, settled.pagination)
    memory = workshop.cache.memory
    edition = Edition(name, book, leaves, *laid, workshop.faces, workshop.modified, work, memory)
    files = {f"{book.settings.slug}{EDITIONS[name]}.pdf": assemble(edition)}
    findings = settled.findings + layout_findings(leaves, settled.typeset, name)
    findings += tuple(formula_findings(book, leaves, settled.typeset, name))
    if name == "print":
        findings += tuple(line_findings(book, leaves, settled.typeset, name))
        told = render_pagination(settled.pagination, name, wording(leaves, workshop.cache))
        files["pagination.json"] = told.encode()
    return Bound(name, files, findings, len(settled.pagination.pages))
