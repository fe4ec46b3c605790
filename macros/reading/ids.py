"""Ids that stand twice, and names that are nobody's."""

from collections import Counter
from collections.abc import Iterable, Iterator

from macros.values.mistakes import Mistake, Repeated, Unknown, Where, unknown


def repeated(ids: Iterable[str], where: Where, what: str = "编号") -> list[Mistake]:
    """Return the ids that stand twice in a place."""
    return [
        Repeated(where, f"请改成不同的{what}", id_, what=f"{what}“{id_}”")
        for id_, times in Counter(ids).items()
        if times > 1
    ]


def unheard(named: Iterable[str], known: Iterable[str], where: Where, thing: str) -> Iterator[Unknown]:
    """Yield the names that no such thing has."""
    known = list(known)
    for name in named:
        if name not in known:
            yield unknown(where, thing, name, known, lead="没有编号为")
