"""Put pictures and the captions behind them together as figures: pandoc takes these for other text."""

from __future__ import annotations

from collections.abc import Sequence

from octavo.syntax import Element, plain

__all__ = ["captioned"]


def captioned(blocks: Sequence[Element], captions: Sequence[str]) -> list[Element]:
    """Give the blocks, with a figure where a paragraph that is a picture has a caption behind it.

    `captions` are the words of the paragraphs that the document itself calls so.
    """
    known = {_letters(words) for words in captions}
    made: list[Element] = []
    for block in blocks:
        picture = _picture(made[-1]) if made else None
        if picture and block["t"] in {"Para", "Plain"} and _letters(plain(block["c"])) in known:
            name, image = picture
            caption = [None, [{"t": "Plain", "c": block["c"]}]]
            made[-1] = {"t": "Figure", "c": [[name, [], []], caption, [{"t": "Plain", "c": [image]}]]}
        else:
            made.append(block)
    return made


def _picture(block: Element) -> tuple[str, Element] | None:
    """Give the picture that is all of a paragraph, and the id of the place where it stands."""
    if block["t"] not in {"Para", "Plain"}:
        return None
    spots = [each for each in block["c"] if each["t"] == "Span" and not each["c"][1]]
    rest = [each for each in block["c"] if each not in spots and each["t"] not in {"Space", "SoftBreak"}]
    if len(rest) != 1 or rest[0]["t"] != "Image":
        return None
    return next((str(each["c"][0][0]) for each in spots), ""), rest[0]


def _letters(words: str) -> str:
    return "".join(words.split())
