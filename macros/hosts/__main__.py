"""``python -m macros.hosts``: build with Zensical, with the options of ``mkdocs build``."""

import argparse
import logging
import sys
from pathlib import Path

from click import ClickException

from macros.hosts.zensical import build
from macros.publication import refusal
from macros.values.errors import DataErrors


def main() -> int:
    """Build the site and return 0, or 1 after saying in Chinese why it is as it was."""
    parser = argparse.ArgumentParser(prog="build.py --host zensical", description="用 Zensical 建成网站")
    parser.add_argument("-f", "--config-file", type=Path, default=Path("mkdocs.yml"), help="默认 mkdocs.yml")
    parser.add_argument("-d", "--site-dir", type=Path, default=Path("site"), help="网站的文件夹，默认 site")
    parser.add_argument(
        "--use-directory-urls", action=argparse.BooleanOptionalAction, help="网址是否为文件夹"
    )
    arguments = parser.parse_args()
    logging.basicConfig(format="%(message)s", level=logging.INFO)
    try:
        build(
            arguments.config_file.resolve(),
            arguments.site_dir.resolve(),
            directories=arguments.use_directory_urls,
        )
    except DataErrors as errors:
        sys.exit(refusal(errors.messages))
    except (ClickException, OSError) as error:
        sys.exit(f"网站未更新：{error}")
    return 0


if __name__ == "__main__":
    sys.exit(main())
