"""Who reports on whom, and when: from the cover, the head and the last lines of a report."""

import re
from collections.abc import Mapping, Sequence
from contextlib import suppress
from datetime import date

from macros.gate.marks import FILL
from macros.importing.draft import Record
from macros.importing.parts.cover import disclosed
from macros.importing.parts.grades import grades_of
from macros.importing.word import Block, Paragraph
from macros.importing.yaml_text import Marked, bare
from macros.report.dates import YEARS
from macros.report.identity import GAP
from macros.report.issued import plain
from macros.values.printing import ordinal

_CODE = re.compile(r"^[\[【]?\d{2,}[\]】]?\s*[-—]?\s*")
"""The number that a system puts before the name of a body."""
_SPENDING = re.compile(r"(?:\d{4}年?度?)?(?:部门)?(?:整体|项目)支出.*")
"""What of a body is evaluated, behind its name."""
_FIELD = re.compile("([^：:]{2,12})[：:](.*)")
ANNEXED = re.compile(r"附\s*[件表录]\s*[\d一二三四五六七八九十]*\s*[:：.．]?")
"""What stands above a report that is sent as an annex."""
_NUMBERED = re.compile(r"\w{0,4}编号[:：](?P<filed>.*[〔\[［（(]\d{4}[〕\]］）)].*号)?")
"""A number on the cover, and one under which the report is filed."""
_LABELS = {
    "department": r"项目单位|被评价(?:部门|单位)|评价对象|(?:部门|单位)(?:（单位）)?名称|预算(?:部门|单位)|自评单位|填报单位|资金使用单位|(?:项目)?实施(?:（主管）)?单位",
    "client": r"委托单位|委托部门|委托方|委托人|委托机构",
    "evaluator": r"评价单位|评价机构|第三方机构|受托机构|受托单位|受托方|编制单位",
    "published": r"发布日期",
    "evaluated": r"评价日期|报告日期|评价时间|报告时间|编制日期|完成日期|提交日期|日期|填报日期",
}
_LABEL = {
    key: re.compile(
        rf"([（(])?(?:{form})\s*(?:[（(](?:盖章|公章|签章)[)）])?\s*[:：]\s*(?P<said>.+?)(?(1)[)）])$"
    )
    for key, form in _LABELS.items()
}
_SUPERVISOR = re.compile(
    r"(?:(?:项目)?主管(?:部门|单位)(?:及代码)?|部门|单位)\s*[:：]\s*(?![百千万亿]*元)(?P<said>.+)"
)
"""Says whose report it is where nothing else does."""
_DATE = re.compile(r"(\d{4})\s*年\s*(\d{1,2})\s*月\s*(\d{1,2})\s*日")
_DATED = re.compile(r"((?:填报|填表|编制|报告|评价)(?:日期|时间))\s*[:：]\s*" + _DATE.pattern)
_FIRM_NAMED = (
    r"[^，。；：:\s]{2,30}(?:事务所|公司|研究院|咨询中心|评价中心|大学|学院)(?:[（(](?:特殊)?普通合伙[）)])?"
)
_FIRM = re.compile(rf"({_FIRM_NAMED})(?:（.{{2,6}}）)?")
_ORDERED = re.compile(rf"受([^，。；\s]{{3,30}}?)的?委托[，,]\s*(?:由|我们)?({_FIRM_NAMED})")
_ACCEPTED = re.compile(rf"({_FIRM_NAMED})接?受([^，。；\s]{{3,30}}?)的?委托")
_BETWEEN = re.compile(r"(?<=[\u4e00-\u9fff])[ \u3000]+(?=[\u4e00-\u9fff：:])")
"""Blanks that set Chinese characters apart, as in 委 托 单 位."""
_PERIOD = re.compile(
    _DATE.pattern + r"\s*(?:至|到|-|—|－|~)+\s*(?:(\d{4})\s*年\s*)?(\d{1,2})\s*月\s*(\d{1,2})\s*日"
)
_CALLED = re.compile("(?:时段|期间|范围|基准|评价期)[^。；]{0,12}$")
_YEAR = re.compile(r"(?<!\d)(20\d\d)\s*年")
_NAMED = re.compile(r"(?:\d{4}年度?)?(.{3,30}?)(?:部门整体|整体支出|部门支出|\d{4}年|项目支出|绩效)")
_NO_NAME = re.compile("部门|整体|度?项目(?:支出)?$")
_WHOLE = re.compile("整体|部门支出")
_COMMISSIONED = re.compile("受.{2,30}委托")
_BODY = re.compile(
    "[\u4e00-\u9fff（）()]{3,30}(?:局|委|委员会|办|办公室|室|中心|院|校|学|园|政府|馆|站|所|队|会|厅|部|处)"
)
_GRADED = re.compile('(?:等级|等次|评定为|评价结果)[^。]{0,6}[“"]?(?:优|良|中|差)')
_SHORT = re.compile(r"(.{2,40}?)[（(](?:以下|下)?[简统]?称[：:为]?[“\"]?(.{2,20}?)[”\"]?[)）]")
_DAYS = ("period_from", "period_to", "evaluated", "published", "signed")
_DIGITS = str.maketrans("〇○Oo零一二三四五六七八九", "00000123456789")
_NUMERALS = {ordinal(n): str(n) for n in range(1, 32)}
_CHINESE_DATE = re.compile(
    r"([〇○Oo零一二三四五六七八九]{4})年(?:([一二三四五六七八九十]{1,3})月(?:([一二三四五六七八九十]{1,3})日)?)?"
)


def report_title(cover: Sequence[Block]) -> tuple[str, int]:
    """Return the title that stands on a cover, and how many paragraphs end with it; 附件 before it is none of it."""
    lines: list[str] = []
    annexed = bool(cover) and isinstance(cover[0], Paragraph) and bool(ANNEXED.fullmatch(cover[0].text))
    for block in cover[annexed:]:
        words = _tight(block.text) if isinstance(block, Paragraph) else ""
        if not words or any(form.match(words) for form in _LABEL.values()):
            break
        if len(words) > 40 and not lines:
            break
        if ANNEXED.fullmatch(words) or _NUMBERED.match(words):
            lines.append("")
            continue
        lines.append(words)
        if re.search(
            r"(?:报告书?|(?:自评|评价|评分|打分|得分)[^，。：:]{0,3}表)[）)]?(?:[（(]\d{4}年度?[）)])?$",
            words,
        ):
            return re.sub(r"\s", "", "".join(lines)), len(lines) + annexed
    return "", 0


def identity(cover: Sequence[Block], texts: Sequence[Paragraph], title: str) -> Record:
    """Return report.yml; ``texts`` are all paragraphs of the report, ``title`` is what its cover says."""
    fields = disclosed(texts)
    lines = [one for one in cover if isinstance(one, Paragraph)]
    filed = [one for one in lines if (found := _NUMBERED.match(one.text)) and found["filed"]]
    said = {key: _said(form, [*cover, *fields, *texts[-12:]]) for key, form in _LABEL.items()}
    prose, dated = "\n".join(block.text for block in texts), _in_digits(title)
    period = _period(prose, _YEAR.search(dated))
    year, doubt = _year(dated, prose, period)
    said_of = _SPENDING.sub("", _CODE.sub("", said["department"] or _said(_SUPERVISOR, cover)))
    department, unsure = (said_of, "") if said_of else _unlabelled(dated, texts, prose)
    named = {"name": department or GAP, "short": _short(prose, department) or None}
    stated: Record = {
        "title": title or Marked(GAP, "没有读到报告的名称", FILL),
        "year": (Marked(year, doubt) if doubt else year) if year else Marked(GAP, "没有读到年度", FILL),
        "department": Marked(named, unsure) if unsure and not named["short"] else named,
        **_parties(said, prose, [*cover, *texts[-12:]]),
        **({} if doubt or not year else period),
        "evaluated": said["evaluated"] or _cover_date(cover) or None,
        "published": said["published"] or None,
        "signed": _signed(texts, said["evaluated"], is_dated=bool(said["published"])),
        "header": [
            {"name": found[1], "value": found[2].strip().removeprefix("未载明") or None}
            for line in fields or filed
            if (found := _FIELD.fullmatch(line.text)) and not any(f.match(line.text) for f in _LABEL.values())
        ],
    }
    stated = {key: _possible(key, value) if key in _DAYS else value for key, value in stated.items()}
    return stated | (grades_of(text.text for text in texts) if _GRADED.search(prose) else {})


def _possible(key: str, value: object) -> object:
    """Return a day as it is stated; one that there is not is to be filled in, or stands aside."""
    found = re.match(r"(\d{4})\D(\d{1,2})(?:\D(\d{1,2}))?", str(bare(value)))
    year, month, day = (int(number or 1) for number in found.groups()) if found else (YEARS[0], 1, 1)
    with suppress(ValueError):
        if YEARS[0] <= date(year, month, day).year <= YEARS[1]:
            return value
    known = GAP if key == "signed" else bare(value)
    return Marked(known, f"印的是“{bare(value)}”，没有这一天", FILL, aside=key != "signed")


def _unlabelled(title: str, texts: Sequence[Paragraph], prose: str) -> tuple[str, str]:
    """Return whose report it is where no label says so, and what is doubtful: by its title, or by who signs it."""
    found = _NAMED.match(title)
    name = found[1] if found and not _NO_NAME.match(found[1]) else ""
    dated = (
        n for n in range(len(texts) - 1, 0, -1) if _DATE.fullmatch(_in_digits(texts[n].text.replace(" ", "")))
    )
    before = texts[at - 1].text.strip() if (at := next(dated, 0)) else ""
    signer = before if _BODY.fullmatch(before) and not _COMMISSIONED.search(prose) else ""
    if signer and not (name and _WHOLE.search(title)):
        return signer, "" if plain(signer) == plain(name) else "没有写明项目单位，照落款读入"
    return name, "没有写明项目单位，照题目读入" if name and _COMMISSIONED.search(prose) else ""


def _cover_date(cover: Sequence[Block]) -> str:
    """Return the date that stands alone on the cover."""
    texts = [block.text for block in cover if isinstance(block, Paragraph)]
    return next(
        (text for text in texts if re.fullmatch(r"\d{4}年\d{1,2}月(?:\d{1,2}日)?", _in_digits(text))), ""
    )


def _said(form: re.Pattern[str], blocks: Sequence[Block]) -> str:
    found = (form.match(_tight(block.text)) for block in blocks if isinstance(block, Paragraph))
    return next((match["said"].strip() for match in found if match), "")


def _tight(words: str) -> str:
    return _BETWEEN.sub("", words)


def _short(prose: str, department: str) -> str:
    """Return the short name that the report gives the department itself."""
    for name, short in _SHORT.findall(prose):
        if department and plain(name).endswith(plain(department)):
            return str(short)
    return ""


def _year(title: str, prose: str, period: Record) -> tuple[int, str]:
    """Return the year that a report is about, and what is doubtful about it."""
    lasts = (int(str(period["period_from"])[:4]), int(str(period["period_to"])[:4])) if period else (0, 0)
    found, odd = _YEAR.search(title), re.search(r"\d{3,}(?=\s*年)", title)
    is_odd = odd and not found and not YEARS[0] <= int(odd[0]) <= YEARS[1]
    doubt = f"题目里的“{odd[0]}年”不可能，照正文读入" if odd and is_odd else ""
    if found is None and period:
        return lasts[1], doubt
    found = found or _YEAR.search(prose)
    if found is None:
        return 0, ""
    year = int(found[1])
    fits = not period or lasts[0] <= year <= lasts[1]
    return year, doubt if fits else "与正文所写的评价时段不符，时段未填"


def _period(prose: str, year: re.Match[str] | None) -> Record:
    """Return the days that a report evaluates: those around the year of its title, else those that are called so."""
    ranges = [*_PERIOD.finditer(prose)]
    called = [one for one in ranges if not year or _CALLED.search(prose[: one.start()])]
    fitting = [
        one for one in [*called, *ranges] if year and int(one[1]) <= int(year[1]) <= int(one[4] or one[1])
    ]
    whole = [one for one in fitting if one[4] or one in called]
    if found := next(iter([*whole, *called]), None):
        y1, m1, d1, y2, m2, d2 = (int(one or found[1]) for one in found.groups())
        return {"period_from": f"{y1}-{m1:02}-{d1:02}", "period_to": f"{y2}-{m2:02}-{d2:02}"}
    return {}


def _parties(said: Mapping[str, str], prose: str, lines: Sequence[Block]) -> Record:
    """Return who ordered the evaluation and who made it: as labels say, or a sentence, or a firm that stands alone in a line.

    What no label says is to be checked, unless sentence and line name the same firm.
    """
    found, other = _ORDERED.search(prose), _ACCEPTED.search(prose)
    client, evaluator = found.groups() if found else other.groups()[::-1] if other else ("", "")
    alone = (_FIRM.fullmatch(line.text.strip()) for line in lines if isinstance(line, Paragraph))
    firm = said["evaluator"] or next((match[1] for match in alone if match), "")
    doubt = "没有另外写明，照正文“受……委托”一句读入" if evaluator else "单独印在一行，没有写明是评价机构"
    read = {"client": client, "evaluator": evaluator or firm}
    sure = {key for key in read if said[key] or (evaluator and evaluator == firm)}
    named = {key: {"name": said[key] or name} for key, name in read.items() if said[key] or name}
    return {key: name if key in sure else Marked(name, doubt) for key, name in named.items()}


def _signed(texts: Sequence[Paragraph], evaluated: str, *, is_dated: bool) -> object:
    """Return the date that stands alone in a line, the last one of them; else that of the evaluation, or one that a label says."""
    for text in (*(block.text for block in reversed(texts)), evaluated):
        words = _in_digits(re.sub(r"\s", "", text))
        if found := _DATE.fullmatch(words):
            y, m, d = map(int, found.groups())
            return f"{y}-{m:02}-{d:02}"
    said = [found for block in texts for found in _DATED.finditer(block.text)]
    if said and not is_dated:
        y, m, d = map(int, said[-1].groups()[1:])
        return Marked(f"{y}-{m:02}-{d:02}", f"没有落款日期，照{said[-1][1]}")
    return None if is_dated else Marked(GAP, "没有读到落款日期，如 2023-11-28", FILL)


def _in_digits(words: str) -> str:
    """Return words with their dates in Chinese numerals in digits: 二〇三一年五月二十日."""
    return _CHINESE_DATE.sub(_dated, words)


def _dated(found: re.Match[str]) -> str:
    parts = [
        (_NUMERALS.get(part), unit) for part, unit in zip(found.groups()[1:], "月日", strict=True) if part
    ]
    days = "".join(f"{part}{unit}" for part, unit in parts)
    return found[0] if None in dict(parts) else f"{found[1].translate(_DIGITS)}年{days}"
