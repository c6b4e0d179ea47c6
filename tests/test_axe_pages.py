"""Every rule of the axe-core that ships with checker has a page, and each page agrees with axe."""

import importlib.util
import re
import shutil
from functools import cache
from pathlib import Path
from typing import Any, NamedTuple

import pytest
import yaml
from playwright.async_api import async_playwright

from checker.resources import folder
from checker.rulebook import load

PAGES = sorted((folder("rules") / "axe").glob("*.md"))
KEYS = {"id", "kind", "asks", "criteria", "impact", "needs", "messages", "question", "sources", "since"}
IMPACTS = {"minor", "moderate", "serious", "critical"}

# WCAG 2.2 took this criterion out; a finding cannot count against it any more.
REMOVED = {"4.1.1"}

MOST_WORDS = 25
"""The longest sentence that our own rules let a patient page have."""


class AxeRule(NamedTuple):
    """What axe-core itself says about one of its rules."""

    impact: str
    criteria: tuple[str, ...]


def axe_source() -> str:
    """Return the text of the installed axe-core, found without importing (and starting) Playwright."""
    spec = importlib.util.find_spec("axe_playwright_python")
    assert spec is not None
    assert spec.origin is not None
    return (Path(spec.origin).parent / "axe.min.js").read_text(encoding="utf-8")


@cache
def axe_rules() -> dict[str, AxeRule]:
    """Return axe-core's rules by id, read from the rule list in its minified source."""
    entries = re.findall(r'\{id:"([\w-]+)",[^{}]*?impact:"(\w+)"[^{}]*?tags:\[([^\]]*)\]', axe_source())
    return {name: AxeRule(impact, criteria_in(tags)) for name, impact, tags in entries}


def criteria_in(tags: str) -> tuple[str, ...]:
    """Return the numbers of the criteria among axe's tags: `wcag143` is 1.4.3, `wcag2a` is none."""
    return tuple(".".join(digits) for digits in re.findall(r'"wcag(\d)(\d)(\d+)"', tags))


def front_matter(page: Path) -> dict[str, Any]:
    front: dict[str, Any] = yaml.safe_load(page.read_text(encoding="utf-8").split("---\n")[1])
    return front


def every_page(argument: str = "page") -> pytest.MarkDecorator:
    return pytest.mark.parametrize(argument, PAGES, ids=lambda page: page.stem)


def test_axe_rules_are_found_in_the_source_of_axe() -> None:
    assert axe_rules()["color-contrast"] == AxeRule("serious", ("1.4.3",))
    assert axe_rules()["region"] == AxeRule("moderate", ())
    # axe also lists its rules' help texts; the two lists must tell of the same rules.
    described = re.findall(r"""[{,]"?([\w-]+)"?:\{description:["']""", axe_source())
    assert len(described) > 100
    assert set(described) == set(axe_rules())


def test_every_axe_rule_has_a_page_and_every_page_an_axe_rule() -> None:
    assert {page.stem for page in PAGES} == set(axe_rules())


@every_page()
def test_page_has_every_key_and_its_own_name(page: Path) -> None:
    front = front_matter(page)
    assert set(front) == KEYS
    assert front["id"] == f"axe/{page.stem}"
    assert front["kind"] == "axe"
    assert front["needs"] == ["axe"]
    assert set(front["messages"]) == {"failed", "cantTell"}


@every_page()
def test_page_names_the_criteria_and_impact_that_axe_names(page: Path) -> None:
    front, rule = front_matter(page), axe_rules()[page.stem]
    assert front["criteria"] == [number for number in rule.criteria if number not in REMOVED]
    assert front["impact"] == rule.impact
    assert front["impact"] in IMPACTS


@every_page()
def test_messages_ask_for_nothing_but_name_and_role(page: Path) -> None:
    for message in front_matter(page)["messages"].values():
        assert set(re.findall(r"\{([^}]*)\}", message)) <= {"name", "role"}, message
        assert message.format(name="“Call us”", role="link").endswith("."), message
    assert "{" not in front_matter(page)["question"]


@every_page()
def test_page_asks_real_questions(page: Path) -> None:
    front = front_matter(page)
    assert front["asks"].endswith("?")
    assert "?" in front["question"], "says nothing to find out"
    assert "fault" in front["question"], "does not say what would make it a fault"


@every_page()
def test_sources_begin_with_the_first_criterion(page: Path) -> None:
    front = front_matter(page)
    *understanding, deque = front["sources"]
    assert re.fullmatch(rf"https://dequeuniversity\.com/rules/axe/[\d.]+/{page.stem}", deque)
    slugs = [load().criteria[number].slug for number in front["criteria"][:1]]
    assert understanding == [f"https://www.w3.org/WAI/WCAG22/Understanding/{slug}" for slug in slugs]


@every_page()
def test_rulebook_reads_a_title_a_reason_and_a_remedy_that_stands_alone(page: Path) -> None:
    text = page.read_text(encoding="utf-8")
    rule = load().rules[f"axe/{page.stem}"]
    assert rule.title != rule.asks
    assert rule.why
    assert rule.first_remedy.endswith(".")
    assert rule.first_remedy in text, "the first sentence holds code, which a console shows raw"
    assert not set(rule.first_remedy) & set("<>`*")
    assert rule.examples == (), "what axe finds is tested by axe; the page shows only what is better"


def sentences(page: Path) -> list[str]:
    front, rule = front_matter(page), load().rules[f"axe/{page.stem}"]
    remedy = rule.remedy.partition("*Better*")[0]
    words = [front["asks"], *front["messages"].values(), front["question"], rule.title, rule.why, remedy]
    return [sentence for text in words for sentence in re.split(r"(?<=[.?!])\s+", text.strip())]


@every_page()
def test_page_keeps_the_sentence_length_it_asks_of_others(page: Path) -> None:
    assert [s for s in sentences(page) if len(s.split()) > MOST_WORDS] == []


def test_no_two_pages_have_the_same_title_or_ask_the_same() -> None:
    rules = [load().rules[f"axe/{page.stem}"] for page in PAGES]
    for texts in ([rule.title for rule in rules], [rule.asks for rule in rules]):
        assert [text for text in texts if texts.count(text) > 1] == []


def better_example(page: Path) -> str:
    """Return the page's better example as a whole document, with what its first tag needs around it."""
    shown = re.findall(
        r"^\*Better\*\n\n```html\n(.*?)\n```$", page.read_text("utf-8"), re.DOTALL | re.MULTILINE
    )
    assert len(shown) == 1, f"{page.stem} shows {len(shown)} better examples"
    code: str = shown[0]
    first = re.split(r"[\s>]", code, maxsplit=1)[0]
    if first in {"<html", "<body"}:
        return f"<!doctype html>{code}"
    if first in {"<meta", "<title"}:
        return f"<!doctype html><html lang=en><head>{code}</head></html>"
    return f"<!doctype html><body>{f'<table>{code}</table>' if first == '<tr' else code}</body>"


def installed_chromium() -> str | None:
    """Return a Chromium of this machine; None leaves the choice to Playwright, which brings its own."""
    return next(filter(None, map(shutil.which, ("chromium-headless-shell", "chromium"))), None)


RUN_ONE_RULE = """async id => (await axe.run({ runOnly: [id] })).violations.map(
    found => `${found.id}: ${found.nodes.map(node => node.failureSummary)}`)"""


@pytest.mark.browser
async def test_axe_finds_no_fault_of_its_kind_in_the_better_examples() -> None:
    source, faults = axe_source(), []
    async with async_playwright() as playwright:
        browser = await playwright.chromium.launch(
            executable_path=installed_chromium(), chromium_sandbox=False
        )
        tab = await browser.new_page()
        await tab.route("**/*", lambda route: route.abort())
        for page in PAGES:
            await tab.set_content(better_example(page), wait_until="domcontentloaded")
            await tab.evaluate(source)
            faults += await tab.evaluate(RUN_ONE_RULE, page.stem)
        known = await tab.evaluate("axe.getRules().map(rule => rule.ruleId)")
        await browser.close()
    assert faults == []
    assert set(known) == set(axe_rules()), "the rules read from axe's source are not those that it runs"
