"""The title of a report and its fields: lines on its cover, tables of labels there, the rows of forms, and what this program wrote below the title."""

import re
import unicodedata
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from itertools import pairwise

from macros.importing.parts.outline import OWN, SUMMARY
from macros.importing.word import Block, Grid, Paragraph

_LONGEST = 60
_ENDS = re.compile(
    r"(?:报告书?|(?:自评|评价|评分|打分|得分)[^，。：:]{0,3}表)[）)]?(?:[（(]\d{4}年度?[）)])?$"
)
_LABEL = re.compile(r"[^\d：:]{2,12}[：:]?")
_BEGINS = re.compile(rf"[一1]\s?[、.．]|第一|{SUMMARY.pattern}")
ANNEXED = re.compile(r"附\s*[件表录]\s*[\d一二三四五六七八九十]*\s*[:：.．]?")
"""What stands above a report that is sent as an annex."""
NUMBERED = re.compile(
    r"(?P<name>\w{0,4}[编文]号[:：])?(?P<filed>[^，。：:]{2,20}[〔\[［（(]\d{4}[〕\]］）)]\s*第?\s*\d+\s*号$)?"
)
"""A number on the cover; one under which the report is filed, with a name or without."""
_FORMS = {
    "department": r"项目单位|被评价(?:部门|单位)|评价对象|(?:部门|单位)(?:（单位）)?名称|预算(?:部门|单位)|自评单位|填报单位|资金使用单位|(?:项目)?实施(?:（主管）)?单位",
    "client": r"委托单位|委托部门|委托方|委托人|委托机构",
    "evaluator": r"评价单位|评价机构|第三方机构|受托机构|受托单位|受托方|编制单位",
    "published": r"发布日期",
    "evaluated": r"评价日期|报告日期|评价时间|报告时间|编制日期|完成日期|提交日期|日期|填报日期",
}
LABELS = {
    key: re.compile(
        rf"([（(])?(?:{form})\s*(?:[（(](?:盖章|公章|签章)[)）])?\s*[:：]\s*(?P<said>.+?)(?(1)[)）])$"
    )
    for key, form in _FORMS.items()
}
"""What fields of report.yml stand behind."""
_TITLE = re.compile(r"[^,。;:]{0,40}20\d\d年[^,。;:]{2,40}报告")
_BETWEEN = re.compile(r"(?<=[\u4e00-\u9fff])[ \u3000]+(?=[\u4e00-\u9fff：:])")
"""As in 委 托 单 位."""


def cover_lines(blocks: Iterable[Block]) -> Iterator[Block]:
    """Yield the blocks, the rows of a table of labels on the cover as lines."""
    is_cover = True
    for block in blocks:
        if isinstance(block, Paragraph):
            is_cover = is_cover and len(block.text) <= _LONGEST and not _BEGINS.match(block.text)
        rows = [block.row(n) for n in range(block.height)] if isinstance(block, Grid) and is_cover else []
        if rows and all(len(row) == 2 and _LABEL.fullmatch(row[0].words) for row in rows):
            yield from (
                Paragraph(f"{block.place}第{n}行", f"{a.words.rstrip(':：')}：{b.words}")
                for n, (a, b) in enumerate(rows, 1)
            )
        else:
            yield block


def report_title(cover: Sequence[Block]) -> tuple[str, int]:
    """Return the title that stands on a cover, and how many paragraphs end with it; 附件 before it is none of it."""
    lines: list[str] = []
    annexed = bool(cover) and bool(ANNEXED.fullmatch(cover[0].text))
    for block in cover[annexed:]:
        words = tight(block.text)
        is_long = len(words) > 40 and not lines
        if not words or is_long or any(form.match(words) for form in LABELS.values()):
            break
        if ANNEXED.fullmatch(words) or NUMBERED.match(words)[0]:  # type: ignore[index]
            lines.append("")
            continue
        lines.append(words)
        if _ENDS.search(words):
            return re.sub(r"\s", "", "".join(lines)), len(lines) + annexed
    return "", 0


def fuller(title: str, texts: Iterable[Paragraph]) -> str:
    """Return the title of a report; where that on its cover tells no year, the next line like a title that does."""
    lines = (title, *(re.sub(r"\s", "", text.text) for text in texts))
    dated = (line for line in lines if _TITLE.fullmatch(unicodedata.normalize("NFKC", line)))
    return next(dated, title) if title else ""


def tight(words: str) -> str:
    """Return words without the blanks that set their characters apart."""
    return _BETWEEN.sub("", words)


def disclosed(texts: Sequence[Paragraph]) -> list[Paragraph]:
    """Return the header of a report that this program wrote: lines in the style of its cover, between the first two headings."""
    start, end, *_ = [*(n for n, text in enumerate(texts) if text.level), len(texts), len(texts)]
    return [text for text in texts[start:end] if text.style == OWN]


def labels(grids: Sequence[Grid]) -> Iterator[Paragraph]:
    """Yield what the first rows and the last of forms say of themselves, as lines: a label, and the word beside it."""
    for grid in grids:
        for row in {*range(min(grid.height, 4)), grid.height - 1}:
            said = [cell.words for cell in grid.row(row)]
            whole = [words for words in said if re.search("[:：].", words)]
            beside = [f"{label.rstrip(':： ')}：{words}" for label, words in pairwise(said)]
            yield from (Paragraph(grid.where(row), words) for words in (*whole, *beside))


def fields_of(line: Paragraph) -> Iterator[Paragraph]:
    """Yield the fields that stand in one line, set apart by blanks, each as a line: 填报单位：甲    填报日期：乙."""
    label, colon, said = re.sub("：", ":", line.text, count=1).partition(":")
    first, *more = re.split(r"\s{2,}(?=[^\s：:]{2,12}[：:])", said)
    yield from (replace(line, text=text) for text in (f"{label}{colon}{first}", *more))
