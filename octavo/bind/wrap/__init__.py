"""Make the cover of a paperback: back, spine and front in one PDF, as its printer wants it."""

from __future__ import annotations

from octavo.bind.wrap.binding import bind_wrap
from octavo.bind.wrap.front import covered, draw_front, drawn

__all__ = ["bind_wrap", "covered", "draw_front", "drawn"]
