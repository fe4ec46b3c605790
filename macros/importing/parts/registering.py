"""Figures for the numbers in prose that have no name: stated, worked out as a share, or printed otherwise than elsewhere."""

import re

from macros.importing.draft import Record
from macros.importing.parts.matching import Known, decimals_of, places_in, prints_share
from macros.importing.parts.typed import Typed
from macros.importing.parts.wording import clause_of, identifier, led_by, words_of
from macros.values.numbers import parse_number
from macros.values.printing import PERCENT, show

_POINTING = re.compile("[该本此其]")
_TELLING, _ENOUGH = 4, 6
"""So many characters of a name, and so many digits, leave no doubt what a number is; so many before it in its sentence do."""


class Figures:
    """The figures of a report being read, each with its place."""

    def __init__(self) -> None:
        self.records: dict[str, Record] = {}
        self.reserved: set[str] = set()
        """Names that figures may not have, for others have them."""
        self.sentences: dict[str, str] = {}
        """Where a text prints another number than elsewhere: its sentence, by the name of the figure."""
        self._seen: dict[tuple[str, ...], str] = {}

    def stated(self, number: Typed, source: str) -> str:
        """Return the name of a figure that the report states."""
        typed, title = number.digits, _title(number, source)
        context = None if title == _untold(source) else _context(number, source)
        key = (title, typed, number.unit, str(len(self.records)) if context is None else context)
        record = {"title": _shown(title, number, source), "unit": number.unit, **_stated(typed, number.unit)}
        return self._named(key, title, record | {"source": source})

    def worked_out(self, known: Known, typed: str) -> str:
        """Return the name of a figure for what is known by a formula alone."""
        record: Record = {"title": known.name, "unit": known.unit, "formula": known.formula}
        record |= {"decimals": decimals_of(typed, known)}
        return self._named((known.formula,), known.name, record)

    def as_printed(self, share: Known, number: Typed, source: str) -> str:
        """Return the name of a figure that is a share of two others, told of where the text prints another."""
        is_so = prints_share(share.value, number.digits)
        return self.worked_out(share, number.digits) if is_so else self.otherwise(share, number, source)

    def otherwise(self, known: Known, number: Typed, source: str) -> str:
        """Return the name of a figure that is what is known, though the text prints another number: it is told of."""
        typed, title = number.digits, _title(number, source)
        title = "".join([known.row, *known.titles[:1]]) if _POINTING.match(title) else title
        record: Record = {"title": _shown(title, number, source), "unit": known.unit}
        record |= {"formula": known.formula or known.name, "decimals": places_in(typed) or None}
        record |= {"issued": typed, "source": source}
        name = self._named((known.name, typed), title, record)
        self.sentences.setdefault(name, number.sentence.strip())
        return name

    def _named(self, key: tuple[str, ...], title: str, record: Record) -> str:
        if key not in self._seen:
            self._seen[key] = identifier(title.replace("某", ""), {*self.records, *self.reserved}, "数")
            self.records[self._seen[key]] = record
        return self._seen[key]


def _title(number: Typed, source: str) -> str:
    """Return what a figure is called by the words around its number."""
    title = number.title or clause_of(number.before, number.behind)
    return title if len(words_of(title)) > 1 else _untold(source)


def _untold(source: str) -> str:
    return f"{source}的数"


def _shown(title: str, number: Typed, source: str) -> str:
    """Return the title as readers see it: half a sentence with the clause before it."""
    own = clause_of(number.before, number.behind) if title == _untold(source) else title
    led = led_by(number.before, own)
    return led if len(words_of(led)) > 1 else title


def _context(number: Typed, source: str) -> str | None:
    """Return what must be the same where a number is the same again: little where its name and its digits tell.

    It is ``None`` where the words before it in its sentence are too few to tell: then it is another number.
    """
    if not number.title or _POINTING.match(number.title):
        return source
    if len(number.title) >= _TELLING <= len(re.findall(r"\d", number.digits)):
        return ""
    words = re.split("[。；\n]", number.before)[-1]
    return words if len(re.sub(r"\W", "", words)) >= _ENOUGH else None


def _stated(typed: str, unit: str) -> Record:
    """Return a number as data/figures.yml states it: with its decimals, and its range where that is unusual."""
    plain = typed.replace(",", "")
    value, places = parse_number(plain), places_in(plain)
    decimals = places if places or show(value, unit) != plain else None
    unusual = {"range": {"to": plain}} if unit == PERCENT and value > 1 else {}
    unusual = {"range": {"from": plain}} if value < 0 else unusual
    return {"value": plain, "decimals": decimals, **unusual}
