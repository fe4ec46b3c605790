"""A report on its way into ``data/`` and ``docs/``: records, sheets, pages, and the issued text."""

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

from macros.assessment.resembling import Slip
from macros.gate.typed_numbers import number_spans
from macros.importing.yaml_text import quoted

Record = dict[str, object]
MADE = "# 这一页照数据做成，new_report.py --refresh 会重做它；自己改了这一页的，请删去这一行"
"""Stands, unpublished, in the front matter of the pages that a command may make anew."""
_CLAUSE = re.compile(r"[（(][^（()）]*[）)]|[：:，,；;][^：:，,；;（()）]*")
"""What is said in brackets, or behind something else."""
_WIDE = str.maketrans('<>&"', "＜＞＆＂")
Sheet = Sequence[Sequence[str]]


@dataclass(frozen=True)
class NewPage:
    """A page to be: where it stands under ``docs/``, its title, its parts, and what it says of itself, if not its title."""

    name: str
    title: str
    parts: Sequence[str]
    about: str = ""
    is_made: bool = False

    @property
    def path(self) -> str:
        """Return its path under ``docs/``."""
        return f"{self.name}.md"

    @property
    def body(self) -> str:
        """Return its parts, below them the errata of the page."""
        return "\n\n".join([*self.parts, "{{ errata(here=true) }}"])

    @property
    def text(self) -> str:
        """Return the page as Markdown."""
        said = (self.title, f"{self.about or self.title}。")
        title, description = (quoted(for_head(words) or "（无题）") for words in said)
        made = f"{MADE}\n" if self.is_made else ""
        return f"---\n{made}title: {title}\ndescription: {description}\n---\n\n{self.body.strip()}\n"


def for_head(words: str) -> str:
    """Return words for the head of a page, where no figure can be quoted and nothing looks like markup: no clause with a number."""
    words = _CLAUSE.sub(lambda found: "" if number_spans(found[0]) else found[0], words)
    for start, end in reversed(number_spans(words)):
        words = words[:start] + words[end:]
    return words.translate(_WIDE)


@dataclass(frozen=True)
class Draft:
    """A report to be written: YAML records and CSV sheets by their names under ``data/``, and its pages in order."""

    records: Mapping[str, Record]
    pages: tuple[NewPage, ...]
    sheets: Mapping[str, Sheet] = field(default_factory=dict)
    errata: Sequence[Record] = ()
    issued: str = ""
    sentences: Mapping[str, str] = field(default_factory=dict)
    """What the report says where it prints another number than elsewhere, by the name of the figure."""
    slips: Sequence[Slip] = ()
