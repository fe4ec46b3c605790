"""The environment of every template that is not a page."""

from pathlib import Path

from jinja2 import BytecodeCache, Environment, FileSystemLoader, StrictUndefined


def environment(folder: Path, compiled: BytecodeCache | None = None) -> Environment:
    """Return what renders the templates of a folder; ``compiled`` knows what templates were compiled to."""
    return Environment(
        loader=FileSystemLoader(folder),
        autoescape=True,
        undefined=StrictUndefined,
        bytecode_cache=compiled,
        auto_reload=False,  # templates are of the engine and do not change during a build
        trim_blocks=True,
        lstrip_blocks=True,
    )
