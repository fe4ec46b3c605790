"""What the publisher asks of any host, in the words of ``mkdocs.yml``: how a report looks is not each project's affair."""

from copy import deepcopy
from pathlib import Path
from typing import Any

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
