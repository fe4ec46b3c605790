"""What can still be read of a file in which something is wrong, and the names that are lost with the rest."""

import re
from collections.abc import Collection, Iterable, Iterator, Mapping
from copy import deepcopy
from functools import reduce
from operator import getitem
from typing import Any

from pydantic import ValidationError
from pydantic_core import ErrorDetails

from macros.reading.complaints import blamed
from macros.reading.keys import place_of
from macros.reading.yaml_reader import Place
from macros.report.record import Strict
from macros.values.mistakes import Mistake

ANY = "*"
"""Stands among lost names where nobody can know which is lost: an id was amiss."""
_SHEET = re.compile(r"data/\w+/(\w+)\.csv")


def salvaged(
    content: Any, model: type[Strict], error: ValidationError, made_up: Mapping[str, Any]
) -> tuple[Any, set[str]]:
    """Return what a file states without what is wrong in it, and the names that are lost.

    ``made_up`` is what stands for what must be there; ``None`` is returned where nothing can be read.
    """
    left: Any = deepcopy(content)
    lost = {ANY} if any(each["loc"][-1:] in (("id",), ("[key]",)) for each in error.errors()) else set[str]()
    while left != made_up:
        places = {_cut(place) for each in error.errors() for place in _to_blame(each, left)}
        kept = [key for key, value in made_up.items() if isinstance(left, dict) and left.get(key) == value]
        places -= {(key,) for key in kept}
        if not places or () in places:
            left, lost = dict(made_up), lost | {*names_in(content)}
        else:
            for place in sorted(places, key=lambda it: [(isinstance(s, str), s) for s in it], reverse=True):
                lost |= {str(place[-1]), *names_in(reduce(getitem, place[:-1], left).pop(place[-1]))}
            left = {**made_up, **left}
        try:
            return model.model_validate(left), lost
        except ValidationError as again:
            error = again
    return None, lost


def _to_blame(detail: ErrorDetails, content: Any) -> list[Place]:
    """Return the places of what is wrong as near as they are there: those that a law blames, else where it is broken."""
    place = place_of(detail["loc"], content)
    return [*filter(None, (place_of(each, content) for each in blamed(detail, place, content)))] or [place]


def _cut(place: Place) -> Place:
    """Return the least that can be left out around a place: an item of a list, else an entry of the file."""
    last = next((n for n in range(len(place), 0, -1) if isinstance(place[n - 1], int)), 2)
    return place[:last]


def names_in(stated: Any) -> Iterator[str]:
    """Yield the names that something stated gives to things: ids, the words of points, the keys of what holds more."""
    if isinstance(stated, Mapping):
        for key, value in stated.items():
            if isinstance(value, Mapping | list):
                yield str(key)
            elif key in ("id", "name", "text") and value:
                yield str(value)
            yield from names_in(value)
    elif isinstance(stated, list):
        for item in stated:
            yield from names_in(item)


def independent(found: Iterable[Mistake], lost: Collection[str]) -> list[Mistake]:
    """Return the mistakes that are about no lost name: what is told of those may be an echo."""
    kept = [mistake for mistake in found if not any(name in lost for name in _about(mistake))]
    return [mistake for mistake in kept if not (ANY in lost and mistake.absent)]


def _about(mistake: Mistake) -> Iterator[str]:
    sheets = (_SHEET.fullmatch(where.file) for where in mistake.places)
    names = (mistake.found, *map(str, mistake.where.steps[:1]), *(sheet[1] for sheet in sheets if sheet))
    for name in names:
        yield from (name, name.partition(".")[0])
