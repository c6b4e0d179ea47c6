"""Findings on a console by what became of them: new, waived, known, not deciding, fixed."""

from io import StringIO

import pytest
from rich.console import Console

from checker.report.console.screen import print_run


@pytest.fixture
def told(rulebook):
    def tell(run, *, verbose: bool = False) -> str:
        paper = StringIO()
        print_run(run, rulebook, Console(file=paper, width=100, height=45), verbose=verbose)
        return paper.getvalue()

    return tell


@pytest.mark.parametrize(
    ("status", "says"),
    [
        ("new-rule", "Asked for the first time. The rule is newer than the baseline."),
        ("unstable", "Not seen each time. The rule is newer than the baseline."),
        ("new", "The rule is newer than the baseline."),
    ],
)
def test_what_does_not_decide_stands_apart_and_says_why(samples, told, status: str, says: str) -> None:
    odd = samples.finding(status=status, gates=False, note="The rule is newer than the baseline.")
    lines = [
        line.strip()
        for line in told(samples.run(samples.page(findings=(samples.finding(), odd)))).splitlines()
    ]
    if status == "new":
        assert "2 × Not so: “Links lead somewhere” (serious)" in lines
        return
    at = lines.index("1 × Not so: “Links lead somewhere” (serious, does not decide)")
    assert lines.index("1 × Not so: “Links lead somewhere” (serious)") < at
    assert lines[at + 1] == says


def test_what_was_known_or_waived_is_not_shown_but_on_demand(samples, told) -> None:
    findings = (
        samples.finding(status="known", gates=False, message="Known one."),
        samples.finding(status="moved", gates=False, message="Moved one.", note="It was in “Find us”."),
        samples.finding(status="waived", gates=False, message="Waived one.", outcome="cantTell"),
    )
    run = samples.run(samples.page(findings=findings))
    brief, whole = told(run), told(run, verbose=True)
    assert "No new fault found by these checks." in brief
    assert "Not shown: what is known or waived (--verbose)" in brief
    assert "one." not in brief
    assert "Put right" not in whole
    assert [part for part in ("Known one.", "Moved one.", "Waived one.", "Known, moved. It was in “Find us”.",
                              "Known or accepted before") if part not in whole] == []  # fmt: skip


def test_what_is_fixed_since_the_baseline_is_told_on_demand(samples, told) -> None:
    run = samples.run(fixed=(samples.debt(), samples.debt(where="button \x1b[2J“Old”")))
    assert "Not shown: what is known or waived, or fixed since the baseline (--verbose)" in told(run)
    whole = told(run, verbose=True)
    assert "Fixed since the baseline (checker baseline --prune)" in whole
    assert "placeholder-link: link “Old shop”, in “Help” · https://example.org/net" in whole
    assert "button “Old”" in whole
    assert "\x1b" not in whole


def test_a_rule_that_is_gone_is_called_by_its_id(samples, told) -> None:
    run = samples.run(samples.page(findings=(samples.finding(rule="no-longer-there"),)))
    assert "1 × no-longer-there (serious)" in told(run)


@pytest.mark.parametrize("gates", [True, False])
def test_the_number_of_places_to_look_at_says_how_it_differs_from_the_verdicts(samples, told, gates) -> None:
    asked = samples.finding(outcome="cantTell", gates=gates, question="Does it?")
    text = told(samples.run(samples.page(findings=(asked, asked))))
    assert "A person must look at 2 places" in text
    assert ("2 places (not every answer changes the verdict)" in text) is not gates
