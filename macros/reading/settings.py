"""``mkdocs.yml``: the few things that a report says of its site, read without the program that builds it."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from pydantic import ValidationError

from macros.reading.complaints import complaints
from macros.reading.files import read_text
from macros.reading.settings_file import BESIDE, INSTALLED, SettingsFile
from macros.reading.yaml_files import Document, parse_yaml
from macros.reading.yaml_reader import Place
from macros.values.errors import DataErrors
from macros.values.mistakes import Mistake, Where

_TAGGED = re.compile(r"(?:^|[:\[,-])[ \t]+(![^\s,\]]*)")
_ENTRY = "每一项应写成“- 标题: 页面.md”，标题下面还有几页的，每页另起一行，以“- ”开头，请改正"
_TITLED = ("site_name", "site_description", "site_author", "copyright")


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
    file = Where(config.name)
    try:
        text = read_text(config, file.file, utf8_alone=True)
        document = parse_yaml(text, file.file)
    except DataErrors as errors:
        return Settings(mistakes=errors.mistakes)
    content = document.content if isinstance(document.content, dict) else {}
    listed = content["nav"] if isinstance(content.get("nav"), list) else []
    misshapen = [*_misshapen(listed, ("nav",))] if content.get("nav", listed) is not None else [("nav",)]
    titled = [key for key in _TITLED if isinstance(content.get(key), str)]
    titles = tuple(Said(file.at(document.line((key,))) / key, content[key]) for key in titled)
    menu = tuple(_menu(listed, ("nav",), document, file)) if listed and not misshapen else None
    tagged = [*_tagged(text, file)]
    wrong = [*_unlike_model(config, document)]
    wrong += [Mistake(file.at(document.line(at)) / "nav", _ENTRY) for at in misshapen]
    untold = [each for each in wrong if not any(one.where.holds(each.where) for one in tagged)]
    said = (*titles, *(menu or ()))
    no_words = [Mistake(one.place, words) for one in said for _, words in document.no_words(one.title)]
    return Settings(titles, menu, (*document.noted, *tagged, *untold, *no_words))


def _unlike_model(config: Path, document: Document) -> list[Mistake]:
    here = BESIDE if (config.parent / "macros").is_dir() else INSTALLED
    try:
        SettingsFile.model_validate(document.content or {}, context=here)
    except ValidationError as error:
        return complaints(error, document, config.name, SettingsFile)
    return []


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
