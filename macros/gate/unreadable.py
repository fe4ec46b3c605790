"""Why a place of a page that Jinja cannot read is no call: what is open there, or which sign is wrong, missing or too many."""

import re
from html import unescape
from itertools import product

from macros.gate.syntax import is_call

ONLY_CALLS = '大括号里只能写调用，如 {{ fig("total.score") }}，请改正'
UNCLOSED = "“{{”后面没有与它成对的“}}”，请补上；大括号里不能再有大括号"
_FOREIGN = str.maketrans("“”‘’（），、：:＝", "\"\"''(),,===")
"""Signs that are typed in the place of those of a call."""
_SIGNS, _LONGEST = "\"')(,", 100
"""The signs of a call, and so many letters has one that is tried with a sign more or less."""
_SIGN = re.compile(r"&\w+;|.")


def why_unreadable(text: str) -> str:
    """Return why Jinja cannot read a place: what is open, or the signs without which it could."""
    if not text.startswith("{{"):
        unclosed = "“{#”后面没有“#}”；标题的位置应写成 {: #名称 }，请改正"
        return unclosed if text.startswith("{#") else ONLY_CALLS
    if not text.endswith("}}"):
        return UNCLOSED
    if text.startswith("{{{"):
        return "大括号要两个一对，写成 {{ … }}，请删去多余的"
    meant = {sign: unescape(sign).translate(_FOREIGN) for sign in _SIGN.findall(text)}
    if not is_call(_SIGN.sub(lambda sign: meant[sign[0]], text)):
        return f"大括号里{_sign_amiss(text)}"
    wrong = "，".join(f"{sign} 应为 {right}" for sign, right in meant.items() if sign != right)
    return f"大括号里的符号有误：{wrong}，请改正"


def _sign_amiss(text: str) -> str:
    """Return the one sign that a call lacks or has too many of, if that is all that is wrong with it."""
    places = range(2, len(text) - 1) if len(text) < _LONGEST and not {"'", '"'} <= {*text} else ()
    for at in places:
        if text[at] in "()," and is_call(text[:at] + text[at + 1 :]):
            return f"多了“{text[at]}”，请删去"
    for at, sign in product(reversed(places), _SIGNS):
        if is_call(f"{text[:at]}{sign}{text[at:]}"):
            return f"少了“{sign}”，请补上"
    return "的写法有误，请检查括号和引号"
