"""A question of a survey and its answers: a small table of its options, or lines below it: ``A.满意：45份，占30.00%``."""

import re
from collections.abc import Iterable, Iterator, Sequence
from itertools import takewhile

from macros.importing.draft import Record
from macros.importing.parts.read_survey import ReadQuestion
from macros.importing.word import Block, Cell, Grid
from macros.report.issued import plain
from macros.report.survey_layout import DEFAULT
from macros.values.printing import NUMBERS, numbered

COUNTS = re.compile(r"(?:选择)?(?:份|人|票|选择|投票)\s*数.*|数量.*|人次|频[数次]|小\s*计")
SHARES = re.compile(r"占.{0,8}(?:比|问卷|[人份]数|[（(][%％]).*|比例.*|百分比.*|比率.*|满意度比率")
OPTIONS = re.compile(r"选\s*项|项\s*目|答\s*案|评价等级|满意程度|")
WHOLE = re.compile(r"\d[\d,，]*")
SUM = re.compile(r"(?:合|总|小)\s*计|本题有效填写人次")
NO_QUESTION = re.compile(
    rf"(?:{SUM.pattern}|平\s*均(?:值|数|分)?|综\s*合)(?:(?:总体)?满意[率度])?(?:[（(].*[）)])?"
)
"""Calls a row that sums up the others."""
QUESTION = re.compile(
    r"(?P<number>(?:第|问题|Q)?\s*\d{1,2}\s*[.．、题:：][:：]?|[（(]\d{1,2}[）)])\s*(?P<text>.+)", re.DOTALL
)
_FACTS = re.compile(
    r"(?P<asked>(?:[^（()）]|[（(][^（()）]*[）)])+?)[，,；;。：:][^，,；;。：:]*\d\s*(?:份|票|人次).*",
    re.DOTALL,
)
"""A question, and behind it how many answered."""
_LINE = re.compile(
    r"(?P<option>(?:[A-H][.．、\s]*)?[^：:，,；;（(\d]{1,20}?)(?P<to>\s*[：:，,（(]?\s*)(?P<count>\d+)"
    r"(?P<behind>\s*(?:份|人|票|名|人次)(?:[^\d%％]*))(?:(?P<share>\d+(?:\.\d+)?[%％])(?P<end>\D*))?"
)


Told = tuple[list[str], list[str], list[str], Record]
"""Options, counts and shares, and how they are printed."""


def question(grid: Grid, above: Sequence[object]) -> tuple[ReadQuestion, Record] | None:
    """Return the question that a table or such lines answer, and how it is printed; None where they answer none."""
    first = grid.row(0)[0].words if grid.height > 2 and len(grid.row(0)) == 1 else ""
    if asked := QUESTION.fullmatch(first):
        grid = Grid(grid.place, tuple(grid.moved(1)), grid.above + 1)
    asked = asked or QUESTION.fullmatch(getattr(above[-1], "text", "") if above else "")
    lines = [grid.line(row) for row in range(grid.height)]
    found = told([words for words, *_ in lines]) if grid.width == 1 else None
    if not found and grid.height > 1 and OPTIONS.fullmatch(plain(lines[0][0])):
        found = _told(lines, "across") or _told(list(map(list, zip(*lines, strict=True))), "down")
    if asked is None or found is None:
        return None
    options, counts, shares, layout = found
    text, layout["numbers"] = asked_of(asked)
    text = facts["asked"] if (facts := _FACTS.fullmatch(text)) else text
    return unlike(ReadQuestion(text, options, counts, shares, grid.place)), layout


def _told(lines: Sequence[Sequence[str]], form: str) -> Told | None:
    """Return options, counts and shares, and what they are called, of lines that begin with what they hold."""
    (title, *options), *rest = lines
    kinds = [kind_of(line[0]) for line in rest]
    total = options.pop() if options and SUM.fullmatch(options[-1]) else ""
    is_told = "count" in kinds and all(kinds) and len(set(kinds)) == len(kinds)
    if not is_told or len(options) < 2 or not all(options):
        return None
    answers = {kind: list(line[1 : len(options) + 1]) for kind, line in zip(kinds, rest, strict=True)}
    words = {"option": title, **{kind: line[0] for kind, line in zip(kinds, rest, strict=True)}}
    words = {key: word for key, word in (words | ({"total": total} if total else {})).items() if word}
    is_whole = all(WHOLE.fullmatch(count) for count in answers["count"])
    same = form == "across" and [*map(plain, words.values())] == [*map(plain, DEFAULT.values())]
    layout: Record = {} if same else {"form": form, "words": words}
    return (options, answers["count"], answers.get("share", []), layout) if is_whole else None


def kind_of(title: str) -> str:
    """Return whether a title speaks of numbers or of shares of answers, empty where of neither."""
    words = re.sub(r"\s", "", title)
    return "count" if COUNTS.fullmatch(words) else "share" if SHARES.fullmatch(words) else ""


def asked_of(asked: re.Match[str]) -> tuple[str, str]:
    """Return the words of a question, and how it is numbered; a number that the data cannot say so is of its words."""
    first = re.search(r"\d+", asked["number"])[0]  # type: ignore[index]
    styles = [numbered(style, int(first)) for style in NUMBERS if "一" not in style]
    alike = [style for style in styles if plain(style) == plain(asked["number"])]
    style = asked["number"] if asked["number"] in alike else [*alike, ""][0]
    return asked["text"].strip() if style else asked[0].strip(), style


def unlike(one: ReadQuestion) -> ReadQuestion:
    """Return a question of whose options no two begin with the same letter of the alphabet."""
    letters = [option[0] for option in one.options]
    if len(set(letters)) < len(letters) and all(one.isascii() and one.isalpha() for one in letters):
        one.printed = one.options
        one.options = [chr(65 + n) + option[1:] for n, option in enumerate(one.options)]
    return one


def told(lines: Sequence[str]) -> Told | None:
    """Return the options, counts and shares that lines tell, and how they are printed; None where not all are worded alike."""
    found = [_LINE.fullmatch(line) for line in lines]
    worded = {_wording(one) for one in found if one}
    letters = "".join(one["option"][0] for one in found if one)
    is_listed = letters == "ABCDEFGH"[: len(found)] or not any(map(str.isascii, letters))
    if None in found or len(found) < 2 or len(worded) > 1 or not is_listed:
        return None
    options, counts, shares = (
        [one[key] or "" for one in found if one] for key in ("option", "count", "share")
    )
    return options, counts, [share for share in shares if share], {"form": "lines", "line": worded.pop()}


def _wording(one: re.Match[str]) -> str:
    share = f"〔占比〕{one['end']}" if one["share"] else ""
    return f"〔选项〕{one['to']}〔份数〕{one['behind']}{share}"


def answers_apart(blocks: Iterable[Block]) -> Iterator[Block]:
    """Yield the blocks, such lines below a question as a table of one column."""
    rest = [*blocks]
    while rest:
        block = rest.pop(0)
        yield block
        said = takewhile(lambda one: _LINE.fullmatch(one.text), rest)
        lines = [*said] if QUESTION.fullmatch(block.text) else []
        if told([line.text for line in lines]):
            cells = (Cell(n, 0, 1, 1, (line.text,)) for n, line in enumerate(lines))
            yield Grid(lines[0].place, tuple(cells))
            del rest[: len(lines)]
