"""数怎样读，怎样印，怎样取整。

数都是分数，没有误差，印出来才四舍五入；None 是没有数值：除以零、空白，或者不适用。
"""

from calendar import monthrange
from datetime import date
from fractions import Fraction
from math import ceil, floor

STEPS = {"pro_rata": Fraction, "whole": floor, "begun": ceil,
         "nearest": lambda value: Fraction(show(value, decimals=0))}  # fmt: skip
MULTIPLES = {name: lambda known, whole=STEPS[whole]: whole(known[0] / known[1]) * known[1] if any(known[1:]) else None
             for name, whole in (("mround", "nearest"), ("floor", "whole"), ("ceiling", "begun"))}  # fmt: skip
ROUNDINGS = {None: MULTIPLES["mround"], "down": MULTIPLES["floor"], "up": MULTIPLES["ceiling"]}

# 一、数


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
