"""What the keys of a record ask of each other: each law is one line in the record that obeys it."""

from collections.abc import Callable, Sequence
from string import Formatter
from typing import Any

from pydantic import AfterValidator, BaseModel, model_validator

from macros.values.mistakes import Where

Steps = tuple[str | int, ...]
"""Steps from a value to something in it: keys, and places in lists from 0."""


class LawError(ValueError):
    """What is wrong with a value, in words for a clerk; and where: at ``places`` in it or in its file, or in the text ``found`` there."""

    def __init__(self, words: str, *places: Steps | Where, found: str = "") -> None:
        self.places, self.found = places, found
        super().__init__(words)


def require(holds: object, otherwise: str, *places: Steps | Where) -> None:
    """Raise LawError, in words for a clerk, unless something holds."""
    if not holds:
        raise LawError(otherwise, *places)


def refused_if(wrong: Callable[[Any], str]) -> AfterValidator:
    """Return a validator of a field that refuses it in the words that are said of it."""
    return AfterValidator(_obeying(lambda value: require(not (words := wrong(value)), words)))


def obeys(check: Callable[[Any], object]) -> Any:
    """Return a validator of a record that refuses it where a check raises LawError."""
    after: Any = model_validator(mode="after")
    return after(_obeying(check))


def _obeying(check: Callable[[Any], object]) -> Callable[[Any], Any]:
    def obeyed(value: Any) -> Any:
        check(value)
        return value

    return obeyed


def law(holds: Callable[[Any], object], otherwise: str, *also: str) -> Any:
    """Return a validator of a record, ``it``, that something holds; the words otherwise may name its keys.

    ``{lose}`` is written ``lose（扣几分）``, with what the key means, and ``{it.lose}`` is what is stated. What is
    wrong stands at the keys so named, and at others told beside them (``titles.levels``), as far as they are stated.
    """
    named = [name for _, name, _, _ in Formatter().parse(otherwise) if name and name.isidentifier()]

    def check(record: BaseModel) -> None:
        if holds(record):
            return
        fields = type(record).model_fields
        ways = (way.split(".") for way in (*named, *also))
        places = ((fields[name].alias or name, *within) for name, *within in ways if name in fields)
        raise LawError(otherwise.format(it=record, **{name: meant(record, name) for name in fields}), *places)

    return obeys(check)


def meant(record: BaseModel, name: str) -> str:
    """Return a key of a record with what it means: ``lose（扣几分）``."""
    field = type(record).model_fields[name]
    return f"{field.alias or name}（{(field.description or '').split('；')[0]}）"


def each_once(what: str, names: Sequence[str], *way: str) -> None:
    """Raise LawError where one of the names of ``what``, a list to which a way leads, stands there twice."""
    for number, name in enumerate(names):
        words = f"{what}中“{name}”出现了两次，请改名或删去一个"
        require(not name or name not in names[:number], words, (*way, number), (*way, names.index(name)))


UNLIKE = AfterValidator(_obeying(lambda names: each_once("各项", names)))
"""Refuses a list of words two of which are the same."""


def once(key: str, name: str = "text") -> Any:
    """Return the law that of what is listed under a key no two have one name; what is counted may."""

    def check(record: BaseModel) -> None:
        listed = getattr(record, key) or ()
        names = [getattr(each, name) if getattr(each, "met", True) is not None else "" for each in listed]
        each_once(f"{key}（各项）", names, key)

    return obeys(check)


def one_of(*keys: str) -> Any:
    """Return the law that exactly one of these keys is stated, or of these ways: ``score target`` is one, of which both may be."""
    ways = [key.split() for key in keys]
    words = "、".join("或 ".join(f"{{{key}}}" for key in way) for way in ways) + "须填且只填一个"
    return law(lambda it: sum(any(_states(it, key) for key in way) for way in ways) == 1, words)


def needs(key: str, other: str) -> Any:
    """Return the law that a key is stated only together with another."""
    return law(lambda it: _states(it, other) or not _states(it, key), f"{{{key}}}须与 {{{other}}}同写")


def _states(record: BaseModel, key: str) -> bool:
    return getattr(record, key) not in (None, "", ())
