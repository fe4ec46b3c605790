"""What rows say of weights and scores: of an indicator, of the whole, of the money that a form scores above them."""

from collections.abc import Sequence
from dataclasses import replace
from fractions import Fraction
from itertools import pairwise

from macros.importing.parts.entries import Entry, named, number
from macros.importing.parts.matching import places_in
from macros.importing.parts.money import money_head, scored_at, scored_row, weight_of
from macros.importing.word import SUM, Grid


def scored(entry: Entry, words: Sequence[str], places: dict[str, list[int]]) -> None:
    """Take over the score of a row; of two, the first is the one that was given in the self-evaluation."""
    *before, last = places.get("score", [None])
    if last is not None and entry.score is None:
        entry.score, entry.decimals = number(words[last]), places_in(words[last])
    if before and entry.self_score is None:
        entry.self_score = number(words[before[0] or 0])


def doubt(entry: Entry, grid: Grid, row: int, places: dict[str, list[int]]) -> None:
    """Note that in a row the rate is not that of score and weight."""
    rate = number(grid.at(row, places["rate"][0]).words) if "rate" in places else None
    if rate is None or entry.score is None or not entry.weight or entry.score > entry.weight:
        return
    if abs(entry.score / entry.weight - rate) > Fraction(1, 1000):
        entry.doubt = f"得分率与得分、分值不符（{grid.where(row)}）"


def total(root: Entry, first: str, words: Sequence[str], places: dict[str, list[int]]) -> None:
    """Take over what a row says that sums up the whole."""
    printed = number(words[places["weight"][-1]]) if "weight" in places else named(first, "").weight
    root.weight = printed if root.weight is None else root.weight
    scored(root, words, places)


def execution(root: Entry, grid: Grid, head: int, depth: int) -> None:
    """Add what a form scores above its indicators, of so many levels: how much of the budget was spent."""
    row = money_head(grid, head)
    worth = {} if row is None or row + 1 >= head else scored_at(grid, row)
    if row is None or not worth:
        return
    at = scored_row(grid, row, head)
    entry = Entry("", "预算执行率", grid.where(at), weight_of(grid, row, at), made=True)
    scored(entry, grid.line(at), {"score": [n for key, n in worth.items() if key != "weight"]})
    for _ in range(depth - 1):
        entry = replace(entry, members=[entry], is_whole=True)
    root.members.insert(0, entry)


def told_above(root: Entry, grid: Grid, head: int) -> None:
    """Take over the total that a form tells above its indicators, where no row below them does."""
    pairs = (pair for row in range(head) for pair in pairwise(grid.row(row)))
    found = (said.words for label, said in pairs if SUM.match(label.words) and number(said.words) is not None)
    if root.score is None and (words := next(found, "")):
        root.score, root.decimals = number(words), places_in(words)
