"""Every text of a report that may quote figures, with its place: found by the types of the fields."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass, fields, replace
from functools import cache
from typing import Any

from macros.report import Report
from macros.report.record import MADE, Quotes, Strict
from macros.report.rules.walk import rewritten
from macros.report.surveys import Survey
from macros.report.tables import Table
from macros.values.mistakes import Where

_FILES = {"identity": "report", "framework": "indicators"}
"""The parts of a report that do not bear the name of their file."""


@dataclass(frozen=True)
class QuotingText:
    """A text and where it stands; ``own`` is what of it is not the issued report's own wording."""

    where: Where
    text: str
    own: str


def quoting_texts(report: Report) -> Iterator[QuotingText]:
    """Return every text of the data that may quote a figure."""
    for part in fields(report):
        file = Where(f"data/{_FILES.get(part.name, part.name)}.yml")
        for where, quotes, text in _under(getattr(report, part.name), file):
            yield QuotingText(where, text, quotes.own(text))


def _under(value: object, where: Where) -> Iterator[tuple[Where, Quotes, str]]:
    """Yield the texts under a value of the data, placed by the nearest id and the fields below it."""
    match value:
        case Strict():
            yield from _of_record(value, where)
        case Table() | Survey():
            yield from _under(value.spec, Where(where.file) / value.id)
        case tuple():
            for number, item in enumerate(value, 1):
                yield from _under(item, where / number)
        case dict():
            for key, item in value.items():
                yield from _under(item, Where(where.file) / str(key))


def _of_record(record: Strict, where: Where) -> Iterator[tuple[Where, Quotes, str]]:
    where = Where(where.file) / label if (label := _label(record)) else where
    for name, mark in _marks(type(record)):
        if not (inner := getattr(record, name)):
            continue
        if mark:
            yield where / name, mark, inner
        elif not isinstance(inner, str):
            yield from _under(inner, where / name)


@cache
def _marks(record: type[Strict]) -> tuple[tuple[str, Quotes | None], ...]:
    """Return the fields of a record, each with its mark if its text may quote figures."""
    return tuple(
        (name, next((mark for mark in field.metadata if isinstance(mark, Quotes)), None))
        for name, field in record.model_fields.items()
    )


def with_titles(report: Report, fill: Callable[[str], str]) -> Report:
    """Return a report with its titles filled in."""

    def filled(record: Strict) -> dict[str, object]:
        titles = (name for name, mark in _marks(type(record)) if mark and mark.in_title)
        return {name: fill(getattr(record, name)) for name in titles if name in record.model_fields_set}

    def again(part: Any) -> Any:
        if isinstance(part, Table | Survey):
            return replace(part, spec=again(part.spec))
        is_named = isinstance(part, dict)
        return {key: again(item) for key, item in part.items()} if is_named else rewritten(part, filled)

    return replace(report, **{part.name: again(getattr(report, part.name)) for part in fields(report)})


def _label(record: Strict) -> str:
    """Return by what a clerk finds a record: its id, if the report gives it one, else its name or first words."""
    id_ = getattr(record, "id", "")
    return str(getattr(record, "name", "") or getattr(record, "label", "")) if id_.startswith(MADE) else id_
