"""Whether the site's own score tables print just what a table of the report prints."""

from fractions import Fraction

from macros.importing.parts.captions import Caption
from macros.importing.parts.entries import Entry
from macros.importing.word import Grid
from macros.report.issued import plain
from macros.values.printing import PERCENT, SCORE, show

_SCORES = ["一级指标", "权重分", "得分", "得分率"]
_DIMENSION = ["指标名称", "权重", "得分", "得分率"]
_ALL = ["一级指标", "二级指标", "三级指标", "分值", "指标解释", "评价标准", "得分", "得分率"]


def score_call(grid: Grid, said: Caption, root: Entry, titles: dict[str, str]) -> str:
    """Return the call that prints a score table, empty where none prints it as it is; note its title."""
    printed = [[plain(word) for word in grid.line(row)] for row in range(grid.height)]
    whole = [_SCORES, *([d.name, *_numbers(d)] for d in root.members), ["合计", *_numbers(root)]]
    if printed == whole and said.number and said.title:
        called = titles.setdefault("scores", said.title)
        return f'{{{{ scores("{said.number}") }}}}' if called == said.title else ""
    for dimension in root.members:
        if (
            printed == _of(dimension)
            and plain(said.title) == plain(f"{dimension.name}类指标得分情况表")
            and said.number
        ):
            return f'{{{{ dimension("{dimension.id}", "{said.number}") }}}}'
    if not printed or printed[0] not in (_ALL, _ALL[:-1]) or not _is_annex(printed, root):
        return ""
    titles |= {"scoretable": said.title} if said.title else {}
    return "{{ scoretable() }}"


def _of(dimension: Entry) -> list[list[str]]:
    lines = [_DIMENSION]
    for group in dimension.members:
        lines.append([plain(group.code + group.name), *_numbers(group)])
        lines += [[plain(i.code + i.names.get("indicator", i.name)), *_numbers(i)] for i in group.members]
    return [*lines, ["合计", *_numbers(dimension)]]


def _is_annex(printed: list[list[str]], root: Entry) -> bool:
    """Return whether an annex has one row per indicator, with the name, the id and the score as the site prints them."""
    shown = [(plain(i.code + i.names.get("scoretable", i.name)), _numbers(i)[1]) for i in root.lowest()]
    rows = printed[1:-1]
    return [(line[2], line[6]) for line in rows] == shown and all(line[4] and line[5] for line in rows)


def _numbers(entry: Entry) -> list[str]:
    weight, score = entry.weight or Fraction(0), entry.score
    if score is None or not weight:
        return [show(weight, SCORE), "", ""]
    return [show(weight, SCORE), show(score, SCORE), show(score / weight, PERCENT)]
