"""Blocks of HTML kept apart from Markdown: the page is what Markdown would have made of all of it."""

import re
from functools import partial
from pathlib import Path

import pytest
from jinja2 import Environment
from markupsafe import Markup

from macros.publication import prepare
from macros.rendering import Apart, converter, rendered
from macros.site.page import link
from tests.engine.builders import LIBRARY, SELF


@pytest.mark.parametrize("report", [LIBRARY, SELF])
def test_pages_whose_blocks_were_kept_apart_differ_from_markdown_of_the_whole_in_blank_lines_at_most(
    report: Path,
) -> None:
    publication = prepare(report / "data", report / "docs")
    here = ""
    calls = publication.macros(partial(link, directories=True), lambda: here)
    apart = dict(rendered(publication.pages, publication.macros))
    for page in publication.pages:
        here = page.path
        whole = converter().convert(Environment().from_string(page.body).render(calls))
        assert lines(apart[page.path].article) == lines(whole)


def lines(html: str) -> list[str]:
    return [line for line in re.sub("(?<=>)\n*(?=<)", "\n", html).splitlines() if line.strip()]


def test_a_kept_block_comes_back_where_its_mark_stands_and_only_there() -> None:
    apart = Apart()
    marks = [apart.keep(Markup(f"\n<p>{name}</p>\n")) for name in "甲乙"]
    assert apart.put_back(f"0 {marks[1]} data-block {marks[0]}") == "0 <p>乙</p> data-block <p>甲</p>"


def test_a_block_that_says_nothing_leaves_no_mark() -> None:
    assert Apart().keep(Markup("\n")) == ""


def test_what_is_fenced_is_no_heading() -> None:
    assert "<h1" not in converter().convert("```\n# 甲\n```")
