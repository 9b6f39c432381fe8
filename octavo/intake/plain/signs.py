"""Know a heading by its signs: a literal table, each sign with how sure it is."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass

from octavo.intake.plain.blocks import ROW, Block
from octavo.intake.plain.habit import Habit
from octavo.intake.plain.languages import Language

__all__ = ["CHAPTERS", "DEEP", "RANKS", "Seen", "Sign", "chapter_words", "seen", "shouted"]

#: No heading is longer (characters), and none has more lines.
LONGEST = 160
LINES = 3
#: A line set in further than this may be in the middle (characters).
DEEP = 8
ROMAN = r"[IVXLC]{1,7}"
HASHES = re.compile(r"^(?P<hashes>#{1,6})\s+\S")
ALONE = re.compile(rf"^[\[(—–-]?\s*(?:{ROMAN}|\d{{1,3}})\s*[\])—–.-]?$")
NUMBERED = re.compile(rf"^(?:(?P<parts>\d{{1,2}}(?:\.\d{{1,2}}){{0,3}})[.):]?|{ROMAN}[.):])\s+[^\W\d_].*$")
#: So many letters of a long line are capitals that it is one of capitals; so many words a title has.
NEARLY, MANY, TITLE = 0.9, 12, 12
#: A note's marker at the end of a line tells nothing of the line.
NOTED = re.compile(r"\s?(?:\[\d{1,3}\]|[⁰¹²³⁴-⁹]+|[*†‡])$")
UNFINISHED = ".,;:-–—"

#: Styles of headings, from the highest to the lowest; those that a text has become its levels, in this order.
RANKS = (
    "chapter",
    "hash1",
    "row=",
    "alone",
    "capitals",
    "hash2",
    "row-",
    "numbered1",
    "short",
    "hash3",
    "row~",
    "numbered2",
    "hash4",
    "numbered3",
    "hash5",
    "numbered4",
    "hash6",
)
#: Styles that divide a book, whatever its length.
CHAPTERS = {"chapter", "alone"}


@dataclass(frozen=True, slots=True)
class Seen:
    """Hold a block with what it may be judged by."""

    block: Block
    habit: Habit
    language: Language
    last: bool = False

    @property
    def words(self) -> str:
        """Give the words of the block."""
        return self.block.words


@dataclass(frozen=True, slots=True)
class Sign:
    """Hold a sign of a heading: the style it tells, how sure that is under a close and a wide gap, why."""

    style: str
    close: float
    wide: float
    reason: str
    test: Callable[[Seen], object]


def _sentence(words: str) -> bool:
    return words[-1] in UNFINISHED


def _begun(words: str) -> bool:
    first = words.lstrip("\"'“‘«„»‹([¿¡_*—– ")[:1]
    return first.isupper() or first.isdigit() or (first.isalpha() and first.lower() == first.upper())


def shouted(words: str) -> bool:
    """Tell whether all letters, two or more, are capitals; of a long line, nearly all."""
    kept = [letter.isupper() for letter in words if letter.isalpha()]
    return len(kept) > 1 and sum(kept) >= len(kept) * (NEARLY if len(kept) > MANY else 1)


def _capitalised(seen: Seen) -> bool:
    """Tell whether a line with a stop is a title: its words, but for the short ones, begin with capitals."""
    words = re.findall(r"[^\W\d_]+", seen.words)
    long = [word for word in words if len(word) > len("from")] or words
    titled = bool(long) and all(word[0].isupper() for word in long) and words[0][0].isupper()
    return titled and seen.words[-1] == "." and len(words) <= TITLE


def chapter_words(words: str, named: frozenset[str], language: Language) -> re.Match[str] | None:
    """Match a heading such as "Chapter 3. Title", "Drittes Kapitel", for the words that name it."""
    if not named:
        return None
    names = "|".join(sorted(map(re.escape, named), key=len, reverse=True))
    numbers = "|".join(sorted(map(re.escape, language.number), key=len, reverse=True)) or "0"
    one = rf"(?:\d{{1,3}}|(?-i:{ROMAN})|[ivxlc]{{1,6}}(?=[.:]|$)|{numbers})"
    pattern = (
        rf"^(?:the\s+)?(?:(?:{names})\s+(?:the\s+)?{one}|(?:{numbers}|\d{{1,3}}\.)\s+(?:{names}))"
        r"(?P<title>\s*$|\s*[.:—–-]+\s*.*$|\s+(?-i:[^\W\d_a-z]).*$)"
    )
    return re.match(pattern, words, re.IGNORECASE)


def _is_short(seen: Seen) -> bool:
    words = NOTED.sub("", seen.words) or seen.words
    return not _sentence(words) and words[-1] not in "!?…" and _begun(words) and len(words) <= LONGEST // 2


def _is_question(seen: Seen) -> bool:
    ends = seen.words.rstrip("\"'”’»“)")
    return ends.endswith("?") and _begun(seen.words) and not re.search(r"[.!?]\s", ends)


def _matter(seen: Seen) -> bool:
    known = seen.language.front | seen.language.main | seen.language.back | seen.language.notes
    return seen.words.rstrip(".: ").casefold() in known


#: Signs in order: the first that is seen tells.
SIGNS = (
    Sign("part", 0.95, 0.98, "it names a part and its number",
         lambda seen: chapter_words(seen.words, seen.language.part, seen.language)),
    Sign("chapter", 0.95, 0.98, "it names a chapter and its number",
         lambda seen: chapter_words(seen.words, seen.language.chapter, seen.language)),
    Sign("matter", 0.75, 0.95, "books call a part of theirs so", _matter),
    Sign("alone", 0.62, 0.88, "a number stands alone", lambda seen: ALONE.match(seen.words)),
    Sign("numbered", 0.62, 0.9, "a short line begins with a number",
         lambda seen: NUMBERED.match(seen.words) and not _sentence(seen.words)),
    Sign("capitals", 0.7, 0.93, "a line of capitals stands alone", lambda seen: shouted(seen.words)),
    Sign("short", 0.2, 0.85, "a question stands alone under a wider gap", _is_question),
    Sign("short", 0.4, 0.82, "a short line without a stop stands alone under a wider gap", _is_short),
    Sign("short", 0.2, 0.65, "a short line has the capitals of a title, under a wider gap", _capitalised),
)  # fmt: skip


def seen(found: Seen) -> tuple[str, float, str] | None:
    """Tell by which sign a block may be a heading: its style, how sure that is, and why; or None."""
    block = found.block
    if len(block.lines) == 2 and ROW.match(block.lines[1].text):  # noqa: PLR2004 -- a line and its row
        return f"row{_drawn(block.lines[1].text[0])}", 0.97, "a row of signs underlines it"
    hashes = HASHES.match(found.words)
    if hashes and len(block.lines) == 1:
        return f"hash{len(hashes['hashes'])}", 0.9, "it begins with signs for a heading"
    if len(block.lines) > LINES or len(found.words) > LONGEST or found.last:
        return None
    for sign in SIGNS:
        if sign.test(found):
            alone = block.wide and block.below <= max(block.above, found.habit.gap)
            return (
                _style(sign.style, found.words),
                sign.wide if alone or _centred(found) else sign.close,
                sign.reason,
            )
    return None


def _centred(found: Seen) -> bool:
    """Tell whether a line stands in the middle of the measure, which is a sign like a gap."""
    line = found.block.lines[0]
    left, right = line.indent, found.habit.width - line.indent - len(line.text)
    return found.habit.wrapped and left > DEEP and abs(left - right) <= 2 + found.habit.width // 12


def _drawn(sign: str) -> str:
    return sign if sign in "=-" else "~"


def _style(style: str, words: str) -> str:
    if style != "numbered":
        return style
    parts = NUMBERED.match(words)
    return f"numbered{(parts['parts'] or '').count('.') + 1 if parts else 1}"
