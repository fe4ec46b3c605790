"""What the typed model finds amiss, in Chinese."""

import re
from collections.abc import Mapping
from typing import Any

from pydantic_core import ErrorDetails

from macros.values.errors import short

_ABSENT = {
    "missing": "缺少此项，请补上",
    "string_too_short": "是空的，请填写",
    "too_short": "至少要有{min_length}项，请补上",
    "union_tag_not_found": "缺少 kind，请写明种类（tally、scale、judged、parts 之一）",
}
_LISTED = "应为列表，几项放进 [ ]，或每项另起一行、以“- ”开头"
_WORDS = {
    "string_type": "应为文字（以 { 或 [ 开头的要加引号）",
    "string_pattern_mismatch": "只能用字母、数字和下划线，且不以数字开头",
    "bool_parsing": "应为 true 或 false",
    "bool_type": "应为 true 或 false",
    "int_parsing": "应为整数",
    "tuple_type": _LISTED,
    "list_type": _LISTED,
    "dict_type": "应为“名称: 内容”的形式",
    "model_type": "应为“名称: 内容”的形式",
    "model_attributes_type": "应为“名称: 内容”的形式",
}
_CHOSEN = ("bool_parsing", "bool_type", "literal_error")
_QUOTED = re.compile(r"'([^']*)'")
_BOUNDS = {
    "greater_than": "应大于{gt}",
    "greater_than_equal": "不能小于{ge}",
    "less_than": "应小于{lt}",
    "less_than_equal": "不能大于{le}",
    "literal_error": "应为{expected}之一",
    "union_tag_invalid": "应为{expected_tags}之一",
}


def in_chinese(detail: ErrorDetails, description: str) -> str:
    """Return what is wrong, and what to do; of one of several words, with the description that tells what they mean."""
    kind, found = detail["type"], detail["input"]
    context = detail.get("ctx", {})
    if kind == "value_error":
        return str(context["error"])
    if kind == "string_type" and found in (None, ""):
        kind = "string_too_short"
    if kind in _ABSENT:
        return _ABSENT[kind].format(**context)
    if kind == "union_tag_invalid":
        found = context["tag"]
    if kind == "string_type" and isinstance(found, Mapping):
        first = next((f"{key}: …" if value else f"{{{key}}}" for key, value in found.items()), "{}")
        return f"“{short(first)}”应为文字，以 {{ 或 [ 开头的、里面有“: ”的要加引号，请改正"
    meaning = f"（{description}）" if description and kind in _CHOSEN else ""
    return f"“{short(found)}”{_expected(kind, context)}{meaning}，请改正"


def _expected(kind: str, context: Mapping[str, Any]) -> str:
    if kind not in _BOUNDS:
        return _WORDS.get(kind, "写法不对")
    listed = {
        key: "、".join(filter(None, _QUOTED.findall(str(value)))) or value for key, value in context.items()
    }
    return _BOUNDS[kind].format(**listed)
