"""What other Python programs call: check pages by name, or a Playwright page as it stands."""

import asyncio
import os
from collections.abc import Coroutine, Iterable, Sequence
from concurrent.futures import ThreadPoolExecutor
from typing import TYPE_CHECKING, Any, TypeVar, Unpack

import msgspec

from checker import drafts, pipeline, rulebook
from checker.capture.open_page import measured
from checker.capture.port import run_now
from checker.capture.sessions import AsyncSessions, SyncSessions
from checker.draft_targets import resolve_drafts
from checker.errors import UsageError
from checker.keywords import Options, PageOptions, settings_from
from checker.model import PageReport, Run
from checker.one_page import judge_of, judged, wanted
from checker.page_check import PageCheck
from checker.report import Telling, load
from checker.report.write import write_report
from checker.targets import credentials, resolve
from checker.wishes import STANDARD_OUTPUT, Wish, wish

if TYPE_CHECKING:
    from playwright.async_api import Page
    from playwright.sync_api import Page as SyncPage

T = TypeVar("T")
Named = str | os.PathLike[str] | Iterable[str | os.PathLike[str]]
"""An address, a file, a folder, or several of them."""


def check(targets: Named, /, **options: Unpack[Options]) -> Run:
    """Open pages in a browser, check them, keep the run, and return it.

    Args:
        targets: addresses, HTML files or folders, as the command line takes them.
        options: settings by name, over those of the settings file. Each `format="NAME=PATH"` is written.

    Raises:
        UsageError: a target, an option or its value is wrong.
        CheckerError: the run could not be made: no browser, no room on the disk.
    """
    return _now(check_async(targets, **options))


async def check_async(targets: Named, /, **options: Unpack[Options]) -> Run:
    """Do what `check` does, in a program that is asynchronous."""
    names = [os.fspath(one) for one in ((targets,) if isinstance(targets, str | os.PathLike) else targets)]
    formats = _formats(options.get("format", ()))
    settings = settings_from({name: value for name, value in options.items() if name != "format"})
    if not settings.basic_auth and (found := credentials(names)):
        settings = msgspec.structs.replace(settings, basic_auth=found)
    run, folder = await pipeline.check(resolve(names), settings, on_page=_told_nobody)
    _write(formats, Telling(run, rulebook.load(settings.house_style), folder, settings.source))
    return run


def read(targets: Named, /, **options: Unpack[Options]) -> Run:
    """Read drafts, and pages for their words alone, keep the run, and return it.

    Args:
        targets: documents, folders of them, or addresses, as `checker read` takes them.
        options: settings by name, over those of the settings file; the usual profile is `plain-words`. Each
            `format="NAME=PATH"` is written.

    Raises:
        UsageError: a target, an option or its value is wrong.
        CheckerError: the run could not be made: no browser for a page, no room on the disk.
    """
    names = [os.fspath(one) for one in ((targets,) if isinstance(targets, str | os.PathLike) else targets)]
    formats = _formats(options.get("format", ()))
    given = {name: value for name, value in options.items() if name != "format"}
    settings = settings_from(given, usual={"profile": "plain-words"})
    run, folder = drafts.read(resolve_drafts(names), settings, on_page=_told_nobody)
    _write(formats, Telling(run, rulebook.load(settings.house_style), folder, settings.source))
    return run


def check_page(page: "SyncPage", /, **options: Unpack[PageOptions]) -> PageCheck:
    """Check a page of Playwright's synchronous API as it stands: nothing is loaded, nothing stays changed.

    Args:
        page: open in Chromium, Chrome or Edge.
        options: settings by name, over those of the settings file.

    Raises:
        UsageError: the page is closed or in another browser; an option or its value is wrong.
    """
    settings = settings_from(options, PageOptions.__annotations__)
    judge = judge_of(page.url, settings)
    taken = run_now(measured(page, SyncSessions(page), wanted(page.url, settings, judge)))
    return judged(taken.captured, judge)


async def check_page_async(page: "Page", /, **options: Unpack[PageOptions]) -> PageCheck:
    """Do what `check_page` does, for a page of Playwright's asynchronous API; `timeout` holds there."""
    settings = settings_from(options, PageOptions.__annotations__)
    judge = judge_of(page.url, settings)
    taken = await measured(page, AsyncSessions(page), wanted(page.url, settings, judge))
    return judged(taken.captured, judge)


def _write(formats: Iterable[Wish], telling: Telling) -> None:
    for name, path in formats:
        write_report(name, telling, path)


def _formats(named: str | Sequence[str]) -> list[Wish]:
    """Return the reports that are wished for; a program has no screen to show one on."""
    wishes = [wish(one) for one in ((named,) if isinstance(named, str) else named)]
    for name, path in wishes:
        load(name)
        if not path or path == STANDARD_OUTPUT:
            raise UsageError(f"`format` has no path for {name}.", f'Name a file: format="{name}=PATH".')
    return wishes


def _now(work: Coroutine[Any, Any, T]) -> T:
    """Run to its end what is asynchronous, also where a loop runs already: in a notebook, beside a page."""
    try:
        asyncio.get_running_loop()
    except RuntimeError:
        return asyncio.run(work)
    with ThreadPoolExecutor(1) as beside:
        return beside.submit(asyncio.run, work).result()


def _told_nobody(_page: PageReport, _done: int, _total: int) -> None:
    """Nobody waits at a screen."""
