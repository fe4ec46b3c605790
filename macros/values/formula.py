"""Arithmetic expressions over named figures, as they are typed: formulas, and comparisons of two.

A formula knows names and numbers only: ``+ - * / ( )``, comparisons, and the functions of ``arithmetic``.
"""

import ast
import re
from collections.abc import Callable
from dataclasses import dataclass, replace
from decimal import Decimal
from fractions import Fraction
from functools import lru_cache

from macros.values.arithmetic import Lookup, Show, Value, added, adds, evaluate, names_in, written
from macros.values.errors import FormulaError, short

_COMPARISONS: dict[type[ast.cmpop], tuple[str, Callable[[Fraction], bool]]] = {
    ast.Eq: ("=", lambda excess: excess == 0),
    ast.LtE: ("≤", lambda excess: excess <= 0),
    ast.GtE: ("≥", lambda excess: excess >= 0),
    ast.Lt: ("<", lambda excess: excess < 0),
    ast.Gt: (">", lambda excess: excess > 0),
}
_LONGEST = 20_000
_KEPT = 5_000
"""Formulas that are kept, for each is asked for several times."""
_NO_NUMBER = re.compile(r"\d{16,}|(?<![\w.])[\d.]+[eE][+-]?\d+")
_TYPED_BY_HAND = str.maketrans(
    dict(zip("（）×÷−－＋＊／，　＝＜＞％", "()*/--+*/, =<>%", strict=True))
    | {"≤": "<=", "≥": ">=", "≦": "<=", "≧": ">="}
)
_PER_CENT = re.compile(r"(?<![\w.])(\d+(?:\.\d+)?)\s*%(?!\s*[\w.(])")
_ONE_SIGN = re.compile(r"(?<![<>=!])=(?![<>=])")
"""An equals sign as people write it."""
_NAME = re.compile(r"(?<![\w.])[^\W\d]\w*(?P<within>(?:\s*\.\s*\w+)*)(?!\w|\s*[.(（])")
"""A name, which is no function, with those within it behind dots."""


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
        return tuple(dict.fromkeys(added(self.tree)))

    @property
    def added_within(self) -> tuple[tuple[str, ...], ...]:
        """Return the same of each factor of a product or quotient within it."""
        factors = (node for node in ast.walk(self.tree) if isinstance(node, ast.BinOp))
        sides = (side for node in factors if not adds(node) for side in (node.left, node.right))
        return tuple(tuple(added(side)) for side in sides)

    @property
    def conversion(self) -> tuple[Fraction, tuple[str, ...]]:
        """Return by what number the whole multiplies what, the names that are added there; 1 and none where it does not."""
        match self.tree:
            case ast.BinOp(left=inner, op=ast.Mult(), right=ast.Constant(value=int() as number)):
                return Fraction(number), tuple(added(inner))
            case ast.BinOp(left=inner, op=ast.Div(), right=ast.Constant(value=int() as number)) if number:
                return 1 / Fraction(number), tuple(added(inner))
        return Fraction(1), ()

    def evaluate(self, lookup: Lookup) -> Value:
        """Return the exact value; ``None`` where something is divided by nought or has no value."""
        return evaluate(self.tree, lookup)

    def written(self, show: Show) -> str:
        """Return the formula as people write it, with ``show(name)`` in place of each name."""
        return written(self.tree, show)

    def renamed(self, rename: Show) -> "Formula":
        """Return the same formula with other names for those that have no dots."""
        again = _NAME.sub(lambda name: name[0] if name["within"] else rename(name[0]), self.text)
        return replace(read_formula(again), text=self.text)


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


@lru_cache(_KEPT)
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
        tree = ast.parse(_PER_CENT.sub(r'"\1%"', meant).strip(), mode="eval").body
    except (SyntaxError, ValueError, RecursionError, MemoryError) as error:
        remedy = "开头的 = 请删去" if meant.strip().startswith("=") else "请检查括号和运算符"
        raise FormulaError(f"公式“{short(text)}”写法有误，{remedy}") from error
    for node in ast.walk(tree):
        if isinstance(node, ast.Constant) and (share := _PER_CENT.fullmatch(str(node.value))):
            node.value, node.kind = float(Decimal(share[1]) / 100), share[0]
    return tree


def _formula(text: str, tree: ast.expr) -> Formula:
    return Formula(text, tree, names_in(tree, text))
