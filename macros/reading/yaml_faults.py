"""What is wrong with a text that is no YAML, and on which line: where the fault was made, not where it showed."""

import re

import yaml

_FAULTS = {
    "found unexpected end of stream": "引号没有成对",
    "found a tab character": "不能用制表符（Tab）缩进",
    "mapping values are not allowed": "冒号的位置不对，或缩进不对",
    "did not find expected ','": "括号没有成对，或少了逗号",
    "did not find expected node content": "多了逗号，或逗号前后缺少内容",
    "did not find expected key": "缩进不对，或以 { 或 [ 开头的文字没有加引号",
    "did not find expected '-'": "缩进不对，或“- ”的位置不对",
    "found character that cannot start": "以特殊符号开头的文字没有加引号",
    "did not find expected alphabetic": "以 * 或 & 开头的文字没有加引号",
    "exceeded maximum nesting depth": "层次太多",
    "did not find expected whitespace": "以 ! 开头的文字没有加引号",
    "did not find expected comment": "以 | 或 > 开头的文字没有加引号",
    "mapping keys are not allowed": "以 ? 开头的文字没有加引号",
    "did not find expected <document start>": "上面各行少了一行名称，或“...”之后还有内容",
    "block sequence entries are not allowed": "冒号后面的文字以“- ”开头，要加引号；是列表的，另起一行",
}
_INDENTED = ("mapping values are not allowed", "did not find expected key", "did not find expected '-'")
_FILLED = "冒号后面已有内容，下面不能再缩进写别的；是一项的，前面少了“- ”"
_COMMENT = "“ #”后面成了注释，括号没有成对；文字里有 # 的要加引号"
_CLOSED = re.compile(r'"(?:\\.|[^"\\])*"|\'(?:\'\'|[^\'])*\'')
_HOLDS_TEXT = re.compile(r"\s*(?:- )?[^\s\[{]+: +\S")
_WIDE = re.compile(r" *(?:- )?[\u00a0\u2000-\u200a\u202f\u3000]\s*(?:- )?(?:\w+ ?:|- )")
_QUOTED = r"""(?:"[^"]*"|'[^']*')"""
_OPENED = re.compile(r"(?:^\s*|[:\-]\s+|[\[{,]\s*)[\"']")


_ON_LINE = (
    ("", re.compile(r"^\s*- \[[^\]]*\]\(").search, "应写成“- 标题: 页面.md”，不用链接的写法"),
    ("", lambda line: sum(map(line.count, "[{")) < sum(map(line.count, "]}")), "括号没有成对"),
    ("did not find expected", re.compile(r"^\s*- [\[{].*[\]}],\s*$").search, "行末多了逗号"),
    ("did not find expected ','", re.compile(r"[{,] *\w+: (?!\S* [a-z_]+: )[^,，、；{}\[\]\"']*: ").search, "文字里有“: ”的要加引号"),
    ("", re.compile(r"(?:^|[:-] +|[\[{,] *)[｛［]").search, "括号要用英文的“{ }”“[ ]”"),
    ("did not find expected", re.compile(rf"{_QUOTED} *[、，；]|[{{,] *\w+: [^,{{}}]*[、，；] *\w+: ").search, "各项之间要用英文的“, ”"),
    ("did not find expected", re.compile(rf"(?:^|[:-] +|[\[{{,] *){_QUOTED}[^\s,:}}\]#\"']").search,
     "引号里的文字之后还有文字，整段都要放进引号，里面的引号写成“”"),
    ("mapping values", re.compile(r"^ *(?:- )?\w[\w-]* *：").search, "冒号要用英文的“: ”"),
    ("mapping values", re.compile(r"^ *(?:- )?\w[\w-]* *\{").search, "少了冒号"),
    ("", re.compile(r"^\s*-[^\s-]").search, "“-”后面要空一格"),
    ("did not find expected ','", re.compile(rf"^(?:{_QUOTED}|[^\"'])*?[^\s{{,\[]\s?\{{[\w.:]+\}}").search,
     "大括号里的文字引用数据的要加引号"),
)  # fmt: skip
"""What is wrong with the line on which it shows: how the fault begins, what tells of it, and the words."""


def fault(text: str, error: yaml.MarkedYAMLError) -> tuple[int, str]:
    """Return on which line, from 1 or 0 for none, and in which words a text is no YAML."""
    lines = text.splitlines()
    if error.problem_mark is None:
        return 0, "写法不对"
    shown, problem = error.problem_mark.line, str(error.problem)
    before = lines[: shown + 1]
    known = ((_is_left_open, "引号没有成对"), (_is_cut_off, _COMMENT), (_WIDE.match, "行首的空格要用半角的"))
    for is_wrong, what in known:
        if (number := next((n for n, line in enumerate(before, 1) if is_wrong(line)), None)) is not None:
            return number, what
    here = "".join(before[-1:])
    on_line = (what for start, is_wrong, what in _ON_LINE if problem.startswith(start) and is_wrong(here))
    if what := next(on_line, ""):
        return shown + 1, what
    if problem.startswith("could not find expected ':'"):
        return _without_colon(lines, error.context_mark.line if error.context_mark else shown)
    if problem.startswith(_INDENTED) and (above := _above(lines, shown)):
        return above
    tabbed = "found a tab character" if re.match(r" *\t", "".join(before[-1:])) else problem
    words = next((words for start, words in _FAULTS.items() if tabbed.startswith(start)), "写法不对")
    left = "".join(lines[error.problem_mark.line :][:1])[: error.problem_mark.column]
    if problem.startswith("did not find expected ','") and not re.search(r"[,\[{]", left):  # it is above
        shown = max((n for n in range(shown) if lines[n].strip()), default=shown)
    return min(shown, max(len(lines) - 1, 0)) + 1, words


def _is_left_open(line: str) -> bool:
    return bool(_OPENED.search(_CLOSED.sub("", line.partition(" #")[0])))


def _is_cut_off(line: str) -> bool:
    """Return whether a comment begins within brackets that the line opens."""
    said, mark, _ = _CLOSED.sub("", line).partition(" #")
    return bool(mark) and sum(map(said.count, "[{")) > sum(map(said.count, "]}"))


def _runs_on(lines: list[str], number: int) -> bool:
    """Return whether the line above was meant to be the first key beside the one on this line, and has no colon."""
    if not number or re.search(r"^\s*(?:#|$)|:(\s|$)", lines[number - 1]):
        return False
    above = lines[number - 1].replace("- ", "  ", 1)
    opened = lines[number - 2].rstrip().endswith(":")
    is_first = above != lines[number - 1] or not above[0].isspace() or opened
    return is_first and _indent(above) == _indent(lines[number])


def _above(lines: list[str], shown: int) -> tuple[int, str] | None:
    """Return what is wrong with the line above one that cannot follow it; ``None`` where that is not to blame."""
    if _runs_on(lines, shown):
        return _without_colon(lines, shown - 1)
    if shown < len(lines) and (above := _odd_one(lines, shown)) is not None:
        return above + 1, "缩进不对，或少了“- ”"
    above = _parent(lines, shown)
    if above is None:
        return None
    if not re.search(r":(?:\s|$)", lines[above]):
        return _without_colon(lines, above)
    after = lines[shown + 1 : shown + 2]
    is_block = bool(after) and _inner(after[0]) == _inner(lines[shown])
    return (above + 1, _FILLED) if is_block and _HOLDS_TEXT.match(lines[above]) else None


def _odd_one(lines: list[str], shown: int) -> int | None:
    """Return the line above if it is that one, not the line shown, which is not where it belongs."""
    before = [n for n in range(shown) if lines[n].strip() and not lines[n].lstrip().startswith("#")][-2:]
    if len(before) < 2:
        return None
    first, above, here = (_inner(lines[n]) for n in (*before, shown))
    is_item, item_follows = (lines[n].lstrip().startswith("- ") for n in (before[1], shown))
    is_first = lines[before[0]].rstrip().endswith(":") and not is_item
    lacks = item_follows and above + 2 == here
    is_odd = first == here != above or (is_first and (above <= first < here or lacks)) or above % 2 > here % 2
    return before[1] if is_odd else None


def _parent(lines: list[str], number: int) -> int | None:
    """Return the line above which this one is indented under, though it cannot hold anything; else ``None``."""
    above = max((n for n in range(number) if lines[n].strip()), default=None)
    if above is None or number >= len(lines) or lines[above].lstrip().startswith("#"):
        return None
    return above if _inner(lines[above]) < _inner(lines[number]) else None


def _indent(line: str) -> int:
    return len(line) - len(line.lstrip())


def _inner(line: str) -> int:
    """Return where what a line says begins, the dash of a list left out."""
    return _indent(line.replace("- ", "  ", 1))


def _without_colon(lines: list[str], number: int) -> tuple[int, str]:
    line = lines[number] if number < len(lines) else ""
    if re.match(r"\s*[•·●▪■◆○－–—]", line):
        return number + 1, "列表的每一项要以英文的“- ”开头"
    before = next((each for each in reversed(lines[:number]) if each.strip()), "")
    if before.lstrip().startswith("- ") and _indent(before) == _indent(line):
        return number + 1, "少了“- ”"
    if not re.search("[:：]", line) and not line.isascii():
        return number + 1, "少了冒号；接着上面一段文字的，向右缩进"
    if ":" in line:
        return number + 1, "少了“- ”" if line.lstrip().startswith("{") else "冒号后面要空一格"
    return number + 1, "冒号要用英文的“: ”" if "：" in line else "少了冒号"
