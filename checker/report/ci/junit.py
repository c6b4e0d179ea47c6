"""The run as JUnit XML: one suite a page, one case a rule. Valid by Jenkins' `junit-10.xsd`.

The class name of a case is its page and the rule's family. Readers of test results part it at the last dot:
Jenkins shows the page as the package, and no two pages are taken for one test. That schema allows `file` on
suites only, and no count of skipped cases on the root.
"""

import re
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime
from typing import TYPE_CHECKING, TextIO

from checker.model import Finding, PageReport, Run
from checker.model.rules import FAMILIES, Family
from checker.report.ci.junit_cases import Case, cases_of, cases_of_findings
from checker.report.telling import Telling
from checker.report.words.escape import line
from checker.report.words.file_places import Source, source_of
from checker.report.words.page_names import NOT_REACHED, SITE, named_pages, not_reached
from checker.report.words.plain_words import lines_of
from checker.report.words.xml_text import attribute, content

if TYPE_CHECKING:
    from checker.rulebook import Rulebook

STEM = "junit"
SUFFIX = ".xml"
WHOLE_PAGE = "The page can be checked"
_ATTACHMENT = re.compile(r"\[\[(?=ATTACHMENT)", re.IGNORECASE)
"""Jenkins and GitLab take `[[ATTACHMENT|path]]` in the output of a case as an order to publish that file."""
_NAME, _WORDS, _PLACE = 200, 600, 4000
"""Characters of a name, of a sentence, and of all that is said about one place."""


@dataclass(frozen=True, slots=True)
class Suite:
    """One page, or what belongs to none."""

    name: str
    cases: tuple[Case, ...]
    page: PageReport | None = None

    def count(self) -> Counter[str]:
        """Return how many cases there are of each kind."""
        return Counter(case.kind for case in self.cases)


def write(telling: Telling, out: TextIO) -> None:
    """Write the run as JUnit XML, page by page."""
    total: Counter[str] = Counter()
    for suite in _suites(telling.run):
        total.update(suite.count())
    out.write('<?xml version="1.0" encoding="UTF-8"?>\n')
    out.write(f'<testsuites name="checker"{_counts(total)} time="{_seconds(telling.run):.3f}">\n')
    names = _Names(telling.rulebook)
    for suite in _suites(telling.run):
        out.writelines(_suite(suite, telling, names))
    out.write("</testsuites>\n")


class _Names(dict[str, tuple[str, Family]]):
    """Rule → the name of its cases as an attribute, and its family; made once for each rule."""

    def __init__(self, rulebook: "Rulebook") -> None:
        self._rules = rulebook.rules

    def __missing__(self, rule_id: str) -> tuple[str, Family]:
        rule = self._rules.get(rule_id)
        words = f"{rule.id}: {rule.title}" if rule else line(rule_id) or WHOLE_PAGE
        family: Family = rule.family if rule else "page"
        self[rule_id] = made = attribute(words, _NAME), family
        return made


def _suites(run: Run) -> Iterator[Suite]:
    for name, page in named_pages(run, _NAME):
        yield Suite(name, tuple(cases_of(page)), page)
    if run.site.findings:
        yield Suite(SITE, tuple(cases_of_findings(run.site.findings)))
    if missing := not_reached(run):
        yield Suite(NOT_REACHED, (Case("", "error", reason=missing),))


def _suite(suite: Suite, telling: Telling, names: _Names) -> Iterator[str]:
    count = suite.count()
    source = source_of(suite.page, telling.sources) if suite.page else Source()
    file = f" file={attribute(source.file)}" if source.file else ""
    yield f'<testsuite name={attribute(suite.name)}{_counts(count)} skipped="{count["skipped"]}"'
    yield f" timestamp={attribute(telling.run.run.started)}{file}>\n"
    if suite.page:
        yield _properties(suite.page)
    classes = {family: attribute(f"{suite.name}.{family}") for family in FAMILIES}
    for case in suite.cases:
        name, family = names[case.rule]
        yield f"<testcase name={name} classname={classes[family]}"
        yield from _inside(case, source)
    yield "</testsuite>\n"


def _properties(page: PageReport) -> str:
    reading = page.reading
    grade = f"{reading.grade:.1f}" if reading and reading.grade is not None else "not scored"
    told = {"title": page.title, "language": page.lang, "profile": page.profile, "reading grade": grade}
    rows = [
        f'<property name="{key}" value={attribute(value, _NAME)}/>' for key, value in told.items() if value
    ]
    return f"<properties>{''.join(rows)}</properties>\n"


def _inside(case: Case, source: Source) -> Iterator[str]:
    """Yield the end of a case's opening tag, and all that follows it."""
    if case.kind == "passed" and not case.beside:
        yield "/>\n"
        return
    yield ">\n"
    if case.kind != "passed":
        headline = line(_headline(case)) or "No question was given."
        kind = case.found[0].impact if case.found else "not-checked"
        said = _places(case.found, source) or content(headline, _WORDS)
        yield f'<{case.kind} type="{kind}" message={attribute(headline, _WORDS)}>{said}</{case.kind}>\n'
    if case.beside:
        yield f"<system-out>{_places(case.beside, source)}</system-out>\n"
    yield "</testcase>\n"


def _headline(case: Case) -> str:
    if not case.found:
        return case.reason
    first = case.found[0].message if case.kind == "failure" else case.found[0].question
    more = f"{len(case.found)} places, the first: " if len(case.found) > 1 else ""
    gap = f" {case.reason}" if case.reason else ""
    return f"{more}{first or case.found[0].message}{gap}"


def _places(findings: tuple[Finding, ...], source: Source) -> str:
    """Return each place in a few lines, with a number before it."""
    told = (
        f"{number}. " + "\n   ".join(lines_of(finding, source))
        for number, finding in enumerate(findings, start=1)
    )
    return "\n".join(content(_ATTACHMENT.sub("[ [", place), _PLACE) for place in told)


def _counts(count: Counter[str]) -> str:
    return f' tests="{count.total()}" failures="{count["failure"]}" errors="{count["error"]}"'


def _seconds(run: Run) -> float:
    """Return how long the run took; 0 where its times cannot be read."""
    try:
        times = (datetime.fromisoformat(moment) for moment in (run.run.finished, run.run.started))
        return max(0.0, (next(times) - next(times)).total_seconds())
    except (ValueError, TypeError):
        return 0.0
