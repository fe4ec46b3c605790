"""Mistakes found by the typed model, said in Chinese: file, line, place, value, remedy."""

import re
from collections.abc import Collection, Iterable, Mapping, Sequence
from typing import Any

from pydantic import TypeAdapter, ValidationError
from pydantic_core import ErrorDetails

from macros.reading.yaml_files import Document, lines_of
from macros.reading.yaml_reader import Place
from macros.values.errors import short
from macros.values.mistakes import Mistake, Where
from macros.values.suggest import nearest

Location = tuple[int | str, ...]
Meant = Mapping[Location, str]
"""The key that each unknown one stands for, empty where none is likely."""
_KEYS = ("missing", "extra_forbidden")
_ABSENT = {
    "missing": "缺少此项，请补上",
    "string_too_short": "是空的，请填写",
    "too_short": "至少要有{min_length}项，请补上",
    "union_tag_not_found": "缺少 kind，请写明种类",
}
_WORDS = {
    "string_type": "应为文字（以 { 或 [ 开头的要加引号）",
    "string_pattern_mismatch": "只能用字母、数字和下划线，且不以数字开头",
    "bool_parsing": "应为 true（符合）或 false（不符合）",
    "bool_type": "应为 true（符合）或 false（不符合）",
    "int_parsing": "应为整数",
    "date_from_datetime_parsing": "应为日期，如 2023-11-28",
    "date_parsing": "应为日期，如 2023-11-28",
    "tuple_type": "应为列表，每项以“- ”开头",
    "list_type": "应为列表，每项以“- ”开头",
    "dict_type": "应为“名称: 内容”的形式",
    "model_type": "应为“名称: 内容”的形式",
    "model_attributes_type": "应为“名称: 内容”的形式",
}
_KEYS_NAMED = re.compile("([a-z_]+)（")
_WORDS_QUOTED = re.compile("“([^”\n…]+)")
_TWICE = "出现了两次"
_QUOTED = re.compile(r"'([^']*)'")
_BOUNDS = {
    "greater_than": "应大于{gt}",
    "greater_than_equal": "不能小于{ge}",
    "less_than_equal": "不能大于{le}",
    "literal_error": "应为{expected}之一",
    "union_tag_invalid": "应为{expected_tags}之一",
}


def complaints(
    error: ValidationError, document: Document, name: str, model: TypeAdapter[Any]
) -> list[Mistake]:
    """Return every mistake in the file called ``name``."""
    known = known_keys(model)
    details = [
        each for detail in error.errors() if not _is_echo(detail) for each in _of_strangers(detail, known)
    ]
    missing, unknown = ([one["loc"] for one in details if one["type"] == kind] for kind in _KEYS)
    meant = {loc: _meant(loc, missing, unknown, known) for loc in unknown}
    misspelt = {(*loc[:-1], near) for loc, near in meant.items()}
    details = [detail for detail in details if detail["type"] != "missing" or detail["loc"] not in misspelt]
    doubtful = {place_of(loc[:-1], document.content) for loc in unknown}
    details = [
        detail
        for detail in details
        if not (_is_of_record(detail) and place_of(detail["loc"], document.content) in doubtful)
    ]
    outside = [str(loc[0]) for loc in unknown if len(loc) == 1]
    if isinstance(document.content, Mapping) and len(outside) == len(document.content) > 1:
        line, keys = (
            document.line((outside[0],)),
            " 或 ".join(f"{key}:" for key in model.json_schema()["properties"]),
        )
        words = (
            f"“{outside[0]}”等{len(outside)}项不能写在最外面，上面缺少 {keys} 这一行，请补上，各项向右缩进"
        )
        return [Mistake(Where(name, line=line), words)]
    return [_complaint(detail, document, name, meant) for detail in details]


def _meant(
    wrong: Location, missing: Sequence[Location], unknown: Sequence[Location], known: Iterable[str]
) -> str:
    """Return the key nearest to an unknown one, or else the only one missing beside it, if it is the only stranger there."""
    beside, strangers = ([loc for loc in some if loc[:-1] == wrong[:-1]] for some in (missing, unknown))
    only = str(beside[0][-1]) if len(beside) == len(strangers) == 1 else ""
    return nearest(str(wrong[-1]), known) or only


def _is_of_record(detail: ErrorDetails) -> bool:
    """Return whether something is said of a record as a whole: while it has unknown keys, that waits."""
    return detail["type"] == "value_error" and isinstance(detail["input"], Mapping)


def _of_strangers(detail: ErrorDetails, known: Collection[str]) -> list[ErrorDetails]:
    """Return what is said of a record as a whole as said of those of its keys that no record has, if it has such."""
    stated = detail["input"] if _is_of_record(detail) else {}
    strangers = [key for key in stated if key not in known] if any(key in known for key in stated) else []
    return [{**detail, "type": "extra_forbidden", "loc": (*detail["loc"], key)} for key in strangers] or [
        detail
    ]


def _is_echo(detail: ErrorDetails) -> bool:
    """Return whether a list is called too short only because its items are wrong."""
    return detail["type"] == "too_short" and len(detail["input"]) >= detail["ctx"]["min_length"]


def _complaint(detail: ErrorDetails, document: Document, name: str, meant: Meant) -> Mistake:
    place, labels = _place(detail["loc"], document.content or {}, missing=detail["type"] == "missing")
    what = _what(detail, meant)
    line, *others = _lines(document, place, what)
    also = (f"第{'、'.join(map(str, others))}行",) if others else ()
    return Mistake(Where(name, line=line) / " › ".join(labels), what, also=also)


def _lines(document: Document, place: Place, what: str) -> list[int]:
    """Return the lines of what is said of a place: where it says several keys, or values of one, of each."""
    keys = [key for key in _KEYS_NAMED.findall(what) if (*place, key) in document.lines]
    near = place + _key_named(what)
    rows = document.within(near)
    words = _WORDS_QUOTED.findall(what.partition("是否为")[0])
    quoted = [lines_of(found, rows)[: 1 + (_TWICE in what)] for found in words]
    found = (
        [line for lines in quoted for line in lines[::-1]] if near != place else quoted[0] if quoted else []
    )
    return list(
        dict.fromkeys(
            [*(found or [document.line(near)]), *(document.line((*place, key)) for key in keys[1:])]
        )
    )


def _key_named(what: str) -> Place:
    """Return the key with which begins what is said of a record as a whole, if it does."""
    named = re.match(r"(?:缺少 )?([a-z_]+)(?=[（：])", what)
    return (named[1],) if named else ()


def place_of(location: Sequence[int | str], content: object) -> Place:
    """Return where in a file a location of the model is, as near as it is there."""
    return _place(location, content)[0]


def _place(
    location: Sequence[int | str], content: object, *, missing: bool = False
) -> tuple[Place, list[str]]:
    """Follow a location through the file; the steps the model adds (a rule's kind) are left out.

    The last step of what is ``missing`` is the model's, and stays. What the record around a list states
    for all its items stands there.
    """
    around: Mapping[str, object] = {}
    place: list[int | str] = []
    labels: list[str] = []
    kind_passed = False
    for index, step in enumerate(location, 1):
        if isinstance(content, Mapping) and step == content.get("kind") and not kind_passed:
            kind_passed = True
            continue
        kind_passed = False
        if isinstance(content, Mapping) and (step in content or (missing and index == len(location))):
            around, content = content, content.get(step)
            labels.append(str(step))
        elif isinstance(content, Sequence) and isinstance(step, int) and step < len(content):
            content = content[step]
            labels.append(_label(content, step))
        elif place and isinstance(place[-1], int) and step in around:
            return (*place[:-2], step), [*labels[:-2], str(step)]
        else:
            continue
        place.append(step)
    return tuple(place), labels


def _label(item: object, index: int) -> str:
    identity = item.get("id") if isinstance(item, Mapping) else None
    return str(identity or f"第{index + 1}项")


def _what(detail: ErrorDetails, meant: Meant) -> str:
    kind, found = detail["type"], detail["input"]
    context = detail.get("ctx", {})
    if kind == "value_error":
        return str(context["error"])
    if kind == "extra_forbidden":
        guess = f"是否为“{near}”？" if (near := meant[detail["loc"]]) else ""
        return f"没有“{detail['loc'][-1]}”这一项，{guess}请改正或删去"
    if kind in _ABSENT:
        return _ABSENT[kind].format(**context)
    if kind == "union_tag_invalid":
        found = context["tag"]
    return f"“{short(found)}”{_expected(kind, context)}，请改正"


def _expected(kind: str, context: Mapping[str, Any]) -> str:
    if kind not in _BOUNDS:
        return _WORDS.get(kind, "写法不对")
    listed = {key: "、".join(_QUOTED.findall(str(value))) or value for key, value in context.items()}
    return _BOUNDS[kind].format(**listed)


def known_keys(model: TypeAdapter[Any]) -> set[str]:
    """Return every key that may occur anywhere in a file of this model."""
    schema = model.json_schema()
    parts = [schema, *schema.get("$defs", {}).values()]
    return {key for part in parts for key in part.get("properties", {})}
