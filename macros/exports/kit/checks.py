"""怎样核对：每项核对的编号，是否相符；两边是数或日期的，还有两边。"""

import ast
import operator

from rules import number, show
from scoring import dotted

KINDS = {False: ("total", "="), True: ("most", "≤")}  # 一题选一项，或可多选
SIGNS = {"=": operator.eq, "≤": operator.le, "<": operator.lt, "≥": operator.ge, ">": operator.gt}

# 六、核对


def checks(report):
    """重做全部核对。"""
    yield from weights(report)
    yield from names(report)
    yield from findings(report)
    yield from issued(report)
    yield from surveys(report)
    yield from dates(report.stated["identity"])
    yield from formulas(report)


def compared(id_, left, right, sign="=", unit=""):
    """核对两个数；都没有数值也相符。"""
    holds = left is right if None in (left, right) else SIGNS[sign](left, right)
    return id_, holds, show(left, unit), show(right, unit)


def weights(report):
    """权重逐级相加；原报告没有印出的不核对。"""
    for id_, members in report.members.items():
        known, whole = [report.weight(member) for member in members], report.parts[id_]
        if any(known) and whole["weight"] and None not in known and "converted" not in whole:
            yield compared(f"weight.{id_}", number(whole["weight"]), sum(known))


def names(report):
    """同一指标在全文中只有一个名称；写明有另一种的，不符。"""
    for id_, part in report.parts.items():
        if not report.members[id_] and part["variants"]:
            yield f"name.{id_}", False


def findings(report):
    """扣分的指标有对应的问题；问题有扣分为据，也有对应的建议。报告没有写明对应的不核对。"""
    weighed = [part["id"] for part in report.stated["framework"]["indicators"] if part["weight"]]
    lost = [id_ for id_ in weighed if report.value(f"{id_}.deduction")]
    links = {each["id"]: each.get("explains", []) for each in report.stated["problems"]}
    problems = {id_: [link["indicator"] for link in explains] for id_, explains in links.items()}
    answers = [each.get("answers", []) for each in report.stated["recommendations"]]
    answered = [link["problem"] for links in answers for link in links]
    for id_ in lost if problems else []:
        yield f"finding.{id_}", any(id_ in explains for explains in problems.values())
    for id_, explains in problems.items():
        if any(f"{indicator}.deduction" in report.figures for indicator in explains):
            yield f"evidence.{id_}", any(indicator in lost for indicator in explains)
        if answered:
            yield f"answer.{id_}", id_ in answered


def issued(report):
    """原报告印的数，与算出的印法相同；原报告印的是文字或 -，就算不出数值。"""
    for name, figure in report.figures.items():
        if figure["issued"] is not None or (figure["typed"] and figure["formula"]):
            printed, stated, _ = report.forms(name)
            digits = show(number(figure["issued"]), figure["unit"], figure["decimals"])
            told = digits == printed or (figure["typed"] in ("-", "—", "–") and printed == "—")
            if not told and figure["issued"] is not None:
                told = rounded(report, f"{figure['formula'] or name} - {number(digits)}", half(digits))
            yield f"issued.{name}", told, stated, printed


def surveys(report):
    """有效问卷不多于发放问卷；每题各选项的份数之和等于有效问卷，可多选的题没有一项多于有效问卷。"""
    for survey in report.stated["surveys"]:
        id_ = survey["id"]
        valid, handed_out = report.value(f"{id_}.valid"), report.value(f"{id_}.handed_out")
        yield compared(f"survey.{id_}.valid", valid, handed_out, "≤")
        for question in survey["questions"]:
            name, (counted, sign) = f"{id_}.{question['id']}", KINDS[question.get("multiple", False)]
            yield compared(f"survey.{name}", report.value(f"{name}.{counted}"), valid, sign)


def dates(identity):
    """写明的日期先后有序。"""
    days = {"": "period_from", "period": "period_to", "signed": "signed", "published": "published"}
    known = [(name, identity[key]) for name, key in days.items() if key in identity]
    for (_, earlier), (name, later) in zip(known, known[1:]):
        yield f"date.{name}", earlier <= later, earlier, later


def formulas(report):
    """表内表间的核对，两边都是公式。"""
    for check in (check for check in report.stated["checks"] if check["sides"]):
        sides = map(report.work_out, check["sides"])
        id_, holds, *printed = compared(check["id"], *sides, check["sign"], check["unit"])
        yield (id_, holds or rounded(report, "({}) - ({})".format(*check["sides"])), *printed)


def rounded(report, gap, margin=0):
    """相差是否不超过印出的位数所能容许的：每个原始数据都可能比印出的多或少半个末位。"""
    apart = report.work_out(gap)
    if apart is None:
        return False
    for name, step in steps(report, gap).items():
        value, moved = report.value(name), []
        for report.supposed in {name: value + step}, {name: value - step}:
            moved.append(abs((report.work_out(gap) or 0) - apart))
        report.supposed, margin = {}, margin + max(moved)
    return abs(apart) < margin


def steps(report, formula):
    """公式里的每个原始数据，可能比所用的多或少多少；得分可能用的是舍入之后印出的。"""
    found = {}
    for name in names_in(formula) & set(report.figures):
        figure, value = report.figures[name], report.value(name)
        if figure["formula"]:
            found.update(steps(report, figure["formula"]))
        elif value is not None and figure["kind"] in ("score", "weight"):
            rounded = abs(number(figure["issued"] or str(value)) - value)
            found[name] = rounded if rounded <= half(figure["stated"]) else 0
        elif value is not None and figure["typed"] is None:
            found[name] = half(figure["stated"])
    return {name: step for name, step in found.items() if step}


def half(printed):
    """印出的末位的一半；件数、份数等整数和整数的金额是准确的。"""
    decimals = len(printed.rstrip("%").partition(".")[2])
    scale = 2 * 10**decimals * (100 if "%" in printed else 1)
    return number(f"1/{scale}") if decimals or "%" in printed else 0


def names_in(formula):
    """找出公式中的全部名称。"""
    nodes = ast.walk(ast.parse(formula, mode="eval"))
    return {dotted(node) for node in nodes if isinstance(node, (ast.Name, ast.Attribute))}
