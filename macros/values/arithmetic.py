"""The tree of a formula: what it works on, what it adds up; worked out exactly, and written as people write."""

import ast
import operator
from collections.abc import Callable
from fractions import Fraction
from math import ceil, floor
from typing import cast

from macros.values.days import months_between
from macros.values.errors import FormulaError, short
from macros.values.printing import rounded

Value = Fraction | None
Lookup = Callable[[str], Value]
Show = Callable[[str], str]

_SIGNS: dict[type[ast.AST], tuple[str, int, Callable[[Fraction, Fraction], Value]]] = {
    ast.Add: ("+", 1, operator.add),
    ast.Sub: ("−", 1, operator.sub),
    ast.Mult: ("×", 2, operator.mul),
    ast.Div: ("÷", 2, lambda left, right: left / right if right else None),
}
FUNCTIONS: dict[str, tuple[str, Callable[[list[Fraction]], Value]]] = {
    "sum": ("合计", lambda values: sum(values, Fraction(0))),
    "min": ("最小值", min),
    "max": ("最大值", max),
    "mean": ("平均", lambda values: sum(values, Fraction(0)) / len(values)),
    "abs": ("绝对值", lambda values: abs(values[0])),
    "count": ("个数", lambda values: Fraction(len(values))),
    "mround": ("四舍五入", lambda of: rounded(of[0] / of[1], 0) * of[1] if of[1] else None),
    "floor": ("舍去尾数", lambda of: floor(of[0] / of[1]) * of[1] if of[1] else None),
    "ceiling": ("尾数进位", lambda of: ceil(of[0] / of[1]) * of[1] if of[1] else None),
    "months": ("相隔月数", lambda days: months_between(*days)),
}
"""What can be done with numbers, and its name."""
_TAKES = {
    "abs": ["…"], "mround": ["…", "1%"], "floor": ["…", "1%"], "ceiling": ["…", "1%"], "months": ["后一日期", "前一日期"],
}  # fmt: skip
"""What functions take that do not take any number of numbers."""
_DEEPEST = 250


def names_in(tree: ast.expr, text: str) -> tuple[str, ...]:
    """Return the names of a formula in order. Raises FormulaError for what is not arithmetic over names."""
    names: dict[str, None] = {}
    try:
        _collect(tree, names, text, 0)
    except RecursionError:
        raise FormulaError(f"公式“{short(text)}”层次太多，请改用 sum 或分成几个") from None
    return tuple(names)


def _collect(node: ast.expr, names: dict[str, None], text: str, depth: int) -> None:
    if depth > _DEEPEST:
        raise RecursionError
    for child in _operands(node, text):
        _collect(child, names, text, depth + 1)
    if isinstance(node, ast.Name | ast.Attribute):
        names[_dotted(node, text)] = None


def _operands(node: ast.expr, text: str) -> list[ast.expr]:
    """Return the expressions a node works on; refuse every node that is not arithmetic."""
    match node:
        case ast.BinOp(op=ast.Div(), right=ast.Constant(value=0)):
            raise FormulaError(f"公式“{short(text)}”除以 0，没有数值，请改正")
        case ast.BinOp(left=left, op=ast.Add() | ast.Sub() | ast.Mult() | ast.Div(), right=right):
            return [left, right]
        case ast.UnaryOp(op=ast.USub(), operand=operand):
            return [operand]
        case ast.Call(func=ast.Name(id=name), args=[_, *_] as args, keywords=[]) if name in FUNCTIONS:
            if len(args) == len(_TAKES.get(name, args)):
                return args
        case ast.Name() | ast.Attribute():
            return []
        case ast.Constant(value=int() | float() as value) if not isinstance(value, bool):
            return []
    calls = (f"{name}({', '.join(_TAKES[name])})" if name in _TAKES else name for name in FUNCTIONS)
    raise FormulaError(
        f"公式“{short(text)}”中的“{short(ast.unparse(node))}”不能使用，只能用数据名称、数字、+ - * / ( ) "
        f"和 {'、'.join(calls)}"
    )


def _dotted(node: ast.expr, text: str = "") -> str:
    if isinstance(node, ast.Name):
        return node.id
    if isinstance(node, ast.Attribute):
        return f"{_dotted(node.value, text)}.{node.attr}"
    raise FormulaError(f"公式“{text}”中的“{ast.unparse(node)}”不是数据名称")


def adds(node: ast.expr) -> bool:
    """Return whether a node makes a number of those of the same kind."""
    match node:
        case ast.BinOp(op=op):
            return isinstance(op, ast.Add | ast.Sub)
        case ast.Call(func=ast.Name(id=name)):
            return name not in ("count", "months")
    return isinstance(node, ast.UnaryOp)


def added(node: ast.expr) -> list[str]:
    """Return the names that are added, subtracted or compared with each other to make a number."""
    if isinstance(node, ast.Name | ast.Attribute):
        return [_dotted(node)]
    return [name for inner in _operands(node, "") for name in added(inner)] if adds(node) else []


def evaluate(node: ast.expr, lookup: Lookup) -> Value:
    """Return the exact value; ``None`` where something is divided by nought or has no value."""
    match node:
        case ast.Name() | ast.Attribute():
            return lookup(_dotted(node))
        case ast.Constant(value=value):
            return Fraction(str(value))
        case ast.UnaryOp(operand=operand):
            number = evaluate(operand, lookup)
            return None if number is None else -number
        case ast.Call(func=ast.Name(id=name), args=args):
            values = [v for v in (evaluate(arg, lookup) for arg in args) if v is not None]
            return FUNCTIONS[name][1](values) if len(values) >= len(_TAKES.get(name, "1")) else None
        case ast.BinOp(left=left, op=op, right=right):
            first, second = evaluate(left, lookup), evaluate(right, lookup)
            return None if first is None or second is None else _SIGNS[type(op)][2](first, second)
    raise AssertionError(ast.dump(node))  # _operands has refused every other node


def written(node: ast.expr, show: Show) -> str:
    """Return a formula as people write it, with ``show(name)`` in place of each name."""
    match node:
        case ast.Name() | ast.Attribute():
            return show(_dotted(node))
        case ast.UnaryOp(operand=operand):
            return f"−{_bracketed(operand, 2, show)}"
        case ast.Call(func=ast.Name(id=name), args=args):
            return f"{FUNCTIONS[name][0]}({', '.join(written(arg, show) for arg in args)})"
        case ast.BinOp(left=left, op=op, right=right):
            sign, rank, _ = _SIGNS[type(op)]
            tighter = rank + isinstance(op, ast.Sub | ast.Div)
            return f"{_bracketed(left, rank, show)} {sign} {_bracketed(right, tighter, show)}"
    constant = cast(ast.Constant, node)
    return str(constant.kind or constant.value)


def _bracketed(node: ast.expr, rank: int, show: Show) -> str:
    inner = written(node, show)
    weak = isinstance(node, ast.BinOp) and _SIGNS[type(node.op)][1] < rank
    return f"({inner})" if weak or inner.startswith("-") else inner
