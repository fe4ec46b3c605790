"""What report.json holds of the framework: its parts at every level, and how their scores came about."""

from pydantic import BaseModel, ConfigDict, Field

from macros.report.framework import Variant
from macros.report.record import QuotingNote, Strict
from macros.report.rules import Rule
from macros.report.rules.conditions import Veto
from macros.report.self_evaluation import SelfEvaluation
from macros.values.numbers import Exact


class Record(BaseModel):
    """A frozen record that holds exactly what it says."""

    model_config = ConfigDict(**Strict.model_config, from_attributes=True)


class Weighed(Record):
    """The whole, or a part of the framework at any level."""

    id: str = Field(description="编号")
    name: str = Field(description="名称")
    parent: str | None = Field(description="上一级的编号；评价总体为空")
    weight: Exact | None = Field(description="权重分；原报告没有印出的、不打分的为空")
    score: Exact | None = Field(description="得分；不适用的、不打分的为空")
    self_score: Exact | None = Field(None, description="自评得分；只有一种得分的不写")
    rule: Rule | None = Field(None, description="得分不只是所含各项之和的，怎样由它得出；只是其和的不写")
    converted: bool = Field(False, description="是否由所含各项的满分折算为本级的权重分；不折算的不写")


class Result(Weighed):
    """The whole, with its conclusion and its grade."""

    conclusion: QuotingNote = Field("", description="评价（评估、监控）结论；没有则不写")
    grade: str | None = Field(description="评价等级；不评等级则为空")


class Step(Record):
    """One step of the reasoning that leads to a score."""

    text: QuotingNote = Field(description="整句")
    subject: QuotingNote = Field(description="评价要点或数据")
    found: QuotingNote = Field(description="评价结果或数值")
    change: Exact = Field(description="得分变化")
    met: bool = Field(description="是否不扣分")
    note: QuotingNote = Field(description="依据或说明")
    figure: str = Field(validation_alias="fact", description="所依据的数据编号，可空")
    unstated: QuotingNote = Field(description="给了分或扣了分，而原报告没有写明的部分")
    judged: bool = Field(description="是否由评判或酌定")


class Indicator(Weighed):
    """An indicator or an adjustment: its criterion, its rule, and how its score came about."""

    explanation: str = Field(description="指标解释，原文，可空")
    standard: str = Field(description="评价标准，原文，可空")
    reason: QuotingNote = Field(description="得分表中的扣分原因，可空")
    target: str = Field(description="年度指标值，连符号和单位，可空")
    actual: str = Field(description="实际完成值，连单位，可空")
    deviation: QuotingNote = Field(description="偏差原因分析及改进措施，可空")
    cells: dict[str, str] = Field({}, description="原表另外各栏的内容，按栏名；没有则不写")
    rule: Rule | None = Field(description="评价标准写成可计算的规则；没有则为空，得分照录，不能复算")
    opening: Exact | None = Field(description="计分从几分起，加各步的得分变化即得分；没有 rule 则为空")
    steps: tuple[Step, ...] = Field(description="得分计算的各步")
    evidence: QuotingNote = Field(description="评分依据，可空；段落之间空一行")
    variants: tuple[Variant, ...] = Field(description="原报告给它的另一种名称")


class Vetoed(Record):
    """A veto, and what it found."""

    rule: Veto = Field(description="条件，及成立时的评价等级")
    step: Step = Field(description="所见，及对评价等级的影响")


class Framework(Record):
    """The framework level by level; ``parent`` says to what each part belongs."""

    dimensions: tuple[Weighed, ...] = Field(description="一级指标；不分级的为空")
    groups: tuple[Weighed, ...] = Field(description="一级指标之下各级，末级除外；没有则为空")
    indicators: tuple[Indicator, ...] = Field(description="末级指标，有得分的一级")
    adjustments: tuple[Indicator, ...] = Field(description="对总分的加分项、减分项")
    vetoes: tuple[Vetoed, ...] = Field(description="一票否决、晋档")
    self_evaluation: SelfEvaluation | None = Field(None, description="自评表的表头；没有自评表则不写")
