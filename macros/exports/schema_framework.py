"""The schema of the framework: indicators, rules, steps and scores."""

from macros.exports.schema_words import Schema, listed, number, or_none, record, text, whole, with_open, yes

RULE = {"$ref": "#/$defs/rule"}


def framework() -> Schema:
    """Return the schema of the framework."""
    indicator = record(
        "三级指标",
        **weighed(),
        explanation=text("指标解释，原文，可空"),
        standard=text("评价标准，原文，可空"),
        rule={
            "oneOf": [RULE, {"type": "null"}],
            "description": "可执行的评价标准；没有则为空，得分照录，不能复算",
        },
        opening=or_none(number("计分从几分起，加各步的得分变化即得分；没有 rule 则为空")),
        steps=listed(_step()),
        evidence=text("评分依据，可空；段落之间空一行"),
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
        adjustments=listed(indicator),
        vetoes=listed(record("一票否决", rule=veto(), step=_step())),
    )


def weighed() -> dict[str, Schema]:
    """Return the schemas of what the whole and every part of it has."""
    return {
        "id": text("编号"),
        "name": text("名称"),
        "parent": or_none(text("上一级的编号；评价总体为空")),
        "weight": number("权重分"),
        "score": or_none(number("得分；不适用的为空")),
    }


def _step() -> Schema:
    return record(
        "得分计算的一步",
        text=text("整句"),
        subject=text("评价要点或数据"),
        found=text("评价结果或数值"),
        change=number("得分变化"),
        met=yes("是否不扣分"),
        note=text("依据或说明"),
        figure=or_none(text("所依据的数据编号")),
    )


def rules() -> Schema:
    """Return the schema of a rule: one of four kinds, and what each may add."""
    when = with_open(condition(), then=_stated("zero、full、not_applicable 或几分"), cap=_stated("最高得几分"),
                     shared=text("不适用时权重由谁分担"))  # fmt: skip
    common = {
        "cap": _stated("最多得几分，缺省为权重分"),
        "floor": _stated("最低得几分，缺省为 0"),
        "decimals": whole("得分保留几位小数"),
        "when": listed(when),
    }
    row = _open("一档", **_ENDS, level=text("等次"), score=_POINTS, lose=_stated("从满分扣几分"),
                line=listed(_stated("档首、档末的分")))  # fmt: skip
    part = record("一部分", text=text("名称"), weight=_stated("权重分"), rule=RULE)
    scale = {"value": _VALUE, "level": text("所评的等次"), "rows": listed(row), "target": _stated("得满分的值"),
             "inverse": yes("target ÷ 数据"), "note": text("依据")}  # fmt: skip
    tally = {"start": _stated("从几分起"), "entries": listed(_open("一笔", **_ENTRY))}
    judged = {**_ENDS, "score": _stated("评判的得分"), "reason": text("理由")}
    parts = {"parts": listed(part), "take": text("sum 合计，best 取高者，worst 取低者，chosen 由人选定"),
             "chosen": text("选定的部分"), "chosen_by": text("由谁选定")}  # fmt: skip
    return {
        "oneOf": [
            _kind("tally", "逐笔加减分", **tally, **common),
            _kind("scale", "查表得分：第一个合适的一行，或权重分 × 数据 ÷ target", **scale, **common),
            _kind("judged", "评判", **judged, **common),
            _kind("parts", "组合：各部分得分之和、最高者或选定者", **parts, **common),
        ]
    }


def condition() -> Schema:
    """Return the schema of a condition."""
    return _open("条件", **_CONDITION, also=listed({"$ref": "#/$defs/condition"}))


def veto() -> Schema:
    """Return the schema of a veto."""
    return with_open(condition(), grade=text("定为此等级"), at_most=text("最高为此等级"))


def _kind(name: str, description: str, **properties: Schema) -> Schema:
    return with_open(record(description, kind=text("种类", const=name)), **properties)


def _open(description: str, **properties: Schema) -> Schema:
    return with_open(record(description), **properties)


def _stated(description: str) -> Schema:
    """Return the schema of a number as the rule states it: 95%, 1/3, 2.5; or of a name or word for it."""
    return text(f"{description}（25%、1/3 为比例）")


_VALUE = text("被考核的数据编号")
_ENDS = {"from": _stated("≥"), "above": _stated("＞"), "to": _stated("≤"), "below": _stated("＜")}
_CHOICE = _open("在幅度之内酌定", **_ENDS, chosen=_stated("所定的分"), reason=text("理由"))
_POINTS: Schema = {"oneOf": [_stated("几分"), _CHOICE]}
_CONDITION = {
    **_ENDS, "text": text("条件"), "holds": yes("是否成立"), "value": _VALUE,
    "undefined": yes("数据为 0÷0 时"), "reason": text("理由"),
}  # fmt: skip
_ENTRY = {
    **_ENDS, "text": text("要点"), "met": yes("是否符合"), "times": text("次数的数据编号"), "value": _VALUE,
    "per": _stated("每一步的大小"), "of": text("limit：每一步是界线值的比例"),
    "counted": text("不足一步：pro_rata 按比例计，whole 不计，begun 按一步计"),
    "lose": _POINTS, "gain": _POINTS, "up_to": _stated("这一笔最多几分"), "note": text("依据或说明"),
    "unstated": text("给了分或扣了分，而原报告没有写明的部分"),
}  # fmt: skip
