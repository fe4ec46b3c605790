"""What rows say of weights and scores, and one table of a framework of what another leaves out; where they differ is noted."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace
from fractions import Fraction
from itertools import pairwise

from macros.importing.parts.entries import Entry, alike, named, number
from macros.importing.parts.funds import money_head, scored_at, scored_row, weight_of
from macros.importing.parts.headers import columns, kind_of
from macros.importing.parts.matching import places_in
from macros.importing.word import SUM, Grid

_TEXTS = ("explanation", "standard", "reason", "target", "actual", "deviation")
"""What an annex says of an indicator in words."""


def read_row(entry: Entry, grid: Grid, row: int, places: dict[str, list[int]]) -> None:
    """Take over what a row says of an entry: its score, its words; note a rate that is not that of score and weight."""
    _scored(entry, grid.line(row), places)
    _told(entry, grid, row, places)
    rate = number(grid.at(row, places["rate"][0]).words) if "rate" in places else None
    if rate is None or entry.score is None or not entry.weight or entry.score > entry.weight:
        return
    share = entry.score / entry.weight
    apart = min(abs(share - rate), abs(share - rate / 100))  # with its sign, or below a title that has it
    if apart > Fraction(1, 1000):
        entry.doubt = f"得分率与得分、分值不符（{grid.where(row)}）"


def _scored(entry: Entry, words: Sequence[str], places: dict[str, list[int]]) -> None:
    """Take over the score of a row; of two, the first is the one that was given in the self-evaluation."""
    scores = [words[at] for at in places.get("score", [])]
    if scores and entry.score is None:
        entry.score, entry.decimals = number(scores[-1]), places_in(scores[-1])
    if scores[1:] and entry.self_score is None:
        entry.self_score = number(scores[0])


def total(root: Entry, first: str, words: Sequence[str], places: dict[str, list[int]]) -> None:
    """Take over what a row says that sums up the whole."""
    printed = number(words[places["weight"][-1]]) if "weight" in places else named(first, "").weight
    root.weight = printed if root.weight is None else root.weight
    root.reason = root.reason or "".join(words[at] for at in places.get("reason", []))
    _scored(root, words, places)


def told_above(root: Entry, grid: Grid, head: int, depth: int) -> None:
    """Take over what a form says above its indicators, of so many levels: how the money scores, the total that no row below tells."""
    _execution(root, grid, head, depth)
    pairs = (pair for row in range(head) for pair in pairwise(grid.row(row)))
    found = (said.words for label, said in pairs if SUM.match(label.words) and number(said.words) is not None)
    if root.score is None and (words := next(found, "")):
        root.score, root.decimals = number(words), places_in(words)


def _execution(root: Entry, grid: Grid, head: int, depth: int) -> None:
    """Add what a form scores of the money: how much of the budget was spent."""
    row = money_head(grid, head)
    worth = {} if row is None or row + 1 >= head else scored_at(grid, row)
    if row is None or not worth:
        return
    at = scored_row(grid, row, head)
    entry = Entry("", "预算执行率", grid.where(at), weight_of(grid, row, at), made=True)
    _scored(entry, grid.line(at), {"score": [n for key, n in worth.items() if key != "weight"]})
    for _ in range(depth - 1):
        entry = replace(entry, members=[entry], is_whole=True)
    root.members.insert(0, entry)


def complete(root: Entry, other: Entry) -> None:
    """Take over what another table of the same indicators says and the first does not."""
    for mine, theirs in zip(root.lowest(), other.lowest(), strict=False):
        if alike(mine.name, theirs.name):
            mine.decimals = mine.decimals if mine.score is not None else theirs.decimals
            for name in (*_TEXTS, "score", "self_score", "weight"):
                if getattr(mine, name) in ("", None):
                    setattr(mine, name, getattr(theirs, name))
    root.score = other.score if root.score is None else root.score
    for mine, theirs in zip(root.members, other.members, strict=False):
        if mine.made and len([*mine.all()]) == len([*theirs.all()]):
            for made, named_ in zip(mine.all(), theirs.all(), strict=True):
                made.name = named_.name


def scores(root: Entry, grid: Grid, head: int) -> None:
    """Take over the scores of a table that names dimensions, or the groups and indicators of one."""
    places = columns(grid, head)
    name = places.get("dimension", places.get("indicator", [0]))[0]
    if "score" not in places or "weight" not in places:
        return
    for row in range(head + 1, grid.height):
        words = grid.line(row)
        if not words[name]:
            continue
        read = named(words[name], grid.where(row))
        entry = _match(root, read, number(words[places["weight"][-1]]))
        if entry is not None:
            score = number(words[places["score"][-1]])
            if entry.score is not None and score not in (None, entry.score):
                entry.doubt = entry.doubt or f"另一处印的得分是{float(score or 0):g}（{grid.where(row)}）"
            entry.score = score if entry.score is None else entry.score
            _told(entry, grid, row, {} if entry.members else places)
            entry.names[kind_of(grid.at(head, name).words)] = read.name


def _told(entry: Entry, grid: Grid, row: int, places: Mapping[str, Sequence[int]]) -> None:
    """Take over what a row says of an indicator in words, and nothing said before."""
    for name in places.keys() & {*_TEXTS}:
        setattr(entry, name, getattr(entry, name) or grid.at(row, places[name][0]).text)


def _match(root: Entry, read: Entry, weight: Fraction | None) -> Entry | None:
    """Return the entry that a row is about: by its id, or by name and weight."""
    everything: Iterable[Entry] = list(root.all())[1:]
    if read.id:
        return next((entry for entry in everything if entry.id == read.id), None)
    same = [entry for entry in everything if entry.name == read.name and weight in (None, entry.weight)]
    return same[0] if same else next((e for e in root.members if alike(e.name, read.name)), None)


def weighed(root: Entry) -> None:
    """Give a weight to whoever has none: that of the whole it is alone in, the sum of its members, or its score.

    Note the last, and where a printed weight differs.
    """
    for whole in reversed([*root.all()]):  # the nearest whole above an indicator comes first
        alone = [*whole.lowest()]
        if whole.weight is not None and [each.weight for each in alone] == [None]:
            alone[0].weight = whole.weight
    for indicator in root.lowest():
        if indicator.weight is None:
            indicator.weight = indicator.score or Fraction(0)
            indicator.doubt = indicator.doubt or f"没有读到分值（{indicator.place}）"
    for entry in (each for each in reversed([*root.all()]) if each.members):
        total = sum((member.weight or Fraction(0) for member in entry.members), Fraction(0))
        if entry.weight is None:
            entry.weight, entry.summed = total, True
        elif entry.weight != total:
            entry.doubt = entry.doubt or f"所含各项权重之和是{float(total):g}（{entry.place}）"
