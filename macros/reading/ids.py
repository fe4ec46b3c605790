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


def alike(ids: Iterable[str], where: Where) -> Iterator[Mistake]:
    """Yield the ids that differ from an earlier one in capitals alone: their files would be one on some systems."""
    known = dict[str, str]()
    for id_ in ids:
        other = known.setdefault(id_.lower(), id_)
        if other != id_:
            words = f"编号“{id_}”与“{other}”只有大小写不同，文件会互相覆盖，请改成不同的编号"
            yield Mistake(where / id_, words, id_)


def unheard(named: Iterable[str], known: Iterable[str], where: Where, thing: str) -> Iterator[Unknown]:
    """Yield the names that no such thing has."""
    known = list(known)
    for name in named:
        if name not in known:
            yield unknown(where, thing, name, known, lead="没有编号为")
