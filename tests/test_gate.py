"""The gate from end to end: a scratch repository, `checker init`, and the generated workflow run as shell.

Each test changes one thing in a repository whose faults are all in the baseline, and asks for exactly the
verdict that this change should give: exit code, reasons, what is new, what is fixed, what moved.
"""

import json
import re
import shutil
from collections.abc import Callable
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any, NamedTuple

import pytest
import yaml

ROOT = Path(__file__).parent.parent
pytestmark = pytest.mark.browser

ABOUT = """<!doctype html>
<html lang="en">
<head><meta charset="utf-8"><title>About our clinic</title></head>
<body>
<main>
<h1>About our clinic</h1>
<p>We are open each day. You can call us or come by.</p>
<section aria-label="Visit us"><h2>Visit us</h2><p>Take the bus to the hill.</p>
<img src="map.png">
</section>
<section aria-label="Our team"><h2>Our team</h2><p>Two nurses and a doctor work here.</p>
</section>
</main>
</body>
</html>
"""
OLD = '<img src="map.png">\n'
NEW = '<p><a href="team.html"></a></p>\n'
ALL_KNOWN = "Checked 3 of 3 pages."
NO_NEW = r"\d+ checks found no new fault that decides under this profile\."
ONE_NEW = "1 new fault against WCAG 2.2 A/AA on 1 page."


class Told(NamedTuple):
    """What a run of the workflow came to."""

    code: int
    outcome: str
    reasons: list[str]
    """Without the counts of open questions, which are not the gate's."""
    notes: list[str]
    new: list[tuple[str, str]]
    """Page and rule of each fault that decides."""
    moved: list[str]
    fixed: list[str]
    stdout: str


class Repository:
    """A repository with a site, its settings, its baseline and its workflow."""

    def __init__(self, folder: Path, shell: Callable[..., Any]) -> None:
        self.folder = folder
        self._shell = shell
        self.about = folder / "site/about.html"

    def run(self, script: str, code: int = 0, **environment: str) -> str:
        done = self._shell(script, self.folder, **environment)
        assert done.returncode == code, done.stdout + done.stderr
        return str(done.stdout + done.stderr)

    def commit(self) -> None:
        self.run("git add --all && git commit -qm change")

    def change(self, old: str, new: str, file: str = "site/about.html") -> None:
        text = (self.folder / file).read_text("utf-8")
        assert text.count(old) == 1
        (self.folder / file).write_text(text.replace(old, new), "utf-8")

    def plant(self) -> None:
        """Put a new fault into the small page: a link with no name."""
        self.change("</main>", f"{NEW}</main>")

    def workflow(self, **environment: str) -> Told:
        """Run the steps of the generated workflow as shell."""
        text = (self.folder / ".github/workflows/checker.yml").read_text("utf-8")
        steps = [step["run"] for step in yaml.safe_load(text)["jobs"]["checker"]["steps"] if "run" in step]
        *before, check = steps
        for step in before:
            self.run(step)
        done = self._shell(check, self.folder, **environment)
        return self._told(done.returncode, done.stdout)

    def _told(self, code: int, stdout: str) -> Told:
        run = json.loads(self._shell("checker report last --format json=-", self.folder).stdout)
        findings = [(page, one) for page in run["pages"] for one in page["findings"]]
        verdict = run["verdict"]
        return Told(
            code,
            verdict["outcome"],
            [
                reason
                for reason in verdict["reasons"]
                if "A person must" not in reason and "open question" not in reason
            ],
            list(verdict.get("notes", [])),
            [(page["url"], one["rule"]) for page, one in findings if one["gates"]],
            [one["rule"] for _, one in findings if one["status"] == "moved"],
            [one["rule"] for one in run["fixed"]],
            stdout,
        )


@pytest.fixture(scope="module")
def template(tmp_path_factory: pytest.TempPathFactory, shell: Callable[..., Any]) -> Path:
    """The repository as it is on its main branch: set up, all faults of today in the baseline."""
    folder = tmp_path_factory.mktemp("gate") / "project"
    shutil.copytree(ROOT / "fixtures/net-disease-page", folder / "site")
    (folder / "site/improved.html").unlink()
    (folder / "site/about.html").write_text(ABOUT, "utf-8")
    made = Repository(folder, shell)
    made.run("git init -q -b main && git add --all && git commit -qm site")
    said = made.run("checker init --ci github --baseline")
    assert "Wrote checker-baseline.toml" in said
    made.change("#screenshot = false", "screenshot = false", "checker.toml")
    made.commit()
    made.run("git update-ref refs/remotes/origin/main HEAD")
    return folder


@pytest.fixture
def repository(template: Path, tmp_path: Path, shell: Callable[..., Any]) -> Repository:
    """A copy of it, to be changed."""
    shutil.copytree(template, tmp_path / "project")
    return Repository(tmp_path / "project", shell)


def only(told: Told, *reasons: str) -> None:
    """Assert that a run has these reasons and no other."""
    assert len(told.reasons) == len(reasons), told.reasons
    assert [
        found for found, wanted in zip(told.reasons, reasons, strict=True) if not re.fullmatch(wanted, found)
    ] == []


def test_old_faults_let_the_build_pass(repository: Repository) -> None:
    told = repository.workflow()
    assert (told.code, told.outcome, told.new, told.moved, told.fixed) == (0, "pass", [], [], [])
    only(told, re.escape(ALL_KNOWN), NO_NEW)
    assert (repository.folder / "checker.sarif").is_file()
    assert (repository.folder / "checker-report.html").is_file()
    assert "::error" not in told.stdout


def test_one_new_fault_fails_and_is_shown_at_its_line_though_an_old_one_is_fixed(
    repository: Repository,
) -> None:
    repository.plant()
    repository.change(OLD, '<img src="map.png" alt="The way from the bus stop up the hill">\n')
    told = repository.workflow()
    assert (told.code, told.outcome) == (1, "fail")
    assert told.new == [("site/about.html", "axe/link-name")]
    assert told.fixed == ["axe/image-alt"]
    only(told, re.escape(ALL_KNOWN), re.escape(ONE_NEW))
    line = repository.about.read_text("utf-8").splitlines().index(NEW.strip()) + 1
    assert f"::error file=site/about.html,line={line}," in told.stdout
    assert told.stdout.count("::error") == 1


def test_a_fixed_fault_passes_is_pruned_and_may_not_come_back(repository: Repository) -> None:
    before = repository.about.read_text("utf-8")
    repository.change(OLD, "")
    told = repository.workflow()
    assert (told.code, told.outcome, told.new, told.fixed) == (0, "pass", [], ["axe/image-alt"])
    assert any("fixed" in note and "--prune" in note for note in told.notes)
    baseline = repository.folder / "checker-baseline.toml"
    places = baseline.read_text("utf-8").count("[[debt]]")
    repository.run("checker baseline --prune")
    assert baseline.read_text("utf-8").count("[[debt]]") == places - 1
    repository.commit()
    repository.about.write_text(before, "utf-8")
    told = repository.workflow()
    assert (told.code, told.outcome, told.new) == (1, "fail", [("site/about.html", "axe/image-alt")])
    only(told, re.escape(ALL_KNOWN), re.escape(ONE_NEW))


def test_a_fault_that_moved_within_its_page_is_the_same_fault(repository: Repository) -> None:
    repository.change(OLD, "")
    repository.change("doctor work here.</p>\n", f"doctor work here.</p>\n{OLD}")
    told = repository.workflow()
    assert (told.code, told.outcome, told.new, told.fixed) == (0, "pass", [], [])
    assert told.moved == ["axe/image-alt"]


def test_the_same_fault_twice_is_two(repository: Repository) -> None:
    repository.change(OLD, OLD * 2)
    told = repository.workflow()
    assert (told.code, told.new) == (1, [("site/about.html", "axe/image-alt")])
    only(told, re.escape(ALL_KNOWN), re.escape(ONE_NEW))


def test_generated_names_and_things_around_it_do_not_make_a_fault_new(repository: Repository) -> None:
    repository.change(OLD, '<div class="css-1x8a"><img id="r:7:" class="sc-a1b2" src="map.png"></div>\n')
    repository.change(
        '<section aria-label="Visit us">', '<p>Call us first.</p><section aria-label="Visit us" class="x">'
    )
    told = repository.workflow()
    assert (told.code, told.outcome, told.new) == (0, "pass", [])


@pytest.mark.parametrize(("days", "code"), [(-1, 1), (30, 0)])
def test_a_waiver_holds_until_it_expires_and_then_the_fault_counts_again(
    repository: Repository, days: int, code: int
) -> None:
    repository.plant()
    until = datetime.now(UTC).date() + timedelta(days=days)
    with (repository.folder / "checker.toml").open("a", encoding="utf-8") as settings:
        settings.write(
            '\n[[waive]]\nrule = "axe/link-name"\nurl = "/site/about.html"\n'
            f'reason = "the page goes in spring"\nowner = "web team"\nuntil = {until}\n'
        )
    told = repository.workflow()
    assert told.code == code
    if code:
        assert told.new == [("site/about.html", "axe/link-name")]
        only(told, re.escape(ALL_KNOWN), re.escape(ONE_NEW))
        assert any("expired" in note and str(until) in note for note in told.notes)
    else:
        assert (told.outcome, told.new) == ("pass", [])
        assert any("waived" in note for note in told.notes)


def test_a_baseline_that_may_only_shrink_stops_the_build_when_it_has_grown(repository: Repository) -> None:
    repository.plant()
    refused = repository.run("checker check --quiet || checker baseline", code=1)
    assert "may only shrink" in refused
    assert "axe/link-name" in refused
    # Someone goes round it: a call that names the file does not ask if it may grow.
    repository.run("checker baseline --baseline checker-baseline.toml")
    told = repository.workflow()
    assert (told.code, told.outcome, told.new) == (1, "fail", [])
    grown = r"The baseline may only shrink, and has grown by 1 place since {}\."
    only(told, re.escape(ALL_KNOWN), grown.format(".+"))
    repository.run("git checkout -qb change")
    repository.commit()
    repository.change("open each day", "open every day")
    repository.commit()
    told = repository.workflow(GITHUB_BASE_REF="main")
    assert (told.code, told.outcome, told.new) == (1, "fail", [])
    only(told, re.escape(ALL_KNOWN), grown.format("origin/main"))


def test_a_page_that_is_not_there_is_never_a_pass(repository: Repository) -> None:
    repository.about.unlink()
    text = (repository.folder / ".github/workflows/checker.yml").read_text("utf-8")
    check = yaml.safe_load(text)["jobs"]["checker"]["steps"][-2]["run"]
    said = repository.run(check, code=2)
    assert "There is no file or folder site/about.html." in said
    assert "targets in" in said


def test_a_new_query_string_does_not_make_old_faults_new(
    server: Any, tmp_path: Path, shell: Callable[..., Any]
) -> None:
    made = Repository(tmp_path, shell)
    address = server.page(ABOUT, "/about")
    made.run(f"checker check --no-screenshot --quiet {address}", code=1)
    made.run("checker baseline")
    made.run(f"checker check --no-screenshot --quiet '{address}?from=mail&v=8f3a#team'")
    server.page(ABOUT.replace("</main>", f"{NEW}</main>"), "/about")
    made.run(f"checker check --no-screenshot --quiet '{address}?from=mail&v=9b00'", code=1)
