"""The engine knows no report: nothing that it does depends on the names of this one."""

import ast
from collections.abc import Iterator
from pathlib import Path

from tests.report.published import PROJECT, Published

WRITTEN = {".py", ".html", ".md", ".yml", ".txt", ".js", ".css", ".json"}
SOURCES = sorted(path for path in (PROJECT / "macros").rglob("*.*") if path.suffix in WRITTEN)


def test_no_body_of_the_report_is_named_in_what_the_engine_does(site: Published) -> None:
    """Docstrings may name examples; what does something may not."""
    identity = site.json("report.json")["identity"]
    bodies = [identity.get(role, {}) for role in ("department", "client", "evaluator", "publisher")]
    names = {body[key] for body in bodies for key in ("name", "short") if body.get(key)}
    found = {path.name for path in SOURCES for text in _working(path) for name in names if name in text}
    assert names
    assert found == set()


def _working(path: Path) -> Iterator[str]:
    """Yield the texts of a file that do something."""
    text = path.read_text("utf-8")
    if path.suffix != ".py":
        yield text
        return
    tree = ast.parse(text)
    bare = {id(node.value) for node in ast.walk(tree) if isinstance(node, ast.Expr)}
    for node in ast.walk(tree):
        if isinstance(node, ast.Constant) and isinstance(node.value, str) and id(node) not in bare:
            yield node.value
