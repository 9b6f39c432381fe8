"""Find the text, a share of it, and two edits of its third chapter."""

from __future__ import annotations

import random
import re
from dataclasses import dataclass, replace
from pathlib import Path

__all__ = ["Text", "found_text"]

#: Where the text is looked for that the figures of the docs are about, and of what one is made otherwise.
CORPUS = Path("../shared/corpus/moby-dick/Moby-Dick.md")
SAMPLE = Path("manuscript")
HEAD = re.compile(r"^## ", re.MULTILINE)
#: The extent of a text that is made: chapters, paragraphs of one, sentences of one.
CHAPTERS, PARAGRAPHS, SENTENCES = 137, 20, 5


@dataclass(frozen=True, slots=True)
class Text:
    """Hold a book of Markdown: what it is called, what stands before its chapters, and these."""

    title: str
    front: str
    chapters: tuple[str, ...]

    @property
    def markdown(self) -> str:
        """Give all of it, in one file."""
        return self.front + "".join(self.chapters)

    @property
    def words(self) -> int:
        """Count the words."""
        return len(self.markdown.split())

    def share(self, times: float) -> Text:
        """Give the first chapters, or all of them several times; no two headings are alike."""
        if times < 1:
            return replace(self, chapters=self.chapters[: max(3, round(len(self.chapters) * times))])
        rounds = [
            chapter if number == 0 else chapter.replace("## ", f"## {'I' * (number + 1)}. ", 1)
            for number in range(round(times))
            for chapter in self.chapters
        ]
        return replace(self, chapters=tuple(rounds))

    def reworded(self, word: str) -> Text:
        """Put another word in the place of one in the middle of the third chapter."""
        chapter = self.chapters[2]
        plain = list(re.finditer(r"(?<= )[a-z]{5,9}(?= )", chapter))
        chosen = plain[len(plain) // 2]
        return self._with_third(chapter[: chosen.start()] + word + chapter[chosen.end() :])

    def lengthened(self, words: int) -> Text:
        """Let the third chapter end with as many words more, taken from the second: about a page of them."""
        body = self.chapters[1].partition("\n")[2].split("\n\n")
        more: list[str] = []
        while sum(len(each.split()) for each in more) < words:
            more += [each.strip() for each in body if each.strip()]
        taken = " ".join(more).split()[:words]
        return self._with_third(f"{self.chapters[2].rstrip()}\n\n{' '.join(taken)}\n\n")

    def _with_third(self, chapter: str) -> Text:
        return replace(self, chapters=(*self.chapters[:2], chapter, *self.chapters[3:]))


def found_text(named: Path | None) -> tuple[Text, str]:
    """Give the text that is named, else Moby-Dick from the corpus, else one made at random; say which.

    A text that is named is one Markdown file; each heading `## ` begins a chapter.
    """
    if named is None and not CORPUS.is_file():
        return _made(), "sentences of the sample book at random, since the corpus is not there"
    path = named or CORPUS
    front, *chapters = HEAD.split(path.read_text("utf-8").replace("\r\n", "\n"))
    # What comes before the first numbered chapter belongs to the title.
    titled = [chapter for chapter in chapters if len(chapter.split()) < 10]  # noqa: PLR2004 -- a few words
    kept = [chapter for chapter in chapters if chapter not in titled]
    if len(kept) < 3:  # noqa: PLR2004 -- the third is edited
        message = f"{path} needs three chapters, each with a heading `## ` and a text"
        raise SystemExit(message)
    title = re.sub(r"^#\s*(?:Title:)?\s*", "", front.strip().partition("\n")[0]) or path.stem
    text = Text(title, f"# {title}\n\n", tuple(f"## {chapter.rstrip()}\n\n" for chapter in kept))
    return text, f"*{title}*, {text.words:,} words in {len(kept)} chapters"


def _made() -> Text:
    prose = " ".join(path.read_text("utf-8") for path in sorted(SAMPLE.glob("*.md")))
    sentences = sorted(set(re.findall(r"[A-Z][a-z]+(?: [a-z,]+){4,30}\.", prose)))
    dice = random.Random(11)  # noqa: S311 -- the same text each time
    paragraphs = (" ".join(dice.choices(sentences, k=SENTENCES)) for _ in range(CHAPTERS * PARAGRAPHS))
    chapters = tuple(
        f"## Chapter {number}\n\n" + "\n\n".join(next(paragraphs) for _ in range(PARAGRAPHS)) + "\n\n"
        for number in range(1, CHAPTERS + 1)
    )
    return Text("Sentences", "# Sentences\n\n", chapters)
