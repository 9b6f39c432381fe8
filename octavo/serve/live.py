"""Let a page of the web book be alive: it loads our script, and its policy lets the script do its work."""

from __future__ import annotations

import re
from collections.abc import Mapping
from functools import cache
from html import escape, unescape
from importlib import resources

from octavo.serve.pages import CSS, JAVASCRIPT, Answer

__all__ = ["LIVE", "amend", "enliven", "static", "waiting_page"]

#: Where on the server our own files are; no page of a book has such a name.
LIVE = "-/"
FILES = {"live.js": JAVASCRIPT, "live.css": CSS}
#: What the script needs: itself, its stylesheet, the events, and pictures of pages.
NEEDS = {"script-src": "'self'", "style-src": "'self'", "connect-src": "'self'", "img-src": "'self'"}
POLICY = re.compile(r'(<meta http-equiv="Content-Security-Policy" content=")([^"]*)(">)')
#: What is shown before the manuscript was without errors for the first time.
WAITING = """\
<!DOCTYPE html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="POLICY">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="color-scheme" content="light dark">
<title>Octavo</title>
</head>
<body>
<main>
<p>The book is shown here as soon as its errors are mended.</p>
</main>
</body>
</html>
"""


def enliven(page: str, tag: str) -> str:
    """Give a page with our script, which is told the page's entity tag, and with its policy amended."""
    head = (
        f'<link rel="stylesheet" href="/{LIVE}live.css">\n'
        f'<script src="/{LIVE}live.js" defer data-tag="{escape(tag)}"></script>\n</head>'
    )
    allowed = POLICY.sub(
        lambda found: found[1] + escape(amend(unescape(found[2])), quote=False) + found[3], page
    )
    return allowed.replace("</head>", head, 1)


def amend(policy: str, needs: Mapping[str, str] = NEEDS) -> str:
    """Add sources to a Content Security Policy (CSP Level 3); nothing that it allowed is taken away."""
    directives: dict[str, list[str]] = {}
    for directive in policy.split(";"):
        name, *sources = directive.split() or [""]
        if name:
            directives.setdefault(name, sources)
    for name, source in needs.items():
        sources = [each for each in directives.get(name, []) if each != "'none'"]
        directives[name] = sources if source in sources else [*sources, source]
    return "; ".join(" ".join([name, *sources]) for name, sources in directives.items())


def waiting_page(tag: str) -> str:
    """Give the page that stands for the book until its manuscript is without errors for the first time."""
    return enliven(WAITING.replace("POLICY", amend("default-src 'none'")), tag)


@cache
def static(name: str) -> Answer | None:
    """Give one of our own files, or None."""
    if name not in FILES:
        return None
    content = resources.files("octavo.serve").joinpath("static", name).read_bytes()
    return Answer(FILES[name], content)
