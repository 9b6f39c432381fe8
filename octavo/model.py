"""Say what all settings have in common."""

from __future__ import annotations

from typing import Annotated, Any

from pydantic import BaseModel, ConfigDict, Field, StringConstraints, WithJsonSchema, model_validator

__all__ = ["Model", "Positive", "Text"]

#: Words that are there: no white space around them, and not empty.
Text = Annotated[
    str,
    StringConstraints(strip_whitespace=True, min_length=1),
    # An editor takes `title: 1984` for a number; here it is the words that were written.
    WithJsonSchema({"type": ["string", "number"]}),
]
Positive = Annotated[float, Field(gt=0, allow_inf_nan=False)]


class Model(BaseModel):
    """Make every model frozen and closed: a key that it does not know is an error, one left empty is not."""

    model_config = ConfigDict(frozen=True, extra="forbid", use_attribute_docstrings=True)

    @model_validator(mode="before")
    @classmethod
    def _unsaid(cls, written: Any) -> Any:  # noqa: ANN401 -- pydantic hands over whatever was written
        if not isinstance(written, dict):
            return written
        return {
            key: value for key, value in written.items() if value is not None or key not in cls.model_fields
        }
