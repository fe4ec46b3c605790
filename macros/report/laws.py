"""What the keys of a record ask of each other: each law is one line in the record that obeys it."""

from collections.abc import Callable, Sequence
from typing import Any

from pydantic import model_validator

from macros.report.record import Strict


def require(holds: object, otherwise: str) -> None:
    """Raise ValueError, in words for a clerk, unless something holds."""
    if not holds:
        raise ValueError(otherwise)


def require_once(what: str, names: Sequence[str]) -> None:
    """Raise ValueError, in words for a clerk, if one of the names of ``what`` stands there twice."""
    twice = next((name for n, name in enumerate(names) if name and name in names[:n]), "")
    require(not twice, f"{what}中“{twice}”出现了两次，请改名或删去一个")


def once(key: str, name: str = "text") -> Any:
    """Return a validator of a record that of what is listed under a key no two have one name; what is counted may."""
    after: Any = model_validator(mode="after")

    def unlike(record: Strict) -> Strict:
        listed = [each for each in getattr(record, key) or () if getattr(each, "met", True) is not None]
        require_once(f"{key}（各项）", [getattr(each, name) for each in listed])
        return record

    return after(unlike)


def law(holds: Callable[[Any], object], otherwise: str) -> Any:
    """Return a validator of a record, ``it``, that something holds; the words otherwise may name its keys.

    ``{lose}`` is written ``lose（扣几分）``, with what the key means, and ``{it.lose}`` is what is stated.
    """
    after: Any = model_validator(mode="after")

    def obeyed(record: Strict) -> Strict:
        if holds(record):
            return record
        fields = type(record).model_fields.items()
        meant = {key: f"{key}（{(field.description or '').split('；')[0]}）" for key, field in fields}
        raise ValueError(otherwise.format(it=record, **meant))

    return after(obeyed)


def one_of(*keys: str) -> Any:
    """Return the law that exactly one of these keys is stated."""
    listed = "、".join(f"{{{key}}}" for key in keys)
    return law(lambda it: sum(_states(it, key) for key in keys) == 1, f"{listed}须填且只填一个")


def needs(key: str, other: str) -> Any:
    """Return the law that a key is stated only together with another."""
    return law(lambda it: _states(it, other) or not _states(it, key), f"{{{key}}}须与 {{{other}}}同写")


def _states(record: Strict, key: str) -> bool:
    return getattr(record, key) not in (None, "")
