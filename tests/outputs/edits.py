"""Edit the book of `tests/books/edited` as its author might, at random: one edit after another."""

from __future__ import annotations

import random
import re
import shutil
from collections.abc import Callable, Mapping
from pathlib import Path
from typing import Any

import yaml

__all__ = ["EDITS", "edited"]

WORDS = ["gale", "harbour", "lantern", "mercury", "pilot", "rope", "salt", "shingle", "tide", "winter"]
CHAPTERS = ("preface.md", "lamps.md", "oil.md", "keepers.md", "storms.md")
#: Settings that change what is made, and values that they take in turn.
SETTINGS: Mapping[str, tuple[Any, ...]] = {
    "print.trim": ("a5", "6x9", "108x170mm"),
    "print.size": (10, 11.5, 13),
    "print.opening": ("next", "recto"),
    "print.align": ("left", "justify"),
    "print.drop_caps": (True, False),
    "print.ink": ("color", "black"),
    "print.paper": ("white", "cream"),
    "contents.depth": (1, 3, 2),
    "contents.figures": (True, False),
    "notes.place": ("chapter", "book", "page"),
    "notes.numbering": ("book", "chapter"),
    "references.numbering": ("chapter", "book"),
    "references.sections": (1, 2, 0),
    "references.pages": ("none", "labels", "all"),
    "citations.bibliography": ("chapter", "book"),
    "title": ("The Oil Book", "The Lamp Book"),
    "lang": ("en-US", "en-GB"),
    "date": ("2026-11-21", "2026-11-20"),
    "divide": (2, 1),
    "printed_pages": (False, True),
}


def edited(book: Path, dice: random.Random) -> str:
    """Make one edit, and say which; what it needs may not be there, then it is another."""
    while True:
        name = dice.choice(list(EDITS))
        if EDITS[name](book, dice):
            return name


def _a_word(book: Path, dice: random.Random) -> bool:
    path = _chapter(book, dice)
    return _put(path, dice, r"(?<=\b[a-z]{3} )[a-z]{4,8}(?= [a-z])", lambda _: dice.choice(WORDS))


def _a_note(book: Path, dice: random.Random) -> bool:
    path, label = _chapter(book, dice), f"n{dice.randrange(10**6)}"
    path.write_text(f"{_text(path)}\n[^{label}]: It was {dice.choice(WORDS)}, *they say*.\n", "utf-8")
    return _put(path, dice, r"(?<=[a-z])\.(?=\s)", lambda _: f".[^{label}]")


def _a_heading(book: Path, dice: random.Random) -> bool:
    return _put(
        _chapter(book, dice), dice, r"(?m)^(#{1,2} )(\w+)", lambda m: f"{m[1]}{_capital(dice)} {m[2]}"
    )


def _a_new_section(book: Path, dice: random.Random) -> bool:
    path, number = _chapter(book, dice), dice.randrange(10**6)
    head = f"\n## Section {number}\n\n{' '.join(dice.choices(WORDS, k=400)).capitalize()}.\n"
    path.write_text(_text(path) + head, "utf-8")
    return True


def _other_content_of_an_image(book: Path, dice: random.Random) -> bool:
    grey, radius = dice.randrange(100, 999), dice.randrange(8, 28)
    image = book / "images/lamp.svg"
    drawn = re.sub(r'r="\d+" fill="#\d+"', f'r="{radius}" fill="#{grey}"', image.read_text("utf-8"))
    image.write_text(drawn, "utf-8")
    return True


def _an_image(book: Path, dice: random.Random) -> bool:
    path, name = _chapter(book, dice), f"images/{dice.randrange(10**6)}.svg"
    shutil.copy(book / "images/lamp.svg", book / name)
    path.write_text(f"{_text(path)}\n![Of a {dice.choice(WORDS)}.]({name}){{width=20%}}\n", "utf-8")
    return True


def _a_moved_paragraph(book: Path, dice: random.Random) -> bool:
    here, there = _chapter(book, dice), _chapter(book, dice)
    plain = [part for part in _text(here).split("\n\n") if re.fullmatch(r"[A-Z][^\[\]@!|{}]+", part.strip())]
    if not plain:
        return False
    chosen = dice.choice(plain)
    here.write_text(_text(here).replace(f"{chosen}\n\n", "", 1), "utf-8")
    head, rest = _text(there).split("\n\n", 1)
    there.write_text(f"{head}\n\n{chosen.strip()}\n\n{rest}", "utf-8")
    return True


def _a_chapter_less_or_more(book: Path, dice: random.Random) -> bool:
    """Delete a chapter from the list, or put back what is not in it; what refers to it may fail then."""
    told = _settings(book)
    gone = [name for name in CHAPTERS[1:] if name not in told["chapters"]]
    if gone:
        told["chapters"].insert(dice.randrange(len(told["chapters"])), gone[0])
    else:
        told["chapters"].remove(dice.choice(told["chapters"]))
    return _write(book, told)


def _other_order(book: Path, dice: random.Random) -> bool:
    told = _settings(book)
    dice.shuffle(told["chapters"])
    return _write(book, told)


def _a_setting(book: Path, dice: random.Random) -> bool:
    told, name = _settings(book), dice.choice(list(SETTINGS))
    section, _, key = name.rpartition(".")
    place = told.setdefault(section, {}) if section else told
    values = SETTINGS[name]
    now = values.index(place[key]) if place.get(key) in values else -1
    place[key] = values[(now + 1) % len(values)]
    return _write(book, told)


def _a_style(book: Path, dice: random.Random) -> bool:
    styles = book / "styles"
    styles.mkdir(exist_ok=True)
    tokens = f":root {{ --leading: 1.{dice.randrange(25, 45)}; --indent: 1.{dice.randrange(9)}em }}\n"
    (styles / "tokens.css").write_text(tokens, "utf-8")
    return True


def _no_styles(book: Path, _: random.Random) -> bool:
    there = (book / "styles").is_dir()
    shutil.rmtree(book / "styles", ignore_errors=True)
    return there


def _an_included_file(book: Path, dice: random.Random) -> bool:
    path = book / "parts/measure.md"
    path.write_text(f"A can holds {' '.join(dice.choices(WORDS, k=30))}.\n", "utf-8")
    return True


def _a_value_of_a_table(book: Path, dice: random.Random) -> bool:
    return _put(book / "values/cans.csv", dice, r"\d+(?=\n)", lambda _: str(dice.randrange(100)))


def _a_source(book: Path, dice: random.Random) -> bool:
    return _put(book / "sources.json", dice, r"\d{4}(?=\]\])", lambda _: str(dice.randrange(1800, 1950)))


def _a_term(book: Path, dice: random.Random) -> bool:
    return _put(book / "terms.md", dice, r"(?m)^:   .*", lambda _: f":   A {dice.choice(WORDS)} of a kind.")


def _a_mark_of_the_index(book: Path, dice: random.Random) -> bool:
    def marked(found: re.Match[str]) -> str:
        return f"[{found[0]}]{{.index}}"

    return _put(_chapter(book, dice), dice, r"(?<=\b[a-z]{3} )[a-z]{4,8}(?= [a-z])", marked)


def _a_condition(book: Path, dice: random.Random) -> bool:
    path, medium = _chapter(book, dice), dice.choice(["print", "screen", "web", "epub"])
    path.write_text(f"{_text(path)}\n::: only-{medium}\nFor the {dice.choice(WORDS)} alone.\n:::\n", "utf-8")
    return True


#: Each gives whether there was something to edit.
EDITS: Mapping[str, Callable[[Path, random.Random], bool]] = {
    edit.__name__.lstrip("_").replace("_", " "): edit
    for edit in (
        _a_word,
        _a_note,
        _a_heading,
        _a_new_section,
        _other_content_of_an_image,
        _an_image,
        _a_moved_paragraph,
        _a_chapter_less_or_more,
        _other_order,
        _a_setting,
        _a_style,
        _no_styles,
        _an_included_file,
        _a_value_of_a_table,
        _a_source,
        _a_term,
        _a_mark_of_the_index,
        _a_condition,
    )
}


def _chapter(book: Path, dice: random.Random) -> Path:
    return book / dice.choice(CHAPTERS)


def _text(path: Path) -> str:
    return path.read_text("utf-8")


def _put(path: Path, dice: random.Random, pattern: str, words: Callable[[re.Match[str]], str]) -> bool:
    """Put other words in the place of one of those that a pattern finds."""
    found = list(re.finditer(pattern, text := _text(path)))
    if not found:
        return False
    chosen = dice.choice(found)
    path.write_text(text[: chosen.start()] + words(chosen) + text[chosen.end() :], "utf-8")
    return True


def _capital(dice: random.Random) -> str:
    return dice.choice(WORDS).capitalize()


def _settings(book: Path) -> dict[str, Any]:
    told: dict[str, Any] = yaml.safe_load(_text(book / "book.yaml"))
    return told


def _write(book: Path, told: dict[str, Any]) -> bool:
    if "date" in told:
        told["date"] = str(told["date"])
    (book / "book.yaml").write_text(yaml.safe_dump(told, sort_keys=False, allow_unicode=True), "utf-8")
    return bool(told["chapters"])
