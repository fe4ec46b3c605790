"""YAML files as plain texts, lists and mappings: where each place stands, and what YAML allows and we do not."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import yaml

from macros.reading.files import read_text
from macros.reading.yaml_faults import fault
from macros.values.errors import DataErrors, short

Place = tuple[int | str, ...]
_DEEPEST = 40
_FORBIDDEN = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x84\x86-\x9f\ufffe\uffff]")


@dataclass(frozen=True)
class Document:
    """A YAML file as plain texts, lists and mappings, with the line each place stands on."""

    content: object
    lines: dict[Place, int]
    repeated: tuple[str, ...]

    def line(self, place: Place) -> int:
        """Return the line of a place, or of the nearest place around it."""
        while place and place not in self.lines:
            place = place[:-1]
        return self.lines.get(place, 1)


def read_yaml(path: Path, name: str) -> Document:
    """Return a YAML file; every plain value stays the text that was typed. Raises DataErrors."""
    return parse_yaml(read_text(path, name), name)


def parse_yaml(text: str, name: str) -> Document:
    """Return the YAML of a text as ``read_yaml`` does. Raises DataErrors."""
    try:
        reader = _Reader(name, yaml.parse(text, Loader=yaml.CSafeLoader))
        content = reader.document()
    except yaml.MarkedYAMLError as error:
        line, words = fault(text, error)
        where = f" 第{line}行" if line else ""
        raise DataErrors([f"{name}{where}：YAML 写法有误（{words}），请检查缩进、冒号和引号"]) from None
    except (yaml.YAMLError, UnicodeError):
        line, character = _forbidden(text)
        raise DataErrors([f"{name} 第{line}行：含有看不见的字符“{character}”，请删去"]) from None
    return Document(content, reader.lines, tuple(dict.fromkeys(reader.repeated)))


def _forbidden(text: str) -> tuple[int, str]:
    """Return the line and the first of the characters that YAML does not allow."""
    found = _FORBIDDEN.search(text)
    return (text.count("\n", 0, found.start()) + 1, found[0]) if found else (1, "\ufffd")


def _line(event: yaml.Event) -> int:
    return _place(event.start_mark)[0] + 1


def _place(mark: Any) -> tuple[int, int]:
    assert mark is not None  # whatever has been read stands somewhere
    return mark.line, mark.column


class _Reader:
    """Walks what a file says once, keeping texts as typed and noting lines and repeated keys."""

    def __init__(self, name: str, events: Iterator[yaml.Event]) -> None:
        self.name = name
        self.events = events
        self.lines: dict[Place, int] = {}
        self.repeated: list[str] = []

    def document(self) -> object:
        """Return what the only document of a file holds, ``None`` where there is none."""
        content = None
        for number, event in enumerate(e for e in self.events if isinstance(e, yaml.DocumentStartEvent)):
            if number:
                raise self._refused(event, "“---”之后又是一份内容，一个文件只能有一份，请删去“---”")
            content = self._value(next(self.events), ())
        return content

    def _value(self, event: yaml.Event, place: Place) -> object:
        self.lines[place] = _line(event)
        match event:
            case yaml.AliasEvent():
                raise self._refused(
                    event, f"“*{event.anchor}”是 YAML 的引用，请把内容写出来；是文字的，加上引号"
                )
            case yaml.ScalarEvent():
                plain = not event.style and event.value in ("", "~", "null")
                return None if plain else event.value
        if len(place) >= _DEEPEST:
            raise self._refused(event, f"层次超过{_DEEPEST}层，请检查括号和缩进")
        if isinstance(event, yaml.SequenceStartEvent):
            return [self._value(item, (*place, index)) for index, item in enumerate(self._within())]
        return self._mapping(place)

    def _within(self) -> Iterator[yaml.Event]:
        """Yield the events that begin what stands in a list or a mapping, up to its end."""
        while not isinstance(event := next(self.events), yaml.SequenceEndEvent | yaml.MappingEndEvent):
            yield event

    def _mapping(self, place: Place) -> dict[str, object]:
        found: dict[str, object] = {}
        repeated: set[str] = set()
        for key in self._within():
            line = _line(key)
            if not isinstance(key, yaml.ScalarEvent):
                raise self._refused(key, "以 { 或 [ 开头的文字要加引号，请改正")
            if key.value in found and key.value not in repeated:
                repeated.add(key.value)
                self.repeated.append(
                    f"{self.name} 第{line}行：“{short(key.value)}”重复出现，请删去或改名其中一个"
                )
            event = next(self.events)
            if found and _place(event.start_mark) == _place(key.end_mark):  # after a comma between braces
                why = f"“{short(key.value)}”没有冒号：大括号里的文字和公式有逗号的要加引号，请改正"
                raise self._refused(key, why)
            value = self._value(event, (*place, key.value))
            found.setdefault(key.value, value)
        return found

    def _refused(self, event: yaml.Event, why: str) -> DataErrors:
        return DataErrors([f"{self.name} 第{_line(event)}行：{why}"])
