"""Make raw HTML whole and harmless: tags that a book knows, each closed, and an account of all that went.

What comes out is read by pandoc. What stands between the tags and is no HTML, Markdown's elements, is
not written out for that: a numbered mark stands in its place.
"""

from __future__ import annotations

from collections import Counter
from html import escape
from html.parser import HTMLParser

from octavo.source.trusting.losses import Loss, inked
from octavo.source.trusting.opened import Open, hangs
from octavo.source.trusting.tag import write_tag
from octavo.source.trusting.vocabulary import (
    ALONE,
    BLOCKS,
    ENDED_BY,
    EXPECTED,
    FLAT,
    FORMS,
    INSIDE,
    RUNNING,
    UNSET,
    VOID,
    WRITTEN,
)

__all__ = ["Cleaner"]


class Cleaner(HTMLParser):
    """Clean the pieces of one stretch of HTML, one after the other. Not frozen: it remembers what is open.

    `block` says whether blocks may stand here; `deepest` is how many elements may stand in one another.
    `broken` is what cannot be cleaned. `letters` and `forms` (pandoc's types) are those that must be in what
    pandoc reads, `marks` the numbers of the marks that must.
    """

    def __init__(self, *, block: bool, deepest: int) -> None:
        """Begin with nothing open."""
        super().__init__(convert_charrefs=True)
        self.losses: list[Loss] = []
        self.letters: Counter[str] = Counter()
        self.forms: Counter[str] = Counter()
        self.marks: list[int] = []
        self.broken = False
        self._block, self._deepest = block, deepest
        self._out: list[str] = []
        self._open: list[Open] = []
        self._dropped: Counter[str] = Counter()
        self._skipping: list[str] = []
        self._piece = -1

    @property
    def closed(self) -> bool:
        """Say whether all that was opened is closed, also of what was left out."""
        return not self._open and not self._skipping and not self._dropped.total()

    @property
    def html(self) -> str:
        """Give what has been written."""
        return "".join(self._out)

    def piece(self, words: str) -> None:
        """Take the next raw piece."""
        self._piece += 1
        if hangs(words):
            self.broken = True
            return
        self.reset()
        self.feed(words)
        self.close()

    def mark(self, number: int, *, block: bool) -> None:
        """Put a mark in the place of Markdown's elements."""
        if self._skipping:
            return
        if block:
            self._end(frozenset({"p"}))
        elif self.flat:
            self._raise_flat()
        self.marks.append(number)
        name = "div" if block else "span"
        self._out.append(f'<{name} data-octavo="{number}"></{name}>')

    @property
    def flat(self) -> bool:
        """Say whether nothing but letters can stand here."""
        return not self._skipping and bool(self._open) and self._open[-1].flat

    def end(self) -> None:
        """Close what is still open."""
        self.broken = self.broken or bool(self._skipping)
        self._close_to(0)

    def handle_data(self, data: str) -> None:
        """Take text."""
        if not self._skipping:
            if self._out and self._out[-1].endswith("<pre>"):
                data = data.removeprefix("\n")
            self.letters += inked(data)
            self._out.append(escape(data, quote=False))

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        """Take a tag that opens an element."""
        if self._skipping:
            self._skipping += [tag] if tag == self._skipping[-1] else []
            return
        if not self._settled(tag):
            return
        if tag == "img" and not dict(attrs).get("src"):
            self._lose("html-dropped", "an <img> without a src shows nothing: it is left out")
            return
        written = write_tag(tag, attrs)
        for name in written.left_out:
            words = f"the attribute {name} of <{tag}> has no meaning in a book: it is left out"
            self._lose("html-dropped", words)
        self.forms += Counter({FORMS[tag]: 1} if tag in FORMS else {})
        if tag == "img":
            self.letters += inked(dict(attrs).get("alt") or "")
        if tag not in VOID:
            self._open.append(Open(tag, written.closes, len(self._out), self._place(), tag in FLAT))
            self.broken = self.broken or len(self._open) > self._deepest
        self._out.append(written.opens)

    def handle_endtag(self, tag: str) -> None:
        """Take a tag that closes an element."""
        if self._skipping:
            if tag == self._skipping[-1]:
                self._skipping.pop()
            return
        if tag not in WRITTEN or tag in VOID:
            return
        if self._dropped[tag]:
            self._dropped[tag] -= 1
            return
        depth = next((at for at in reversed(range(len(self._open))) if self._open[at].tag == tag), None)
        if depth is not None:
            self._close_to(depth + 1)
            self._out.append(self._open.pop().closes)
        elif tag not in EXPECTED:
            self._lose("html-dropped", f"</{tag}> closes nothing: it is left out")

    def handle_decl(self, decl: str) -> None:
        """Take a document type, which says nothing in the midst of a book."""
        self._lose("html-dropped", f"<!{_first(decl)}> has no meaning in a book: it is left out")

    def handle_comment(self, data: str) -> None:
        """Take what a browser would take for a comment; those that are one are gone before."""
        self._lose("html-dropped", f"<!{_first(data)}> has no meaning in a book: it is left out")

    def handle_pi(self, data: str) -> None:
        """Take an instruction to some program."""
        self._lose("html-dropped", f"<?{_first(data)}> runs nothing: it is left out")

    def unknown_decl(self, data: str) -> None:
        """Take a section of XML; what it holds may be text."""
        del data
        self.broken = True

    def _settled(self, tag: str) -> bool:
        """Say whether a tag is to be written; one that is not is told."""
        if tag in RUNNING or tag in UNSET:
            if tag not in ALONE:
                self._skipping.append(tag)
            words = f"<{tag}> is left out, with what it holds"
            self._lose("html-lost" if tag in UNSET else "html-dropped", words)
            return False
        if tag not in WRITTEN:
            self._lose(
                "html-dropped", f"<{tag}> has no meaning in a book: it is left out, and its words stay"
            )
            return False
        if self.flat and not self._held_flat(tag):
            return False
        self._end(ENDED_BY.get(tag, frozenset()))
        above = self._open[-1].tag if self._open else ""
        misplaced = tag in INSIDE and above not in INSIDE[tag]
        if misplaced or (tag in BLOCKS and not self._block):
            self._dropped[tag] += tag not in VOID | EXPECTED
            self._lose("html-dropped", f"<{tag}> cannot stand here: it is left out, and its words stay")
            return False
        return True

    def _held_flat(self, tag: str) -> bool:
        """Say whether a tag may stand in code: there it opens code in `<pre>`, or turns code into words."""
        if self._open[-1].tag != "pre":
            self._raise_flat()
            return True
        if tag in FLAT:
            return True
        self._out += "\n" * (tag == "br")
        self._dropped[tag] += tag not in VOID | EXPECTED
        if tag != "br":
            self._lose("html-dropped", f"<{tag}> cannot stand in <pre>: it is left out, and its words stay")
        return False

    def _raise_flat(self) -> None:
        """Make a span of the code that is open, since more than letters shall stand in it."""
        opened = self._open[-1]
        if "pre" in {each.tag for each in self._open}:
            return
        self._out[opened.at] = self._out[opened.at].replace("<code", "<span", 1)
        opened.closes, opened.flat = opened.closes.replace("</code>", "</span>"), False
        words = f"<{opened.tag}> with more than letters in it is set as text"
        self._lose("html-dropped", words, opened.place)

    def _end(self, ended: frozenset[str]) -> None:
        """Close what the next tag ends by itself."""
        while self._open and self._open[-1].tag in ended:
            self._out.append(self._open.pop().closes)

    def _close_to(self, depth: int) -> None:
        while len(self._open) > depth:
            opened = self._open.pop()
            self._out.append(opened.closes)
            if opened.tag not in EXPECTED:
                self._lose("html-dropped", f"<{opened.tag}> is never closed: it ends here", opened.place)

    def _place(self) -> tuple[int, int, int]:
        line, column = self.getpos()
        return self._piece, line - 1, column

    def _lose(self, code: str, words: str, place: tuple[int, int, int] | None = None) -> None:
        self.losses.append(Loss(code, words, *(place or self._place())))


def _first(words: str) -> str:
    return words[:40].split(maxsplit=1)[0] if words.strip() else ""
