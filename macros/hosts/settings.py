"""What the publisher asks of any host, in the words of ``mkdocs.yml``: how a report looks is not each project's affair."""

from copy import deepcopy
from pathlib import Path
from typing import Any

from jinja2 import Environment, FileSystemLoader

from macros.rendering import EXTENSIONS

THEME = Path(__file__).parents[1] / "theme"
_FEATURES = ["navigation.indexes", "navigation.footer", "navigation.top", "navigation.path"]
_UNCHECKED = ("not_found", "anchors", "absolute_links", "unrecognized_links")


def settings() -> dict[str, Any]:
    """Return the settings that stand beside those of a project's own file."""
    return {
        "theme": {
            "name": "material",
            "custom_dir": str(THEME),
            "language": "zh",
            "font": False,
            "favicon": "assets/favicon.svg",
            "logo": "assets/favicon.svg",
            "features": _FEATURES,
            "palette": [{"scheme": "default", "primary": "custom", "accent": "custom"}],
        },
        "extra": {"generator": False},
        "markdown_extensions": deepcopy([*EXTENSIONS]),  # the host takes out what it has read
        "validation": {  # the publisher checks menu and links itself, in Chinese
            "nav": {"omitted_files": "ignore", "not_found": "ignore"},
            "links": dict.fromkeys(_UNCHECKED, "ignore"),
        },
        "watch": ["data"],
    }


class _Seen(FileSystemLoader):
    """The templates of a theme, of which those in hidden folders are not listed."""

    def list_templates(self) -> list[str]:
        """Return what a site may hold: to list the theme's icons, thousands of files, takes a twentieth of a build."""
        tops = [top for folder in map(Path, self.searchpath) for top in folder.glob("[!.]*")]
        files = ((top, path) for top in tops for path in (top, *top.rglob("*")) if path.is_file())
        return sorted({path.relative_to(top.parent).as_posix() for top, path in files})


def environment(theme: Any) -> Environment:
    """Return what renders the theme's templates."""
    made: Environment = type(theme).get_env(theme)
    made.loader = _Seen(theme.dirs)
    return made
