"""A workbook as it came back against the sheets as they would go out: what is to change, cell by cell."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace

from macros.values.errors import on_one_line
from macros.workbook.cells import Refusal, differing, is_same, meant
from macros.workbook.changes import Change, Drop, Place, Put
from macros.workbook.grid import LEVEL, Grid, Row, fingerprint, wrong_heads, wrong_sheets
from macros.workbook.new_rows import NewRows
from macros.workbook.opening import Page, Typed
from macros.workbook.sheets import FINGERPRINT, GUIDE, NUMBER


@dataclass
class Found:
    """What differs: the changes, the lines that tell them, what is refused, and what is left as it is."""

    changes: list[Change] = field(default_factory=list)
    told: list[str] = field(default_factory=list)
    refused: list[str] = field(default_factory=list)
    left: list[str] = field(default_factory=list)


def compare(grids: Sequence[Grid], book: dict[str, Page]) -> Found:
    """Return what a workbook changes in the data that ``grids`` lay out."""
    found = Found()
    rows = book[GUIDE].rows if GUIDE in book else ()
    told = next((row[1].text for row in rows if len(row) > 1 and row[0].text == FINGERPRINT), "")
    if told != fingerprint(grids):
        found.refused.append(
            f"“{GUIDE}”：{FINGERPRINT}与 data/ 不符，导出以后 data/ 改过，或程序更新过，或这一格改过，请重新导出，把改过的格复制过去（选择性粘贴为数值）"
        )
        return found
    found.refused += wrong_sheets(grids, book)
    for grid in grids:
        if grid.title in book:
            _Comparison(grid, book[grid.title], found).run()
    return found


class _Comparison:
    """One sheet against the page that came back of it."""

    def __init__(self, grid: Grid, page: Page, found: Found) -> None:
        self.grid = grid
        self.page = page
        self.found = found
        self.columns = {title: at for at, title in enumerate(page.head) if title}
        self.lines: dict[int, int] = {}
        self.dropped: set[Place] = set()

    def run(self) -> None:
        """Note every difference, and every row that is no longer there."""
        wrong = wrong_heads(self.grid, self.page)
        self.found.refused += wrong
        if wrong:
            return
        new = NewRows(self.grid)
        for line, cells in enumerate(self.page.rows[1:], 1):
            if all(cell.is_blank for cell in cells):
                continue
            typed = {title: cells[at] for title, at in self.columns.items()}
            number = typed.pop(NUMBER)
            try:
                if number.is_blank:
                    named = _name({title: cell.text for title, cell in typed.items()})
                    self._note(new.added(typed), self.page.place(line, 0), f"加一行“{named}”")
                elif row := self._known(number, line):
                    new.passed(row)
                    self._row(line, row, typed)
            except Refusal as refusal:
                self.found.refused.append(f"{self.page.place(line, 0)}：{refusal}")
        self._gone()
        if list(self.lines) != sorted(self.lines):
            words = f"各行换了先后，没有照改：行按{NUMBER}认；要换先后，请改 data/ 里的文件"
            self.found.left.append(f"“{self.page.title}”：{words}")

    def _note(self, change: Change | None, cell: str, words: str) -> None:
        if change:
            self.found.changes.append(replace(change, cell=cell))
            self.found.told.append(f"{cell}：{words}")
        if isinstance(change, Drop):
            self.dropped.add(change.place)

    def _known(self, number: Typed, line: int) -> Row:
        """Return the row of the data that a number means. Raises Refusal where it means none, or one again."""
        typed = str(number.value or number.text)
        if not (typed.isdecimal() and 1 <= int(typed) <= len(self.grid.rows)):
            words = f"没有{NUMBER}为“{number.text or number.amiss}”的行"
            raise Refusal(f"{words}，请改回原来的，新的一行把{NUMBER}留空")
        found = int(typed)
        if found in self.lines:
            raise Refusal(f"{NUMBER}{found}与第{self.lines[found] + 1}行重复，新的一行请把{NUMBER}留空")
        self.lines[found] = line
        return self.grid.rows[found - 1]

    def _row(self, line: int, row: Row, typed: dict[str, Typed]) -> None:
        """Note what differs in a row; one that is emptied is to go."""
        is_blank = all(typed[title].is_blank for title in row.open)
        if is_blank and _may_go(row) and any(map(row.texts.get, row.open)):
            self._note(Drop(row.place), self.page.place(line, 0), f"删去“{_name(row.texts)}”")
            return
        values = {}
        for title, cell in typed.items():
            column, old = row.open.get(title), row.texts.get(title, "")
            if not is_same(cell, old, column):
                place = f"{self.page.place(line, self.columns[title])} {title}"
                try:
                    value = meant(cell, old, column)
                except Refusal as refusal:
                    self.found.refused.append(f"{place}：{refusal}")
                    continue
                before, now = differing(old, cell.text)
                values[title] = (value, place, f"“{before}” → “{now}”")
        self._put(row, values)

    def _put(self, row: Row, values: dict[str, tuple[object, str, str]]) -> None:
        keys = {row.open[title].key: value for title, (value, *_) in values.items()}
        if row.alone and keys.keys() - {(row.alone,)}:
            known = {column.key: column.typed(row.texts[title]) for title, column in row.open.items()}
            whole = {row.alone: known[(row.alone,)]} | {key[0]: value for key, value in keys.items()}
            (_, first, words), *others = values.values()
            also = (f"{cell}：{said}" for _, cell, said in others)
            self._note(Put(row.place, whole), first, "；".join([words, *also]))
            return
        for title, (value, *note) in values.items():
            self._note(Put(row.place if row.alone else (*row.place, *row.open[title].key), value), *note)

    def _gone(self) -> None:
        """Note the rows that are not on the page, and refuse what leaves parts without their whole."""
        gone = ((n, row) for n, row in enumerate(self.grid.rows, 1) if n not in self.lines)
        for number, row in gone:
            sheet, named = f"“{self.page.title}”", f"{NUMBER}{number}“{_name(row.texts)}”"
            if _may_go(row):
                self._note(Drop(row.place), sheet, f"删去{named}")
            else:
                self.found.refused.append(f"{sheet}：少了{named}，这张表不能删行，请补上，或重新导出")
        for number, row in enumerate(self.grid.rows, 1):
            above = {row.place[:n] for n in range(2, len(row.place))}
            if row.place not in self.dropped and above & self.dropped:
                words = f"“{_name(row.texts)}”所属的那一行已删去，请把这一行也删去"
                self.found.refused.append(f"{self.page.place(self.lines[number], 0)}：{words}")


def _may_go(row: Row) -> bool:
    return row.level is not None and not row.level.fixed


def _name(texts: Mapping[str, str]) -> str:
    return on_one_line(next((text for title, text in texts.items() if text and title != LEVEL), ""))
