"""Name the manners of text that a writer's classes ask for: what each element then is, and is heard as."""

from __future__ import annotations

from octavo.xhtml import EPUB, XHTML, Tree, local

__all__ = ["name_manners"]

TYPE = f"{{{EPUB}}}type"
#: What divisions of a class are heard as (DPUB-ARIA 1.1; `note` is WAI-ARIA 1.2).
ROLES = {
    "caution": "doc-notice",
    "epigraph": "doc-epigraph",
    "important": "doc-notice",
    "note": "note",
    "pullquote": "doc-pullquote",
    "tip": "doc-tip",
    "warning": "doc-notice",
}
#: A note of the apparatus has the class `note` too: what a writer calls so has another in a leaf.
RENAMED = {"note": "remark"}
#: Classes of words that, where they are all of a paragraph, are the paragraph's.
LINES = frozenset(
    {"attribution", "center", "closing", "dateline", "margin", "right", "salutation", "signature", "small"}
    | {"speaker", "stage"}
)
SPEAKERS = {"strong", "b"}


def name_manners(leaf: Tree, kind: str) -> None:
    """Change a leaf's tree in place: roles of divisions, paragraphs that are one thing, speakers."""
    for element in list(leaf.iter()):
        classes = element.get("class", "").split()
        name = local(element)
        if name == "div" and classes and "epub:type" not in element.attrib:
            _division(element, classes, kind)
        elif name == "p":
            _paragraph(element)
    for drama in leaf.iter(f"{{{XHTML}}}div"):
        if "drama" in drama.get("class", "").split():
            for paragraph in [child for child in drama if local(child) == "p"]:
                _speech(paragraph)


def _division(element: Tree, classes: list[str], kind: str) -> None:
    role = next((ROLES[word] for word in classes if word in ROLES), None)
    if role and element.get("role") is None and not (role == "doc-epigraph" and kind == "epigraph"):
        element.set("role", role)
        if role == "doc-epigraph":
            element.set(TYPE, "epigraph")
    if "margin" in classes:
        element.tag = f"{{{XHTML}}}aside"
    element.set("class", " ".join(RENAMED.get(word, word) for word in classes))


def _paragraph(paragraph: Tree) -> None:
    """Give a paragraph the class of the words that are all of it, in place of their element."""
    if len(paragraph) != 1 or (paragraph.text or "").strip() or (paragraph[0].tail or "").strip():
        return
    words = paragraph[0]
    told = [word for word in words.get("class", "").split() if word in LINES]
    if local(words) != "span" or not told or set(words.attrib) != {"class"}:
        return
    kept = [*paragraph.get("class", "").split(), *words.get("class", "").split()]
    paragraph.set("class", " ".join(dict.fromkeys(kept)))
    paragraph.remove(words)
    paragraph.text = words.text
    paragraph.extend(list(words))


def _speech(paragraph: Tree) -> None:
    """Know the name that a speech begins with: the first words, set strong or said to be the speaker's."""
    classes = paragraph.get("class", "").split()
    if "speaker" in classes or "stage" in classes or not len(paragraph) or (paragraph.text or "").strip():
        return
    first = paragraph[0]
    if local(first) in SPEAKERS:
        first.tag = f"{{{XHTML}}}span"
        first.set("class", f"{first.get('class', '')} speaker".strip())
    if "speaker" not in first.get("class", "").split():
        return
    alone = len(paragraph) == 1 and not (first.tail or "").strip()
    paragraph.set("class", " ".join([*classes, "speaks" if alone else "speech"]))
