"""Read a chapter's bytes as text, refusing what pandoc would silently turn into another book.

Pandoc reads invalid UTF-8 as Latin-1 and passes control characters through into broken XML,
both without an error; so the bytes are judged here, before it sees them.
"""

from __future__ import annotations

import re
import unicodedata

from octavo.findings import Finding, finding

__all__ = ["decode"]

#: Everything XML 1.0 forbids (section 2.2) that UTF-8 can carry.
FORBIDDEN = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f\ufffe\uffff]")
#: How a text in another encoding begins; without a mark, Latin letters have every second byte empty.
LOOKS = (
    (re.compile(rb"\xff\xfe\0\0|\0\0\xfe\xff"), "UTF-32"),
    (re.compile(rb"\xff\xfe|\xfe\xff|(?:[^\0]\0){4}|(?:\0[^\0]){4}"), "UTF-16"),
)


def decode(content: bytes, path: str) -> tuple[str, tuple[Finding, ...]]:
    """Decode a chapter: UTF-8, line feeds only, in Unicode's composed form (NFC).

    A byte order mark is dropped. Gives the text (empty when the bytes are no text) and findings
    with line and column, counted from 1 in characters.
    """
    for looks, name in LOOKS:
        if looks.match(content):
            return "", (_not_utf8(path, 1, 1, f"it looks like {name}"),)
    try:
        text = content.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        before = content[: error.start].decode("utf-8-sig", errors="replace")
        return "", (_not_utf8(path, *_place(before), f"the byte 0x{content[error.start]:02x}"),)
    text = text.replace("\r\n", "\n").replace("\r", "\n")
    return unicodedata.normalize("NFC", text), tuple(_controls(text, path))


def _controls(text: str, path: str) -> list[Finding]:
    return [
        finding(
            "source-control-character",
            f"the control character U+{ord(match[0]):04X} cannot stand in a book",
            path=path,
            line=_place(text[: match.start()])[0],
            column=_place(text[: match.start()])[1],
            hint="delete it",
        )
        for match in FORBIDDEN.finditer(text)
    ]


def _not_utf8(path: str, line: int, column: int, why: str) -> Finding:
    return finding(
        "source-not-utf8",
        f"this file is not UTF-8: {why}",
        path=path,
        line=line,
        column=column,
        hint="save it as UTF-8 in your editor",
    )


def _place(before: str) -> tuple[int, int]:
    lines = before.replace("\r\n", "\n").replace("\r", "\n").split("\n")
    return len(lines), len(lines[-1]) + 1
