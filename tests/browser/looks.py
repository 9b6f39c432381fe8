"""Look at a page as a reader does: how wide it is, what has the focus, what stands out from the ground."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from tests.browser.visits import Page

__all__ = ["Focus", "colours", "contrast", "excess", "focus", "in_view", "tab_stops"]

#: No page of a book has more tab stops than this.
MANY = 300

#: A colour as red, green, blue and opacity, 0-255; the first ground of an element that is not transparent.
PAINT = """
  const canvas = new OffscreenCanvas(1, 1).getContext("2d", {willReadFrequently: true});
  const paint = (colour) => {
    canvas.clearRect(0, 0, 1, 1);
    canvas.fillStyle = colour;
    canvas.fillRect(0, 0, 1, 1);
    return [...canvas.getImageData(0, 0, 1, 1).data];
  };
  const ground = (element) => {
    const layers = [];
    for (let below = element; below; below = below.parentElement) {
      layers.push(paint(getComputedStyle(below).backgroundColor));
    }
    return layers.find((layer) => layer[3] > 0) ?? [255, 255, 255, 255];
  };
"""
#: What has the focus. A ring is drawn around its element, on the ground of the element above; one that is
#: left to the browser (`auto`) is drawn two pixels wide at least.
FOCUS = (
    "() => {"
    + PAINT
    + """
  const element = document.activeElement;
  if (!element || element === document.body || element === document.documentElement) return null;
  const style = getComputedStyle(element);
  const box = element.getBoundingClientRect();
  const widths = {none: 0, auto: Math.max(2, parseFloat(style.outlineWidth))};
  return {
    tag: element.localName,
    name: element.className || element.id || element.getAttribute("href") || "",
    words: element.innerText ? element.innerText.trim() : "",
    inside: element.closest("main, header, nav, footer, dialog, aside")?.localName || "",
    ring: widths[style.outlineStyle] ?? parseFloat(style.outlineWidth),
    colours: [paint(style.outlineColor), ground(element.parentElement)],
    seen: box.bottom > 0 && box.top < innerHeight && box.right > 0 && box.left < innerWidth
      && element.checkVisibility({opacityProperty: true, visibilityProperty: true}),
  };
}
"""
)
COLOURS = "(element) => {" + PAINT + "return [paint(getComputedStyle(element).color), ground(element)]; }"
IN_VIEW = """
(element) => {
  const box = element.getBoundingClientRect();
  return box.bottom > 0 && box.top < innerHeight && box.right > 0 && box.left < innerWidth;
}
"""


@dataclass(frozen=True, slots=True)
class Focus:
    """Hold what has the focus: the element, the region around it, its ring, and if it is in the window.

    `name` is its class, else its id, else where it leads; `inside` the tag of its region, else empty.
    The width of its `ring` is in CSS px; `contrast` is that of the ring with the ground around it.
    """

    tag: str
    name: str
    words: str
    inside: str
    ring: float
    contrast: float
    seen: bool


def excess(page: Page) -> int:
    """Give by how many CSS px the page is wider than the window; 0 where nothing scrolls sideways."""
    asked = "() => Math.max(0, document.scrollingElement.scrollWidth - innerWidth)"
    wider: int = page.evaluate(asked)
    return wider


def focus(page: Page) -> Focus | None:
    """Give what has the focus, or None when nothing has."""
    told = page.evaluate(FOCUS)
    if told is None:
        return None
    ring, around = told.pop("colours")
    return Focus(**told, contrast=_contrast(ring, around))


def tab_stops(page: Page) -> Iterator[Focus]:
    """Press Tab from the top of the page to its end, and give each stop."""
    for _ in range(MANY):
        page.keyboard.press("Tab")
        stop = focus(page)
        if stop is None:
            return
        yield stop


def in_view(page: Page, selector: str) -> bool:
    """Say whether a part of the first such element is in the window."""
    seen: bool = page.locator(selector).first.evaluate(IN_VIEW)
    return seen


def colours(page: Page, selector: str) -> tuple[list[int], list[int]]:
    """Give the colour of the first such element's text and of the ground below it, as red, green and blue."""
    text, ground = page.locator(selector).first.evaluate(COLOURS)
    return text[:3], ground[:3]


def contrast(page: Page, selector: str) -> float:
    """Give the contrast of the first such element's text with its ground (WCAG 2.2, "contrast ratio")."""
    return _contrast(*colours(page, selector))


def _contrast(one: list[int], other: list[int]) -> float:
    darker, lighter = sorted((_luminance(one), _luminance(other)))
    return (lighter + 0.05) / (darker + 0.05)


def _luminance(colour: list[int]) -> float:
    parts = [part / 255 for part in colour[:3]]
    linear = [part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4 for part in parts]
    return 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2]
