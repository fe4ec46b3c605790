"""Mistakes found by the typed model, said in Chinese: file, line, place, value, remedy."""

from collections.abc import Collection, Iterable, Mapping, Sequence
from typing import Any

from pydantic import TypeAdapter, ValidationError
from pydantic_core import ErrorDetails

from macros.reading.lines import led_to
from macros.reading.locations import labelled, place_of
from macros.reading.wordings import in_chinese
from macros.reading.yaml_files import Document, lines_of
from macros.reading.yaml_reader import Place
from macros.report.laws import LawError
from macros.values.mistakes import Mistake, Where
from macros.values.suggest import nearest

Location = tuple[int | str, ...]
Meant = Mapping[Location, str]
"""The key that each unknown one stands for, empty where none is likely."""
_KEYS = ("missing", "extra_forbidden")


def complaints(
    error: ValidationError, document: Document, name: str, model: TypeAdapter[Any]
) -> list[Mistake]:
    """Return every mistake in the file called ``name``."""
    known = known_keys(model)
    details = [each for one in error.errors() if not _is_echo(one) for each in _of_strangers(one, known)]
    missing, unknown = ([one["loc"] for one in details if one["type"] == kind] for kind in _KEYS)
    outside = [str(loc[0]) for loc in unknown if len(loc) == 1]
    if isinstance(document.content, Mapping) and len(outside) == len(document.content) > 1:
        keys = " 或 ".join(f"{key}:" for key in model.json_schema()["properties"])
        where = Where(name, line=document.line((outside[0],)))
        many = f"“{outside[0]}”等{len(outside)}项"
        return [Mistake(where, f"{many}不能写在最外面，上面缺少 {keys} 这一行，请补上，各项向右缩进")]
    meant = {loc: _meant(loc, missing, unknown, known) for loc in unknown}
    return [_complaint(one, document, name, meant) for one in details if not _waits(one, meant, document)]


def _waits(detail: ErrorDetails, meant: Meant, document: Document) -> bool:
    """Return whether something waits until unknown keys are right: that one which is meant is missing, what is said of their record."""
    if detail["type"] == "missing":
        return detail["loc"] in {(*loc[:-1], near) for loc, near in meant.items()}
    doubtful = {place_of(loc[:-1], document.content) for loc in meant}
    return _is_of_record(detail) and place_of(detail["loc"], document.content) in doubtful


def _meant(
    wrong: Location, missing: Sequence[Location], unknown: Sequence[Location], known: Iterable[str]
) -> str:
    """Return the key nearest to an unknown one, best one missing beside it, or else the only one missing beside it, if it is the only stranger there."""
    beside, strangers = ([loc for loc in some if loc[:-1] == wrong[:-1]] for some in (missing, unknown))
    only = str(beside[0][-1]) if len(beside) == len(strangers) == 1 else ""
    nearby = (nearest(str(wrong[-1]), some) for some in ([str(loc[-1]) for loc in beside], known))
    return next(filter(None, nearby), only)


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
    place, labels = labelled(detail["loc"], document.content or {}, missing=detail["type"] == "missing")
    what = in_chinese(detail, meant.get(detail["loc"], ""))
    line, *others = _lines(document, place, detail)
    also = (f"第{'、'.join(map(str, others))}行",) if others else ()
    return Mistake(Where(name, line=line) / " › ".join(labels), what, also=also)


def _lines(document: Document, place: Place, detail: ErrorDetails) -> list[int]:
    """Return the lines of what is wrong at a place: of all that is to blame in it, each once."""
    wrong = detail.get("ctx", {}).get("error")
    if not isinstance(wrong, LawError):
        return [document.line((*place, "kind") if detail["type"] == "union_tag_invalid" else place)]
    if rows := lines_of(wrong.found, document.within(place)):
        return rows[:1]
    blamed = (
        led_to(each.steps, document.content) if isinstance(each, Where) else (*place, *each)
        for each in wrong.places
    )
    stated = [each for each in blamed if each in document.lines]
    return list(dict.fromkeys(map(document.line, stated or [place])))


def known_keys(model: TypeAdapter[Any]) -> set[str]:
    """Return every key that may occur anywhere in a file of this model."""
    schema = model.json_schema()
    parts = [schema, *schema.get("$defs", {}).values()]
    return {key for part in parts for key in part.get("properties", {})}
