"""MkDocs as the host, and ProperDocs, which is the same to a plugin."""

import logging
import sys
import time
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from functools import partial, wraps
from pathlib import Path
from typing import Any, NoReturn

from mkdocs.exceptions import BuildError, PluginError
from mkdocs.plugins import event_priority
from mkdocs.utils import CountHandler

from macros.hosts import faults
from macros.hosts.settings import environment, settings
from macros.publication import Publication, closing, prepare, refusal
from macros.publication.finishing import finish
from macros.rendering import Apart
from macros.site.page import link
from macros.site.replacing import Place
from macros.values.errors import DataErrors

log = logging.getLogger("mkdocs.report")
_BETWEEN_LOOKS = 0.1
"""Seconds."""


def define_env(env: Any) -> None:
    """Give the pages their macros; nothing is built from data or pages that cannot be published."""
    started, conf = time.perf_counter(), env.conf
    docs = Path(conf.docs_dir)
    data = docs.parent / "data"
    try:
        publication = prepare(data, docs, Path(conf.config_file_path))
        place = Place(Path(conf.site_dir), [data, docs])
    except DataErrors as errors:
        _refuse(errors.messages)
    apart = Apart()
    conf.plugins["report"] = _Build(publication, place, apart, started)
    conf.site_dir = str(place.staging)
    env.config.update(on_undefined="strict", on_error_fail=True)
    _complete(conf)
    conf.extra["published"] = publication.assessment.report.identity.dated
    macros = publication.macros(
        partial(link, directories=conf.use_directory_urls), lambda: str(env.page.file.src_uri), apart.keep
    )
    for name, macro in macros.items():
        env.macro(_guarded(macro, place), name)


def _guarded(macro: Callable[..., str], place: Place) -> Callable[..., str]:
    """Return a macro whose faults end the build with a Chinese line, before the plugin prints a trace into the log."""

    @wraps(macro)
    def called(*arguments: Any, **named: Any) -> str:
        try:
            return macro(*arguments, **named)
        except Exception as error:
            place.release()
            sys.exit(faults.said(error))

    return called


@dataclass(frozen=True, eq=False)
class _Build:
    """What is done around one build, as MkDocs calls it: a plugin, though nobody has to list it."""

    publication: Publication
    place: Place
    apart: Apart
    started: float

    def on_serve(self, server: Any, **_: Any) -> Any:
        """Look for changes ten times a second, not twice: a clerk waits for the page."""
        watched = [*server._watched_paths]
        for path in watched:
            server.unwatch(path)
        server.observer = type(server.observer)(timeout=_BETWEEN_LOOKS)
        for path in watched:
            server.watch(path)
        return server

    def on_env(self, env: Any, **_: Any) -> Any:
        """Keep the theme's templates compiled from one build to the next: that is a quarter of a build."""
        env.bytecode_cache = self.publication.memory
        return env

    def on_page_read_source(self, page: Any, **_: Any) -> str:
        """Return the text of a page as it was read and checked, whatever its encoding."""
        return next(one.text for one in self.publication.pages if one.path == page.file.src_uri)

    def on_pre_page(self, page: Any, **_: Any) -> Any:
        """Date a page by the report, not by the day of the build."""
        page.update_date = self.publication.assessment.report.identity.dated.isoformat()
        return page

    def on_page_content(self, html: str, **_: Any) -> str:
        """Put back what stood apart while the page was Markdown."""
        return self.apart.put_back(html)

    @event_priority(-100)  # after the plugins that write files of their own
    def on_post_build(self, config: Any) -> None:
        """Complete what was built and let it take the place of the previous site."""
        handlers = logging.getLogger(CountHandler.__module__.partition(".")[0]).handlers
        if config.strict and any(each.get_counts() for each in handlers if isinstance(each, CountHandler)):
            _refuse(["构建中有警告（见上）"])
        try:
            address = config.site_url or ""
            finish(self.publication, self.place, directories=config.use_directory_urls, base_url=address)
        except DataErrors as errors:
            _refuse(errors.messages)
        log.info("PDF、Word 和离线版另由 scripts/documents.py 生成，本次未含")
        for line in closing(self.publication, time.perf_counter() - self.started):
            log.info(line)

    def on_build_error(self, error: Exception, **_: Any) -> None:
        """Leave nothing of a build that failed, and say why where nobody has."""
        self.place.release()
        if not isinstance(error, BuildError):
            raise PluginError(faults.said(error, self.place.site)) from None


def _complete(conf: Any) -> None:
    """Add what the publisher asks of the host, read as the host reads ``mkdocs.yml`` itself."""
    asked = type(conf)(config_file_path=conf.config_file_path)
    asked.load_dict({"site_name": conf.site_name, "plugins": [], **settings()})
    asked.validate()
    conf.theme, conf.validation = asked.theme, asked.validation
    conf.theme.get_env = partial(environment, conf.theme)
    conf.extra.update(asked.extra)
    conf.mdx_configs.update(asked.mdx_configs)
    for key in ("markdown_extensions", "watch"):
        conf[key] += [item for item in asked[key] if item not in conf[key]]


def _refuse(messages: Iterable[str]) -> NoReturn:
    raise PluginError(refusal(messages))
