"""The templates of a theme, listed without what no site holds."""

from pathlib import Path
from typing import Any

from jinja2 import Environment, FileSystemLoader


class _Seen(FileSystemLoader):
    """The templates of a theme, of which those in hidden folders are not listed."""

    def list_templates(self) -> list[str]:
        """Return what a site may hold: to list the theme's icons, thousands of files, takes a twentieth of a build."""
        tops = [top for folder in map(Path, self.searchpath) for top in folder.glob("[!.]*")]
        return sorted(
            {
                path.relative_to(top.parent).as_posix()
                for top in tops
                for path in (top, *top.rglob("*"))
                if path.is_file()
            }
        )


def environment(theme: Any) -> Environment:
    """Return what renders the theme's templates."""
    made: Environment = type(theme).get_env(theme)
    made.loader = _Seen(theme.dirs)
    return made
