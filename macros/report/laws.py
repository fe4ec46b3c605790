"""What the keys of a record ask of each other: each law is one line in the record that obeys it."""

from collections.abc import Callable, Sequence
from typing import Any

from pydantic import AfterValidator, BaseModel, model_validator

Wrong = Callable[[Any], str]
"""Says of a value what is wrong with it; nothing where nothing is."""


def require(holds: object, otherwise: str) -> None:
    """Raise ValueError, in words for a clerk, unless something holds."""
    if not holds:
        raise ValueError(otherwise)


def refused_if(wrong: Wrong) -> AfterValidator:
    """Return a validator of a field that refuses it in the words that are said of it."""
    return AfterValidator(_refusing(wrong))


def unless(wrong: Wrong) -> Any:
    """Return a validator of a record that refuses it in the words that are said of it."""
    after: Any = model_validator(mode="after")
    return after(_refusing(wrong))


def _refusing(wrong: Wrong) -> Callable[[Any], Any]:
    def obeyed(value: Any) -> Any:
        require(not (words := wrong(value)), words)
        return value

    return obeyed


def law(holds: Callable[[Any], object], otherwise: str) -> Any:
    """Return a validator of a record, ``it``, that something holds; the words otherwise may name its keys.

    ``{lose}`` is written ``lose（扣几分）``, with what the key means, and ``{it.lose}`` is what is stated.
    """

    def wrong(record: BaseModel) -> str:
        if holds(record):
            return ""
        fields = type(record).model_fields.items()
        meant = {key: f"{key}（{(field.description or '').split('；')[0]}）" for key, field in fields}
        return otherwise.format(it=record, **meant)

    return unless(wrong)


def twice(what: str, names: Sequence[str]) -> str:
    """Return which of the names of ``what`` stands there twice, and what to do; empty where each stands once."""
    name = next((name for n, name in enumerate(names) if name and name in names[:n]), "")
    return f"{what}中“{name}”出现了两次，请改名或删去一个" if name else ""


def once(key: str, name: str = "text") -> Any:
    """Return the law that of what is listed under a key no two have one name; what is counted may."""

    def wrong(record: BaseModel) -> str:
        listed = [each for each in getattr(record, key) or () if getattr(each, "met", True) is not None]
        return twice(f"{key}（各项）", [getattr(each, name) for each in listed])

    return unless(wrong)


def one_of(*keys: str) -> Any:
    """Return the law that exactly one of these keys is stated."""
    listed = "、".join(f"{{{key}}}" for key in keys)
    return law(lambda it: sum(_states(it, key) for key in keys) == 1, f"{listed}须填且只填一个")


def needs(key: str, other: str) -> Any:
    """Return the law that a key is stated only together with another."""
    return law(lambda it: _states(it, other) or not _states(it, key), f"{{{key}}}须与 {{{other}}}同写")


def _states(record: BaseModel, key: str) -> bool:
    return getattr(record, key) not in (None, "")
