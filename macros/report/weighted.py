"""What an entry of the framework has at every level: its name, its weight, the scores that were printed."""

from fractions import Fraction
from typing import Annotated

from pydantic import Field

from macros.report.laws import refused_if
from macros.report.record import MADE, Name, Strict, Text
from macros.values.mistakes import Where
from macros.values.numbers import Issued, Number, Share, as_typed

FRAMEWORK = Where("data/indicators.yml")


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
