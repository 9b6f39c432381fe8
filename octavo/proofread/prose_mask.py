"""Blank out of a chapter all that is not prose, so that the rules read what a reader will read."""

from __future__ import annotations

import re

from octavo.code_mask import mask_code
from octavo.proofread.dialect import has
from octavo.proofread.tables import mask_tables

__all__ = ["FILL", "mask_prose"]

#: Stands for each character that is no prose: a sign that no rule looks for, no letter and no space.
FILL = "\ufffc"

DISPLAY = re.compile(r"(?<!\\)\$\$(?:(?!\n[ \t]*\n).)+?\$\$", re.DOTALL)
MATH = re.compile(r"(?<![\\$\w])\$(?=[^\s$])(?:\\.|[^$\\\n]|\n(?![ \t]*\n)){1,1000}?(?<=\S)\$(?!\d)")
TEX = re.compile(
    r"\\begin\{(?P<name>[^{}\n]+)\}.{0,20000}?\\end\{(?P=name)\}|\\[A-Za-z]+(?:\{[^{}\n]*\})*", re.DOTALL
)

#: What surrounds prose, in the order in which it is blanked: each may hide what the next would find.
SURROUNDINGS = (
    re.compile(r"<!--.*?(?:-->|\Z)", re.DOTALL),
    re.compile(
        r"<(?P<tag>script|style|pre|code|kbd|samp|tt|var|svg|math)\b[^<>]*>.{0,2000}?</(?P=tag)>",
        re.DOTALL | re.IGNORECASE,
    ),
    re.compile(r"</?[A-Za-z](?:[^<>\"'\n]|\n(?!\n)|\"[^\"]{0,1000}\"|'[^']{0,1000}')*>"),
    re.compile(r"<(?:[A-Za-z][A-Za-z0-9+.-]{1,31}:[^\s<>]*|[^\s<>@]+@[^\s<>@]+)>"),
    re.compile(r"^[ \t]{0,3}\[(?!\^)[^\]\n]{1,200}\]:[ \t]*\S.*$", re.MULTILINE),
    re.compile(
        r"(?<=\])\((?:[^()\s\"\\]|\\.|\([^()\n]{0,500}\))*(?:\s+(?:\"[^\"]{0,500}\"|'[^']{0,500}'))?\s*\)"
    ),
    re.compile(r"(?<=\])\[(?!\^)[^\]\n]{0,200}\]"),
    re.compile(r"^[ \t>]*:{3,}.*$", re.MULTILINE),
    re.compile(r"\{(?=[ \t\n]*(?:[#.][^\s{}]|-[ \t]*\}|=\w|[A-Za-z][\w-]*=))[^{}]{0,4000}\}"),
    re.compile(r"(?:https?://|ftp://|mailto:|www\.)[^\s<>\ufffc]+"),
    re.compile(r"[\w.+-]{1,64}@[\w-]{1,64}(?:\.[\w-]{1,64}){1,8}"),
    re.compile(r"(?<!\w)-?@(?:\{[^{}\n]*\}|\w(?:[\w:.#$%&+?<>~/-]*\w)?)"),
    re.compile(r"&(?:#\d{1,7}|#[xX][0-9A-Fa-f]{1,6}|[A-Za-z][A-Za-z0-9]{1,31});"),
    re.compile(r"\\[^\w\s]"),
    re.compile(r"^[ \t>]*[-=_*+|:~^][-=_*+|:~^ \t]{2,}$", re.MULTILINE),
)

SPAN_OF = re.compile(r"\[[^\[\]]{0,4000}\]\{[^{}]*?\b(?:lang|xml:lang)=[\"']?(?P<lang>[A-Za-z-]+)[^{}]*\}")
DIVISION = re.compile(r"^[ \t>]*:{3,}[ \t]*(?P<opens>\S.*)?$")
DIVISION_OF = re.compile(r"\blang=[\"']?(?P<lang>[A-Za-z-]+)")


def mask_prose(text: str, dialect: str, lang: str) -> str:
    """Replace by FILL every character that is not prose of the book's language; no offset changes.

    No prose are code, TeX, addresses and link targets, tags, comments and character references, attributes,
    rulers of tables, openers of divisions, citation keys and escaped signs, and spans and divisions that say
    they are in a language other than `lang`. Line feeds stay.
    """
    masked = mask_code(text, FILL)
    if has(dialect, "tex_math_dollars"):
        masked = MATH.sub(_filled, DISPLAY.sub(_filled, masked))
    if has(dialect, "raw_tex"):
        masked = TEX.sub(_filled, masked)
    masked = _mask_divisions(SPAN_OF.sub(lambda match: _filled_unless(match, lang), masked), lang)
    masked = mask_tables(masked, FILL)
    for surrounding in SURROUNDINGS:
        masked = surrounding.sub(_filled, masked)
    return masked


def _mask_divisions(text: str, lang: str) -> str:
    lines: list[str] = []
    foreign: list[bool] = []
    for line in text.split("\n"):
        division = DIVISION.match(line)
        if division and division["opens"]:
            said = DIVISION_OF.search(division["opens"])
            foreign.append(any(foreign[-1:]) or bool(said and not _same(said["lang"], lang)))
        elif division and foreign:
            foreign.pop()
        lines.append(FILL * len(line) if any(foreign[-1:]) else line)
    return "\n".join(lines)


def _filled_unless(match: re.Match[str], lang: str) -> str:
    return match[0] if _same(match["lang"], lang) else _filled(match)


def _same(one: str, other: str) -> bool:
    return one.partition("-")[0].lower() == other.partition("-")[0].lower()


def _filled(match: re.Match[str]) -> str:
    return re.sub(r"[^\n]", FILL, match[0])
