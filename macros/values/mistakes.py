"""A mistake as a value, told in one Chinese line once it is printed: where it stands, what is wrong, what to do."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass, fields, replace
from typing import Any, Self

from macros.values.suggest import did_you_mean


@dataclass(frozen=True)
class Where:
    """Where something stands: file, steps (ids, keys, numbers of items from 1), line (0 while it is not known).

    ``row`` is the line within a text of several, ``beside`` whether a place of the same file is told just before,
    ``more`` how many lines below it belong to it.
    """

    file: str = ""
    steps: tuple[str | int, ...] = ()
    line: int = 0
    row: int = 0
    beside: bool = False
    more: int = 0

    def __truediv__(self, step: str | int) -> "Where":
        """Return the place one step further in, or this one where there is no step."""
        return Where(self.file, (*self.steps, step), self.line, self.row) if step else self

    def __str__(self) -> str:
        """Return it as a clerk reads it."""
        file = [] if self.beside and self.line else [self.file]
        line, row = ([f"第{n}行"] if n else [] for n in (self.line, 0 if self.line else self.row))
        steps = (f"第{step}项" if isinstance(step, int) else step for step in self.steps)
        return " ".join([*file, *line, *steps, *row]).strip()

    def at(self, line: int) -> "Where":
        """Return the place of a line, from 1, of the file or of the text that stands here."""
        return replace(self, row=line) if self.steps else replace(self, line=line)

    def holds(self, other: "Where") -> bool:
        """Return whether another place is this one, or within it."""
        of_file = self.file == other.file and (not self.line or 0 <= other.line - self.line <= self.more)
        return of_file and self.steps == other.steps[: len(self.steps)]


NOWHERE = Where()
Words = str | tuple[str | Where, ...]
"""What is said, with the places that it names."""


def listed(places: Iterable[Where], after: str = "") -> tuple[str | Where, ...]:
    """Return places in a list that names each file once, and that of the place it comes ``after`` not at all."""
    parts = list[str | Where]()
    for place in places:
        parts += ["、", replace(place, beside=place.file == after)]
        after = place.file
    return tuple(parts[1:])


@dataclass(frozen=True)
class Mistake:
    """One mistake: where it stands, what is said of it, and ``found``, the name or the value there that is wrong.

    ``also`` says where else it stands; what has the same ``cause`` may be told in one line. Where ``words``
    say themselves where it stands they are ``whole``. That something is ``absent`` may be an echo of what
    could not be read.
    """

    where: Where
    words: Words
    found: str = ""
    also: tuple[str | Where, ...] = ()
    cause: str = ""
    whole: bool = False
    absent: bool = False

    @property
    def said(self) -> tuple[str | Where, ...]:
        """Return what is wrong, and what to do."""
        return _parts(self.words)

    def __str__(self) -> str:
        """Return it in one line."""
        also = ("（还有 ", *self.also, "）") if self.also else ()
        start = () if self.whole else (self.where, *also, "：")
        return "".join(map(str, (*start, *self.said))).removeprefix("：")

    @property
    def places(self) -> list[Where]:
        """Return every place that it names."""
        return [self.where, *(part for part in (*self.also, *self.said) if isinstance(part, Where))]

    def changed(self, place: Callable[[Where], Where], text: Callable[[str], str] = str) -> Self:
        """Return it with all its places and texts changed."""

        def new(value: Any) -> Any:
            if isinstance(value, tuple):
                return tuple(map(new, value))
            if isinstance(value, Where):
                return place(value)
            return text(value) if isinstance(value, str) else value

        return replace(self, **{field.name: new(getattr(self, field.name)) for field in fields(self)})


@dataclass(frozen=True)
class Repeated(Mistake):
    """Something stands twice, ``earlier`` on that line already; ``words`` say what to do."""

    what: str = ""
    earlier: int = 0

    @property
    def said(self) -> tuple[str | Where, ...]:
        """Return what stands twice, where it stands first, and what to do."""
        first = f"（第{self.earlier}行已有）" if self.earlier else ""
        return f"{self.what}重复出现{first}，", *super().said


@dataclass(frozen=True)
class Unknown(Mistake):
    """Names of a ``thing`` that name nothing: ``lead``, the ``names`` in quotes, ``tail``; ``guess`` says what may be meant."""

    thing: str = ""
    names: tuple[str, ...] = ()
    lead: str = ""
    tail: str = ""
    guess: Words = "，"

    @property
    def what(self) -> str:
        """Return what there is not."""
        return f"{self.lead}{'、'.join(f'“{name}”' for name in self.names)}{self.tail}"

    @property
    def said(self) -> tuple[str | Where, ...]:
        """Return what there is not, what may be meant, and what to do."""
        return self.what, *_parts(self.guess), *super().said


def unknown(
    where: Where,
    thing: str,
    name: str,
    known: Iterable[str],
    remedy: str = "请改正",
    lead: str = "没有名为",
    meant: str = "",
    stated: Where = NOWHERE,
) -> Unknown:
    """Return that a name names no such thing, with what may be ``meant``, and where that is stated; else the nearest ``known`` one."""
    place = ("（", stated, "）") if stated.file else ()
    guess = (f"，是否为“{meant}”", *place, "？") if meant else did_you_mean(name, known)
    return Unknown(
        where, remedy, found=name, absent=True,
        thing=thing, names=(name,), lead=lead, tail=f"的{thing}", guess=guess,
    )  # fmt: skip


def _parts(words: Words) -> tuple[str | Where, ...]:
    return (words,) if isinstance(words, str) else words
