"""What a number must be by the others of its sentence, whatever it prints: as they are cells of one column, or counts of one whole."""

from collections import Counter
from collections.abc import Sequence

_ENOUGH = 2
"""So many others of the sentence tell what a number is."""
_COUNTS = {"dimensions", "groups", "subgroups", "indicators"}


def cell_beside(names: Sequence[str], titles: Sequence[str], at: int) -> str:
    """Return the cell that a number is, empty where nothing tells: two others that are called so stand in one column.

    All of them, and this one, stand behind a cell of their row in one other column.
    """
    own = names[at - 1] if at else ""
    found = Counter(
        _column(names[n])
        for n in range(1, len(names))
        if titles[n] == titles[at]
        and _of(names[n]) == _of(names[n - 1])
        and _column(names[n - 1]) == _column(own)
    )
    column, count = found.most_common(1)[0] if found and titles[at] else ("", 0)
    is_cell = own.count(".") == 2 and count >= _ENOUGH  # table, row, column
    return f"{_of(own)}.{column}" if is_cell else ""


def is_counted(names: Sequence[str], candidate: str) -> bool:
    """Return whether two others of the sentence count what one whole has, of which a candidate is such a count too."""
    others = [name for name in names if _of(name) == _of(candidate) and _column(name) in _COUNTS]
    return _column(candidate) in _COUNTS and len(others) >= _ENOUGH


def _of(name: str) -> str:
    return name.rpartition(".")[0]


def _column(name: str) -> str:
    return name.rpartition(".")[2]
