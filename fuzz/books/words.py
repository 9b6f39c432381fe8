"""Draw words of many scripts, and what stands between them; what Markdown would read as a sign is escaped."""

from __future__ import annotations

import re

from fuzz.books.desk import Desk

__all__ = ["POOLS", "escaped", "plain", "prose", "word"]

COMMON = (
    "tide lamp wick harbour the of and a keeper who light office fire affluent fjord shuffle flight "
    "waffle 1871 42 3.14 co-operate night’s “quoted” ‘so’ (aside) end. and, why? stop! semi; colon:"
).split()
MARKED = "naïve Łódź façade œuvre Žižka Straße Ǆ ﬁne ſtill Ångström cœur éte\u0301 o\u0308l q\u0323\u0307 İstanbul ĳs".split()
SIGNS = r"""* _ ` [ ] ( ) { } < > # + - . ! | ~ ^ $ % & @ \ / " ' = : ; , ? -- ... --- && <b> &amp; [^1] ** __""".split()
SCRIPTS = "маяк φῶς ἔστι Ёлка Ωμέγα".split()
RIGHT_TO_LEFT = "שלום עולם ספר אור, בית. 1871 מים".split()
EAST = "東京 漢字 かな カタカナ 「引用」 日本語の本 ー々 。".split()
HIDDEN = [
    "soft\u00adhyphen",
    "12\u202fkm",
    "a\u00a0b",
    "x\u2009y",
    "zero\u200bwidth",
    "word\u2060joiner",
    "no\u2011break",
    "em\u2003space",
    "a\u200db",
]
ASTRAL = ["\U0001d49c", "\U0001d7d8", "½", "①", "∑", "→", "ℵ"]

POOLS = {
    "marked": MARKED,
    "signs": SIGNS,
    "scripts": SCRIPTS,
    "east": EAST,
    "hidden": HIDDEN,
    "astral": ASTRAL,
}

SPECIAL = re.compile(r"""([\\`*_{}\[\]()<>#+\-.!|~^$%&@/"'=:;,?])""")


def escaped(text: str) -> str:
    """Write text so that Markdown reads nothing in it but its letters."""
    return SPECIAL.sub(r"\\\1", text)


def plain(desk: Desk) -> str:
    """Draw a word as it is meant, not as Markdown writes it."""
    if desk.plan.turned:
        return desk.some(RIGHT_TO_LEFT)
    kind = desk.number(0, 19)
    if kind < 12 or not desk.plan.scripts:
        return desk.some(COMMON)
    return desk.some(POOLS[desk.some(desk.plan.scripts)])


def word(desk: Desk) -> str:
    """Draw a word, written in Markdown."""
    return escaped(plain(desk))


def prose(desk: Desk, least: int = 1, most: int = 8) -> str:
    """Draw some words with single spaces between."""
    return " ".join(word(desk) for _ in range(desk.number(least, most)))
