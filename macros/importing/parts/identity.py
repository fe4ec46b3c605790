"""Who reports on whom: from the cover, the head and the last lines of a report."""

import re
from collections.abc import Mapping, Sequence

from macros.importing.draft import Record
from macros.importing.parts.cover import LABELS, NUMBERED, disclosed, tight
from macros.importing.parts.days import in_digits, is_day, period_of, possible, signed, year_of
from macros.importing.parts.grades import grades_of
from macros.importing.word import Paragraph
from macros.importing.yaml_text import Marked, gap
from macros.report.identity import GAP
from macros.report.issued import plain

_CODE = re.compile(r"^[\[【]?\d{2,}[\]】]?\s*[-—]?\s*")
"""The number that a system puts before the name of a body."""
_SPENDING = re.compile(r"(?:\d{4}年?度?)?(?:部门)?(?:整体|项目)支出.*")
"""What of a body is evaluated, behind its name."""
_FIELD = re.compile("([^：:]{2,12})[：:](.*)")
_SUPERVISOR = re.compile(
    r"(?:(?:项目)?主管(?:部门|单位)(?:及代码)?|部门|单位)\s*[:：]\s*(?![百千万亿]*元)(?P<said>.+)"
)
"""Says whose report it is where nothing else does."""
_FIRM_NAMED = (
    r"[^，。；：:\s]{2,30}(?:事务所|公司|研究院|咨询中心|评价中心|大学|学院)(?:[（(](?:特殊)?普通合伙[）)])?"
)
_FIRM = re.compile(rf"({_FIRM_NAMED})(?:（.{{2,6}}）)?")
_ORDERED = re.compile(rf"受([^，。；\s]{{3,30}}?)的?委托[，,]\s*(?:由|我们)?({_FIRM_NAMED})")
_ACCEPTED = re.compile(rf"({_FIRM_NAMED})接?受([^，。；\s]{{3,30}}?)的?委托")
_NAMED = re.compile(r"(?:\d{4}年度?)?(.{3,30}?)(?:部门整体|整体支出|部门支出|\d{4}年|项目支出|绩效)")
_NO_NAME = re.compile("部门|整体|度?项目(?:支出)?$")
_WHOLE = re.compile("整体|部门支出")
_COMMISSIONED = re.compile("受.{2,30}委托")
_BODY = re.compile(
    "[\u4e00-\u9fff（）()]{3,30}(?:局|委|委员会|办|办公室|室|中心|院|校|学|园|政府|馆|站|所|队|会|厅|部|处)"
)
_GRADED = re.compile('(?:等级|等次|评定为|评价结果)[^。]{0,6}[“"]?(?:优|良|中|差)')
_SEAL = re.compile("[（(](?:[单公]位?)?[盖签公]?章[）)]")
_SHORT = re.compile(r"(.{2,40}?)[（(](?:以下|下)?[简统]?称[：:为]?[“\"]?(.{2,20}?)[”\"]?[)）]")
"""A name, and the short one that the report gives it itself."""


def identity(cover: Sequence[Paragraph], texts: Sequence[Paragraph], title: str) -> Record:
    """Return report.yml; ``texts`` are all paragraphs of the report, ``title`` is what its cover says."""
    fields = disclosed(texts)
    numbers = [found for one in cover if (found := NUMBERED.match(one.text)) and found["filed"]]
    filed = [Paragraph("", (found["name"] or "文号：") + found["filed"]) for found in numbers]
    said = {key: _said(form, [*cover, *fields, *texts[-12:]]) for key, form in LABELS.items()}
    prose, dated = "\n".join(block.text for block in texts), in_digits(title)
    period, alone = period_of(prose, dated), (one.text for one in cover if is_day(one.text, or_month=True))
    year, doubt = year_of(dated, prose, period)
    said_of = _SPENDING.sub("", _CODE.sub("", said["department"] or _said(_SUPERVISOR, cover)))
    department, unsure = (said_of, "") if said_of else _unlabelled(dated, texts, prose)
    shorts = (short for name, short in _SHORT.findall(prose) if plain(name).endswith(plain(department)))
    named = {"name": department or GAP, "short": next(shorts, None) if department else None}
    stated: Record = {
        "title": title or gap("没有读到报告的名称"),
        "year": (Marked(year, doubt) if doubt else year) if year else gap("没有读到年度"),
        "department": Marked(named, unsure) if unsure and not named["short"] else named,
        **_parties(said, prose, [*cover, *texts[-12:]]),
        **({} if doubt or not year else period),
        "evaluated": said["evaluated"] or next(alone, None),
        "published": said["published"] or None,
        "signed": signed(texts, said["evaluated"], is_dated=bool(said["published"])),
        "header": [
            {"name": found[1], "value": found[2].strip().removeprefix("未载明") or None}
            for line in fields or filed
            if (found := _FIELD.fullmatch(line.text)) and not any(f.match(line.text) for f in LABELS.values())
        ],
    }
    return possible(stated) | (grades_of(text.text for text in texts) if _GRADED.search(prose) else {})


def _unlabelled(title: str, texts: Sequence[Paragraph], prose: str) -> tuple[str, str]:
    """Return whose report it is where no label says so, and what is doubtful: by its title, or by who signs it."""
    found = _NAMED.match(title)
    name = found[1] if found and not _NO_NAME.match(found[1]) else ""
    dated = (n for n in range(len(texts) - 1, 0, -1) if is_day(texts[n].text))
    before = texts[at - 1].text.strip() if (at := next(dated, 0)) else ""
    signer = before if _BODY.fullmatch(before) and not _COMMISSIONED.search(prose) else ""
    if signer and not (name and _WHOLE.search(title)):
        return signer, "" if plain(signer) == plain(name) else "没有写明项目单位，照落款读入"
    return name, "没有写明项目单位，照题目读入" if name and _COMMISSIONED.search(prose) else ""


def _said(form: re.Pattern[str], lines: Sequence[Paragraph]) -> str:
    found = (form.match(tight(line.text)) for line in lines)
    return next((_SEAL.sub("", match["said"]).strip() for match in found if match), "")


def _parties(said: Mapping[str, str], prose: str, lines: Sequence[Paragraph]) -> Record:
    """Return who ordered the evaluation and who made it: as labels say, or a sentence, or a firm that stands alone in a line.

    What no label says is to be checked, unless sentence and line name the same firm.
    """
    found, other = _ORDERED.search(prose), _ACCEPTED.search(prose)
    client, evaluator = found.groups() if found else other.groups()[::-1] if other else ("", "")
    alone = (_FIRM.fullmatch(line.text.strip()) for line in lines)
    firm = said["evaluator"] or next((match[1] for match in alone if match), "")
    doubt = "没有另外写明，照正文“受……委托”一句读入" if evaluator else "单独印在一行，没有写明是评价机构"
    read = {"client": client, "evaluator": evaluator or firm}
    sure = {key for key in read if said[key] or (evaluator and evaluator == firm)}
    named = {key: {"name": said[key] or name} for key, name in read.items() if said[key] or name}
    return {key: name if key in sure else Marked(name, doubt) for key, name in named.items()}
