"""怎样计分：由 report.json 的原始数据、公式和规则，算出每一个数、每一项得分和等级。规则怎样计分，见 rules.py。"""

import ast
import operator as op
from copy import deepcopy
from fractions import Fraction
from statistics import mean

from rules import STEPS, Rules, months, number, show

SIGNS = {ast.Add: op.add, ast.Sub: op.sub, ast.Mult: op.mul, ast.Div: op.truediv}
MULTIPLES = {name: lambda known, whole=STEPS[whole]: whole(known[0] / known[1]) * known[1] if any(known[1:]) else None
             for name, whole in (("mround", "nearest"), ("floor", "whole"), ("ceiling", "begun"))}  # fmt: skip
CALLS = {"sum": sum, "min": min, "max": max, "count": len, "mean": mean, "abs": lambda known: abs(*known),
         "months": lambda known: months(*known) if known[1:] else None, **MULTIPLES}  # fmt: skip


class Report(Rules):
    """一份报告：所发布的 report.json，和由它算出的数。"""

    def __init__(self, stated):
        """读出各级指标（parts）、各级所含的指标（members）和全部数据（figures）。"""
        levels = ("dimensions", "groups", "indicators", "adjustments")
        parts = [stated["result"], *(part for level in levels for part in stated["framework"][level])]
        self.stated, self.parts = stated, {part["id"]: part for part in parts}
        self.members = {id_: [part for part in parts if part["parent"] == id_] for id_ in self.parts}
        self.figures = {figure["id"]: figure for figure in stated["figures"]}
        self.supposed = {}  # 假设某个原始数据是另一个数，用来看舍入的影响

    # 三、公式

    def value(self, name):
        """算一个数：有规则的指标按规则计分，其余按公式；没有公式的是原始数据。"""
        if name in self.supposed:
            return self.supposed[name]
        figure, (owner, _, key) = self.figures[name], name.rpartition(".")
        part = self.parts.get(owner, {})
        if key in ("score", "counted") and part.get("rule"):
            full = self.weight(part)
            score = self.score(part["rule"], number(part["rule"]["cap"]) if full is None else full)
            return score if key == "score" else number("0" if score is None else part["weight"])
        return self.work_out(figure["formula"]) if figure["formula"] else number(figure["value"])

    def weight(self, part):
        """一项的权重分：原报告印出的，或所含各项之和；两样都没有的没有，满分是规则写明的最多得几分。"""
        name, stated = f"{part['id']}.weight", number(part["weight"])
        return self.value(name) if stated is None and name in self.figures else stated

    def work_out(self, formula):
        """算一个公式。"""
        return self.evaluate(ast.parse(formula, mode="eval").body)

    def evaluate(self, node):
        """由里到外计算：数字、数据、函数、加减乘除；除以零没有数值，没有数值的算不出数值。"""
        if isinstance(node, ast.Constant):
            return Fraction(str(node.value))
        if isinstance(node, (ast.Name, ast.Attribute)):
            return self.value(dotted(node))
        if isinstance(node, ast.Call):
            known = [value for value in map(self.evaluate, node.args) if value is not None]
            return CALLS[dotted(node.func)](known) if known else None
        if isinstance(node, ast.UnaryOp):  # -x 就是 0 - x
            node = ast.BinOp(ast.Constant(0), ast.Sub(), node.operand)
        left, right = self.evaluate(node.left), self.evaluate(node.right)
        if left is None or right is None or (isinstance(node.op, ast.Div) and right == 0):
            return None
        return SIGNS[type(node.op)](left, right)

    def forms(self, name):
        """一个数的三种写法：算出的；网页所写的，原报告印了的照原报告；准确值。"""
        figure, value = self.figures[name], self.value(name)
        known = value if figure["issued"] is None else number(figure["issued"])
        printed, digits = (show(each, figure["unit"], figure["decimals"]) for each in (value, known))
        return [printed, digits if figure["typed"] is None else figure["typed"], value]

    # 四、等级（总分和加减分同别的数一样，按公式和规则）

    def grade(self):
        """总分（或写明的另一个数据）达到的最高等级，再看一票否决。"""
        identity = self.stated["identity"]
        grades, value = identity.get("grades", [])[::-1], self.value(identity.get("graded_by", "total.score"))
        names = [each["name"] for each in grades]
        reached = max(0, sum(self.inside(value, one) for one in grades) - 1)  # 最低一档是其余情况
        for veto in filter(self.holds, (veto["rule"] for veto in self.stated["framework"]["vetoes"])):
            moved = max(0, reached + veto.get("up", 0) - veto.get("down", 0))
            named = names.index(veto.get("grade", veto.get("at_most", names[-1])))
            reached = named if "grade" in veto else min(moved, named)
        return names[reached] if names else None

    # 五、另一种理解：改写几件事实，其余不变，重新计算

    def under(self, readings):
        """照几种另一种理解改写事实之后的报告。"""
        framework, figures = deepcopy(self.stated["framework"]), map(dict, self.stated["figures"])
        changed = Report({**self.stated, "framework": framework, "figures": list(figures)})
        for indicator, fact in ((each["indicator"], fact) for each in readings for fact in each["sets"]):
            if "figure" in fact:
                value = str(number(fact["value"])) if "value" in fact else None
                changed.figures[fact["figure"]].update(value=value, formula=fact.get("formula", ""))
            else:
                rewrite(changed.parts[fact.get("indicator", indicator)]["rule"], fact)
        return changed

    def effect(self, reading):
        """只采用一种：总分，总分多几分，等级，改变了的各项得分。"""
        again = self.under([reading])
        total, leaves = again.value("total.score"), [id_ for id_ in self.parts if not self.members[id_]]
        scores = [(id_, *(each.value(f"{id_}.score") or 0 for each in (self, again))) for id_ in leaves]
        changed = [f"{id_} {score}" for id_, before, score in scores if score != before]
        return [show(total), total, total - self.value("total.score"), again.grade(), *changed]

    def furthest(self, changes, sign):
        """使总分升高（sign 为 1）或降低（-1）的全部采用时的总分；改写同一件事实的，只取影响最大的一种。"""
        taken, known = [], set()
        for change, reading in sorted(changes, key=lambda each: (-sign * each[0], each[1]["id"])):
            if sign * change > 0 and known.isdisjoint(facts(reading)):
                taken, known = [*taken, reading], known.union(facts(reading))
        return self.under(taken).value("total.score")


def rewrite(stated, fact):
    """改写规则里的一件事实：要点是否符合、条件是否成立，考核哪个数据，超出部分怎样计，酌定几分。"""
    for within in stated.values() if isinstance(stated, dict) else stated if isinstance(stated, list) else ():
        rewrite(within, fact)
    for key, found in list(stated.items()) if isinstance(stated, dict) else ():
        if key in ("met", "holds") and fact.get("point") == stated["text"]:
            stated[key] = fact["met"]
        if key in ("value", "times") and "measures" in fact and fact.get("instead_of", found) == found:
            stated[key] = fact["measures"]
        if key in ("counted", "of") and key in fact:
            stated[key] = fact[key]
        if (key, found) == ("kind", "judged") and "score" in fact:
            stated["score"] = fact["score"]


def facts(reading):
    """另一种理解改写的是哪几件事实。"""
    for fact in reading["sets"]:
        kind = next(key for key in ("figure", "point", "measures", "counted", "of", "score") if key in fact)
        owner, within = fact.get("indicator", reading["indicator"]), fact.get("point", fact.get("instead_of"))
        yield fact.get("figure", (owner, kind, within))


def dotted(node):
    """写出公式中的一个名称，如 表.行.栏。"""
    return node.id if isinstance(node, ast.Name) else f"{dotted(node.value)}.{node.attr}"
