"""Follow what a page is drawn with: the state that its operators set, and the matrix they draw under."""

from __future__ import annotations

import math
from dataclasses import dataclass

import pikepdf

from octavo.conform.preflight.sheets import Color

__all__ = ["Hand"]

BLACK = Color("Gray", (0.0,))


@dataclass(frozen=True, slots=True)
class Hand:
    """Hold the part of the graphics state that a preflight asks of (ISO 32000-1, table 52).

    `width` is a line's before the matrix, `size` the font's before the two matrices; `invisible` is text
    that is not painted (text rendering mode 3).
    """

    matrix: pikepdf.Matrix
    text: pikepdf.Matrix
    fill: Color = BLACK
    stroke: Color = BLACK
    width: float = 1.0
    size: float = 0.0
    invisible: bool = False

    @property
    def scale(self) -> float:
        """Say how much larger than it is written a line is drawn: in the mean, where the two ways differ."""
        return math.sqrt(abs(self.matrix.a * self.matrix.d - self.matrix.b * self.matrix.c))

    @property
    def type_size(self) -> float:
        """Give the height of the type that is set now, in pt."""
        both = self.text @ self.matrix
        return abs(self.size) * math.hypot(both.c, both.d)
