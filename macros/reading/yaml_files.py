"""YAML files as plain texts, lists and mappings: where each place stands, and what YAML allows and we do not."""

import re
from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import yaml

from macros.reading.files import read_text, refused
from macros.reading.yaml_faults import fault
from macros.reading.yaml_reader import Place, YamlReader
from macros.values.mistakes import Mistake

_RESOLVER: Any = yaml.resolver.Resolver()
_FORBIDDEN = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x84\x86-\x9f\ufffe\uffff]")


@dataclass(frozen=True)
class Document:
    """A YAML file as plain texts, lists and mappings, with the line each place stands on."""

    content: object
    lines: dict[Place, int]
    ends: dict[Place, int]
    rows: tuple[str, ...]
    noted: tuple[Mistake, ...]

    def line(self, place: Place) -> int:
        """Return the line of a place, or of the nearest place around it."""
        return self.lines.get(self._near(place), 1)

    def within(self, place: Place, row: int = 1) -> list[tuple[int, str]]:
        """Return the rows of a place with their numbers; of a text, those from its line ``row`` on."""
        near = self._near(place)
        first, last = self.lines.get(near, 1), self.ends.get(near, len(self.rows))
        is_block = re.search(r"[|>][-+0-9]*\s*$", self.rows[first - 1]) if self.rows else None
        start = first + row - 1 + bool(is_block and last > first)
        return list(enumerate(self.rows[start - 1 : last], start))

    def no_words(self, text: str) -> list[tuple[str, str]]:
        """Return, if anything, the text and what is wrong with a text that another program takes for something else than words; quotes would help."""
        kind = _RESOLVER.resolve(yaml.ScalarNode, text, (True, False)).rpartition(":")[2]
        quoted = re.compile(f"[\"']{re.escape(text)}[\"']")
        if not text or kind == "str" or any(map(quoted.search, self.rows)):
            return []
        remedy = "不能只写数，请改用文字" if kind in ("int", "float") else "请加上引号"
        return [(text, f"“{text}”会被读成别的东西，不是文字，{remedy}")]

    def _near(self, place: Place) -> Place:
        while place and place not in self.lines:
            place = place[:-1]
        return place


_TOLD = 30
"""Characters of a text by which it is found."""


def lines_of(found: str, rows: Iterable[tuple[int, str]], *, twice: bool = False) -> list[int]:
    """Return the numbers of the rows that hold something found in the data; of an id that stands ``twice`` its own."""
    start = found.strip().partition("\n")[0]
    end = "" if len(start) > _TOLD else r"(?![A-Za-z0-9_%％]|\.[0-9])"
    told = re.compile(rf"(?<![A-Za-z0-9_.:]){re.escape(start[:_TOLD])}{end}")
    holding = [(number, row) for number, row in rows if start and told.search(row)]
    own = re.compile(rf"\b(?:id|term|number): *[\"']?{told.pattern}")
    return [number for number, row in holding if twice and own.search(row)] or [n for n, _ in holding]


def read_yaml(path: Path, name: str) -> Document:
    """Return a YAML file; every plain value stays the text that was typed. Raises DataErrors."""
    return parse_yaml(read_text(path, name), name)


def parse_yaml(text: str, name: str) -> Document:
    """Return the YAML of a text as ``read_yaml`` does. Raises DataErrors."""
    try:
        rows = tuple(text.splitlines())
        reader = YamlReader(name, rows, yaml.parse(text, Loader=yaml.CSafeLoader))
        content = reader.document()
    except yaml.MarkedYAMLError as error:
        line, words = fault(text, error)
        raise refused(name, f"YAML 写法有误（{words}），请检查缩进、冒号和引号", line) from None
    except (yaml.YAMLError, UnicodeError):
        found = _FORBIDDEN.search(text)
        line, unseen = (text.count("\n", 0, found.start()) + 1, found[0]) if found else (1, "\ufffd")
        raise refused(name, f"含有看不见的字符“{unseen}”，请删去", line) from None
    return Document(content, reader.lines, reader.ends, rows, tuple(dict.fromkeys(reader.noted)))
