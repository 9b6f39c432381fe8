"""List the tags and attributes of raw HTML that have a meaning in a book, and what they are written as.

All else falls away and is told. What stays is read by pandoc into the same tree as Markdown, so that no
safety hangs on these lists: a link to a script is refused where Markdown's is.
"""

from __future__ import annotations

import re
from collections.abc import Mapping

__all__ = [
    "ALONE",
    "BARE",
    "BLOCKS",
    "ENDED_BY",
    "EXPECTED",
    "FLAT",
    "FORMS",
    "GLOBAL",
    "HELD_INSIDE",
    "HOLDERS",
    "INSIDE",
    "OWN",
    "RUNNING",
    "UNREACHED",
    "UNSET",
    "VOID",
    "WRITTEN",
]

#: What each tag is written as, for pandoc to read: names of tags, the outermost first, with a class or none.
WRITTEN: Mapping[str, tuple[str, ...]] = {
    **{tag: (tag,) for tag in ("a", "br", "div", "em", "img", "p", "span", "strong", "sub", "sup")},
    **{tag: (tag,) for tag in ("blockquote", "dd", "dl", "dt", "h1", "h2", "h3", "h4", "h5", "h6")},
    **{tag: (tag,) for tag in ("caption", "figcaption", "figure", "hr", "li", "ol", "pre", "ul")},
    **{tag: (tag,) for tag in ("table", "tbody", "td", "tfoot", "th", "thead", "tr")},
    **dict.fromkeys(("b",), ("strong",)),
    **dict.fromkeys(("i", "cite", "dfn", "var"), ("em",)),
    **dict.fromkeys(("s", "strike", "del"), ("s",)),
    **dict.fromkeys(("u", "ins"), ("u",)),
    **dict.fromkeys(("code", "kbd", "samp", "tt"), ("code",)),
    **dict.fromkeys(("bdi", "bdo", "data", "time"), ("span",)),
    **dict.fromkeys(("address", "article", "aside", "details", "footer", "header"), ("div",)),
    **dict.fromkeys(("hgroup", "main", "nav", "section"), ("div",)),
    "abbr": ("span.abbr",),
    "center": ("div.center",),
    "mark": ("span.mark",),
    "q": ("q",),
    "small": ("span.small",),
    "summary": ("p", "strong"),
}
VOID = frozenset({"br", "hr", "img"})
#: Tags that begin a block; in the middle of a paragraph they have no place.
BLOCKS = frozenset(
    {"address", "article", "aside", "blockquote", "caption", "center", "dd", "details", "div", "dl", "dt"}
    | {"figcaption", "figure", "footer", "h1", "h2", "h3", "h4", "h5", "h6", "header", "hgroup", "hr", "li"}
    | {"main", "nav", "ol", "p", "pre", "section", "summary", "table", "tbody", "td", "tfoot", "th", "thead"}
    | {"tr", "ul"}
)
#: Blocks that end a paragraph which is still open (HTML, 4.4.1).
_BREAKING = BLOCKS - {
    "caption",
    "dd",
    "dt",
    "figcaption",
    "li",
    "summary",
    "tbody",
    "td",
    "tfoot",
    "th",
    "tr",
}
#: Which open tags a tag ends by itself (HTML, 13.1.2.4), and what keeps it from looking further out.
ENDED_BY: Mapping[str, frozenset[str]] = {
    "li": frozenset({"li", "p"}),
    "dt": frozenset({"dt", "dd", "p"}),
    "dd": frozenset({"dt", "dd", "p"}),
    "td": frozenset({"td", "th", "p"}),
    "th": frozenset({"td", "th", "p"}),
    "tr": frozenset({"tr", "td", "th", "p"}),
    **dict.fromkeys(
        ("thead", "tbody", "tfoot"), frozenset({"thead", "tbody", "tfoot", "tr", "td", "th", "p"})
    ),
    **dict.fromkeys(_BREAKING, frozenset({"p"})),
}
#: Tags whose end may be left out.
EXPECTED = frozenset({"dd", "dt", "li", "p", "tbody", "td", "tfoot", "th", "thead", "tr"})
#: What holds nothing but letters in pandoc's tree.
FLAT = frozenset({"code", "kbd", "pre", "samp", "tt"})

#: Where a tag must stand, or pandoc reads it as nothing.
INSIDE: Mapping[str, frozenset[str]] = {
    "caption": frozenset({"table"}),
    "dd": frozenset({"dl"}),
    "dt": frozenset({"dl"}),
    "figcaption": frozenset({"figure"}),
    "li": frozenset({"ol", "ul"}),
    "tbody": frozenset({"table"}),
    "td": frozenset({"tr"}),
    "tfoot": frozenset({"table"}),
    "th": frozenset({"tr"}),
    "thead": frozenset({"table"}),
    "tr": frozenset({"table", "tbody", "tfoot", "thead"}),
}

#: What runs or only tells a browser something: nothing of it is for a reader, and it goes with what it holds.
RUNNING = frozenset({"base", "head", "link", "meta", "noembed", "noframes", "script", "style", "template"})
RUNNING |= {"title"}
#: What a reader would see and no book can hold: it goes with what it holds, and that is an error.
UNSET = frozenset({"applet", "audio", "canvas", "embed", "frame", "frameset", "iframe", "math", "object"})
UNSET |= {"input", "plaintext", "svg", "video", "xmp"}
#: Those of both that hold nothing, and have no end.
ALONE = frozenset({"base", "embed", "frame", "input", "link", "meta"})

#: Attributes that any tag may have, with what their values must look like.
GLOBAL: Mapping[str, re.Pattern[str]] = {
    "id": re.compile(r"\S+"),
    "class": re.compile(r"[^{}<>\"]*"),
    "lang": re.compile(r"[A-Za-z0-9-]+"),
    "dir": re.compile(r"ltr|rtl"),
    "title": re.compile(r".*", re.DOTALL),
}
_COUNT = re.compile(r"[1-9]\d{0,2}|1000")
_SIZE = re.compile(r"\d{1,5}(?:\.\d+)?(?:px|%|em|rem|cm|mm|in|pt)?")
_SIDE = re.compile(r"left|right|center")
_ANY = re.compile(r".*", re.DOTALL)
#: Attributes of one tag.
OWN: Mapping[str, Mapping[str, re.Pattern[str]]] = {
    "a": {"href": _ANY, "name": re.compile(r"\S+")},
    "img": {"src": _ANY, "alt": _ANY, "width": _SIZE, "height": _SIZE},
    "ol": {"start": re.compile(r"\d{1,6}"), "type": re.compile(r"[1AaIi]")},
    "td": {"colspan": _COUNT, "rowspan": _COUNT, "align": _SIDE},
    "th": {"colspan": _COUNT, "rowspan": _COUNT, "align": _SIDE},
}
#: Tags that keep attributes in pandoc's tree; around the others a span or a division holds them.
HOLDERS = frozenset({"a", "code", "div", "figure", "h1", "h2", "h3", "h4", "h5", "h6", "img", "pre", "span"})
HOLDERS |= {"table", "tbody", "td", "tfoot", "th", "thead", "tr"}
#: Blocks whose attributes a division (a span, for a term) can hold only inside of them.
HELD_INSIDE: Mapping[str, str] = {"dd": "div", "dt": "span", "li": "div"}
#: What must be in pandoc's tree as often as it was written: elsewhere it would be words without a form.
FORMS: Mapping[str, str] = {
    **dict.fromkeys(("h1", "h2", "h3", "h4", "h5", "h6"), "Header"),
    "blockquote": "BlockQuote",
    "dl": "DefinitionList",
    "figure": "Figure",
    "img": "Image",
    "ol": "OrderedList",
    "pre": "CodeBlock",
    "table": "Table",
    "ul": "BulletList",
}
#: What no link leads to in any output, whatever id it has.
UNREACHED = frozenset({"tbody", "td", "tfoot", "th", "thead", "tr"})
#: What has no room for attributes at all.
BARE = frozenset({"br", "caption", "figcaption", "hr"})
