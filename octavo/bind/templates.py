"""Fill the templates of a format's shells: what stands around a leaf is written in Jinja2."""

from __future__ import annotations

from functools import cache
from pathlib import Path

from jinja2 import Environment, FileSystemLoader, StrictUndefined

__all__ = ["fill"]


def fill(template: str, /, **values: object) -> str:
    """Fill `FORMAT/NAME`, the template NAME.jinja of one format; markup must come as `Markup`.

    Raises jinja2.UndefinedError when the template names a value that is not given.
    """
    form, _, name = template.partition("/")
    return _environment(form).get_template(name + ".jinja").render(values)


@cache
def _environment(form: str) -> Environment:
    folder = Path(__file__).parent / form / "templates"
    return Environment(
        loader=FileSystemLoader(folder),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
        keep_trailing_newline=True,
    )
