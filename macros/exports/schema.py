"""report.schema.json: what every record of report.json holds, in the reader's language."""

from macros.exports.schema_framework import condition, framework, rules, weighed
from macros.exports.schema_words import Schema, day, listed, number, or_none, record, text, whole, yes

_ABOUT = (
    "整份报告。数量都写成文字，是准确值：小数如 335.96，除不尽的写成分数如 25/26，比率是对 1 的比值；"
    "四舍五入后印在网页上的写法另列（printed、stated）。"
)


def report_schema() -> Schema:
    """Return the JSON Schema (2020-12) of report.json."""
    return {
        "$schema": "https://json-schema.org/draft/2020-12/schema",
        "title": "部门整体绩效评价报告",
        **record(_ABOUT, **{"$schema": text("本文件格式的说明")}, **_parts()),
        "$defs": {"rule": rules(), "condition": condition()},
    }


def _parts() -> dict[str, Schema]:
    return {
        "published": day("本站发布日期"),
        "identity": _identity(),
        "result": record("评价结果", **weighed(), grade=or_none(text("评价等级；不评等级则为空"))),
        "framework": framework(),
        "tables": listed(_table()),
        "surveys": listed(_survey()),
        "figures": listed(_figure()),
        "checks": listed(_check()),
        "errata": listed(_erratum()),
        "practices": listed(_finding("主要经验做法")),
        "problems": listed(_finding("存在的问题", explains=listed(text("所解释的扣分指标")))),
        "recommendations": listed(_finding("有关建议", answers=listed(text("所针对的问题")))),
    }


def _identity() -> Schema:
    """Return the identity, which may say more than is described here; null is what the report does not state."""
    body = record("单位", name=text("名称"), short=text("简称，可空"))
    stated = record(
        "报告的基本信息",
        title=text("报告名称"),
        year=whole("评价年度"),
        department=body,
        client=or_none(body),
        evaluator=or_none(body),
        publisher=or_none(body),
        period_from=or_none(day("评价时段起")),
        period_to=or_none(day("评价时段止")),
        evaluated=text("封面上的评价日期，可空"),
        signed=or_none(day("报告落款日期")),
        published=or_none(day("报告的发布日期")),
        header=listed(record("公开信息表头的一项", name=text("名称"), value=text("内容，可空"))),
        grades=listed(record("评价等级", name=text("等级"), at_least=number("最低总分"))),
        grades_source=text("等级分数线的出处，可空"),
        references=listed(text("评价依据")),
        revisions=listed(record("网站修订", date=day("日期"), text=text("内容"))),
    )
    return {**stated, "additionalProperties": True}


def _table() -> Schema:
    texts = {"type": "object", "description": "文字各栏的内容"}
    figures = {"type": "object", "description": "数字各栏的数据编号，数值见 figures"}
    return record(
        "报告中的表格",
        id=text("编号"),
        number=text("表号，可空"),
        title=text("标题"),
        unit=text("单位，可空"),
        source=text("数据来源"),
        columns=listed(
            record(
                "栏",
                id=text("编号"),
                title=text("标题"),
                type=text("种类"),
                unit=text("与全表不同的单位，可空"),
            )
        ),
        header=listed(record("几栏共有的标题", title=text("标题"), columns=listed(text("栏编号")))),
        footnote=text("附注，可空"),
        rows=listed(record("行", id=text("编号"), texts=texts, figures=figures)),
    )


def _survey() -> Schema:
    option = record("选项", text=text("内容"), satisfied=yes("是否计入满意"), figure=text("份数的数据编号"))
    question = record(
        "题目", id=text("编号"), text=text("内容"), rated=yes("是否计入综合满意度"), options=listed(option)
    )
    return record(
        "问卷调查",
        id=text("编号"),
        title=text("名称"),
        audience=text("调查对象"),
        questions=listed(question),
    )


def _figure() -> Schema:
    return record(
        "一个数据及其计算过程",
        id=text("编号；表格单元格为 表.行.栏"),
        kind=text("种类：figure 数据，cell 单元格，survey 问卷，score、weight、size 指标体系"),
        title=text("名称"),
        unit=text("单位；% 表示比率，准确值是对 1 的比值"),
        decimals=or_none(whole("印出的小数位数；空为按单位而定")),
        value=or_none(number("计算结果；0÷0 为空")),
        printed=text("计算结果印出的写法"),
        issued=or_none(number("原报告印出的数；空为没有")),
        typed=or_none(text("原报告没有印数字时的写法：-、空白或文字；空为印了数字")),
        stated=text("网页所印的写法：原报告的数，没有则为计算结果"),
        formula=text("公式，由其他数据编号和数字组成；原始数据为空"),
        words=text("公式的文字写法"),
        working=text("代入计算"),
        inputs=listed(text("所用数据的编号")),
        source=text("来源"),
        note=text("说明"),
        erratum=or_none(text("勘误编号")),
    )


def _check() -> Schema:
    return record(
        "一项勾稽核对",
        id=text("编号"),
        family=text("类别"),
        title=text("核对"),
        left=text("左边"),
        sign=text("关系"),
        right=text("右边"),
        difference=text("差额"),
        tolerance=text("印出的容差"),
        passed=yes("是否相符"),
        severity=text("error 不符须有勘误，notice 只作提示"),
        sides=listed(text("表内表间核对两边的公式")),
        unit=text("表内表间核对的单位"),
        margin=number("容许的差额"),
        erratum=or_none(text("勘误编号")),
    )


def _erratum() -> Schema:
    return record(
        "勘误",
        id=text("编号"),
        kind=text("类别：figure 数字，rule 规则，unexplained 缺少说明，name 名称，wording 文字"),
        where=text("位置"),
        page=text("网页"),
        issued=text("原报告的写法"),
        corrected=text("本站的写法，可空"),
        explanation=text("说明"),
        checks=listed(text("所回答的核对编号")),
    )


def _finding(description: str, **links: Schema) -> Schema:
    return record(description, id=text("编号"), title=text("标题"), text=text("内容"), **links)
