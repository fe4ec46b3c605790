"""YAML files as plain texts, lists and mappings: where each place stands, and what YAML allows and we do not."""

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import yaml

from macros.reading.files import read_text
from macros.values.errors import DataErrors, short

Place = tuple[int | str, ...]
_DEEPEST = 40
_OPEN_QUOTE = "found unexpected end of stream"
_NO_COLON = "could not find expected ':'"
_FOUND_LATER = (_OPEN_QUOTE, _NO_COLON)
_FAULTS = {
    _OPEN_QUOTE: "引号没有成对",
    "found a tab character": "不能用制表符（Tab）缩进",
    "mapping values are not allowed": "冒号的位置不对，或缩进不对",
    "did not find expected ','": "括号没有成对，或少了逗号",
    _NO_COLON: "少了冒号",
    "did not find expected key": "缩进不对，或以 { 或 [ 开头的文字没有加引号",
    "did not find expected '-'": "缩进不对，或“- ”的位置不对",
    "found character that cannot start": "以特殊符号开头的文字没有加引号",
}


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
        raise DataErrors([_fault(name, error)]) from None
    except (yaml.YAMLError, UnicodeError):
        raise DataErrors([f"{name}：含有 YAML 不允许的字符，请用编辑器检查"]) from None
    return Document(content, reader.lines, tuple(reader.repeated))


def _fault(name: str, error: yaml.MarkedYAMLError) -> str:
    problem = str(error.problem)
    words = next((words for start, words in _FAULTS.items() if problem.startswith(start)), "写法不对")
    mark = error.context_mark if problem.startswith(_FOUND_LATER) else error.problem_mark
    where = f" 第{mark.line + 1}行" if mark else ""
    return f"{name}{where}：YAML 写法有误（{words}），请检查缩进、冒号和引号"


def _line(event: yaml.Event) -> int:
    assert event.start_mark is not None  # whatever has been read stands somewhere
    return event.start_mark.line + 1


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
        for key in self._within():
            line = _line(key)
            if not isinstance(key, yaml.ScalarEvent):
                raise self._refused(key, "以 { 或 [ 开头的文字要加引号，请改正")
            if key.value in found:
                self.repeated.append(
                    f"{self.name} 第{line}行：“{short(key.value)}”重复出现，请删去或改名其中一个"
                )
            found[key.value] = self._value(next(self.events), (*place, key.value))
        return found

    def _refused(self, event: yaml.Event, why: str) -> DataErrors:
        return DataErrors([f"{self.name} 第{_line(event)}行：{why}"])
