"""Order a look at the machine."""

from __future__ import annotations

from octavo.errors import MissingProgramError
from octavo.voice import say

__all__ = ["doctor"]


def doctor() -> int:
    """Say what of all that Octavo goes to is on this machine, and how to get what is not."""
    from octavo.orders.doctor import doctor as look  # noqa: PLC0415 -- as in `build`

    found = look()
    width = max(len(each.need.name) for each in found)
    for each in found:
        told = each.told or f"missing; get it with: {each.need.remedy}"
        say(f"{each.need.name:{width}}  {each.need.purpose}: {told}\n")
    lacking = [each.need.name for each in found if each.told is None and each.need.build]
    verdict = f"A build needs: {', '.join(lacking)}" if lacking else "Nothing that a build needs is missing."
    say(f"\n{verdict}\n")
    return MissingProgramError.exit_code if lacking else 0
