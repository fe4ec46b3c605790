"""The lines of a table, and which of them add up others: where the printed numbers say so."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from fractions import Fraction
from functools import cached_property

from macros.importing.parts.matching import places_in
from macros.values.printing import show

Amounts = dict[str, list[Fraction | None]]
_TOTAL = re.compile(r"[合总小]\s*计(?:[（(].*[)）])?$")
_DIGITS = 4
"""So many digits that agree in all leave no chance in it, where no word says that a row is a sum."""


def is_total(cells: Sequence[str]) -> bool:
    """Return whether one of some cells calls its row a sum."""
    return any(map(_TOTAL.search, cells))


@dataclass(frozen=True)
class Lines:
    """The rows of a table, each behind its id, and the columns of it that can be added up."""

    rows: Sequence[Sequence[str]]
    amounts: Amounts

    @cached_property
    def totals(self) -> frozenset[int]:
        """Return the rows that are called sums."""
        return frozenset(at for at, row in enumerate(self.rows) if is_total(row[1:]))

    def is_within(self, at: int) -> bool:
        """Return whether a row says that it is a part of another."""
        return next(filter(None, self.rows[at][1:]), "").startswith("其中")

    def columns(self, at: int) -> list[str]:
        """Return the columns in which a row has a number; beside a dash, nought is none."""
        is_dashed = any(cell and not cell.strip("-—–－") for cell in self.rows[at])
        return [c for c, cells in self.amounts.items() if (cells[at] if is_dashed else cells[at] is not None)]

    def near(self, at: int, parts: Sequence[int]) -> int:
        """Return in how many columns a row is the sum of others but for what each of them may have been rounded."""
        return sum(abs(self._over(at, parts, c)) <= self._halves[c] * len(parts) for c in self.columns(at))

    def adds_up(self, at: int, parts: Sequence[int]) -> bool:
        """Return whether a row is the sum of others in half of its columns or more, as far as these were rounded."""
        return 2 * self.near(at, parts) >= len(self.columns(at)) > 0

    def is_misprinted(self, at: int, parts: Sequence[int]) -> bool:
        """Return whether the only number of a row is a sum but for one wrong digit, or two that changed places."""
        columns = self.columns(at)
        if len(columns) != 1:
            return False
        off = show(abs(self._over(at, parts, columns[0])), "").replace(".", "").strip("0")
        return len(off) == 1 or (len(off) == 2 and int(off) % 9 == 0)

    def below(self, at: int) -> list[int]:
        """Return the rows right below one that it sums up, none if there are none."""
        left = {column: self._amount(column, at) for column in self.columns(at)}
        digits = {column: len(re.sub(r"\D", "", show(value, ""))) for column, value in left.items()}
        for end in range(at + 1, len(self.rows)):
            if end in self.totals:
                break
            left = {column: rest - self._amount(column, end) for column, rest in left.items()}
            agreeing = [column for column, rest in left.items() if not rest]
            is_told = 2 * len(agreeing) >= len(left) and sum(digits[c] for c in agreeing) >= _DIGITS
            if end > at + 1 and is_told:
                return [*range(at + 1, end + 1)]
        return []

    def following(self, at: int) -> Iterator[list[int]]:
        """Yield the rows right below one and above the next total, more and more of them, without what these sum up."""
        heads: list[int] = []
        row = at + 1
        while row < len(self.rows) and row not in self.totals:
            heads.append(row)
            yield [*heads]
            row = max(self.below(row), default=row) + 1

    @cached_property
    def _halves(self) -> dict[str, Fraction]:
        """Return half of the last decimal that each column prints, nought for one of whole numbers."""
        places = {c: max(places_in(show(one, "")) for one in cells) for c, cells in self.amounts.items()}
        return {column: Fraction(bool(count), 2 * 10**count) for column, count in places.items()}

    def _over(self, at: int, parts: Sequence[int], column: str) -> Fraction:
        """Return what a number of a column is over the sum of others."""
        return self._amount(column, at) - sum(self._amount(column, part) for part in parts)

    def _amount(self, column: str, at: int) -> Fraction:
        return self.amounts[column][at] or Fraction(0)


def sums(lines: Lines, groups: Sequence[int]) -> dict[int, list[int]]:
    """Return the rows that sum others up, with those; a part of a part is counted once.

    ``groups`` are the columns that say of what group a row is.
    """
    found, upper = _downward(lines, dict(_grouped(lines, groups)))
    first, *below = upper or [-1]
    is_head = first == 0 and first in lines.totals - found.keys()
    return found | ({0: below} if is_head and _best(lines, 0, [below]) else {})


def _downward(lines: Lines, grouped: dict[int, list[int]]) -> tuple[dict[int, list[int]], list[int]]:
    """Return the rows that sum up others above or below them, those of groups with them; and those that no sum has."""
    found, upper, since, done = {**grouped}, list[int](), 0, -1
    for at in range(len(lines.rows)):
        if at in lines.totals - grouped.keys():
            parts = _best(lines, at, [upper, upper[since:], upper[max(since - 1, 0) :], *lines.following(at)])
            found |= {at: parts} if parts else {}
            upper = [row for row in upper if row not in parts]
            since = len(upper) + 1
        elif at <= done or lines.is_within(at):
            continue
        elif at not in grouped and (parts := lines.below(at)):
            found[at], done = parts, parts[-1]
        upper += [at] if not any(at in parts for parts in found.values()) else []
    return found, upper


def _best(lines: Lines, at: int, ways: Sequence[list[int]]) -> list[int]:
    """Return of some ways the rows that one which is called a sum adds up best, none if it adds up none.

    Rows that lack some of its numbers may be left out.
    """
    whole = [[part for part in way if {*lines.columns(part)} >= {*lines.columns(at)}] for way in ways]
    parts = max([*ways, *whole], key=lambda way: lines.near(at, way) if len(way) > 1 else 0)
    is_sum = len(parts) > 1 and (lines.adds_up(at, parts) or lines.is_misprinted(at, parts))
    return parts if is_sum else []


def _grouped(lines: Lines, groups: Sequence[int]) -> Iterator[tuple[int, list[int]]]:
    """Yield the part sums beside the name of their group, each with the others of it that it sums up."""
    names = [[row[place] for place in groups] for row in lines.rows]
    for at in sorted(lines.totals):
        parts = [n for n, said in enumerate(names) if n != at and said == names[at]]
        is_named = any(names[at]) and not is_total(names[at])
        if is_named and lines.totals.isdisjoint(parts) and lines.adds_up(at, parts):
            yield at, parts
