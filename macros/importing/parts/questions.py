"""A question of a survey: a small table of its options, with the number and the share of the answers."""

import re
from collections.abc import Sequence

from macros.importing.draft import Record
from macros.importing.parts.read_survey import ReadQuestion
from macros.importing.word import Grid, Paragraph
from macros.report.issued import plain
from macros.report.survey_layout import DEFAULT
from macros.values.printing import NUMBERS, numbered

COUNTS = re.compile(r"(?:选择)?(?:份|人|票|选择|投票)\s*数.*|数量.*|人次|频[数次]|小\s*计")
SHARES = re.compile(r"占.{0,8}比.*|比例.*|百分比.*|比率.*|满意度比率")
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


def question(grid: Grid, above: Sequence[object]) -> tuple[ReadQuestion, Record] | None:
    """Return the question that a table holds, and how it is printed; None where it holds none."""
    first = grid.row(0)[0].words if grid.height > 2 and len(grid.row(0)) == 1 else ""
    if asked := QUESTION.fullmatch(first):
        grid = Grid(grid.place, tuple(grid.moved(1)), grid.above + 1)
    elif above and isinstance(above[-1], Paragraph):
        asked = QUESTION.fullmatch(above[-1].text)
    if asked is None or grid.height < 2 or not OPTIONS.fullmatch(plain(grid.line(0)[0])):
        return None
    lines = [grid.line(row) for row in range(grid.height)]
    found = _told(lines, "across") or _told(list(map(list, zip(*lines, strict=True))), "down")
    if found is None:
        return None
    options, answers, layout = found
    text, layout["numbers"] = asked_of(asked)
    shares = answers.get("share", [])
    return unlike(ReadQuestion(text, options, answers["count"], shares, grid.place)), layout


def _told(lines: Sequence[Sequence[str]], form: str) -> tuple[list[str], dict[str, list[str]], Record] | None:
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
    return (options, answers, {} if same else {"form": form, "words": words}) if is_whole else None


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
    if len(set(letters)) < len(letters) and "".join(letters).isascii():
        one.printed = one.options
        one.options = [chr(65 + n) + option[1:] for n, option in enumerate(one.options)]
    return one
