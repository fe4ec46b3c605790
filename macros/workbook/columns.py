"""The columns of a sheet, from the fields of the model: title, note, what may be typed."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from fractions import Fraction
from typing import Any, Literal, get_args, get_origin

from pydantic.fields import FieldInfo

from macros.reading.keys import ANYTHING, fields_of, is_shape, types_at
from macros.values.quantity import Quantity

KEY = ANYTHING
"""The step that stands for a record's own key in the mapping it is in."""
BAR = "｜"
"""Stands between the name that the data know a thing by and what a clerk calls it."""
_YES = {"true": "是", "false": "否"}
_NAMING = {
    "指标编号": "指标", "问题编号": "问题", "所用的一组选项": "选项", "资金部分": "表",
    **dict.fromkeys(("所画的数据的名称", "数据的名称", "改为考核的数据名称", "换下的数据", "评等级所看的数据"), "数据"),
}  # fmt: skip
"""The lists that the cells of these columns are filled from."""


@dataclass(frozen=True)
class Column:
    """A column of a sheet: the steps from a record to its value, and how a value is shown and typed.

    ``kind`` is text, number, day, choice, yes (或否) or list (of texts, a line each).
    """

    key: tuple[str, ...]
    title: str
    note: str = ""
    kind: str = "text"
    options: tuple[str, ...] = ()
    required: bool = False

    @property
    def names_record(self) -> bool:
        """Return whether it is what others call the record by, so that it cannot change."""
        return self.key in ((KEY,), ("id",))

    @property
    def list(self) -> str:
        """Return the list that its cells are filled from, empty where they name nothing."""
        return _NAMING.get(self.title.rpartition("·")[2], "")

    def shown(self, stated: str) -> str:
        """Return a text of the data as the sheet shows it."""
        text = stated.rstrip("\n")
        if self.kind == "yes":
            return _YES.get(text, text)
        return next((option for option in self.options if _word(option) == text), text)

    def typed(self, shown: str) -> object:
        """Return the value of the data that a text of the sheet means, ``None`` where it is blank.

        Raises ValueError, in Chinese, for what is none of the options.
        """
        if not shown:
            return "" if self.required and self.kind == "text" else None
        if self.kind == "list":
            return [line.strip() for line in shown.split("\n") if line.strip()]
        if self.list:
            return shown.partition(BAR)[0].strip()
        if self.kind not in ("choice", "yes"):
            return shown
        wanted = shown.lower()
        if self.kind == "yes" and (wanted in _YES or wanted[-1] in "%％0123456789"):  # what is met in part
            return wanted
        for option in self.options:
            if wanted in (option.lower(), *option.lower().split()):
                return next((word for word, said in _YES.items() if said == option), _word(option))
        raise ValueError(f"应为{'、'.join(self.options)}之一，请从下拉列表中选")


def columns_of(model: Any, before: tuple[str, ...] = (), title: str = "") -> Iterator[Column]:
    """Yield the columns of a record of the data; records and lists of records within are not among them, single ones are."""
    if not is_shape(model):
        yield Column((), title or "内容", required=True, kind=kind_of([model])[0])
        return
    for step, field in fields_of(model).items():
        key, types = (*before, step), types_at(field.annotation, ())
        own = f"{title}·{short(field)}" if title else short(field)
        if len(types) == 1 and is_shape(types[0]):
            yield from columns_of(types[0], key, own)
        elif (kind := kind_of(types, field))[0]:
            yield Column(key, own, field.description or "", *kind, required=field.is_required())


def kind_of(types: Sequence[Any], field: FieldInfo | None = None) -> tuple[str, tuple[str, ...]]:
    """Return what kind of value a column holds, of one of some types: empty where it is none for a cell; and its options."""
    if bool in types:
        return "yes", tuple(_YES.values())
    one, *others = types
    if get_origin(one) is Literal:
        words = [str(word) for word in get_args(one) if word]
        return "choice", tuple(_option(word, (field and field.description) or "") for word in words)
    if get_origin(one) is tuple and {*types_at(one, (ANYTHING,))} <= {str, Fraction}:
        return "list", ()
    kinds = {str: "text", date: "day", Fraction: "number", int: "number", Quantity: "number"}
    return "" if others else kinds.get(one, ""), ()


def short(field: FieldInfo) -> str:
    """Return the first words of a field's description."""
    return re.split(r"[；，：。、（]", field.description or "")[0]


def _option(word: str, description: str) -> str:
    """Return a word of the data with what the description says of it."""
    said = re.search(rf"(?<![a-z_]){word} ?([^，；。、（）\sa-z]+)", description)
    return f"{word} {said[1]}" if said else word


def _word(option: str) -> str:
    return option.partition(" ")[0]
