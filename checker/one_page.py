"""One page by itself: how it is to be measured, and what its evidence comes to."""

from datetime import UTC, datetime
from urllib.parse import urlsplit

from checker.capture.open_page import Wanted
from checker.config import Settings
from checker.judging import Judge
from checker.model import Evidence, RunPlan, Unchecked
from checker.page_check import PageCheck
from checker.policies import judge_for

_OWN_MACHINE = ("127.0.0.1", "localhost", "::1")
_FIRST_PASSING_PORT = 32768
"""From here on systems give ports out by chance, to whoever asks for any: Linux's range begins lowest."""


def judge_of(url: str, settings: Settings) -> Judge:
    """Return what judges the page at an address. Raises as `judge_for` does."""
    return judge_for(settings, (steady(url),), datetime.now(UTC).date())


def wanted(url: str, settings: Settings, judge: Judge, picture: bool = False) -> Wanted:
    """Return how the open page at an address is to be measured."""
    origin, kept = _origin(url), _origin(steady(url))
    return Wanted(
        settings,
        picture=picture,
        aaa=judge.policy.of(steady(url)).gates.level == "AAA",
        renames={origin: kept} if origin != kept else {},
    )


def judged(captured: Evidence | Unchecked, judge: Judge) -> PageCheck:
    """Return what the rules and the policy say of a page that was measured by itself."""
    plan = RunPlan(started=captured.captured, profile=judge.policy.profile.id, targets=(captured.target,))
    return PageCheck(captured, judge.run(plan, {0: judge.page(captured)}, interrupted=False))


def steady(url: str) -> str:
    """Return an address without a port that a test's own server got by chance: it is another next time."""
    try:
        parts = urlsplit(url)
        passing = parts.hostname in _OWN_MACHINE and (parts.port or 0) >= _FIRST_PASSING_PORT
    except ValueError:  # a port or an IPv6 address that is none
        return url
    return parts._replace(netloc=parts.netloc.removesuffix(f":{parts.port}")).geturl() if passing else url


def _origin(url: str) -> str:
    parts = urlsplit(url)
    return f"{parts.scheme}://{parts.netloc}"
