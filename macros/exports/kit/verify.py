"""复核：由原始数据、规则和公式重新计算得分、等级、全部核对和另一种理解的影响，与所发布的逐一比较。

用法：python verify.py [文件夹]。只用 Python 3.8 以上自带的库；全部一致时退出码为 0，否则为 1。
得分怎样算，见 scoring.py，须与本文件放在一起。
"""

import csv
import json
import operator
import re
import sys
from hashlib import sha256
from itertools import product
from pathlib import Path

from scoring import Report, names_in, number, show

KINDS = {False: ("total", "="), True: ("most", "≤")}  # 一题选一项，或可多选
SIGNS = {"=": operator.eq, "≤": operator.le, "<": operator.lt, "≥": operator.ge, ">": operator.gt}

# 六、核对：编号，是否相符；两边是数或日期的，还有两边


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
            printed, stated, _ = forms(report, name)
            digits = show(number(figure["issued"]), figure["unit"], figure["decimals"])
            told = digits == printed or (figure["typed"] == "-" and printed == "—")
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


# 七、比较：哪一类，哪一处，所发布的，重新算出的


def comparisons(report, folder):
    """逐项比较数据、得分、等级、核对和表格。"""
    for name, figure in report.figures.items():
        published = [figure["printed"], figure["stated"], number(figure["value"])]
        yield "数据", name, published, forms(report, name)
    for id_ in (id_ for id_ in report.parts if f"{id_}.score" in report.figures):  # 不打分的没有
        yield from scores(report, id_, report.parts[id_])
    if "grades" in report.stated["identity"]:
        yield "等级", "total", [report.stated["result"]["grade"]], [report.grade()]
    yield from verdicts(report)
    yield from readings(report)
    for resource in json.loads((folder / "datapackage.json").read_text("utf-8"))["resources"]:
        yield from cells(report, folder / resource["path"], resource)


def forms(report, name):
    """一个数的三种写法：算出的；网页所写的，原报告印了的照原报告；准确值。"""
    figure, value = report.figures[name], report.value(name)
    known = value if figure["issued"] is None else number(figure["issued"])
    printed, digits = (show(each, figure["unit"], figure["decimals"]) for each in (value, known))
    return [printed, digits if figure["typed"] is None else figure["typed"], value]


def scores(report, id_, part):
    """得分，没有规则的照录；总的得分由所含的得分构成；各步的得分变化加起来，就是得分。"""
    published, score = number(part["score"]), report.value(f"{id_}.score")
    what = "得分" if part.get("rule", True) else "照录"
    yield what, f"{id_} {part['name']}", [show(published), published], [show(score), score]
    if report.members[id_]:
        sum_of = report.figures.get(f"{id_}.added", report.figures[f"{id_}.score"])
        added = re.findall(r"(\w+)\.score\b", sum_of["formula"])
        yield "构成", id_, sorted(member["id"] for member in report.members[id_]), sorted(added)
    elif part["rule"]:
        said = "".join(step["text"] for step in part["steps"])
        changed = number(part["opening"]) + sum(number(step["change"]) for step in part["steps"])
        yield "计分过程", id_, [said, changed], [said, changed if score is None else score]


def readings(report):
    """另一种理解：只采用一种的结果；只计标准写明分数的（printed）、连同须酌定的，总分的范围。"""
    changes = []
    for reading in report.stated.get("readings", []):
        told, found = reading["effect"], report.effect(reading)
        scores = [f"{id_} {number(score)}" for id_, score in told["scores"].items()]
        total, change = number(told["total"]), number(told["change"])
        yield "另一种理解", reading["id"], [show(total), total, change, told["grade"], *scores], found
        changes.append((found[2], reading))
    for kind in ("tariff", "open") if {"readings", "range"} & set(report.stated) else ():
        counted = [each for each in changes if kind == "open" or each[1]["tariff"] == "printed"]
        published = [number(report.stated["range"][kind][end]) for end in ("low", "high")]
        ends = published, [report.furthest(counted, sign) for sign in (-1, 1)]
        yield ("总分范围", kind, *(["至".join(map(show, each)), *each] for each in ends))


def verdicts(report):
    """核对的结论和两边；不符的有勘误，相符的没有。"""
    published = {check["id"]: check for check in report.stated["checks"]}
    answers = {id_: each["id"] for each in report.stated["errata"] for id_ in each.get("checks", [])}
    for id_, passed, *sides in checks(report):
        check, erratum = published.pop(id_, {}), answers.pop(id_, None)
        found = [check.get(key) for key in ("passed", "erratum", "left", "right")]
        yield "核对", id_, found[: 2 + len(sides)], [passed, erratum, *sides]
        if check.get("severity") == "error":
            yield "勘误", id_, ["有" if erratum else "无"], ["无" if passed else "有"]
    yield "不应有的", "核对、勘误", [*published, *answers], []


def cells(report, file, resource):
    """表格（CSV）中的每一个数，合计可以多印两位小数；和文件的校验值。"""
    path, data = resource["path"], file.read_bytes()
    fields = [field for field in resource["schema"]["fields"] if "figure" in field]
    for row, field in product(csv.DictReader(data.decode("utf-8-sig").split("\n")), fields):
        figure = report.figures.get(field["figure"].replace("{}", row["编号"]), {})
        stated, cell = figure.get(field["states"], ""), row[field["name"]].lstrip("'")
        stated = cell if cell in (f"{stated}.00", f"{stated}0") else stated
        yield "表格", f"{path} 编号 {row['编号']}，{field['name']}", [cell], [stated]
    yield "文件", path, [resource["hash"]], ["sha256:" + sha256(data).hexdigest()]


def say(side):
    """写出所比较的一边。"""
    words = {"True": "相符", "False": "不符", "None": "无"}
    return [words.get(str(each), str(each)) for each in side]


def main(folder):
    """逐项比较，每项印一行；返回不一致的有几处。"""
    wrong, where = 0, "开头"
    try:
        report = Report(json.loads((folder / "report.json").read_text("utf-8")))
        for what, where, published, anew in comparisons(report, folder):
            if published != anew:
                wrong += 1
                said = f"所发布 {'，'.join(say(published))}；复算 {'，'.join(say(anew))}"
                print(f"不一致　{what} {where}：{said}")
            elif what not in ("数据", "构成", "勘误", "不应有的", "表格", "文件"):
                print(f"一致　{what} {where}：{say(anew)[0]}")
    except Exception as error:
        wrong += 1
        print(f"不一致　在 {where} 之后无法继续：{error!r}")
    print(f"有 {wrong} 处不一致。" if wrong else "全部一致。")
    return wrong


if __name__ == "__main__":
    sys.exit(min(1, main(Path(*sys.argv[1:2] or Path(__file__).resolve().parent.parts))))
