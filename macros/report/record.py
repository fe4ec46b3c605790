"""What every record of ``data/`` is: frozen, strict, and made of a few kinds of text."""

from __future__ import annotations

from typing import Annotated, Any

from pydantic import BaseModel, ConfigDict, Field, StringConstraints, model_validator

Text = Annotated[str, StringConstraints(strip_whitespace=True, min_length=1)]
Name = Annotated[str, StringConstraints(pattern=r"^[^\W\d]\w*$")]
Unit = Annotated[str, Field(description="% 表示比率；万元、元为金额；分为得分；其余（项、件、人…）为计数")]


class Strict(BaseModel):
    """A frozen record that refuses keys it does not know."""

    model_config = ConfigDict(frozen=True, extra="forbid", arbitrary_types_allowed=True)

    @model_validator(mode="before")
    @classmethod
    def _blank_is_absent(cls, stated: Any) -> Any:
        """Leave out the known keys with nothing after them: blank is the same as not written."""
        if not isinstance(stated, dict):
            return stated
        return {
            key: value for key, value in stated.items() if value is not None or key not in cls.model_fields
        }
