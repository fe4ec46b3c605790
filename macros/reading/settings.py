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
    entries = [*_menu(listed, ("nav",), document, file)]
    misshapen = [entry for entry in entries if isinstance(entry, Mistake)]
    if content.get("nav", listed) is None:
        misshapen = [Mistake(file.at(document.line(("nav",))) / "nav", _ENTRY)]
    titled = [key for key in _TITLED if isinstance(content.get(key), str)]
    titles = tuple(Said(file.at(document.line((key,))) / key, content[key]) for key in titled)
    menu = tuple(entry for entry in entries if isinstance(entry, Said)) if listed and not misshapen else None
    tagged = [*_tagged(text, file)]
    wrong = [*_unlike_model(config, document), *misshapen]
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


def _menu(items: list[Any], way: Place, document: Document, file: Where) -> Iterator[Said | Mistake]:
    """Yield what a menu says, from top to bottom, headings of sections and what leads to a page; and what is no entry."""
    for number, item in enumerate(items):
        is_titled = isinstance(item, dict) and len(item) == 1
        ((title, inner),) = item.items() if is_titled else (("", item),)
        here = file.at(document.line((*way, number, title) if is_titled else (*way, number))) / "nav"
        said = (str(title) or " ") if is_titled else ""
        if isinstance(inner, dict) or (isinstance(inner, list) and not is_titled):
            yield Mistake(here, _ENTRY)
        elif isinstance(inner, list) and inner:
            yield Said(here, said)
            yield from _menu(inner, (*way, number, title), document, file)
        else:
            yield Said(here, said, inner if isinstance(inner, str) else "")
