"""The engine of the publisher, as MkDocs sees it; the only file that knows MkDocs."""

import calendar
import logging
import os
import shutil
import time
from collections.abc import Callable, Iterable
from functools import partial
from pathlib import Path
from typing import Any, NoReturn

from mkdocs.exceptions import PluginError
from mkdocs.utils import CountHandler

from macros.html.components import Components, page_macros
from macros.html.stage import Stage
from macros.publication import Publication, finish, prepare, summary
from macros.site.addresses import address
from macros.values.errors import DataErrors

log = logging.getLogger("mkdocs.report")


def define_env(env: Any) -> None:
    """Give the pages their macros; nothing is built from data or pages that cannot be published."""
    env.started = time.perf_counter()
    docs = Path(env.conf.docs_dir)
    try:
        env.publication = prepare(docs.parent / "data", docs, _menu(env.conf.nav))
    except DataErrors as errors:
        _refuse(errors.messages)
    for name, macro in page_macros(_components(env)).items():
        env.macro(macro, name)
    published = env.publication.assessment.report.identity.published
    env.conf.extra["published"] = published
    os.environ.setdefault("SOURCE_DATE_EPOCH", str(calendar.timegm(published.timetuple())))
    env.site = Path(env.conf.site_dir)
    env.conf.site_dir = str(env.site.with_name(f".{env.site.name}-building"))


def on_post_build(env: Any) -> None:
    """Complete what was built and let it take the place of the previous site."""
    publication: Publication = env.publication
    if env.conf.strict and _warned():
        _refuse(["构建中有警告（见上）"])
    try:
        finish(publication, Path(env.conf.site_dir), env.site, _addresses(env), env.conf.site_url or "")
    except DataErrors as errors:
        shutil.rmtree(env.conf.site_dir)
        _refuse(errors.messages)
    log.info("PDF、Word 和离线版另由 scripts/documents.py 生成，本次未含")
    log.info(summary(publication, time.perf_counter() - env.started))


def _components(env: Any) -> Components:
    publication: Publication = env.publication
    stage = Stage(
        publication.assessment,
        publication.places(),
        _addresses(env),
        lambda: str(env.page.file.src_uri),
    )
    return Components(stage, publication.quoted())


def _menu(nav: Any) -> list[str] | None:
    """Return the pages a nav of mkdocs.yml lists, in order; None where there is no nav."""
    match nav:
        case None:
            return None
        case str():
            return [] if "://" in nav else [nav]
        case dict():
            return [page for entry in nav.values() for page in _menu(entry) or []]
    return [page for entry in nav for page in _menu(entry) or []]


def _addresses(env: Any) -> Callable[[str], str]:
    return partial(address, directories=env.conf.use_directory_urls)


def _warned() -> bool:
    handlers = logging.getLogger("mkdocs").handlers
    return any(handler.get_counts() for handler in handlers if isinstance(handler, CountHandler))


def _refuse(messages: Iterable[str]) -> NoReturn:
    lines = [f"  {number}. {message}" for number, message in enumerate(messages, 1)]
    raise PluginError("\n".join([f"有 {len(lines)} 处需要改正，网站未更新：", *lines]))
