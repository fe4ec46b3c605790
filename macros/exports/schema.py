"""JSON Schemas for people who read Chinese, generated from models: of report.json, and of the files of ``data/``."""

from typing import Any

from pydantic.json_schema import GenerateJsonSchema, JsonSchemaValue
from pydantic_core import core_schema

from macros.exports.records import Document

DIALECT = {"$schema": "https://json-schema.org/draft/2020-12/schema"}
_ABOUT = (
    "整份报告。数量都写成文字，是准确值：小数如 335.96，除不尽的写成分数如 25/26，比率是对 1 的比值；规则、评价等级等"
    "照录的数写作原样，如 25%、1/3。四舍五入后印在网页上的写法另列（printed、stated）。没有填写的项目不写出来。"
)


class InChinese(GenerateJsonSchema):
    """Leaves out what speaks English to programmers: titles made of names, and docstrings."""

    def field_title_should_be_set(self, schema: Any) -> bool:  # noqa: ARG002 - pydantic asks so
        """Return that no field has a title made of its name."""
        return False

    def model_schema(self, schema: core_schema.ModelSchema) -> JsonSchemaValue:
        """Return the schema of a model without its name and its docstring."""
        written = super().model_schema(schema)
        return {key: value for key, value in written.items() if key not in ("title", "description")}

    def date_schema(self, schema: core_schema.DateSchema) -> JsonSchemaValue:
        """Return the schema of a date, which few programs check by its format alone."""
        return super().date_schema(schema) | {"pattern": r"^\d{4}-\d{2}-\d{2}$"}


def report_schema() -> dict[str, Any]:
    """Return the JSON Schema (2020-12) of report.json."""
    schema = Document.model_json_schema(schema_generator=InChinese, mode="serialization")
    return {**DIALECT, "title": "绩效评价报告", "description": _ABOUT, **schema}
