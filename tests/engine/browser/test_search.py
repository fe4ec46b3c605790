"""The search of the site finds what its pages say, and says it at once."""

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from statistics import mean, median

import pytest
from playwright.sync_api import Browser, Page, expect

from macros.assessment.assess import Assessment
from tests.engine.browser.truth import Query, queries
from tests.engine.browser.windows import open_page

QUERIES = queries()
FOUND = ".md-search-result__item > a"
ASK = """async texts => {
    const worker = new Worker("assets/search.js");
    const ask = message => new Promise(done => {
        worker.onmessage = event => done(event.data);
        worker.postMessage(message);
    });
    await ask({ type: 0, data: { docs: [] } });
    const answers = [];
    for (const text of texts) {
        const start = performance.now();
        const { data } = await ask({ type: 2, data: text });
        answers.push([data.items.map(item => item[0].location), performance.now() - start]);
    }
    worker.terminate();
    return answers;
}"""


@dataclass(frozen=True)
class Answer:
    """The pages found, best first, and how many milliseconds that took."""

    pages: list[str]
    milliseconds: float


def ask(page: Page, *texts: str) -> list[Answer]:
    """Ask the script of the search as the theme does, in a worker of the page."""
    return [Answer([a.partition("#")[0] for a in pages], ms) for pages, ms in page.evaluate(ASK, list(texts))]


@pytest.fixture(scope="module")
def desk(browser: Browser, home: str) -> Iterator[Page]:
    """A window in which one query follows another."""
    page = open_page(browser, home)
    yield page
    page.context.close()


@pytest.fixture(scope="module")
def answers(desk: Page) -> list[tuple[Query, Answer]]:
    """The answer to each query of the list."""
    return list(zip(QUERIES, ask(desk, *(query.text for query in QUERIES)), strict=True))


def test_the_list_is_long_and_every_query_has_a_right_page(site: Path) -> None:
    assert len(QUERIES) >= 40
    assert [query.text for query in QUERIES if not query.right_pages(site)] == []


def test_at_least_95_percent_of_the_right_pages_are_found(
    answers: list[tuple[Query, Answer]], site: Path
) -> None:
    right = [(query.right_pages(site), set(answer.pages)) for query, answer in answers]
    assert sum(len(r & found) for r, found in right) / sum(len(r) for r, _ in right) >= 0.95


def test_the_first_right_page_stands_first_or_nearly(answers: list[tuple[Query, Answer]], site: Path) -> None:
    def reciprocal_rank(query: Query, answer: Answer) -> float:
        right = query.right_pages(site)
        return next((1 / rank for rank, page in enumerate(answer.pages, 1) if page in right), 0)

    assert mean(reciprocal_rank(query, answer) for query, answer in answers) >= 0.95


def test_at_most_a_third_of_what_is_listed_is_wrong(answers: list[tuple[Query, Answer]], site: Path) -> None:
    listed = [(page, query.right_pages(site)) for query, answer in answers for page in answer.pages]
    assert sum(page not in right for page, right in listed) / len(listed) <= 1 / 3


def test_a_query_is_answered_in_less_than_100_milliseconds(
    answers: list[tuple[Query, Answer]], capsys: pytest.CaptureFixture[str]
) -> None:
    middle = median(answer.milliseconds for _, answer in answers)
    with capsys.disabled():
        print(f"（{len(answers)} 次查询，用时的中位数 {middle:.1f} 毫秒）", end="")  # noqa: T201 - a measure, to be read
    assert middle < 100


@pytest.mark.parametrize("query", QUERIES, ids=lambda query: query.text)
def test_the_search_box_lists_a_right_page_among_the_first_three(
    query: Query, desk: Page, site: Path
) -> None:
    type_in(desk, query.text)
    expect(desk.locator(FOUND).first).to_be_visible()
    first = [link.get_attribute("href") or "" for link in desk.locator(FOUND).all()[:3]]
    addresses = {href.partition("?")[0].partition("#")[0].removeprefix(desk.url) for href in first}
    assert addresses & query.right_pages(site)


def type_in(page: Page, text: str) -> None:
    """Replace what stands in the search box, and wait until what it listed is gone."""
    box = page.get_by_role("textbox", name="搜索")
    for content in ("", text):
        box.focus()
        box.fill(content)
        box.dispatch_event("keyup")
        if not content:
            expect(page.locator(FOUND)).to_have_count(0)


def test_the_texts_to_search_are_fetched_with_the_first_letter_and_once(page: Page, home: str) -> None:
    asked: list[str] = []
    page.on("request", lambda request: asked.append(request.url.removeprefix(home)))
    page.goto(home, wait_until="networkidle")
    assert "search/pages.json" not in asked
    for text in ("通办", "工资"):
        type_in(page, text)
        expect(page.locator(FOUND).first).to_be_visible()
    assert asked.count("search/pages.json") == 1


def test_words_found_are_marked_on_the_page_they_lead_to(page: Page, home: str) -> None:
    type_in(page, "周乾营")
    page.locator(FOUND).first.click()
    page.wait_for_url(f"{home}evaluation/**")
    expect(page.locator("article mark", has_text="周乾营")).to_be_visible()


def test_every_everyday_word_finds_a_page_by_an_official_word(
    desk: Page, real: Assessment, site: Path
) -> None:
    synonyms = real.report.glossary.synonyms
    found = ask(desk, *synonyms)
    for (word, means), answer in zip(synonyms.items(), found, strict=True):
        for official in means:
            assert Query(official).right_pages(site), f"{word}：没有网页写着“{official}”"
        assert set(answer.pages) & Query(word, means).right_pages(site), word


@pytest.mark.parametrize(
    ("query", "near"),
    [
        ("窗口排队时间", "appendix/surveys/"),
        ("物业管理花了多少钱", "budget/"),
        ("A21为什么扣分", "indicators/a/"),
    ],
)
def test_where_no_page_holds_a_query_the_nearest_are_offered(
    query: str, near: str, desk: Page, site: Path
) -> None:
    assert Query(query).right_pages(site) == set()
    assert near in ask(desk, query)[0].pages[:3]


@pytest.mark.parametrize("query", ["xyzzy", "constructor", "<b>", "龘靐", " "])
def test_what_the_report_does_not_know_finds_nothing(query: str, desk: Page) -> None:
    assert ask(desk, query)[0].pages == []


def test_what_is_typed_is_shown_as_text(desk: Page) -> None:
    type_in(desk, "<img src=x onerror=alert(1)>周乾营")
    expect(desk.locator(FOUND).first).to_be_visible()
    assert desk.locator(".md-search-result img").count() == 0
