"""checker: can everyone use this patient page, and can anyone understand it?

Read the package in the order of its one sentence:
target → page → evidence → findings → verdict → reports (`pipeline.py`).

What other programs use stands in `__all__`; it is imported when it is first asked for, so that
`import checker` costs nothing.
"""

from importlib import import_module
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from checker.api import check, check_async, check_page, check_page_async, read
    from checker.errors import CheckerError, UsageError
    from checker.model import Evidence, Finding, PageReport, Run, Unchecked, Verdict
    from checker.page_check import PageCheck

__version__ = "0.1.0"
__all__ = [
    "CheckerError",
    "Evidence",
    "Finding",
    "PageCheck",
    "PageReport",
    "Run",
    "Unchecked",
    "UsageError",
    "Verdict",
    "check",
    "check_async",
    "check_page",
    "check_page_async",
    "read",
]

_HOMES = {
    "checker.api": ("check", "check_async", "check_page", "check_page_async", "read"),
    "checker.errors": ("CheckerError", "UsageError"),
    "checker.model": ("Evidence", "Finding", "PageReport", "Run", "Unchecked", "Verdict"),
    "checker.page_check": ("PageCheck",),
}
"""Module → the names that it has for other programs."""


def __getattr__(name: str) -> Any:
    home = next((module for module, names in _HOMES.items() if name in names), None)
    if home is None:
        raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
    return getattr(import_module(home), name)


def __dir__() -> list[str]:
    return sorted({*globals(), *__all__})
