"""The one reader of calls: what a page calls, what it says besides, and what is no call of a macro."""

import re
from collections.abc import Collection, Iterator, Mapping
from dataclasses import dataclass
from html import unescape
from inspect import Signature

from jinja2 import nodes

from macros.gate.arguments import Argument, Kind, Literal, bind
from macros.gate.as_typed import without_foreign
from macros.gate.pages import Page
from macros.gate.syntax import CALL, Fault, Part, Unreadable, blanked, overlooked, parts
from macros.gate.unreadable import ONLY_CALLS, UNCLOSED, why_unreadable
from macros.values.errors import short
from macros.values.mistakes import Where
from macros.values.suggest import did_you_mean, nearest

_NOT_PRINTED = re.compile(r"\{:[^{}\n]*\}|<!--[\s\S]*?-->")
_BRACED = re.compile(r"\$?[{｛﹛❴⦃]+[^{}｛｝﹛﹜❴❵⦃⦄\n]*[}｝﹜❵⦄]*|[}｝﹜❵⦄]+")
_BRACE_ENTITY = re.compile(r"&(?:#0*12[35]|#x0*7[bd]|[lr](?:brace|cub));", re.IGNORECASE)
_PROGRAM = re.compile(r"(<(script|style)\b[^<>]*>)(.*?)(?=</\2)", re.IGNORECASE | re.DOTALL)
"""What is refused with the tag around it."""
_LEFT_OUT = "不会印出，请删去；只给编辑看的话，写成 <!-- 话 -->"
_PRINTED_AS_IT_IS = '会原样印出；引用数据应写成 {{ fig("名称") }}，标题的位置应写成 {: #名称 }，请改正'


@dataclass(frozen=True)
class Call:
    """One call of a macro, its arguments as the macro's signature takes them."""

    page: str
    line: int
    macro: str
    arguments: tuple[Argument, ...] = ()

    @property
    def place(self) -> Where:
        """Return where a clerk finds it."""
        return Where(f"docs/{self.page}", line=self.line)

    @property
    def brief(self) -> bool:
        """Return whether it repeats what stands in full elsewhere: ``brief=true``, ``here=true``."""
        return any(argument.value is True for argument in self.arguments)

    def names(self, kind: Kind) -> list[str]:
        """Return what it names of one kind."""
        return [str(argument.value) for argument in self.arguments if argument.kind == kind]

    @property
    def named(self) -> str:
        """Return the first thing it names, empty where it names none."""
        return next((str(argument.value) for argument in self.arguments if argument.kind.names), "")

    @property
    def subject(self) -> str:
        """Return the macro and the first thing it names: ``indicator A21``, ``checks``."""
        return f"{self.macro} {self.named}".rstrip()


@dataclass(frozen=True)
class Reading:
    """What a page says: its calls, its prose (line for line, without them), and what is no call."""

    page: Page
    calls: tuple[Call, ...]
    prose: str
    faults: tuple[Fault, ...]

    @property
    def misread(self) -> str:
        """Return the lines of the page that hold what is no call."""
        lines = self.page.body.split("\n")
        return "\n".join(lines[fault.line - 1] for fault in self.faults)


def read(page: Page, signatures: Mapping[str, Signature]) -> Reading:
    """Return what a page says; ``signatures`` are those of the macros that it may call."""
    calls: list[Call] = []
    faults = [
        Fault(line, f"“{short(found)}”{_LEFT_OUT}" if found.startswith("{#") else ONLY_CALLS)
        for line, found in overlooked(page.body)
    ]
    prose, at = "", 1
    for line, part in parts(page.body):
        words = part if isinstance(part, str) else CALL
        prose += "\n" * (line - at) + words
        at = line + words.count("\n")
        if not isinstance(part, str):
            try:
                calls.append(Call(page.path, line, *_call(part, signatures)))
            except ValueError as error:
                if Fault(line, UNCLOSED) not in faults:  # what follows on its line may be of it
                    faults.append(Fault(line, *error.args))
    prose = _PROGRAM.sub(lambda found: found[1] + blanked(found[3]), prose)
    faults += _stray_braces(prose, {fault.line for fault in faults})
    told = {fault.line for fault in faults}
    foreign, prose = without_foreign(prose, signatures)
    others = (fault for fault in foreign if fault.line not in told)
    return Reading(page, tuple(calls), prose, (*faults, *others))


def _call(part: Part, macros: Mapping[str, Signature]) -> tuple[str, tuple[Argument, ...]]:
    """Return a call's macro and arguments. Raises ValueError, in Chinese, for whatever else it is, and the macro meant."""
    match part:
        case Unreadable(text=text):
            raise ValueError(why_unreadable(text))
        case nodes.Call(node=nodes.Name(name=macro), args=args, kwargs=pairs, dyn_args=None, dyn_kwargs=None):
            if macro not in macros:
                words = f"没有“{macro}”这个调用{did_you_mean(macro, macros)}请改正"
                raise ValueError(words, nearest(macro, macros))
        case _:
            raise ValueError(ONLY_CALLS)
    try:
        named = [(pair.key, _literal(pair.value)) for pair in pairs]
        return macro, bind(macros[macro], [_literal(node) for node in args], named)
    except ValueError as error:
        raise ValueError(f"“{macro}”{error}") from None


def _literal(node: nodes.Expr) -> Literal:
    match node:
        case nodes.Const(value=str() | int() | float() | None as value):
            return value
        case nodes.Neg(node=nodes.Const(value=int() | float() as value)):
            return -value
    raise ValueError("的括号里只能写加英文引号的文字、整数、true 或 false，请改正")


def _stray_braces(prose: str, told: Collection[int]) -> Iterator[Fault]:
    """Yield what would be published as it is: braces that neither call nor give an anchor, but for those of lines ``told`` already."""
    printed = _NOT_PRINTED.sub(lambda found: blanked(found[0]), prose)
    bare = _BRACE_ENTITY.sub(lambda entity: unescape(entity[0]), printed)
    for number, line in enumerate(bare.split("\n"), 1):
        if number not in told and (found := list(_BRACED.finditer(line))):
            words = line[found[0].start() : found[-1].end()].replace(CALL, "…")
            yield Fault(number, f"“{words}”{_PRINTED_AS_IT_IS}")


def places(calls: tuple[Call, ...]) -> dict[str, str]:
    """Return where things stand in full: ``indicator A21`` → ``indicators/a.md``, ``checks`` → its page."""
    return {call.subject: call.page for call in reversed(calls) if not call.brief}
