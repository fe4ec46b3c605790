"""由 report.json 的原始数据、规则和公式重新计算得分、等级和全部核对，与所发布的逐一比较。"""
# 用法：python verify.py [文件夹]。只用 Python 3.8 以上自带的库；全部一致时退出码为 0，否则为 1。
# ruff: noqa: B905, D102, D103, D400, D415, RUF007, T201 - it runs on Python 3.8, prints for people, and is short

import ast
import csv
import json
import sys
from fractions import Fraction
from hashlib import sha256
from itertools import product
from pathlib import Path
from typing import Any

WORDS = {"True": "相符", "False": "不符", "None": "无"}
OPERATORS: Any = {ast.Add: Fraction.__add__, ast.Sub: Fraction.__sub__, ast.USub: Fraction.__sub__,
                  ast.Mult: Fraction.__mul__, ast.Div: Fraction.__truediv__}  # fmt: skip
FUNCTIONS: Any = {"sum": sum, "min": min, "max": max, "count": len, "abs": lambda known: abs(known[0]),
                  "mean": lambda known: sum(known) / len(known)}  # fmt: skip


def show(value: Any, unit: str = "", decimals: Any = None) -> str:  # rounded half up; x ÷ 0 is a dash
    if value is None:
        return "—"
    places = 2 if decimals is None else decimals
    scaled = int(abs(value) * (100 if unit == "%" else 1) * 10**places + Fraction(1, 2))
    text = f"{(-scaled if value < 0 else scaled) / 10**places:.{places}f}"
    text = text if unit in ("%", "万元") or decimals is not None else text.rstrip("0").rstrip(".")
    return text + ("%" if unit == "%" else "")


def compared(id_: str, left: Any, right: Any, *, sign: str = "=", unit: str = "", margin: Any = 0) -> Any:
    gap = 0 if None in (left, right) else left - right
    over = {"=": abs(gap), "≤": gap, "<": gap, "≥": -gap, ">": -gap}[sign]
    holds = left is right if None in (left, right) else over < margin if sign in "<>" else over <= margin
    return id_, holds, show(left, unit), show(right, unit)


class Report:
    """A published report, worked out anew from what it states."""

    def __init__(self, folder: Path) -> None:
        self.folder, self.stated = folder, json.loads((folder / "report.json").read_text("utf-8"))
        framework = [item for part in self.stated["framework"].values() for item in part]
        self.items = {item["id"]: item for item in [self.stated["result"], *framework]}
        self.members = {id_: [item for item in framework if item["parent"] == id_] for id_ in self.items}
        self.figures = {figure["id"]: figure for figure in self.stated["figures"]}

    def value(self, name: str) -> Any:  # from raw values, rules and formulas
        owner, _, key = name.partition(".")
        item, figure = self.items.get(owner, {}), self.figures[name]
        if key == "weight" and item:
            return Fraction(item["weight"])
        if key == "score" and "rule" in item:
            return self.scored(item["rule"], Fraction(item["weight"]))
        if key == "score" and item:
            return sum(self.value(f"{member['id']}.score") for member in self.members[owner])
        if figure["formula"] or figure["value"] is None:  # a cell left blank has neither
            return self.worked_out(figure["formula"]) if figure["formula"] else None
        return Fraction(figure["value"])

    def worked_out(self, formula: Any) -> Any:
        node: Any = ast.parse(formula, formula, "eval").body if isinstance(formula, str) else formula
        if isinstance(node, ast.Constant):
            return Fraction(str(node.value))
        if isinstance(node, (ast.Name, ast.Attribute)):
            names = [getattr(each, "id", getattr(each, "attr", "")) for each in ast.walk(node)]
            return self.value(".".join(filter(None, reversed(names))))
        if isinstance(node, ast.Call):
            known = [found for found in map(self.worked_out, node.args) if found is not None]
            return Fraction(FUNCTIONS[getattr(node.func, "id", "")](known)) if known else None
        left = Fraction() if isinstance(node, ast.UnaryOp) else self.worked_out(node.left)
        right = self.worked_out(node.operand if isinstance(node, ast.UnaryOp) else node.right)
        if left is None or right is None or (isinstance(node.op, ast.Div) and right == 0):
            return None
        return OPERATORS[type(node.op)](left, right)

    def scored(self, rule: Any, weight: Any) -> Any:  # never below 0 nor above the weight
        kind, points = rule["kind"], 0 * weight
        fact = self.value(rule["value"]) if "value" in rule else Fraction()
        if kind == "checklist":
            points = weight - sum(self.price(point, weight) for point in rule["points"] if not point["met"])
        elif kind == "slope" and fact <= Fraction(rule.get("zero_above", fact)):
            over = fact - Fraction(rule.get("at_most", rule.get("at_least")))
            steps = max(Fraction(), over if "at_most" in rule else -over) / Fraction(rule["step"])
            points = weight - steps * self.price(rule, weight)
        elif kind == "bands":
            reached = [band["points"] for band in rule["bands"] if fact >= Fraction(band["at_least"])]
            points = Fraction([*reached, 0][0])
        elif kind == "proportional":
            points = weight * fact
        elif kind == "judged":
            points = Fraction(rule["score"])
        elif kind == "parts":
            points = sum(
                self.scored(part["rule"], weight * Fraction(part["share"])) for part in rule["parts"]
            )
        return max(Fraction(), min(points, weight))

    def price(self, item: Any, weight: Fraction) -> Fraction:
        return weight * Fraction(item["share"]) if "share" in item else Fraction(item["points"])

    def checks(self) -> Any:  # done again: id, verdict, and both sides where they are numbers or dates
        stated = self.stated
        lost = [id_ for id_ in self.items if self.value(f"{id_}.weight") != self.value(f"{id_}.score")]
        for id_, item in self.items.items():
            if "rule" not in item:
                parts = sum(Fraction(member["weight"]) for member in self.members[id_])
                yield compared(f"weight.{id_}", Fraction(item["weight"]), parts)
            else:
                yield from self.of_rule(id_, item["rule"], Fraction(item["weight"]))
                yield f"name.{id_}", not item["variants"]
        for id_ in (id_ for id_ in lost if "rule" in self.items[id_]):
            yield f"finding.{id_}", any(id_ in problem["explains"] for problem in stated["problems"])
        for id_, explains in ((problem["id"], problem["explains"]) for problem in stated["problems"]):
            yield f"evidence.{id_}", any(indicator in lost for indicator in explains)
            yield f"answer.{id_}", any(id_ in each["answers"] for each in stated["recommendations"])
        yield from self.of_numbers(stated, stated["identity"])

    def of_numbers(self, stated: Any, identity: Any) -> Any:
        for name, figure in self.figures.items():
            printed, issued, value = self.figure(name)
            if figure["issued"] is not None:
                digits = show(Fraction(figure["issued"]), figure["unit"], figure["decimals"])
                yield f"issued.{name}", digits == printed, issued, printed
            elif figure["typed"] and figure["formula"]:  # words, where there is no number
                yield f"issued.{name}", value is None, issued, printed
        for id_, questions in ((survey["id"], survey["questions"]) for survey in stated["surveys"]):
            valid, handed_out = self.value(f"{id_}.valid"), self.value(f"{id_}.handed_out")
            yield compared(f"survey.{id_}.valid", valid, handed_out, sign="≤")
            for question in questions:
                counted = sum(self.value(option["figure"]) for option in question["options"])
                yield compared(f"survey.{id_}.{question['id']}", counted, valid)
        revised = {f"revision-{n}": revision["date"] for n, revision in enumerate(identity["revisions"], 1)}
        days = {"": identity["period_from"], "period": identity["period_to"], "signed": identity["signed"],
                "published": identity["published"], **revised}  # fmt: skip
        known = [(name, day) for name, day in days.items() if day]
        for (_, earlier), (name, later) in zip(known, known[1:]):
            yield f"date.{name}", earlier <= later, earlier, later
        for check in (check for check in stated["checks"] if check["family"] == "custom"):
            left, right = map(self.worked_out, check["sides"])
            how = {"sign": check["sign"], "unit": check["unit"], "margin": Fraction(check["margin"])}
            yield compared(check["id"], left, right, **how)

    def of_rule(self, id_: str, rule: Any, weight: Fraction) -> Any:
        shared = rule["parts"] if "parts" in rule else rule["points"] if rule["kind"] == "checklist" else []
        if shared and all("share" in part for part in shared):
            yield compared(f"shares.{id_}", sum(Fraction(part["share"]) for part in shared), 1, unit="%")
        for number, part in enumerate(rule.get("parts", []), 1):
            yield from self.of_rule(f"{id_}.{number}", part["rule"], weight * Fraction(part["share"]))
        if rule["kind"] == "judged":
            yield compared(f"judged.{id_}", Fraction(rule["score"]), weight, sign="≤")
        if rule["kind"] == "bands":
            columns = [[Fraction(band[key]) for band in rule["bands"]] for key in ("points", "at_least")]
            falling = all(column == sorted(set(column), reverse=True) for column in columns)
            yield f"bands.{id_}", falling and columns[0][0] == weight

    def figure(self, name: str) -> Any:  # as printed, as pages state it (the issued number, if any), exact
        figure, value = self.figures[name], self.value(name)
        stated = value if figure["issued"] is None else Fraction(figure["issued"])
        printed, digits = (show(each, figure["unit"], figure["decimals"]) for each in (value, stated))
        return [printed, digits if figure["typed"] is None else figure["typed"], value]

    def results(self) -> Any:  # all that is compared: what, where, as published, as worked out anew
        for name, figure in self.figures.items():
            value = figure["value"] and Fraction(figure["value"])
            yield "数据", name, [figure["printed"], figure["stated"], value], self.figure(name)
        for id_, item in self.items.items():
            scores = Fraction(item["score"]), self.value(f"{id_}.score")
            yield ("得分", f"{id_} {item['name']}", *([show(score), score] for score in scores))
        grades = {Fraction(grade["at_least"]): grade["name"] for grade in self.stated["identity"]["grades"]}
        reached = max((limit for limit in grades if limit <= self.value("total.score")), default=Fraction())
        yield "等级", "total", [self.stated["result"]["grade"]], [grades[reached] if grades else None]
        answers = {check: erratum["id"] for erratum in self.stated["errata"] for check in erratum["checks"]}
        published = {check["id"]: check for check in self.stated["checks"]}
        for id_, passed, *sides in self.checks():
            check, erratum = published.pop(id_, {}), answers.pop(id_, None)
            found = [check.get(key) for key in ("passed", "erratum", "left", "right")][: 2 + len(sides)]
            yield "核对", id_, found, [passed, erratum, *sides]
            if check.get("severity") == "error":
                yield "勘误", id_, ["有" if erratum else "无"], ["无" if passed else "有"]
        yield "不应有的", "核对、勘误", [*published, *answers], []
        for resource in json.loads((self.folder / "datapackage.json").read_text("utf-8"))["resources"]:
            data = (self.folder / resource["path"]).read_bytes()
            fields = [field for field in resource["schema"]["fields"] if "figure" in field]
            for row, field in product(csv.DictReader(data.decode("utf-8-sig").split("\n")), fields):
                stated = self.figures[field["figure"].replace("{}", row["编号"])][field["states"]]
                cell, place = row[field["name"]], f"{resource['path']} 编号 {row['编号']}，{field['name']}"
                yield "表格", place, [cell], [cell if cell == f"{stated}.00" else stated]
            yield "文件", resource["path"], [resource["hash"]], ["sha256:" + sha256(data).hexdigest()]


if __name__ == "__main__":
    wrong, where, folder = 0, "开头", Path(*sys.argv[1:2] or Path(__file__).resolve().parent.parts)
    try:
        for what, where, published, anew in Report(folder).results():
            stated, found = ([WORDS.get(str(each), str(each)) for each in side] for side in (published, anew))
            if published != anew:
                wrong += 1
                print(f"不一致　{what} {where}：所发布 {'，'.join(stated)}；复算 {'，'.join(found)}")
            elif what in ("得分", "等级", "核对"):
                print(f"一致　{what} {where}：{found[0]}")
    except Exception as error:
        wrong += 1
        print(f"不一致　在 {where} 之后无法继续：{error!r}")
    print(f"有 {wrong} 处不一致。" if wrong else "全部一致。")
    sys.exit(min(wrong, 1))
