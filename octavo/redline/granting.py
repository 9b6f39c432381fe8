"""Grant wishes: carry them out, have what came of it read again, and take back what did not come true."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from difflib import SequenceMatcher

from octavo.redline.asking import Asked
from octavo.redline.cuts import LEVELS, Cut
from octavo.redline.orphans import without_orphans
from octavo.redline.paper import PARAGRAPH, Signs, Stretch, letters
from octavo.redline.sheet import Sheet
from octavo.redline.wishes import Op, Wish

__all__ = ["Bench", "Read", "grant", "headed"]

#: The running text of a chapter, and its notes, as they are read again.
Read = Callable[[Mapping[str, str]], Mapping[str, tuple[Sequence[str], Sequence[str]]]]


@dataclass(slots=True)
class Bench:
    """Hold a chapter at work: its sheet, in which way each wish is tried (LEVELS: in none), and what is lost.

    What is lost are steps in words that Octavo sets.
    """

    asked: Asked
    sheet: Sheet
    levels: list[int] = field(default_factory=list)
    lost: list[tuple[Wish, Op]] = field(default_factory=list)

    def __post_init__(self) -> None:
        """Begin with the likeliest way."""
        wishes: list[Wish] = []
        for wish in self.asked.wishes:
            kept, lost = self.sheet.feasible(wish)
            wishes += [kept] if kept else []
            self.lost += ((wish, step) for step in lost)
        self.asked.wishes = wishes
        self.levels = [0] * len(wishes)
        for sign in self.asked.added:
            self.sheet.added[sign] = f"[^{_label(self.sheet.source, sign, self.asked.added)}]"

    def granted(self) -> Iterator[tuple[Wish, list[Cut]]]:
        """Give each wish that is tried, and its cuts; one that has none in any way is given up."""
        for number, wish in enumerate(self.asked.wishes):
            cuts = None
            while self.levels[number] < LEVELS and cuts is None:
                cuts = self.sheet.cuts(wish, self.levels[number])
                if cuts is None:
                    self.levels[number] += 1
            if cuts is not None:
                yield wish, cuts

    def source(self) -> str:
        """Give the source with all wishes granted that are tried."""
        cuts: list[Cut] = []
        runs = ""
        for wish, made in self.granted():
            cuts += made
            runs += letters(wish.runs or ())
        text, end = self.sheet.source, len(self.sheet.source)
        for cut in sorted(cuts, key=lambda each: (each.start, each.end), reverse=True):
            if cut.end <= end:
                text = text[: cut.start] + cut.put + text[cut.end :]
                end = cut.start
        for sign, words in self.asked.added.items():
            if sign in runs:
                text = f"{text.rstrip()}\n\n{self.sheet.added[sign]}: {words}\n"
        return without_orphans(self.sheet.source, text)

    def wanted(self) -> tuple[list[tuple[str, int]], list[tuple[str, int]]]:
        """Give what is to stand in the running text and in the notes, and by which wish; -1: by none."""
        body = [*self._row("", self.asked.body)]
        gone = {sign for sign in self.asked.notes if not any(sign in text for text, _ in body)}
        notes = [
            each
            for sign, row in self.asked.notes.items()
            if sign not in gone
            for each in self._row(sign, row)
        ]
        tried = "".join(text for text, _ in body)
        notes += ((text, -1) for sign, text in self.asked.added.items() if sign in tried)
        return body, notes

    def _row(self, row: str, stretches: Sequence[Stretch]) -> Iterator[tuple[str, int]]:
        starts: dict[int, list[int]] = {}
        for number, wish in enumerate(self.asked.wishes):
            if wish.row == row and self.levels[number] < LEVELS:
                starts.setdefault(wish.first, []).append(number)
        at = 0
        while at <= len(stretches):
            end = at + 1
            mine = sorted(starts.get(at, []), key=lambda each: not self.asked.wishes[each].new)
            texts = (
                [(headed(stretches[at], letters(stretches[at].before)), -1)] if at < len(stretches) else []
            )
            for number in mine:
                wish = self.asked.wishes[number]
                said = letters(wish.runs or ()).split(PARAGRAPH)
                if wish.new and wish.level:
                    said[0] = f"{'#' * wish.level} {said[0]}"
                elif not wish.new:
                    said[0] = headed(stretches[wish.first], said[0])
                told = [(text, number) for text in said]
                if wish.new:
                    yield from told
                else:
                    texts, end = told, wish.last
            yield from texts
            at = end


def grant(benches: Sequence[Bench], signs: Signs, read: Read) -> dict[str, str]:
    """Give the sources as they become, of the chapters that change; each wish that came true is in them.

    `read` gives what a reader finds in the chapters when they are these sources.
    """
    for bench in benches:
        bench.sheet.added |= {sign: kind for sign, kind in signs.kinds.items() if kind.startswith("#")}
    while True:
        sources = {bench.asked.path: bench.source() for bench in benches}
        sources = {
            bench.asked.path: sources[bench.asked.path]
            for bench in benches
            if sources[bench.asked.path] != bench.sheet.source
        }
        if not sources:
            return {}
        there = read(sources)
        wrong = False
        for bench in benches:
            if bench.asked.path in sources:
                wrong |= _judge(bench, there.get(bench.asked.path, ((), ())), signs)
        if not wrong:
            return sources


def _judge(bench: Bench, there: tuple[Sequence[str], Sequence[str]], signs: Signs) -> bool:
    """Try those wishes in another way that did not come true; say whether there are any."""
    body, notes = bench.wanted()
    wanted = [(plain, number) for text, number in body if (plain := _plain(signs, text))]
    found = [plain for text in there[0] if (plain := _plain(signs, text))]
    culprits: set[int] = set()
    matcher = SequenceMatcher(None, [text for text, _ in wanted], found, autojunk=False)
    wrong = False
    for kind, a, b, _, _ in matcher.get_opcodes():
        if kind != "equal":
            wrong = True
            near = {number for _, number in wanted[a:b]} - {-1}
            culprits |= near or {number for _, number in wanted[max(a - 1, 0) : b + 1]} - {-1}
    noted = [(plain, number) for text, number in notes if (plain := _plain(signs, text))]
    missing = Counter(text for text, _ in noted)
    missing.subtract(Counter(plain for text in there[1] if (plain := _plain(signs, text))))
    if any(missing.values()):
        wrong = True
        culprits |= {number for text, number in noted if missing[text] > 0} - {-1}
    if not wrong:
        return False
    tried = [number for number, level in enumerate(bench.levels) if level < LEVELS]
    for number in [each for each in tried if each in culprits] or tried:
        bench.levels[number] += 1
    return bool(tried)


def headed(stretch: Stretch, text: str) -> str:
    """Give a text with the sign of a heading, if it is one: a heading must stay one."""
    return f"{'#' * stretch.level} {text}" if stretch.level and text.strip() else text


def _plain(signs: Signs, text: str) -> str:
    return " ".join(signs.plain(text).split())


def _label(source: str, sign: str, added: Mapping[str, str]) -> str:
    number = list(added).index(sign) + 1
    while f"[^editor-{number}]" in source:
        number += len(added)
    return f"editor-{number}"
