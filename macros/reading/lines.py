"""Where stands what a message names: ``data/indicators.yml · V11`` is ``data/indicators.yml 第27行 V11``."""

import re
from collections.abc import Callable, Iterable
from functools import cache
from pathlib import Path

from macros.reading.files import any_lines
from macros.reading.yaml_files import TWICE, Document, Place, lines_of, read_yaml
from macros.values.errors import DataErrors

_NAMED = re.compile(
    r"(?P<file>data/[\w/]+\.(?:yml|csv))(?: ·)?(?P<label>(?: (?!第\d+行)[^：，；、（）]+)?)(?=[：，；、（）])"
)
_OF_AN_ID = re.compile("编号“|名词“|表号“|没有编号为“")
_ROW = re.compile(r" 第(\d+)行$")
"""At the end of a label, the line of a text."""
_LISTED = re.compile(r"(?P<after>、|（有关的还有 |（还有 )?(?P<file>(?:data|docs)/\S+) (?=第\d+行)")
"""A place in a message, perhaps in a list of such."""
Lines = Callable[[str, str, str], list[int]]


def located(messages: Iterable[str], data: Path) -> list[str]:
    """Return messages with the line of whatever in the files of ``data`` they name by id and key.

    Of what stands twice that is the line where it stands again, and the first is told too.
    """

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

    def lines(file: str, label: str, words: str) -> list[int]:
        if file.endswith(".csv"):
            return _rows(label, words, rows(file))
        found = document(file)
        return _lines(found, label, words) if found else []

    return [_located(message, lines) for message in messages]


def _located(message: str, lines: Lines) -> str:
    found: list[int] = []

    def told(named: re.Match[str]) -> str:
        file, label = named["file"], named["label"]
        words = message[named.end() + 1 :] if named.start() == 0 and message[named.end()] == "：" else ""
        of_words = lines(file, label, words) if label or _OF_AN_ID.match(words) else []
        found.extend(of_words if words else [])
        number = (of_words[-1] if TWICE in words else of_words[0]) if of_words else 0
        return f"{file} 第{number}行{_ROW.sub('', label)}" if number else named[0]

    text = _NAMED.sub(told, message)
    text = _brief(text)
    return text.replace(TWICE, f"{TWICE}（第{found[0]}行已有）") if found and TWICE in text else text


def _brief(text: str) -> str:
    """Return a message whose lists of places name each file once."""
    last = ""

    def told(listed: re.Match[str]) -> str:
        nonlocal last
        before, last = last, listed["file"]
        return listed["after"] if listed["after"] and before == last else listed[0]

    return _LISTED.sub(told, text)


def _rows(label: str, words: str, rows: list[tuple[int, str]]) -> list[int]:
    """Return the lines of a sheet that begin with the id that is named, or else with the one that is quoted."""
    ids = [label.split(maxsplit=1)[0]] if label else re.findall("“([^”]+)”", words)[:1]
    return [number for number, row in rows for id_ in ids if re.match(rf'"?{re.escape(id_)}"?,', row)]


def _lines(document: Document, label: str, words: str) -> list[int]:
    place: Place = ()
    content, row = document.content, _ROW.search(label)
    for step in _ROW.sub("", label).split():
        inner = _within(content, step)
        for each in inner:
            content = content[each]  # type: ignore[index]
        place += inner
    rows = document.within(place, int(row[1]) if row else 1) if place else list(enumerate(document.rows, 1))
    return lines_of(words, rows) or ([document.line(place)] if place else [])


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
