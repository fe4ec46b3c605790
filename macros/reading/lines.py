"""On which line stands what a mistake names: ``data/indicators.yml V11`` is ``data/indicators.yml 第27行 V11``."""

import re
from collections.abc import Callable, Iterable
from dataclasses import replace
from functools import cache, reduce
from operator import getitem
from pathlib import Path
from typing import Any

from macros.reading.files import any_lines
from macros.reading.yaml_files import Document, lines_of, read_yaml
from macros.reading.yaml_reader import Place
from macros.values.errors import DataErrors
from macros.values.mistakes import Mistake, Repeated, Where

Lines = Callable[[Where, str, bool], list[int]]
"""Returns the lines of a place on which something found there stands, perhaps twice; none where they are known."""


def located(mistakes: Iterable[Mistake], data: Path) -> list[Mistake]:
    """Return mistakes with the lines of all that they name in the files of ``data`` by id and key.

    Of what stands twice that is the line where it stands again, and the first is told too.
    """
    lines = _finder(data)
    return [_located(mistake, lines) for mistake in mistakes]


def _located(mistake: Mistake, lines: Lines) -> Mistake:
    twice = isinstance(mistake, Repeated)
    numbers = lines(mistake.where, mistake.found, twice)
    told = mistake.changed(lambda where: _first(where, lines(where, "", False)))
    if not isinstance(told, Repeated) or not numbers:
        return replace(told, where=_first(mistake.where, numbers))
    return replace(told, where=_first(mistake.where, numbers[-1:]), earlier=numbers[0])


def _first(where: Where, numbers: list[int]) -> Where:
    return replace(where, line=numbers[0], row=0) if numbers else where


def _finder(data: Path) -> Lines:
    """Return what finds lines in the files of ``data``, each of which it reads once."""

    @cache
    def document(file: str) -> Document | None:
        try:
            return read_yaml(data / file.removeprefix("data/"), file)
        except DataErrors:
            return None

    @cache
    def rows(file: str) -> list[tuple[int, str]]:
        path = data / file.removeprefix("data/")
        return list(enumerate(any_lines(path), 1)) if path.is_file() else []

    def lines(where: Where, found: str, twice: bool) -> list[int]:
        if where.line or not (where.steps or found) or not where.file.startswith("data/"):
            return []
        if where.file.endswith(".csv"):
            id_ = str(where.steps[0]) if where.steps else found
            return [number for number, row in rows(where.file) if re.match(rf'"?{re.escape(id_)}"?,', row)]
        stated = document(where.file) if where.file.endswith(".yml") else None
        if not stated:
            return []
        place = led_to(where.steps, stated.content)
        within = stated.within(place, where.row or 1) if place else list(enumerate(stated.rows, 1))
        return lines_of(found, within, twice=twice) or ([stated.line(place)] if place else [])

    return lines


def led_to(steps: Iterable[str | int], content: Any) -> Place:
    """Return the place to which steps lead, as far as they do."""
    place: Place = ()
    for step in steps:
        inner = _within(content, step)
        place, content = place + inner, reduce(getitem, inner, content)
    return place


def _within(content: object, step: str | int) -> Place:
    """Return the way to what a step names: an item by number, else the nearest key, id, name or title."""
    if isinstance(step, int):
        return (step - 1,) if isinstance(content, list) and step <= len(content) else ()
    level: list[tuple[Place, object]] = [((), content)]
    while level:
        for place, each in level:
            if isinstance(each, dict) and step in each:
                return (*place, step)
            if place and isinstance(each, dict) and step in map(each.get, ("id", "name", "title")):
                return place
        level = [((*place, key), inner) for place, each in level for key, inner in _members(each)]
    return ()


def _members(content: object) -> Iterable[tuple[int | str, object]]:
    if isinstance(content, dict):
        return content.items()
    return enumerate(content) if isinstance(content, list) else ()
