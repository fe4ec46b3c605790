"""复核：由原始数据、规则和公式重新计算得分、等级、全部核对和另一种理解的影响，与所发布的逐一比较。

用法：python verify.py [文件夹]。只用 Python 3.8 以上自带的库；全部一致时退出码为 0，否则为 1。
按规则计分见 rules.py，得分和等级见 scoring.py，核对见 checks.py，须与本文件放在一起。
"""

import csv
import json
import re
import sys
from hashlib import sha256
from itertools import product
from pathlib import Path

from checks import checks
from rules import number, show
from scoring import Report

# 七、比较：哪一类，哪一处，所发布的，重新算出的


def comparisons(report, folder):
    """逐项比较数据、得分、等级、核对和表格。"""
    for name, figure in report.figures.items():
        published = [figure["printed"], figure["stated"], number(figure["value"])]
        yield "数据", name, published, report.forms(name)
    for id_ in (id_ for id_ in report.parts if f"{id_}.score" in report.figures):  # 不打分的没有
        yield from scores(report, id_, report.parts[id_])
    if "grades" in report.stated["identity"]:
        yield "等级", "total", [report.stated["result"]["grade"]], [report.grade()]
    yield from verdicts(report)
    yield from readings(report)
    for resource in json.loads((folder / "datapackage.json").read_text("utf-8"))["resources"]:
        yield from cells(report, folder / resource["path"], resource)


def scores(report, id_, part):
    """得分，没有规则的照录；总的得分由所含的得分构成；各步的得分变化加起来，就是得分。"""
    published, score = number(part["score"]), report.value(f"{id_}.score")
    what = "得分" if part.get("rule", True) else "照录"
    yield what, f"{id_} {part['name']}", [show(published), published], [show(score), score]
    if report.members[id_]:
        sum_of = report.figures.get(f"{id_}.added", report.figures[f"{id_}.score"])
        added = re.findall(r"(\w+)\.score(?:_rate)?\b", sum_of["formula"])
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
