"""Read a citation style, and judge it before citeproc sees it: it must be whole, and load nothing."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from lxml import etree

from octavo.findings import Finding, finding
from octavo.settings import Settings
from octavo.source.citing.files import open_file

__all__ = ["Style", "read_style"]

CODE = "csl-broken"
CSL = "{http://purl.org/net/xbiblio/csl}"
#: How large a style may be, in MiB; the largest that are in use have a twentieth of it.
MOST = 1.0


@dataclass(frozen=True, slots=True)
class Style:
    """Hold a style in CSL 1.0, empty for pandoc's own; whether it cites in notes, and lists what is cited."""

    text: str = ""
    notes: bool = False
    lists: bool = True


def read_style(settings: Settings, root: Path) -> tuple[Style, tuple[Finding, ...]]:
    """Read the style that `csl` names, or give pandoc's own: Chicago, author and date.

    A style that refers to another, which would have to be fetched, is refused (CSL 1.0.2, "dependent").
    """
    path = settings.csl
    if path is None:
        return Style(), ()
    text, found = open_file(path, root, MOST)
    if found:
        return Style(), found
    parser = etree.XMLParser(resolve_entities=False, no_network=True, load_dtd=False, huge_tree=False)
    try:
        tree = etree.fromstring(text.encode(), parser)
    except etree.XMLSyntaxError as error:
        line, column = error.position
        words = f"this style is no XML that can be read: {error.msg}"
        return Style(), (finding(CODE, words, path=path, line=line, column=column),)
    wrong = _wrong(tree, path)
    return (Style(), (wrong,)) if wrong else (_style(tree, text), ())


def _style(tree: etree._Element, text: str) -> Style:
    return Style(text, tree.get("class") == "note", tree.find(f"{CSL}bibliography") is not None)


def _wrong(tree: etree._Element, path: str) -> Finding | None:
    if tree.getroottree().docinfo.doctype:
        words = "a style may hold no DOCTYPE, which could load other files"
        return finding(CODE, words, path=path, line=1, hint="delete it, with the entities it defines")
    if tree.tag != f"{CSL}style":
        hint = "a style of CSL 1.0 begins with <style xmlns=...>; take one from citationstyles.org"
        return finding(CODE, "this file is no citation style", path=path, line=1, hint=hint)
    # Whatever namespace it says it is of: citeproc looks at the names alone.
    links = (link for link in tree.iter("{*}link") if link.get("rel", "").strip() == "independent-parent")
    parent = next(links, None)
    if parent is not None:
        address = parent.get("href", "")
        words = f"this style only refers to another, {address}, and nothing is fetched"
        hint = f"download {address.rpartition('/')[2]}.csl into the book's folder, and name that"
        return finding("csl-dependent", words, path=path, line=parent.sourceline, hint=hint)
    return None
