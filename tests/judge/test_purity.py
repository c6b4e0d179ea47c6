"""Judging needs no browser, no disk and no clock, and saved evidence is judged as fresh evidence is."""

import subprocess
import sys
from datetime import date
from typing import Any

import msgspec

from checker.judge import judge_page
from checker.model import Evidence, Unchecked

BLOCKED_IMPORT = """
import sys

class Blocker:
    def find_spec(self, name, path=None, target=None):
        if name.split(".")[0] in ("playwright", "axe_playwright_python"):
            raise ImportError("not installed: " + name)

sys.meta_path.insert(0, Blocker())
import checker.judge, checker.judge.page_judge, checker.text.scores, checker.rulebook
rulebook = checker.rulebook.load()
print(len([rule.title for rule in rulebook.rules.values()]))
print(sorted(name for name in sys.modules if name.startswith(("playwright", "checker.capture"))))
"""


def test_judging_imports_without_playwright():
    command = [sys.executable, "-c", BLOCKED_IMPORT]
    done = subprocess.run(command, capture_output=True, text=True, timeout=60, check=False)
    assert done.returncode == 0, done.stderr
    count, modules = done.stdout.split()
    assert int(count) > 100
    assert modules == "[]"


def test_saved_evidence_is_judged_as_fresh_evidence(book: Any, make: Any):
    fresh = make.evidence(
        axe=make.axe_evidence("color-contrast", "violation"), text=make.page_text("An MRI.")
    )
    saved = msgspec.json.decode(msgspec.json.encode(fresh), type=Evidence | Unchecked)
    reports = [judge_page(one, book, book.profile("strict"), date(2026, 1, 1)) for one in (fresh, saved)]
    assert reports[0].findings
    assert reports[0] == reports[1]


def test_judging_opens_no_file_and_no_socket(book: Any, make: Any):
    captured = make.evidence(axe=make.axe_evidence("color-contrast", "violation"))
    warm = judge_page(captured, book, book.profile("patient"), date(2026, 1, 1))
    touched: list[str] = []
    sys.addaudithook(lambda event, _: touched.append(event) if watched["on"] else None)
    watched["on"] = True
    again = judge_page(captured, book, book.profile("patient"), date(2026, 1, 1))
    watched["on"] = False
    assert again == warm
    assert not [event for event in touched if event.split(".")[0] in ("open", "socket", "subprocess", "os")]


watched = {"on": False}
"""Audit hooks cannot be taken off again, so this one is switched."""
