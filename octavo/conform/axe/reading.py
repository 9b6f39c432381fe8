"""Let axe-core read pages as a reader would see them: on a phone and on a desk, by day and by night."""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

__all__ = ["SITUATIONS", "Barrier", "Situation", "read_pages"]

#: WCAG 2.2, level AA, and what is good beyond it.
ALL = ("wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice")
#: The rules about colours, the only ones for which the time of day matters.
COLOURS = ("color-contrast", "link-in-text-block")

#: How many pages are read at once.
TABS = 2

#: Start axe-core, and take of its results what is told: all words are those of the first element.
RUN = """
async (asked) => {
  const results = await axe.run(document, {
    runOnly: asked, preload: false, resultTypes: ["violations"], xpath: true,
  });
  return results.violations.map((rule) => {
    const [first] = rule.nodes;
    const checks = [...first.any, ...first.all, ...first.none];
    return {
      rule: rule.id,
      impact: rule.impact,
      help: rule.help,
      url: rule.helpUrl,
      checks: checks.map((check) => check.message),
      element: first.target.flat().join(" "),
      path: first.xpath.flat().join(""),
      times: rule.nodes.length,
    };
  });
}
"""


@dataclass(frozen=True, slots=True)
class Situation:
    """Say how a page is looked at: the width of the window in CSS px, the colours, and by which rules."""

    width: int
    scheme: str
    rules: Sequence[str]

    def __str__(self) -> str:
        """Give it in words, as a message has it."""
        return f"{self.width} px wide, {self.scheme}"


SITUATIONS = (
    Situation(360, "light", ALL),
    Situation(360, "dark", COLOURS),
    Situation(1440, "light", ALL),
    Situation(1440, "dark", COLOURS),
)


@dataclass(frozen=True, slots=True)
class Barrier:
    """Hold a rule that a page breaks: axe-core's name for it, its impact, its words, and how often.

    `element` is the first that breaks it, as a selector, and `path` its way from the root, as an XPath.
    """

    rule: str
    impact: str
    help: str
    url: str
    checks: Sequence[str]
    element: str
    path: str
    times: int


async def read_pages(
    browser: Any,  # noqa: ANN401 -- Playwright's browser, which is optional
    script: str,
    pages: Mapping[str, Path],
) -> list[tuple[str, Situation, Barrier]]:
    """Open each page, by its name, in each situation; give what axe-core, the `script`, has against it."""
    context = await browser.new_context(offline=True, reduced_motion="reduce")
    # Each tab takes the next page that is left.
    left = iter(pages.items())
    found: dict[str, list[tuple[str, Situation, Barrier]]] = {}

    async def read() -> None:
        tab = await context.new_page()
        for name, place in left:
            await tab.goto(place.as_uri())
            found[name] = [(name, *each) async for each in _read_page(tab, script)]

    await asyncio.gather(*(read() for _ in range(TABS)))
    return [each for name in pages for each in found[name]]


async def _read_page(page: Any, script: str) -> AsyncIterator[tuple[Situation, Barrier]]:  # noqa: ANN401 -- as above
    await page.evaluate(script)
    for situation in SITUATIONS:
        await page.set_viewport_size({"width": situation.width, "height": 800})
        await page.emulate_media(color_scheme=situation.scheme)
        for told in await page.evaluate(RUN, list(situation.rules)):
            yield situation, Barrier(**told)
