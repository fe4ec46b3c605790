"""Word files made for the tests, in the manners in which evaluators make them."""

import re
from collections.abc import Iterable, Sequence
from pathlib import Path
from typing import Any

from docx import Document
from docx.opc.constants import CONTENT_TYPE, RELATIONSHIP_TYPE
from docx.opc.packuri import PackURI
from docx.opc.part import Part
from docx.oxml import parse_xml
from docx.oxml.ns import nsdecls, qn
from docx.shared import Pt

from macros.assessment.assess import Assessment
from macros.hosts.unhosted import compared
from macros.publication import prepare
from macros.report.quotes import split
from macros.values.printing import PERCENT, SCORE, ordinal, show

Merge = tuple[int, int, int, int]
"""The upper left and the lower right corner of a merged cell: row, column, row, column."""
STYLED, BOLD, BARE = "styled", "bold", "bare"
"""How a writer makes headings known: by Word's styles, by bold type, by nothing but their numbers."""


class Writer:
    """Writes a Word file from top to bottom."""

    def __init__(self, manner: str = STYLED) -> None:
        self.document: Any = Document()
        self.manner = manner
        self.notes: list[str] = []

    def heading(self, text: str, level: int = 1) -> None:
        """Write a heading in the writer's manner."""
        if self.manner == STYLED:
            self.document.add_heading(text, level)
            return
        paragraph = self.document.add_paragraph(text)
        if self.manner == BOLD:
            paragraph.runs[0].bold, paragraph.runs[0].font.size = True, Pt(18 - level)

    def say(self, *texts: str) -> None:
        """Write paragraphs."""
        for text in texts:
            self.document.add_paragraph(text)

    def table(self, rows: Sequence[Sequence[object]], merges: Iterable[Merge] = ()) -> None:
        """Write a table; a writer of the barest manner merges nothing downward and leaves blanks."""
        table = self.document.add_table(rows=len(rows), cols=len(rows[0]))
        cells = [row.cells for row in table.rows]  # asked for one by one they take a third of a test's time
        for row, written in zip(rows, cells, strict=True):
            for cell, words in zip(written, row, strict=True):
                cell.text = str(words)
        for top, left, bottom, right in merges:
            if self.manner != BARE or top == bottom:
                merged = cells[top][left].merge(cells[bottom][right])
                for paragraph in merged.paragraphs[:0:-1]:
                    paragraph._p.getparent().remove(paragraph._p)

    def numbered(self, text: str, list_: str, level: int = 0) -> None:
        """Write a paragraph that Word itself numbers."""
        paragraph = self.document.add_paragraph(text)
        numbering = f'<w:numPr {nsdecls("w")}><w:ilvl w:val="{level}"/><w:numId w:val="{list_}"/></w:numPr>'
        paragraph._p.get_or_add_pPr().append(parse_xml(numbering))

    def list(self, *levels: tuple[str, str]) -> str:
        """Add a list whose levels have these forms and texts, as ``("chineseCounting", "%1、")``; return its id."""
        root = self.document.part.numbering_part.element
        shapes = "".join(
            f'<w:lvl w:ilvl="{n}"><w:start w:val="1"/><w:numFmt w:val="{form}"/><w:lvlText w:val="{text}"/></w:lvl>'
            for n, (form, text) in enumerate(levels)
        )
        root.insert(
            0, parse_xml(f'<w:abstractNum {nsdecls("w")} w:abstractNumId="77">{shapes}</w:abstractNum>')
        )
        root.append(parse_xml(f'<w:num {nsdecls("w")} w:numId="77"><w:abstractNumId w:val="77"/></w:num>'))
        return "77"

    def note(self, words: str, paragraph: Any = None) -> None:
        """Add a footnote to a paragraph, to the last one if none is given."""
        paragraph = paragraph or self.document.paragraphs[-1]
        self.notes.append(
            f'<w:footnote w:id="{len(self.notes)}"><w:p><w:r><w:footnoteRef/></w:r><w:r><w:t> {words}</w:t></w:r></w:p></w:footnote>'
        )
        reference = f'<w:footnoteReference {nsdecls("w")} w:id="{len(self.notes) - 1}"/>'
        paragraph.add_run()._r.append(parse_xml(reference))

    def save(self, path: Path) -> Path:
        """Write the file and return its path."""
        if self.notes:
            blob = f"<w:footnotes {nsdecls('w')}>{''.join(self.notes)}</w:footnotes>".encode()
            package = self.document.part.package
            part = Part(PackURI("/word/footnotes.xml"), CONTENT_TYPE.WML_FOOTNOTES, blob, package)
            self.document.part.relate_to(part, RELATIONSHIP_TYPE.FOOTNOTES)
        self.document.save(str(path))
        return path


def unprinted(folder: Path) -> list[str]:
    """Return the sentences of the issued text of a report that no page prints in their place."""
    found = compared(prepare(folder / "data", folder / "docs"))
    assert found is not None
    return [lost.words for page in found.pages for lost in page.missing]


def delete_last(writer: Writer, words: str) -> None:
    """Add words to the last paragraph that somebody deleted with the changes being tracked."""
    paragraph = writer.document.paragraphs[-1]._p
    paragraph.append(
        parse_xml(
            f"<w:del {nsdecls('w')}><w:r><w:delText>{words}</w:delText><w:t>{words}</w:t></w:r></w:del>"
        )
    )


def picture(writer: Writer) -> None:
    """Add a paragraph that holds a picture and no words."""
    paragraph = writer.document.add_paragraph()
    paragraph.add_run()._r.append(parse_xml(f"<w:drawing {nsdecls('w')}/>"))
    assert paragraph._p.find(qn("w:r")) is not None


def write_report(writer: Writer, assessment: Assessment) -> None:
    """Write a report as an evaluator would, with everything that its data state."""
    report = assessment.report
    identity = report.identity
    assert identity.client
    assert identity.evaluator
    writer.say(
        identity.title, f"项目单位：{identity.department.name}", f"委托单位：{identity.client.name}",
        f"评价单位：{identity.evaluator.name}", f"评价日期：{identity.evaluated}",
    )  # fmt: skip
    writer.heading("一、部门概况")
    writer.say(
        f"{identity.department.name}（以下简称：{identity.department.short}）有书若干。"
        f"评价时段：{_day(identity.period_from)}至{_day(identity.period_to)}。"
    )
    for number, table in enumerate(report.tables.values(), 1):
        writer.say(
            f"表{number} {table.spec.title}", *([f"单位：{table.spec.unit}"] if table.spec.unit else [])
        )
        _data_table(writer, assessment, table)
    _indicators(writer, assessment)
    findings = report.findings
    _findings(writer, assessment, "三、主要经验做法", findings.practices)
    _findings(writer, assessment, "四、存在的问题", findings.problems)
    _findings(writer, assessment, "五、有关建议", findings.recommendations)
    writer.say(identity.evaluator.name, _day(identity.signed))
    writer.heading("附件1 评分表")
    _annex(writer, assessment)
    writer.heading("附件2 问卷结果")
    for survey in report.surveys.values():
        writer.say(survey.spec.title)
        for number, question in enumerate(survey.spec.questions, 1):
            writer.say(f"{number}.{question.text}")
            _question(writer, assessment, survey.id, question.id, survey.scales[question.scale].options)


def _indicators(writer: Writer, assessment: Assessment) -> None:
    writer.heading("二、绩效评价指标分析")
    for number, dimension in enumerate(assessment.report.framework.dimensions, 1):
        writer.heading(f"（{ordinal(number)}）{dimension.name}类指标分析", 2)
        for count, group in enumerate(dimension.groups, 1):
            writer.heading(f"{count}.{group.name}", 3)
            for indicator in group.indicators:
                first, *rest = printed(assessment, indicator.evidence).split("\n\n")
                weight = show(indicator.weight, SCORE)
                writer.say(
                    f"{indicator.id}{indicator.name}（{weight}分）：{first.strip()}", *filter(None, rest)
                )


def _findings(writer: Writer, assessment: Assessment, title: str, items: Sequence[Any]) -> None:
    writer.heading(title)
    for count, item in enumerate(items, 1):
        writer.heading(f"（{ordinal(count)}）{item.title}", 2)
        writer.say(printed(assessment, item.text).strip())


def _data_table(writer: Writer, assessment: Assessment, table: Any) -> None:
    columns = table.spec.columns
    above = {column: group.title for group in table.spec.header for column in group.columns}
    heads = [[above.get(column.id, column.title) for column in columns]]
    merges: list[Merge] = []
    if above:
        heads.append([column.title if column.id in above else "" for column in columns])
        for group in table.spec.header:
            places = [n for n, column in enumerate(columns) if column.id in group.columns]
            heads[0][places[0] + 1 : places[-1] + 1] = [""] * (len(places) - 1)
            merges.append((0, places[0], 0, places[-1]))
        merges += [(0, n, 1, n) for n, column in enumerate(columns) if column.id not in above]
    rows = [
        [row.texts.get(c.id) if c.id in row.texts else str(assessment.stated(f"{table.id}.{row.id}.{c.id}")) for c in columns]
        for row in table.rows
    ]  # fmt: skip
    for n, column in enumerate(columns):
        if column.type == "group":
            merges += _downward(rows, n, len(heads))
    writer.table([*heads, *rows], merges)


def _downward(rows: list[list[Any]], column: int, heads: int) -> Iterable[Merge]:
    """Blank the labels that repeat the one above, and yield what is merged for it."""
    start = 0
    for end in range(1, len(rows) + 1):
        if end == len(rows) or rows[end][column] != rows[start][column]:
            if end - start > 1:
                yield heads + start, column, heads + end - 1, column
            for row in rows[start + 1 : end]:
                row[column] = ""
            start = end


def _annex(writer: Writer, assessment: Assessment) -> None:
    framework = assessment.report.framework
    rows: list[list[Any]] = []
    for dimension in framework.dimensions:
        for group in dimension.groups:
            for indicator in group.indicators:
                score = assessment.figures[f"{indicator.id}.score"].value
                rate = None if score is None else score / indicator.marks
                rows.append(
                    [
                        f"{dimension.id}{dimension.name}（{show(dimension.weight, SCORE)}分）",
                        f"{group.id}{group.name}（{show(group.weight, SCORE)}分）",
                        f"{indicator.id}{indicator.name}", show(indicator.weight, SCORE),
                        indicator.explanation.strip(), indicator.standard.strip(), show(score, SCORE), show(rate, PERCENT),
                    ]
                )  # fmt: skip
    merges = [merge for column in (0, 1) for merge in _downward(rows, column, 1)]
    head = ["一级指标", "二级指标", "三级指标", "分值", "指标解释", "评价标准", "得分", "得分率"]
    total = assessment.figures["total.score"].value
    last = ["合计", "", "", show(framework.weight, SCORE), "", "", show(total, SCORE, 2), ""]
    writer.table([head, *rows, last], [*merges, (len(rows) + 1, 0, len(rows) + 1, 2)])


def _question(
    writer: Writer, assessment: Assessment, survey: str, question: str, options: Sequence[str]
) -> None:
    letters = [option[0] for option in options]
    shares = [assessment.figures[f"{survey}.{question}.{letter}_share"].printed for letter in letters]
    counts = [assessment.figures[f"{survey}.{question}.{letter}"].printed for letter in letters]
    total = assessment.figures[f"{survey}.{question}.total"].printed
    writer.table([["项 目", *options, "合 计"], ["满意度比率", *shares, "100.00%"], ["份数", *counts, total]])


def printed(assessment: Assessment, text: str) -> str:
    """Return a text of the data with its figures in digits."""
    parts = (
        part if isinstance(part, str) else re.sub("^-$", "0", assessment.figures[part[0]].printed)
        if part[1] is None else show(assessment.figures[part[0]].value, assessment.figures[part[0]].unit, part[1])
        for part in split(text)
    )  # fmt: skip
    return "".join(parts)


def _day(date: Any) -> str:
    return f"{date.year}年{date.month}月{date.day}日"
