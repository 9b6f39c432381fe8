"""Write the appendices and draw the pictures of `docs/handbook/`: `python -m docs.making`."""

from __future__ import annotations

from docs.making.codes import render_codes
from docs.making.commands import render_commands
from docs.making.keys import render_keys
from docs.making.listings import HANDBOOK
from docs.making.looks import draw

#: What is written, by file.
APPENDICES = {"91-keys.md": render_keys, "92-commands.md": render_commands, "93-codes.md": render_codes}


if __name__ == "__main__":
    for name, render in APPENDICES.items():
        (HANDBOOK / name).write_text(render(), "utf-8")
    draw()
