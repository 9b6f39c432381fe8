"""Write the appendix of book.yaml's keys from the models that read them."""

from __future__ import annotations

import json
from collections.abc import Iterator
from typing import Any

from octavo.book_schema import render_schema

__all__ = ["key_names", "render_keys"]

BEGINNING = """# Every key of book.yaml {#sec:keys .appendix}

Only the title must be there. Keys that belong together are written as one: `print.trim` is the key `trim`
below `print`, as in `print: {trim: 6x9}`. What stands in the list of an author, a part or an exception is
shown as `authors[].name`. The chapters say what the keys are good for; the index of names leads to them.
"""
#: Keys of which each, or each entry of whose list, is a group of keys, by the model that reads it.
ENTRIES = {
    "title": "Title",
    "authors": "Person",
    "series": "Series",
    "chapters": "PartGroup",
    "back": "MadeLeaf",
}
LISTS = {"authors", "chapters", "back", "allow"}
#: What a number is called, by its type in the schema.
KINDS = {"integer": "A whole number", "number": "A number"}


def render_keys() -> str:
    """Render the chapter of keys: a definition list of all, in the order of the models."""
    return BEGINNING + "".join(_entry(name, node) for name, node in _keys(SCHEMA, ""))


def key_names() -> tuple[str, ...]:
    """List the keys by their whole names, as `print.trim`."""
    return tuple(name for name, _ in _keys(SCHEMA, ""))


SCHEMA: dict[str, Any] = json.loads(render_schema())


def _keys(model: dict[str, Any], before: str) -> Iterator[tuple[str, dict[str, Any]]]:
    for key, node in model["properties"].items():
        name = before + key
        yield name, node
        below = _below(key, node) if not before else _model_of(node)
        if below:
            yield from _keys(below, f"{name}[]." if key in LISTS else f"{name}.")


def _below(key: str, node: dict[str, Any]) -> dict[str, Any] | None:
    if key in {"author", "subtitle", "editions", "variables"}:
        return None
    return SCHEMA["$defs"][ENTRIES[key]] if key in ENTRIES else _model_of(node)


def _model_of(node: dict[str, Any]) -> dict[str, Any] | None:
    for each in (node, *node.get("anyOf", ()), node.get("items", {})):
        name = each.get("$ref", "").removeprefix("#/$defs/")
        if name in SCHEMA["$defs"] and "properties" in SCHEMA["$defs"][name]:
            model: dict[str, Any] = SCHEMA["$defs"][name]
            return model
    return None


def _entry(name: str, node: dict[str, Any]) -> str:
    said = node.get("description") or "What stands under the title."
    about = " ".join(part for part in (_kind(node), _default(node)) if part)
    mark = f'[]{{.index index=names term="{name}" .main}}'
    return f"\n`{name}`\n:   {mark}{f'{said} {about}'.rstrip()}\n"


def _kind(node: dict[str, Any]) -> str:
    choices = [f"`{_plain(value)}`" for value in _choices(node)]
    if choices == ["`true`", "`false`"]:
        return "Yes or no: `true` or `false`."
    if len(choices) > 1:
        return f"One of {', '.join(choices[:-1])} and {choices[-1]}."
    kinds = {str(each["type"]) for each in (node, *node.get("anyOf", ())) if "type" in each} - {"null"}
    kind = kinds.pop() if len(kinds) == 1 else ""
    return f"{KINDS[kind]}{_bounds(node)}." if kind in KINDS else ""


def _choices(node: dict[str, Any]) -> Iterator[Any]:
    for each in (node, *node.get("anyOf", ()), node.get("items", {})):
        yield from each.get("enum", ())
        if "const" in each:
            yield each["const"]
        if each.get("type") == "boolean":
            yield from (True, False)


def _bounds(node: dict[str, Any]) -> str:
    for each in (node, *node.get("anyOf", ())):
        if "minimum" in each and "maximum" in each:
            return f" from {each['minimum']} to {each['maximum']}"
    return ""


def _default(node: dict[str, Any]) -> str:
    given = node.get("default")
    if given in (None, [], {}, "") or isinstance(given, dict):
        return ""
    words = ", ".join(map(_plain, given)) if isinstance(given, list) else _plain(given)
    return f"If nothing is said, `{words}`."


def _plain(value: object) -> str:
    if isinstance(value, bool):
        return str(value).lower()
    return f"{value:g}" if isinstance(value, float) else str(value)
