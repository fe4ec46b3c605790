"""What an entry of the framework has at every level: its name, its weight, be it a share of the one above, the scores printed."""

from fractions import Fraction
from typing import Annotated, Any

from pydantic import Field

from macros.report.laws import refused_if
from macros.report.record import MADE, Name, Strict, Text
from macros.values.mistakes import Where
from macros.values.numbers import Issued, Number, Share, as_typed, parse_number

FRAMEWORK = Where("data/indicators.yml")
_LEVELS = ("dimensions", "groups", "indicators")
_BELOW = {"total": "dimension", "dimension": "group"}


def _no_points(weight: Fraction) -> str:
    """Return that a weight is a share of nothing that is known; empty where it is points."""
    words = f"“{as_typed(weight)}”是上一级权重分的比例，上一级没有写 weight（权重分），请补上或改写分数"
    return words if isinstance(weight, Share) else ""


Weight = Annotated[Number, Field(ge=0), refused_if(_no_points)]


class Weighted(Strict):
    """What an entry of the framework has at every level; weight and issued score are points."""

    id: Name = Field("", description="原报告的编号；没有编号则不填")
    name: Text = Field(description="名称")
    weight: Weight | None = Field(None, description="权重分；原报告没有印出则不填")
    issued: Issued | None = Field(None, description="原报告印出的得分；有 rule 时只用于核对")
    self_score: Issued | None = Field(None, description="自评得分；原报告有自评、复评两种得分时填写")

    @property
    def known_weight(self) -> Fraction | None:
        """Return its weight in points: as printed, else of its members together; ``None`` where one has none."""
        return self.weight

    @property
    def code(self) -> str:
        """Return the id that the report gives it, empty where it gives none."""
        return "" if self.id.startswith(MADE) else self.id

    @property
    def label(self) -> str:
        """Return what it is called: its id, where it has one, and its name."""
        return self.code + self.name

    @property
    def place(self) -> Where:
        """Return where a clerk finds it."""
        return FRAMEWORK / (self.code or self.name)


def in_points(whole: Any, level: str = "total") -> Any:
    """Return a raw whole all of whose parts have their weights in points, as far as they have any."""
    name = next((level for level in _LEVELS if isinstance(whole, dict) and level in whole), "")
    if not name or not isinstance(whole[name], list):
        return whole
    parts, full = whole[name], _read(whole)
    if full is not None and all(isinstance(part, dict) for part in parts):
        weights = [_read(part) for part in parts]
        shares = [{"weight": Fraction(each * full)} if isinstance(each, Share) else {} for each in weights]
        parts = [part | share for part, share in zip(parts, shares, strict=True)]
        parts = _equal(parts, full, level) if _is_true(whole.get("equal")) else parts
    return whole | {name: [in_points(part, _BELOW.get(level, "")) for part in parts]}


def _equal(parts: list[dict[str, Any]], full: Fraction, level: str) -> list[dict[str, Any]]:
    """Return parts those of which that state no weight share equally, as far as they apply, what is left."""
    unweighted = [part for part in parts if part.get("weight") is None]
    applying = [part for part in unweighted if _applies(part, level)] or unweighted
    left = full - sum((_read(part) or Fraction(0) for part in parts), Fraction(0))
    shares = {id(part): Fraction(0) for part in unweighted} | {id(p): left / len(applying) for p in applying}
    return [part | {"weight": shares[id(part)]} if id(part) in shares else part for part in parts]


def _is_true(stated: Any) -> bool:
    """Return whether the data say yes, in whichever of the words for it."""
    return str(stated).lower() in ("true", "yes", "on", "1", "t", "y")


def _applies(part: dict[str, Any], level: str) -> bool:
    """Return whether a part applies: not, where the first condition of its rule says so without a figure."""
    rule = part.get("rule")
    whens = rule.get("when") if isinstance(rule, dict) else None
    first = whens[0] if isinstance(whens, list) and whens and isinstance(whens[0], dict) else {}
    holds = _is_true(first.get("holds")) and not (first.get("also") or first.get("or"))
    return not (holds and first.get("shared") == level)


def _read(part: dict[str, Any]) -> Fraction | None:
    """Return the weight of a part, ``None`` where it states none that can be read."""
    try:
        return parse_number(part["weight"]) if part.get("weight") is not None else None
    except ValueError:
        return None
