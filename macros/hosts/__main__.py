"""``python -m macros.hosts HOST``: build with MkDocs, ProperDocs or Zensical, with the options of ``mkdocs build``."""

import argparse
import logging
import os
import re
import sys
from importlib import import_module
from pathlib import Path
from typing import Any

from click import Abort, ClickException, NoSuchOption

from macros.gate.menu import settings_objections
from macros.gate.pages import read_pages
from macros.hosts.faults import NOT_UPDATED, told
from macros.hosts.unhosted import reasons
from macros.publication import refusal
from macros.reading.settings import read_settings
from macros.values.errors import DataErrors
from macros.values.mistakes import Mistake

_HAN = re.compile("[\u4e00-\u9fff]")
_TOLD = re.compile("Error (?:reading|building) page")
"""What a host says of an error that it then passes on, to be told in Chinese."""


def main() -> None:
    """Build the site; where it cannot be, end with exit code 1 after saying in Chinese why it is as it was."""
    host, *arguments = sys.argv[1:]
    parser = argparse.ArgumentParser(prog="build.py", add_help=False)
    parser.add_argument("-f", "--config-file", type=Path, default=Path("mkdocs.yml"))
    parser.add_argument("-d", "--site-dir", type=Path, default=Path("site"))
    parser.add_argument("--use-directory-urls", action="store_true", default=None)
    parser.add_argument("--no-directory-urls", dest="use_directory_urls", action="store_false")
    given, others = parser.parse_known_args(arguments)
    try:
        with told():
            _require_settings(given.config_file)
            _render(host, arguments, given, others)
    except DataErrors as errors:
        sys.exit(refusal(errors.messages))


def _require_settings(config: Path) -> None:
    """Raise DataErrors with all that is amiss where the host would not even understand what it is asked."""
    project = config.absolute().parent
    settings, pages = read_settings(config), read_pages(project / "docs")
    wrong: list[Mistake | str] = [*settings_objections(settings, pages)]
    address = os.environ.get("SITE_URL", "")
    if address and not address.startswith(("http://", "https://")):
        wrong.append(f"环境变量 SITE_URL：“{address}”应以 https:// 开头，请改正")
    if wrong:
        raise DataErrors([*wrong, *reasons(project)])


def _render(host: str, arguments: list[str], given: argparse.Namespace, others: list[str]) -> None:
    try:
        if host != "zensical":
            _say_little(host)
            import_module(f"{host}.__main__").cli.main(["build", *arguments], host, standalone_mode=False)
        elif others:
            raise NoSuchOption(others[0])
        else:
            logging.basicConfig(format="%(message)s", level=logging.INFO)
            build, site = import_module("macros.hosts.zensical").build, given.site_dir.resolve()
            build(given.config_file.resolve(), site, directories=given.use_directory_urls)
    except NoSuchOption as error:
        sys.exit(f"没有“{error.option_name}”这个选项，请改正或删去")
    except ClickException as error:
        told_already = isinstance(error, SystemExit)
        sys.exit(1 if told_already else NOT_UPDATED + error.message.removeprefix(NOT_UPDATED))
    except Abort:
        sys.exit(130)  # the shells' number for a program that was interrupted


def _say_little(host: str) -> None:
    """Leave out what a host tells of its steps in English, and say of its warnings that they are its own words."""
    logging.setLogRecordFactory(_record)
    for part in ("commands", "plugins", "__main__"):
        logging.getLogger(f"{host}.{part}").setLevel(logging.WARNING)
    building = logging.getLogger(f"{host}.commands.build")
    building.addFilter(lambda record: not _TOLD.search(record.getMessage()))


def _record(*arguments: Any, **named: Any) -> logging.LogRecord:
    record = logging.LogRecord(*arguments, **named)
    if record.levelno > logging.INFO and not _HAN.search(record.getMessage()):
        record.msg, record.args = f"渲染网页的程序提示（原文）：{record.getMessage()}", None
    return record


if __name__ == "__main__":
    main()
