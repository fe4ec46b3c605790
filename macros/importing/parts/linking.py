"""What two texts of a report have to do with each other: a problem explains a deduction, a recommendation answers a problem."""

import re
from collections.abc import Sequence
from difflib import SequenceMatcher

from macros.gate.marks import MAY
from macros.importing.parts.entries import Entry
from macros.importing.parts.matching import pairs
from macros.importing.yaml_text import Marked
from macros.report.issued import plain

_SHARED = 10
"""So many characters in a row show that two texts speak of one thing."""
_TELLING = 4
"""So many do where nothing else that lost points has them."""
_STOCK = re.compile(
    "主要|原因|年度|任务|万元|支出|不够|有待|存在|管理|制度|规范|完善|健全|情况|项目|绩效|指标|预算|资金|执行|工作|部门|评价|规定|要求|[的未不有]"
)
_WORDS = re.compile(r"\d[\d.,]*|.", re.DOTALL)
"""Of what a run is made: characters, and numbers as a whole."""
_LIKE = 2
"""So many pairs of characters make a title like a text, and as many a run of characters that both have."""
_LEAST = 2
"""So many characters must be left of a run without what many are called."""


def explained(title: str, text: str, lost: Sequence[tuple[Entry, str]]) -> object:
    """Return the indicators whose deduction a problem may explain, each with its name; they are to be checked.

    ``lost`` are those that lost points, each with what the report says of that. Where no words are the same,
    all of them stand aside, to be chosen from.
    """
    grounds = [plain(entry.name + ground) for entry, ground in lost]
    names = [plain(entry.name) for entry, _ in lost]
    found = [
        (entry, words)
        for at, (entry, _) in enumerate(lost)
        if (words := _spoken(plain(title + text), at, grounds, names))
    ]
    named = [Marked(entry.id, entry.name, kind="") for entry, _ in found or lost]
    if found or not lost:
        told = "、".join(f"{entry.name}（都写“{words}”）" for entry, words in found)
        return Marked(named, f"“{title}”说明{told}的扣分，原报告没有写明") if found else []
    words = "没有看出这个问题解释哪几项扣分，下面是有扣分的全部指标，只留对应的"
    return Marked(named, words, MAY, aside=True)


def _spoken(text: str, at: int, grounds: Sequence[str], names: Sequence[str]) -> str:
    """Return the name of what lost points where a text has it, or a run of characters that it has in common with its ground.

    Such a run is long, or no other ground has it, and it has no more of the name of another.
    """
    if len(names[at]) >= _TELLING and names[at] in text:
        return names[at]
    words, ground = (_WORDS.findall(said) for said in (text, grounds[at]))
    matching = SequenceMatcher(None, words, ground, autojunk=False).get_matching_blocks()
    runs = ("".join(ground[block.b : block.b + block.size]).strip('，。；,;."“”') for block in matching)
    telling = (
        run
        for run in runs
        if len(run) >= _SHARED or (_tells(run) and sum(run in ground for ground in grounds) == 1)
    )
    return max((run for run in telling if not _is_of_another(run, at, names)), key=len, default="")


def _is_of_another(run: str, at: int, names: Sequence[str]) -> bool:
    """Return whether a run of characters has more of the name of another that lost points, enough to tell that one."""
    own, *others = (
        SequenceMatcher(None, run, name, autojunk=False).find_longest_match().size
        for name in (names[at], *names[:at], *names[at + 1 :])
    )
    return max(others, default=0) > max(own, _TELLING - 1)


def _tells(run: str) -> bool:
    """Return whether a run of characters says more than what many problems and indicators are called."""
    return len(run) >= _TELLING and len(_STOCK.sub("", run)) >= _LEAST


def answered(text: str, problems: Sequence[tuple[str, str, str]]) -> object:
    """Return the problem that a recommendation may answer: the one whose title, or what it tells of, is most like it.

    Each problem is its id, its title and its text.
    """
    words, told = pairs(text), [plain(said) for _, _, said in problems]
    titles = [plain(title) for _, title, _ in problems]
    spoken = (bool(_spoken(plain(text), at, told, titles)) for at in range(len(problems)))
    close = [
        len(words & pairs(title)) + _LIKE * said for said, (_, title, _) in zip(spoken, problems, strict=True)
    ]
    best = max([_LIKE, *close])
    if close.count(best) != 1:
        return []
    id_, title, _ = problems[close.index(best)]
    return Marked([id_], f"回应“{title}”，依文字相近列出，原报告没有写明")
