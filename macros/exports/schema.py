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

    def nullable_schema(self, schema: core_schema.NullableSchema) -> JsonSchemaValue:
        """Return the schema of what may be blank, said in one line where it is of a simple kind."""
        written = super().nullable_schema(schema)
        kind, *_ = written.get("anyOf", [{}])
        if "type" not in kind or {"enum", "const"} & kind.keys():
            return written
        kinds = kind["type"] if isinstance(kind["type"], list) else [kind["type"]]
        return {**kind, "type": [*kinds, "null"]}

    def default_schema(self, schema: core_schema.WithDefaultSchema) -> JsonSchemaValue:
        """Return the schema of what has a default, which is not worth saying where it is nothing."""
        written = super().default_schema(schema)
        return {key: value for key, value in written.items() if key != "default" or value is not None}

    def date_schema(self, schema: core_schema.DateSchema) -> JsonSchemaValue:
        """Return the schema of a date, which few programs check by its format alone."""
        return super().date_schema(schema) | {"pattern": r"^\d{4}-\d{2}-\d{2}$"}


def report_schema() -> dict[str, Any]:
    """Return the JSON Schema (2020-12) of report.json."""
    schema = Document.model_json_schema(schema_generator=InChinese, mode="serialization")
    return {**DIALECT, "title": "绩效评价报告", "description": _ABOUT, **schema}
