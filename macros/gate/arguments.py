"""What the arguments of a macro are, said in its own signature; and who refuses those that do not fit.

A macro states the kind of each parameter (``name: FigureName``), and what of a report it ``shows``, so a new
macro is checked without a word here.
"""

import re
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from inspect import Parameter, Signature
from typing import Annotated, Any, TypeVar, get_args

from macros.report import Report
from macros.values.errors import short
from macros.values.printing import NUMBERS
from macros.values.suggest import did_you_mean

Literal = str | int | float | bool | None


@dataclass(frozen=True)
class Kind:
    """What a parameter holds: its name, how it is written, the thing it names, if it names one, and which values are ``fit``."""

    title: str
    written: str
    names: str = ""
    fit: Callable[[Any], object] = lambda _: True


_FIRST = re.compile("|".join([*map(re.escape, NUMBERS), r"[0-9]{1,2}\.1"])).fullmatch
_TABLES = re.compile(r"[0-9]{1,3}(-[0-9]{1,3})*|[一二三四五六七八九十]{1,3}").fullmatch


def _naming(thing: str) -> Kind:
    return Kind(f"{thing}名称", "加英文引号的名称", thing)


FIGURE, TABLE, SURVEY, CHART = (_naming(thing) for thing in ("数据", "表格", "问卷", "图"))
INDICATOR, DIMENSION, GROUP = (_naming(thing) for thing in ("指标", "一级指标", "一级或二级指标"))
PAGE = _naming("页面")
FigureName = Annotated[str, FIGURE]
TableName = Annotated[str, TABLE]
SurveyName = Annotated[str, SURVEY]
ChartName = Annotated[str, CHART]
IndicatorId = Annotated[str, INDICATOR]
DimensionId = Annotated[str, DIMENSION]
GroupId = Annotated[str, GROUP]
PageName = Annotated[str, PAGE]
TABLE_NUMBER = Kind("表号", '加英文引号的文字，如 "1-1"', fit=_TABLES)
TableNumber = Annotated[str, TABLE_NUMBER]
DECIMALS = Kind("小数位数", "0至6的整数，如 2", fit=(None, *range(7)).__contains__)
Decimals = Annotated[int | None, DECIMALS]
COMMAS = Kind("commas", "true 或 false")
Commas = Annotated[bool, COMMAS]
Brief = Annotated[bool, Kind("brief", "true 或 false")]
First = Annotated[str, Kind("第一条的编号", f"{'、'.join(NUMBERS[:-1])} 或 5.1，加英文引号", fit=_FIRST)]
Headed = Annotated[bool, Kind("headed", "true 或 false")]
Here = Annotated[bool, Kind("here", "true 或 false")]


@dataclass(frozen=True)
class Shows:
    """What a macro shows, and what of it a report holds: if there is anything, a page must show it."""

    what: str
    held: Callable[[Report], object] = lambda _: True


INLINE = object()
"""Marks a macro that stands within a line; what others give stands on lines of its own."""
M = TypeVar("M")


def shows(what: str, *held: Callable[[Report], object]) -> Callable[[M], M]:
    """Mark a macro by what it shows, which some page must."""

    def marked(macro: M) -> M:
        vars(macro)["shows"] = Shows(what, *held)
        return macro

    return marked


def inline(macro: M) -> M:
    """Mark a macro that stands within a line."""
    vars(macro)["shows"] = INLINE
    return macro


@dataclass(frozen=True)
class Argument:
    """One value given to a macro, and what it is."""

    kind: Kind
    value: Literal


def bind(
    signature: Signature, given: Sequence[Literal], named: Sequence[tuple[str, Literal]]
) -> tuple[Argument, ...]:
    """Return the arguments of a call. Raises ValueError, in Chinese, for the first that does not fit."""
    parameters = signature.parameters
    if wrong := _misfit(parameters, len(given), [name for name, _ in named]):
        raise ValueError(wrong)
    bound = signature.bind(*given, **dict(named)).arguments
    given_to = {name: each if isinstance(each, tuple) else (each,) for name, each in bound.items()}
    told = tuple(_checked(value, parameters[name]) for name, values in given_to.items() for value in values)
    if twice := next((one.value for one in told if told.count(one) > 1), None):
        raise ValueError(f"的括号里“{short(twice)}”写了两次，请删去一个")
    return told


def _misfit(parameters: Mapping[str, Parameter], given: int, named: Sequence[str]) -> str:
    """Return which argument is unknown, repeated, surplus or missing; empty where all have a place."""
    single = [name for name, p in parameters.items() if p.kind is not Parameter.VAR_POSITIONAL]
    filled = [*single[:given], *named]
    for name in filled:
        if name not in single:
            return f"没有“{name}”这一项{did_you_mean(name, single)}请改正或删去"
        if filled.count(name) > 1:
            return f"的“{name}”写了两次，请删去一个"
    if given > len(single) == len(parameters):
        return f"括号里最多写{len(single)}项，现有{given}项，请删去多余的"
    for index, (name, parameter) in enumerate(parameters.items()):
        if parameter.default is Parameter.empty and name not in filled and given <= index:
            return f"缺少{_kind(parameter).title}，请补上"
    return ""


def _checked(value: Literal, parameter: Parameter) -> Argument:
    """Return the argument. Raises ValueError where the value is of another type or out of range."""
    type_, kind = parameter.annotation.__origin__, _kind(parameter)
    is_typed = type(value) in (get_args(type_) or (type_,))
    if not is_typed or not kind.fit(value):
        shown = short(str(value).lower() if isinstance(value, bool | None) else value)
        shown = f'"{shown}"' if not is_typed and isinstance(value, str) else shown
        raise ValueError(f"的{kind.title}应为{kind.written}，现为“{shown}”，请改正")
    return Argument(kind, value)


def _kind(parameter: Parameter) -> Kind:
    (kind,) = parameter.annotation.__metadata__
    assert isinstance(kind, Kind)  # every parameter of a macro says what it is
    return kind
