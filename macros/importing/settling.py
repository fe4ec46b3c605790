"""What was composed is written so that it can be read: what the data may not hold stands aside, marked, until nothing is refused."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import replace
from functools import partial
from pathlib import Path

from macros.importing.draft import Record
from macros.importing.parts.tables import as_texts, is_worded
from macros.importing.yaml_text import Marked, bare
from macros.reading.complaints import JOINT
from macros.reading.lines import located
from macros.reading.load import read_folder
from macros.reading.yaml_files import parse_yaml
from macros.reading.yaml_reader import Place
from macros.values.errors import DataErrors
from macros.values.mistakes import Mistake, Where

_TABLES = "tables"
AS_TEXTS = "各格照文字印，没有核对："


def settle(data: Path, records: Mapping[str, Record], write: Callable[[str, Record], None]) -> dict[str, str]:
    """Write records so that ``data`` can be read as a whole, and return why tables became texts: their cells have no names.

    Raises DataErrors where nothing is left to be set aside. That comes to an end: what stands aside stays so, but for the
    columns of a table, which becomes one of texts once.
    """
    settled = dict(records)
    for name, record in settled.items():
        write(name, record)
    while mistakes := located(read_folder(data).mistakes, data):
        changes = (_change(data, settled, mistake) for mistake in mistakes)
        name, record = next((each for each in changes if each[1] != settled.get(each[0], {})), ("", {}))
        if not name:
            raise DataErrors(mistakes)
        settled[name] = record
        write(name, record)
    tables: dict[str, Record] = settled.get(_TABLES, {}).get(_TABLES, {})  # type: ignore[assignment]
    titles = {id_: title for id_, table in tables.items() if isinstance(title := table["title"], Marked)}
    return {id_: title.words for id_, title in titles.items() if title.words.startswith(AS_TEXTS)}


def _change(data: Path, records: Mapping[str, Record], mistake: Mistake) -> tuple[str, Record]:
    """Return a file and its record without what a mistake is about; a table that is refused, or a cell of it, as it is printed."""
    where, file = mistake.where, Path(mistake.where.file)
    is_sheet = file.parent.name == _TABLES
    name = _TABLES if is_sheet else file.stem
    if name not in records:
        return "", {}
    record = records[name]
    last = str(where.steps[-1]).split(JOINT)[-1] if where.steps else ""
    place = (_TABLES, file.stem) if is_sheet else _place(data / f"{name}.yml", where, last)
    words = f"{last}：{''.join(map(str, mistake.said))}".removeprefix("：")
    is_table = name == _TABLES and len(place) == len((_TABLES, "id"))
    way = partial(_as_printed if is_table else _aside, words)
    change = partial(_changed, place=place[1:], change=way)
    return name, record | {key: change(record[key]) for key in map(str, place[:1])}


def _place(path: Path, where: Where, key: str) -> Place:
    """Return the way to what stands on a line of a file under a key, else to all that begins there."""
    lines = parse_yaml(path.read_text("utf-8"), where.file).lines
    begun = [place for place, line in lines.items() if line == where.line]
    return min([place for place in begun if place[-1:] == (key,)] or begun, key=len, default=())


def _aside(words: str, value: object) -> Marked:
    return Marked(bare(value), words, aside=True)


def _as_printed(words: str, table: Record) -> Record:
    """Return a table with its cells as texts, whichever columns stood aside; as it is where they are texts already."""
    title = Marked(bare(table["title"]), f"{AS_TEXTS}{words}")
    return table if is_worded(table) else as_texts(table, title)


def _changed(value: object, place: Place, change: Callable[..., object]) -> object:
    """Return a value with what stands at a place within it changed; what stands aside has no number."""
    if not place:
        return change(value)
    if isinstance(value, Marked):
        return replace(value, value=_changed(value.value, place, change))
    step, *rest = place
    if isinstance(value, Mapping):
        return {**value, step: _changed(value[step], (*rest,), change)}
    assert isinstance(value, Sequence)
    standing = [n for n, each in enumerate(value) if not getattr(each, "aside", False)]
    at = standing[int(step)]
    return [*value[:at], _changed(value[at], (*rest,), change), *value[at + 1 :]]
