"""Private numbers, which no file that reaches the site may hold, however they are spelt.

What may be public is entered in data/report.yml, with its file.
"""

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import replace
from pathlib import Path

from macros.gate.plain_text import plain
from macros.gate.private_forms import found_in, kind_of, spans
from macros.reading.files import any_lines, read_pdf
from macros.report.public_numbers import PublicNumber
from macros.values.mistakes import Mistake, Where, listed
from macros.values.recalling import Recall, anew, recalled

_ISSUED = "data/issued.txt"
_DIVIDED = re.compile("[0-9]+(?:[,.][0-9]+)+")
"""What may be a number that is private, divided as an amount or a decimal is: it is told as what it seems, but not shown."""
_LINED = (".md", ".yml", ".csv", ".txt")
"""Files that a clerk opens as text, and finds a line in."""
_ENTRY = re.compile(r"^public_numbers\b.*(?:\n(?:[\s#-].*)?)*", re.MULTILINE)


def private_numbers(
    project: Path, parts: Iterable[str], public: Sequence[PublicNumber] = (), recall: Recall = anew
) -> list[Mistake]:
    """Return the private numbers in the files and folders ``parts`` of a project, masked.

    One that the issued report has is told once, with all its places: they are allowed together.
    """
    roots = [project / part for part in parts]
    loose = {each.number for each in public if not _stands(project, each)}  # which is told of each
    paths = [path for root in roots for path in ([root] if root.is_file() else sorted(root.rglob("*")))]
    found: dict[str, dict[Where, str]] = {}
    for path in paths:
        name = path.relative_to(project).as_posix()
        free = sorted(_key(each.number) for each in public if each.allows(name) or each.number in loose)
        for key, line, more, words in recalled(recall, _of_file, name, _text(path, recall), free):
            found.setdefault(key, {}).setdefault(Where(_all_masked(name), line=line, more=more), words)
    return [each for places in found.values() for each in _told(places)]


def _told(places: Mapping[Where, str]) -> list[Mistake]:
    """Return what is to be told of one number, by its places and what is said of it there."""
    issued = next((place for place in places if place.file == _ISSUED), None)
    if not issued:
        return [Mistake(place, words) for place, words in places.items()]
    return [Mistake(issued, places[issued], also=listed(place for place in places if place != issued))]


def not_there(project: Path, public: Iterable[PublicNumber]) -> list[Mistake]:
    """Return each number that is entered as public and does not stand in its file."""
    where, remedy = Where("data/report.yml") / "public_numbers", "请改正 number 或 place，或删去这一条"
    absent = (each for each in public if not _stands(project, each))
    return [Mistake(where, f"{each.place} 里没有“{_mask(each.number)}”这个号码，{remedy}") for each in absent]


def _stands(project: Path, public: PublicNumber) -> bool:
    return _key(public.number) in _key(_text(project / public.place))


def entered(path: Path) -> list[PublicNumber]:
    """Return the numbers that the entry ``public_numbers`` of a file that cannot be read means to be public, anywhere."""
    entry = _ENTRY.search(_text(path))
    found = found_in(entry[0]) if entry else ()
    return [PublicNumber.model_construct(number=number, place=_ISSUED, reason="—") for _, number in found]


def without_private(others: Iterable[Mistake], private: Iterable[Mistake]) -> list[Mistake]:
    """Return other mistakes without private numbers; what is said of their lines waits until they are gone."""
    places = [place for each in private for place in each.places]
    shown = [other.changed(_place_masked, _all_masked) for other in others]
    return [one for one in shown if not any(place.holds(where) for place in places for where in one.places)]


def _place_masked(where: Where) -> Where:
    steps = tuple(step if isinstance(step, int) else _all_masked(step) for step in where.steps)
    return replace(where, file=_all_masked(where.file), steps=steps)


def _all_masked(text: str) -> str:
    text = _DIVIDED.sub(lambda it: _mask(it[0]) if kind_of(re.sub("[,.]", "", it[0])) else it[0], text)
    for _, found in found_in(text):
        text = (text if found in text else plain(text)).replace(found, _mask(found))
    return text


def _of_file(name: str, text: str, free: Sequence[str]) -> list[tuple[str, int, int, str]]:
    """Return the private numbers of a file that are not ``free``: the number itself, its line, how many more it has, what is said of it."""
    of_folder = found_in(name.rpartition("/")[0])
    own = [(kind, _mask(found)) for kind, found in found_in(name) if (kind, found) not in of_folder]
    in_name = ((name, 0, 0, f"文件名中的“{found}”像是{kind}，不得公开，请改名") for kind, found in own)
    return [*in_name, *_in_text(name, text, free)]


def _in_text(name: str, text: str, free: Sequence[str]) -> Iterator[tuple[str, int, int, str]]:
    text = plain(text)
    if between := {"csv": ",", "txt": "\t"}.get(name.rpartition(".")[2]):
        text = text.replace(between, "\f")  # between two cells
    for kind, start, end in spans(text):
        line = text.count("\n", 0, start) + 1 if name.endswith(_LINED) else 0
        if (key := _key(found := text[start:end])) not in free:
            reason = "单位办公电话" if kind in ("固定电话", "手机号") else "为什么可以公开"
            entry = f'- {{number: "{_mask(found)}", place: {_all_masked(name)}, reason: {reason}}}'
            remedy = f"可以公开的，在 data/report.yml 的 public_numbers: 之下写 {entry}，号码写全"
            yield key, line, found.count("\n"), f"“{_mask(found)}”像是{kind}，不得公开，请删去；{remedy}"


def _text(path: Path, recall: Recall = anew) -> str:
    if not path.is_file():
        return ""
    return "\n".join(read_pdf(path, recall)[0] if path.suffix.lower() == ".pdf" else any_lines(path))


def _key(found: str) -> str:
    return re.sub(r"<[^<>]*>|[^0-9a-z@京-龥]", "", plain(found).lower())


def _mask(found: str) -> str:
    return re.sub(r"\s", " ", found[:3] + "*" * (len(found) - 5) + found[-2:])
