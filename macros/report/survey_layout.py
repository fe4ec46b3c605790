"""How a report prints a survey."""

import re
from typing import Literal

from pydantic import Field

from macros.report.laws import obeys, require
from macros.report.record import OptionalTitle, Strict, Text
from macros.values.numbers import WholeNumber
from macros.values.printing import NUMBERS, numbered

Printed = Literal["number", "question", "option", "count", "share", "total", "satisfied"]
"""What stands in the tables of a survey."""
_EACH: tuple[Printed, ...] = ("option", "share", "count", "total")
_PRINTS: dict[str, tuple[Printed, ...]] = {
    "across": _EACH, "down": _EACH,
    "rows": ("number", "question", "option", "count", "share", "total", "satisfied"),
    "listed": ("number", "question", *_EACH),
    "lines": _EACH,
}  # fmt: skip
"""What each form of table has room for."""
_NEEDED = {"rows": "question（题目）、count（各选项的份数）", "listed": "question（题目）、option（选项）"}
_FIGURES = re.compile(r"[1-9]\d*")
_IN_LINES = "form: lines 与 line 应一起写，line 里有〔选项〕和〔份数〕，如 〔选项〕：〔份数〕份，请改正"
DEFAULT: dict[Printed, str] = {"option": "项 目", "share": "满意度比率", "count": "份数", "total": "合 计"}


class Layout(Strict):
    """How the report prints a survey: in which tables, and what it calls what stands in them, in order."""

    form: Literal["across", "down", "rows", "listed", "lines"] = Field(
        "across",
        description="版式：across 每题一张表、选项横排，down 每题一张表、选项竖排，rows 一题一行，listed 一个选项一行，"
        "lines 不用表、一个选项印成一行字（写在 line）",
    )
    words: dict[Printed, Text] = Field(
        DEFAULT,
        description="表中各栏：依次有什么，叫什么（total 是合计或有效问卷）；rows 的各选项在 count 的位置，"
        "份数旁边还有占比的，加 share；option 是印在各选项上面的一层；没有的不写",
    )
    line: str = Field(
        "",
        description="一行怎样印（form: lines 的），如 〔选项〕：〔份数〕份，占〔占比〕；rows 的一格里份数、占比都有的，如 〔份数〕（〔占比〕）",
    )
    decimals: WholeNumber | None = Field(None, ge=0, le=6, description="占比、满意率印几位小数；两位的不写")
    sums: str = Field(
        "",
        description="form: rows 的，最后各题相加的一行叫什么，如 合计：各选项的份数相加，满意率是综合满意度；没有的不写",
    )
    mean: str = Field(
        "", description="form: rows 的，最后只印综合满意度的一行叫什么，如 平均满意率；没有的不写"
    )
    caption: OptionalTitle = Field(
        "",
        description="表的题注，照原表，如 附表2-1 满意度统计表；只用于 form: rows、listed，与问卷的名称相同的不写",
    )
    unit: str = Field("", description="题注旁边的单位，如 份")
    numbers: str = Field("1.", description="第一题的编号，加引号，不从一编起的如 4.；没有编号则留空")

    def _check(self) -> None:
        form, able = f"form: {self.form} 的 words ", _PRINTS[self.form]
        for key in self.words:
            words = f"{form}没有“{key}”，可以写{'、'.join(able)}，请改正"
            require(key in able, words, ("words", key))
        within = self.form == "rows" and "〔份数〕" in self.line
        in_lines = "〔选项〕" in self.line and "〔份数〕" in self.line
        require(within or (self.form == "lines") == in_lines, _IN_LINES, ("line",))
        is_sum = not self.sums or (self.form == "rows" and not self.line and "share" not in self.words)
        require(is_sum, "sums 只用于 form: rows、一个选项一个份数的，请删去", ("sums",))
        is_mean = not self.mean or (self.form == "rows" and [*self.words][-1:] == ["satisfied"])
        words = "mean 只用于 form: rows、words 的最后一栏是 satisfied（满意率）的，请删去"
        require(is_mean, words, ("mean",))
        is_captioned = not (self.caption or self.unit) or self.form in _NEEDED
        require(is_captioned, "caption、unit 只用于 form: rows、listed，请删去", ("caption",))
        like = _FIGURES.sub("1", self.numbers)
        words = f"numbers 应是第一题的编号，如 {'、'.join(NUMBERS)}，或从别的数起，如 4.，请改正"
        require(like in ("", *NUMBERS), words, ("numbers",))
        needed = _NEEDED.get(self.form, "")
        missing = "、".join(key for key in re.findall("[a-z]+", needed) if key not in self.words)
        require(not missing, f"{form}缺少 {missing}，应有 {needed}，请补上", ("words",))

    _fine = obeys(_check)

    def number(self, place: int) -> str:
        """Return the number of a question in figures, as a column of its own has it."""
        first = _FIGURES.search(self.numbers)
        return numbered(first[0] if first else "1", place)

    def titled(self, number: int, text: str) -> str:
        """Return a question with its number before it, where it is not in a column of its own."""
        return text if "number" in self.words or not self.numbers else numbered(self.numbers, number) + text
