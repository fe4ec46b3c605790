"""Build the site into ``site/``: ``python3 scripts/build.py [--host zensical]``; other arguments as of ``mkdocs build``."""

import argparse
import sys
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parent.parent))
from scripts import environment

HOSTS = {host: ("macros.hosts", host) for host in ("mkdocs", "properdocs", "zensical")}
"""The programs that can render the pages, and how each is told to."""


def build(host: str, *arguments: str, **settings: str) -> int:
    """Return the exit code of a build by a host that the environment holds; ``settings`` are environment variables."""
    return environment.run("-m", *HOSTS[host], *arguments, **settings)


def groups(host: str) -> list[str]:
    """Return the groups of requirements that a host needs."""
    return ["site"] if host == "mkdocs" else ["site", "hosts"]


def choose_host(parser: argparse.ArgumentParser) -> None:
    """Let the command line choose the host."""
    parser.add_argument(
        "--host", choices=list(HOSTS), default="mkdocs", help="用哪个程序渲染网页，默认 mkdocs"
    )


def main() -> int:
    """Return the exit code of the build."""
    parser = argparse.ArgumentParser(
        description="核对数据和页面，建成网站；其余选项照 mkdocs build", allow_abbrev=False
    )
    choose_host(parser)
    parser.add_argument("-f", "--config-file", type=Path, help="报告的 mkdocs.yml，默认当前文件夹里的")
    parser.add_argument("-d", "--site-dir", type=Path, help="网站的文件夹，默认 mkdocs.yml 旁的 site")
    given, others = parser.parse_known_args()
    environment.prepare(*groups(given.host))
    paths = {"--config-file": given.config_file, "--site-dir": given.site_dir}
    meant = [f"{option}={path.absolute()}" for option, path in paths.items() if path]
    return build(given.host, *meant, *others)


if __name__ == "__main__":
    sys.exit(main())
