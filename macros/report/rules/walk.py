"""What stands anywhere in a rule: its texts, its numbers, the limits of the figures it looks at."""

import operator
from collections.abc import Callable, Iterator, Mapping
from fractions import Fraction
from typing import Any

from macros.report.record import Strict
from macros.report.rules.quantities import ENDS, Limit, Named

_LIMITS = (*ENDS, "target", "per")
"""The keys of a rule under which a limit of its figure may stand."""


def records(record: Strict) -> Iterator[Strict]:
    """Yield a record and every record in it."""
    yield record
    for stated in _stated(record):
        if isinstance(stated, Strict):
            yield from records(stated)


def rewritten(stated: Any, change: Callable[[Strict], dict[str, object]]) -> Any:
    """Return a record with what is to change in it and in every record within; itself where nothing does."""
    if isinstance(stated, tuple):
        items = tuple(rewritten(item, change) for item in stated)
        return items if any(map(operator.is_not, items, stated)) else stated
    if not isinstance(stated, Strict):
        return stated
    found = {name: rewritten(part, change) for name, part in stated} | change(stated)
    changed = {name: part for name, part in found.items() if part is not getattr(stated, name)}
    return stated.model_copy(update=changed) if changed else stated


def figures_named(rule: Strict, *without: str) -> Iterator[str]:
    """Yield the names of the figures that a rule looks at, those under some keys left out."""
    for record in records(rule):
        yield from (stated for stated in _stated(record, *without) if isinstance(stated, Named))


def renamed(rule: Any, names: Mapping[str, str]) -> Any:
    """Return a rule that calls some figures by other names."""

    def change(record: Strict) -> dict[str, object]:
        found = {key: stated for key, stated in record if isinstance(stated, Named)}
        return {key: Named(names[stated]) for key, stated in found.items() if stated in names}

    return rewritten(rule, change)


def wordings(rule: Strict) -> Iterator[str]:
    """Yield the words of the criterion itself that stand in a rule."""
    yield from (text for record in records(rule) if (text := getattr(record, "text", "")))


def numbers(rule: Strict) -> Iterator[Fraction]:
    """Yield every number of a criterion, and not what somebody found or gave by it."""
    for record in records(rule):
        yield from (stated for stated in _stated(record, "chosen", "met") if isinstance(stated, Fraction))


def limits(rule: Strict) -> Iterator[tuple[str, str, Limit]]:
    """Yield each limit with the name of the figure that it limits, of one unit with it, and its key."""
    for record in records(rule):
        name = getattr(record, "value", None)
        rows = getattr(record, "rows", None) if getattr(record, "target", None) is None else ()
        ranges = [record, *(rows or ())]
        limits = _LIMITS[:-1] if getattr(record, "of", None) == "limit" else _LIMITS
        found = ((key.rstrip("_"), getattr(each, key, None)) for each in ranges for key in limits)
        yield from ((name, key, limit) for key, limit in found if name and limit is not None)


def _stated(record: Strict, *without: str) -> Iterator[object]:
    for stated in (stated for name, stated in record if name not in without):
        yield from stated if isinstance(stated, tuple) else (stated,)
