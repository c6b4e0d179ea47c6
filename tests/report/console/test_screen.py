import re
from io import StringIO
from pathlib import Path

import pytest
from rich.console import Console

from checker.judge import Policy, verdict
from checker.model import Verdict
from checker.report import Telling, render
from checker.report.console.screen import print_run


def printed(run, rulebook, *, width=80, height=24, terminal=False, **options) -> str:
    paper = StringIO()
    console = Console(
        file=paper,
        width=width,
        height=height,
        force_terminal=terminal,
        color_system="standard" if terminal else None,
    )
    print_run(run, rulebook, console, **options)
    return paper.getvalue()


def test_the_summary_says_what_matters_in_order(samples, rulebook, folder) -> None:
    text = render("console", Telling(samples.run(), rulebook, folder))
    in_order = (
        "FAIL",
        "3 faults of level A or AA must be put right.",
        "Checked 1 of 1 page.",
        "reading grade 12.3 (10.9 to 13.6), hard, over the target of 8",
        "1 × Not so: “Text stands out from what is behind it” (critical)",
        "2 × Not so: “Links lead somewhere” (serious)",
        "The link “Learn more” leads nowhere.",
        "Do: Give the link the address of its page.",
        "1 × Not so: “The text is easy to read” (moderate)",
        "A person must look at 2 places",
        "1 ? A picture's text says more than its caption?",
        "The whole report:",
    )
    places = [text.find(words) for words in in_order]
    assert -1 not in places, in_order[places.index(-1)]
    assert places == sorted(places)
    assert "Where: link “Learn more”, in “Patient stories” · #stories > article:nth-of-type(2) > a" in text


def test_accepted_findings_are_not_told_as_faults(samples, rulebook, folder) -> None:
    assert "INCA" not in render("console", Telling(samples.run(), rulebook, folder))


@pytest.mark.parametrize(("width", "height"), [(80, 24), (100, 40)])
def test_the_summary_fits_the_screen_however_much_was_found(samples, rulebook, width, height) -> None:
    findings = tuple(
        samples.finding(rule=f"rule-{number}", outcome=outcome, message="word " * 60, question="why " * 40)
        for number in range(40)
        for outcome in ("failed", "cantTell")
    )
    run = samples.run(*[samples.page(findings=findings)] * 12)
    text = printed(
        run, rulebook, width=width, height=height, terminal=True, ascii=True, report=Path("report.html")
    )
    lines = _without_colour(text).splitlines()
    assert len(lines) <= height - 1
    assert max(map(len, lines)) <= width
    assert "more kinds of fault" in text
    assert "Checked 12 of 12 pages." in text


def test_verbose_tells_every_kind_of_fault(samples, rulebook) -> None:
    findings = tuple(samples.finding(rule=f"rule-{number}") for number in range(30))
    text = printed(samples.run(samples.page(findings=findings)), rulebook, verbose=True)
    assert all(f"rule-{number} " in text for number in range(30))


def test_ascii_is_ascii(samples, rulebook) -> None:
    page = samples.page(title="Santé – 你好", findings=(samples.finding(name="naïve “café”…"),))
    text = printed(samples.run(page), rulebook, ascii=True)
    assert text.isascii()
    assert "Sante - ??" in text


def test_colour_only_on_a_terminal(samples, rulebook) -> None:
    assert "\x1b[" not in printed(samples.run(), rulebook)
    assert "\x1b[" in printed(samples.run(), rulebook, terminal=True)


@pytest.mark.parametrize(
    ("height", "many", "told"),
    [
        (40, 5, (5, "")),
        (40, 7, (4, "and 3 more reasons (--verbose)")),
        (24, 4, (2, "and 2 more reasons (--verbose)")),
    ],
)
def test_reasons_that_are_left_out_are_counted(
    samples, rulebook, height: int, many: int, told: tuple[int, str]
) -> None:
    shown, says = told
    reasons = ("Checked 1 of 1 page.", *(f"Reason {number}." for number in range(many)))
    run = samples.run(verdict=Verdict(outcome="fail", reasons=reasons, notes=reasons[1:]))
    text = printed(run, rulebook, height=height, terminal=True)
    assert text.count("  - Reason") == shown
    assert says in text
    assert ("more note" in text) is (many > 4 or height < 32)
    assert printed(run, rulebook, verbose=True).count("Reason ") == 2 * many


def test_notes_stand_under_the_reasons_and_are_harmless(samples, rulebook) -> None:
    verdict = Verdict(
        outcome="pass", reasons=("Checked 1 of 1 page.", "All is well."), notes=("A\x1b[2J note.",)
    )
    lines = printed(samples.run(verdict=verdict), rulebook).splitlines()
    assert lines[:3] == ["PASS", "  - All is well.", "  · A note."]


def test_a_run_that_was_stopped_counts_what_was_named(samples, rulebook, folder) -> None:
    run = samples.run()
    stopped = samples.run(run=type(run.run)(**{**_fields(run.run), "interrupted": True, "targets": 9}))
    assert "Checked 1 of 9 pages. Stopped before the end." in render(
        "console", Telling(stopped, rulebook, folder)
    )


def test_that_a_run_was_stopped_is_said_once(samples, rulebook) -> None:
    info = type(samples.run().run)(**{**_fields(samples.run().run), "interrupted": True, "targets": 9})
    reasons = ("Checked 1 of 9 pages.", "The run was stopped before it was done.")
    text = printed(samples.run(run=info, verdict=Verdict(outcome="incomplete", reasons=reasons)), rulebook)
    assert len(re.findall("(?i)stopped", text)) == 1


@pytest.mark.parametrize("interrupted", [False, True])
@pytest.mark.parametrize("count", [(0, 0), (0, 1), (1, 1), (1, 2), (2, 999), (3, 1_000), (2, 12_345)])
def test_coverage_is_told_once(samples, rulebook, count: tuple[int, int], interrupted: bool) -> None:
    pages, targets = count
    reached = (samples.page(),) * pages
    info = type(samples.run().run)(
        **{**_fields(samples.run().run), "interrupted": interrupted, "targets": targets}
    )
    answer = verdict(
        reached, targets, Policy(rulebook, rulebook.profiles["patient"]), interrupted=interrupted
    )
    text = printed(samples.run(pages=reached, run=info, verdict=answer), rulebook)
    assert len(re.findall(r"Checked [\d,]+ of [\d,]+ pages?\.", text)) == 1
    assert f"Checked {pages} of {targets:,} page" in text


def test_a_run_without_faults_or_pages_can_be_told(samples, rulebook, folder) -> None:
    assert "No fault found by these checks." in render(
        "console", Telling(samples.run(samples.page(findings=())), rulebook, folder)
    )
    assert "No fault" not in render("console", Telling(samples.run(samples.unchecked()), rulebook, folder))
    assert "Checked 0 of 0 pages." in render(
        "console", Telling(samples.run(pages=(), run=_no_targets(samples)), rulebook, folder)
    )


def _fields(noun) -> dict:
    return {name: getattr(noun, name) for name in noun.__struct_fields__}


def _no_targets(samples):
    info = samples.run().run
    return type(info)(**{**_fields(info), "targets": 0})


def _without_colour(text: str) -> str:
    return re.sub(r"\x1b\[[0-9;]*m", "", text)
