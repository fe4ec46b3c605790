"""Mistakes found by the typed model, said in Chinese: file, line, place, value, remedy."""

from collections.abc import Mapping
from functools import cache
from typing import Any

from pydantic import TypeAdapter, ValidationError
from pydantic_core import ErrorDetails

from macros.reading.keys import Location, described, labelled, of_strangers, place_of
from macros.reading.lines import led_to
from macros.reading.wordings import in_chinese
from macros.reading.yaml_files import Document, lines_of
from macros.reading.yaml_reader import Place
from macros.report.laws import LawError
from macros.values.mistakes import Mistake, Where

_KEYS = ("missing", "extra_forbidden")


def complaints(
    error: ValidationError, document: Document, name: str, model: TypeAdapter[Any]
) -> list[Mistake]:
    """Return every mistake in the file called ``name``."""
    schema = _schema(model)
    details = [each for each in error.errors() if not _is_echo(each)]
    missing, unknown = ([one["loc"] for one in details if one["type"] == kind] for kind in _KEYS)
    outside = [str(loc[0]) for loc in unknown if len(loc) == 1]
    if isinstance(document.content, Mapping) and len(outside) == len(document.content) > 1:
        keys = " 或 ".join(f"{key}:" for key in schema["properties"])
        where = Where(name, line=document.line((outside[0],)))
        many = f"“{outside[0]}”等{len(outside)}项"
        return [Mistake(where, f"{many}不能写在最外面，上面缺少 {keys} 这一行，请补上，各项向右缩进")]
    said: dict[Location, str] = {}
    for at in dict.fromkeys(loc[:-1] for loc in unknown):
        strangers, lacking = ([str(loc[-1]) for loc in some if loc[:-1] == at] for some in (unknown, missing))
        said |= {(*at, key): words for key, words in of_strangers(schema, at, strangers, lacking).items()}
    doubtful = {place_of(loc[:-1], document.content) for loc in said}
    return [
        _complaint(
            one, document, name, said.get(one["loc"]) or in_chinese(one, described(schema, one["loc"]))
        )
        for one in details
        if said.get(one["loc"], True)
        and not (  # what is said of a record as a whole waits while it has unknown keys
            one["type"] == "value_error"
            and isinstance(one["input"], Mapping)
            and place_of(one["loc"], document.content) in doubtful
        )
    ]


@cache
def _schema(model: TypeAdapter[Any]) -> dict[str, Any]:
    """Return what a model may hold, worked out once: that takes as long as reading with it."""
    return model.json_schema()


def _is_echo(detail: ErrorDetails) -> bool:
    """Return whether a list is called too short only because its items are wrong."""
    return detail["type"] == "too_short" and len(detail["input"]) >= detail["ctx"]["min_length"]


def _complaint(detail: ErrorDetails, document: Document, name: str, what: str) -> Mistake:
    place, labels = labelled(detail["loc"], document.content or {}, missing=detail["type"] == "missing")
    line, *others = _lines(document, place, detail)
    also = (f"第{'、'.join(map(str, others))}行",) if others else ()
    alike = f"{labels[:-1]}{what}" if any(isinstance(step, int) for step in detail["loc"][-1:]) else ""
    return Mistake(Where(name, line=line) / " › ".join(labels), what, also=also, cause=alike)


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
    return [
        led_to(each.steps, content) if isinstance(each, Where) else (*place, *each)
        for each in (wrong.places if wrong else ())
    ]


def _broken(detail: ErrorDetails) -> LawError | None:
    wrong = detail.get("ctx", {}).get("error")
    return wrong if isinstance(wrong, LawError) else None
