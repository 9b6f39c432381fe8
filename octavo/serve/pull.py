"""Pull an impression of the manuscript as it lies in its folder; what did not change is taken from memory."""

from __future__ import annotations

from dataclasses import replace

from octavo.bind.other_faces import declare
from octavo.bind.style_folders import style_folders
from octavo.bind.stylesheets import load_stylesheets
from octavo.book_yaml import read_settings
from octavo.cache import Cache
from octavo.errors import OctavoError
from octavo.findings import Severity, worst
from octavo.markup.leaves import mark_up
from octavo.media import Medium
from octavo.memory import Memory
from octavo.order import Order
from octavo.progress import Silent
from octavo.reading import read
from octavo.report import allowed
from octavo.serve.impression import Impression
from octavo.serve.pages import make_site
from octavo.serve.typecase import Typecase

__all__ = ["pull"]


def pull(order: Order, cache: Cache, memory: Memory, before: Impression) -> Impression:
    """Give the next impression: new pages, or those before with the errors that stand in their way.

    Raises OSError when a file goes away while it is read, as it may when an editor saves.
    """
    try:
        settings, found = read_settings(order.manuscript, order.edition)
        manuscript = read(order, settings, cache, Silent())
        findings = allowed((*found, *manuscript.findings), settings.allow)
        if worst(findings) is Severity.ERROR:
            return replace(before, number=before.number + 1, findings=findings)
        book = manuscript.of(Medium.WEB).furnished
        leaves = mark_up(book, cache, order.jobs, lambda _: None)
        fonts = book.settings.fonts
        stylesheets = declare(load_stylesheets(*style_folders(order.manuscript)), fonts.others)
        typecase = memory.recall("typecase", fonts, lambda: Typecase(fonts, order.manuscript))
        site = make_site(book, leaves, stylesheets, typecase)
    except OctavoError as error:
        return replace(before, number=before.number + 1, findings=error.findings)
    memory.turn()
    return Impression(before.number + 1, site, findings)
