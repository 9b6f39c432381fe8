"""Read the paragraphs of a part of a Word document in their order, with what was tracked in them."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field

from octavo.export.names import SET
from octavo.redline.paper import BREAK, PARAGRAPH, Change, Comment, Run, Signs, Stretch
from octavo.xhtml import Tree, local

__all__ = ["Flow", "W"]

W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
R = "{http://schemas.openxmlformats.org/officeDocument/2006/relationships}"
#: What holds tracked changes, and what was done to what stands in it.
IN, OUT = {"ins": "inserted", "moveTo": "moved here"}, {"del": "deleted", "moveFrom": "moved away"}
#: What holds no text of the document.
SILENT = {"pPr", "rPr", "sectPr", "tblPr", "tcPr", "trPr", "Fallback", "tblGrid"}
SIGNS = {"noBreakHyphen": "\u2011", "softHyphen": "\u00ad", "tab": "\t", "cr": BREAK}
LOOKS = {"i": "i", "b": "b"}
#: The styles of letters that are a look.
STYLED = {"Emphasis": "i", "Strong": "b"}
FIELD = "PAGEREF"
HEADING = re.compile(r"Heading\s?([1-6])")


@dataclass(slots=True)
class _Page:
    """Hold what is being read: a stretch that has not ended yet."""

    before: list[Run] = field(default_factory=list)
    after: list[Run] = field(default_factory=list)
    marks: list[str] = field(default_factory=list)
    changes: list[Change] = field(default_factory=list)
    comments: list[Comment] = field(default_factory=list)


class Flow:
    """Read one part of a document, and keep where it is."""

    def __init__(
        self,
        signs: Signs,
        notes: Mapping[tuple[str, str], str],
        pictures: Mapping[str, str],
        comments: Mapping[str, tuple[str, str, str]],
    ) -> None:
        """Begin a part; `notes` are the signs of the notes, by kind and number."""
        self._signs, self._notes, self._pictures, self._comments = signs, notes, pictures, comments
        self._now = _Page()
        self._level = 0
        self._state: tuple[bool, bool] = (True, True)
        self._by = ("", "", "")
        self._set: set[str] = set()
        self._field: list[str] | None = None
        self._skip = False
        self._open: dict[str, tuple[int, list[str]]] = {}

    def read(self, part: Tree) -> Iterator[Stretch]:
        """Give the stretches of a part; each cell of a table ends one."""
        for paragraph in part.iter(f"{W}p"):
            if any(local(above) in {"Fallback", "txbxContent"} for above in paragraph.iterancestors()):
                continue
            self._headed(paragraph)
            self._inside(paragraph)
            mark = {local(each): each for each in paragraph.iterfind(f"{W}pPr/{W}rPr/*")}
            put, gone = mark.keys() & IN.keys(), mark.keys() & OUT.keys()
            self._level = self._level or _level(paragraph)
            if _last(paragraph) or not (put or gone):
                above = paragraph.getparent()
                yield self._ended(cell=above is not None and local(above) == "tc")
                continue
            if put and not gone:
                self._now.after.append(Run(PARAGRAPH))
                self._marked("divided here", mark[min(put)])
            elif gone and not put:
                self._now.before.append(Run(PARAGRAPH))
                self._marked("joined with the next", mark[min(gone)])

    def _headed(self, paragraph: Tree) -> None:
        """Put the sign of a heading where a paragraph that was put in is one."""
        level = _level(paragraph)
        if level and self._now.after and self._now.after[-1].text == PARAGRAPH:
            self._now.after.append(Run(self._signs.of("#" * level + " ", "heading")))

    def _marked(self, kind: str, mark: Tree) -> None:
        self._changed(kind, mark.get(f"{W}author", ""), mark.get(f"{W}date", ""), "\u00b6")

    def _changed(self, kind: str, author: str, date: str, words: str) -> None:
        at = sum(len(run.text) for run in self._now.before)
        self._now.changes.append(Change(kind, author, date, words, at))

    def _ended(self, *, cell: bool) -> Stretch:
        page, self._now = self._now, _Page()
        level, self._level = self._level, 0
        runs, said = (tuple(page.before), tuple(page.after)), (tuple(page.changes), tuple(page.comments))
        return Stretch(*runs, tuple(page.marks), *said, level, cell)

    def _inside(self, element: Tree) -> None:
        for child in element:
            name = local(child)
            if name in IN or name in OUT:
                self._tracked(child, name)
            elif name == "r":
                self._run(child)
            elif name in {"bookmarkStart", "bookmarkEnd"}:
                self._bookmark(child, name)
            elif name in {"commentRangeStart", "commentRangeEnd"}:
                self._comment(child, name)
            elif name in {"oMath", "oMathPara"}:
                self._put(self._signs.of("formula", "".join(map(str, child.itertext()))))
            elif name == "fldSimple" and child.get(f"{W}instr", "").split()[:1] == [FIELD]:
                self._put(self._signs.of("page", " ".join(child.get(f"{W}instr", "").split()[:2])))
            elif name and name not in SILENT:
                self._inside(child)

    def _tracked(self, element: Tree, name: str) -> None:
        state, by = self._state, self._by
        self._state = (state[0], False) if name in OUT else (False, state[1])
        self._by = ({**IN, **OUT}[name], element.get(f"{W}author", ""), element.get(f"{W}date", ""))
        self._inside(element)
        self._state, self._by = state, by

    def _bookmark(self, element: Tree, name: str) -> None:
        number = element.get(f"{W}id", "")
        if name == "bookmarkStart":
            self._now.marks.append(element.get(f"{W}name", ""))
            if element.get(f"{W}name", "").startswith(SET):
                self._set.add(number)
        else:
            self._set.discard(number)

    def _comment(self, element: Tree, name: str) -> None:
        number = element.get(f"{W}id", "")
        if name == "commentRangeStart":
            self._open[number] = (sum(len(run.text) for run in self._now.before), [])
        elif number in self._open and number in self._comments:
            at, words = self._open.pop(number)
            author, date, text = self._comments[number]
            self._now.comments.append(Comment(author, date, text, "".join(words), at))

    def _run(self, run: Tree) -> None:
        look = _look(run.find(f"{W}rPr"))
        changed = run.find(f"{W}rPr/{W}rPrChange")
        was = look if changed is None else _look(changed.find(f"{W}rPr"))
        if changed is not None and was != look and self._state == (True, True):
            words = "".join(each.text or "" for each in run.iter(f"{W}t"))
            who = changed.get(f"{W}author", "")
            self._changed("set otherwise", who, changed.get(f"{W}date", ""), words)
        for part in run:
            self._part(part, look, was)

    def _part(self, part: Tree, look: frozenset[str], was: frozenset[str]) -> None:
        name = local(part)
        if name == "fldChar":
            self._fielded(part.get(f"{W}fldCharType", ""))
        elif name in {"instrText", "delInstrText"} and self._field is not None:
            self._field.append(part.text or "")
        elif self._skip:
            return
        elif name in {"t", "delText"}:
            self._put(part.text or "", look, was)
        elif name in SIGNS or (name == "br" and part.get(f"{W}type", "textWrapping") == "textWrapping"):
            self._put(SIGNS.get(name, BREAK), look, was)
        elif name in {"footnoteReference", "endnoteReference"}:
            kind = name.removesuffix("Reference")
            self._put(self._notes.get((kind, part.get(f"{W}id", "")), ""))
        elif name in {"drawing", "pict"}:
            self._picture(part)
        elif name == "AlternateContent":
            for each in part.iter(f"{W}drawing"):
                self._picture(each)

    def _fielded(self, kind: str) -> None:
        """Read a field that says a page's number as one sign, whatever the number is by now."""
        if kind == "begin":
            self._field = []
        elif kind == "separate" and "".join(self._field or []).split()[:1] == [FIELD]:
            self._put(self._signs.of("page", " ".join("".join(self._field or []).split()[:2])))
            self._skip = True
        elif kind == "end":
            self._field, self._skip = None, False

    def _picture(self, part: Tree) -> None:
        blips = [*part.iter("{*}svgBlip"), *part.iter("{*}blip")]
        keys = [key for blip in blips if (key := blip.get(f"{R}embed"))]
        if keys:
            self._put(self._signs.of("picture", self._pictures.get(keys[0], keys[0])))

    def _put(self, text: str, look: frozenset[str] = frozenset(), was: frozenset[str] | None = None) -> None:
        if not text:
            return
        was = look if was is None else was
        there, stays = self._state
        if not (there and stays):
            kind, author, date = self._by
            self._changed(kind, author, date, text)
        if there:
            self._now.before.append(Run(text, was, bool(self._set)))
        if stays:
            self._now.after.append(Run(text, look, bool(self._set)))
            for _, words in self._open.values():
                words.append(text)


def _last(paragraph: Tree) -> bool:
    following = paragraph.getnext()
    while following is not None and local(following) in {"bookmarkStart", "bookmarkEnd"}:
        following = following.getnext()
    return following is None or local(following) != "p"


def _level(paragraph: Tree) -> int:
    """Give the level of a heading by the id of its style; 0 for what is none."""
    style = paragraph.find(f"{W}pPr/{W}pStyle")
    found = HEADING.fullmatch("" if style is None else style.get(f"{W}val", ""))
    return int(found[1]) if found else 0


def _look(properties: Tree | None) -> frozenset[str]:
    """Give the looks that Markdown has a sign for."""
    if properties is None:
        return frozenset()
    found = {
        look
        for name, look in LOOKS.items()
        for each in [properties.find(f"{W}{name}")]
        if each is not None and each.get(f"{W}val", "true") not in {"0", "false", "off"}
    }
    style = properties.find(f"{W}rStyle")
    styled = None if style is None else STYLED.get(style.get(f"{W}val", ""))
    return frozenset(found | ({styled} if styled else set()))
