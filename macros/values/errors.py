"""What goes wrong with data, told to the person who can mend it."""

import re
import unicodedata
from collections.abc import Iterable
from dataclasses import replace

from macros.values.mistakes import NOWHERE, Mistake, Where

_UNSEEN = {
    "\t": "制表符", "\n": "换行", "\r": "回车", "\x00": "空字符", "\xa0": "不换行空格", "\xad": "软连字符",
    "\u200b": "零宽空格", "\u200c": "零宽不连字", "\u200d": "零宽连字", "\u2060": "零宽不断行", "\ufeff": "字节顺序标记",
    "\u2028": "行分隔符", "\u2029": "段分隔符", "\ufffd": "无法识别的字符",
}  # fmt: skip
_FOREIGN = {
    "西里尔字母": "\u0400-\u04ff", "希腊字母": "\u0370-\u03ff", "阿拉伯文数字": "\u0660-\u0669\u06f0-\u06f9",
    "天城文数字": "\u0966-\u096f",
}  # fmt: skip
"""Scripts whose signs look like Latin letters and digits."""
LONGEST = 30
"""Characters of what was found that messages quote."""


class FormulaError(ValueError):
    """A formula or a rule that cannot be read or worked out: the mistake, which may not know its place yet, or its words."""

    def __init__(self, told: str | Mistake, found: str = "") -> None:
        self.mistake = Mistake(NOWHERE, told, found) if isinstance(told, str) else told
        super().__init__(str(self.mistake))

    def at(self, place: Where, formula: str) -> "FormulaError":
        """Return the error with its place, and the formula that stands there, unless it knows another."""
        wrong, found = self.mistake, self.mistake.found or formula
        return self if wrong.where.file else FormulaError(replace(wrong, where=place, found=found))


class DataErrors(Exception):  # noqa: N818 - the plural says that it carries many
    """Every mistake found in one pass; ``messages`` are their lines, one Chinese line each."""

    def __init__(self, found: Iterable[Mistake | str]) -> None:
        mistakes = (Mistake(NOWHERE, one) if isinstance(one, str) else one for one in found)
        told = {visible(str(one)): one for one in mistakes}
        self.mistakes, self.messages = tuple(told.values()), tuple(told)
        super().__init__("\n".join(self.messages))


def short(found: object, longest: int = LONGEST) -> str:
    """Return what was found in the data as messages quote it: its beginning, where it is long."""
    text = "" if found is None else str(found)
    text = text.replace("'", "") if isinstance(found, dict | list) else text
    return text if len(text) <= longest else f"{text[:longest]}…"


def on_one_line(text: str, longest: int = LONGEST) -> str:
    """Return the beginning of a text on one line."""
    return short(" ".join(text.split()), longest)


def visible(message: str) -> str:
    """Return a message on one line, with the names of what cannot be seen in it or looks like something else."""
    if message.isascii() and message.isprintable():
        return message
    for script, signs in _FOREIGN.items():
        message = re.sub(f"([{signs}]+)(?![{signs}［])", rf"\1［{script}］", message)
    return "".join(map(_seen, message))


def _seen(character: str) -> str:
    if name := _UNSEEN.get(character):
        return f"［{name}］"
    unseen = unicodedata.category(character)[0] in "CMZ" and character not in " \u3000"
    return f"［U+{ord(character):04X}］" if unseen else character
