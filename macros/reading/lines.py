"""Where stands what a message names: ``data/indicators.yml · V11`` is ``data/indicators.yml 第27行 V11``."""

import re
from collections.abc import Callable, Iterable
from functools import cache
from pathlib import Path

from macros.reading.files import any_lines
from macros.reading.yaml_files import Document, Place, line_of, read_yaml
from macros.values.errors import DataErrors

_NAMED = re.compile(
    r"(?P<file>data/[\w/]+\.(?:yml|csv))(?: ·)?(?P<label>(?: (?!第\d+行)[^：，；、（）]+)?)(?=[：，；、（）])"
)
_OF_AN_ID = re.compile("编号“|名词“|没有编号为“")
_ROW = re.compile(r" 第(\d+)行$")
"""At the end of a label, the line of a text."""
Lines = Callable[[str, str, str], int]


def located(messages: Iterable[str], data: Path) -> list[str]:
    """Return messages with the line of whatever in the files of ``data`` they name by id and key."""

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

    def line(file: str, label: str, words: str) -> int:
        if file.endswith(".csv"):
            return _row(label, words, rows(file))
        found = document(file)
        return _line(found, label, words) if found else 0

    return [_NAMED.sub(lambda named: _told(named, line), message) for message in messages]


def _told(named: re.Match[str], line: Lines) -> str:
    """Return a place with its line, if that is found; what is said of it may quote what stands on it."""
    file, label = named["file"], named["label"]
    words = (
        named.string[named.end() + 1 :] if named.start() == 0 and named.string[named.end()] == "：" else ""
    )
    number = line(file, label, words) if label or _OF_AN_ID.match(words) else 0
    return f"{file} 第{number}行{_ROW.sub('', label)}" if number else named[0]


def _row(label: str, words: str, rows: list[tuple[int, str]]) -> int:
    """Return the line of a sheet that begins with the id that is named, or else with the one that is quoted."""
    ids = [label.split(maxsplit=1)[0]] if label else re.findall("“([^”]+)”", words)[:1]
    found = [number for number, row in rows for id_ in ids if re.match(rf'"?{re.escape(id_)}"?,', row)]
    return found[0] if found else 0


def _line(document: Document, label: str, words: str) -> int:
    place: Place = ()
    content, row = document.content, _ROW.search(label)
    for step in _ROW.sub("", label).split():
        inner = _within(content, step)
        for each in inner:
            content = content[each]  # type: ignore[index]
        place += inner
    if not place:
        return line_of(words, list(enumerate(document.rows, 1)))
    return document.find(place, words, int(row[1]) if row else 1)


def _within(content: object, step: str) -> Place:
    """Return the way to what a step of a label names: an item by number, else the nearest key, id or name."""
    if (numbered := re.fullmatch(r"第(\d+)项", step)) and isinstance(content, list):
        return (int(numbered[1]) - 1,) if int(numbered[1]) <= len(content) else ()
    level: list[tuple[Place, object]] = [((), content)]
    while level:
        for place, each in level:
            if isinstance(each, dict) and step in each:
                return (*place, step)
            if place and isinstance(each, dict) and step in (each.get("id"), each.get("name")):
                return place
        level = [((*place, key), inner) for place, each in level for key, inner in _members(each)]
    return ()


def _members(content: object) -> Iterable[tuple[int | str, object]]:
    match content:
        case dict():
            return content.items()
        case list():
            return enumerate(content)
    return ()
