"""Every text of a report that may quote figures, with its place: found by the types of the fields."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass, fields, replace
from typing import Any

from macros.report import Report
from macros.report.record import MADE, Quotes, Strict
from macros.report.surveys import Survey
from macros.report.tables import Table

_FILES = {"identity": "report", "framework": "indicators"}
"""The parts of a report that do not bear the name of their file."""


@dataclass(frozen=True)
class QuotingText:
    """A text with its file and its place there; ``own`` is what of it is not the issued report's own wording."""

    file: str
    label: str
    text: str
    own: str

    @property
    def place(self) -> str:
        """Return where a clerk finds it."""
        return f"{self.file} {self.label}"


def quoting_texts(report: Report) -> Iterator[QuotingText]:
    """Return every text of the data that may quote a figure."""
    for part in fields(report):
        file = f"data/{_FILES.get(part.name, part.name)}.yml"
        for label, quotes, text in _under(getattr(report, part.name), ""):
            yield QuotingText(file, label, text, quotes.own(text))


def _under(value: object, label: str) -> Iterator[tuple[str, Quotes, str]]:
    """Yield the texts under a value of the data, labelled by the nearest id and the fields below it."""
    match value:
        case Strict():
            label = _label(value) or label
            for name, field in type(value).model_fields.items():
                inner, here = getattr(value, name), f"{label} {name}".strip()
                yield from (
                    (here, mark, inner) for mark in field.metadata if inner and isinstance(mark, Quotes)
                )
                yield from _under(inner, here)
        case Table() | Survey():
            yield from _under(value.spec, value.id)
        case tuple():
            for number, item in enumerate(value, 1):
                yield from _under(item, f"{label} 第{number}项")
        case dict():
            for key, item in value.items():
                yield from _under(item, str(key))


def with_titles(value: Any, fill: Callable[[str], str]) -> Any:
    """Return a report, or a part of one, with its titles filled in."""
    match value:
        case Strict():
            filled = {
                name: fill(inner)
                if any(isinstance(mark, Quotes) and mark.in_title for mark in field.metadata)
                else with_titles(inner, fill)
                for name, field in type(value).model_fields.items()
                for inner in [getattr(value, name)]
            }
            return value.model_copy(update=filled)
        case Table() | Survey():
            return replace(value, spec=with_titles(value.spec, fill))
        case Report():
            return replace(
                value, **{p.name: with_titles(getattr(value, p.name), fill) for p in fields(value)}
            )
        case tuple():
            return tuple(with_titles(item, fill) for item in value)
        case dict():
            return {key: with_titles(item, fill) for key, item in value.items()}
    return value


def _label(record: Strict) -> str:
    """Return by what a clerk finds a record: its id, if the report gives it one, else its name or first words."""
    id_ = getattr(record, "id", "")
    return str(getattr(record, "name", "") or getattr(record, "label", "")) if id_.startswith(MADE) else id_
