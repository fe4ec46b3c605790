"""Records as YAML that a clerk can read and edit: block style, short records on one line, marks as comments."""

import json
import re
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass

from macros.gate.marks import CHECK, FILL
from macros.report.identity import GAP

_PLAIN = re.compile(r"(?:[^\W\d_]|[（《“①-⑳])(?:[^\n:#{}\[\],?&*!|>'\"%@`\\]|:(?=[^\s]))*(?<!\s)")
_WORDS = {"yes", "no", "on", "off", "y", "n", "null"}
_NUMBER = re.compile(r"-?(?:0|[1-9]\d*)(?:\.\d+)?%?|\d+/\d+|\d{4}-\d\d-\d\d")
_ESCAPED = re.compile("[\x7f-\x9f\u2028\u2029\ufeff\ufffe\uffff]")
_WIDTH = 110
_Record = Mapping[str, object]
_ABSENT: tuple[object, ...] = (None, [], ())


@dataclass(frozen=True)
class Marked:
    """A value that a person has to look at: what is to be done, and the kind of mark; without one, what it is.

    One that stands ``aside`` is no value yet, but a comment that a person may make one.
    """

    value: object
    words: str
    kind: str = CHECK
    aside: bool = False


def gap(words: str) -> Marked:
    """Return a gap, and what is to be filled in."""
    return Marked(GAP, words, FILL)


def yaml_text(record: Mapping[str, object]) -> str:
    """Return a mapping as YAML; ``None`` and empty lists are left out."""
    return "".join(f"{line}\n" for line in _mapping(record, ""))


def bare(value: object) -> object:
    """Return a value without its mark."""
    return bare(value.value) if isinstance(value, Marked) else value


def together(
    records: Sequence[_Record], key: str, words: str, name: Callable[[_Record], str] = str
) -> object:
    """Return records under one mark for all that they, or those within them, hold under a key without a mark of its own.

    The words say how many there are and name each.
    """
    sure = [one for one in _within(records) if one.get(key) and not getattr(one[key], "kind", "")]
    return Marked(records, words.format(len(sure), "、".join(map(name, sure)))) if sure else records


def _within(records: Iterable[_Record]) -> Iterator[_Record]:
    for one in records:
        yield one
        yield from _within(one.get("groups") or one.get("indicators") or ())  # type: ignore[arg-type]


def _mapping(record: Mapping[str, object], indent: str) -> Iterator[str]:
    for key, value in record.items():
        if value == {}:
            yield f"{indent}{scalar(key)}: {{}}"
        elif bare(value) not in _ABSENT:
            yield from entry(f"{indent}{scalar(key)}:", value, indent)


def quoted(text: str) -> str:
    """Return a text on one line in quotes."""
    return _ESCAPED.sub(lambda found: f"\\u{ord(found[0]):04x}", json.dumps(text, ensure_ascii=False))


def entry(opening: str, value: object, indent: str) -> Iterator[str]:
    """Yield the lines of one entry, which begins with ``opening``."""
    if isinstance(value, Marked) and value.aside:
        yield f"{indent}#{_comment(value)[3:]}；要用的，删去下面每行开头的“# ”"
        aside = entry(opening, value.value, indent)
        yield from (f"{indent}# {line.removeprefix(indent)}" for line in aside)
        return
    comment, value = _comment(value), bare(value)
    if isinstance(value, Mapping):
        on_a_line = _on_a_line(value)
        if on_a_line and len(opening) + len(on_a_line) < _WIDTH:
            yield f"{opening} {on_a_line}{comment}"
        elif opening.strip() == "-":
            first, *rest = _mapping(value, f"{indent}  ")
            yield from ([f"{indent}# {comment[4:]}"] if comment else [])
            yield from (f"{opening} {first.lstrip()}", *rest)
        else:
            yield opening + comment
            yield from _mapping(value, f"{indent}  ")
    elif isinstance(value, Sequence) and not isinstance(value, str):
        yield opening + comment
        for item in value:
            yield from entry(f"{indent}  -", item, f"{indent}  ")
    elif isinstance(value, str) and "\n" in value and _is_literal(value):
        yield f"{opening} |-{comment}"
        yield from (f"{indent}  {line}".rstrip() for line in value.split("\n"))
    else:
        yield f"{opening} {scalar(value)}{comment}"


def _comment(value: object) -> str:
    if not isinstance(value, Marked):
        return ""
    return f"  # {value.kind}{'：' if value.kind else ''}{' '.join(value.words.split())}"


def _on_a_line(record: Mapping[str, object]) -> str:
    """Return a record on one line, empty where it holds more than a line can say."""
    items = {key: value for key, value in record.items() if value not in _ABSENT}
    if any(not isinstance(value, str | int | bool) or "\n" in str(value) for value in items.values()):
        return ""
    return flow(items)


def flow(value: object) -> str:
    """Return a text, a list or a mapping on one line."""
    if isinstance(value, Mapping):
        return f"{{{', '.join(f'{scalar(key)}: {flow(item)}' for key, item in value.items())}}}"
    return f"[{', '.join(map(flow, value))}]" if isinstance(value, list) else scalar(value)


def _is_literal(text: str) -> bool:
    """Return whether a text can stand line by line as it is."""
    lines = text.split("\n")
    is_bare = bool(lines[0].strip() and lines[-1].strip()) and not lines[0][0].isspace()
    return is_bare and all(line == line.rstrip() for line in lines) and quoted(text).isprintable()


def scalar(value: object) -> str:
    """Return a value on one line, in quotes where YAML would take it for something else."""
    if isinstance(value, bool):
        return str(value).lower()
    text = str(value)
    if _NUMBER.fullmatch(text) or (_PLAIN.fullmatch(text) and text.lower() not in _WORDS):
        return text
    return quoted(text)
