"""怎样计分：由 report.json 的原始数据、公式和规则，算出每一个数、每一项得分和等级。

数都是分数，没有误差，印出来才四舍五入；None 是没有数值：除以零、空白，或者不适用。
"""

import ast
import operator as op
from copy import deepcopy
from fractions import Fraction
from math import ceil, floor
from statistics import mean

SIGNS = {ast.Add: op.add, ast.Sub: op.sub, ast.Mult: op.mul, ast.Div: op.truediv}
CALLS = {"sum": sum, "min": min, "max": max, "count": len, "mean": mean, "abs": lambda known: abs(*known)}
ENDS = {"from": op.ge, "at_least": op.ge, "above": op.gt, "to": op.le, "below": op.lt}
STEPS = {"pro_rata": Fraction, "whole": floor, "down": floor, "begun": ceil, "up": ceil}

# 一、数：怎样读，怎样印


def number(stated):
    """读数，如 335.96、25/26、95%；是为 1，否为 0；没有的仍是没有。"""
    if isinstance(stated, str) and "%" in stated:
        return Fraction(stated.rstrip("%")) / 100
    return None if stated is None else Fraction(stated)


def show(value, unit="", decimals=None):
    """印一个数，四舍五入：百分数和万元印两位小数，其余至多两位；写明位数的按位数。"""
    if value is None:
        return "—"
    places = 2 if decimals is None else decimals
    whole = floor(abs(value) * (100 if unit == "%" else 1) * 10**places + Fraction(1, 2))
    text = f"{(-whole if value < 0 else whole) / 10**places:.{places}f}"
    if decimals is None and unit not in ("%", "万元"):
        text = text.rstrip("0").rstrip(".")
    return text + ("%" if unit == "%" else "")


class Report:
    """一份报告：所发布的 report.json，和由它算出的数。"""

    def __init__(self, stated):
        """读出各级指标（parts）、各级所含的指标（members）和全部数据（figures）。"""
        levels = ("dimensions", "groups", "indicators", "adjustments")
        parts = [stated["result"], *(part for level in levels for part in stated["framework"][level])]
        self.stated, self.parts = stated, {part["id"]: part for part in parts}
        self.members = {id_: [part for part in parts if part["parent"] == id_] for id_ in self.parts}
        self.figures = {figure["id"]: figure for figure in stated["figures"]}
        self.supposed = {}  # 假设某个原始数据是另一个数，用来看舍入的影响

    # 二、公式

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
            return Fraction(CALLS[dotted(node.func)](known)) if known else None
        if isinstance(node, ast.UnaryOp):  # -x 就是 0 - x
            node = ast.BinOp(ast.Constant(0), ast.Sub(), node.operand)
        left, right = self.evaluate(node.left), self.evaluate(node.right)
        if left is None or right is None or (isinstance(node.op, ast.Div) and right == 0):
            return None
        return SIGNS[type(node.op)](left, right)

    # 三、规则：四种，都可以另有条件

    def score(self, rule, weight):
        """按规则计分：先看条件，再按种类，不高于 cap、不低于 floor，条件再改；不适用的没有得分。"""
        holding = list(filter(self.holds, rule.get("when", [])))
        for when in (when for when in holding if "then" in when or "rule" in when):
            if "rule" in when:
                return self.score(when["rule"], weight)
            named = {"zero": Fraction(0), "full": weight, "not_applicable": None}
            return named[when["then"]] if when["then"] in named else self.worth(when["then"], weight)
        kinds = {"tally": self.tally, "scale": self.scale, "parts": self.combine}
        score = kinds.get(rule["kind"], lambda rule, weight: self.worth(rule["score"], weight))(rule, weight)
        usual = {"cap": "100%", "floor": "0"}  # 先限在满分和 0 分之间；写明的 cap、floor 在条件改过之后再限
        for change in ({**usual, **dict.fromkeys(rule, "none")}, *holding, {**usual, **rule}):
            gained, lost = (self.worth(change.get(key, "0"), weight) for key in ("gain", "lose"))
            score = score * self.limit(change.get("keep", "1")) + gained - lost
            for nearer, bound in (min, change.get("cap", "none")), (max, change.get("floor", "none")):
                score = score if bound == "none" else nearer(score, self.worth(bound, weight))
        step = number(rule.get("round_to", "0"))  # 得分取到几分的整数倍
        whole = STEPS.get(rule.get("rounding"), lambda value: Fraction(show(value, decimals=0)))
        return whole(score / step) * step if step else score

    def holds(self, condition):
        """条件是否成立，要点符合几成：写明的，数据在界线之内或没有数值（0÷0）的；or 有一个成立也算，also 须同时成立。"""
        value = self.value(condition["value"]) if "value" in condition else None
        stated = number(condition.get("met", condition.get("holds")))
        alone = (value is None) == ("undefined" in condition) if stated is None else stated
        either = (value is None or self.inside(value, condition)) and alone
        either = either or any(map(self.holds, condition.get("or", [])))
        return all(map(self.holds, condition.get("also", []))) and either

    def inside(self, value, ends):
        """数是否在界线之内：from ≥，above ＞，to ≤，below ＜。"""
        return all(compare(value, self.limit(ends[end])) for end, compare in ENDS.items() if end in ends)

    def limit(self, stated):
        """读界线：一个数，或另一个数据的名称。"""
        return self.value(stated) if stated in self.figures else number(stated)

    def worth(self, stated, weight):
        """读分：25%、1/3、百分数的数据是权重分的比例，2.5 是 2.5 分；在幅度之内酌定的，是所定的分。"""
        stated = stated["chosen"] if isinstance(stated, dict) else stated
        is_share = "/" in stated or "%" in self.figures.get(stated, {"unit": stated})["unit"]
        return self.limit(stated) * (weight if is_share else 1)

    def tally(self, rule, weight):
        """逐笔加减分：从几分起，每一笔加或减 次数 × 每次几分。"""
        score = self.worth(rule["start"], weight)
        for entry in rule["entries"]:
            sign, price = (1, entry["gain"]) if "gain" in entry else (-1, entry["lose"])
            change = self.times(entry) * self.worth(price, weight)
            score += sign * (min(change, self.worth(entry["up_to"], weight)) if "up_to" in entry else change)
        return score

    def times(self, entry):
        """一笔算几次：符合才得分、不符才扣分的，有几例的，成立或在界线之内的，超出界线几步的。"""
        if "times" in entry:
            return self.value(entry["times"])
        counted = 1 - self.holds(entry) if "met" in entry and "lose" in entry else self.holds(entry)
        if "per" not in entry or not counted:
            return counted
        value, edge = self.value(entry["value"]), self.limit(entry.get("above", entry.get("below")))
        step = number(entry["per"]) * (abs(edge) if entry.get("of") == "limit" else 1)
        return STEPS[entry["counted"]](abs(value - edge) / step)

    def scale(self, rule, weight):
        """查表得分：第一个合适的一行，看数据、等次或符合几点，行内可以按直线计；写明 target 的，按数据与它的比例。"""
        value = self.value(rule["value"]) if "value" in rule else None
        value = sum(map(self.holds, rule["points"])) if "points" in rule else value
        if "target" in rule:
            target = self.limit(rule["target"])
            return weight * (target / value if rule.get("inverse") else value / target)
        fitting = (row for row in rule["rows"] if value is None or self.inside(value, row))
        fitting = (row for row in fitting if all(map(self.holds, row.get("also", []))))
        row = next(row for row in fitting if row.get("level") == rule.get("level"))
        if "line" not in row:
            worth = self.worth(row.get("score", row.get("lose")), weight)
            return worth if "score" in row else weight - worth
        low, high = self.limit(row.get("from", row.get("above"))), self.limit(row.get("to", row.get("below")))
        first, last = (self.worth(end, weight) for end in row["line"])
        return first + (last - first) * (value - low) / (high - low)

    def combine(self, rule, weight):
        """组合：各部分之和（不适用的，权重由其余分担），取高，取低，或由人选定。"""
        weights = [self.worth(part.get("weight", "0"), weight) for part in rule["parts"]]
        scores = [self.score(part["rule"], each) for part, each in zip(rule["parts"], weights)]
        if rule.get("take") == "chosen":
            return scores[[part["text"] for part in rule["parts"]].index(rule["chosen"])]
        known = [score for score in scores if score is not None]
        if rule.get("take") in ("best", "worst"):
            return max(known) if rule["take"] == "best" else min(known)
        applied = [each for each, score in zip(weights, scores) if score is not None]
        return sum(known) * sum(weights) / sum(applied)

    # 四、等级（总分和加减分同别的数一样，按公式和规则）

    def grade(self):
        """总分（或写明的另一个数据）达到的最高等级，再看一票否决。"""
        identity = self.stated["identity"]
        grades, value = identity.get("grades", [])[::-1], self.value(identity.get("graded_by", "total.score"))
        names, reached = [each["name"] for each in grades], sum(self.inside(value, one) for one in grades) - 1
        for veto in filter(self.holds, (veto["rule"] for veto in self.stated["framework"]["vetoes"])):
            lowered = max(0, reached - veto.get("down", 0))
            named = veto.get("grade", veto.get("at_most", names[lowered]))
            reached = names.index(named) if "grade" in veto else min(lowered, names.index(named))
        return names[reached] if reached >= 0 else None

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


def rewrite(rule, fact):
    """改写规则里的一件事实：要点是否符合，考核哪个数据，超出部分怎样计，酌定几分。"""
    for within in rule.values() if isinstance(rule, dict) else rule:
        if isinstance(within, (dict, list)):
            rewrite(within, fact)
    if "point" in fact and "met" in rule and rule["text"] == fact["point"]:
        rule["met"] = fact["met"]
    if "measures" in fact and "value" in rule and fact.get("instead_of", rule["value"]) == rule["value"]:
        rule["value"] = fact["measures"]
    if "counted" in fact and "counted" in rule:
        rule["counted"] = fact["counted"]
    if "score" in fact and "kind" in rule and rule["kind"] == "judged":
        rule["score"] = fact["score"]


def facts(reading):
    """另一种理解改写的是哪几件事实。"""
    for fact in reading["sets"]:
        kind = next(key for key in ("figure", "point", "measures", "counted", "score") if key in fact)
        owner, within = fact.get("indicator", reading["indicator"]), fact.get("point", fact.get("instead_of"))
        yield fact.get("figure", (owner, kind, within))


def dotted(node):
    """写出公式中的一个名称，如 表.行.栏。"""
    return node.id if isinstance(node, ast.Name) else f"{dotted(node.value)}.{node.attr}"


def names_in(formula):
    """找出公式中的全部名称。"""
    nodes = ast.walk(ast.parse(formula, mode="eval"))
    return {dotted(node) for node in nodes if isinstance(node, (ast.Name, ast.Attribute))}
