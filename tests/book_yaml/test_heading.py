from __future__ import annotations

import pytest

from octavo.book_yaml.heading import first_heading

CASES = {
    "hashes": ("# The Day\n", "The Day"),
    "a deeper heading will do": ("Words.\n\n### The Day ###\n", "The Day"),
    "an id": ("# The Day {#day .unnumbered}\n", "The Day"),
    "marks": ("# The *First* **Day** of `main()`\n", "The First Day of main()"),
    "names keep their underscores": ("# The __init__ of snake_case\n", "The init of snake_case"),
    "a note and a link": ("# The [Day](x.md)[^1]\n", "The Day"),
    "an escape": ("# The \\*Day\\*\n", "The *Day*"),
    "a line of =": ("The Day\n=======\n", "The Day"),
    "a line of -": ("Words.\n\nThe Day\n---\n", "The Day"),
    "metadata is no heading": ("---\ntitle: No\n---\n\n# The Day\n", "The Day"),
    "code is no heading": ("```sh\n# No\n```\n~~~~\n```\n# No\n~~~~\n# The Day\n", "The Day"),
    "an indented line is no heading": ("    # No\n\n# The Day\n", "The Day"),
    "a list is no heading": ("- item\n---\n\n# The Day\n", "The Day"),
    "seven signs are no heading": ("####### No\n\n# The Day\n", "The Day"),
    "a sign without space is no heading": ("#No\n\n# The Day\n", "The Day"),
    "an empty heading is none": ("#\n# {#id}\n# The Day\n", "The Day"),
    "line ends of other systems": ("Words.\r\rThe Day\r\n===\r\n", "The Day"),
    "none at all": ("Words.\n\n---\n", None),
}


@pytest.mark.parametrize(("text", "heading"), CASES.values(), ids=CASES.keys())
def test_first_heading(text: str, heading: str | None) -> None:
    assert first_heading(text) == heading
