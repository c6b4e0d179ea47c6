"""What the fixture `check_page` is: called with a page in any form, it gives a PageCheck."""

import asyncio
import inspect
import os
import shutil
from collections.abc import Awaitable, Iterator
from contextlib import contextmanager
from typing import Unpack, overload
from urllib.parse import urlsplit

import msgspec
import pytest
from playwright.async_api import Page
from playwright.sync_api import Page as SyncPage

from checker.capture.evidence_of import Taken
from checker.capture.open_page import measured
from checker.capture.port import run_now
from checker.capture.secret_headers import without_login
from checker.capture.sessions import AsyncSessions, SyncSessions
from checker.config import Settings
from checker.errors import CheckerError, UsageError
from checker.judging import Judge
from checker.keywords import PageOptions
from checker.model import Evidence, Run, Target
from checker.one_page import judged, steady, wanted
from checker.page_check import PageCheck
from checker.report.json_report import pieces
from checker.store import RunFolder, load_evidence
from checker.targets import credentials, resolve
from checker.testsuite.own_browser import Errand
from checker.testsuite.suite import Suite
from checker.testsuite.told import properties

Named = str | os.PathLike[str]
_ADDRESSES = ("http:", "https:", "file:")
"""Schemes of addresses that mean the same page next time."""
CHECKS = pytest.StashKey[list[PageCheck]]()
"""Under this key a test holds what it has checked."""


class CheckPage:
    """Checks pages for one test, and keeps what was found for the run of the whole suite."""

    def __init__(self, suite: Suite, item: pytest.Item) -> None:
        self._suite = suite
        self._item = item
        test = getattr(item, "obj", None)
        self._asynchronous = callable(test) and inspect.iscoroutinefunction(inspect.unwrap(test))
        self._number = 0
        item.stash[CHECKS] = []

    def __repr__(self) -> str:
        return "check_page"  # as a failed assertion shows it

    @overload
    def __call__(self, page: SyncPage | Named, /, **options: Unpack[PageOptions]) -> PageCheck: ...

    @overload
    def __call__(self, page: Page, /, **options: Unpack[PageOptions]) -> Awaitable[PageCheck]: ...

    def __call__(
        self, page: SyncPage | Page | Named, /, **options: Unpack[PageOptions]
    ) -> PageCheck | Awaitable[PageCheck]:
        """Check a page: one of Playwright as it stands, or one that is opened here.

        Args:
            page: of Playwright's synchronous or asynchronous API; an address; the path of an HTML file or
                of a folder; or HTML, which begins with `<`.
            options: settings by name, for this check alone.

        Returns:
            The check. In an asynchronous test, and for a page of the asynchronous API, it is awaited.

        Raises:
            UsageError: the page cannot be checked here, or an option is wrong.
        """
        __tracebackhide__ = True
        try:
            found = self._check(page, self._suite.settings_of(dict(options)))
        except CheckerError as fault:  # it says all that there is to say: our own lines would hide it
            raise fault.with_traceback(None) from None
        return found if isinstance(found, PageCheck) else _awaited(found)

    def _check(self, page: object, settings: Settings) -> PageCheck | Awaitable[PageCheck]:
        if isinstance(page, str | os.PathLike):
            return self._named(os.fspath(page), settings)
        if isinstance(page, SyncPage):
            return self._standing_now(page, settings)
        if isinstance(page, Page):
            return self._standing(page, settings)
        raise UsageError(
            f"check_page() cannot check what is of the type {type(page).__name__}.",
            "Give it a page of Playwright, an address, a path, or HTML.",
        )

    def _standing_now(self, page: SyncPage, settings: Settings) -> PageCheck:
        judge = self._suite.judge(page.url, settings)
        with self._part(self._target_of(page)) as part:
            how = wanted(page.url, settings, judge, settings.screenshot)
            return self._kept(part, run_now(measured(page, SyncSessions(page), how)), judge)

    async def _standing(self, page: Page, settings: Settings) -> PageCheck:
        judge = self._suite.judge(page.url, settings)
        with self._part(self._target_of(page)) as part:
            how = wanted(page.url, settings, judge, settings.screenshot)
            return self._kept(part, await measured(page, AsyncSessions(page), how), judge)

    def _kept(self, part: RunFolder, taken: Taken, judge: Judge) -> PageCheck:
        captured = taken.captured
        target = part.plan.targets[0]
        if target.kind != "url":  # a page without an address: the test's name tells it from others
            captured = msgspec.structs.replace(captured, target=target)
            if isinstance(captured, Evidence):
                response = msgspec.structs.replace(captured.response, url=target.url)
                captured = msgspec.structs.replace(captured, response=response)
        captured = part.keep(0, captured, picture=taken.picture)
        return self._told(part, judged(captured, judge))

    def _named(self, page: str, settings: Settings) -> PageCheck | Awaitable[PageCheck]:
        html = page.encode("utf-8", "replace") if page.lstrip().startswith("<") else b""
        target = self._html_target() if html else _one_target(page)
        return (self._opened if self._asynchronous else self._opened_now)(target, html, settings)

    def _opened_now(self, target: Target, html: bytes, settings: Settings) -> PageCheck:
        judge = self._suite.judge(target.url, settings)
        with self._part(target) as part:
            errand = Errand(target, html, settings, part, judge, _renames(target))
            return self._told(part, _from(self._suite.browser.check(errand).result(), part))

    async def _opened(self, target: Target, html: bytes, settings: Settings) -> PageCheck:
        judge = self._suite.judge(target.url, settings)
        with self._part(target) as part:
            errand = Errand(target, html, settings, part, judge, _renames(target))
            run = await asyncio.wrap_future(self._suite.browser.check(errand))
            return self._told(part, _from(run, part))

    @contextmanager
    def _part(self, target: Target) -> Iterator[RunFolder]:
        """Give the folder of one check; what came to nothing leaves none."""
        self._number += 1
        part = self._suite.part(self._item.nodeid, self._number, target)
        try:
            yield part
        except BaseException:
            shutil.rmtree(part.path.parent, ignore_errors=True)
            raise

    def _told(self, part: RunFolder, check: PageCheck) -> PageCheck:
        part.finish(pieces(check.run))
        self._item.stash[CHECKS].append(check)
        self._item.user_properties.extend(properties(check))
        return check

    def _target_of(self, page: SyncPage | Page) -> Target:
        url = steady(without_login(page.url))
        return Target(given=url, url=url) if url.startswith(_ADDRESSES) else self._html_target()

    def _html_target(self) -> Target:
        name = self._item.nodeid if not self._number else f"{self._item.nodeid} ({self._number + 1})"
        return Target(given=name, url=name, kind="stdin")


async def _awaited(check: Awaitable[PageCheck]) -> PageCheck:
    __tracebackhide__ = True
    try:
        return await check
    except CheckerError as fault:
        raise fault.with_traceback(None) from None


def _one_target(page: str) -> Target:
    if credentials([page]):
        raise UsageError(
            "check_page() takes no address with a password in it.", "Put it into the settings: basic_auth."
        )
    targets = resolve([page])
    if len(targets) > 1:
        raise UsageError(
            f"{page} names {len(targets)} pages.", "Check them one by one, or use checker.check."
        )
    return targets[0]


def _renames(target: Target) -> dict[str, str]:
    if target.kind != "url" or steady(target.url) == target.url:
        return {}
    parts, kept = urlsplit(target.url), urlsplit(steady(target.url))
    return {f"{parts.scheme}://{parts.netloc}": f"{kept.scheme}://{kept.netloc}"}


def _from(run: Run, part: RunFolder) -> PageCheck:
    return PageCheck(next(iter(load_evidence(part.path))).captured, run)
