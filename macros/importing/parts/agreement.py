"""Several tables print the same framework: what one leaves out another says, and where they differ is noted."""

from collections.abc import Iterable, Mapping, Sequence
from fractions import Fraction

from macros.importing.parts.entries import Entry, alike, named, number
from macros.importing.parts.headers import columns, kind_of
from macros.importing.word import Grid

_TEXTS = ("explanation", "standard", "reason", "target", "actual", "deviation")
"""What an annex says of an indicator in words."""


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
            _agree(entry, number(words[places["score"][-1]]), grid.where(row))
            told(entry, grid, row, {} if entry.members else places)
            entry.names[kind_of(grid.at(head, name).words)] = read.name


def told(entry: Entry, grid: Grid, row: int, places: Mapping[str, Sequence[int]]) -> None:
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


def _agree(entry: Entry, score: Fraction | None, place: str) -> None:
    if entry.score is None:
        entry.score = score
    elif score is not None and score != entry.score:
        entry.doubt = entry.doubt or f"另一处印的得分是{float(score):g}（{place}）"
