"""What YAML says, walked once: every text as it was typed, where it stands, and what YAML allows and we do not."""

import re
from collections.abc import Iterator, Mapping, Sequence
from typing import Any

import yaml

from macros.reading.files import refused
from macros.values.errors import DataErrors, short
from macros.values.mistakes import Mistake, Repeated, Where

Place = tuple[int | str, ...]
_DEEPEST = 40


def _line(event: yaml.Event) -> int:
    return _place(event.start_mark)[0] + 1


def _place(mark: Any) -> tuple[int, int]:
    assert mark is not None  # whatever has been read stands somewhere
    return mark.line, mark.column


def _last_line(event: yaml.Event) -> int:
    """Return the last line of what ends with an event; a block ends where the next line begins."""
    line, column = _place(event.end_mark)
    return line + (column > 0)


class YamlReader:
    """Walks what a file says once, keeping texts as typed and noting lines and repeated keys."""

    def __init__(self, name: str, rows: Sequence[str], events: Iterator[yaml.Event]) -> None:
        self.name = name
        self.rows = rows
        self.events = events
        self.lines: dict[Place, int] = {}
        self.ends: dict[Place, int] = {}
        self.last = 1
        self.noted: list[Mistake] = []

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
        found = self._stated(event, place)
        self.ends[place] = self.last
        return found

    def _stated(self, event: yaml.Event, place: Place) -> object:
        match event:
            case yaml.AliasEvent():
                why = f"“*{event.anchor}”是 YAML 的引用，请把内容写出来；是文字的，加上引号"
                raise self._refused(event, why)
            case yaml.ScalarEvent():
                self.last = _last_line(event)
                self._refuse_run_on(event)
                self._note_cut_off(event)
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
        self.last = max(self.last, _last_line(event))

    def _mapping(self, place: Place) -> dict[str, object]:
        found: dict[str, object] = {}
        again: dict[str, int] = {}
        for key in self._within():
            if not isinstance(key, yaml.ScalarEvent):
                raise self._refused(key, "以 { 或 [ 开头的文字要加引号，请改正")
            line, here = _line(key), (*place, key.value)
            event = next(self.events)
            if found and _place(event.start_mark) == _place(key.end_mark):  # after a comma between braces
                why = f"“{short(key.value)}”没有冒号：大括号里的文字和公式有逗号的要加引号，请改正"
                raise self._refused(key, why)
            if key.value in found:
                again.setdefault(key.value, line)
                self._value(event, (*here, "again"))
            else:
                found[key.value] = self._value(event, here)
                self.lines[here] = line
        self._tell_repeated(place, again)
        return found

    def _tell_repeated(self, place: Place, again: Mapping[str, int]) -> None:
        """Note the keys that stand again, with their lines; those of a file whose parts do were pasted together."""
        if not place and len(again) > 1:
            keys = "、".join(f"“{short(key)}”" for key in again)
            self._repeated(min(again.values()), "请删去重复的部分", f"从这一行起，{keys}")
            return
        for key, line in again.items():
            earlier = self.lines[(*place, key)]
            self._repeated(line, "请删去或改名其中一个", f"“{short(key)}”", earlier)

    def _repeated(self, line: int, remedy: str, what: str, earlier: int = 0) -> None:
        self.noted.append(Repeated(Where(self.name, line=line), remedy, what=what, earlier=earlier))

    def _note_cut_off(self, event: yaml.ScalarEvent) -> None:
        """Note a text that ends where a sign begins a comment, with no blank after it as those who mean one leave."""
        line, column = _place(event.end_mark)
        behind = "".join(self.rows[line : line + 1])[column:]
        if not event.style and (found := re.match(r"\s+(#[^\s#].*)", behind)):
            words = f"“{short(found[1])}”成了注释，不会印出；是文字的，整段加英文引号；是注释的，# 后面空一格"
            self.noted.append(Mistake(Where(self.name, line=line + 1), words))

    def _refuse_run_on(self, event: yaml.ScalarEvent) -> None:
        """Raise DataErrors where a text without quotes has run on into what should be the next item of a list."""
        line, column = _place(event.start_mark)
        for number, row in enumerate(self.rows[line + 1 : self.last], line + 2):
            if event.style or not row.lstrip().startswith("- "):
                continue
            before = self.rows[line][:column].rstrip()
            if sum(map(before.count, "[{")) > sum(map(before.count, "]}")):
                raise self._refused(event, "这一行的括号没有成对，请补上")
            if before.endswith(":"):
                first = short(event.value.split()[0])
                raise self._refused(event, f"“{first}”写在冒号后面，下面不能再列“- ”，请删去一处")
            if re.fullmatch("[a-z_]+", key := self.rows[line].strip()):
                raise self._refused(event, f"“{key}”后面少了冒号，请补上")
            if not before and column == len(row) - len(row.lstrip()):
                raise self._refused(event, "开头少了“- ”，会与下面的“- ”连成一段文字，请补上")
            words = "“- ”比上面缩进得多，会成为上一行文字的一部分，请与上面的“- ”对齐；上一行是标题的，末尾补上冒号"
            raise refused(self.name, words, number)

    def _refused(self, event: yaml.Event, why: str) -> DataErrors:
        return refused(self.name, why, _line(event))
