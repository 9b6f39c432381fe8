"""Hold a document as its editor left it: every paragraph as it was, and as it is to be."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field

__all__ = [
    "BREAK",
    "PARAGRAPH",
    "PRIVATE",
    "UNSPACED",
    "Change",
    "Comment",
    "Paper",
    "Run",
    "Signs",
    "Stretch",
    "letters",
    "told",
]

#: The signs for the end of a paragraph and of a line in the text of a stretch.
PARAGRAPH, BREAK = "\n", "\u2028"
#: Where the signs begin that stand for what is no letter (Unicode's private plane 15).
PRIVATE = 0xF0000
#: The letters of scripts that put no space between words: Thai to Khmer, kana, Han.
UNSPACED = "\u0e00-\u0eff\u1000-\u109f\u1780-\u17ff\u3040-\u30ff\u3400-\u9fff\U00020000-\U0003134f"


@dataclass(frozen=True, slots=True)
class Run:
    """Hold letters of one look (`i`, `b`); `made` says that Octavo has set them."""

    text: str
    look: frozenset[str] = frozenset()
    made: bool = False


@dataclass(frozen=True, slots=True)
class Change:
    """Hold a tracked change: what was done, by whom, when, on which words, and behind how many letters."""

    kind: str
    author: str
    date: str
    words: str
    at: int = 0


@dataclass(frozen=True, slots=True)
class Comment:
    """Hold a comment: by whom, when, what it says, and the words that it stands on."""

    author: str
    date: str
    text: str
    words: str
    at: int


@dataclass(frozen=True, slots=True)
class Stretch:
    """Hold what lies between two ends of paragraphs that were there and still are: one paragraph as a rule.

    `before` is what stood there, `after` what is to stand there; an end of a paragraph in one of them alone
    was taken out, or put in. `marks` are the bookmarks in it; `level` is that of a heading, 0
    for none; a `cell` of a table ends it.
    """

    before: tuple[Run, ...]
    after: tuple[Run, ...]
    marks: tuple[str, ...] = ()
    changes: tuple[Change, ...] = ()
    comments: tuple[Comment, ...] = ()
    level: int = 0
    cell: bool = False


@dataclass(frozen=True, slots=True)
class Paper:
    """Hold a whole document: its running text, and its notes by the sign that stands for each."""

    body: tuple[Stretch, ...]
    notes: dict[str, tuple[Stretch, ...]] = field(default_factory=dict)


@dataclass(slots=True)
class Signs:
    """Give each note, picture and formula a sign of its own, the same in every document read with it."""

    known: dict[tuple[str, str], str] = field(default_factory=dict)
    kinds: dict[str, str] = field(default_factory=dict)

    def of(self, kind: str, name: str) -> str:
        """Give the sign of a thing of a kind, by what tells it from others."""
        sign = self.known.setdefault((kind, name), chr(PRIVATE + len(self.known)))
        self.kinds[sign] = kind
        return sign

    def plain(self, text: str) -> str:
        """Give a text in which all things of a kind are the same, and quotation marks are straight."""
        return "".join(self.kinds.get(letter, letter) for letter in text).translate(STRAIGHT)


#: How a text is compared: the dialect may bend what an editor typed straight, and white is white.
STRAIGHT = str.maketrans(
    {
        "\u201c": '"', "\u201d": '"', "\u2018": "'", "\u2019": "'", "\u00a0": " ", "\u202f": " ", "\t": " ",
        "\u2026": "...",
    }
)  # fmt: skip


def letters(runs: Iterable[Run]) -> str:
    """Give the text of runs."""
    return "".join(run.text for run in runs)


def told(runs: Sequence[Run]) -> list[tuple[frozenset[str], bool]]:
    """Give for each letter of runs its look, and whether it is made."""
    return [(run.look, run.made) for run in runs for _ in run.text]
