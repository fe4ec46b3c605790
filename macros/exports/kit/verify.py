"""由 report.json 的原始数据、规则和公式重新计算得分、等级和全部核对，与所发布的逐一比较。"""
# 用法：python verify.py [文件夹]。只用 Python 3.8 以上自带的库；全部一致时退出码为 0，否则为 1。
# ruff: noqa: B905, D102, D103, D400, D415, RUF007, T201 - it runs on Python 3.8, prints for people, and is short

import ast
import csv
import json
import operator
import sys
from fractions import Fraction
from hashlib import sha256
from itertools import product
from math import ceil, floor
from pathlib import Path
from typing import Any

WORDS = {"True": "相符", "False": "不符", "None": "无"}
ENDS: Any = {"from": operator.ge, "above": operator.gt, "to": operator.le, "below": operator.lt}
OPERATORS: Any = {ast.Add: operator.add, ast.Sub: operator.sub, ast.USub: operator.sub,
                  ast.Mult: operator.mul, ast.Div: operator.truediv}  # fmt: skip
ROUNDING: Any = {"pro_rata": Fraction, "whole": floor, "begun": ceil}
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


def number(stated: str) -> Fraction:  # 95%, 1/3, 2.5
    return Fraction(stated.rstrip("%")) / (100 if "%" in stated else 1)


def points(stated: Any, weight: Fraction) -> Fraction:  # 25% and 1/3 are shares of the weight
    stated = stated["chosen"] if isinstance(stated, dict) else stated
    return number(stated) * (weight if set("%/") & set(stated) else 1)


def worth(row: Any, weight: Fraction) -> Fraction:
    return weight - points(row["lose"], weight) if "lose" in row else points(row["score"], weight)


class Report:
    """A published report, worked out anew from what it states."""

    def __init__(self, folder: Path) -> None:
        self.folder, self.stated = folder, json.loads((folder / "report.json").read_text("utf-8"))
        levels = ("dimensions", "groups", "indicators", "adjustments")
        framework = [item for level in levels for item in self.stated["framework"][level]]
        self.items = {item["id"]: item for item in [self.stated["result"], *framework]}
        self.members = {id_: [item for item in framework if item["parent"] == id_] for id_ in self.items}
        self.figures = {figure["id"]: figure for figure in self.stated["figures"]}

    def value(self, name: str) -> Any:  # from raw values, rules and formulas
        owner, _, key = name.partition(".")
        item, figure = self.items.get(owner, {}), self.figures[name]
        if key == "weight" and item:
            return Fraction(item["weight"])
        if key in ("score", "counted") and item.get("rule"):
            score = self.scored(item["rule"], Fraction(item["weight"]))
            return score if key == "score" else Fraction(0 if score is None else item["weight"])
        if figure["formula"]:
            return self.worked_out(figure["formula"])
        return figure["value"] and Fraction(figure["value"])  # a cell left blank has none

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

    def scored(self, rule: Any, weight: Any) -> Any:  # points; None where the rule does not apply
        when: Any = next((when for when in rule.get("when", []) if self.holds(when)), {})
        named = {"zero": Fraction(), "full": weight, "not_applicable": None}
        if "then" in when:
            return named[when["then"]] if when["then"] in named else points(when["then"], weight)
        score = worth(rule, weight) if rule["kind"] == "judged" else getattr(self, rule["kind"])(rule, weight)
        if score is None:
            return None
        bounds = (min, when.get("cap", "none")), (min, rule.get("cap", "100%")), (max, rule.get("floor", "0"))
        for nearer, bound in bounds:
            score = score if bound == "none" else nearer(score, points(bound, weight))
        return Fraction(show(score, decimals=rule["decimals"])) if "decimals" in rule else score

    def holds(self, condition: Any) -> bool:
        value = self.value(condition["value"]) if "value" in condition else None
        told = value is None and bool(condition.get("undefined", condition.get("holds")))
        alone = told if value is None or "undefined" in condition else self.inside(value, condition)
        return alone and all(map(self.holds, condition.get("also", [])))

    def inside(self, value: Fraction, ends: Any) -> bool:
        return all(compare(value, self.limit(ends[end])) for end, compare in ENDS.items() if end in ends)

    def limit(self, stated: str) -> Any:  # a number, or the name of a figure
        return self.value(stated) if stated in self.figures else number(stated)

    def tally(self, rule: Any, weight: Fraction) -> Fraction:
        score = points(rule["start"], weight)
        for entry in rule["entries"]:
            price, sign = (entry["gain"], 1) if "gain" in entry else (entry["lose"], -1)
            change = self.times(entry) * points(price, weight)
            score += sign * (min(change, points(entry["up_to"], weight)) if "up_to" in entry else change)
        return score

    def times(self, entry: Any) -> Any:  # how often an entry counts
        if "met" in entry or "times" in entry:
            return self.value(entry["times"]) if "times" in entry else int(entry["met"] == ("gain" in entry))
        value = self.value(entry["value"])
        if "per" not in entry or not self.inside(value, entry):
            return int(self.inside(value, entry))
        limit = self.limit(entry.get("above", entry.get("below")))
        steps = abs(value - limit) / (number(entry["per"]) * (abs(limit) if "of" in entry else 1))
        return ROUNDING[entry["counted"]](steps)

    def scale(self, rule: Any, weight: Fraction) -> Any:
        value = self.value(rule["value"]) if "value" in rule else None
        if "target" in rule:
            target = self.limit(rule["target"])
            return weight * (target / value if rule.get("inverse") else value / target)
        row = next(row for row in rule["rows"] if rule.get("level") == row.get("level")
                   and (value is None or self.inside(value, row)))  # fmt: skip
        if "line" not in row:
            return worth(row, weight)
        low, high = self.limit(row.get("from", row.get("above"))), self.limit(row.get("to", row.get("below")))
        first, last = (points(end, weight) for end in row["line"])
        return first + (last - first) * (value - low) / (high - low)

    def parts(self, rule: Any, weight: Fraction) -> Any:
        weights = [points(part["weight"], weight) for part in rule["parts"]]
        scores = [self.scored(part["rule"], each) for part, each in zip(rule["parts"], weights)]
        if rule.get("take") == "chosen":
            return scores[[part["text"] for part in rule["parts"]].index(rule["chosen"])]
        known = [score for score in scores if score is not None]
        if rule.get("take") in ("best", "worst"):
            return max(known) if rule["take"] == "best" else min(known)
        applies = sum(each for each, score in zip(weights, scores) if score is not None)
        return sum(known) * sum(weights) / applies

    def checks(self) -> Any:  # done again: id, verdict, and both sides where they are numbers or dates
        stated = self.stated
        lost = [id_ for id_, item in self.items.items() if "rule" in item and item["parent"] != "total"
                and self.value(f"{id_}.score") not in (None, Fraction(item["weight"]))]  # fmt: skip
        for id_, item in self.items.items():
            if "rule" not in item:
                parts = sum(Fraction(member["weight"]) for member in self.members[id_])  # adjustments weigh 0
                yield compared(f"weight.{id_}", Fraction(item["weight"]), parts)
            else:
                yield from self.of_rule(id_, item["rule"] or {}, Fraction(item["weight"]))
                yield f"name.{id_}", not item["variants"]
        answered = [id_ for each in stated["recommendations"] for id_ in each.get("answers", [])]
        for id_ in lost if stated["problems"] else []:
            yield f"finding.{id_}", any(id_ in problem.get("explains", []) for problem in stated["problems"])
        for id_, explains in ((problem["id"], problem.get("explains", [])) for problem in stated["problems"]):
            yield from [(f"evidence.{id_}", any(each in lost for each in explains))] if explains else []
            yield from [(f"answer.{id_}", id_ in answered)] if answered else []
        yield from self.of_numbers(stated, stated["identity"])

    def of_numbers(self, stated: Any, identity: Any) -> Any:
        for name, figure in self.figures.items():
            printed, issued, value = self.figure(name)
            if figure["issued"] is not None:
                digits = show(Fraction(figure["issued"]), figure["unit"], figure["decimals"])
                yield f"issued.{name}", digits == printed, issued, printed
            elif figure["typed"] and figure["formula"]:  # words, where there is no number
                yield f"issued.{name}", value is None, issued, printed
        for id_, questions, scales in (
            (each["id"], each["questions"], each["scales"]) for each in stated["surveys"]
        ):
            valid, handed_out = self.value(f"{id_}.valid"), self.value(f"{id_}.handed_out")
            yield compared(f"survey.{id_}.valid", valid, handed_out, sign="≤")
            for question in questions:
                name, options = f"{id_}.{question['id']}", scales[question["scale"]]["options"]
                yield compared(
                    f"survey.{name}", sum(self.value(f"{name}.{each[0]}") for each in options), valid
                )
        revised = {
            f"revision-{n}": revision["date"] for n, revision in enumerate(identity.get("revisions", []), 1)
        }
        days = {"": identity.get("period_from"), "period": identity.get("period_to"),
                "signed": identity.get("signed"), "published": identity.get("published"), **revised}  # fmt: skip
        known = [(name, day) for name, day in days.items() if day]
        for (_, earlier), (name, later) in zip(known, known[1:]):
            yield f"date.{name}", earlier <= later, earlier, later
        for check in (check for check in stated["checks"] if check["family"] == "custom"):
            left, right = map(self.worked_out, check["sides"])
            how = {"sign": check["sign"], "unit": check["unit"], "margin": Fraction(check["margin"])}
            yield compared(check["id"], left, right, **how)

    def of_rule(self, id_: str, rule: Any, weight: Fraction) -> Any:
        rows = rule.get("rows", [])
        if rows and all("lose" in row or isinstance(row.get("score"), str) for row in rows):
            scores = [worth(row, weight) for row in rows]
            yield f"bands.{id_}", len({*scores}) == len(scores) and ("cap" in rule or max(scores) == weight)
        for index, part in enumerate(rule.get("parts", []), 1):
            yield from self.of_rule(f"{id_}.{index}", part["rule"], points(part["weight"], weight))

    def figure(self, name: str) -> Any:  # as printed, as pages state it (the issued number, if any), exact
        figure, value = self.figures[name], self.value(name)
        stated = value if figure["issued"] is None else Fraction(figure["issued"])
        printed, digits = (show(each, figure["unit"], figure["decimals"]) for each in (value, stated))
        return [printed, digits if figure["typed"] is None else figure["typed"], value]

    def scores(self) -> Any:
        for id_, item in self.items.items():
            scores = item["score"] and Fraction(item["score"]), self.value(f"{id_}.score")
            what = "得分" if item.get("rule", True) else "照录"
            yield (what, f"{id_} {item['name']}", *([show(score), score] for score in scores))
            if item.get("rule"):
                said = [step["text"] for step in item["steps"]]
                steps = sum(Fraction(step["change"]) for step in item["steps"]) + Fraction(item["opening"])
                yield "计分过程", id_, [*said, steps], [*said, steps if scores[1] is None else scores[1]]
            elif "rule" not in item:
                formula: Any = ast.walk(ast.parse(self.figures[f"{id_}.score"]["formula"]))
                parts = [node.value.id for node in formula if getattr(node, "attr", "") == "score"]
                yield "构成", id_, sorted(member["id"] for member in self.members[id_]), sorted(parts)

    def results(self) -> Any:  # all that is compared: what, where, as published, as worked out anew
        for name, figure in self.figures.items():
            value = figure["value"] and Fraction(figure["value"])
            yield "数据", name, [figure["printed"], figure["stated"], value], self.figure(name)
        yield from self.scores()
        total, grades = self.value("total.score"), self.stated["identity"].get("grades", [])
        limits: Any = {grade["name"]: Fraction(grade["at_least"]) for grade in grades}
        reached: Any = max((name for name in limits if limits[name] <= total), key=limits.get, default=None)
        for veto in (veto["rule"] for veto in self.stated["framework"]["vetoes"] if self.holds(veto["rule"])):
            reached = veto["grade"] if "grade" in veto else min(reached, veto["at_most"], key=limits.get)
        if grades:
            yield "等级", "total", [self.stated["result"]["grade"]], [reached]
        answers = {
            check: erratum["id"] for erratum in self.stated["errata"] for check in erratum.get("checks", [])
        }
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
                figure = self.figures.get(field["figure"].replace("{}", row["编号"]), {field["states"]: ""})
                stated = figure[field["states"]]
                cell, place = row[field["name"]], f"{resource['path']} 编号 {row['编号']}，{field['name']}"
                yield "表格", place, [cell], [cell if cell in (f"{stated}.00", f"{stated}0") else stated]
            yield "文件", resource["path"], [resource["hash"]], ["sha256:" + sha256(data).hexdigest()]


if __name__ == "__main__":
    wrong, where, folder = 0, "开头", Path(*sys.argv[1:2] or Path(__file__).resolve().parent.parts)
    try:
        for what, where, published, anew in Report(folder).results():
            stated, found = ([WORDS.get(str(each), str(each)) for each in side] for side in (published, anew))
            if published != anew:
                wrong += 1
                print(f"不一致　{what} {where}：所发布 {'，'.join(stated)}；复算 {'，'.join(found)}")
            elif what in ("得分", "照录", "计分过程", "等级", "核对"):
                print(f"一致　{what} {where}：{''.join(found[:-1]) if what == '计分过程' else found[0]}")
    except Exception as error:
        wrong += 1
        print(f"不一致　在 {where} 之后无法继续：{error!r}")
    print(f"有 {wrong} 处不一致。" if wrong else "全部一致。")
    sys.exit(min(wrong, 1))
