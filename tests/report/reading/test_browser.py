"""The HTML report in Chromium: it passes what it asks of others, and its notes come to mouse and keyboard."""

import re
from pathlib import Path

import pytest
from playwright.sync_api import Page, expect

from checker.api import check
from checker.report import render

pytestmark = pytest.mark.browser
NOTE = "#p1-m1-note"


@pytest.fixture(scope="module")
def report(drafts, tmp_path_factory) -> Path:
    place = tmp_path_factory.mktemp("reading") / "reading.html"
    telling = drafts.telling(drafts.page(), earlier=drafts.before())
    place.write_text(render("reading-html", telling), encoding="utf-8")
    return place


def test_axe_finds_no_failure_and_the_profile_is_passed(report, tmp_path) -> None:
    run = check(report, runs=str(tmp_path))
    page = run.pages[0]
    assert page.outcome == "checked"
    failed = [each for each in page.findings if each.outcome == "failed"]
    assert [(each.rule, each.selector) for each in failed if each.source == "axe" or each.gates] == []
    assert run.verdict.outcome == "pass"
