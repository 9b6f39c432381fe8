"""Read references from YAML, every value as the text that was written: a year is one, and so is a `no`."""

from __future__ import annotations

from typing import Any

import yaml

from octavo.errors import ManuscriptError
from octavo.findings import finding

__all__ = ["read_yaml"]

CODE = "bibliography-broken"
#: How deep values may stand in one another; a reference needs seven.
DEEPEST = 20
#: The reader that is written in C, where there is one: a file of 5 MB takes the other most of a minute.
LOADER: Any = getattr(yaml, "CBaseLoader", yaml.BaseLoader)


def read_yaml(text: str, path: str) -> Any:  # noqa: ANN401 -- whatever the file holds; pandoc judges it
    """Give the list under `references`, or all that the file at `path` holds.

    Aliases are refused, since a few lines of them can fill a machine's memory. Raises ManuscriptError.
    """
    try:
        _judge(text, path)
        written = yaml.load(text, Loader=LOADER)  # noqa: S506 -- it makes texts, lists and dicts alone
    except yaml.YAMLError as error:
        line, column = _place(getattr(error, "problem_mark", None))
        words = f"this is not YAML: {getattr(error, 'problem', None) or error}"
        raise ManuscriptError(finding(CODE, words, path=path, line=line, column=column)) from error
    return written.get("references", []) if isinstance(written, dict) else written


def _judge(text: str, path: str) -> None:
    depth = 0
    for event in yaml.parse(text, Loader=LOADER):
        depth += isinstance(event, yaml.CollectionStartEvent)
        depth -= isinstance(event, yaml.CollectionEndEvent)
        alias = isinstance(event, yaml.AliasEvent)
        if alias or depth > DEEPEST:
            words = (
                "a file of references may hold no alias (`*name`)" if alias else "values stand too deep here"
            )
            line, column = _place(event.start_mark)
            hint = "write the value out"
            raise ManuscriptError(finding(CODE, words, path=path, line=line, column=column, hint=hint))


def _place(mark: Any) -> tuple[int | None, int | None]:  # noqa: ANN401 -- each of PyYAML's readers has a mark of its own
    return (None, None) if mark is None else (mark.line + 1, mark.column + 1)
