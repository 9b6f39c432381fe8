"""Make each line of code a block of its own, so that one that is too long is seen to be turned over."""

from __future__ import annotations

from collections.abc import Iterator
from unicodedata import normalize

from lxml import etree

from octavo.xhtml import XHTML, Tree

__all__ = ["LINE", "part_lines"]

H = f"{{{XHTML}}}"
#: The class of a line, which `page.css.jinja` indents where it is turned, and marks.
LINE = "line"
#: The classes that a leaf's own lines have, and their callouts.
LAID, CALLOUT = "code-line", "callout"
#: Lines of so few letters are never turned, on the narrowest page.
SHORT = 36
#: How long a word is that may have to go to the next line, in letters; the sign before which a line may end.
CLOSE, BREAK = 12, "\u200b"
#: The picture of a line's number, which the typesetter draws, and that of a turned line.
NUMERAL, TURNED = "url(line-{}.svg)", "url(turned.svg)"


def part_lines(tree: Tree) -> None:
    """Change a tree in place: the text of `<pre>` becomes a `<span class="line">` for each line.

    What is marked in a line stays marked, and what is marked over several lines is so in each. The number of
    a line is a picture behind it, and so no text; a callout is its figure in a ring, and no link. Code with
    other elements in it (a note's marker) is left as it is.
    """
    for link in tree.iter(f"{H}a", f"{H}span"):
        if CALLOUT in _classes_of(link):
            _ring(link)
    for block in list(tree.iter(H + "pre")):
        innermost = block
        while len(innermost) == 1 and innermost[0].tag != H + "span" and not _words_around(innermost):
            innermost = innermost[0]
        laid = [child for child in innermost if LAID in _classes_of(child)]
        if laid:
            for line in laid:
                _stand(line)
            continue
        runs = list(_runs(innermost))
        if all(kind is not None for kind, _ in runs) and any(words for _, words in runs):
            _set(innermost, runs)


def _ring(link: Tree) -> None:
    """Set a circled number as the figure that the stylesheet draws a ring around: few typefaces have it."""
    link.text = normalize("NFKC", link.text or "")
    if next(link.iterancestors(H + "pre"), None) is not None:
        link.tag = H + "span"
        link.attrib.pop("href", None)


def _let_break(line: Tree) -> None:
    """Let a line end before a long marked word: WeasyPrint 70 breaks none that follows others closely."""
    before = line.text or ""
    for child in line:
        words = child.text or ""
        if (
            before
            and not before[-1].isspace()
            and len(words.split(None, 1)[0] if words.strip() else "") > CLOSE
        ):
            child.text = BREAK + words
        before = child.tail or words


def _stand(line: Tree) -> None:
    classes = _classes("".join(map(str, line.itertext())))
    line.set("class", f"{line.get('class')} {classes}")
    line.tail = None
    _let_break(line)
    number = line.attrib.pop("data-line", None)
    if number is not None:
        pictures = [NUMERAL.format(number), *([TURNED] if "long" in classes.split() else [])]
        line.set("class", f"{line.get('class')} numbered")
        line.set("style", f"background-image: {', '.join(pictures)}")


def _words_around(element: Tree) -> bool:
    return bool((element.text or "").strip() or (element[0].tail or "").strip())


def _runs(element: Tree) -> Iterator[tuple[str | None, str]]:
    """Give the runs of a text, and the class of each: empty where it is not marked, None in doubt."""
    yield "", element.text or ""
    for child in element:
        marked = child.tag == H + "span" and len(child) == 0
        yield child.get("class", "") if marked else None, child.text or ""
        yield "", child.tail or ""


def _set(element: Tree, runs: list[tuple[str | None, str]]) -> None:
    lines: list[list[tuple[str, str]]] = [[]]
    for kind, words in runs:
        first, *others = words.split("\n")
        lines[-1].append((kind or "", first))
        lines += [[(kind or "", part)] for part in others]
    if not any(words for _, words in lines[-1]):
        lines.pop()
    for child in list(element):
        element.remove(child)
    element.text = None
    for line in lines:
        made = etree.SubElement(element, H + "span")
        made.set("class", _classes("".join(words for _, words in line)))
        _fill(made, line)
        _let_break(made)


def _fill(line: Tree, runs: list[tuple[str, str]]) -> None:
    for kind, words in runs:
        if kind and words:
            etree.SubElement(line, H + "span", {"class": kind}).text = words
        elif words and len(line):
            line[-1].tail = (line[-1].tail or "") + words
        elif words:
            line.text = (line.text or "") + words


def _classes(words: str) -> str:
    return f"{LINE} long" if len(words) > SHORT else LINE


def _classes_of(element: Tree) -> list[str]:
    return element.get("class", "").split() if isinstance(element.tag, str) else []
