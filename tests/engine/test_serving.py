"""``mkdocs serve``: one process builds again and again, and shows what was changed."""

from pathlib import Path
from typing import Any, cast

from mkdocs.livereload import LiveReloadServer

from macros.hosts.mkdocs import _Build
from scripts.measuring import Cell, seconds_to_show
from tests.engine.builders import LIBRARY
from tests.engine.site_building import copy_of


def test_each_changed_cell_is_shown(tmp_path: Path) -> None:
    cell = Cell.of(copy_of(LIBRARY, tmp_path))
    assert seconds_to_show(cell, rounds=1) > 0  # it gives up after a minute, twice


def test_what_is_watched_is_looked_at_ten_times_a_second(tmp_path: Path) -> None:
    docs, settings = tmp_path / "docs", tmp_path / "mkdocs.yml"
    docs.mkdir()
    settings.touch()
    watched = str(docs), str(settings)
    server = LiveReloadServer(lambda: None, "127.0.0.1", 0, str(tmp_path))
    for path in watched:
        server.watch(path)
    assert _Build.on_serve(cast(Any, None), server) is server
    assert server.observer.timeout == 0.1
    server.observer.start()
    try:
        for file in (docs / "a.md", settings):
            server._want_rebuild = False
            file.write_text("a", "utf-8")
            with server._rebuild_cond:
                assert server._rebuild_cond.wait_for(lambda: server._want_rebuild, timeout=30)
    finally:
        server.observer.stop()
        server.server_close()
