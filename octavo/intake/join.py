"""Join what several sources gave to one manuscript: files numbered anew, links and pictures led along."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import replace
from pathlib import PurePosixPath

from octavo.intake.draft import Draft, DraftChapter, Picture
from octavo.slug import free, without_number

__all__ = ["join"]

#: Where a path stands in Markdown: behind a link's words, or in a definition of links.
TARGET = re.compile(r"(?P<before>\]\(<?|^\[[^\]\n]+\]:[ \t]+<?)(?P<path>[^\s()<>#]+)", re.MULTILINE)


def join(drafts: Sequence[Draft]) -> Draft:
    """Give one draft of all, in their order; what two of them set, the first sets."""
    if len(drafts) == 1:
        return drafts[0]
    settings: dict[str, object] = {}
    counts: Counter[str] = Counter()
    chapters: list[DraftChapter] = []
    pictures: dict[str, Picture] = {}
    files: dict[str, bytes] = {}
    for draft in drafts:
        settings = {**draft.settings, **settings}
        counts.update(draft.counts)
        moved = {
            **_numbered(draft.chapters, len(chapters), {chapter.path for chapter in chapters}),
            **_unlike(draft.pictures, pictures),
        }
        chapters += [
            replace(chapter, path=moved[chapter.path], text=_led(chapter.text, moved))
            for chapter in draft.chapters
        ]
        pictures |= {
            moved[picture.path]: replace(picture, path=moved[picture.path]) for picture in draft.pictures
        }
        files |= draft.files
    return Draft(
        settings,
        tuple(chapters),
        tuple(pictures.values()),
        tuple(guess for draft in drafts for guess in draft.guesses),
        tuple(loss for draft in drafts for loss in draft.losses),
        "\n\n".join(draft.letters for draft in drafts),
        tuple(loss for draft in drafts for loss in draft.added),
        tuple(found for draft in drafts for found in draft.findings),
        {name: counts[name] for name in counts if all(name in draft.counts for draft in drafts)},
        files,
    )


def _numbered(chapters: Sequence[DraftChapter], before: int, taken: set[str]) -> dict[str, str]:
    moved: dict[str, str] = {}
    for number, chapter in enumerate(chapters, start=before + 1):
        path = PurePosixPath(chapter.path)
        # Files in folders keep their names: their authors gave them.
        name = chapter.path if len(path.parts) > 1 else f"{number:02}-{without_number(path.name)}"
        stem = free(name.removesuffix(path.suffix), {each.removesuffix(path.suffix) for each in taken})
        moved[chapter.path] = stem + path.suffix
        taken.add(moved[chapter.path])
    return moved


def _unlike(pictures: Sequence[Picture], there: dict[str, Picture]) -> dict[str, str]:
    moved: dict[str, str] = {}
    for picture in pictures:
        path = PurePosixPath(picture.path)
        same = there.get(picture.path)
        stem = picture.path.removesuffix(path.suffix)
        taken = {each.removesuffix(path.suffix) for each in [*there, *moved.values()]}
        known = same is None or same.content == picture.content
        moved[picture.path] = picture.path if known else free(stem, taken) + path.suffix
    return moved


def _led(text: str, moved: dict[str, str]) -> str:
    return TARGET.sub(lambda match: match["before"] + moved.get(match["path"], match["path"]), text)
