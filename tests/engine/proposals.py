"""Proposed rules: as golden files state them, and as the import of a report with one indicator writes them."""

from collections.abc import Sequence
from pathlib import Path
from typing import Any

from macros.importing.criteria.asking import Ask
from macros.importing.from_word import import_word
from tests.engine.word_writing import Writer

Rows = Sequence[Sequence[object]]
HEAD = ["一级指标", "二级指标", "三级指标", "分值", "指标解释", "评价标准", "得分", "评分依据"]


def short(stated: Any) -> Any:
    """Return a proposed rule in texts: what it has to know of a report as ``？`` with what that is about."""
    if isinstance(stated, Ask):
        return f"？{stated.about or stated.kind}"
    if isinstance(stated, dict):
        return {key: short(value) for key, value in stated.items()}
    return [short(one) for one in stated] if isinstance(stated, list) else str(stated)


def imported(
    folder: Path, weight: object, points: str, standard: str, score: object, evidence: str, scores: Rows = ()
) -> str:
    """Return indicators.yml of a report with one indicator, and with a table of scores where there is one, read from Word."""
    writer = Writer()
    writer.say("2031年度童话馆绩效评价报告", "项目单位：童话馆")
    writer.heading("一、指标")
    row = ["甲", "乙", "预算调整率", weight, points, standard, score, evidence]
    writer.table([HEAD, row])
    if scores:
        writer.say("表1 得分一览")
        writer.table(scores)
    import_word(writer.save(folder / "report.docx"), folder / "report")
    return (folder / "report/data/indicators.yml").read_text("utf-8")
