"""Set quotation marks right: curved, the outer pair outside and the inner inside, apostrophes apart."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass

from octavo.intake.plain.languages import Language

__all__ = ["QuoteHabit", "quote_habit", "with_quotes"]

APOSTROPHE = "’"
#: What each mark that is typed can be: double or single, opening or closing or either.
DOUBLE, SINGLE = '"“”„«»', "'‘’‚‹›`´"
OPENS, CLOSES = "“„«‘‚‹", "”»’›"
MARK = re.compile(f"[{DOUBLE}{SINGLE}]")
#: What stands before a mark that opens.
BEFORE = re.compile(r"(?:^|[\s(\[{—–/-]|[\"“„«‘‚‹'][\u00a0\u202f ]?)$")
#: Feet, inches, minutes and seconds.
PRIME = re.compile(r"\d$")
#: Of straight double marks, those that are not behind a number.
STRAIGHT = re.compile(r'(?<!\d)"')
#: What an apostrophe may begin: a word, a decade.
WORD = re.compile(r"[^\W\d_]+|\d\ds?\b")
#: A quotation in single marks that ends: nothing but a stop or a space follows.
END = re.compile(r"[\s.,;:!?…)\]}—–\"”»\ufdd0]|$")


@dataclass(frozen=True, slots=True)
class QuoteHabit:
    """Hold whether single marks stand outside, as British writers have them."""

    single: bool = False


@dataclass(slots=True)
class _Mark:
    """Hold a mark in a text: where, how it was typed, and what it is: open, close or apostrophe."""

    at: int
    sign: str
    role: str
    depth: int = 0

    @property
    def double(self) -> bool:
        return self.sign in DOUBLE


def quote_habit(text: str, language: Language) -> QuoteHabit:
    """Tell from a whole text which marks stand outside: single ones, if far more quotations begin so."""
    outside = Counter(
        mark.double
        for line in text.split("\n")
        for mark in _nested(line, language)[0]
        if mark.role == "open" and mark.depth == 0
    )
    return QuoteHabit(single=outside[False] > 2 * outside[True] + 2)


def with_quotes(text: str, language: Language, habit: QuoteHabit) -> str:
    """Give a paragraph with the marks of its language; where they do not pair, each keeps its kind."""
    marks, paired = _nested(text, language)
    pairs = language.quotes[:2], language.quotes[2:4]
    outer, inner = reversed(pairs) if habit.single and language.quotes.startswith("“”‘’") else pairs
    signs = list(text)
    for mark in marks:
        if mark.role == "apostrophe":
            signs[mark.at] = APOSTROPHE
        elif mark.role == "prime":
            signs[mark.at] = "″" if mark.double else "′"
        elif mark.role in {"open", "close"}:
            level = mark.depth % 2 if paired else int(mark.double == habit.single)
            signs[mark.at] = (outer, inner)[level][mark.role == "close"]
    return "".join(signs)


def _nested(text: str, language: Language) -> tuple[list[_Mark], bool]:
    """Say of each mark what it is, and how deep; and whether all quotations of the paragraph end in it."""
    marks = list(_marks(text, language))
    _ending_singles(text, marks)
    stack: list[_Mark] = []
    paired = True
    for mark in marks:
        if mark.role == "open":
            mark.depth = len(stack)
            stack.append(mark)
        elif mark.role == "close":
            fits = bool(stack) and stack[-1].double == mark.double
            paired = paired and fits
            if stack:
                mark.depth = stack.pop().depth
    return marks, paired and not stack


def _marks(text: str, language: Language) -> Iterator[_Mark]:
    for match in MARK.finditer(text):
        yield _Mark(match.start(), match[0], _role(match[0], text, match.start(), language))


def _role(sign: str, text: str, at: int, language: Language) -> str:
    """Say what a mark is by its neighbours: open, close, apostrophe, prime; ending, if it may be two."""
    before, after = text[max(0, at - 2) : at], text[at + 1 : at + 2]
    begins = bool(BEFORE.search(before)) and bool(after.strip())
    if sign in "\"'" and PRIME.search(before) and not after.isalpha() and _measures(sign, text, at):
        return "prime"
    if sign in DOUBLE:
        return _double(sign, begins=begins, language=language)
    if sign in "´`" and not begins and not END.match(text, at + 1):
        return "apostrophe"
    word = WORD.match(text, at + 1)
    elided = word and (word[0][0].isdigit() or word[0].casefold() in language.elisions)
    inside = before[-1:].isalnum() and after.isalnum()
    if inside or (begins and elided):
        return "apostrophe"
    return "open" if sign in "‘‚‹`'" and begins else "ending"


def _measures(sign: str, text: str, at: int) -> bool:
    """Tell whether a mark behind a number is of feet or inches: no quotation is open that it could close."""
    if any(mark in text[:at] for mark in "“”"):
        return False
    return len(STRAIGHT.findall(text, 0, at)) % 2 == 0 if sign == '"' else text.count(" '", 0, at) == 0


def _double(sign: str, *, begins: bool, language: Language) -> str:
    """Say of a double mark whether it opens: by where it stands, if languages use it in both ways."""
    both = '"' if language.quotes[:1] == "“" else '"“”«»'
    if sign in both and not (sign in "«»" and language.quotes[:1] == "«"):
        return "open" if begins else "close"
    return "open" if sign in OPENS else "close"


def _ending_singles(text: str, marks: list[_Mark]) -> None:
    """Say of each single mark that may end a quotation whether it does, or is an apostrophe."""
    singles = [mark for mark in marks if not mark.double and mark.role in {"open", "ending"}]
    ends = [mark.at for mark in singles if mark.role == "ending" and END.match(text, mark.at + 1)]
    opened = False
    for mark, after in zip(singles, [*singles[1:], None], strict=False):
        if mark.role == "open":
            opened = bool(ends) and ends[-1] > mark.at
            mark.role = "open" if opened else "apostrophe"
        elif opened and END.match(text, mark.at + 1) and not _possessive(text, mark, after):
            mark.role, opened = "close", False
        else:
            mark.role = "apostrophe"


def _possessive(text: str, mark: _Mark, after: _Mark | None) -> bool:
    """Tell whether a mark belongs to a plural (the workers' councils): the quotation ends at a later one."""
    plural = text[mark.at - 1] == "s" and re.match(r" [a-z]", text[mark.at + 1 : mark.at + 3])
    return bool(plural and after and after.role == "ending" and END.match(text, after.at + 1))
