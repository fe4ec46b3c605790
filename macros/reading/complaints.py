"""Mistakes found by the typed model, said in Chinese: file, line, place, value, remedy."""

import re
from collections.abc import Mapping
from typing import Any

from pydantic import ValidationError
from pydantic_core import ErrorDetails

from macros.reading.keys import Location, Shape, described, fields_of, labelled, of_strangers, place_of
from macros.reading.lines import led_to
from macros.reading.yaml_files import Document, lines_of
from macros.reading.yaml_reader import Place
from macros.report.laws import LawError
from macros.values.errors import short
from macros.values.mistakes import Mistake, Where

JOINT = " › "
"""Between the steps to what a model refuses."""
_KEYS = ("missing", "extra_forbidden")
_ABSENT = {
    "missing": "缺少此项，请补上",
    "string_too_short": "是空的，请填写",
    "too_short": "至少要有{min_length}项，请补上",
    "union_tag_not_found": "缺少 kind，请写明种类（tally、scale、judged、parts 之一）",
}
_WORDS = {
    "string_type": "应为文字（以 { 或 [ 开头的要加引号）",
    "string_pattern_mismatch": "只能用字母、数字和下划线，且不以数字开头",
    "int_parsing": "应为整数",
    **dict.fromkeys(("bool_parsing", "bool_type"), "应为 true 或 false"),
    **dict.fromkeys(("tuple_type", "list_type"), "应为列表，几项放进 [ ]，或每项另起一行、以“- ”开头"),
    **dict.fromkeys(("dict_type", "model_type", "model_attributes_type"), "应为“名称: 内容”的形式"),
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


def complaints(error: ValidationError, document: Document, name: str, model: Shape) -> list[Mistake]:
    """Return every mistake in the file called ``name``."""
    details = [each for each in error.errors() if not _is_echo(each)]
    missing, unknown = ([one["loc"] for one in details if one["type"] == kind] for kind in _KEYS)
    outside = [str(loc[0]) for loc in unknown if len(loc) == 1]
    if isinstance(document.content, Mapping) and len(outside) == len(document.content) > 1:
        keys = " 或 ".join(f"{key}:" for key in fields_of(model))
        where = Where(name, line=document.line((outside[0],)))
        many = f"“{outside[0]}”等{len(outside)}项"
        return [Mistake(where, f"{many}不能写在最外面，上面缺少 {keys} 这一行，请补上，各项向右缩进")]
    said: dict[Location, str] = {}
    for at in dict.fromkeys(loc[:-1] for loc in unknown):
        strangers, lacking = ([str(loc[-1]) for loc in some if loc[:-1] == at] for some in (unknown, missing))
        said |= {(*at, key): words for key, words in of_strangers(model, at, strangers, lacking).items()}
    doubtful = {place_of(loc[:-1], document.content) for loc in said}
    return [
        _complaint(
            one, document, name, said.get(one["loc"]) or _in_chinese(one, described(model, one["loc"]))
        )
        for one in details
        if said.get(one["loc"], True)
        and not (  # what is said of a record as a whole waits while it has unknown keys
            one["type"] == "value_error"
            and isinstance(one["input"], Mapping)
            and place_of(one["loc"], document.content) in doubtful
        )
    ]


def _is_echo(detail: ErrorDetails) -> bool:
    """Return whether a list is called too short only because its items are wrong."""
    return detail["type"] == "too_short" and len(detail["input"]) >= detail["ctx"]["min_length"]


def _complaint(detail: ErrorDetails, document: Document, name: str, what: str) -> Mistake:
    place, labels = labelled(detail["loc"], document.content or {}, missing=detail["type"] == "missing")
    line, *others = _lines(document, place, detail)
    also = (f"第{'、'.join(map(str, others))}行",) if others else ()
    alike = f"{labels[:-1]}{what}" if any(isinstance(step, int) for step in detail["loc"][-1:]) else ""
    return Mistake(Where(name, line=line) / JOINT.join(labels), what, also=also, cause=alike)


def _lines(document: Document, place: Place, detail: ErrorDetails) -> list[int]:
    """Return the lines of what is wrong at a place: of all that is to blame in it, each once."""
    wrong = _broken(detail)
    if wrong and (rows := lines_of(wrong.found, document.within(place))):
        return rows[:1]
    place = (*place, "kind") if detail["type"] == "union_tag_invalid" else place
    stated = [each for each in blamed(detail, place, document.content) if each in document.lines]
    return list(dict.fromkeys(map(document.line, stated or [place])))


def blamed(detail: ErrorDetails, place: Place, content: Any) -> list[Place]:
    """Return the places that a law, broken at a place of a file, says are to blame, whether they are there or not."""
    wrong = _broken(detail)
    places = wrong.places if wrong else ()
    return [led_to(to.steps, content) if isinstance(to, Where) else (*place, *to) for to in places]


def _broken(detail: ErrorDetails) -> LawError | None:
    wrong = detail.get("ctx", {}).get("error")
    return wrong if isinstance(wrong, LawError) else None


def _in_chinese(detail: ErrorDetails, description: str) -> str:
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
    listed = {key: "、".join(filter(None, _QUOTED.findall(str(it)))) or it for key, it in context.items()}
    return _BOUNDS[kind].format(**listed)
