"""The schema of the framework: indicators, rules, steps and scores."""

from macros.exports.schema_words import Schema, listed, number, or_none, record, text, with_open, yes

RULE = {"$ref": "#/$defs/rule"}


def framework() -> Schema:
    """Return the schema of the framework."""
    indicator = record(
        "三级指标",
        **weighed(),
        explanation=text("指标解释，原文"),
        standard=text("评价标准，原文"),
        rule=RULE,
        steps=listed(_step()),
        evidence=text("评分依据；段落之间空一行"),
        variants=listed(
            record(
                "原报告给它的另一种名称",
                where=text("位置"),
                name=text("名称"),
                printed_in=text("照印此名称的表：dimension 或 scoretable；都不是则为空"),
            )
        ),
    )
    return record(
        "评价指标体系与得分，分三级",
        dimensions=listed(record("一级指标", **weighed())),
        groups=listed(record("二级指标", **weighed())),
        indicators=listed(indicator),
    )


def weighed() -> dict[str, Schema]:
    """Return the schemas of what the whole and every part of it has."""
    return {
        "id": text("编号"),
        "name": text("名称"),
        "parent": or_none(text("上一级的编号；评价总体为空")),
        "weight": number("权重分"),
        "score": number("得分"),
    }


def _step() -> Schema:
    return record(
        "得分计算的一步",
        text=text("评价要点"),
        finding=text("评价结果"),
        change=number("得分变化"),
        met=yes("是否不扣分"),
        note=text("依据或说明"),
        figure=or_none(text("所依据的数据编号")),
    )


def rules() -> Schema:
    """Return the schema of a rule: one of six kinds."""
    value = text("被考核的数据编号")
    price = {"share": number("扣权重分的比例"), "points": number("扣的分数")}
    point = record("评价要点", text=text("要点"), met=yes("是否符合"), note=text("依据或说明"))
    band = record("一档", at_least=number("不低于此值"), points=number("得分"))
    part = record("一部分", text=text("名称"), share=number("占权重分的比例"), rule=RULE)
    slope = with_open(
        _kind(
            "slope",
            "递减式：在限值以内得满分，超出后按步扣分，扣完为止",
            value=value,
            step=number("每超出多少"),
        ),
        **price,
        at_most=number("不超过此值得满分"),
        at_least=number("不低于此值得满分"),
        zero_above=number("超过此值不得分"),
    )
    return {
        "oneOf": [
            _kind(
                "checklist", "要点式：不符合的要点扣分，扣完为止", points=listed(with_open(point, **price))
            ),
            slope,
            _kind("bands", "分档式：达到哪一档得哪一档的分", value=value, bands=listed(band)),
            _kind("proportional", "比例式：权重分 × 比率", value=value),
            _kind("judged", "评判式：由评价组评判", score=number("评判的得分"), reason=text("理由")),
            _kind("parts", "组合式：各部分得分之和", parts=listed(part)),
        ]
    }


def _kind(name: str, description: str, **properties: Schema) -> Schema:
    return record(description, kind=text("种类", const=name), **properties)
