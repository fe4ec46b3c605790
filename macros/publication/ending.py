"""What a clerk is told at the end of a build: that nothing was published and why, or what was."""

from collections.abc import Iterable

from macros.assessment.checks import told
from macros.assessment.contradictions import notices
from macros.publication.publication import Publication
from macros.values.printing import SCORE, show


def refusal(messages: Iterable[str]) -> str:
    """Return in one text all that must be put right before the site can be published."""
    lines = [f"  {number}. {message}" for number, message in enumerate(messages, 1)]
    return "\n".join([f"有 {len(lines)} 处需要改正，网站未更新：", *lines])


def closing(publication: Publication, seconds: float) -> list[str]:
    """Return what a clerk is told after a build, line by line: what deserves a look, what was done."""
    looked_at = (f"提示 {line}" for line in notices(publication.assessment))
    return [*looked_at, summary(publication, seconds)]


def summary(publication: Publication, seconds: float) -> str:
    """Return one line that says what a build did."""
    assessment = publication.assessment
    framework = assessment.report.framework
    points = (
        f"总分 {show(assessment.stated('total.score').value, SCORE, 2)}" if framework.is_scored else "不打分"
    )
    draft = f"（草稿，还有 {len(publication.marks)} 处待核、待填）" if publication.marks else ""
    grade = f"（{assessment.grade.name}）" if assessment.grade else ""
    return (
        f"完成{draft}：{points}{grade}，指标 {len(framework.indicators)} 个，"
        f"数据 {sum(1 for _ in assessment.figures)} 项，核对 {len(assessment.checks)} 项（{told(assessment.checks)}），"
        f"勘误 {len(assessment.report.errata)} 条，页面 {len(publication.pages)} 个，用时 {seconds:.1f} 秒"
    )
