"""The files of a folder of data, each with its text, its encoding and what stands where."""

from __future__ import annotations

import codecs
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path

from macros.workbook.csv_edits import CsvRow, csv_rows
from macros.workbook.yaml_tree import YamlTree

ISSUED_TEXT = "issued.txt"


@dataclass(frozen=True)
class TextFile:
    """The text of a file, and how it is written in bytes."""

    text: str
    encoding: str = "utf-8"

    @classmethod
    def of(cls, data: bytes) -> TextFile:
        """Return the text of some bytes, which the reader of the data has read before."""
        encoding = "utf-8-sig" if data.startswith(codecs.BOM_UTF8) else "utf-8"
        try:
            return cls(data.decode(encoding), encoding)
        except UnicodeDecodeError:
            return cls(data.decode("gb18030"), "gb18030")

    @cached_property
    def tree(self) -> YamlTree:
        """Return what stands where in YAML."""
        return YamlTree(self.text)

    @cached_property
    def rows(self) -> list[CsvRow]:
        """Return the rows of CSV, its header first."""
        return csv_rows(self.text)


@dataclass(frozen=True)
class Source:
    """All files of a folder of data by their names within it."""

    files: dict[str, bytes]

    @classmethod
    def of(cls, data: Path) -> Source:
        """Return the files that the reader of the data reads."""
        paths = [*data.glob("[!~.]*.yml"), *data.glob("*/[!~.]*.csv"), *data.glob(ISSUED_TEXT)]
        return cls({path.relative_to(data).as_posix(): path.read_bytes() for path in sorted(paths)})

    @cached_property
    def texts(self) -> dict[str, TextFile]:
        """Return each file as text."""
        return {name: TextFile.of(data) for name, data in self.files.items()}
