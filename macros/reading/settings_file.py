"""What ``mkdocs.yml`` may say: the few things of a site that are a report's affair; all else is the engine's."""

import re
from typing import Annotated, Any

from pydantic import Field, ValidationInfo, field_validator

from macros.report.laws import LawError, refused_if
from macros.report.record import Strict, Text
from macros.values.errors import short

BESIDE, INSTALLED = "macros: {module_name: macros}", "macros: {modules: [macros]}"
"""How the engine is named that stands beside the file, and one that is installed."""
_ADDRESS = re.compile(r"https?://[^\s/?#\"'<>.][^\s/?#\"'<>]*(?:/[^\s?#\"'<>]*)?")
"""An address that may stand in a page's head as it is."""
_VARIABLE = re.compile("[A-Z_][A-Z0-9_]*")
_NO_THEME = "应写成 theme: material，外观和脚本由程序给定，请改正"
_SWITCHED = ("true", "false", "yes", "no", "on", "off")


def _no_address(value: Any) -> str:
    """Return why a value is no address, empty where it is one; a list is of environment variables, the last perhaps an address."""
    *names, address = value if isinstance(value, list) and value else [value or "SITE_URL"]
    if not all(map(_VARIABLE.fullmatch, map(str, names))):
        return "应写成 !ENV [SITE_URL, '']，或 https:// 开头的网址，请改正"
    if not names and not str(address).startswith(("http://", "https://", "SITE_URL")):
        return f"“{address}”应以 https:// 开头，请改正"
    is_one = _ADDRESS.fullmatch(str(address)) or _VARIABLE.fullmatch(str(address)) or (names and not address)
    return "" if is_one else f"“{address}”应为完整的网址，不带空格、引号、? 和 #，请改正"


_Switch = Annotated[
    Any,
    refused_if(lambda it: "" if str(it).lower() in _SWITCHED else f"“{short(it)}”应为 true 或 false，请改正"),
]
_Theme = Annotated[Any, refused_if(lambda it: "" if it == "material" else _NO_THEME)]
_Elsewhere = Annotated[Any, refused_if(lambda _: "不能写在这里，请删去；网站的文件夹和端口在命令里写")]


class SettingsFile(Strict):
    """What mkdocs.yml may say; all else is the engine's affair."""

    site_name: Text
    site_description: str = ""
    site_author: str = ""
    copyright: str = ""
    site_url: Annotated[Any, refused_if(_no_address)] = None
    docs_dir: _Elsewhere = None
    site_dir: _Elsewhere = None
    dev_addr: _Elsewhere = None
    strict: _Switch = True
    use_directory_urls: _Switch = True
    theme: _Theme
    plugins: Any
    nav: list[Any] | None = Field(None, min_length=1)

    @field_validator("plugins")
    @classmethod
    def _the_engine(cls, value: Any, info: ValidationInfo) -> Any:
        """Refuse a list without the engine, and what would act beside it."""
        named_here = info.context or BESIDE
        items = [{name: value[name]} for name in value] if isinstance(value, dict) else value
        named = [_named(item) for item in items] if isinstance(items, list) else []
        given = dict(named)
        if "macros" not in given:
            raise ValueError(f"没有 macros，网站里就没有数据，请加上“- {named_here}”")
        if len(given) < len(named):
            raise ValueError("同一个插件列了两次，请删去一处")
        if others := [name for name in given if name not in ("macros", "search")]:
            if str(given[others[0]]).endswith(".md"):
                raise LawError(f"目录“- {others[0]}”的上面少了“nav:”这一行，请补上", found=others[0])
            raise LawError(f"不能用“{others[0]}”，只能有 macros，请删去", found=others[0])
        engine = dict(given["macros"]) if isinstance(given["macros"], dict) else {}
        beside, installed = engine.pop("module_name", None), engine.pop("modules", None) or []
        absent = beside and named_here != BESIDE
        if {str(name) for name in (beside, *installed) if name} != {"macros"} or engine or absent:
            raise ValueError(f"macros 的写法不对，应写成“- {named_here}”，请改正")
        return value


def _named(plugin: Any) -> tuple[str, Any]:
    """Return the name and the options of a plugin."""
    pairs = [*plugin.items()] if isinstance(plugin, dict) else []
    return (str(pairs[0][0]), pairs[0][1]) if len(pairs) == 1 else (str(plugin), None)
