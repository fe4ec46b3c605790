"""What two texts of a report have to do with each other: a problem explains a deduction, a recommendation answers a problem."""

import re
from collections.abc import Callable, Mapping, Sequence
from difflib import SequenceMatcher

from macros.gate.marks import MAY
from macros.importing.draft import Record
from macros.importing.parts.entries import Entry
from macros.importing.parts.matching import pairs
from macros.importing.yaml_text import Marked, together
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

_EXPLAINS = "{}个问题说明哪几项扣分，原报告没有写明，照两处都写的字列出（写在各项旁边），请逐项对照"
_ANSWERS = "{}条建议回应哪个问题，原报告没有写明，照文字相近列出（写在旁边），请逐条对照"


def linked(
    findings: Mapping[str, Sequence[Record]], said: Callable[[str], str], entries: Sequence[Entry]
) -> Record:
    """Return findings with what they have to do with each other and with what lost points; each kind of link is to be checked.

    ``said`` returns a text of the data with its numbers in digits.
    """
    lost = [
        (entry, said(entry.ground) or entry.told)
        for entry in entries
        if entry.score is not None and entry.weight and entry.score < entry.weight
    ]
    problems, recommendations = (findings.get(kind, []) for kind in ("problems", "recommendations"))
    told = {str(one["id"]): (said(str(one["title"])), said(str(one["text"]))) for one in problems}
    for problem, (title, text) in zip(problems, told.values(), strict=True):
        problem["explains"] = explained(title, text, lost)
    answers = [_answered(said(f"{one['title']}。{one['text']}"), told) for one in recommendations]
    are_in_order = _are_in_order(answers, [*told])
    how = "一条对一条" if are_in_order else "依文字相近"
    for one, id_ in zip(recommendations, [*told] if are_in_order else answers, strict=True):
        one["answers"] = [Marked(id_, f"回应“{told[id_][0]}”，{how}", kind="")] if id_ else None
    answering = recommendations if are_in_order else together(recommendations, "answers", _ANSWERS)
    return {**findings, "problems": together(problems, "explains", _EXPLAINS), "recommendations": answering}


def _are_in_order(answers: Sequence[str], own: Sequence[str]) -> bool:
    """Return whether there is one for each problem, half of them most like that of their own number, none like another."""
    alike = [answer == id_ for answer, id_ in zip(answers, own, strict=False) if answer]
    return len(answers) == len(own) > 1 and all(alike) and 2 * len(alike) >= len(own)


def explained(title: str, text: str, lost: Sequence[tuple[Entry, str]]) -> object:
    """Return the indicators whose deduction a problem may explain, each with its name and the words that say so.

    ``lost`` are those that lost points, each with what the report says of that. Where no words are the same,
    all of them stand aside, to be chosen from.
    """
    grounds = [plain(entry.name + ground) for entry, ground in lost]
    names = [plain(entry.name) for entry, _ in lost]
    found = [
        Marked(entry.id, f"{entry.name}（都写“{words}”）", kind="")
        for at, (entry, _) in enumerate(lost)
        if (words := _spoken(plain(title + text), at, grounds, names))
    ]
    if found or not lost:
        return found
    words = "没有看出这个问题解释哪几项扣分，下面是有扣分的全部指标，只留对应的"
    return Marked([Marked(entry.id, entry.name, kind="") for entry, _ in lost], words, MAY, aside=True)


def _spoken(text: str, at: int, grounds: Sequence[str], names: Sequence[str]) -> str:
    """Return the name of what lost points where a text has it, or a run of characters that it has in common with its ground.

    Such a run is long, or no other ground has it, and it has no more of the name of another.
    """
    if len(names[at]) >= _TELLING and names[at] in text:
        return names[at]
    words, ground = (_WORDS.findall(said) for said in (text, grounds[at]))
    matching = SequenceMatcher(None, words, ground, autojunk=False).get_matching_blocks()
    runs = ("".join(ground[block.b : block.b + block.size]).strip('，。；,;."“”') for block in matching)
    telling = (run for run in runs if len(run) >= _SHARED or _tells(run, grounds))
    return max((run for run in telling if not _is_of_another(run, at, names)), key=len, default="")


def _is_of_another(run: str, at: int, names: Sequence[str]) -> bool:
    """Return whether a run of characters has more of the name of another that lost points, enough to tell that one."""
    own, *others = (
        SequenceMatcher(None, run, name, autojunk=False).find_longest_match().size
        for name in (names[at], *names[:at], *names[at + 1 :])
    )
    return max(others, default=0) > max(own, _TELLING - 1)


def _tells(run: str, grounds: Sequence[str]) -> bool:
    """Return whether one ground alone has a run of characters, which says more than what many problems and indicators are called."""
    is_telling = len(run) >= _TELLING and len(_STOCK.sub("", run)) >= _LEAST
    return is_telling and sum(run in ground for ground in grounds) == 1


def _answered(text: str, problems: Mapping[str, tuple[str, str]]) -> str:
    """Return the id of the problem that a recommendation may answer, empty if none: whose title, or what it tells of, is most like it.

    Each problem has a title and a text.
    """
    words, told = pairs(text), [plain(said) for _, said in problems.values()]
    titles = [plain(title) for title, _ in problems.values()]
    close = {
        id_: len(words & pairs(title)) + _LIKE * bool(_spoken(plain(text), at, told, titles))
        for at, (id_, (title, _)) in enumerate(problems.items())
    }
    found = [id_ for id_, size in close.items() if size == max(close.values()) >= _LIKE]
    return found[0] if len(found) == 1 else ""
