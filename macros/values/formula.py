"""Arithmetic expressions over named figures: read with ``ast``, worked out exactly, shown worked.

A formula knows names and numbers only: ``+ - * / ( )``, comparisons, and the functions below.
"""

import ast
import operator
import re
from collections.abc import Callable
from copy import deepcopy
from dataclasses import dataclass
from fractions import Fraction
from typing import cast

from macros.values.errors import FormulaError, short

Value = Fraction | None
Lookup = Callable[[str], Value]
Show = Callable[[str], str]

_SIGNS: dict[type[ast.AST], tuple[str, int, Callable[[Fraction, Fraction], Value]]] = {
    ast.Add: ("+", 1, operator.add),
    ast.Sub: ("−", 1, operator.sub),
    ast.Mult: ("×", 2, operator.mul),
    ast.Div: ("÷", 2, lambda left, right: left / right if right else None),
}
_COMPARISONS: dict[type[ast.cmpop], tuple[str, Callable[[Fraction], bool]]] = {
    ast.Eq: ("=", lambda excess: excess == 0),
    ast.LtE: ("≤", lambda excess: excess <= 0),
    ast.GtE: ("≥", lambda excess: excess >= 0),
    ast.Lt: ("<", lambda excess: excess < 0),
    ast.Gt: (">", lambda excess: excess > 0),
}
_FUNCTIONS: dict[str, tuple[str, Callable[[list[Fraction]], Fraction]]] = {
    "sum": ("合计", lambda values: sum(values, Fraction(0))),
    "min": ("最小值", min),
    "max": ("最大值", max),
    "mean": ("平均", lambda values: sum(values, Fraction(0)) / len(values)),
    "abs": ("绝对值", lambda values: abs(values[0])),
    "count": ("个数", lambda values: Fraction(len(values))),
}
_LONGEST, _DEEPEST = 20_000, 250
_NO_NUMBER = re.compile(r"\d{16,}|(?<![\w.])[\d.]+[eE][+-]?\d+")
_TYPED_BY_HAND = str.maketrans(
    dict(zip("（）×÷−－＋＊／，　＝＜＞", "()*/--+*/, =<>", strict=True))
    | {"≤": "<=", "≥": ">=", "≦": "<=", "≧": ">="}
)
_ONE_SIGN = re.compile(r"(?<![<>=!])=(?![<>=])")
"""An equals sign as people write it."""


@dataclass(frozen=True)
class Formula:
    """A formula that has been read and found well-formed."""

    text: str
    tree: ast.expr
    names: tuple[str, ...]

    @property
    def plain(self) -> str:
        """Return the formula as programs read it."""
        return ast.unparse(self.tree)

    @property
    def added(self) -> tuple[str, ...]:
        """Return the names that are added, subtracted or compared with each other to make the whole."""
        return tuple(dict.fromkeys(_added(self.tree)))

    @property
    def added_within(self) -> tuple[tuple[str, ...], ...]:
        """Return the same of each factor of a product or quotient within it."""
        factors = (node for node in ast.walk(self.tree) if isinstance(node, ast.BinOp))
        sides = (side for node in factors if not _adds(node) for side in (node.left, node.right))
        return tuple(tuple(_added(side)) for side in sides)

    @property
    def conversion(self) -> tuple[Fraction, tuple[str, ...]]:
        """Return by what number the whole multiplies what, the names that are added there; 1 and none where it does not."""
        match self.tree:
            case ast.BinOp(left=inner, op=ast.Mult(), right=ast.Constant(value=int() as number)):
                return Fraction(number), tuple(_added(inner))
            case ast.BinOp(left=inner, op=ast.Div(), right=ast.Constant(value=int() as number)) if number:
                return 1 / Fraction(number), tuple(_added(inner))
        return Fraction(1), ()

    def evaluate(self, lookup: Lookup) -> Value:
        """Return the exact value; ``None`` where something is divided by nought or has no value."""
        return _evaluate(self.tree, lookup)

    def written(self, show: Show) -> str:
        """Return the formula as people write it, with ``show(name)`` in place of each name."""
        return _written(self.tree, show)

    def renamed(self, rename: Show) -> "Formula":
        """Return the same formula over other names."""
        return _formula(self.text, _Renaming(rename).visit(deepcopy(self.tree)))


@dataclass(frozen=True)
class Comparison:
    """Two formulas and how they must compare."""

    left: Formula
    right: Formula
    sign: str
    holds: Callable[[Fraction], bool]
    """Whether it holds where left exceeds right by so much."""

    @property
    def names(self) -> tuple[str, ...]:
        """Return the names on both sides."""
        return tuple(dict.fromkeys([*self.left.names, *self.right.names]))

    def excess(self, lookup: Lookup) -> Value:
        """Return by how much left exceeds right; ``None`` where either has no value."""
        left, right = self.left.evaluate(lookup), self.right.evaluate(lookup)
        return None if left is None or right is None else left - right


class _Renaming(ast.NodeTransformer):
    """Renames the undotted names of a formula, its functions left alone."""

    def __init__(self, rename: Show) -> None:
        self.rename = rename

    def visit_Name(self, node: ast.Name) -> ast.expr:
        return ast.parse(self.rename(node.id), mode="eval").body

    def visit_Attribute(self, node: ast.Attribute) -> ast.expr:
        return node

    def visit_Call(self, node: ast.Call) -> ast.expr:
        node.args = [self.visit(arg) for arg in node.args]
        return node


def read_formula(text: str) -> Formula:
    """Read a formula. Raises FormulaError for anything that is not arithmetic over names."""
    return _formula(text, _parse(text, text.translate(_TYPED_BY_HAND)))


def read_comparison(text: str) -> Comparison:
    """Read ``left == right`` (or ``<= >= < >``). Raises FormulaError."""
    tree = _parse(text, _ONE_SIGN.sub("==", text.translate(_TYPED_BY_HAND)))
    if not isinstance(tree, ast.Compare) or len(tree.ops) != 1 or type(tree.ops[0]) not in _COMPARISONS:
        raise FormulaError(f"“{text}”不是一个比较式，应为 甲 == 乙（或 <= >= < >）")
    sign, holds = _COMPARISONS[type(tree.ops[0])]
    left, right = _formula(text, tree.left), _formula(text, tree.comparators[0])
    return Comparison(left, right, sign, holds)


def _parse(text: str, meant: str) -> ast.expr:
    """Return the tree of a formula, of what is ``meant`` by what was typed."""
    if len(text) > _LONGEST:
        raise FormulaError(f"公式“{short(text)}”太长，最多{_LONGEST}个字，请改用 sum 或分成几个")
    if wrong := _NO_NUMBER.search(text):
        raise FormulaError(f"公式“{short(text)}”中的“{short(wrong[0])}”不能使用，数最多15位，不用科学计数")
    try:
        return ast.parse(meant.strip(), mode="eval").body
    except (SyntaxError, ValueError, RecursionError, MemoryError) as error:
        raise FormulaError(f"公式“{short(text)}”写法有误，请检查括号和运算符") from error


def _formula(text: str, tree: ast.expr) -> Formula:
    names: dict[str, None] = {}
    try:
        _collect(tree, names, text, 0)
    except RecursionError:
        raise FormulaError(f"公式“{short(text)}”层次太多，请改用 sum 或分成几个") from None
    return Formula(text, tree, tuple(names))


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
        case ast.BinOp(left=ast.Name() | ast.Attribute(), op=ast.Div(), right=ast.Constant(value=0)):
            raise FormulaError(f"公式“{short(text)}”除以 0，没有数值，请改正")
        case ast.BinOp(left=left, op=ast.Add() | ast.Sub() | ast.Mult() | ast.Div(), right=right):
            return [left, right]
        case ast.UnaryOp(op=ast.USub(), operand=operand):
            return [operand]
        case ast.Call(func=ast.Name(id=name), args=[_, *_] as args, keywords=[]) if name in _FUNCTIONS:
            if name != "abs" or len(args) == 1:
                return args
        case ast.Name() | ast.Attribute():
            return []
        case ast.Constant(value=int() | float() as value) if not isinstance(value, bool):
            return []
    raise FormulaError(
        f"公式“{short(text)}”中的“{short(ast.unparse(node))}”不能使用，只能用数据名称、数字、+ - * / ( ) "
        f"和 {'、'.join(_FUNCTIONS)}"
    )


def _dotted(node: ast.expr, text: str = "") -> str:
    if isinstance(node, ast.Name):
        return node.id
    if isinstance(node, ast.Attribute):
        return f"{_dotted(node.value, text)}.{node.attr}"
    raise FormulaError(f"公式“{text}”中的“{ast.unparse(node)}”不是数据名称")


def _adds(node: ast.expr) -> bool:
    """Return whether a node makes a number of those of the same kind."""
    match node:
        case ast.BinOp(op=op):
            return isinstance(op, ast.Add | ast.Sub)
        case ast.Call(func=ast.Name(id=name)):
            return name != "count"
    return isinstance(node, ast.UnaryOp)


def _added(node: ast.expr) -> list[str]:
    if isinstance(node, ast.Name | ast.Attribute):
        return [_dotted(node)]
    return [name for inner in _operands(node, "") for name in _added(inner)] if _adds(node) else []


def _evaluate(node: ast.expr, lookup: Lookup) -> Value:
    match node:
        case ast.Name() | ast.Attribute():
            return lookup(_dotted(node))
        case ast.Constant(value=value):
            return Fraction(str(value))
        case ast.UnaryOp(operand=operand):
            number = _evaluate(operand, lookup)
            return None if number is None else -number
        case ast.Call(func=ast.Name(id=name), args=args):
            values = [v for v in (_evaluate(arg, lookup) for arg in args) if v is not None]
            return _FUNCTIONS[name][1](values) if values else None
        case ast.BinOp(left=left, op=op, right=right):
            first, second = _evaluate(left, lookup), _evaluate(right, lookup)
            return None if first is None or second is None else _SIGNS[type(op)][2](first, second)
    raise AssertionError(ast.dump(node))  # _operands has refused every other node


def _written(node: ast.expr, show: Show) -> str:
    match node:
        case ast.Name() | ast.Attribute():
            return show(_dotted(node))
        case ast.UnaryOp(operand=operand):
            return f"−{_bracketed(operand, 2, show)}"
        case ast.Call(func=ast.Name(id=name), args=args):
            return f"{_FUNCTIONS[name][0]}({', '.join(_written(arg, show) for arg in args)})"
        case ast.BinOp(left=left, op=op, right=right):
            sign, rank, _ = _SIGNS[type(op)]
            tighter = rank + isinstance(op, ast.Sub | ast.Div)
            return f"{_bracketed(left, rank, show)} {sign} {_bracketed(right, tighter, show)}"
    return str(cast(ast.Constant, node).value)


def _bracketed(node: ast.expr, rank: int, show: Show) -> str:
    inner = _written(node, show)
    weak = isinstance(node, ast.BinOp) and _SIGNS[type(node.op)][1] < rank
    return f"({inner})" if weak or inner.startswith("-") else inner
