"""``mkdocs.yml``: the few things that a report says of its site, read without the program that builds it."""

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from pydantic import BaseModel, ConfigDict, Field, TypeAdapter, ValidationError, field_validator

from macros.reading.files import read_text
from macros.reading.mistakes import complaints
from macros.reading.yaml_files import Document, Place, parse_yaml
from macros.report.record import Text
from macros.values.errors import DataErrors

_MACROS = "macros: {module_name: macros}"
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
        if isinstance(value, str) and not value.startswith(("http://", "https://", "SITE_URL")):
            raise ValueError(f"“{value}”应以 https:// 开头，请改正")
        return value

    @field_validator("theme")
    @classmethod
    def _the_theme(cls, value: Any) -> Any:
        if value != "material":
            raise ValueError(f"应写成 theme: material，{_GIVEN}，请改正")
        return value

    @field_validator("plugins")
    @classmethod
    def _the_engine(cls, value: Any) -> Any:
        """Refuse a list without the engine, and what would act beside it."""
        items = [{name: value[name]} for name in value] if isinstance(value, dict) else value
        given = dict(_named(item) for item in items) if isinstance(items, list) else {}
        if "macros" not in given:
            raise ValueError(f"没有 macros，网站里就没有数据，请加上“- {_MACROS}”")
        if others := [name for name in given if name not in ("macros", "search")]:
            raise ValueError(f"不能用“{others[0]}”，只能有 macros，请删去")
        engine = dict(given["macros"]) if isinstance(given["macros"], dict) else {}
        names = [engine.pop("module_name", None), *(engine.pop("modules", None) or [])]
        if {str(name).rpartition("/")[2] for name in names if name} != {"macros"} or engine:
            raise ValueError(f"macros 的写法不对，应写成“- {_MACROS}”，请改正")
        return value


_MODEL = TypeAdapter(SettingsFile)


@dataclass(frozen=True)
class Said:
    """A title that readers see: where it stands in the file, and what it leads to, if it is one of the menu."""

    place: str
    title: str
    target: str | None = None


@dataclass(frozen=True)
class Settings:
    """What is said of the site: its titles, its menu if it has one, and what is wrong with the file."""

    titles: tuple[Said, ...] = ()
    menu: tuple[Said, ...] | None = None
    messages: tuple[str, ...] = ()

    @property
    def pages(self) -> list[str] | None:
        """Return the pages that the menu lists, in order; None where there is no menu."""
        if self.menu is None:
            return None
        return [said.target for said in self.menu if said.target and "://" not in said.target]


def read_settings(config: Path) -> Settings:
    """Return what ``mkdocs.yml`` says, its mistakes included."""
    name = config.name
    try:
        document = parse_yaml(read_text(config, name, utf8_alone=True), name)
    except DataErrors as errors:
        return Settings(messages=errors.messages)
    content = document.content or {}
    try:
        _MODEL.validate_python(content)
        wrong: list[str] = []
    except ValidationError as error:
        wrong = complaints(error, document, name, _MODEL)
    found = content if isinstance(content, dict) else {}
    titles = [
        Said(f"{name} 第{document.line((key,))}行 {key}", found[key])
        for key in _TITLED
        if isinstance(found.get(key), str)
    ]
    nav = found.get("nav")
    menu = tuple(_menu(nav, ("nav",), document, name)) if isinstance(nav, list) and nav else None
    return Settings(tuple(titles), menu, (*document.repeated, *wrong))


def _menu(entry: Any, place: Place, document: Document, file: str, title: str = "") -> Iterator[Said]:
    """Yield what a menu says, from top to bottom: headings of sections, and what leads to a page."""
    match entry:
        case dict():
            for name, inner in entry.items():
                yield from _menu(inner, (*place, name), document, file, str(name))
        case list() if entry:
            if title:
                yield Said(f"{file} 第{document.line(place)}行 nav", title)
            for number, item in enumerate(entry):
                yield from _menu(item, (*place, number), document, file)
        case _:
            target = entry if isinstance(entry, str) else ""
            yield Said(f"{file} 第{document.line(place)}行 nav", title, target)


def _named(plugin: Any) -> tuple[str, Any]:
    """Return the name and the options of a plugin."""
    match plugin:
        case dict() if len(plugin) == 1:
            return next((str(name), options) for name, options in plugin.items())
    return str(plugin), None
