"""Mark the parts of code that a programmer tells apart, by classes that all formats share."""

from __future__ import annotations

from collections.abc import Iterator

from lxml import etree
from pygments.lexer import Lexer
from pygments.lexers import get_lexer_by_name
from pygments.token import Comment, Keyword, Name, Number, String, _TokenType
from pygments.util import ClassNotFound

from octavo.xhtml import XHTML, Tree

__all__ = ["highlight"]

H = f"{{{XHTML}}}"
#: What is marked, by Pygments' kinds of tokens; a kind holds those below it.
CLASSES: tuple[tuple[_TokenType, str], ...] = (
    (Comment, "code-comment"),
    (Keyword, "code-keyword"),
    (String, "code-string"),
    (Number, "code-number"),
    (Name.Function, "code-name"),
    (Name.Class, "code-name"),
    (Name.Tag, "code-keyword"),
)
#: Letters of a block that is read; a longer one is a file, and no longer code to be read.
LONGEST = 100_000
#: A lexer must give back what it was given, to the letter.
FAITHFUL = {"stripnl": False, "stripall": False, "ensurenl": False, "tabsize": 0}


def highlight(body: Tree) -> None:
    """Put the parts of each block of code whose language is known into spans, changing the tree.

    No letter is touched: a block that Pygments would change stays as it was, and so does one with elements
    in it. The language is the first of the block's classes that Pygments knows.
    """
    for code in body.iter(f"{H}code"):
        block = code.getparent()
        lexer = None if block is None or block.tag != f"{H}pre" else _lexer(block.get("class", ""))
        words = code.text or ""
        if lexer is None or len(code) or len(words) > LONGEST:
            continue
        parts = list(_parts(lexer, words))
        if "".join(part for _, part in parts) == words:
            _mark(code, parts)


def _lexer(classes: str) -> Lexer | None:
    for name in classes.split():
        try:
            return get_lexer_by_name(name, **FAITHFUL)
        except ClassNotFound:
            continue
    return None


def _parts(lexer: Lexer, words: str) -> Iterator[tuple[str, str]]:
    """Give the runs of a text, and the class of each; empty for what is not marked."""
    kind, run = "", ""
    for token, part in lexer.get_tokens(words):
        found = next((name for above, name in CLASSES if token in above), "")
        if found != kind and run:
            yield kind, run
            run = ""
        kind, run = found, run + part
    if run:
        yield kind, run


def _mark(code: Tree, parts: list[tuple[str, str]]) -> None:
    code.text = None
    last: Tree | None = None
    for kind, run in parts:
        if kind:
            last = etree.SubElement(code, f"{H}span", {"class": kind})
            last.text = run
        elif last is None:
            code.text = run
        else:
            last.tail = run
