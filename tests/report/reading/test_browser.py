"""The HTML report in Chromium: it passes what it asks of others, and its notes come to mouse and keyboard."""

from collections.abc import AsyncIterator
from pathlib import Path

import pytest
import pytest_asyncio
from playwright.async_api import Page, async_playwright, expect

from checker.api import check_async
from checker.capture.browser import find_browser
from checker.report import render

pytestmark = pytest.mark.browser
WIDE, PHONE = {"width": 1280, "height": 900}, {"width": 320, "height": 640}


@pytest.fixture(scope="module")
def report(drafts, tmp_path_factory) -> Path:
    place = tmp_path_factory.mktemp("reading") / "reading.html"
    telling = drafts.telling(drafts.page(), earlier=drafts.before())
    place.write_text(render("reading-html", telling), encoding="utf-8")
    return place


@pytest_asyncio.fixture(loop_scope="session", scope="module")
async def chromium() -> AsyncIterator:
    async with async_playwright() as running:
        opened = await running.chromium.launch(executable_path=find_browser().path or None)
        yield opened
        await opened.close()


@pytest_asyncio.fixture(loop_scope="session", params=[WIDE, PHONE], ids=["wide", "phone"])
async def shown(request, chromium, report) -> AsyncIterator[Page]:
    page = await chromium.new_page(viewport=request.param)
    await page.goto(report.as_uri())
    yield page
    await page.close()


def note(page: Page, weight: str):
    """Return the number of the first mark of this weight, and what it shows."""
    flag = page.locator(f".line .flag.w-{weight}").first
    return flag.locator("> .badge"), flag.locator("> .note-box")


async def test_axe_finds_no_failure_and_the_profile_is_passed(report, tmp_path) -> None:
    run = await check_async(report, runs=str(tmp_path))
    page = run.pages[0]
    assert page.outcome == "checked"
    failed = [each for each in page.findings if each.outcome == "failed"]
    assert [(each.rule, each.selector) for each in failed if each.source == "axe" or each.gates] == []
    assert run.verdict.outcome == "pass"


async def test_focus_shows_why_and_escape_hides_it(shown) -> None:
    badge, told = note(shown, "advice")
    await expect(told).to_be_hidden()
    await badge.focus()
    await expect(told).to_be_visible()
    await expect(told).to_contain_text("Write “use”, or “take”.")
    await shown.keyboard.press("Escape")
    await expect(told).to_be_hidden()
    await expect(badge).to_be_focused()


async def test_a_note_is_on_the_screen_and_can_be_pointed_at(shown) -> None:
    badge, told = note(shown, "must")
    await badge.hover()
    await expect(told).to_be_visible()
    box = await told.bounding_box()
    assert box
    assert box["x"] >= 0
    assert box["x"] + box["width"] <= shown.viewport_size["width"]
    await told.hover()
    await expect(told).to_be_visible()


async def test_the_number_tells_a_screen_reader_why(shown) -> None:
    badge, _ = note(shown, "advice")
    await expect(badge).to_have_accessible_name("Advice, note 2")
    await expect(badge).to_have_accessible_description(
        "Advice More people know another word than “utilise”. Write “use”, or “take”."
    )


async def test_a_link_in_the_list_leads_to_the_note_by_keyboard(shown) -> None:
    badge, told = note(shown, "must")
    await shown.locator(".changes .kind.w-must .to").first.press("Enter")
    await expect(badge).to_be_focused()
    await expect(told).to_be_visible()


async def test_what_is_not_wanted_is_hidden_and_the_words_stay(shown) -> None:
    badge, _ = note(shown, "advice")
    await shown.locator(".show-advice").uncheck()
    await expect(badge).to_be_hidden()
    await expect(shown.locator(".kind.w-advice")).to_be_hidden()
    await expect(shown.get_by_text("utilise", exact=True).first).to_be_visible()
    await expect(note(shown, "must")[0]).to_be_visible()


async def test_nothing_scrolls_sideways(shown) -> None:
    widths = await shown.evaluate("[document.documentElement.scrollWidth, innerWidth]")
    assert widths[0] <= widths[1]


async def test_a_print_has_every_reason_and_no_controls(shown) -> None:
    await shown.emulate_media(media="print")
    await expect(shown.locator(".filter")).to_be_hidden()
    await expect(shown.locator(".changes .kind.w-hard")).to_contain_text("three rare words")
    await expect(shown.locator(".changes .kind.w-advice")).to_contain_text("Write “use”, or “take”.")
