"""Give the JSON Schema of `book.yaml`, by which an editor completes keys and marks wrong ones."""

from __future__ import annotations

import json
from typing import Any

from octavo.settings import RELATORS, Settings
from octavo.shapes import TRIMS

__all__ = ["render_schema"]

DIALECT = "https://json-schema.org/draft/2020-12/schema"
#: Short forms, which `octavo.shapes.in_full` writes out before the models see them.
TEXT: dict[str, Any] = {"type": ["string", "number"]}
PERSON: dict[str, Any] = {"anyOf": [TEXT, {"$ref": "#/$defs/Person"}]}
FILES: dict[str, Any] = {"anyOf": [TEXT, {"type": "array", "items": TEXT}]}
SHORT: dict[str, dict[str, Any]] = {
    "abbreviations": {"anyOf": [*FILES["anyOf"], {"$ref": "#/$defs/Abbreviations"}]},
    "author": {**PERSON, "description": "The one author; `authors` where there are several."},
    "authors": {"anyOf": [*PERSON["anyOf"], {"type": "array", "items": PERSON}]},
    "back": {"type": "array", "items": {"anyOf": [TEXT, {"type": "object"}]}},
    "date": {"type": ["string", "integer"], "pattern": r"^\d{4}(-\d{1,2}){0,2}$"},
    "glossary": {"anyOf": [*FILES["anyOf"], {"$ref": "#/$defs/Glossary"}]},
    "subtitle": {"$ref": "#/$defs/Title/properties/subtitle"},
    "title": {"anyOf": [TEXT, {"$ref": "#/$defs/Title"}]},
}


def render_schema() -> str:
    """Render the schema (JSON Schema 2020-12), generated from the models and their descriptions."""
    schema = _untitled(Settings.model_json_schema())
    keys, models = schema["properties"], schema["$defs"]
    for key, form in SHORT.items():
        keys[key] = {"description": keys.get(key, {}).get("description", ""), **form}
    for model in ("Abbreviations", "Glossary"):
        models[model]["properties"]["files"] |= FILES
        del models[model]["properties"]["files"]["type"], models[model]["properties"]["files"]["items"]
    models["Sales"]["properties"]["territory"]["type"] = ["array", "string"]
    models["Person"]["properties"]["role"]["enum"] = sorted(RELATORS)
    models["Print"]["properties"]["trim"]["examples"] = ["5.5x8.5", "6x9", "148x210mm", *TRIMS]
    keys["editions"]["additionalProperties"] = {
        "type": "object",
        "properties": {key: {"$ref": f"#/properties/{key}"} for key in keys if key != "editions"},
        "additionalProperties": False,
    }
    whole = {"$schema": DIALECT, "title": "book.yaml", **schema}
    whole["description"] = "The settings of a book that Octavo builds."
    return json.dumps(whole, ensure_ascii=False, indent=2) + "\n"


def _untitled(schema: Any) -> Any:  # noqa: ANN401 -- JSON
    """Leave out the titles that pydantic makes from the names of keys: an editor shows the names anyway."""
    if isinstance(schema, list):
        return [_untitled(part) for part in schema]
    if isinstance(schema, dict):
        return {
            key: _untitled(part)
            for key, part in schema.items()
            if key != "title" or not isinstance(part, str)
        }
    return schema
