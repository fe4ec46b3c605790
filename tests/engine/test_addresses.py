"""Where pages stand on the site, and how one names another."""

from urllib.parse import urljoin

import pytest
from hypothesis import given
from hypothesis import strategies as st

from macros.site.page import address, address_of, file_at, link, relative

PAGES = st.sampled_from(["index.md", "budget.md", "indicators/index.md", "indicators/a.md", "data/a/b.md"])
ANCHORS = st.sampled_from(["", "#a21"])


@pytest.mark.parametrize(
    ("target", "folder", "file"),
    [
        ("index.md", "", "index.html"),
        ("budget.md", "budget/", "budget.html"),
        ("budget.md#table-2-1", "budget/#table-2-1", "budget.html#table-2-1"),
        ("indicators/index.md", "indicators/", "indicators/index.html"),
        ("indicators/a.md#a21", "indicators/a/#a21", "indicators/a.html#a21"),
        ("downloads/tables/a.csv", "downloads/tables/a.csv", "downloads/tables/a.csv"),
    ],
)
def test_a_page_has_an_address_of_either_kind(target: str, folder: str, file: str) -> None:
    assert address(target, directories=True) == folder
    assert address(target, directories=False) == file


@pytest.mark.parametrize(
    ("target", "here", "link"),
    [
        ("budget/#t", "budget/", "#t"),
        ("budget/#t", "summary/", "../budget/#t"),
        ("", "budget/", "../"),
        ("#top", "budget/", "../#top"),
        ("budget/", "", "budget/"),
        ("", "", "./"),
        ("a.html#x", "b/c.html", "../a.html#x"),
    ],
)
def test_a_link_is_relative_to_the_page_it_stands_on(target: str, here: str, link: str) -> None:
    assert relative(target, here) == link


@given(PAGES, ANCHORS, PAGES, st.booleans())
def test_every_link_leads_to_its_target(target: str, anchor: str, here: str, directories: bool) -> None:
    goal, start = address(target + anchor, directories=directories), address(here, directories=directories)
    followed = urljoin(f"http://site/{start}", link(target + anchor, here, directories=directories))
    assert followed == f"http://site/{goal}"


@pytest.mark.parametrize(
    ("address", "file"),
    [("", "index.html"), ("budget/", "budget/index.html"), ("budget.html", "budget.html")],
)
def test_an_address_has_its_file_and_the_file_its_address(address: str, file: str) -> None:
    assert file_at(address) == file
    assert address_of(file) == address
