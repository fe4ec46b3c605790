"""Values as YAML writes them: plain where they read back as they are, else in quotes, or line by line."""

from collections.abc import Mapping

import yaml

from macros.importing.yaml_text import quoted
from macros.workbook.yaml_tree import YamlTree


def scalar(text: str, *, in_flow: bool = False, marked: bool = False) -> str:
    """Return a text on one line, in quotes where it had them or needs them."""
    return quoted(text) if marked or not _is_plain(text, in_flow=in_flow) else text


def flow(value: object) -> str:
    """Return a text, a list or a mapping on one line."""
    if isinstance(value, Mapping):
        return f"{{{', '.join(f'{scalar(key, in_flow=True)}: {flow(item)}' for key, item in value.items())}}}"
    if isinstance(value, list):
        return f"[{', '.join(map(flow, value))}]"
    return scalar(str(value), in_flow=True)


def is_literal(text: str) -> bool:
    """Return whether a text can stand line by line as it is."""
    lines = text.split("\n")
    return (
        bool(lines[0].strip() and lines[-1].strip())
        and not lines[0][0].isspace()
        and quoted(text).isprintable()
    )


def set_in(text: str, indent: int) -> str:
    """Return the lines of a text set in."""
    return "\n".join(" " * indent + line if line else "" for line in text.split("\n"))


def _is_plain(text: str, *, in_flow: bool) -> bool:
    try:
        tree = YamlTree(f"{{a: {text}}}" if in_flow else f"a: {text}")
    except yaml.YAMLError:
        return False
    items = tree.root.items if tree.root else []
    return len(items) == 1 and items[0][1].text == text != "" and not items[0][1].node.style  # type: ignore[attr-defined]
