"""怎样按规则计分：规则有四种，都可以另有条件。数都是分数，没有误差；None 是没有数值：除以零、空白，或者不适用。"""

import operator as op
from calendar import monthrange
from datetime import date
from fractions import Fraction
from math import ceil, floor

ENDS = {"from": op.ge, "at_least": op.ge, "above": op.gt, "to": op.le, "below": op.lt}
PRICES = {"lose", "gain"}  # 扣几分，得几分：有其一的是一笔加减分
STEPS = {"pro_rata": Fraction, "whole": floor, "begun": ceil,
         "nearest": lambda value: Fraction(show(value, decimals=0))}  # fmt: skip
ROUNDINGS = {None: STEPS["nearest"], "down": floor, "up": ceil}


# 一、数：怎样读，怎样印，印出来才四舍五入
def number(stated):
    """读数，如 335.96、25/26、95%；日期是第几天；是为 1，否为 0；没有的仍是没有。"""
    if isinstance(stated, str) and stated[4:5] == "-":
        return Fraction(date.fromisoformat(stated).toordinal())
    if isinstance(stated, str) and "%" in stated:
        return Fraction(stated.rstrip("%")) / 100
    return None if stated is None else Fraction(stated)


def show(value, unit="", decimals=None):
    """印一个数，四舍五入：百分数和万元印两位小数，其余至多两位；写明位数的按位数；日期照日期。"""
    if value is None:
        return "—"
    if unit == "日期":
        return "{0.year}年{0.month}月{0.day}日".format(date.fromordinal(int(value)))
    places = 2 if decimals is None else decimals
    whole = floor(abs(value) * (100 if unit == "%" else 1) * 10**places + Fraction(1, 2))
    text = f"{(-whole if value < 0 else whole) / 10**places:.{places}f}"
    if decimals is None and unit not in ("%", "万元"):
        text = text.rstrip("0").rstrip(".")
    return text + ("%" if unit == "%" else "")


def months(later, earlier):
    """两个日期相隔几个月：到对应日（没有的，到月末）为满一个月，余下的每天算 1/31 个月。"""
    end, start = (date.fromordinal(int(day)) for day in (later, earlier))
    full = min(start.day, monthrange(end.year, end.month)[1])
    return 12 * (end.year - start.year) + end.month - start.month + Fraction(end.day - full, 31)


# 二、规则：怎样得出得分
class Rules:
    """按规则计分；figures 是全部数据，value 算其中一个，都见 scoring.py。"""

    def score(self, rule, weight):
        """按规则计分：先看条件，再按种类，不高于 cap、不低于 floor，条件再改；不适用的没有得分。"""
        holding = []
        for when in (when for when in rule.get("when", []) if PRICES & set(when) or self.holds(when)):
            holding.append(when)
            if "rule" in when or "shared" in when:
                return self.score(when["rule"], weight) if "rule" in when else None
            if "then" in when:
                return self.worth(when["then"], weight)
        kinds = {"tally": self.tally, "scale": self.scale, "parts": self.combine}
        score = kinds.get(rule["kind"], lambda rule, weight: self.worth(rule["score"], weight))(rule, weight)
        usual = {"cap": "100%", "floor": "0"}  # 先限在满分和 0 分之间；写明的 cap、floor 在条件改过之后再限
        own = {key: rule[key] for key in (*usual, "round_to", "rounding") if key in rule}
        for change in ({key: usual[key] for key in usual if key not in own}, *holding, {**usual, **own}):
            if "round_to" in change:
                score /= number(change["round_to"])
                score = ROUNDINGS[change.get("rounding")](score) * number(change["round_to"])
            score = (weight or 0) - ((weight or 0) - score) * self.limit(change.get("lost", "1"))
            score *= self.limit(change.get("keep", "1"))
            score += self.change(change, weight) if PRICES & set(change) else 0
            for nearer, bound in (min, change.get("cap", "none")), (max, change.get("floor", "none")):
                score = score if bound == "none" else nearer(score, self.worth(bound, weight))
        return score

    def holds(self, condition, value=None):
        """条件是否成立，要点符合几成：写明的，数据在界线之内或没有数值（除以 0）的；or 有一个成立也算，also 须同时成立。"""
        value = self.value(condition["value"]) if "value" in condition else value
        stated = number(condition.get("met", condition.get("holds")))
        alone = (value is None) == ("undefined" in condition) if stated is None else stated
        either = (value is None or self.inside(value, condition)) and alone
        either = max([either, *map(self.holds, condition.get("or", []))])
        return min([either, *map(self.holds, condition.get("also", []))])

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
        """逐笔加减分：从几分起（只扣分的从满分起，只得分的从 0 起），每一笔加或减 次数 × 每次几分；只有一笔的直接写在规则里，没有写每次几分的照写在外面的。"""
        entries = [each if PRICES & set(each) else {**rule, **each} for each in rule.get("entries", [rule])]
        start = rule.get("start", "0" if "gain" in entries[0] else "100%")
        return self.worth(start, weight) + sum(self.change(entry, weight) for entry in entries)

    def change(self, entry, weight):
        """一笔加减几分：次数 × 每次几分，不多于 up_to。"""
        sign, price = (1, entry["gain"]) if "gain" in entry else (-1, entry["lose"])
        change = self.times(entry) * self.worth(price, weight)
        return sign * (min(change, self.worth(entry["up_to"], weight)) if "up_to" in entry else change)

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
        """查表得分：第一个合适的一行，看数据、等次或符合几点，行内可以按直线、按与 target 的比例计。"""
        value = self.value(rule["value"]) if "value" in rule else sum(map(self.holds, rule.get("points", [])))
        value = self.share(value, rule) if "target" in rule else value  # 有 target 的，看与它的比例
        rows = (row for row in rule.get("rows", [{"target": "1"}]) if row.get("level") == rule.get("level"))
        row = next(row for row in rows if self.holds(row, value))
        if "rule" in row:
            return self.score(row["rule"], weight)
        worth = self.worth(row.get("score", row.get("lose", "100%")), weight)
        if "target" in row:
            return worth * self.share(value, row)
        if "line" not in row:
            return weight - worth if "lose" in row else worth
        low, high = self.limit(row.get("from", row.get("above"))), self.limit(row.get("to", row.get("below")))
        first, last = (self.worth(end, weight) for end in row["line"])
        return first + (last - first) * (value - low) / (high - low)

    def share(self, value, row):
        """数是 target 的几成；反向的，target 是它的几成。"""
        target = self.limit(row["target"])
        return target / value if row.get("inverse") else value / target

    def combine(self, rule, weight):
        """组合：各部分之和（不适用的，权重由其余分担），取高，或取低。"""
        parts = [(self.worth(part.get("weight", "100%"), weight), part["rule"]) for part in rule["parts"]]
        known = [(each, score) for each, rule_ in parts if (score := self.score(rule_, each)) is not None]
        if rule.get("take") in ("best", "worst"):
            return {"best": max, "worst": min}[rule["take"]](score for _, score in known)
        share = sum(each for each, _ in parts) / (sum(each for each, _ in known) or 1) or 1
        return share * sum(score for _, score in known)
