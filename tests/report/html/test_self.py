"""The HTML report is a page too: it must pass what it asks of others."""

import json
import subprocess
import sys
from pathlib import Path

import pytest

from checker.report import Telling, render

pytestmark = pytest.mark.browser
START = "import sys; from checker.cli import main; sys.exit(main())"


@pytest.fixture(scope="module")
def told(samples, rulebook, tmp_path_factory) -> dict:
    """Return the JSON of a check of a report of two pages, with what it quotes left out."""
    folder = tmp_path_factory.mktemp("self")
    report = folder / "report.html"
    (folder / "page.png").write_bytes(samples.png(1280, 1600))
    run = samples.run(samples.page(), samples.unchecked())
    report.write_text(render("html", Telling(run, rulebook, folder)), encoding="utf-8")
    return check(report, folder)


def check(report: Path, folder: Path) -> dict:
    done = subprocess.run(
        [sys.executable, "-c", START, "check", report.name, "--exclude", ".quoted", "--format", "json=-"],
        cwd=folder,
        capture_output=True,
        check=False,
        timeout=120,
    )
    return json.loads(done.stdout)


def test_the_report_passes_its_own_profile(told) -> None:
    failed = [each for each in told["pages"][0]["findings"] if each["outcome"] == "failed"]
    assert [(each["rule"], each["selector"]) for each in failed if each["gates"]] == []
    assert told["pages"][0]["outcome"] == "checked"
    assert told["verdict"]["outcome"] == "pass"


def test_the_reports_own_words_read_at_grade_eight_or_lower(told) -> None:
    reading = told["pages"][0]["reading"]
    assert reading["words"] > 100
    assert reading["grade"] <= 8


def test_what_is_quoted_is_not_scored_as_the_reports_own_words(told) -> None:
    scored = " ".join(block["text"] for block in told["pages"][0]["blocks"])
    assert "Go to the answer" not in scored
    assert "bronchospasm" not in scored
