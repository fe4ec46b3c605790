"""Zensical as the host: it renders the pages; what comes before and after is the same everywhere."""

import json
import logging
import shutil
import sys
import time
from collections.abc import Callable
from contextvars import ContextVar
from multiprocessing import Process
from pathlib import Path
from tempfile import TemporaryDirectory
from types import ModuleType
from typing import Any

import zensical
from jinja2 import pass_context
from zensical.config import parse_config

from macros.hosts.settings import settings
from macros.publication import Publication, closing, prepare
from macros.publication.finishing import finish
from macros.site.page import address, file_at, relative
from macros.site.replacing import Place
from macros.values.errors import DataErrors
from macros.values.mistakes import Mistake

log = logging.getLogger("mkdocs.report")
_MODULE = "macros_of_this_build"
_NOT_OURS = ("search.json", "objects.inv")
"""Files for a search and for references that the site does not use."""
Macro = Callable[..., str]


def build(config: Path, site: Path, *, directories: bool | None = None) -> None:
    """Build the project of a ``mkdocs.yml`` into ``site``; ``directories`` may overrule what it says of addresses.

    Raises DataErrors, and ClickException for settings that Zensical refuses; then ``site`` is as it was.
    """
    started, conf = time.perf_counter(), parse_config(str(config))
    data, docs = config.parent / "data", config.parent / conf["docs_dir"]
    folders: bool = conf["use_directory_urls"] if directories is None else directories
    own = {"INHERIT": str(config), "use_directory_urls": folders, "site_url": conf["site_url"] or None}
    publication = prepare(data, docs, config)
    place = Place(site, [data, docs])
    try:
        with TemporaryDirectory() as folder:
            shutil.copytree(docs, Path(folder, "docs"))
            for page in publication.pages:  # as it was read and checked, whatever its encoding
                Path(folder, "docs", page.path).write_text(page.text, "utf-8")
            _render_apart(data, docs, config, Path(folder), own)
            _require_all(publication, Path(folder, "site"), folders)
            shutil.copytree(Path(folder, "site"), place.staging, ignore=shutil.ignore_patterns(*_NOT_OURS))
        finish(publication, place, directories=folders, base_url=conf["site_url"] or "")
    finally:
        place.release()
    for line in closing(publication, time.perf_counter() - started):
        log.info(line)


def _render_apart(*given: object) -> None:
    """Render the pages in a process of its own, because Zensical ends it when it fails. Raises DataErrors then."""
    rendering = Process(target=_render, args=given)
    rendering.start()
    rendering.join()
    if rendering.exitcode:
        raise DataErrors(["Zensical 没有建成网站，原因见上"])


def _render(data: Path, docs: Path, settings_file: Path, folder: Path, own: dict[str, Any]) -> None:
    """Render the pages in ``folder``, for Zensical reads and writes nowhere else."""
    publication, config = prepare(data, docs, settings_file), folder / "mkdocs.yml"
    asked = settings() | own | {"docs_dir": "docs", "site_dir": "site"}
    asked["theme"]["variant"] = "classic"
    asked["extra"]["published"] = publication.assessment.report.identity.dated.isoformat()
    macros = {"module_name": "", "modules": [_MODULE], "on_undefined": "strict", "on_error_fail": True}
    config.write_text(json.dumps({**asked, "plugins": [{"macros": macros}]}, ensure_ascii=False), "utf-8")
    sys.modules[_MODULE] = _module(publication, folder / "macros.py")
    zensical.build(str(config), {"clean": True, "strict": False})


def _module(publication: Publication, file: Path) -> Any:
    """Return the macros as Zensical wants them: as a module, which it asks anew for every page."""
    here: ContextVar[str] = ContextVar("here")
    macros = publication.macros(relative, here.get)  # it makes addresses of links between sources itself
    module: Any = ModuleType(_MODULE)
    file.touch()
    module.__file__ = str(file)  # it watches the module's file, which must be one of the folder
    module.define_env = lambda env: [env.macro(_told(macro, here), name) for name, macro in macros.items()]
    return module


def _told(macro: Macro, here: ContextVar[str]) -> Macro:
    """Return the macro, told from which page it is called."""

    @pass_context
    def called(context: Any, *arguments: Any, **named: Any) -> str:
        here.set(context["page"].path)
        return macro(*arguments, **named)

    return called


def _require_all(publication: Publication, built: Path, directories: bool) -> None:
    """Raise DataErrors if a page is missing, of which Zensical says why and makes nothing more."""
    files = {page.place: file_at(address(page.path, directories=directories)) for page in publication.pages}
    missing = [place for place, file in files.items() if not (built / file).exists()]
    if missing:
        raise DataErrors(Mistake(place, "Zensical 没有建成这个页面，原因见上") for place in missing)
