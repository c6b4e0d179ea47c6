"""The pytest plugin: the fixture `check_page`, its options, and one run of all that was checked.

pytest loads this module in every session, whether it is used or not. So it imports only pytest at first:
what it does lies in `checker.testsuite`, and comes when it is used.
"""

import os
from collections.abc import Generator
from typing import TYPE_CHECKING, Any

import pytest

if TYPE_CHECKING:
    from pathlib import Path

    from checker.testsuite.ending import Ending
    from checker.testsuite.fixture import CheckPage
    from checker.testsuite.suite import Suite

_PARTS = pytest.StashKey[str]()
"""Name of the folder in which all processes of this session keep what they check."""
_SUITE: pytest.StashKey["Suite"] = pytest.StashKey()
_ENDING: pytest.StashKey["Ending | str"] = pytest.StashKey()
"""What came of the session, or why nothing did."""
_OPTIONS = ("checker_profile", "checker_baseline", "checker_report")


def pytest_addoption(parser: pytest.Parser) -> None:
    """Add our options, and the same for the ini file."""
    group = parser.getgroup("checker", "checker: can everyone use this page, and understand it?")
    group.addoption("--checker-profile", metavar="NAME", help="The policy that check_page judges by.")
    group.addoption(
        "--checker-baseline",
        metavar="FILE|none",
        help="Old debt that decides nothing (default: as the settings file says).",
    )
    group.addoption(
        "--checker-report",
        metavar="NAME[=PATH]",
        action="append",
        help="Write a report of all pages checked, such as html=report.html. May be given again.",
    )
    parser.addini("checker_profile", "The policy that check_page judges by.")
    parser.addini("checker_baseline", "Old debt that decides nothing.")
    parser.addini("checker_report", "Reports of all pages checked, one NAME[=PATH] a line.", "linelist")


def pytest_configure(config: pytest.Config) -> None:
    """Look at the options, where any are given: a slip ends the session before its first test."""
    given = getattr(config, "workerinput", {}).get("checker_parts")
    config.stash[_PARTS] = given or f"parts-{os.urandom(4).hex()}"
    if given is None and any(_wish(config, name) for name in _OPTIONS):
        from checker.errors import CheckerError
        from checker.testsuite.suite import reports_of

        try:
            suite = _suite_of(config)
            reports_of(suite.wishes)
            _ = suite.settings
        except CheckerError as fault:
            raise pytest.UsageError(f"checker: {fault}") from None


@pytest.hookimpl(optionalhook=True)
def pytest_configure_node(node: Any) -> None:
    """Tell a worker of pytest-xdist where its checks go."""
    node.workerinput["checker_parts"] = node.config.stash[_PARTS]


@pytest.fixture
def check_page(request: pytest.FixtureRequest) -> "CheckPage":
    """Check a page: `assert check_page(page).ok`.

    It takes a Playwright page as it stands, an address, a path, or HTML. In an asynchronous test, await it.
    """
    from checker.testsuite.fixture import CheckPage

    return CheckPage(_suite_of(request.config), request.node)


@pytest.hookimpl(wrapper=True)
def pytest_runtest_makereport(
    item: pytest.Item, call: pytest.CallInfo[None]
) -> Generator[None, pytest.TestReport, pytest.TestReport]:
    """Put what is wrong with the page into the failure."""
    if call.excinfo is not None and _SUITE in item.config.stash:
        from checker.testsuite.fixture import CHECKS
        from checker.testsuite.told import explain

        checks = item.stash.get(CHECKS, None)
        explain(call.excinfo.value, checks or ())
    return (yield)


@pytest.hookimpl(trylast=True)
def pytest_sessionfinish(session: pytest.Session) -> None:
    """Make one run of all that was checked, once all tests are done."""
    config = session.config
    if _SUITE in config.stash:
        config.stash[_SUITE].close()
    if hasattr(config, "workerinput") or not (config.rootpath / ".checker" / config.stash[_PARTS]).is_dir():
        return
    from checker.errors import CheckerError
    from checker.testsuite.ending import end

    try:
        ending = end(_suite_of(config))
    except CheckerError as fault:
        config.stash[_ENDING] = f"checker: {fault} What was checked is kept in {_suite_of(config).parts}"
        session.exitstatus = session.exitstatus or pytest.ExitCode.INTERNAL_ERROR
        return
    if ending:
        config.stash[_ENDING] = ending


def pytest_terminal_summary(terminalreporter: Any, config: pytest.Config) -> None:
    """Say on one line what was checked, and where the reports are."""
    ending = config.stash.get(_ENDING, None)
    if isinstance(ending, str):
        terminalreporter.write_line(ending, red=True)
    elif ending:
        from checker.testsuite.told import last_lines

        for row in last_lines(ending, config.invocation_params.dir):
            terminalreporter.write_line(row)


def _suite_of(config: pytest.Config) -> "Suite":
    if _SUITE not in config.stash:
        from checker.testsuite.suite import Suite, Wishes

        wishes = Wishes(
            root=config.rootpath,
            profile=_wish(config, "checker_profile"),
            baseline=_wish(config, "checker_baseline"),
            baseline_from=_start(config, "checker_baseline"),
            reports=tuple(_wish(config, "checker_report") or ()),
            reports_from=_start(config, "checker_report"),
        )
        config.stash[_SUITE] = Suite(wishes, config.rootpath / ".checker" / config.stash[_PARTS])
    return config.stash[_SUITE]


def _wish(config: pytest.Config, name: str) -> Any:
    """Return what the command line says, else what the ini file says."""
    return config.getoption(name) or config.getini(name)


def _start(config: pytest.Config, name: str) -> "Path":
    """Return where the relative paths of an option start: at the call, or at the ini file that has it."""
    if config.getoption(name) or not config.inipath:
        return config.invocation_params.dir
    return config.inipath.parent
