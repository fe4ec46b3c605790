"""What the sheets and the records that others name are called, and the lists that cells are filled from."""

from collections.abc import Iterable, Iterator, Sequence

from macros.values.errors import short
from macros.workbook.changes import Place
from macros.workbook.columns import BAR, KEY
from macros.workbook.sheets import LISTED
from macros.workbook.source import Source, Spot, YamlTree

Labels = dict[str, dict[str, str]]
"""What each list offers: the name that the data know a thing by, and what the sheets call it."""
_LONGEST = 20


def labels(source: Source) -> Labels:
    """Return the lists of what can be named."""
    found: Labels = {}
    for name, patterns in LISTED.items():
        called = [each for pattern in patterns for each in called_at(source, pattern)]
        found[name] = {each.partition(BAR)[0]: each for each in called}
    return found


def called_at(source: Source, pattern: str) -> dict[str, Place]:
    """Return the places of all records of a kind by what the sheets call each."""
    file, *steps = pattern.split("/")
    found = list(walk(tree_of(source, file).root, steps, (file,)))
    return dict(zip(distinct(_label(*each) for each in found), (place for place, _ in found), strict=True))


def tree_of(source: Source, file: str) -> YamlTree:
    """Return what stands in a file, nothing where there is none."""
    return source.texts[f"{file}.yml"].tree if f"{file}.yml" in source.texts else YamlTree("")


def walk(spot: Spot | None, steps: Sequence[str], place: Place) -> Iterator[tuple[Place, Spot]]:
    """Yield everything at a pattern, with its place."""
    if spot is None:
        return
    if not steps:
        yield place, spot
        return
    for step, item in spot.items:
        if steps[0] in (KEY, step):
            yield from walk(item, steps[1:], (*place, step))


def distinct(names: Iterable[str], longest: int = 1000) -> list[str]:
    """Return names cut to a length, those that come again, in whatever case, numbered."""
    found: dict[str, str] = {}
    for name in names:
        cut, number = name[:longest].strip("' "), 1
        while cut.casefold() in found:
            number += 1
            cut = f"{name[: longest - 4]}（{number}）"
        found[cut.casefold()] = cut
    return list(found.values())


def _label(place: Place, spot: Spot) -> str:
    """Return what the sheets call a record: its own key or id, with its name; one alone where it has no other."""
    stated = {step: item.text for step, item in spot.items}
    own = stated.get("id") or (place[-1] if isinstance(place[-1], str) else "")
    name = " ".join(next(filter(None, map(stated.get, ("name", "title", "text"))), "").split())
    return BAR.join(filter(None, [own, short(name, _LONGEST)])) or str(place[-1])
