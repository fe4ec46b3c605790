"""What was read of a report, gathered in one place while its pages are written."""

import re
from collections import Counter
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from fractions import Fraction

from macros.importing.draft import Record
from macros.importing.parts.entries import Entry
from macros.importing.parts.findings import Found
from macros.importing.parts.form import Form
from macros.importing.parts.grades import given
from macros.importing.parts.markdown import escaped
from macros.importing.parts.matching import Known
from macros.importing.parts.numbers import Namer
from macros.importing.parts.read_survey import ReadSurvey
from macros.importing.parts.tables import ReadTable
from macros.importing.yaml_text import bare

_LIMIT = 5
"""Longer sentences of a criterion are its own."""


@dataclass
class Book:
    """A report being read.

    ``prints`` says how a page prints each table, by its place; ``told`` are the places of the
    paragraphs that a table or a survey prints itself; ``texts`` are findings as they were issued.
    """

    department: str
    short: str
    root: Entry | None
    grade: re.Pattern[str]
    """What finds a grade where a sentence gives it."""
    namer: Namer = field(default_factory=Namer)
    form: Form | None = None
    tables: list[ReadTable] = field(default_factory=list)
    surveys: list[ReadSurvey] = field(default_factory=list)
    findings: dict[str, list[Record]] = field(default_factory=dict)
    texts: dict[str, Found] = field(default_factory=dict)
    references: list[str] = field(default_factory=list)
    titles: dict[str, object] = field(default_factory=dict)
    prints: dict[str, str] = field(default_factory=dict)
    told: set[str] = field(default_factory=set)
    as_texts: Mapping[str, str] = field(default_factory=dict)
    """Why some tables hold texts alone, by their ids."""

    def entry(self, id_: str, name: str) -> Entry | None:
        """Return the indicator with an id, or the only one with a name in any table."""
        indicators = list(self.root.lowest()) if self.root else []
        if id_:
            return next((entry for entry in indicators if entry.id == id_), None)
        same = [entry for entry in indicators if name in (entry.name, *entry.names.values())]
        return same[0] if len(same) == 1 else None


def new_book(head: Record, root: Entry | None) -> Book:
    """Return an empty book, which knows what the indicators of a report are called, weigh and score."""
    department: dict[str, str] = bare(head["department"])  # type: ignore[assignment]
    grade = given(str(one["name"]) for one in bare(head.get("grades", [])))  # type: ignore[attr-defined]
    book = Book(department["name"], department["short"] or department["name"], root, grade)
    if root is not None:
        book.namer.learn(known_of(root))
        book.namer.codes = frozenset(entry.code for entry in root.all() if entry.code)
        book.namer.added_up |= {entry.id for entry in root.all() if entry.score is None}
        book.namer.reserved |= {entry.id for entry in root.all()}
        said = [words for entry in root.all() for words in re.split("[。；;\n]", entry.standard)]
        said = [words.strip() for words in said if len(words) > _LIMIT and re.search(r"\d", words)]
        book.namer.criteria |= {*said, *map(escaped, said)}
        book.namer.subjects |= {entry.name: entry.id for entry in root.all() if entry.name}
    return book


def known_of(root: Entry) -> Iterator[Known]:
    """Yield the values that the framework gives a name."""
    groups = ((group.id, group, 2) for dimension in root.members for group in dimension.members)
    for id_, entry, above in (("total", root, 0), *((d.id, d, 1) for d in root.members), *groups):
        for level, size in Counter(level for _, level in entry.levels(above)).items():
            yield Known(f"{id_}.{level}s", Fraction(size), "个", "")
    for entry in root.all():
        id_ = "total" if entry is root else entry.id
        if entry.weight is not None:
            yield Known(f"{id_}.weight", entry.weight, "分", "")
        if (score := entry.reached) is not None and entry.weight:
            row = "" if entry is root else entry.name
            yield Known(f"{id_}.score", score, "分", "", "", row, ("得分", "得"))
            yield Known(f"{id_}.score_rate", score / entry.weight, "%", "", "", row, ("得分率",))
            yield Known(f"{id_}.deduction", entry.weight - score, "分", "")
