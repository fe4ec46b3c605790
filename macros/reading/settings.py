"""``mkdocs.yml``: the few things that a report says of its site, read without the program that builds it."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from pydantic import (
    BaseModel,
    ConfigDict,
    Field,
    TypeAdapter,
    ValidationError,
    ValidationInfo,
    field_validator,
)

from macros.reading.complaints import complaints
from macros.reading.files import read_text
from macros.reading.yaml_files import Document, Place, parse_yaml
from macros.report.record import Text
from macros.values.errors import DataErrors, short
from macros.values.mistakes import Mistake, Where

_BESIDE, _INSTALLED = "macros: {module_name: macros}", "macros: {modules: [macros]}"
"""How the engine is named that stands beside the file, and one that is installed."""
ADDRESS = re.compile(r"https?://[^\s/?#\"'<>.][^\s/?#\"'<>]*(?:/[^\s?#\"'<>]*)?")
"""An address that may stand in a page's head as it is."""
_VARIABLE = re.compile("[A-Z_][A-Z0-9_]*")
_TAGGED = re.compile(r"(?:^|[:\[,-])[ \t]+(![^\s,\]]*)")
_ENTRY = "每一项应写成“- 标题: 页面.md”，标题下面还有几页的，每页另起一行，以“- ”开头，请改正"
_GIVEN = "外观和脚本由程序给定"
_TITLED = ("site_name", "site_description", "site_author", "copyright")


class SettingsFile(BaseModel):
    """What mkdocs.yml may say; all else is the engine's affair."""

    model_config = ConfigDict(frozen=True, extra="forbid")
    site_name: Text
    site_description: str = ""
    site_author: str = ""
    copyright: str = ""
    site_url: Any = None
    site_dir: Text = "site"
    dev_addr: str = ""
    strict: bool = True
    use_directory_urls: bool = True
    theme: Any
    plugins: Any
    nav: list[Any] | None = Field(None, min_length=1)

    @field_validator("site_url")
    @classmethod
    def _an_address(cls, value: Any) -> Any:
        """Refuse what is no address; a list is of environment variables, the last perhaps an address."""
        *names, address = value if isinstance(value, list) and value else [value or "SITE_URL"]
        if not all(map(_VARIABLE.fullmatch, map(str, names))):
            raise ValueError("应写成 !ENV [SITE_URL, '']，或 https:// 开头的网址，请改正")
        if not names and not str(address).startswith(("http://", "https://", "SITE_URL")):
            raise ValueError(f"“{address}”应以 https:// 开头，请改正")
        if not (
            ADDRESS.fullmatch(str(address)) or _VARIABLE.fullmatch(str(address)) or (names and not address)
        ):
            raise ValueError(f"“{address}”应为完整的网址，不带空格、引号、? 和 #，请改正")
        return value

    @field_validator("strict", "use_directory_urls", mode="before")
    @classmethod
    def _a_switch(cls, value: Any) -> Any:
        if str(value).lower() not in ("true", "false", "yes", "no", "on", "off"):
            raise ValueError(f"“{short(value)}”应为 true 或 false，请改正")
        return value

    @field_validator("dev_addr")
    @classmethod
    def _a_port(cls, value: str) -> str:
        if not re.fullmatch(r"[\w.-]+:[0-9]{1,5}", value):
            raise ValueError(f"“{value}”应为“地址:端口”，如 127.0.0.1:8000，请改正")
        return value

    @field_validator("site_dir")
    @classmethod
    def _a_folder_of_its_own(cls, value: str) -> str:
        first, last = (value.rstrip("/").split("/")[n] for n in (0, -1))
        if first in ("~", "docs", "data", "mkdocs.yml") or last in ("", ".", ".."):
            raise ValueError(f"“{value}”不能用来放网站，请换一个单独的文件夹，如 site")
        return value

    @field_validator("theme")
    @classmethod
    def _the_theme(cls, value: Any) -> Any:
        if value != "material":
            raise ValueError(f"应写成 theme: material，{_GIVEN}，请改正")
        return value

    @field_validator("plugins")
    @classmethod
    def _the_engine(cls, value: Any, info: ValidationInfo) -> Any:
        """Refuse a list without the engine, and what would act beside it."""
        named_here = info.context or _BESIDE
        items = [{name: value[name]} for name in value] if isinstance(value, dict) else value
        named = [_named(item) for item in items] if isinstance(items, list) else []
        given = dict(named)
        if "macros" not in given:
            raise ValueError(f"没有 macros，网站里就没有数据，请加上“- {named_here}”")
        if len(given) < len(named):
            raise ValueError("同一个插件列了两次，请删去一处")
        if others := [name for name in given if name not in ("macros", "search")]:
            if str(given[others[0]]).endswith(".md"):
                raise ValueError(f"目录“- {others[0]}”的上面少了“nav:”这一行，请补上")
            raise ValueError(f"不能用“{others[0]}”，只能有 macros，请删去")
        engine = dict(given["macros"]) if isinstance(given["macros"], dict) else {}
        beside, installed = engine.pop("module_name", None), engine.pop("modules", None) or []
        if {str(name) for name in (beside, *installed) if name} != {"macros"} or engine:
            raise ValueError(f"macros 的写法不对，应写成“- {named_here}”，请改正")
        if beside and named_here != _BESIDE:
            raise ValueError(f"这里没有 macros 文件夹，应写成“- {named_here}”，请改正")
        return value


_MODEL = TypeAdapter(SettingsFile)


@dataclass(frozen=True)
class Said:
    """A title that readers see: where it stands in the file, and what it leads to, if it is one of the menu."""

    place: Where
    title: str
    target: str | None = None


@dataclass(frozen=True)
class Settings:
    """What is said of the site: its titles, its menu if it has one, and what is wrong with the file."""

    titles: tuple[Said, ...] = ()
    menu: tuple[Said, ...] | None = None
    mistakes: tuple[Mistake, ...] = ()

    @property
    def pages(self) -> list[str] | None:
        """Return the pages that the menu lists, in order; None where there is no menu."""
        if self.menu is None:
            return None
        return [said.target for said in self.menu if said.target and "://" not in said.target]


def read_settings(config: Path) -> Settings:
    """Return what ``mkdocs.yml`` says, its mistakes included."""
    name, place = config.name, Where(config.name)
    try:
        text = read_text(config, name, utf8_alone=True)
        document = parse_yaml(text, name)
    except DataErrors as errors:
        return Settings(mistakes=errors.mistakes)
    content = document.content or {}
    try:
        here = _BESIDE if (config.parent / "macros").is_dir() else _INSTALLED
        _MODEL.validate_python(content, context=here)
        wrong: list[Mistake] = []
    except ValidationError as error:
        wrong = complaints(error, document, name, _MODEL)
    found = content if isinstance(content, dict) else {}
    titles = [
        Said(place.at(document.line((key,))) / key, found[key])
        for key in _TITLED
        if isinstance(found.get(key), str)
    ]
    nav = found.get("nav")
    listed = nav if isinstance(nav, list) else []
    misshapen = [*_misshapen(listed, ("nav",))]
    wrong += [Mistake(place.at(document.line(at)) / "nav", _ENTRY) for at in misshapen]
    menu = tuple(_menu(nav, ("nav",), document, place)) if listed and not misshapen else None
    tagged = list(_tagged(text, place))
    untold = [each for each in wrong if not any(one.where.holds(each.where) for one in tagged)]
    no_words = [
        Mistake(said.place, words)
        for said in (*titles, *(menu or ()))
        for _, words in document.no_words(said.title)
    ]
    return Settings(tuple(titles), menu, (*document.repeated, *tagged, *untold, *no_words))


def _tagged(text: str, place: Where) -> Iterator[Mistake]:
    """Yield the lines with a tag, which the host would obey: it may only ask for the address of the site.

    Beside them those that it would read as something else: switches in quotes, variables without a tag.
    """
    for number, line in enumerate(text.split("\n"), 1):
        found, here = _TAGGED.search(line), place.at(number)
        if found and not re.match("site_url: +!ENV ", line):
            yield Mistake(here, f"“{found[1]}”不能用在这里；是文字的要加引号，请改正")
        if switch := re.match(r"(strict|use_directory_urls)\s*:\s*[\"']", line):
            yield Mistake(here / switch[1], "true、false 不加引号，请删去引号")
        if re.match(r"site_url: +(?:\[|[A-Z_]+\s*(?:#|$))", line):
            yield Mistake(here / "site_url", "环境变量前面要写 !ENV，请补上")


def _misshapen(items: list[Any], place: Place) -> Iterator[Place]:
    """Yield where a menu has what is no entry: a page, or a title with a page or with a list of entries."""
    for number, item in enumerate(items):
        here = (*place, number)
        title, inner = next(iter(item.items()), ("", {})) if isinstance(item, dict) else ("", item)
        if isinstance(inner, dict) or (isinstance(item, dict) and len(item) > 1) or isinstance(item, list):
            yield (*here, title) if isinstance(inner, dict) else here
        elif isinstance(inner, list):
            yield from _misshapen(inner, (*here, title))


def _menu(entry: Any, way: Place, document: Document, file: Where, title: str = "") -> Iterator[Said]:
    """Yield what a menu says, from top to bottom: headings of sections, and what leads to a page."""
    here = file.at(document.line(way)) / "nav"
    match entry:
        case dict():
            for name, inner in entry.items():
                yield from _menu(inner, (*way, name), document, file, str(name) or " ")
        case list() if entry:
            if title:
                yield Said(here, title)
            for number, item in enumerate(entry):
                yield from _menu(item, (*way, number), document, file)
        case _:
            target = entry if isinstance(entry, str) else ""
            yield Said(here, title, target)


def _named(plugin: Any) -> tuple[str, Any]:
    """Return the name and the options of a plugin."""
    match plugin:
        case dict() if len(plugin) == 1:
            return next((str(name), options) for name, options in plugin.items())
    return str(plugin), None
