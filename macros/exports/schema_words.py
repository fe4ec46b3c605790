"""The few words the schema of report.json is written in."""

from typing import Any

Schema = dict[str, Any]


def record(description: str, /, **properties: Schema) -> Schema:
    """Return the schema of an object that holds exactly these properties."""
    return {
        "type": "object",
        "description": description,
        "properties": properties,
        "required": list(properties),
        "additionalProperties": False,
    }


def with_open(schema: Schema, **optional: Schema) -> Schema:
    """Return the schema of a record with some properties that may be absent."""
    return {**schema, "properties": {**schema["properties"], **optional}}


def listed(items: Schema) -> Schema:
    """Return the schema of a list."""
    return {"type": "array", "items": items}


def text(description: str, **more: object) -> Schema:
    """Return the schema of a text."""
    return {"type": "string", "description": description, **more}


def number(description: str) -> Schema:
    """Return the schema of an exact quantity: a decimal or a fraction, as text."""
    return text(f"{description}（准确值）", pattern=r"^-?\d+(\.\d+|/\d+)?$")


def day(description: str) -> Schema:
    """Return the schema of a date."""
    return text(description, pattern=r"^\d{4}-\d{2}-\d{2}$")


def whole(description: str) -> Schema:
    """Return the schema of an integer."""
    return {"type": "integer", "description": description}


def yes(description: str) -> Schema:
    """Return the schema of yes or no."""
    return {"type": "boolean", "description": description}


def or_none(schema: Schema) -> Schema:
    """Return the schema of a value that may be null."""
    return {**schema, "type": [schema["type"], "null"]}
