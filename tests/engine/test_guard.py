"""A mkdocs.yml that has lost the engine's plugin builds nothing: the hook beside it says so."""

from pathlib import Path
from types import SimpleNamespace

import pytest

from macros.hosts.guard import on_config
from tests.engine.builders import LIBRARY, replace_once
from tests.engine.site_building import copy_of_library


def test_without_the_plugin_nothing_is_built_and_the_mistake_is_told(tmp_path: Path) -> None:
    config = copy_of_library(tmp_path) / "mkdocs.yml"
    replace_once(config, "plugins:\n  - macros: {modules: [macros]}\n", "")
    with pytest.raises(SystemExit) as refused:
        on_config(SimpleNamespace(plugins={"search": None}, config_file_path=str(config)))
    assert str(refused.value) == (
        "有 1 处需要改正，网站未更新：\n  1. mkdocs.yml 第3行 plugins：缺少此项，请补上"
    )


def test_with_the_plugin_the_guard_lets_pass() -> None:
    on_config(SimpleNamespace(plugins={"report": None}, config_file_path=str(LIBRARY / "mkdocs.yml")))
