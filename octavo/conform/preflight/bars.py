"""Tell how broad what is filled is: a frame is two rectangles, of which the inner one stays white."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

__all__ = ["Rectangle", "bars"]

#: From left, from below, to the right, upwards.
Rectangle = tuple[float, float, float, float]


def bars(rectangles: Sequence[Rectangle], *, even_odd: bool) -> Iterator[tuple[float, float]]:
    """Give how wide and how high each bar is that is filled, in the units of the rectangles.

    With the rule of even and odd (ISO 32000-1, 8.5.3.3.3), as engines draw borders, a rectangle in another
    one leaves the four sides around it, or as many of them as there are.
    """
    match sorted(rectangles, key=_area):
        case [inner, outer] if even_odd and _holds(outer, inner):
            width, height = outer[2] - outer[0], outer[3] - outer[1]
            left, low, right, high = (abs(one - other) for one, other in zip(outer, inner, strict=True))
            sides = (left, height), (right, height), (width, low), (width, high)
            yield from (side for side in sides if min(side) > 0)
        case _:
            yield from ((right - left, high - low) for left, low, right, high in rectangles)


def _area(rectangle: Rectangle) -> float:
    left, low, right, high = rectangle
    return (right - left) * (high - low)


def _holds(outer: Rectangle, inner: Rectangle) -> bool:
    """Say whether a rectangle is in another one; by less than a thousandth it may stand out."""
    slack = 0.001
    return all(one <= other + slack for one, other in zip(outer[:2], inner[:2], strict=True)) and all(
        one >= other - slack for one, other in zip(outer[2:], inner[2:], strict=True)
    )
