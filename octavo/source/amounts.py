"""Write an amount as a message shows it beside a limit."""

from __future__ import annotations

__all__ = ["amount"]


def amount(number: float) -> str:
    """Write a number with the digits that matter: 12,345, 20.5, 0.0048."""
    if isinstance(number, int) or number == int(number):
        return f"{int(number):,}"
    return f"{number:,.1f}" if number >= 1 else f"{number:.2g}"
