"""Judge an address by its letters alone: whether a browser could ask for it, and one can have meant it.

The rules are those of RFC 3986 (URI) and RFC 5890 (names of hosts in other scripts), and the slips that
typing makes. Whether anything answers at an address is not asked here.
"""

from __future__ import annotations

import difflib
import re
from collections.abc import Callable
from urllib.parse import urlsplit

from octavo.apparatus.faults import Fault

__all__ = ["address_fault"]

CODE = "link-malformed"
SCHEME = re.compile(r"(?P<scheme>[A-Za-z][A-Za-z0-9+.-]*):(?P<rest>.*)", re.DOTALL)
#: What an address on the web begins with when its author forgot the scheme.
BARE_HOST = re.compile(
    r"(?:www\.[\w-]+|(?:[\w-]+\.)*[\w-]+\.(?:com|edu|gov|info|net|org))(?::\d+)?(?:[/?#]|$)", re.IGNORECASE
)
NO_COLON = re.compile(r"https?[;/]{1,3}[\w-]+\.", re.IGNORECASE)
MAIL = re.compile(r"[\w.+-]+@[\w-]+(?:\.[\w-]+)+$")
WRONG_PERCENT = re.compile(r"%(?![0-9A-Fa-f]{2})")
SPACE = re.compile(r"\s|%20")
LABEL = re.compile(r"(?!-)[a-z0-9_-]{1,63}(?<!-)$", re.IGNORECASE)
#: What ends a sentence or closes a bracket, and never an address that was meant.
SWALLOWED = re.compile(
    "[,;'\"<>\u2018-\u201f\u2026\u00bb\u00ab\u3001\u3002\uff0c\uff0e\u300d\u300f\uff09\u3011]+$"
)
#: Behind these an address goes on in the script of the prose around it.
RUN_ON = re.compile("[\u3001\u3002\uff0c\uff08\uff09\u300c\u300d]")
#: What turns the direction of letters or cannot be seen (CVE-2021-42574); Persian hosts may hold U+200C.
UNSEEN = re.compile("[\u200b\u200e\u200f\u202a-\u202e\u2060-\u2069\ufeff]")
PAIRS = (("(", ")"), ("[", "]"))

#: What is wrong, and what to do.
Wrong = tuple[str, str]


def address_fault(target: str, words: str, written: Callable[[str], bool]) -> Fault | None:
    """Say what is wrong with a link's target as an address, or nothing.

    `words` are the link's; `written` says whether some text stands in the chapter's source, which tells a
    space that was typed from one that was written as %20.
    """
    unseen = UNSEEN.search(target)
    if unseen:
        words = (
            f"the invisible character U+{ord(unseen[0]):04X} stands in an address, which is not what it seems"
        )
        return Fault(CODE, words, "delete it, or write the address anew")
    scheme = SCHEME.match(target)
    if scheme is None:
        return None if target.startswith("//") else _without_scheme(target)
    name = scheme["scheme"].lower()
    if name in {"http", "https"}:
        return _web(target, scheme["rest"], words, written)
    meant = difflib.get_close_matches(name, ["http", "https"], 1, 0.75)
    if meant and scheme["rest"].startswith("/"):
        rest = scheme["rest"].lstrip("/")
        return Fault(CODE, f"{name}: is no way to an address: {target}", f"did you mean {meant[0]}://{rest}?")
    return None


def _without_scheme(target: str) -> Fault | None:
    if NO_COLON.match(target):
        words = f"the colon of this address is missing: {target}"
        return Fault(CODE, words, f"write https://{re.sub(r'^https?[;/]+', '', target, flags=re.IGNORECASE)}")
    if BARE_HOST.match(target):
        words = f"{target} would be looked for among the chapters, since it does not say https://"
        return Fault(CODE, words, f"write https://{target}")
    if MAIL.match(target):
        return Fault(CODE, f"{target} would be looked for among the chapters", f"write mailto:{target}")
    return None


def _web(target: str, rest: str, words: str, written: Callable[[str], bool]) -> Fault | None:
    if not rest.startswith("//"):
        return Fault(
            CODE, f"two slashes must follow the colon: {target}", f"write https://{rest.lstrip('/')}"
        )
    wrong = _host(target) or _letters(target, words, written)
    return None if wrong is None else Fault(CODE, f"{wrong[0]}: {target}", wrong[1])


def _host(target: str) -> Wrong | None:
    try:
        parts = urlsplit(target)
        host, _ = parts.hostname, parts.port
    except ValueError:
        return "the name of the host, or its port, is no such thing", "write it as your browser shows it"
    if not host:
        return "this address names no host", "write what stands behind the slashes"
    if SPACE.search(parts.netloc):
        return "a host's name holds no space", "take the space out"
    if host.startswith("[") or ":" in host:
        return None
    return _name(host)


def _name(host: str) -> Wrong | None:
    try:
        labels = host.rstrip(".").encode("idna").decode().split(".")
    except UnicodeError:
        return "this host's name cannot be asked for", "write it as your browser shows it"
    if not all(LABEL.match(label) for label in labels):
        return "this host's name cannot be one", "letters, digits, hyphens and single dots make a name"
    return None


def _letters(target: str, words: str, written: Callable[[str], bool]) -> Wrong | None:
    """Say what is wrong behind the host: the first rule that is broken."""
    return _space(target, written) or _sign(target) or _end(target, bare=words == target) or _pair(target)


def _space(target: str, written: Callable[[str], bool]) -> Wrong | None:
    spaced = target.replace("%20", " ")
    typed = spaced != target and written(spaced) and not written(target)
    if not typed and not re.search(r"\s", target):
        return None
    return "an address holds no space", f"write {re.sub(r'[ ]+', '%20', spaced)}, or end it before the space"


def _sign(target: str) -> Wrong | None:
    if "\\" in target:
        return "an address holds no back-slash", "write a slash"
    if WRONG_PERCENT.search(target):
        return "two hexadecimal digits must follow a % in an address", "write %25 for the sign itself"
    return None


def _end(target: str, *, bare: bool) -> Wrong | None:
    """Look for what belongs to the sentence around; a `bare` address, which shows itself, took more of it."""
    swallowed = SWALLOWED.search(target) or (re.search(r"[.!]+$", target) if bare else None)
    if swallowed:
        return f"it ends with {swallowed[0]}, which belongs to the sentence", f"end it before {swallowed[0]}"
    run_on = RUN_ON.search(target) if bare else None
    if run_on:
        return f"it runs on behind {run_on[0]}, into the sentence", "write it as <https://...>"
    return None


def _pair(target: str) -> Wrong | None:
    for first, last in PAIRS:
        if target.count(first) != target.count(last):
            hint = "see where it ends; %28 and %29 stand for ( and )"
            return f"it holds {first} and {last} that do not pair", hint
    return None
